"""Which of the days that a text names are days of something to attend."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mmmfeed.text.events.clocks import Clock
from mmmfeed.text.events.cues import ATTEND, Cue
from mmmfeed.text.events.passages import Passages
from mmmfeed.text.events.years import Days

# Directly before a date, in all languages, they make it an end; those that mean something else elsewhere follow.
_UNTIL = re.compile(
    r"(?<![^\W_])(?:by|until|till|before|since|after|prior to|no later than|not later than|as of|dated|avant le|jusqu'(?:au|à)|d'ici (?:au|le)|depuis le"
    r"|bis(?: zum)?|spätestens(?: am| bis)?|vor dem|seit(?: dem)?|hasta(?: el)?|antes del?|desde el|entro(?: il)?|fino al|prima del|até(?: ao?)?(?: dia)?|antes de"
    r"|uiterlijk|vóór|sinds|przed|senest|senast|till och med|före|innan|innen|inden|før|před|nejpozději(?: do)?|până (?:la|pe|în)(?: data de)?|înainte de"
    r"|έως(?: τις| την)?|μέχρι(?: τις| την)?|πριν|legkésőbb|najkasnije(?: do)?|prije|fins al?|abans del?|до|не позднее|не пізніше|截至|截止(?:到)?)\W{0,3}$"
)
_UNTIL_IN = {
    "do": frozenset({"pl", "cs", "hr"}),
    "tot": frozenset({"nl"}),
    "voor": frozenset({"nl"}),
    "til": frozenset({"da", "nb"}),
}
_UNTIL_WORD = re.compile(r"(?<![^\W_])(do|tot(?: en met)?|voor|til)\W{0,3}$")
_UNTIL_BEHIND = re.compile(r"[\s.,)）]{0,3}(?:\([^)]{1,6}\)|[（][^）]{1,6}[）])?\s?(?:[^\s、。]{0,8})?(?:まで|締切|〆切|必着|前|之前|以前|截止|为止|까지|마감|mennessä|asti|saakka|kadar|-[ae]?ig\b|'?\w{1,4} kadar)")
_CANCELLED = re.compile(
    r"cancel|annulé|annulée|abgesagt|fällt aus|suspendid|annullat|afgelast|geannuleerd|odwołan|inställ|aflyst|avlyst|peruttu|zrušen|anulat|ακυρών|ακυρώ|elmarad"
    r"|otkazan|iptal|отмен[её]н|скасован|中止|取消|취소"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A day in the text, with the hour that belongs to it."""

    start: int
    end: int
    days: Days
    clock: Clock | None
    label: bool = False  # a header such as "When:" stands before it
    weekday: bool = False
    relative: str = ""  # "named" for "tomorrow", "bare" for a weekday alone
    languages: frozenset[str] = frozenset()
    own: bool = False  # it is the record's own day
    lead: bool = False  # the text begins with it


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
    here, anywhere = scene.kinds(begin, end), scene.kinds(0, len(scene.text))
    if _is_other_day(candidate, scene, begin, end, here):
        return 0
    if not _is_told(candidate, here, anywhere):
        return 0
    points = 6 * candidate.label + 3 * (candidate.clock is not None) + candidate.weekday
    points += 2 * len(here & {"invite", "happen"}) + len(here & {"noun", "act"}) + (candidate.relative != "bare")
    return points + 1


def _is_told(candidate: Candidate, here: frozenset[str], anywhere: frozenset[str]) -> bool:
    """Whether the text says that there is something to attend on that day."""
    hour = candidate.clock is not None
    if candidate.relative or candidate.own:
        # "today" and "on Friday" stand in every press text: an hour and a word for an event have to come with them.
        if candidate.relative == "named" and not candidate.own and here & {"noun", "invite"}:
            return bool(hour or here & {"happen", "invite", "act"})
        return hour and bool(anywhere & ATTEND)
    if candidate.label or candidate.lead:
        return hour or (candidate.label and bool(anywhere & ATTEND))
    if "kept" in here and not hour and "happen" not in here:
        return False
    if hour:
        return bool(anywhere & ATTEND)
    if here & {"invite", "happen"}:
        return bool(anywhere & {"noun", "invite"})
    return "noun" in here and bool("act" in here or anywhere & {"invite", "happen"})


def _is_other_day(candidate: Candidate, scene: Scene, begin: int, end: int, here: frozenset[str]) -> bool:
    """Whether it is the end of a period, a publication, something cancelled or over."""
    before = scene.lowered[max(begin, candidate.start - 40) : candidate.start]
    if candidate.clock and candidate.clock.start < candidate.start:
        before = scene.lowered[max(begin, candidate.clock.start - 40) : candidate.clock.start]
    if _UNTIL.search(before) or _UNTIL_BEHIND.match(scene.lowered, candidate.end):
        return True
    if (found := _UNTIL_WORD.search(before)) and _UNTIL_IN[found[1].split()[0]] & (
        candidate.languages or {scene.language or ""}
    ):
        return True
    if _CANCELLED.search(scene.lowered, begin, end):
        return True
    nearest = [cue for cue in scene.cues if begin <= cue.start and cue.end <= candidate.start][-1:]
    return bool(nearest and not nearest[0].kinds & ATTEND and "other" in nearest[0].kinds and not candidate.label)
