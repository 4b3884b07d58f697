"""Moments: the noon that stands for a day, and the timestamps that feeds write."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from mmmfeed.model import DateOrder, Precision

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LAST_OF_1900S = 69  # a year of two digits above it is of the 1900s (RFC 5322, section 4.3, draws the line at 49)

# RFC 822 (section 5.1) knows the American ones; partners in Europe write the others. IST (India, Ireland, Israel) and
# the like are left out: they mean more than one.
_HOURS_OF = {
    0.0: "Z UT UTC GMT WET ETC/UTC ETC/GMT",
    1.0: "BST WEST CET MET MEZ",
    2.0: "CEST MEST MESZ EET SAST CAT",
    3.0: "EEST MSK EAT",
    9.0: "JST KST",
    10.0: "AEST",
    11.0: "AEDT",
    12.0: "NZST",
    13.0: "NZDT",
    -2.5: "NDT",
    -3.0: "ADT",
    -3.5: "NST",
    -4.0: "AST EDT",
    -5.0: "EST CDT",
    -6.0: "CST MDT",
    -7.0: "MST PDT",
    -8.0: "PST AKDT",
    -9.0: "AKST",
    -10.0: "HST",
}
# What letters mean, in capitals; those that mean more than one zone are left out.
ZONES = {name: timezone(timedelta(hours=hours)) for hours, names in _HOURS_OF.items() for name in names.split()}

# Without a comma it has to be an English one, with it any: `lun., 05 Feb 2026`.
_WEEKDAY = r"(?:[^\W\d_]{2,12}\.?,[ ]*|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?[ ])?"
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})"
_OFFSET = r"(?:(?:utc|gmt)?[ ]?[+-][ ]?\d{1,2}(?::?\d{2})?|[a-z]{1,5}(?:/[a-z]{3})?)(?:[ ]?\([^)]*\))?"
_TIME = (
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?(?:[ ]?(?P<half>[ap])\.?m\.?)?"
    rf"[ ]?(?P<zone>{_OFFSET})?"
)
_TAIL = rf"(?:,?[ ]+(?:at[ ]+)?{_TIME})?"


def _shape(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


# Each is matched as a whole: a stamp with anything else in it is not understood, and not half read.
_SHAPES = {
    # RFC 3339; ISO 8601; with slashes or dots, as a year in front leaves one order only.
    "iso": _shape(
        r"(?P<year>\d{4})(?P<sep>[-/.])(?P<number>\d{1,2})(?P=sep)(?P<day>\d{1,2})" + rf"(?:(?:T|,?[ ]+){_TIME})?"
    ),
    "iso-basic": _shape(
        r"(?P<year>(?:19|20)\d{2})(?P<number>\d{2})(?P<day>\d{2})"
        r"(?:T(?P<hour>\d{2})(?P<minute>\d{2})(?P<second>\d{2})?(?P<zone>z|[+-]\d{2}:?\d{2})?)?"
    ),
    # RFC 822 and 5322, and what is written in their place: no weekday, hyphens, whole months.
    "rfc822": _shape(rf"{_WEEKDAY}{_DAY}[ -]{_MONTH},?[ -](?P<year>\d{{4}}|\d{{2}}){_TAIL}"),
    "month-first": _shape(rf"{_WEEKDAY}{_MONTH}[ ]{_DAY},?[ ](?P<year>\d{{4}}){_TAIL}"),
    # ctime(), and date(1) with its zone before the year.
    "asctime": _shape(
        rf"{_WEEKDAY}{_MONTH}[ ]{_DAY}[ ](?P<hour>\d{{1,2}}):(?P<minute>\d{{2}}):(?P<second>\d{{2}})"
        r"(?:[ ](?P<zone>[a-z]{1,5}|[+-]\d{4}))?[ ](?P<year>\d{4})"
    ),
    # No locale of CLDR 46 puts the month first where it writes dots.
    "day-first": _shape(r"(?P<day>\d{1,2})\.[ ]?(?P<number>\d{1,2})\.[ ]?(?P<year>\d{4})" + _TAIL),
    "numeric": _shape(r"(?P<a>\d{1,2})(?P<sep>[/-])(?P<b>\d{1,2})(?P=sep)(?P<year>\d{4})" + _TAIL),
}
_SPACES = re.compile(r"\s+")
_MONTH_IN_WORDS = re.compile(r"[^\W\d_]{3}|月|월")
_LONGEST = 80  # characters; no timestamp is longer


@dataclass(frozen=True, slots=True)
class Reading:
    """A timestamp as understood."""

    value: datetime  # UTC; a DAY at noon of the zone it was read in
    precision: Precision
    rule: str  # which shape it has; "…-zone-unknown" where its zone's name means nothing or more than one


def at_noon(day: date, zone: ZoneInfo) -> datetime:
    """12:00 of `day` in `zone`, in UTC: the moment that readers nearly everywhere show as that day."""
    return datetime.combine(day, time(12), tzinfo=zone).astimezone(UTC)


def read_instant(
    raw: str, zone: ZoneInfo, order: DateOrder | None = None, language: str | None = None
) -> Reading | None:
    """The moment that a feed's timestamp names, or None: never a guess, and never from a part of the text.

    `zone` holds where `raw` names none; `order` decides 3/4/2026; `language` (BCP 47) allows months in its words.
    A day alone stands at noon in `zone`. Years of two digits are read only with a month in letters.
    """
    text = _SPACES.sub(" ", raw).strip()
    if not text or len(text) > _LONGEST:
        return None
    for rule, shape in _SHAPES.items():
        if hit := shape.fullmatch(text):
            return _read(hit.groupdict(), rule, zone, order)
    return _in_words(text, zone, language) if language else None


def _read(found: dict[str, str | None], rule: str, zone: ZoneInfo, order: DateOrder | None) -> Reading | None:
    try:
        day = _day(found, order)
        if day is None:
            return None
        if found.get("hour") is None:
            return Reading(at_noon(day, zone), Precision.DAY, rule)
        offset = _zone(found.get("zone"), zone)
        moment = _clock(found, day).replace(tzinfo=offset or zone).astimezone(UTC)
    except (ValueError, OverflowError):  # 31 February, 25 o'clock, the year 0
        return None
    return Reading(moment, Precision.INSTANT, rule if offset else f"{rule}-zone-unknown")


def _day(found: dict[str, str | None], order: DateOrder | None) -> date | None:
    year = int(found["year"] or "")
    if len(found["year"] or "") == 2:  # noqa: PLR2004
        year += 1900 if year > _LAST_OF_1900S else 2000
    if found.get("a"):
        pair = _ordered(int(found["a"] or ""), int(found["b"] or ""), order)
        return date(year, pair[1], pair[0]) if pair else None
    name = found.get("month")
    month = _MONTHS.index(name[:3].lower()) + 1 if name else int(found["number"] or "")
    return date(year, month, int(found["day"] or ""))


def _ordered(a: int, b: int, order: DateOrder | None) -> tuple[int, int] | None:
    """Day and month of two numbers; None when they could be either."""
    if a > 12 or a == b or (order is DateOrder.DMY and b <= 12):  # noqa: PLR2004
        return a, b
    if b > 12 or order is DateOrder.MDY:  # noqa: PLR2004
        return b, a
    return None


def _clock(found: dict[str, str | None], day: date) -> datetime:
    hour, minute, second = (int(found.get(part) or 0) for part in ("hour", "minute", "second"))
    if half := found.get("half"):
        if not 1 <= hour <= 12:  # noqa: PLR2004
            raise ValueError(hour)
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    if (hour, minute, second) == (24, 0, 0):  # ISO 8601: the end of that day
        return datetime.combine(day + timedelta(days=1), time())
    # 23:59:60 is a leap second, which Python's clock does not have.
    return datetime.combine(day, time(hour, minute, 59 if second == 60 else second))  # noqa: PLR2004


def _zone(name: str | None, zone: ZoneInfo) -> tzinfo | None:
    """The offset that a stamp names, `zone` when it names none, None when the name is unknown."""
    if not name:
        return zone
    bare = re.sub(r"\s|\(.*", "", name).upper()
    if hit := re.fullmatch(r"(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?", bare):
        offset = timedelta(hours=int(hit[2]), minutes=int(hit[3] or 0))
        return timezone(-offset if hit[1] == "-" else offset)
    return ZONES.get(bare)


def _in_words(text: str, zone: ZoneInfo, language: str) -> Reading | None:
    """`5 février 2026 10:00`: only with day, month in letters and year of four digits, as dateparser guesses."""
    year = re.search(r"(?<!\d)(?:19|20)\d{2}(?!\d)", text)
    if not year or not _MONTH_IN_WORDS.search(text):
        return None
    import dateparser

    settings = {"STRICT_PARSING": True, "DATE_ORDER": "DMY", "PREFER_LOCALE_DATE_ORDER": True}
    try:
        found = dateparser.parse(text, languages=[language.partition("-")[0].lower()], settings=settings)
    except (ValueError, OverflowError):  # a language that it does not know
        return None
    if found is None or found.year != int(year[0]) or not re.search(rf"(?<!\d)0?{found.day}(?!\d)", text):
        return None
    if not re.search(r"\d\s*[:hH]\s*\d", text):
        return Reading(at_noon(found.date(), zone), Precision.DAY, "dateparser")
    return Reading(
        (found if found.tzinfo else found.replace(tzinfo=zone)).astimezone(UTC), Precision.INSTANT, "dateparser"
    )
