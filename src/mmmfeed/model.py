"""What the program talks about, from what a source said to what a feed shows. Standard library only.

    source ─retrieve→ Document ─parse→ Announcement ─merge→ Cluster ─view→ FeedView ─emit→ bytes

Every class is a frozen value; what is invalid cannot be built. What the user asks for stands in specs.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from mmmfeed.polls import Due as Due
from mmmfeed.polls import Move as Move
from mmmfeed.polls import Poll as Poll
from mmmfeed.polls import Rhythm as Rhythm
from mmmfeed.specs import Config as Config
from mmmfeed.specs import DateOrder as DateOrder
from mmmfeed.specs import FeedSpec as FeedSpec
from mmmfeed.specs import Override as Override
from mmmfeed.specs import Pin as Pin
from mmmfeed.specs import SiteSpec as SiteSpec
from mmmfeed.specs import SourceSpec as SourceSpec

# --- what was fetched -------------------------------------------------------------------------------------


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
        _check_aware(self.retrieved)


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


# --- what was heard ---------------------------------------------------------------------------------------


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


# --- what is known ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Why an announcement is in its cluster."""

    rule: str  # guid, url, text, teaser, near, pin
    score: float = 1.0
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Veto:
    """Why two announcements that are much alike are not the same."""

    rule: str  # number, date, name, series, template, default, window, language, pin
    evidence: str = ""  # for people


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Why two announcements may be the same, and people should say."""

    rule: str
    score: float
    evidence: str = ""


class Name(NamedTuple):
    """What an announcement is called among those of all sources."""

    source: str
    source_id: str


class Claim(NamedTuple):
    """A guid that subscribers know an announcement by. Sorts the oldest first."""

    since: datetime  # when it was minted
    guid: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What came of comparing two announcements; `a` sorts before `b`."""

    a: Name
    b: Name
    outcome: Verdict | Veto | Doubt


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two announcements that are one in two languages; `a` sorts before `b`. They are never merged."""

    a: Name
    b: Name
    score: float
    evidence: str = ""  # for people


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An announcement with what it can be recognised by: the keys of all its versions."""

    announcement: Announcement
    keys: frozenset[str]
    joined: Verdict | None = None  # None for the one that the cluster began with
    claims: tuple[Claim, ...] = ()  # guids that were minted from it, the oldest first

    @property
    def name(self) -> Name:
        """What its announcement is called among those of all sources."""
        return self.announcement.name


class Seen(NamedTuple):
    """What readers saw last of a cluster."""

    words: bytes  # hash of the title and the text
    changed: datetime | None  # UTC; when these last changed; None: not since they were published


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Known: announcements that say the same thing."""

    guid: str  # minted once, kept for life
    since: datetime  # when the guid was minted: the older one stays when two clusters become one
    members: tuple[Member, ...]  # the lead first
    aliases: tuple[str, ...] = ()  # guids of clusters that were joined into this one
    translations: tuple[str, ...] = ()  # guids of clusters that are this announcement in another language
    seen: Seen | None = None  # None: readers saw nothing of it yet

    @property
    def lead(self) -> Announcement:
        """The member that speaks first: readers see its title, and its text unless that is cut."""
        return self.members[0].announcement

    @property
    def earliest(self) -> Announcement:
        """The member that was published first: the date that readers see."""
        return min(
            (member.announcement for member in self.members),
            key=lambda a: (a.is_guess, a.published or _NEVER, a.source, a.source_id),
        )

    @property
    def published(self) -> datetime:
        """UTC; the earliest date that a member has."""
        return self.earliest.published or _NEVER


# --- what is shown ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """What an entry is in another language: an entry of its own."""

    guid: str
    language: str | None = None  # BCP 47
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Shown: a cluster as the readers of one feed see it."""

    cluster: Cluster  # with those members only that the feed shows
    # Put together from these members. Its source and source_id are those of the member that the text is from, and its
    # decisions tell where each other field is from.
    shown: Announcement
    translations: tuple[Translation, ...] = ()

    @property
    def guid(self) -> str:
        """What subscribers know it by."""
        return self.cluster.guid

    @property
    def published(self) -> datetime:
        """UTC."""
        return self.cluster.published

    @property
    def updated(self) -> datetime:
        """UTC; the last significant edit of what readers see, never before `published`."""
        return max(self.published, self.shown.updated or self.published)

    @property
    def text_from(self) -> Announcement:
        """The member that the text is from, as it was heard."""
        return next(member.announcement for member in self.cluster.members if member.name == self.shown.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedView:
    """What one feed contains now."""

    feed: FeedSpec
    site: SiteSpec
    entries: tuple[Entry, ...]  # newest first, in a total order
    updated: datetime  # UTC; of the entry that changed last, so the same entries give the same bytes
    waiting: int = 0  # announcements dated ahead, which come out on their day
    sources: Mapping[str, SourceSpec] = field(default_factory=lambda: MappingProxyType({}))


_NEVER = datetime.max.replace(tzinfo=UTC)


def _check_aware(moment: datetime) -> None:
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no time zone")


def _check_utc(moment: datetime) -> None:
    if moment.utcoffset() is None or moment.utcoffset():
        raise ValueError(f"{moment} is not in UTC")
