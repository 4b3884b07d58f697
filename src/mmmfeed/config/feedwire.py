"""The shape of a feed in feeds.yaml: what it takes, and how it shows that."""

from __future__ import annotations

from typing import cast

from pydantic import ConfigDict, Field

from mmmfeed.config.kinds import (
    Day,
    Format,
    Grouped,
    Language,
    Name,
    Newness,
    OneOrSeveral,
    Since,
    Template,
    Text,
    Wire,
    Wordings,
)

_UNSAID = cast("bool", None)


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
    limit: int = Field(
        50, ge=1, le=100_000, description="The most entries it shows, the first ones in its order.", examples=[100]
    )
    sources: list[Text] = Field(
        [],
        min_length=1,
        description="The names of the sources it takes from; by default all.",
        examples=[["coface"]],
        json_schema_extra={"uniqueItems": True},
    )
    exclude_source: OneOrSeveral = Field(
        [],
        description="A source, or several, whose announcements it leaves out: what a partner wants to show beside its"
        " own.",
        examples=["coface", ["coface", "quay"]],
    )
    first_party: bool = Field(
        _UNSAID,
        description="true: only the publisher's own announcements; false: only those of others.",
        examples=[True],
    )
    languages: list[Language] = Field(
        [],
        min_length=1,
        description="The languages that it takes (BCP 47); en takes en-GB, too. By default all.",
        examples=[["en", "fr"]],
        json_schema_extra={"uniqueItems": True},
    )
    categories: list[Text] = Field(
        [],
        min_length=1,
        description="The categories that it takes, those of topics, too; one of them is enough. By default all.",
        examples=[["Events"]],
        json_schema_extra={"uniqueItems": True},
    )
    include: Wordings = Field(
        [],
        description="Words, or /regular expressions/, of which an announcement has to have one.",
        examples=[["flood*", "high water"], {"title": ["/floods? of \\d+/"]}],
    )
    exclude: Wordings = Field(
        [],
        description="Words, or /regular expressions/, of which an announcement may have none.",
        examples=[["webinar"], {"title": ["/^Re:/"]}],
    )
    since: Since = Field(
        "", description="The first day that it takes, or for how long.", examples=["2025-03-04", "90 days"]
    )
    until: Day = Field("", description="The last day that it takes.", examples=["2025-12-31"])
    events_only: bool = Field(
        default=False, description="Whether it takes only announcements of something to attend.", examples=[True]
    )
    min_length: int = Field(
        0, ge=0, le=100_000, description="How many letters the text has to have at least.", examples=[200]
    )
    order: Newness = Field(
        "newest",
        description="newest or oldest first, the last updated first, or the next event first.",
        examples=["event"],
    )
    group: Grouped = Field("", description="source: what is of one source stands together.", examples=["source"])
    title_template: Template = Field(
        "",
        description="How its titles are made: {title}, {source}, {date}, {language}, {place}, {category}.",
        examples=["{source}: {title}"],
    )
