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

NAME_PATTERN = "^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$"
# RFC 5646, section 2.1, without 4-8 letters for the language: none is registered, and `english` is a mistake.
LANGUAGE_PATTERN = (
    "^[A-Za-z]{2,3}(-[A-Za-z]{3}){0,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?"
    "(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*(-[0-9A-WYZa-wyz](-[A-Za-z0-9]{2,8})+)*(-[Xx](-[A-Za-z0-9]{1,8})+)?$"
)
URL_PATTERN = r"^[Hh][Tt][Tt][Pp][Ss]?://[^/?#\s@]+([/?#]\S*)?$"
BASE_URL_PATTERN = r"^[Hh][Tt][Tt][Pp][Ss]?://[^/?#\s@]+(/[^?#\s]*)?$"
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
    better = _file_name(value)
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


def _file_name(value: str) -> str:
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
