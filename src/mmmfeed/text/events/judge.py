"""Which of the days that a text names are days of something to attend."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

from mmmfeed.text.events import limits
from mmmfeed.text.events.candidates import Candidate
from mmmfeed.text.events.cues import ATTEND, Cue
from mmmfeed.text.events.passages import Passages

# Days without an hour behind one of these are when one can register: "les inscriptions sont ouvertes du 2 au 13 mars".
_REGISTERS = re.compile(
    r"regist(?!er now)|inscri|anmeld|einschreib|iscri|inscr|aanmeld|inschrijv|zapis|rejestr|anmäl|tilmeld|påmeld|ilmoittautum|přihl|înscri|εγγραφ|jelentkez"
    r"|prijav|kayıt|регистр|запис|реєстр|申込|申し込み|报名|報名|신청|등록"
)
_INVITE = frozenset({"invite"})
_SAID = frozenset({"invite", "happen"})
_NAMED = frozenset({"invite", "noun"})
_CALLS = frozenset({"invite", "happen", "noun"})
_ABOVE = 150  # characters from a heading to the sentence that tells the day
_LONG = timedelta(days=62)  # what lasts longer is the time of a project or a service
_CLOSE = 40  # characters from a call to a day
_FIELD = 50  # characters that a field's name may have


@dataclass(frozen=True, slots=True)
class Scene:
    """The text around the candidates."""

    text: str
    lowered: str
    cues: tuple[Cue, ...]
    passages: Passages
    language: str | None

    def kinds(self, start: int, end: int) -> frozenset[str]:
        """What the phrases in `text[start:end]` speak of."""
        return frozenset().union(*(cue.kinds for cue in self.cues if start <= cue.start < end))


def rank(candidate: Candidate, scene: Scene) -> int:
    """How likely `candidate` is a day of something to attend; 0: it is not."""
    begin, end = scene.passages.around(candidate.start)
    # A heading above names what a sentence may not: "Annual General Meeting", and below it day and hour.
    here, anywhere = scene.kinds(begin, end), scene.kinds(0, len(scene.text))
    if candidate.clock:
        here |= scene.kinds(max(0, begin - _ABOVE), begin)
    if _is_other_day(candidate, scene, begin, end) or not _is_told(candidate, here, anywhere):
        return 0
    points = (
        6 * candidate.label + 3 * (candidate.clock is not None) + candidate.weekday + (candidate.relative != "bare")
    )
    return 1 + points + 2 * len(here & _SAID) + len(here & {"noun", "act", "sitting"})


def _is_told(candidate: Candidate, here: frozenset[str], anywhere: frozenset[str]) -> bool:
    """Whether the text says that there is something to attend on that day."""
    if candidate.clock and candidate.clock.stamp:
        return False
    if candidate.relative or candidate.own:
        return _is_told_of_near(candidate, here, anywhere)
    if "kept" in here and not candidate.clock and "happen" not in here:
        return False
    if candidate.label or ((candidate.lead or candidate.alone) and candidate.clock):
        return candidate.clock is not None or bool(anywhere & ATTEND)
    if candidate.clock and (candidate.near_clock or candidate.weekday):
        # A stamp "2026-02-05 10:00" is a change of the page.
        return bool(anywhere & _CALLS or here & ATTEND) and (candidate.rule != "iso" or bool(here & _SAID))
    return _is_told_of_day(candidate, here, anywhere)


def _is_told_of_near(candidate: Candidate, here: frozenset[str], anywhere: frozenset[str]) -> bool:
    """The same for today, tomorrow, "on Friday": they stand in every press text, so they need more."""
    hour = candidate.clock is not None
    if candidate.relative == "bare":
        return hour and bool(anywhere & ATTEND) and (candidate.near_clock or bool(here & _NAMED))
    if candidate.own:
        return hour and bool(anywhere & _CALLS) and (candidate.rule != "iso" or bool(here & _CALLS))
    # "Today's conference showed …" is a report.
    return bool(here & (ATTEND if hour else _SAID)) and bool(anywhere & _NAMED)


def _is_told_of_day(candidate: Candidate, here: frozenset[str], anywhere: frozenset[str]) -> bool:
    """The same for a day without an hour."""
    if here & _SAID:
        return bool(anywhere & {"noun", "sitting", "invite"})
    days = candidate.days
    told = anywhere & {"invite", "happen", "act"} or (
        days.last and days.last - days.first < _LONG and not candidate.begun
    )
    if "noun" in here:
        return bool(told)
    return candidate.heads_line and "noun" in anywhere and bool(told or candidate.weekday)


def _is_other_day(candidate: Candidate, scene: Scene, begin: int, end: int) -> bool:
    """Whether it is the end of a period, a publication, something moved from there, cancelled or over."""
    if limits.is_off(scene.lowered, begin, end):
        return True
    if moved := limits.moved(scene.lowered, (begin, end), (candidate.start, candidate.end)):
        return moved == "old"
    languages = candidate.languages or frozenset({scene.language or ""})
    return (
        any(limits.ends_at(scene.lowered, begin, at, languages) for at in {candidate.start, candidate.span[0]})
        or (candidate.days.last is None and limits.ends_before(scene.lowered, candidate.end))
        or (not candidate.label and _is_near_other(candidate, scene, begin, end))
    )


def _is_near_other(candidate: Candidate, scene: Scene, begin: int, end: int) -> bool:
    """Whether the phrase that is nearest to the day speaks of another kind of day."""
    before = [cue for cue in scene.cues if begin <= cue.start and cue.end <= candidate.start]
    field = scene.text[begin : candidate.span[0]].rstrip()
    if field.endswith((":", "：")) and "\n" not in field[-_FIELD:]:
        # "Deadline for the conference: 5 March": what a field's name says first counts.
        return any("other" in cue.kinds for cue in before if cue.start >= begin + len(field) - _FIELD)
    # "The deadline for registration is 5 March" is no call to come.
    if candidate.clock is None and any(_REGISTERS.match(scene.lowered, cue.start) for cue in before[-1:]):
        return True
    close = [cue for cue in before if cue.kinds != _INVITE or candidate.start - cue.end > _CLOSE]
    nearest = close[-1:]
    if candidate.heads_line or candidate.rule == "wide":
        # "5 March – abstracts due"; and Japanese, Chinese and Korean put it behind.
        stop = scene.text.find("\n", candidate.end) if candidate.heads_line else end
        # "5時から7時まで" is until when it lasts.
        lasts = candidate.days.last or (candidate.clock and candidate.clock.finish)
        behind = candidate.span[1] + bool(lasts)
        nearest += [cue for cue in scene.cues if behind <= cue.start < max(stop, behind)][:1]
    return any(not cue.kinds & ATTEND and "other" in cue.kinds for cue in nearest)
