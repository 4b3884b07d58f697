"""What single values have to look like. Each function yields what is wrong with one, in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta, timezone
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

Check = Callable[[str], Iterable[str]]


class UnreadableError(ValueError):
    """An output is not even a document of its format."""


_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?:[\w;/?:@&=+$.!~*'(),#\[\]-]|%[0-9A-Fa-f]{2})+", re.ASCII)
_TAG = re.compile(r"tag:[\w.@-]+,\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?:\S*", re.ASCII)  # RFC 4151
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_RFC822 = re.compile(
    rf"({'|'.join(_DAYS)}), (\d\d?) ({'|'.join(_MONTHS)}) (\d{{4}}) (\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)", re.ASCII
)
_RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)", re.ASCII)
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")  # RFC 5646, as far as its form goes
_MEDIA_TYPE = re.compile(r"[\w!#$&^.+-]+/[\w!#$&^.+-]+(?:\s*;.*)?", re.ASCII)  # RFC 6838, section 4.2
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+")
_NAMED_EMAIL = re.compile(r"[^\s@]+@[^\s@]+ \(.+\)")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd\ufffe\uffff]")
_LIKE_A_TAG = re.compile(r"</?[a-zA-Z]|<!")
_LIKE_A_REFERENCE = re.compile(r"&(?:[a-zA-Z]\w*|#\d+|#x[0-9a-fA-F]+);")


def uri(value: str) -> Iterator[str]:
    """An absolute URI."""
    if not (_TAG if value.startswith("tag:") else _URI).fullmatch(value):
        yield f"{_short(value)} is no absolute URI"


def page(value: str) -> Iterator[str]:
    """Something on the web."""
    if not _URI.fullmatch(value) or not value.lower().startswith(("http://", "https://")) or not urlsplit(value).netloc:
        yield f"{_short(value)} is no http(s) address"


def rfc822(value: str) -> Iterator[str]:
    """A date with the right day of the week, four digits of the year, and a zone in numbers."""
    if moment_822(value) is None:
        yield f"{_short(value)} is no date as RFC 822 has it, with four digits of the year and its zone in numbers"


def moment_822(value: str) -> datetime | None:
    """The date that `value` says, None when it says none."""
    found = _RFC822.fullmatch(value)
    if not found:
        return None
    hour, minute, second = map(int, found.group(5, 6, 7))
    offset = timedelta(hours=int(found[9]), minutes=int(found[10])) * (-1 if found[8] == "-" else 1)
    try:
        day = date(int(found[4]), _MONTHS.index(found[3]) + 1, int(found[2]))
        moment = datetime.combine(day, time(hour, minute, second, tzinfo=timezone(offset)))
    except ValueError:
        return None
    return moment.astimezone(UTC) if _DAYS[moment.weekday()] == found[1] else None


def rfc3339(value: str) -> Iterator[str]:
    """A date with its zone."""
    if moment_3339(value) is None:
        yield f"{_short(value)} is no date as RFC 3339 has it"


def moment_3339(value: str) -> datetime | None:
    """The date that `value` says, None when it says none."""
    try:
        return datetime.fromisoformat(value).astimezone(UTC) if _RFC3339.fullmatch(value) else None
    except ValueError:
        return None


def language(value: str) -> Iterator[str]:
    """A language tag of BCP 47."""
    if not _LANGUAGE.fullmatch(value):
        yield f"{_short(value)} is no language tag"


def media_type(value: str) -> Iterator[str]:
    """A media type."""
    if not _MEDIA_TYPE.fullmatch(value):
        yield f"{_short(value)} is no media type"


def size(value: str) -> Iterator[str]:
    """A number of bytes."""
    if not (value.isascii() and value.isdigit()):
        yield f"{_short(value)} is no number of bytes"


def email(value: str) -> Iterator[str]:
    """An e-mail address."""
    if not _EMAIL.fullmatch(value):
        yield f"{_short(value)} is no e-mail address"


def named_email(value: str) -> Iterator[str]:
    """An e-mail address with a name: `address (name)`."""
    if not _NAMED_EMAIL.fullmatch(value):
        yield f"{_short(value)} is not of the form: address (name)"


def plain(value: str, spelling: str = "") -> Iterator[str]:
    """Text that no reader takes for HTML, and not empty. `spelling`: how it stands in the XML.

    What looks like a tag is taken for one, unless it is spelled as &#x3C; and &#x26; (RSS profile, "Character Data").
    """
    if not value.strip():
        yield "is empty"
    if _CONTROLS.search(value):
        yield f"{_short(value)} has control characters in it"
    if "&#x" not in spelling and (_LIKE_A_TAG.search(value) or _LIKE_A_REFERENCE.search(value)):
        yield f"{_short(value)} looks like HTML"


def comparable_page(value: str | None) -> str | None:
    """`value` without what makes two spellings of one address: percent signs, case of the host, an empty path."""
    if not value:
        return None
    parts = urlsplit(value.strip())
    host = unquote(parts.netloc).lower()
    if "xn--" in host:
        with suppress(UnicodeError):
            host = host.encode("ascii").decode("idna")
    rest = parts._replace(scheme=parts.scheme.lower(), netloc="", path=unquote(parts.path) or "/" * bool(host))
    return unquote(f"{host} {rest.geturl()}")


def each(parent: ET.Element, name: str, check: Check) -> Iterator[str]:
    """What `check` finds in each element `name` of an XML element."""
    for element in parent.iterfind(name):
        yield from (f"{local(name)}: {problem}" for problem in check(element.text or ""))


def local(name: str) -> str:
    """An element's name without its namespace."""
    return name.rpartition("}")[2]


def _short(value: str) -> str:
    return repr(value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…")


_SHOWN = 80  # characters of a value
