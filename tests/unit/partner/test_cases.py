"""Every tests/cases/partner/NAME.* is read as NAME.yaml says; only the fields that it names are compared."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from mmmfeed.model import Announcement, Document, Parsed, SourceSpec
from mmmfeed.parsers import partner

CASES = Path(__file__).parents[2] / "cases" / "partner"
FILES = {path.stem: path for path in CASES.iterdir() if path.suffix != ".yaml"}
NAMES = sorted(FILES)
RETRIEVED = datetime(2026, 6, 1, 9, tzinfo=UTC)


def document(body: bytes, **fields: Any) -> Document:
    told: dict[str, Any] = {"source": "ally", "location": "ally.xml", "body": body, "retrieved": RETRIEVED}
    return Document(**told | fields)


def parse(body: bytes, **fields: Any) -> Parsed:
    zone = ZoneInfo(fields.pop("zone", "UTC"))
    source = SourceSpec(name="ally", kind="feed", location="ally.xml", timezone=zone)
    return partner.parse(document(body, **fields), source)


def told(said: Announcement) -> dict[str, Any]:
    return {
        "source_id": said.source_id,
        "title": said.title,
        "title_origin": said.title_origin.value,
        "url": said.url,
        "raw_url": said.raw_url,
        "published": said.published,
        "precision": said.published_precision.value,
        "updated": said.updated,
        "summary": said.summary,
        "text": said.text,
        "content": said.content,
        "language": said.language,
        "authors": [author.name for author in said.authors],
        "emails": [author.email for author in said.authors],
        "categories": [[category.term, category.scheme] for category in said.categories],
        "enclosures": [[file.url, file.media_type, file.length] for file in said.enclosures],
        "truncated": said.truncated,
        "place": said.place,
        "point": said.point and list(said.point),
        "origin": next((d.evidence for d in said.decisions if d.about == "origin"), None),
        "whose": [said.origin.name, said.origin.url, said.origin.feed_url, said.origin.id] if said.origin else None,
        "decisions": [f"{d.about} by {d.rule}" for d in said.decisions],
        "events": [[_written(event.start), _written(event.end), event.place, event.online] for event in said.events],
        "why": [f"{why.rule}: {why.evidence}" for why in said.decisions if why.about == "events"],
    }


def rhythm(parsed: Parsed) -> dict[str, Any]:
    told = parsed.rhythm
    assert told is not None
    minutes = told.period.total_seconds() / 60 if told.period else None
    return {"minutes": minutes, "hours": sorted(told.skip_hours), "days": sorted(told.skip_days)}


def _written(moment: date | None) -> str | None:
    if isinstance(moment, datetime):
        return moment.isoformat(timespec="minutes")
    return moment.isoformat() if moment else None


def aware(value: Any) -> Any:
    return value.replace(tzinfo=UTC) if isinstance(value, datetime) and value.tzinfo is None else value


@pytest.mark.parametrize("name", NAMES)
def test_case(name: str) -> None:
    expected = YAML(typ="safe").load((CASES / f"{name}.yaml").read_text())
    settings = {key: expected[key] for key in ("zone", "base_url", "media_type", "location") if key in expected}
    body = FILES[name].read_bytes()
    parsed = parse(body, **settings)
    messages = [problem.message for problem in parsed.problems]
    assert len(parsed.announcements) == len(expected["items"]), messages
    for said, fields in zip(parsed.announcements, expected["items"], strict=True):
        assert all(word not in said.content for word in fields.pop("content_lacks", []))
        assert said.source_id.startswith(fields.pop("source_id_starts", ""))
        assert not set(fields.pop("decided", [])) - set(told(said)["decisions"]), told(said)["decisions"]
        assert {key: told(said)[key] for key in fields} == {key: aware(value) for key, value in fields.items()}
    wanted = expected.get("problems", [])
    assert len(messages) == len(wanted), messages
    assert all(part in message for part, message in zip(wanted, messages, strict=True)), messages
    if "rhythm" in expected:
        assert rhythm(parsed) == expected["rhythm"]
    known = [f"{fact.about} by {fact.rule}" for fact in parsed.understood]
    assert not set(expected.get("understood", [])) - set(known), known
    settings.pop("zone", None)
    found = partner.impostor(document(body, **settings))
    assert (found.kind if found else None) == expected.get("impostor"), found
    if found:
        assert messages == [found.message]


def test_each_case_has_its_expectation() -> None:
    assert sorted(path.stem for path in CASES.glob("*.yaml")) == NAMES
    assert len(NAMES) == len([path for path in CASES.iterdir() if path.suffix != ".yaml"])
    assert len(NAMES) >= 160


PIECES = [
    b"<rss version='2.0'><channel>", b"</channel></rss>", b"<item>", b"</item>", b"<title>t</title>", b"<guid>g</guid>",
    b"<link>https://a.example/</link>", b"<link>x</link>", b"<pubDate>Tue, 03 Mar 2026 10:00:00 GMT</pubDate>",
    b"<description>&lt;p&gt;d &amp;amp; e</description>", b"<feed xmlns='http://www.w3.org/2005/Atom'>", b"</feed>",
    b"<entry>", b"</entry>", b"<id>i</id>", b"<content type='xhtml'><div>", b"</div></content>", b"<!--", b"-->",
    b"<![CDATA[", b"]]>", b"&#0;", b"&nbsp;", b"\xff", b"<enclosure url='//['/>", b"<author>a@b (c)</author>",
    b"<?xml version='1.0' encoding='utf-7'?>", b"<category/>", b"<updated>2026-13-40</updated>",
]  # fmt: skip


@given(st.binary(max_size=300) | st.lists(st.sampled_from(PIECES), max_size=25).map(b"".join))
@settings(max_examples=300)
def test_any_bytes_give_announcements_or_a_problem_or_an_empty_feed(body: bytes) -> None:
    parsed = parse(body)
    names = [said.source_id for said in parsed.announcements]
    assert len(names) == len(set(names))
    assert parsed.announcements or parsed.problems or b"<rss" in body or b"<feed" in body


def test_a_problem_of_an_item_names_its_line() -> None:
    items = "\n".join(f"<item><guid>{n}</guid><title>t</title><pubDate>{date}</pubDate></item>" for n, date in enumerate(
        ["Tue, 03 Mar 2026 10:00:00 GMT", "soon", "1970-01-01"]))  # fmt: skip
    body = f'\n<?xml version="1.0"?>\n<!DOCTYPE rss>\n<rss version="2.0"><channel>\n<!-- <item> -->\n{items}\n</channel></rss>'
    places = [(problem.place, problem.message.split(" (")[0]) for problem in parse(body.encode()).problems]
    assert places == [
        ("ally.xml:7", "the date “soon” cannot be understood"),
        ("ally.xml:8", "the date “1970-01-01” lies before 1990"),
    ]


# Each took a parser of feeds, of XML or of HTML more than its size deserves, or could.
COSTLY = {
    "nested elements": "<a>" * 50_000 + "</a>" * 50_000,
    "nested elements, open": "<a>" * 50_000,
    "nested markup": "<item><description>" + "&lt;div&gt;" * 50_000 + "</description></item>",
    "less than": "<item>" + "<" * 50_000 + "</item>",
    "quotes": "<item>" + "<a b='\"" * 20_000 + "</item>",
    "ampersands": "<item><title>" + "&" * 100_000 + "</title></item>",
    "declarations": "<item>" + "<!" * 50_000 + "</item>",
    "instructions": "<item>" + "<?" * 50_000 + "</item>",
    "at signs": "<item><author>" + "@" * 50_000 + "</author><title>x</title></item>",
}


@pytest.mark.parametrize("inside", COSTLY.values(), ids=COSTLY.keys())
def test_a_costly_feed_does_not_hold_the_others_up(inside: str) -> None:
    began = time.monotonic()
    parse(f'<rss version="2.0"><channel>{inside}</channel></rss>'.encode())
    assert time.monotonic() - began < 10  # a slow machine; 0.6 s here
