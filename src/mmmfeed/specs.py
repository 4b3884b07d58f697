"""What the user asks for: feeds.yaml, checked (docs/reference/configuration.md). Standard library only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from zoneinfo import ZoneInfo

VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")  # of the environment


DISTRUSTED = ("ids", "titles", "dates")
ORDERS = ("newest", "oldest", "updated", "event")  # event: what comes next first
LIST = "opml"  # the kind of a source that says no announcements itself, but names feeds that do


class DateOrder(StrEnum):
    """In what order a source writes day, month and year where they are numbers."""

    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSpec:
    """The publisher."""

    title: str
    url: str  # the publisher's home page; its host stands in every guid
    language: str | None = None  # BCP 47
    timezone: ZoneInfo = ZoneInfo("UTC")
    description: str = ""
    author_name: str = ""
    author_email: str = ""
    base_url: str | None = None  # where output/ is served, ends in "/"; self links need it
    icon: str | None = None  # absolute URL
    rights: str = ""
    hub: str | None = None  # the WebSub hub that is told of changes


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthSpec:
    """How a server is told who asks: `user` and `password` (RFC 7617), or `token` (RFC 6750).

    A secret stands in the environment and never here: `password` and `token` are ${NAME}, `user` may be.
    """

    user: str = ""
    password: str = ""
    token: str = ""

    def __post_init__(self) -> None:
        for secret in filter(None, (self.password, self.token)):
            if not VARIABLE.fullmatch(secret):
                raise ValueError("a password or token is written as ${NAME}, and stands in that environment variable")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSpec:
    """One place that announcements come from, with the site's defaults filled in."""

    name: str
    kind: str  # a key of parsers.PARSERS: "dump", "feed", "opml"
    location: str  # an absolute path or glob, or an http(s) URL
    title: str = ""  # what readers see; "": its name
    first_party: bool = False
    language: str | None = None
    timezone: ZoneInfo = ZoneInfo("UTC")
    dates: DateOrder | None = None  # None: inferred from each file
    years: tuple[int, int] | None = None  # the first and last plausible one; None: 1990 to two years ahead
    columns: tuple[tuple[str, str], ...] = ()  # (field, column's name) of a table: what the headers don't tell
    mirror: bool = False  # whether an announcement goes when it is gone from its file
    priority: int = 0  # the higher one leads among sources that are alike otherwise
    allow_private: bool = False  # whether it may be asked at an address that is not of the public internet
    auth: AuthSpec | None = None
    ca_bundle: Path | None = None  # certificates (PEM) of more authorities to believe
    proxy: str | None = None  # an http(s) URL without a password, or ${NAME} of the variable that holds one
    distrust: tuple[str, ...] = ()  # of DISTRUSTED: what its feed says and is not believed
    enabled: bool = True

    @property
    def shown_name(self) -> str:
        """What readers see."""
        return self.title or self.name

    @property
    def is_remote(self) -> bool:
        """Whether it has to be asked over the network."""
        return self.location.startswith(("http://", "https://"))

    @property
    def is_list(self) -> bool:
        """Whether it says no announcements itself, but names feeds that do."""
        return self.kind == LIST


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Words to find in an announcement. One of `words` and `pattern` is there."""

    words: str = ""  # a word or several in a row; a star at the end of one stands for any ending
    pattern: str = ""  # a regular expression
    where: str = "all"  # "title", "text", or "all" of it

    def __post_init__(self) -> None:
        if bool(self.words) == bool(self.pattern):
            raise ValueError("words, or a regular expression")


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A category that announcements get by their words."""

    term: str
    wordings: tuple[Wording, ...]  # one of them is enough


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedSpec:
    """One feed to publish, in each of its formats. An announcement has to meet all that is asked."""

    name: str  # a file name without its ending
    title: str
    description: str = ""
    formats: tuple[str, ...] = ("rss", "atom", "json")  # keys of emitters.EMITTERS
    limit: int = 50
    sources: tuple[str, ...] = ()  # names; empty: all
    exclude_source: tuple[str, ...] = ()  # names; what they say is not shown
    first_party: bool | None = None  # True: only the publisher's own; False: only partners'
    languages: tuple[str, ...] = ()  # BCP 47; one of them; empty: any
    categories: tuple[str, ...] = ()  # one of them, in whatever case; empty: any
    include: tuple[Wording, ...] = ()  # one of them; empty: any
    exclude: tuple[Wording, ...] = ()  # none of them
    since: date | timedelta | None = None  # the first day, or how long before now
    until: date | None = None  # the last day
    events_only: bool = False
    min_length: int = 0  # letters of the text
    order: str = "newest"  # of ORDERS; `limit` counts in this order, but for "oldest": the newest ones, turned round
    group: str = ""  # "source": those of one source stand together; "": all in one
    title_template: str = ""  # of an entry: "{source}: {title}"; "": its title


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """What a person decided about one announcement (or, to skip, about several)."""

    about: str  # the key it stands under: "titles", "dates", "skip"
    which: str  # as written: a source_id, a date, or opening words
    value: str | date | None = None  # the title, the day; None to skip
    place: str = ""  # "feeds.yaml:12"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """What a person decided about several announcements: that they are one, or that no two of them are."""

    same: bool
    which: tuple[str, ...]  # as written, two or more: guids, URLs, source_ids or titles
    place: str  # "feeds.yaml:12"


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchingSpec:
    """How many questions are under way at the same time."""

    at_once: int = 64
    per_host: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveSpec:
    """How long documents are kept as they came. What a location says now is kept in any case."""

    keep: timedelta | None = None  # after something else took their place; None: for ever
    size: int | None = None  # bytes, packed, of all together, of which the oldest go first; None: any


@dataclass(frozen=True, slots=True, kw_only=True)
class PagesSpec:
    """The pages for people that are written beside the feeds."""

    enabled: bool = True
    templates: Path | None = None  # a folder whose templates take the place of ours


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The whole of feeds.yaml, checked, with absolute paths."""

    path: Path
    site: SiteSpec
    sources: tuple[SourceSpec, ...]
    feeds: tuple[FeedSpec, ...]
    output: Path
    store: Path
    overrides: tuple[Override, ...] = ()  # in the file's order
    pins: tuple[Pin, ...] = ()  # in the file's order
    archive: ArchiveSpec = ArchiveSpec()
    fetching: FetchingSpec = FetchingSpec()
    topics: tuple[Topic, ...] = ()
    pages: PagesSpec = PagesSpec()
    precompress: bool = False  # whether each file has its .gz beside it
