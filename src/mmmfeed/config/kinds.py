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
)

from mmmfeed.config import amounts, phrases, values
from mmmfeed.emitters import EMITTERS
from mmmfeed.model import DateOrder
from mmmfeed.specs import DISTRUSTED, ORDERS

_ORDERS = tuple(DateOrder)
_FORMATS = tuple(EMITTERS)
_GROUPS = ("source",)


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
Grouped = Annotated[str, AfterValidator(values.one_of(_GROUPS, "what entries are grouped by")), _shape(enum=list(_GROUPS))]
Template = Annotated[str, AfterValidator(phrases.template), _shape(pattern=r"\{\w+\}")]
Phrase = Annotated[str, AfterValidator(phrases.phrase), _shape(pattern=r"\S")]
Format = Annotated[str, AfterValidator(values.one_of(_FORMATS, "a format")), _shape(enum=list(_FORMATS))]


class Wire(BaseModel):
    """Strict: "50" is not 50, and a key that nobody knows is a mistake. A default is "" where nothing was said."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


def _tag(value: object) -> str:
    """Which of several kinds a value is meant to be; wording.py takes these marks out of paths again."""
    if isinstance(value, dict):
        return "[keys]"
    return "[one]" if isinstance(value, str | bool) else "[list]"


def either(*, keys: object = None, one: object = None, listed: object = None) -> Any:
    """A kind of value that is written as keys, as one word, or as a list; as far as there are such."""
    kinds = {"[keys]": keys, "[one]": one, "[list]": listed}
    there = {tag: kind for tag, kind in kinds.items() if kind is not None}
    instead = next(reversed(there))
    tagged = tuple(Annotated[kind, Tag(tag)] for tag, kind in there.items())
    return Annotated[Union[tagged], Discriminator(lambda value: tag if (tag := _tag(value)) in there else instead)]
