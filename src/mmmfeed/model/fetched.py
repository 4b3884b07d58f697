"""What was fetched, and is not understood yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What the server gave to ask again with, byte for byte (RFC 9110, section 8.8)."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Fetched, not understood."""

    source: str  # SourceSpec.name
    location: str  # the path or URL that was asked; with `source` it names the document over time
    base_url: str | None = None  # the URL that answered, after redirects
    media_type: str | None = None  # the Content-Type header as it came, with its charset
    body: bytes
    retrieved: datetime
    validators: Validators = Validators()

    def __post_init__(self) -> None:
        if self.retrieved.tzinfo is None:
            raise ValueError(f"{self.retrieved} has no time zone")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a server's last answer says about asking again; values of headers as they came (RFC 9110, RFC 9111)."""

    status: int
    url: str  # that answered, after redirects
    moved: tuple[str, ...] = ()  # where the location has moved for good (301, 308), step by step; before a 302 or 307
    validators: Validators = Validators()  # of `url`; of no use with another address, nor with an answer cut short
    cache_control: str | None = None
    expires: str | None = None
    retry_after: str | None = None  # seconds or a date
    date: str | None = None
    age: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """The server says that what we know of this location is still so (HTTP 304)."""

    source: str
    location: str
