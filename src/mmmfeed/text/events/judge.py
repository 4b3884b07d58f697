"""Which of the days that a text names are days of something to attend."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mmmfeed.text.events.candidates import Candidate
from mmmfeed.text.events.cues import ATTEND, Cue
from mmmfeed.text.events.passages import Passages

# Directly before a date, in all languages, they make it an end; those that mean something else elsewhere follow.
_UNTIL = re.compile(
    r"(?<![^\W_])(?:by|until|till|before|since|after|(?:rescheduled|postponed|moved) from|prior to|no later than|not later than|as of|dated|avant le|jusqu'(?:au|à)|d'ici (?:au|le)|depuis le"
    r"|bis(?: zum)?|spätestens(?: am| bis)?|vor dem|seit(?: dem)?|hasta(?: el)?|antes del?|desde el|entro(?: il)?|fino al|prima del|até(?: ao?)?(?: dia)?|antes de"
    r"|uiterlijk|vóór|sinds|przed|senest|senast|till och med|före|innan|innen|inden|før|před|nejpozději(?: do)?|până (?:la|pe|în)(?: data de)?|înainte de"
    r"|έως(?: τις| την)?|μέχρι(?: τις| την)?|πριν|legkésőbb|najkasnije(?: do)?|prije|fins al?|abans del?|до|не позднее|не пізніше|截至|截止(?:到)?|à partir du|a partire dal|a partir del?|ab dem)(?:[^.!?(]{0,30}\()?\W{0,3}$"
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
    r"maintenance|downtime|wartung|mantenimiento|manutenç|manutenzion|konserwacj|メンテナンス|维护|維護|점검|cancel|annulé|annulée|abgesagt|fällt aus|suspendid|annullat|afgelast|geannuleerd|odwołan|inställ|aflyst|avlyst|peruttu|zrušen|anulat|ακυρών|ακυρώ|elmarad"
    r"|otkazan|iptal|отмен[её]н|скасован|中止|取消|취소"
)


_INVITE = frozenset({"invite"})
_CLOSE = 40  # characters
_FIELD = 50
_CALLS = frozenset({"noun", "invite", "happen"})


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
    if _is_other_day(candidate, scene, begin, end) or not _is_told(candidate, here, anywhere):
        return 0
    points = 6 * candidate.label + 3 * (candidate.clock is not None) + candidate.weekday
    points += 2 * len(here & {"invite", "happen"}) + len(here & {"noun", "act", "sitting"}) + (candidate.relative != "bare")
    return points + 1


def _is_told(candidate: Candidate, here: frozenset[str], anywhere: frozenset[str]) -> bool:
    """Whether the text says that there is something to attend on that day."""
    hour = candidate.clock is not None
    if candidate.clock and candidate.clock.stamp:
        return False
    if candidate.relative == "bare":
        return hour and bool(anywhere & ATTEND) and (candidate.near_clock or bool(here & {"noun", "invite"}))
    if candidate.own:
        return hour and bool(anywhere & _CALLS) and (candidate.rule != "iso" or bool(here & _CALLS))
    if candidate.relative:
        return bool(here & ATTEND) and bool(anywhere & {"noun", "invite"}) and (hour or bool(here & {"noun", "invite"}))
    if "kept" in here and not hour and "happen" not in here:
        return False
    if candidate.label or candidate.lead or candidate.alone:
        return hour or (candidate.label and bool(anywhere & ATTEND))
    if hour and (candidate.near_clock or candidate.weekday):
        # A stamp "2026-02-05 10:00" is a change of the page.
        return bool(anywhere & ATTEND) and (candidate.rule != "iso" or bool(here & {"invite", "happen"}))
    if here & {"invite", "happen"}:
        return bool(anywhere & {"noun", "sitting", "invite"})
    if "noun" in here:
        return bool(anywhere & {"invite", "happen", "act"})
    return candidate.heads_line and "noun" in anywhere and bool(anywhere & {"invite", "happen", "act"} or candidate.weekday)


def _is_other_day(candidate: Candidate, scene: Scene, begin: int, end: int) -> bool:
    """Whether it is the end of a period, a publication, something cancelled or over."""
    befores = [
        " ".join(scene.lowered[max(begin, at - 60) : at].split()) + " " for at in {candidate.start, candidate.span[0]}
    ]
    if any(map(_UNTIL.search, befores)) or _UNTIL_BEHIND.match(scene.lowered, candidate.end):
        return True
    languages = candidate.languages or {scene.language or ""}
    words = [found[1].split()[0] for before in befores if (found := _UNTIL_WORD.search(before))]
    if any(_UNTIL_IN[word] & languages for word in words):
        return True
    if _CANCELLED.search(scene.lowered, begin, end):
        return True
    return not candidate.label and _is_near_other(candidate, scene, begin, end)


def _is_near_other(candidate: Candidate, scene: Scene, begin: int, end: int) -> bool:
    """Whether the phrase that is nearest to the day speaks of another kind of day."""
    before = [cue for cue in scene.cues if begin <= cue.start and cue.end <= candidate.start]
    # "deadline for registration: 5 March" is no call to come.
    field = scene.text[begin : candidate.span[0]].rstrip()
    if field.endswith((":", "：")) and "\n" not in field[-_FIELD:]:
        # "Deadline for the conference: 5 March": what a field's name says first counts.
        return any("other" in cue.kinds for cue in before if cue.start >= begin + len(field) - _FIELD)
    close = [cue for cue in before if cue.kinds != _INVITE or candidate.start - cue.end > _CLOSE]
    nearest = close[-1:]
    if candidate.heads_line or candidate.rule == "wide":
        # "5 March – abstracts due"; and Japanese, Chinese and Korean put it behind.
        stop = scene.text.find("\n", candidate.end) if candidate.heads_line else end
        nearest += [cue for cue in scene.cues if candidate.end <= cue.start < max(stop, candidate.end)][:1]
    return any(not cue.kinds & ATTEND and "other" in cue.kinds for cue in nearest)
