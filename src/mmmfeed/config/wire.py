"""The shape of feeds.yaml, as pydantic models: the file's words, before they mean anything.

The descriptions are what editors show while a user types; docs/reference/configuration.md says the same at length.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema, create_model
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from mmmfeed.config import values
from mmmfeed.emitters import EMITTERS
from mmmfeed.model import DateOrder
from mmmfeed.parsers import PARSERS

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
Order = Annotated[str, AfterValidator(values.one_of(_ORDERS, "an order of dates")), _shape(enum=list(_ORDERS))]
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


class _Named(Wire):
    name: Name = Field(description="A short name of its own, for messages and the store.", examples=["coface"])


_KINDS = {
    "dump": ("Dated plain text: a path, a glob or a URL. Paths are relative to this file.", "dumps/*.txt"),
    "feed": ("A feed (RSS, Atom, RDF): a URL or a path.", "https://example.org/feed/"),
}


def _place(kind: str) -> Any:
    description, example = _KINDS.get(kind, (f"A path or URL, read as {kind}.", "https://example.org/"))
    return Location, Field("", description=description, examples=[example])


# The plug points of parsers/ are keys here: a new one can be written into feeds.yaml at once.
if TYPE_CHECKING:
    _Placed = _Named
else:
    _Placed = create_model("_Placed", __base__=_Named, **{kind: _place(kind) for kind in PARSERS})


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
    priority: int = Field(
        0,
        ge=-1000,
        le=1000,
        description="The higher one is shown when sources say the same and nothing else decides.",
        examples=[10],
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
    output: FilePath = Field(
        "output", description="The folder that is served; nothing in it is private.", examples=["public/feeds"]
    )
    store: FilePath = Field(
        ".mmmfeed/store.sqlite3",
        description="The file that keeps everything ever heard, and the guids: the one to back up.",
        examples=["/var/lib/mmmfeed/store.sqlite3"],
    )


class _Schema(GenerateJsonSchema):
    """Without titles made of key names, and without defaults that only mean "nothing was said"."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - pydantic's signature
        return False

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        made = super().default_schema(schema)
        if made.get("default", True) in ("", []):
            del made["default"]
        return made


def json_schema() -> dict[str, object]:
    """The JSON Schema (2020-12) of feeds.yaml."""
    return {
        "$schema": _Schema.schema_dialect,
        **FileWire.model_json_schema(schema_generator=_Schema, ref_template="#/$defs/{model}"),
    }
