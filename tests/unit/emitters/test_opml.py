"""Lists of feeds tell only what anybody may know."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
import sampleviews
from lxml import etree
from opmlcheck import check_opml

from mmmfeed.emitters.opml import feeds_opml, sources_opml
from mmmfeed.model import FeedSpec, SourceSpec
from mmmfeed.specs import AuthSpec

CASES = Path(__file__).parents[2] / "cases" / "emitters"
SITE = sampleviews.SITE


def source(name: str = "ally", location: str = "https://ally.example.com/feed", **fields: object) -> SourceSpec:
    return replace(SourceSpec(name=name, kind="feed", location=location), **fields)  # type: ignore[arg-type]


def addresses(body: bytes | None) -> list[str | None]:
    assert body is not None
    assert check_opml(body) == []
    return [outline.get("xmlUrl") for outline in etree.fromstring(body).iter("outline")]


SOURCES = (
    SourceSpec(name="own", kind="dump", location="/srv/dumps/*.txt", first_party=True),
    source(title="Alliance & “friends” <all>", language="en_GB"),
    source("peer", "https://münchen.example/fé?a=1&b=2"),
    source("off", "https://off.example.com/feed", enabled=False),
    source("inside", "https://inside.example.com/feed", allow_private=True),
    source("members", "https://members.example.com/feed", auth=AuthSpec(user="ada", password="${SECRET}")),
    source("file", "/srv/partners/union.xml"),
    SourceSpec(name="list", kind="opml", location="https://lists.example.com/all.opml"),
    SourceSpec(name="table", kind="dump", location="https://tables.example.com/all.csv"),
)
FEEDS = (
    sampleviews.FEED,
    FeedSpec(name="in-french", title="Nouvelles & événements", formats=("json", "atom", "ics")),
    FeedSpec(name="calendar", title="Calendar", formats=("ics",)),
)


@pytest.mark.parametrize("name", ["sources", "feeds"])
def test_the_bytes_are_those_of_the_golden_file(name: str) -> None:
    body = sources_opml(SITE, SOURCES) if name == "sources" else feeds_opml(SITE, FEEDS)
    golden = CASES / f"{name}.opml"
    assert body
    if os.environ.get("MMMFEED_GOLDEN") == "write":
        golden.write_bytes(body)
    assert body.decode() == golden.read_bytes().decode()
    assert check_opml(body) == []


def test_only_public_feeds_are_named() -> None:
    assert addresses(sources_opml(SITE, SOURCES)) == [
        "https://ally.example.com/feed",
        "https://xn--mnchen-3ya.example/f%C3%A9?a=1&b=2",
    ]


@pytest.mark.parametrize(
    "location",
    [
        "https://ada:secret@example.com/feed",
        "https://ada@example.com/feed",
        "https://example.com/feed?Token=x",
        "https://example.com/feed?a=1&api_key=",
        "http://127.0.0.1/feed",
        "http://10.1.2.3:8080/feed",
        "http://[::1]/feed",
        "http://[fd00::1]/feed",
        "http://intranet/feed",
        "http://localhost:8000/feed",
        "http://nas.local/feed",
        "https://example.com/${KEY}/feed",
        "https://[broken/feed",
    ],
)
def test_what_is_private_is_left_out(location: str) -> None:
    body = sources_opml(SITE, [source(location=location)])
    assert b"xmlUrl" not in body
    for word in (b"secret", b"ada", b"oken", b"key", b"127.0", b"10.1"):
        assert word not in body


def test_each_feed_is_named_once() -> None:
    twice = [source(), source("again")]
    assert addresses(sources_opml(SITE, twice)) == ["https://ally.example.com/feed"]
    assert addresses(feeds_opml(SITE, FEEDS)) == [
        "https://care.example.org/feeds/news.rss",
        "https://care.example.org/feeds/in-french.atom",
    ]


def test_feeds_without_an_address_are_no_list() -> None:
    assert feeds_opml(replace(SITE, base_url=None), FEEDS) is None


def test_an_empty_list_is_still_a_list() -> None:
    assert addresses(sources_opml(SITE, [])) == [None]
