"""A record that was corrected in its first words or its date: a name we don't know, in place of one that is gone.

Only for documents that are all that their source has to say (a dump). A record is named after its date and its first
words there, and a slip that is mended in them would otherwise make a second announcement of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import NamedTuple

from mmmfeed.merge.keys import TEXT_WINDOW, identity_keys, rule_of
from mmmfeed.model import Announcement, Decision, TitleOrigin
from mmmfeed.text.words import comparable

_ALIKE = 0.8  # of the words are the same but for slips, in the same order
_PROMISING = 0.5  # of the words are the same, in any order, before slips are looked for
_BEGINNING = 40  # characters that are the same at the beginning of a text which was cut elsewhere
_COMPARED = 400  # words; more cost time and tell nothing more
_LETTERS = 15  # a word, on average; more, and the script writes no spaces
_SLIPS = ((10, 2), (5, 1))  # from so many letters on, so many may differ, and it is the same word mended
_PAIRS = 5000  # of one day; where more records than that come and go, their likeness is not looked at


class _Pair(NamedTuple):
    likeness: float  # sorts last the pair that is most alike
    new: Announcement
    old: Announcement


def revisions(
    unknown: Sequence[Announcement],
    gone: Sequence[Announcement],
    doubtful: Sequence[Announcement] = (),
    *,
    same_bytes: bool = False,
) -> dict[str, Announcement]:
    """By the source_id of `unknown` ones: the one of `gone` that each is a revision of. Each is taken once.

    `doubtful` ones have a known name, but not the text that goes with it; if one of `gone` has it, they are that one.
    `same_bytes`: all were read from one document, by other rules; then a text may have moved to any day.
    """
    alike = [*_alike(unknown, gone, same_bytes=same_bytes), *_same(doubtful, gone)]
    pairs = sorted(alike, key=lambda p: (-p.likeness, p.new.source_id, p.old.source_id))
    found: dict[str, Announcement] = {}
    taken: set[str] = set()
    for _, new, old in pairs:
        if new.source_id not in found and old.source_id not in taken:
            found[new.source_id] = old
            taken.add(old.source_id)
    return found


def under_its_name(new: Announcement, old: Announcement) -> Announcement:
    """`new`, called as `old` is, which it is a revision of."""
    if new.source_id == old.source_id:
        return new
    told = f"{new.source_id} takes the place of {old.source_id}, which is gone and said the same, or nearly"
    decision = Decision(about="source_id", rule="revised", evidence=told)
    return replace(new, source_id=old.source_id, decisions=(*new.decisions, decision))


def is_doubtful(new: Announcement, known: Announcement) -> bool:
    """Whether `new` has a known one's name, but not its words."""
    return new.text != known.text and _said(new) != _said(known)


def clues(announcement: Announcement) -> set[str]:
    """The keys by which the same text is found under another date."""
    return {key for key in identity_keys(announcement) if rule_of(key) == "text"}


def _alike(unknown: Sequence[Announcement], gone: Sequence[Announcement], *, same_bytes: bool) -> Iterator[_Pair]:
    days: dict[object, list[Announcement]] = {}
    texts: dict[str, list[Announcement]] = {}
    arrivals = Counter(_day(new) for new in unknown)
    for old in gone:
        days.setdefault(_day(old), []).append(old)
        texts.setdefault(_said(old), []).append(old)
    for new in unknown:
        said, day = _said(new), _day(new)
        for old in texts.get(said, ()):
            if day == _day(old):
                yield _Pair(2.0, new, old)
            elif clues(new) and (same_bytes or _may_be_redated(old, new)):
                yield _Pair(1.5, new, old)
        mates = days.get(day, ())
        for old in mates if arrivals[day] * len(mates) <= _PAIRS else ():
            if likeness := _likeness(_said(old), said):
                yield _Pair(likeness, new, old)


def _same(doubtful: Sequence[Announcement], gone: Sequence[Announcement]) -> Iterator[_Pair]:
    # Records that begin alike are called after their whole text, while there are several: when one goes, the other is
    # called as the first one was before.
    texts = {(_day(old), _said(old)): old for old in gone}
    for new in doubtful:
        if old := texts.get((_day(new), _said(new))):
            yield _Pair(2.0, new, old)


def _day(said: Announcement) -> object:
    return said.published and said.published.date()


def _said(announcement: Announcement) -> str:
    title = "" if announcement.title_origin is TitleOrigin.DERIVED else announcement.title
    return comparable(f"{title}\n{announcement.text}")


def _may_be_redated(old: Announcement, new: Announcement) -> bool:
    """Whether the one date can be the other one mended: near it, or with day and month exchanged."""
    if old.published is None or new.published is None:
        return True
    before, after = old.published.date(), new.published.date()
    return abs(before - after) <= TEXT_WINDOW or (before.year, before.month, before.day) == (
        after.year,
        after.day,
        after.month,
    )


def _likeness(old: str, new: str) -> float:
    """Between 0 (another announcement) and 1 (the same one, with a slip mended)."""
    short, long = sorted((old, new), key=len)
    if len(short) >= _BEGINNING and long.startswith(short):
        return 1.0
    before, after = _units(old), _units(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _PROMISING or not _numbers_agree(before, after):
        return 0.0
    same = 0
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "replace" and not _is_mended(before[a:b], after[c:d]):
            return 0.0
        same += b - a + d - c if kind in {"equal", "replace"} else 0
    likeness = same / (len(before) + len(after))
    return likeness if likeness >= _ALIKE else 0.0


def _units(text: str) -> list[str]:
    """Words; letters where a script writes no spaces."""
    words = text.split()
    return (words if len(words) * _LETTERS > len(text) else list(text))[:_COMPARED]


def _numbers_agree(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether none has taken another's place: "Board meeting 14" is not "Board meeting 15"."""
    old, new = (Counter(unit for unit in units if any(map(str.isdigit, unit))) for units in (before, after))
    return not (old - new and new - old)


def _is_mended(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether words were replaced by themselves without a slip, and not by others, such as Ghent by Bruges."""
    if len(before) == len(after) and all(map(_is_slip, before, after)):
        return True
    # A space too many, too few, or in the wrong place.
    joined = "".join(before), "".join(after)
    return joined[0] == joined[1] or (len(before) != len(after) and _is_slip(*joined))


def _is_slip(before: str, after: str) -> bool:
    if sorted(before) == sorted(after):
        return True
    short = min(len(before), len(after))
    allowed = next((slips for letters, slips in _SLIPS if short >= letters), int(len(before) != len(after)))
    opcodes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return sum(max(b - a, d - c) for kind, a, b, c, d in opcodes if kind != "equal") <= allowed
