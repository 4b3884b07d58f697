"""The kinds of values that feeds.yaml has: each with its check, and as much of it as a JSON Schema can say.

The checks are functions of values.py and amounts.py, which also word the mistakes.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    WithJsonSchema,
    model_validator,
)

from mmmfeed.config import amounts, phrases, values
from mmmfeed.emitters import EMITTERS
from mmmfeed.model import DateOrder
from mmmfeed.specs import DISTRUSTED, ORDERS

_ORDERS = tuple(DateOrder)
_FORMATS = tuple(EMITTERS)
_GROUPS = ("source",)

# How a value is written, where it may be written in several ways; a part of pydantic's paths, and of no user's.
LIST, KEYS, ONE = MARKS = ("[list]", "[keys]", "[one]")


def _shape(**shape: object) -> WithJsonSchema:
    """As much of a check as a JSON Schema can say (patterns: ECMA 262)."""
    return WithJsonSchema({"type": "string", **shape})


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
Since = Annotated[str, AfterValidator(amounts.since), _shape(pattern=r"\d")]
Day = Annotated[str, AfterValidator(values.day), _shape(pattern=r"\d")]
User = Annotated[str, AfterValidator(values.user), _shape(pattern=r"^[^:]*\S[^:]*$")]
Secret = Annotated[str, BeforeValidator(values.secret), _shape(pattern=values.VARIABLE_PATTERN)]
Proxy = Annotated[str, AfterValidator(values.proxy), _shape(pattern=values.PROXY_PATTERN)]
Order = Annotated[str, AfterValidator(values.one_of(_ORDERS, "an order of dates")), _shape(enum=list(_ORDERS))]
Distrusted = Annotated[
    str, AfterValidator(values.one_of(DISTRUSTED, "what a feed says of its items")), _shape(enum=list(DISTRUSTED))
]
Newness = Annotated[str, AfterValidator(values.one_of(ORDERS, "an order of entries")), _shape(enum=list(ORDERS))]
Grouped = Annotated[
    str, AfterValidator(values.one_of(_GROUPS, "what entries are grouped by")), _shape(enum=list(_GROUPS))
]
Template = Annotated[str, AfterValidator(phrases.template), _shape(pattern=r"\{\w+\}")]
Phrase = Annotated[str, AfterValidator(phrases.phrase), _shape(pattern=r"\S")]
Format = Annotated[str, AfterValidator(values.one_of(_FORMATS, "a format")), _shape(enum=list(_FORMATS))]


def either(*kinds: str) -> Discriminator:
    """Which of several `kinds` (MARKS) a value is meant to be; the last one, where nobody can tell."""

    def kind(value: object) -> str:
        meant = KEYS if isinstance(value, dict) else LIST if isinstance(value, list) else ""
        return meant if meant in kinds else kinds[-1]

    return Discriminator(kind)


class Wire(BaseModel):
    """Strict: "50" is not 50, and a key that nobody knows is a mistake. A default is "" where nothing was said."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class WordingsWire(Wire):
    """Words and regular expressions to find in one part of an announcement; found in one of both is enough."""

    model_config = ConfigDict(title="Wordings", json_schema_extra={"minProperties": 1})

    title: list[Phrase] = Field([], min_length=1, description="To be found in the title.", examples=[["floods"]])
    text: list[Phrase] = Field([], min_length=1, description="To be found in the text.", examples=[["/floods? of 2/"]])

    @model_validator(mode="after")
    def _says_something(self) -> WordingsWire:
        if not self.title and not self.text:
            raise ValueError("is empty; write title: or text: with a list behind it, or a list alone")
        return self


Wordings = Annotated[
    Annotated[list[Phrase], Field(min_length=1), Tag(LIST)] | Annotated[WordingsWire, Tag(KEYS)], either(KEYS, LIST)
]
OneOrSeveral = Annotated[
    Annotated[list[Text], Field(min_length=1, json_schema_extra={"uniqueItems": True}), Tag(LIST)]
    | Annotated[Text, Tag(ONE)],
    either(LIST, ONE),
]
