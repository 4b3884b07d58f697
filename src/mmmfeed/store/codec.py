"""Announcements, problems and times as they stand in the tables."""

from __future__ import annotations

import hashlib
import sys
from datetime import UTC, datetime

from pydantic import TypeAdapter

from mmmfeed.model import Announcement, Problem

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_ANNOUNCEMENT = TypeAdapter(Announcement)
_PROBLEMS = TypeAdapter(tuple[Problem, ...])


def pack(announcement: Announcement) -> bytes:
    """Compressed JSON. Fields at their default are left out, so that a new field needs no migration."""
    return zstd.compress(_ANNOUNCEMENT.dump_json(announcement, exclude_defaults=True))


def unpack(body: bytes) -> Announcement:
    """The announcement that `pack` was given."""
    return _ANNOUNCEMENT.validate_json(zstd.decompress(body))


def pack_problems(problems: tuple[Problem, ...]) -> str:
    """JSON."""
    return _PROBLEMS.dump_json(problems).decode()


def unpack_problems(text: str) -> tuple[Problem, ...]:
    """The problems that `pack_problems` was given."""
    return _PROBLEMS.validate_json(text)


def compress(body: bytes) -> bytes:
    """A raw document's body, for the archive."""
    return zstd.compress(body)


def decompress(body: bytes) -> bytes:
    """The body that `compress` was given."""
    return zstd.decompress(body)


def body_hash(body: bytes) -> bytes:
    """The name of a raw document."""
    return hashlib.blake2b(body, digest_size=16).digest()


def stamp(moment: datetime) -> str:
    """RFC 3339 in UTC with seconds: sorts as text."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def moment(text: str) -> datetime:
    """The moment that `stamp` was given."""
    return datetime.fromisoformat(text)
