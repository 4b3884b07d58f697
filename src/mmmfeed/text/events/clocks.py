"""Hours as people write them: "3:30 - 5:00 PM", "12-1:30", "noon", "15 h 30", "kl. 15.30", "午後3時"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time, tzinfo

from mmmfeed.text.events.zones import ZONE, zone_of

_NOON = "noon|midday|midi|mittags?|mediod[ií]a|mezzogiorno|meio-dia|południe|正午|中午|정오"
_MIDNIGHT = "midnight|minuit|mitternacht|medianoche|mezzanotte|meia-noite"
_MORNING = "午前|上午|早上|오전"
_EVENING = "午後|下午|晚上|오후|저녁"
_MARKS = r"[ap]\.[ ]?m\.?|[ap]m|(?<=[0-9])[ap]|uhr|uur|o'clock|hrs?|hs|h|u|時|时|点钟|点|點|시|ч|óra(?:kor)?"
_DURATIONS = "heures|horas|ore|часов|години|timer|tuntia|hodin|godzin|sat[ia]"
_HALF_DAY = 12 * 60  # minutes
_ASCII = "0-9A-Za-zÀ-ɏ"
# Words that lead to an hour; without one, "15.30" is a number.
_LEAD = re.compile(
    r"(?<![^\W\d_])(?:(?P<alone>kl\.?|klo\.?|klokken|klockan|godz\.?|alle ore|ore|saat)|at|@|around|from|between|starting|um|ab|von|à|dès|de|a las?|las?|desde las|alle|dalle"
    r"|às|as|das|o|v|ve|u|od|om|vanaf|la ora|ora|orele|στις|ώρα|в|с|о|об|fra|från"
    r"|h\.?|time|times|zeit|uhrzeit|heure|hora|horario|horário|orario|tijd|tid|aika|čas|时间|時間|일시|日時)[ ]?[:：]?\s{0,4}$",
    re.IGNORECASE,
)
# "alle 21 al Teatro", "a las 18, en el centro"; but "alle 21 persone"
_AT = re.compile(r"(?<![^\W\d_])(?:alle|a las|a la|às|a les)[ ]$", re.IGNORECASE)
_NO_COUNT = re.compile(r"\s{0,3}(?:$|[.,;:)\n|–—-]|(?:al|alla|allo|nel|nella|in|presso|en|no|na|em)(?!\w))")
_EARLIEST = 7  # o'clock
_ROUND = frozenset({0, 15, 30, 45})  # minutes
_AND_ON = re.compile(
    r"\s{0,3}(?:--?|–|—|−|~|〜|～|(?:and|to|til|till|until|bis|à|al?(?: las?)?|alle|às|até as|até|do|tot|och|und|y|e|i|och|ja|"
    r"до|по|až|până la|la|și|şi|έως|ως|μέχρι|και|és|и|та|й|ve|ile|a)(?=[\s\d])|から|到|至|부터|-től)\s{0,3}(?:kl\.?|klo|ore|ora)?\s{0,2}",
    re.IGNORECASE,
)
# In the words behind an hour: "8 in the evening", "8 Uhr abends", "8 heures du soir".
_LATE = re.compile(
    r"[\s,]{0,2}(?:in the |this |de la |da |di |du |de l'|del? )?(?:afternoon|evening|at night|tarde|noche|noite|sera|pomeriggio|soir"
    r"|après-midi|nachmittags?|abends?|middag|avonds?|wieczorem|iltapäivällä|illalla|večer|vechera|вечера|вечора)",
    re.IGNORECASE,
)


_HAND = rf"""
    (?:(?:(?P<early>{_MORNING})|(?P<late>{_EVENING}))[ ]?)?
    (?:(?P<noon>(?:12[ ])?(?:{_NOON}))|(?P<midnight>{_MIDNIGHT})
      |(?P<hour>[0-9]{{1,2}})
       (?:[ ]?(?P<sep>[:.hu：]|uhr[ ]|時|时|点|點|시)[ ]?(?P<minute>[0-5][0-9])(?:[ ]?(?:分|분|min))?(?P<second>:[0-5][0-9])?
         |[ ]?(?P<half>時半|点半|點半|시[ ]?반))?
       (?:[ ]?(?P<mark>{_MARKS})|[ ](?P<long>{_DURATIONS}))?)
    (?![{_ASCII}%€$£/]|[.,:][0-9])
"""
# The letters of a zone are compared as they are, all else without regard to case.
_PATTERN = re.compile(rf"(?:(?<=[0-9]T)|(?<![{_ASCII}:/$€£#+])(?<![0-9][.,]))(?ix:{_HAND})(?P<zone>{ZONE})?")


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, or a span of it, at `text[start:end]`."""

    start: int
    end: int
    begin: time
    finish: time | None = None
    zone: tzinfo | None = None  # None: the source's
    stamp: bool = False  # with seconds, as programs write it


@dataclass(frozen=True, slots=True)
class _Hand:
    """One number that may be an hour."""

    start: int
    end: int
    hour: int
    minute: int
    sure: bool  # it is an hour, whatever stands around it
    half: str  # "am", "pm", "24" where the writing leaves no choice, else empty
    zone: tzinfo | None
    stamp: bool
    dotted: bool = False  # "10.00"


def find_clocks(text: str, language: str | None, part: slice = slice(None)) -> tuple[Clock, ...]:
    """Every time of day in that part of `text`, in its order.

    A bare hour counts only in a span ("12-1:30"), a number with a dot only where words lead to it ("kl. 15.30").
    """
    begin, end, _ = part.indices(len(text))
    hands = [hand for hit in _PATTERN.finditer(text, begin, end) if (hand := _hand(text, hit))]
    in_halves = language is None or language.startswith("en")
    out: list[Clock] = []
    for at, hand in enumerate(hands):
        if out and hand.start < out[-1].end:
            continue
        after = hands[at + 1] if at + 1 < len(hands) else None
        if after and _is_span(text, hand, after):
            out.append(_span(hand, after, in_halves=in_halves))
        elif hand.sure:
            out.append(
                Clock(
                    hand.start, hand.end, _time(_guessed(hand, in_halves=in_halves)), zone=hand.zone, stamp=hand.stamp
                )
            )
    return tuple(out)


def _is_span(text: str, hand: _Hand, after: _Hand) -> bool:
    """Whether the two are begin and end; "15:00 GMT - 16:00 CET" is one time, told twice."""
    if not _AND_ON.fullmatch(text, hand.end, after.start):
        return False
    # "10.00–13.00" is no other span: prices and measures are not as round.
    dotted = hand.dotted and after.dotted and {hand.minute, after.minute} <= _ROUND and hand.hour < after.hour
    if not (hand.sure or after.sure or dotted):
        return False
    return hand.zone is None or after.zone is None or hand.zone == after.zone


def _hand(text: str, hit: re.Match[str]) -> _Hand | None:
    if hit["noon"] or hit["midnight"]:
        return _Hand(hit.start(), hit.end(), 12 if hit["noon"] else 0, 0, True, "24", None, False)  # noqa: FBT003
    hour, minute = int(hit["hour"]), 30 if hit["half"] else int(hit["minute"] or 0)
    half = _half(text, hit)
    if hour > 24 or (half in {"am", "pm"} and not 1 <= hour <= 12):  # noqa: PLR2004
        return None
    return _Hand(
        hit.start(),
        hit.end(),
        hour % 24,
        minute,
        _is_sure(text, hit),
        half,
        zone_of(hit["zone"]) if hit["zone"] else None,
        hit["second"] is not None,
        hit["sep"] == ".",
    )


def _half(text: str, hit: re.Match[str]) -> str:
    mark = (hit["mark"] or "").lower()
    if hit["late"] or mark.startswith("p"):
        return "pm" if int(hit["hour"]) <= 12 else "24"  # noqa: PLR2004
    if hit["early"] or mark.startswith("a"):
        return "am" if int(hit["hour"]) <= 12 else "24"  # noqa: PLR2004
    if _is_late(text, hit):
        return "pm"
    continental = mark or hit["half"] or hit["sep"] in {"h", "u", "時", "时", "点", "點", "시"} or hit["hour"][0] == "0"
    return "24" if continental or int(hit["hour"]) > 12 else ""  # noqa: PLR2004


def _is_late(text: str, hit: re.Match[str]) -> bool:
    return int(hit["hour"]) in range(1, 12) and _LATE.match(text, hit.end()) is not None


def _is_sure(text: str, hit: re.Match[str]) -> bool:
    """Whether it is an hour by its own looks, or because of the words that lead to it."""
    mark = (hit["mark"] or "").lower()
    if (hit["minute"] and hit["sep"] != ".") or hit["zone"] or _is_late(text, hit):
        return True
    # "2 h" is how long it takes.
    if hit["half"] or hit["early"] or hit["late"] or (mark and not (mark == "h" and int(hit["hour"]) < 8)):  # noqa: PLR2004
        return True
    if (
        int(hit["hour"]) >= _EARLIEST
        and _AT.search(text, max(0, hit.start() - 8), hit.start())
        and _NO_COUNT.match(text, hit.end())
    ):
        return True
    led = _LEAD.search(text, max(0, hit.start() - 16), hit.start())
    return led is not None and bool(hit["minute"] or mark or hit["long"] or led["alone"])


def _span(hand: _Hand, after: _Hand, *, in_halves: bool) -> Clock:
    first, last = _guessed(hand, in_halves=in_halves), _guessed(after, in_halves=in_halves)
    if after.half == "pm" and not hand.half:
        # "3:30-5 pm", but "11:30-1 pm"
        later = (hand.hour % 12 + 12) * 60 + hand.minute
        first = later if later < last else hand.hour * 60 + hand.minute
    elif after.half == "am" and not hand.half:
        first = hand.hour % 12 * 60 + hand.minute
    elif after.half != "am" and last <= first < last + _HALF_DAY <= 2 * _HALF_DAY and (in_halves or hand.half == "pm"):
        last += _HALF_DAY
    return Clock(hand.start, after.end, _time(first), _time(last), after.zone or hand.zone)


def _guessed(hand: _Hand, *, in_halves: bool) -> int:
    """Minutes since midnight; where half days are counted and none is told, an hour from 1 to 6 is in the afternoon."""
    hour = hand.hour
    if hand.half in {"am", "pm"}:
        hour = hour % 12 + (12 if hand.half == "pm" else 0)
    elif not hand.half and in_halves and 1 <= hour <= 6:  # noqa: PLR2004
        hour += 12
    return hour * 60 + hand.minute


def _time(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)
