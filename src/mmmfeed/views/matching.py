"""Whether an announcement has the words, or what a regular expression describes, in it.

Words are found as whole words, in whatever case and punctuation; where a script parts no words (Chinese, Japanese,
Thai, …), anywhere. Regular expressions are those of https://pypi.org/project/regex/; case never matters.

What two words have to share is what text.words.comparable keeps, with one difference: the signs that belong to the
letter before them (vowels of Devanagari and Thai) are not taken for the end of a word.
"""

from __future__ import annotations

import re
import unicodedata
import warnings
from collections.abc import Callable, Iterable
from functools import cache, cached_property
from typing import TYPE_CHECKING

from mmmfeed.errors import RunawayError
from mmmfeed.specs import Wording
from mmmfeed.text.segments import UNSPACED
from mmmfeed.text.words import cut

if TYPE_CHECKING:
    import regex

    from mmmfeed.model import Announcement

_PATIENCE = 1.0  # seconds; what is no runaway takes thousandths for the longest text
_TITLE = 60  # characters, in a message

_LETTER = r"\p{L}\p{N}\p{M}"
_GAP = rf"[^{_LETTER}]"
_INSIDE = rf"[[{_LETTER}]--[{UNSPACED}]]"  # what stands beside a part of a word, and not beside a whole one
_IS_UNSPACED = re.compile(f"[{UNSPACED}]")
# Signs that may be written or not: soft hyphens and joiners, vowel points of Hebrew and Arabic, the Arabic stretch.
_OPTIONAL = re.compile(
    "[\u00ad\u200c\u200d\u2060\ufeff\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]"
)

Finds = Callable[["Said"], bool]


class Said:
    """The title and the text that wordings are looked for in; each form of them is made once."""

    def __init__(self, announcement: Announcement) -> None:
        self.title, self.text = announcement.title, announcement.text

    def parts(self, where: str) -> tuple[str, ...]:
        """As they are written: a pattern's ^ and $ are the beginning and the end of one of them."""
        return {"title": (self.title,), "text": (self.text,)}.get(where) or (self.title, self.text)

    def forms(self, where: str) -> tuple[str, ...]:
        """As words are found in them."""
        chosen = {"title": self._forms[:1], "text": self._forms[1:]}
        return chosen.get(where, self._forms)

    @cached_property
    def _forms(self) -> tuple[str, str]:
        return folded(self.title), folded(self.text)


def first(wordings: Iterable[Wording], said: Said) -> Wording | None:
    """The first of `wordings` that is found in `said`. Raises RunawayError."""
    return next((wording for wording in wordings if finds(wording)(said)), None)


@cache
def finds(wording: Wording) -> Finds:
    """The question whether it is there; made once. Raises ValueError where a pattern is none, with the reason."""
    return _pattern(wording) if wording.pattern else _words(wording)


def folded(text: str) -> str:
    """`text` without what makes no other word of a word: case, widths, signs that may be left out."""
    if text.isascii():
        return text.lower()
    return _OPTIONAL.sub("", unicodedata.normalize("NFKC", text).casefold())


def shown(wording: Wording) -> str:
    """As it is written in feeds.yaml."""
    return wording.words or f"/{wording.pattern}/"


def _words(wording: Wording) -> Finds:
    import regex

    runs = [run for word in wording.words.split() for run in _runs(word)]
    if not runs:
        raise ValueError("has no letter in it")
    rule, where = regex.compile(_rule(runs), regex.VERSION1), wording.where
    # Most texts don't have the word, which is told ten times as fast so.
    longest = max((letters for letters, _ in runs), key=len)
    return lambda said: any(longest in form and rule.search(form) is not None for form in said.forms(where))


def _runs(word: str) -> list[tuple[str, bool]]:
    """The runs of letters in a word ("e-mail*" has two), and of each whether any ending may follow."""
    import regex

    runs = regex.findall(rf"[{_LETTER}]+", folded(word))
    return [(run, word.endswith("*") and number == len(runs)) for number, run in enumerate(runs, start=1)]


def _rule(runs: list[tuple[str, bool]]) -> str:
    parts: list[str] = []
    for number, (letters, is_open) in enumerate(runs):
        if number:
            before = runs[number - 1][0][-1]
            parts.append(_GAP + ("*" if _IS_UNSPACED.match(before) or _IS_UNSPACED.match(letters) else "+"))
        # Letters and digits only, so that nothing has to be escaped.
        parts.append(letters + (rf"[{_LETTER}]*+" if is_open else ""))
    (start, _), (end, is_open) = runs[0], runs[-1]
    ahead = "" if _IS_UNSPACED.match(start) else f"(?<!{_INSIDE})"
    behind = "" if is_open or _IS_UNSPACED.match(end[-1]) else f"(?!{_INSIDE})"
    return f"{ahead}{''.join(parts)}{behind}"


def _pattern(wording: Wording) -> Finds:
    rule, where = _compiled(wording.pattern), wording.where

    def found(said: Said) -> bool:
        try:
            return any(rule.search(part, timeout=_PATIENCE) is not None for part in said.parts(where))
        except TimeoutError as error:
            raise RunawayError(
                f"the regular expression {shown(wording)} takes longer than {_PATIENCE:.0f} s on “"
                f"{cut(said.title, _TITLE)}”: it can match in too many ways. Write it simpler, without a repetition "
                "inside another one"
            ) from error

    return found


def _compiled(pattern: str) -> regex.Pattern[str]:
    import regex

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what may mean something else in versions to come
            return regex.compile(pattern, regex.IGNORECASE | regex.FULLCASE)
    except (regex.error, OverflowError, RecursionError) as error:
        raise ValueError(str(error)) from error
