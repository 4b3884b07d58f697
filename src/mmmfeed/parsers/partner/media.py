"""The files of an item: of the many forms of one film or picture that Media RSS lists, one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from posixpath import splitext
from typing import Any
from urllib.parse import urlsplit

# Not `mimetypes`: it asks the machine it runs on, and the same feed has to give the same bytes everywhere.
_ENDINGS = {
    **dict.fromkeys((".jpg", ".jpeg", ".jpe"), "image/jpeg"),
    **{f".{name}": f"image/{name}" for name in ("png", "gif", "webp", "avif", "bmp", "heic")},
    **dict.fromkeys((".tif", ".tiff"), "image/tiff"),
    **dict.fromkeys((".mp4", ".m4v"), "video/mp4"),
    ".svg": "image/svg+xml",
    ".webm": "video/webm",
    ".mov": "video/quicktime",
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".ogg": "audio/ogg",
    ".oga": "audio/ogg",
    ".opus": "audio/ogg",
    ".wav": "audio/wav",
    ".flac": "audio/flac",
    ".pdf": "application/pdf",
    ".epub": "application/epub+zip",
}


@dataclass(frozen=True, slots=True)
class RawFile:
    """A file as the format names it."""

    url: str
    media_type: str = ""
    length: str = ""


def files(found: Sequence[Mapping[str, Any]]) -> Iterator[RawFile]:
    """Of each media:group the default one or else the first, all that stands alone; a thumbnail where no picture is.

    A group is the same thing in several forms, and of thumbnails the first matters most (Media RSS 1.5.1).
    """
    chosen: list[Mapping[str, Any]] = []
    for group, members in groupby(_of_kind(found, "content"), key=lambda one: one["group"]):
        same = list(members)
        chosen += same if group == "0" else [next((one for one in same if one.get("isdefault") == "true"), same[0])]
    yield from map(_file, chosen)
    if not any(_is_picture(one) for one in chosen):
        yield from (picture(one["url"]) for one in _of_kind(found, "thumbnail")[:1])


def picture(url: str) -> RawFile:
    """A picture that the format names without its type."""
    return RawFile(url, type_of(url))


def type_of(url: str) -> str:
    """The media type that the ending of `url` tells; empty when it tells none."""
    try:
        return _ENDINGS.get(splitext(urlsplit(url).path)[1].lower(), "")
    except ValueError:
        return ""


def _of_kind(found: Sequence[Mapping[str, Any]], kind: str) -> list[Mapping[str, Any]]:
    return [one for one in found if one["kind"] == kind]


def _file(one: Mapping[str, Any]) -> RawFile:
    return RawFile(one["url"], one.get("type") or type_of(one["url"]), one.get("filesize", ""))


def _is_picture(one: Mapping[str, Any]) -> bool:
    return one.get("medium") == "image" or _file(one).media_type.startswith("image/")
