"""What a single value of feeds.yaml may be. Each check gives the value or raises ValueError in the user's words."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Collection
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from mmmfeed.config.mistakes import hint, nearest, quoted
from mmmfeed.merge import days_named
from mmmfeed.specs import VARIABLE
from mmmfeed.text.words import comparable

NAME_PATTERN = "^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$"
# RFC 5646, section 2.1, without 4-8 letters for the language: none is registered, and `english` is a mistake.
LANGUAGE_PATTERN = (
    "^[A-Za-z]{2,3}(-[A-Za-z]{3}){0,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?"
    "(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*(-[0-9A-WYZa-wyz](-[A-Za-z0-9]{2,8})+)*(-[Xx](-[A-Za-z0-9]{1,8})+)?$"
)
URL_PATTERN = r"^[Hh][Tt][Tt][Pp][Ss]?://[^/?#\s@]+([/?#]\S*)?$"
BASE_URL_PATTERN = r"^[Hh][Tt][Tt][Pp][Ss]?://[^/?#\s@]+(/[^?#\s]*)?$"
VARIABLE_PATTERN = rf"^{VARIABLE.pattern}$"
PROXY_PATTERN = rf"^({VARIABLE.pattern}|none|[Hh][Tt][Tt][Pp][Ss]?://[^/?#\s@]+/?)$"
YEARS_PATTERN = r"^[0-9]{4}\s*[-–]\s*[0-9]{4}$"
EMAIL_PATTERN = r"^[^@\s<>,;]+@[^@\s<>,;.]+(\.[^@\s<>,;.]+)+$"

# A scheme of two letters or more (C:\dumps is a path), and the near misses of http and https.
_LIKE_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:/|https?[:/]|https?\s*:|//[\w]|www\.", re.IGNORECASE)
_OFFSET = re.compile(r"(?:UTC|GMT|CEST|CET)?\s*[+-]\s*[0-9:]+", re.IGNORECASE)
# Names that Windows keeps for devices, with any ending.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)


def text(value: str) -> str:
    """Any text that says something."""
    if not value.strip():
        raise ValueError("is empty; write a value")
    return value


def name(value: str) -> str:
    """What stands in file names, messages and the store: letters, digits and `. _ -`, on every system."""
    if re.fullmatch(NAME_PATTERN, value) and not value.endswith(".") and not _DEVICE.fullmatch(value):
        return value
    better = file_name(value)
    advice = f"; write {better}" if better else ""
    raise ValueError(f"{quoted(value)} cannot be a file name (a-z, 0-9 and - _ . with a letter or digit first){advice}")


def web_address(value: str) -> str:
    """An absolute http(s) URL with a host and without credentials."""
    if complaint := _url_complaint(value):
        raise ValueError(f"{quoted(value)} {complaint}")
    return value


def base_url(value: str) -> str:
    """The URL of a folder: file names are put behind it."""
    web_address(value)
    if "?" in value or "#" in value:
        raise ValueError(
            f"{quoted(value)} has a ? or # in it; write the address of the folder that output/ is served as"
        )
    return value


def location(value: str) -> str:
    """A path, a glob or a URL. Whether something is there, only reading it will tell."""
    if not _LIKE_URL.match(value):
        return file_path(value)
    if value.lower().startswith("file:"):
        raise ValueError(f"{quoted(value)} is a file: address; write the path alone")
    if complaint := _url_complaint(value):
        known = value.lower().startswith(("http://", "https://", "www."))
        also = "" if known else ", and not a path or file pattern either"
        raise ValueError(f"{quoted(value)} {complaint}{also}")
    return value


def secret(value: object) -> object:
    """${NAME}; a password or token itself has no place in a file that is copied and mailed. It is never quoted."""
    if isinstance(value, str) and VARIABLE.fullmatch(value):
        return value
    raise ValueError(
        "is not the name of an environment variable; put the secret into one, say PARTNER_PASSWORD, "
        "and write ${PARTNER_PASSWORD} here (in braces { } with quotes around it)"
    )


def user(value: str) -> str:
    """A user name, or ${NAME}."""
    text(value)
    if ":" in value:  # RFC 7617, section 2; it is not quoted, since what follows may be the password
        raise ValueError("has a colon in it, which no user name has; the password belongs under password:")
    return value


def auth(value: object) -> object:
    """Keys; anything else is not quoted, since it may be a secret."""
    if not isinstance(value, dict):
        raise ValueError("stands where keys belong: user and password, or token")  # noqa: TRY004 - as pydantic wants it
    return value


def proxy(value: str) -> str:
    """The http(s) URL of a proxy without credentials, ${NAME}, or none."""
    if value == "none" or VARIABLE.fullmatch(value):
        return value
    if "$" in value:
        raise ValueError(f"{quoted(value)}: a ${{NAME}} stands for the whole address; write it alone")
    if "@" in value:
        raise ValueError(
            "has a user name or password in it; put the whole address into an environment variable, say PROXY, "
            "and write ${PROXY} here"
        )
    if value.lower().startswith("socks"):
        raise ValueError(
            f"{quoted(value)}: proxies of this kind (SOCKS) are not known; name an http:// or https:// one"
        )
    if re.fullmatch(r"[\w.-]+:\d+/?", value):
        raise ValueError(f"{quoted(value)} is not a URL; write http://{value}")
    if complaint := _url_complaint(value):
        raise ValueError(f"{quoted(value)} {complaint}")
    if not re.fullmatch(PROXY_PATTERN, value):
        raise ValueError(f"{quoted(value)} has a path; a proxy is written as in http://proxy.example.org:3128")
    return value


def is_url(value: str) -> bool:
    """Whether a checked location is a URL."""
    return value.lower().startswith(("http://", "https://"))


def file_path(value: str) -> str:
    """A path on this machine, relative to feeds.yaml; ~ is a home folder."""
    text(value)
    if _LIKE_URL.match(value):
        raise ValueError(f"{quoted(value)} is not a path on this machine")
    try:
        Path(value).expanduser()
    except RuntimeError as error:
        raise ValueError(f"{quoted(value)} names a home folder (~) that this system does not know") from error
    return value


def language(value: str) -> str:
    """A language tag (BCP 47): en, pt-BR, zh-Hant."""
    if re.fullmatch(LANGUAGE_PATTERN, value):
        return value
    better = value.strip().replace("_", "-").split(".")[0]
    advice = f"write {better}" if re.fullmatch(LANGUAGE_PATTERN, better) else "write it as in en, fr, pt-BR or zh-Hant"
    raise ValueError(f"{quoted(value)} is not a language tag; {advice}")


def timezone(value: str) -> str:
    """A name of the IANA time zone database: Europe/Brussels."""
    try:
        ZoneInfo(value)
    # A folder ("Europe"), a path out of the database or an endless name each raise their own.
    except (KeyError, ValueError, OSError) as error:
        raise ValueError(f"{quoted(value)} is not a time zone{_zone_hint(value)}") from error
    return value


def years(value: str) -> str:
    """The first and the last year, both included: 1970-2030."""
    if not re.fullmatch(YEARS_PATTERN, value):
        raise ValueError(f"{quoted(value)} is not a first and a last year; write it as in 1970-2030")
    first, last = year_span(value)
    if first > last:
        raise ValueError(f"{quoted(value)} ends before it begins; write {last}-{first}")
    if first == 0:
        raise ValueError(f"{quoted(value)}: there is no year 0000")
    return value


def year_span(value: str) -> tuple[int, int]:
    """The two years of checked `years`."""
    return int(value[:4]), int(value[-4:])


def which(value: str) -> str:
    """What names an announcement: a source_id, a date that can be read in one way, or opening words."""
    text(value)
    if not comparable(value):
        raise ValueError(f"{quoted(value)} has no letter in it; write a source_id, a date, or opening words")
    if days_named(value) is not None:
        day(value)
    return value


def several(value: object) -> object:
    """A list of two or more."""
    if not isinstance(value, list):
        shown = "a group of keys" if isinstance(value, dict) else quoted(str(value))
        raise ValueError(  # noqa: TRY004 - as pydantic wants it
            f"{shown} stands where several belong; write them in brackets, as in `- [one, another]`"
        )
    return value


def day(value: str) -> str:
    """A date in numbers that can be read in one way: 2025-03-04, 04.03.25."""
    days = days_named(value)
    if days is None:
        raise ValueError(f"{quoted(value)} is not a date in numbers; write it as in 2025-03-04")
    if not days:
        raise ValueError(f"{quoted(value)} is no day of the calendar; write it as in 2025-03-04")
    if len(days) > 1:
        either = " or ".join(found.isoformat() for found in sorted(days))
        raise ValueError(f"{quoted(value)} can be read in two ways; write {either}")
    return value


def email(value: str) -> str:
    """The bare address, without a name around it."""
    if not re.fullmatch(EMAIL_PATTERN, value):
        raise ValueError(f"{quoted(value)} is not an e-mail address; write it as in news@example.org")
    return value


def one_of(options: Collection[str], what: str) -> Callable[[str], str]:
    """A check that a word is one of `options`; `what` names them in the message."""

    def check(value: str) -> str:
        if value not in options:
            raise ValueError(f"{quoted(value)} is not {what} ({', '.join(options)}){hint(value, options)}")
        return value

    return check


def _url_complaint(value: str) -> str | None:
    if re.search(r"\s", value):
        return "has a space in it; a URL has none (write %20)"
    try:
        parts = urlsplit(value)
        host, _ = parts.hostname, parts.port  # a port that is no number raises here
    except ValueError:
        return "is not a URL: check the part after //"
    if parts.scheme not in {"http", "https"} or not value[len(parts.scheme) :].startswith("://"):
        return _scheme_complaint(value)
    if "@" in parts.netloc:
        return "has a user name or password in it; leave it out, feeds.yaml is read by many"
    if not host or not all(re.search(r"[\w:]", label) for label in host.removesuffix(".").split(".")):
        return "names no host: https://example.org/ does"
    return None


def _scheme_complaint(value: str) -> str:
    bare = re.sub(r"^(?:[a-z]*:)?/*", "", value, flags=re.IGNORECASE)
    looks_bare = re.match(r"(?:www\.|//|[\w-]+(?:\.[\w-]+)+(?:[/:]|$))", value) is not None
    return f"is not a URL; write https://{bare[:60]}" if looks_bare else "is not a URL (http:// or https://)"


def file_name(value: str) -> str:
    """What of `value` can be a name (see `name`), empty when nothing can."""
    letters = unicodedata.normalize("NFKD", value).encode("ascii", "ignore").decode().lower()
    better = re.sub(r"[^a-z0-9._-]+", "-", letters).strip("._-")[:100]
    return "" if _DEVICE.fullmatch(better) else better


def _zone_hint(value: str) -> str:
    known = available_timezones()
    if not known:
        return ": this system has no time zone database; run `pip install tzdata`"
    if _OFFSET.fullmatch(value):
        return ": an offset is wrong for half the year; name a city, as in Europe/Brussels"
    # Etc/GMT+1 is an hour *behind* Greenwich, so nothing there is a good guess. Most people write only the city.
    zones = sorted(zone for zone in known if not zone.startswith("Etc/") and not _OFFSET.fullmatch(zone))
    by_city = {zone.rsplit("/", 1)[-1]: zone for zone in zones}
    if inside := next((zone for zone in zones if zone.casefold().startswith(f"{value.casefold()}/")), None):
        return f"; add a city, as in {inside}"
    meant = nearest(value, zones) or by_city.get(nearest(value.strip().replace(" ", "_"), by_city) or "")
    return f"; did you mean {meant}?" if meant else "; write it as in Europe/Brussels or UTC"


def absolute(path: str, folder: Path) -> Path:
    """A checked `path` seen from `folder`, without `..`; links stay as they are."""
    return Path(os.path.normpath(folder / Path(path).expanduser()))


def is_inside(path: Path, folder: Path) -> bool:
    """Whether `path` (absolute) is `folder` or lies in it, links followed."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
