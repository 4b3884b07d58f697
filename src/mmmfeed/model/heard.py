"""What sources said, in our terms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from mmmfeed.polls import Rhythm


class Name(NamedTuple):
    """What an announcement is called among those of all sources."""

    source: str
    source_id: str


class Precision(StrEnum):
    """What is known of a time. A DAY stands at 12:00 in its source's time zone."""

    DAY = "day"
    INSTANT = "instant"


class TitleOrigin(StrEnum):
    """Where a title came from."""

    GIVEN = "given"  # the source wrote it
    DERIVED = "derived"  # made from the text
    OVERRIDE = "override"  # a person wrote it into feeds.yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Why a field is what it is: kept with it, and shown by `mmmfeed why`."""

    about: str  # the field's name
    rule: str  # the rule's name, lower case with hyphens
    evidence: str = ""  # for people: "04.03.25 read as 4 March 2025: line 14 says 27.01.25"


class Point(NamedTuple):
    """A place on earth, in degrees (WGS 84)."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """A person or body; the name may be all that is known."""

    name: str
    email: str = ""
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A word that the source filed the announcement under."""

    term: str
    scheme: str | None = None  # the vocabulary, RSS `domain`, Atom `scheme`


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """A file that belongs to an announcement."""

    url: str
    media_type: str = "application/octet-stream"
    length: int | None = None  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The feed that a source, which collects those of others, has an announcement from. At least one field is known."""

    name: str = ""  # its title: plain text, one line
    url: str | None = None  # its page
    feed_url: str | None = None  # the feed itself
    id: str = ""  # what an Atom feed calls itself for good: a URI (RFC 4287, section 4.2.6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something to attend."""

    start: datetime | date  # aware; a date when it lasts all day
    end: datetime | date | None = None
    place: str = ""
    online: bool | None = None  # whether it can be attended from afar; None: the text does not say
    evidence: str = ""  # the phrase it was read from

    @property
    def all_day(self) -> bool:
        """Whether only days are known."""
        return not isinstance(self.start, datetime)


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """Heard: what one source said, in our terms. Text is NFC without control characters; HTML is sanitised."""

    source: str  # SourceSpec.name
    source_id: str  # the source's own name for it, unique and lasting within the source
    title: str  # plain text, never empty
    title_origin: TitleOrigin = TitleOrigin.GIVEN
    published: datetime | None  # UTC; None as heard when the source gives none, then the time it was first heard
    dated: bool = True  # whether `published` is the source's own date; False: it is when it was first heard
    published_precision: Precision = Precision.INSTANT
    updated: datetime | None = None  # UTC; the last significant edit, None when there was none
    url: str | None = None  # canonical
    raw_url: str | None = None  # as the source wrote it, made absolute
    text: str = ""  # plain text of the body, paragraphs separated by an empty line
    summary: str = ""  # plain text, one paragraph
    content: str = ""  # sanitised HTML of the body
    language: str | None = None  # BCP 47
    place: str = ""  # where it was written, from its dateline ("UN New York –")
    point: Point | None = None  # where what it tells of is, as its source says
    authors: tuple[Author, ...] = ()
    categories: tuple[Category, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    events: tuple[Event, ...] = ()  # likeliest first
    origin: Origin | None = None  # whose it is, where its source collects others' feeds (a planet)
    truncated: bool = False  # the source cut the text
    skipped: bool = False  # a person said in feeds.yaml that it is not to be shown
    decisions: tuple[Decision, ...] = ()

    def __post_init__(self) -> None:
        for moment in (self.published, self.updated):
            if moment is not None:
                _check_utc(moment)
        if not self.title or not self.source_id:
            raise ValueError("an announcement needs a title and a source_id")

    @property
    def name(self) -> Name:
        """What it is called among those of all sources."""
        return Name(self.source, self.source_id)

    @property
    def is_guess(self) -> bool:
        """Whether `published` is a guess: it was there, without a date, when its source was first heard."""
        return not self.dated and any(why.rule == "history" for why in self.decisions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One bad thing that stops only itself; the run goes on and the user reads it at the end."""

    source: str  # a source's or a feed's name
    place: str  # "dumps/news.txt:12", a URL, or an output's path
    message: str  # what happened and what to do

    def __str__(self) -> str:
        return f"{self.source}: {self.place}: {self.message}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """What a parser made of one document, or of the next part of a long one, in the document's order."""

    announcements: tuple[Announcement, ...] = ()
    problems: tuple[Problem, ...] = ()
    understood: tuple[Decision, ...] = ()  # about the document: its encoding, its habit, the order of its dates
    rhythm: Rhythm | None = None  # how often the document says that it changes
    # Every source_id of the document where it is all that its source has to say (a dump): what was known and is not
    # among them was taken out, or reworded. None: a window on more (a feed).
    whole: frozenset[str] | None = None


def _check_utc(moment: datetime) -> None:
    if moment.utcoffset() is None or moment.utcoffset():
        raise ValueError(f"{moment} is not in UTC")
