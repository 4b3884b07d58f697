"""The shape of feeds.yaml, as pydantic models: the file's words, before they mean anything.

The descriptions are what editors show while a user types; docs/reference/configuration.md says the same at length.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field, Tag

from mmmfeed.config.feedwire import FeedWire
from mmmfeed.config.kinds import (
    KEYS,
    ONE,
    BaseUrl,
    Day,
    Duration,
    Email,
    FilePath,
    Language,
    Proxy,
    Several,
    Size,
    Text,
    TimeZone,
    Url,
    Which,
    Wire,
    Wordings,
    either,
)
from mmmfeed.config.sourcewire import SourceWire


class AuthorWire(Wire):
    """Who signs the feeds."""

    model_config = ConfigDict(title="Author")

    name: Text = Field(description="The name that readers see.", examples=["Press office"])
    email: Email = Field("", description="An address for readers' questions.", examples=["press@example.org"])


class SiteWire(Wire):
    """The publisher."""

    model_config = ConfigDict(title="Site")

    title: Text = Field(description="The publisher's name.", examples=["Make Mothers Matter"])
    url: Url = Field(
        description="The publisher's home page. Its host stands in every guid, so keep it for life.",
        examples=["https://example.org/"],
    )
    language: Language = Field(
        "", description="The language of sources that don't say theirs (BCP 47).", examples=["en", "pt-BR"]
    )
    timezone: TimeZone = Field(
        "UTC",
        description="The time zone of sources that don't say theirs, a name of the IANA database.",
        examples=["Europe/Brussels"],
    )
    description: Text = Field(
        "", description="A sentence about the publisher, for feeds that have none of their own.", examples=["News"]
    )
    author: AuthorWire = Field(
        default_factory=lambda: AuthorWire.model_construct(name="", email=""),
        description="Who signs the feeds; without it, the title does.",
        examples=[{"name": "Press office"}],
    )
    base_url: BaseUrl = Field(
        "",
        description="The address that the folder output/ is served at. Feeds name their own address by it.",
        examples=["https://example.org/feeds/"],
    )
    icon: Url = Field("", description="The address of a square picture.", examples=["https://example.org/icon.png"])
    rights: Text = Field("", description="The copyright or licence notice.", examples=["CC BY 4.0"])
    ca_bundle: FilePath = Field(
        "",
        description="A file of certificates (PEM) of authorities to believe besides the usual ones.",
        examples=["/etc/ssl/our-authority.pem"],
    )
    proxy: Proxy = Field(
        "",
        description="The proxy that sources are asked through, or ${NAME} of the environment variable that holds it.",
        examples=["http://proxy.example.org:3128", "${PROXY}"],
    )


class ArchiveWire(Wire):
    """How long documents are kept as they came; by default for ever."""

    model_config = ConfigDict(title="Archive")

    keep: Duration = Field(
        "", description="How long, after something else took its place.", examples=["2 years", "90 days"]
    )
    size: Size = Field("", description="How much all may take together; the oldest go first.", examples=["2 GB"])


class FetchingWire(Wire):
    """How many questions are under way at the same time."""

    model_config = ConfigDict(title="Fetching")

    at_once: int = Field(64, ge=1, le=256, description="To all servers together.", examples=[16])
    per_host: int = Field(2, ge=1, le=8, description="To one host.", examples=[1])


class PagesWire(Wire):
    """The pages for people that are written beside the feeds."""

    model_config = ConfigDict(title="Pages")

    templates: FilePath = Field(
        "", description="A folder with templates that take the place of those of mmmfeed.", examples=["templates"]
    )


class FileWire(Wire):
    """feeds.yaml of mmmfeed: whose announcements are read, and which feeds are made of them."""

    model_config = ConfigDict(title="mmmfeed configuration")

    site: SiteWire = Field(
        description="Whose announcements are published.", examples=[{"title": "…", "url": "https://example.org/"}]
    )
    sources: list[SourceWire] = Field(
        min_length=1,
        description="Where announcements come from.",
        examples=[[{"name": "news", "dump": "dumps/*.txt"}]],
    )
    feeds: list[FeedWire] = Field(min_length=1, description="What is published.", examples=[[{"name": "news"}]])
    topics: dict[Text, Wordings] = Field(
        {},
        description="Categories that announcements get by their words: each with the words, or /regular expressions/,"
        " of which one is enough.",
        examples=[{"Floods": ["flood*", "high water"], "Events": {"title": ["conference"]}}],
    )
    titles: dict[Which, Text] = Field(
        {},
        description="Titles that take the place of others. Before the colon the announcement that is meant: its"
        " source_id, its date if it is the only one of that day, or its opening words.",
        examples=[{"04.03.25": "The report on the floods is out", "A new year for": "Plans for 2026"}],
    )
    dates: dict[Which, Day] = Field(
        {},
        description="Dates that take the place of others; before the colon as under titles.",
        examples=[{"2025-03-04-the-report-on-the-floods": "2025-03-05"}],
    )
    skip: list[Which] = Field(
        [],
        min_length=1,
        description="Announcements not to show: source_ids, dates (all of that day), or opening words.",
        examples=[["2025-03-04-test-do-not-read", "24.12.25"]],
        json_schema_extra={"uniqueItems": True},
    )
    same: list[Several] = Field(
        [],
        min_length=1,
        description="Announcements that are one; in brackets what belongs together: guids, URLs, source_ids or titles.",
        examples=[[["https://example.org/floods", "2025-03-04-the-report-on-the-floods"]]],
    )
    never_same: list[Several] = Field(
        [],
        min_length=1,
        description="Announcements of which no two are one, however much they are alike; written as under same.",
        examples=[[["https://example.org/minutes/14", "https://example.org/minutes/15"]]],
    )
    output: FilePath = Field(
        "output", description="The folder that is served; nothing in it is private.", examples=["public/feeds"]
    )
    store: FilePath = Field(
        ".mmmfeed/store.sqlite3",
        description="The file that keeps everything ever heard, and the guids: the one to back up.",
        examples=["/var/lib/mmmfeed/store.sqlite3"],
    )
    archive: ArchiveWire = Field(
        default_factory=lambda: ArchiveWire.model_construct(keep="", size=""),
        description="How long documents are kept as they came; by default for ever. Announcements are always kept.",
        examples=[{"keep": "2 years", "size": "2 GB"}],
    )
    fetching: FetchingWire = Field(
        default_factory=lambda: FetchingWire.model_construct(at_once=64, per_host=2),
        description="How many servers are asked at the same time, and how often one host is.",
        examples=[{"at_once": 16, "per_host": 1}],
    )
    hub: Url = Field(
        "",
        description="The WebSub hub that is told of changes, so that readers see them at once.",
        examples=["https://hub.example.org/"],
    )
    pages: Annotated[Annotated[PagesWire, Tag(KEYS)] | Annotated[bool, Tag(ONE)], either(KEYS, ONE)] = Field(
        default=True,
        description="Whether pages for people are written beside the feeds; or with which templates.",
        examples=[False, {"templates": "templates"}],
    )
    precompress: bool = Field(
        default=False, description="Whether each file has a .gz beside it, for servers that send it.", examples=[True]
    )
