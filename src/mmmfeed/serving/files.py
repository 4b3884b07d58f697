"""What of output/ may be seen, and as what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from mmmfeed.publish.packing import is_packed

OTHER = "application/octet-stream"
# What browsers, readers and calendars know the outputs by.
MEDIA_TYPES: Mapping[str, str] = MappingProxyType(
    {
        ".atom": "application/atom+xml; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".gif": "image/gif",
        ".gz": "application/gzip",
        ".html": "text/html; charset=utf-8",
        ".ico": "image/x-icon",
        ".ics": "text/calendar; charset=utf-8",
        ".jpeg": "image/jpeg",
        ".jpg": "image/jpeg",
        ".js": "text/javascript; charset=utf-8",  # RFC 9239
        ".json": "application/feed+json; charset=utf-8",
        ".md": "text/markdown; charset=utf-8",
        ".opml": "text/x-opml; charset=utf-8",
        ".png": "image/png",
        ".rss": "application/rss+xml; charset=utf-8",
        ".svg": "image/svg+xml; charset=utf-8",
        ".txt": "text/plain; charset=utf-8",
        ".webp": "image/webp",
        ".xml": "application/xml; charset=utf-8",
    }
)
_LONGEST = 255  # bytes of a name, on most disks
_PLAIN_JSON = "application/json; charset=utf-8"  # of what is no feed
_NO_FEEDS = (".oembed.json",)
_NO_FEEDS_BELOW = ("search/",)


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One that may be seen."""

    body: bytes
    modified: int  # seconds since 1970
    media_type: str
    packed: bytes | None  # its own .gz, where there is a true one

    @property
    def is_page(self) -> bool:
        """Whether it is HTML."""
        return self.media_type.startswith("text/html")


def find(output: Path, path: str) -> File | None:
    """The file at `path` of a URL (without percent signs, "/" first), None when there is none that may be seen.

    Hidden files may not, nor what is outside of `output`, by whatever way. A folder is its index.html. Raises OSError
    when a file cannot be read.
    """
    names = f"{path}index.html".split("/")[1:] if path.endswith("/") else path.split("/")[1:]
    if not all(map(_is_plain, names)):
        return None
    root = output.resolve()
    found = root.joinpath(*names).resolve()
    if not found.is_relative_to(root) or not found.is_file():
        return None
    if any(name.startswith(".") for name in found.relative_to(root).parts):  # a link that leads to one
        return None
    body = found.read_bytes()
    return File(
        body=body,
        modified=int(found.stat().st_mtime),
        media_type=media_type("/".join(names)),
        packed=_packed(found, body),
    )


def media_type(path: str) -> str:
    """The type of an output, by its path below output/."""
    if path.endswith(_NO_FEEDS) or (path.startswith(_NO_FEEDS_BELOW) and path.endswith(".json")):
        return _PLAIN_JSON
    return MEDIA_TYPES.get(Path(path).suffix.lower(), OTHER)


def _is_plain(name: str) -> bool:
    """Whether it is the name of one file: neither hidden, nor a way up, nor another disk."""
    if len(name.encode(errors="surrogateescape")) > _LONGEST:
        return False
    return bool(name) and not name.startswith(".") and not any(sign in name for sign in "\\:\0")


def _packed(path: Path, body: bytes) -> bytes | None:
    """The file beside it that is ready to be sent, unless it is of another build."""
    beside = path.with_name(f"{path.name}.gz")
    if not beside.is_file():
        return None
    packed = beside.read_bytes()
    return packed if is_packed(packed, body) else None
