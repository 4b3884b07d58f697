"""Announcements, problems and times as they stand in the tables."""

from __future__ import annotations

import hashlib
import json
import sys
from datetime import UTC, datetime

from pydantic import TypeAdapter

from mmmfeed.model import Announcement, Document, Event, Poll, Problem
from mmmfeed.text.words import comparable

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_ANNOUNCEMENT = TypeAdapter(Announcement)
_EVENT = TypeAdapter(Event)
_POLL = TypeAdapter(Poll)
_PROBLEMS = TypeAdapter(tuple[Problem, ...])
HEAD = 18  # bytes of a compressed body that tell how long it is (RFC 8878, section 3.1.1)
OPENING = 100  # characters of a text's beginning that it can be looked up by


def pack(announcement: Announcement) -> bytes:
    """Compressed JSON. Fields at their default are left out, so that a new field needs no migration."""
    return zstd.compress(_ANNOUNCEMENT.dump_json(announcement, exclude_defaults=True))


def unpack(body: bytes, overruled: bytes | None = None) -> Announcement:
    """The announcement that `pack` was given; as it is shown, with what `difference` gave."""
    heard = _ANNOUNCEMENT.validate_json(zstd.decompress(body))
    return shown(heard, overruled) if overruled else heard


def difference(heard: Announcement, shown: Announcement) -> bytes | None:
    """The fields in which `shown` is not as `heard`, compressed; None when there is none."""
    said, told = (_ANNOUNCEMENT.dump_python(announcement, mode="json") for announcement in (heard, shown))
    differing = {name: value for name, value in told.items() if value != said[name]}
    return zstd.compress(json.dumps(differing).encode()) if differing else None


def shown(heard: Announcement, overruled: bytes) -> Announcement:
    """`heard` with the fields that `difference` gave."""
    said = _ANNOUNCEMENT.dump_python(heard, mode="json")
    return _ANNOUNCEMENT.validate_json(json.dumps(said | json.loads(zstd.decompress(overruled))))


def opening(text: str) -> str:
    """The first words of `text` as they are looked up: comparable, a hundred letters of them."""
    return comparable(text[: 4 * OPENING])[:OPENING]


def pack_problems(problems: tuple[Problem, ...]) -> str:
    """JSON."""
    return _PROBLEMS.dump_json(problems).decode()


def unpack_problems(text: str) -> tuple[Problem, ...]:
    """The problems that `pack_problems` was given."""
    return _PROBLEMS.validate_json(text)


def pack_poll(poll: Poll) -> str:
    """JSON."""
    return _POLL.dump_json(poll, exclude_defaults=True).decode()


def unpack_poll(text: str) -> Poll:
    """The poll that `pack_poll` was given."""
    return _POLL.validate_json(text)


def pack_event(event: Event) -> str:
    """JSON."""
    return _EVENT.dump_json(event, exclude_defaults=True).decode()


def unpack_event(text: str) -> Event:
    """The event that `pack_event` was given; of the time zone, what it was then."""
    return _EVENT.validate_json(text)


def compress(body: bytes) -> bytes:
    """A raw document's body, for the archive."""
    return zstd.compress(body)


def decompress(body: bytes) -> bytes:
    """The body that `compress` was given."""
    return zstd.decompress(body)


def size(head: bytes) -> int:
    """How long the body is of which `compress` made what begins with `head`."""
    return zstd.get_frame_info(head).decompressed_size or 0


def document(  # noqa: PLR0913, PLR0917 - the columns of a row
    source: str, location: str, heard: str, media_type: str | None, base_url: str | None, body: bytes
) -> Document:
    """A document as it was heard, from its row."""
    return Document(
        source=source,
        location=location,
        base_url=base_url,
        media_type=media_type,
        body=decompress(body),
        retrieved=moment(heard),
    )


def body_hash(body: bytes) -> bytes:
    """The name of a raw document."""
    return hashlib.blake2b(body, digest_size=16).digest()


def stamp(moment: datetime) -> str:
    """RFC 3339 in UTC with seconds: sorts as text."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def moment(text: str) -> datetime:
    """The moment that `stamp` was given."""
    return datetime.fromisoformat(text)
