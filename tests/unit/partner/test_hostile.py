"""Feeds that nobody wrote: the cases, mutated. No exception, no hang, no item twice."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mmmfeed.model import Document, Parsed, SourceSpec
from mmmfeed.parsers import partner
from mmmfeed.parsers.partner.items import MOST

CASES = Path(__file__).parents[2] / "cases" / "partner"
RETRIEVED = datetime(2026, 6, 1, 9, tzinfo=UTC)
ADDRESS = "https://ally.example/feed"
BODIES = [path.read_bytes() for path in sorted(CASES.iterdir()) if path.suffix != ".yaml"]
TAG = re.compile(rb"<[^<>]*>|\"[^\"]*\"|&#?\w+;")
ODD = [
    b"<![CDATA[", b"]]>", b"<!--", b"-->", b"<?x", b"<item>", b"</item>", b"<source>", b"<svg>", b"<textInput>", b"&#0;",
    b"&#xffffffff;", b"\0", b"\xff\xfe", b"\xed\xa0\x80", b'"', b"xml:base='//['", b"type='base64'", b"http://[::1", b"<<<",
    b"9999-12-31T23:59:59-23:59", b"0001-01-01T00:00:00+14:00", b'"items":[', b"[[[[", b"1e999", b"\\ud800", b"null",
    b"<!DOCTYPE rss [<!ENTITY a 'b'>]>", b"<?xml version='1.0' encoding='utf-32'?>", b"<base href='//['>", b"@((((",
]  # fmt: skip

Mutation = Callable[[random.Random, bytes], bytes]


def _cut(rng: random.Random, body: bytes) -> bytes:
    return body[: rng.randrange(len(body) + 1)]


def _odd(rng: random.Random, body: bytes) -> bytes:
    at = rng.randrange(len(body) + 1)
    return body[:at] + rng.choice(ODD) * rng.choice((1, 1, 40)) + body[at:]


def _lost(rng: random.Random, body: bytes) -> bytes:
    at = rng.randrange(len(body) + 1)
    return body[:at] + body[at + rng.randint(1, 40) :]


def _bytes(rng: random.Random, body: bytes) -> bytes:
    changed = bytearray(body)
    for _ in range(rng.randint(1, 12) if body else 0):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def _exchanged(rng: random.Random, body: bytes) -> bytes:
    tags = [hit.span() for hit in TAG.finditer(body)]
    if not tags:
        return body
    (a, b), (c, d) = rng.choice(tags), rng.choice(tags)
    return body[:a] + body[c:d] + body[b:]


def _again(rng: random.Random, body: bytes) -> bytes:
    at = rng.randrange(len(body) + 1)
    return body[:at] + body[at : at + 80] * rng.randint(2, 60) + body[at:]


def _grafted(rng: random.Random, body: bytes) -> bytes:
    other, at = rng.choice(BODIES), rng.randrange(len(body) + 1)
    begin = rng.randrange(len(other) + 1)
    return body[:at] + other[begin : begin + 300] + body[at:]


def _recoded(rng: random.Random, body: bytes) -> bytes:
    name = rng.choice(("utf-16", "utf-32", "utf-16-le", "cp1252", "gb18030", "shift_jis"))
    return body.decode("utf-8", "replace").encode(name, "replace")


MUTATIONS: list[Mutation] = [_cut, _odd, _odd, _lost, _bytes, _exchanged, _exchanged, _again, _grafted, _recoded]
HEADERS = (None, "text/html; charset=iso-8859-1", "application/json", "text/xml; charset=shift_jis")


def hostile(count: int) -> Iterator[tuple[bytes, str | None]]:
    rng = random.Random(20260601)
    for n in range(count):
        body = BODIES[n % len(BODIES)]
        for mutation in rng.choices(MUTATIONS, k=rng.randint(1, 4)):
            body = mutation(rng, body)
        yield body, rng.choice(HEADERS)


def parse(body: bytes, media_type: str | None = None) -> Parsed:
    document = Document(
        source="ally", location=ADDRESS, base_url=ADDRESS, media_type=media_type, body=body, retrieved=RETRIEVED
    )
    partner.impostor(document)
    return partner.parse(document, SourceSpec(name="ally", kind="feed", location=ADDRESS))


def test_600_mutated_feeds_give_announcements_or_problems_and_never_hold_the_others_up() -> None:
    for body, media_type in hostile(600):
        began = time.monotonic()
        parsed = parse(body, media_type)
        assert time.monotonic() - began < 2, body[:200]
        names = [said.source_id for said in parsed.announcements]
        assert len(names) == len(set(names))
        assert parsed.announcements or parsed.problems or parsed.understood
        assert all(problem.message.endswith(".") for problem in parsed.problems), parsed.problems


ITEM = "<item><guid>{0}</guid><title>Item {0}</title><pubDate>{1:%a, %d %b %Y %H:%M:%S} GMT</pubDate></item>"


def test_of_too_many_items_the_newest_are_read_and_it_is_told() -> None:
    days = [RETRIEVED - timedelta(hours=MOST + 100 - n) for n in range(MOST + 20)]  # the oldest first
    items = "".join(ITEM.format(n, day) for n, day in enumerate(days))
    parsed = parse(f"<rss version='2.0'><channel>{items}</channel></rss>".encode())
    assert [said.source_id for said in parsed.announcements] == [str(n) for n in range(20, MOST + 20)]
    assert [problem.message for problem in parsed.problems] == [
        "has 5,020 items; the newest 5,000 were read. Ask for a feed of the latest ones only."
    ]


def test_of_too_many_items_without_dates_the_first_are_read() -> None:
    items = "".join(f"<item><guid>{n}</guid><title>t</title></item>" for n in range(MOST + 2))
    parsed = parse(f"<rss version='2.0'><channel>{items}</channel></rss>".encode())
    assert [said.source_id for said in parsed.announcements][-1] == str(MOST - 1)


COSTLY = {
    "categories of one item": "<item><guid>a</guid><title>t</title>" + "".join(f"<category>{n}</category>" for n in range(30_000)) + "</item>",
    "categories of the channel": "".join(f"<category>{n}</category>" for n in range(30_000)),
    "media of one item": "<item><guid>a</guid><title>t</title>" + '<m:content xmlns:m="http://search.yahoo.com/mrss/" url="x"/>' * 20_000 + "</item>",
    "authors of one item": "<item><guid>a</guid><title>t</title>" + "<author>Ann</author>" * 20_000 + "</item>",
    "xml:base in xml:base": '<a xml:base="b/">' * 20_000,
    "unclosed sources": "<item><source>" * 5_000,
    "titles": "<item>" + "<title>t</title>" * 20_000 + "</item>",
    "namespaces": "".join(f'<a{n} xmlns:p{n}="u{n}"/>' for n in range(5_000)),
}  # fmt: skip


@pytest.mark.parametrize("inside", COSTLY.values(), ids=COSTLY.keys())
def test_a_costly_feed_does_not_hold_the_others_up(inside: str) -> None:
    began = time.monotonic()
    parse(f'<rss version="2.0"><channel>{inside}</channel></rss>'.encode())
    assert time.monotonic() - began < 10  # a slow machine; below 1 s here


PAGES = {
    "links": "<html>" + '<a href="/feed/">' * 50_000,
    "open quotes": "<html>" + "<a href='" * 30_000,
    "comments": "<html>" + "<!--" * 50_000,
    "scripts": "<html>" + "<script>" * 50_000,
    "inputs": "<html>" + "<input " * 50_000,
    "forms": "<html>" + "<form " * 50_000,
    "titles": "<html>" + "<title>" * 50_000,
    "headings": "<html>" + "<h1>" * 50_000,
    "nested": "<html>" + "<div>" * 100_000,
    "blanks": "<html>" + " " * 2_000_000,
    "plain blanks": " " * 2_000_000 + "x",
    "JSON": '{"items":[' + "{" * 100_000,
    "JSON items": '{"items":[' + "{}," * 300_000,
    "instructions": "<?" * 100_000,
    "declarations": "<!" * 100_000,
    "whole comments": "<!-- a -->" * 300 + "<x>",
    "whole instructions": "<?x ?>\n" * 400 + "<",
    "whole declarations": "<!x>\n" * 400 + "<",
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_a_costly_page_does_not_hold_the_others_up(page: str) -> None:
    began = time.monotonic()
    parse(page.encode())
    assert time.monotonic() - began < 10  # a slow machine; below 1 s here
