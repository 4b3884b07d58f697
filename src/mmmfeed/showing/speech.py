"""Which members of a cluster speak: whose text, whose title, whose page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mmmfeed.model import Announcement, TitleOrigin
from mmmfeed.text.cuts import without_closing_call
from mmmfeed.text.segments import is_unspaced
from mmmfeed.text.sentences import is_finished
from mmmfeed.text.tongues import tongue
from mmmfeed.text.words import ELLIPSIS, comparable

_RUN = 3  # words, or signs where a script parts no words: what two texts share, they share in runs of these
_HELD = 0.5  # the share of a teaser's runs that its whole text has; the rest are datelines, calls and tags
_MUCH = 2  # times: a copy so much longer is no copy with a footer, the shorter one is a beginning or a summary
_TELLING = 30  # letters; what is found in a longer text may be so short by chance


class Pick(NamedTuple):
    """The member that a field is from, and why."""

    member: Announcement
    rule: str
    evidence: str = ""


def text(lead: Announcement, own: Sequence[Announcement], others: Sequence[Announcement]) -> Pick:
    """Whose text readers see: the lead's, unless that is a teaser and the whole text is here.

    `own` are the other copies of the publisher, or none where the lead is a partner's; `others` are of partners. Both
    are in the order in which they would lead.
    """
    for rule, copies, is_own in (("own-copy", own, True), ("whole-copy", others, False)):
        whole = [copy for copy in copies if not is_teaser(copy) and _is_teaser_of(lead, copy, is_own=is_own)]
        if whole:
            return Pick(_fullest(whole), rule, f"the copy of {lead.source} is cut")
    if is_teaser(lead):
        longest = _fullest([lead, *(copy for copy in own if speak_alike(lead, copy))])
        if longest is not lead:
            return Pick(longest, "longer-copy", "all copies are cut")
    return Pick(lead, "lead")


def title(lead: Announcement, own: Sequence[Announcement], text: Announcement) -> Pick:
    """Whose title readers see: the lead's, unless we made it up and somebody wrote one.

    A title that was made of a text without its end, and has no end itself, gives way to that of the whole text.
    """
    if lead.title_origin is not TitleOrigin.DERIVED:
        return Pick(lead, "lead")
    for copy in own:
        if copy.title_origin is not TitleOrigin.DERIVED and speak_alike(lead, copy):
            return Pick(copy, "own-title", f"{lead.source} gives none")
    if text is not lead and _is_unfinished(lead) and not _is_unfinished(text):
        return Pick(text, "whole-title", f"that of {lead.source} is made of a cut text")
    return Pick(lead, "lead")


def page(
    lead: Announcement, own: Sequence[Announcement], text: Announcement, others: Iterable[Announcement]
) -> Pick | None:
    """Whose page the entry links to: the publisher's own, else that of the text; at last that of any copy."""
    if lead.url:
        return Pick(lead, "lead")
    for rule, copies in (("own-page", own), ("page-of-text", [text]), ("page-of-copy", others)):
        for copy in copies:
            if copy.url and speak_alike(lead, copy):
                return Pick(copy, rule, f"{lead.source} names none")
    return None


def is_teaser(said: Announcement) -> bool:
    """Whether there is more to read elsewhere: its text is cut, or it has none."""
    return said.truncated or not (said.text or said.content)


def speak_alike(a: Announcement, b: Announcement) -> bool:
    """Whether they are in one language, as far as is known; `en` and `en-GB` are."""
    one, other = tongue(a.language), tongue(b.language)
    return not one or not other or one == other


def _is_teaser_of(said: Announcement, copy: Announcement, *, is_own: bool) -> bool:
    """Whether a copy says what `said` leaves out; of one's own it need not be in the same words."""
    if not speak_alike(said, copy) or _length(copy) <= _length(said):
        return False
    return (is_own or _holds(copy, said)) if is_teaser(said) else _breaks_off(said, copy, is_own=is_own)


def _breaks_off(said: Announcement, copy: Announcement, *, is_own: bool) -> bool:
    """Whether a text without a sign of a cut is a part of a copy, which says much more.

    What a partner's copy adds in paragraphs of its own may be the partner's words. But where it goes on in the middle
    of a paragraph, the shorter one was cut.
    """
    part, whole = comparable(said.text), ""
    if len(part) < _TELLING or _length(copy) < _MUCH * len(part):
        return False
    ends = set()
    for paragraph in copy.text.split("\n\n"):
        whole = f"{whole} {comparable(paragraph)}".strip()
        ends.add(len(whole))
    at = whole.find(part)
    return at >= 0 and (is_own or at + len(part) not in ends)


def _fullest(copies: Sequence[Announcement]) -> Announcement:
    """The first of them, unless it is itself but the beginning or the summary of another one.

    A longer copy is not the better one for that: introductions, biographies and footers of partners make it longer.
    """
    best = copies[0]
    for copy in copies[1:]:
        if _length(copy) >= _MUCH * _length(best):
            best = copy
    return best


def _holds(copy: Announcement, teaser: Announcement) -> bool:
    """Whether a copy has the words of a teaser in it, and is not another text about the same page."""
    told = without_closing_call(teaser.text) if teaser.text else teaser.title
    by_sign = is_unspaced(told)
    part, whole = (_units(text, by_sign=by_sign) for text in (told, f"{copy.title}\n{copy.text}"))
    length = min(_RUN, len(part))
    runs = _runs(part, length)
    return bool(length) and len(runs & _runs(whole, length)) >= _HELD * len(runs)


def _is_unfinished(said: Announcement) -> bool:
    """Whether a title was made of a sentence of which the end is not there."""
    if said.title_origin is not TitleOrigin.DERIVED:
        return False
    reaches_end = comparable(said.text).endswith(comparable(said.title)) and not is_finished(said.text)
    return said.title.endswith(ELLIPSIS) or reaches_end


def _length(said: Announcement) -> int:
    return len(comparable(said.text))


def _units(text: str, *, by_sign: bool) -> list[str]:
    words = comparable(text)
    return list(words.replace(" ", "")) if by_sign else words.split()


def _runs(units: Sequence[str], length: int) -> set[tuple[str, ...]]:
    return {tuple(units[at : at + length]) for at in range(len(units) - length + 1)}
