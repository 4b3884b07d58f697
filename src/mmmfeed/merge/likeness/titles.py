"""The titles of two announcements: whether they are one, and in which form they are compared."""

from __future__ import annotations

from mmmfeed.merge.likeness.guards import counting
from mmmfeed.merge.likeness.normal import Wording, Words
from mmmfeed.merge.likeness.places import weight

_TELLING = 13  # letters, if they are the same
_TELLING_WITHIN = 16  # letters, if one has the other
_TELLING_SIGNS = 20  # the same in scripts without spaces, where each sign is worth several


def comparable(a: Wording, b: Wording) -> tuple[Words, Words]:
    """Both titles; of a cut one without its last word, where that may be the beginning of one in the other."""
    return _uncut(a.title, b.title, cut=a.title_cut), _uncut(b.title, a.title, cut=b.title_cut)


def _uncut(title: Words, other: Words, *, cut: bool) -> Words:
    if not cut or len(title) < 2 or title.folded[-1] in other.folded:  # noqa: PLR2004
        return title
    half = any(word.startswith(title.folded[-1]) for word in other.folded)
    return title.but_last() if half else title


def agree(a: Wording, b: Wording) -> bool:
    """Whether one title is the other, or its beginning, or has it within: "[Partner news] A title", "A tit…"."""
    short, long = sorted((a.title, b.title), key=len)
    few, many = short.folded, long.folded
    weighed = sum(map(weight, few))
    if are_equal(a, b):
        return True
    if weighed < (_TELLING_SIGNS if a.unspaced else _TELLING_WITHIN):
        return False
    starts = [at for at in range(len(many) - len(few) + 1) if few == many[at : at + len(few)]]
    cut = a.title_cut or b.title_cut
    # "Release 1.9.2" is not "Release 1.9.2 RC2".
    return bool(starts) and (cut or not counting(long, [*range(starts[0]), *range(starts[0] + len(few), len(many))]))


def are_equal(a: Wording, b: Wording) -> bool:
    """Whether they are the same, and say enough."""
    return a.title.folded == b.title.folded and sum(map(weight, a.title.folded)) >= _TELLING


def has(text: Words, title: Words) -> bool:
    """Whether `text` has the words of `title` in a row."""
    few, many = title.folded, text.folded
    return bool(few) and any(few == many[at : at + len(few)] for at in range(len(many) - len(few) + 1))
