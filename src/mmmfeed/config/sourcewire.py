"""The shape of a source in feeds.yaml: where it is, how it is read, how it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field, create_model

from mmmfeed.config import values
from mmmfeed.config.kinds import (
    Distrusted,
    FilePath,
    Language,
    Location,
    Name,
    Order,
    Proxy,
    Secret,
    Text,
    TimeZone,
    User,
    Wire,
    Years,
)
from mmmfeed.parsers import PARSERS


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

    title: Text = Field("", description="What readers see; by default its name.", examples=["Harbour Parents"])
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
