"""The shape of feeds.yaml, as pydantic models: the file's words, before they mean anything.

The descriptions are what editors show while a user types; docs/reference/configuration.md says the same at length.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, create_model

from mmmfeed.config import amounts, values
from mmmfeed.emitters import EMITTERS
from mmmfeed.model import DateOrder
from mmmfeed.parsers import PARSERS
from mmmfeed.specs import DISTRUSTED

_ORDERS = tuple(DateOrder)
_FORMATS = tuple(EMITTERS)


def _shape(**shape: object) -> WithJsonSchema:
    """As much of a check as a JSON Schema can say (patterns: ECMA 262)."""
    return WithJsonSchema({"type": "string", **shape})


# Each check is a function of values.py, which also words the mistake.
Text = Annotated[str, AfterValidator(values.text), _shape(pattern=r"\S")]
Name = Annotated[str, AfterValidator(values.name), _shape(pattern=values.NAME_PATTERN)]
Url = Annotated[str, AfterValidator(values.web_address), _shape(pattern=values.URL_PATTERN, format="uri")]
BaseUrl = Annotated[str, AfterValidator(values.base_url), _shape(pattern=values.BASE_URL_PATTERN, format="uri")]
Location = Annotated[str, AfterValidator(values.location), _shape(pattern=r"\S")]
FilePath = Annotated[str, AfterValidator(values.file_path), _shape(pattern=r"\S")]
Language = Annotated[str, AfterValidator(values.language), _shape(pattern=values.LANGUAGE_PATTERN)]
TimeZone = Annotated[str, AfterValidator(values.timezone), _shape(pattern=r"\S")]
Email = Annotated[str, AfterValidator(values.email), _shape(pattern=values.EMAIL_PATTERN, format="email")]
Years = Annotated[str, AfterValidator(values.years), _shape(pattern=values.YEARS_PATTERN)]
Which = Annotated[str, AfterValidator(values.which), _shape(pattern=r"\S")]
Several = Annotated[
    list[Text], BeforeValidator(values.several), Field(min_length=2, json_schema_extra={"uniqueItems": True})
]
Duration = Annotated[str, AfterValidator(amounts.duration), _shape(pattern=amounts.DURATION_PATTERN)]
Size = Annotated[str, AfterValidator(amounts.size), _shape(pattern=amounts.SIZE_PATTERN)]
Day = Annotated[str, AfterValidator(values.day), _shape(pattern=r"\d")]
User = Annotated[str, AfterValidator(values.user), _shape(pattern=r"^[^:]*\S[^:]*$")]
Secret = Annotated[str, BeforeValidator(values.secret), _shape(pattern=values.VARIABLE_PATTERN)]
Proxy = Annotated[str, AfterValidator(values.proxy), _shape(pattern=values.PROXY_PATTERN)]
Order = Annotated[str, AfterValidator(values.one_of(_ORDERS, "an order of dates")), _shape(enum=list(_ORDERS))]
Distrusted = Annotated[
    str, AfterValidator(values.one_of(DISTRUSTED, "what a feed says of its items")), _shape(enum=list(DISTRUSTED))
]
Format = Annotated[str, AfterValidator(values.one_of(_FORMATS, "a format")), _shape(enum=list(_FORMATS))]


class Wire(BaseModel):
    """Strict: "50" is not 50, and a key that nobody knows is a mistake. A default is "" where nothing was said."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


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


class _Named(Wire):
    name: Name = Field(description="A short name of its own, for messages and the store.", examples=["coface"])


_KINDS = {
    "dump": ("Dated plain text: a path, a glob or a URL. Paths are relative to this file.", "dumps/*.txt"),
    "feed": ("A feed (RSS, Atom, RDF): a URL or a path.", "https://example.org/feed/"),
    "opml": ("A list of feeds (OPML), each of which is a source: a path or a URL.", "partners.opml"),
}


def _place(kind: str) -> Any:
    description, example = _KINDS.get(kind, (f"A path or URL, read as {kind}.", "https://example.org/"))
    return Location, Field("", description=description, examples=[example])


# The plug points of parsers/ are keys here: a new one can be written into feeds.yaml at once.
if TYPE_CHECKING:
    _Placed = _Named
else:
    _Placed = create_model("_Placed", __base__=_Named, **{kind: _place(kind) for kind in PARSERS})


class ColumnsWire(Wire):
    """What the columns of a table are called, where their headers don't tell what is in them."""

    model_config = ConfigDict(title="Columns")

    date: Text = Field("", description="The day of publication.", examples=["Erschienen"])
    title: Text = Field("", description="The title.", examples=["Betreff"])
    text: Text = Field("", description="The text.", examples=["Meldung"])
    url: Text = Field("", description="The address of the announcement's page.", examples=["Seite"])
    id: Text = Field("", description="What names the announcement for good.", examples=["Nr."])
    author: Text = Field("", description="Who wrote it.", examples=["Verfasser"])
    category: Text = Field("", description="What it is filed under.", examples=["Rubrik"])
    language: Text = Field("", description="Its language (BCP 47).", examples=["Sprache"])


class AuthWire(Wire):
    """How the source's server is told who asks: user and password, or token. Secrets stand in the environment."""

    model_config = ConfigDict(title="Auth")

    user: User = Field("", description="The user name, or ${NAME} of a variable.", examples=["ann"])
    password: Secret = Field(
        "", description="${NAME} of the environment variable that holds it.", examples=["${PARTNER_PASSWORD}"]
    )
    token: Secret = Field(
        "", description="${NAME} of the environment variable that holds it.", examples=["${PARTNER_TOKEN}"]
    )


class SourceWire(_Placed):
    """One place that announcements come from."""

    model_config = ConfigDict(title="Source", json_schema_extra={"oneOf": [{"required": [kind]} for kind in PARSERS]})

    first_party: bool = Field(default=False, description="Whether it is the publisher's own.", examples=[True])
    language: Language = Field("", description="Its language (BCP 47); by default the site's.", examples=["fr"])
    timezone: TimeZone = Field("", description="Its time zone; by default the site's.", examples=["Europe/Paris"])
    dates: Order = Field(
        "",
        description="The order of day, month and year in its numeric dates; by default found out from each file.",
        examples=["dmy"],
    )
    years: Years = Field(
        "",
        description="The first and the last year that its dates can be of; by default 1990 to two years ahead.",
        examples=["1970-2030"],
    )
    columns: ColumnsWire = Field(
        default_factory=ColumnsWire.model_construct,
        description="What the columns of a table are called; by default found out from their headers. For a dump only.",
        examples=[{"date": "Erschienen", "text": "Meldung"}],
    )
    mirror: bool = Field(
        default=False,
        description="Whether an announcement goes when it is gone from its file. For a dump only.",
        examples=[True],
    )
    priority: int = Field(
        0,
        ge=-1000,
        le=1000,
        description="The higher one is shown when sources say the same and nothing else decides.",
        examples=[10],
    )
    allow_private: bool = Field(
        default=False,
        description="Whether it may be asked at an address inside a network, or on this machine.",
        examples=[True],
    )
    auth: Annotated[AuthWire, BeforeValidator(values.auth)] = Field(
        default_factory=lambda: AuthWire.model_construct(user="", password="", token=""),
        description="The user and password, or the token, that its server wants.",
        examples=[{"user": "ann", "password": "${PARTNER_PASSWORD}"}],
    )
    ca_bundle: FilePath = Field(
        "",
        description="A file of certificates (PEM) of authorities to believe besides the usual ones; by default the"
        " site's.",
        examples=["partner.pem"],
    )
    proxy: Proxy = Field(
        "",
        description="The proxy that it is asked through, ${NAME} of a variable that holds one, or none; by default the"
        " site's.",
        examples=["http://proxy.example.org:3128", "none"],
    )
    distrust: list[Distrusted] = Field(
        [],
        min_length=1,
        description="What its feed says and is not to be believed, besides what is found out. For a feed only.",
        examples=[["ids"]],
        json_schema_extra={"uniqueItems": True},
    )
    enabled: bool = Field(default=True, description="Whether it is read; what it said before stays.", examples=[False])


class FeedWire(Wire):
    """One feed to publish, in each of its formats."""

    model_config = ConfigDict(title="Feed")

    name: Name = Field(description="The name of its files: `news` becomes output/news.rss, …", examples=["news"])
    title: Text = Field(
        "", description="Its title; by default the site's, with its name when there are several.", examples=["News"]
    )
    description: Text = Field("", description="A sentence about it; by default the site's.", examples=["All news"])
    formats: list[Format] = Field(
        ["rss", "atom", "json"],
        min_length=1,
        description="The formats to write.",
        examples=[["rss", "atom"]],
        json_schema_extra={"uniqueItems": True},
    )
    limit: int = Field(50, ge=1, le=100_000, description="The most entries it shows, the newest ones.", examples=[100])
    sources: list[Text] = Field(
        [],
        min_length=1,
        description="The names of the sources it takes from; by default all.",
        examples=[["coface"]],
        json_schema_extra={"uniqueItems": True},
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
