"""Announcements to make pages of: each is odd in another way. Organisations and addresses are invented."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from mmmfeed.emitters import EMITTERS
from mmmfeed.model import (
    Announcement,
    Author,
    Category,
    Cluster,
    Enclosure,
    Entry,
    Event,
    FeedSpec,
    FeedView,
    Member,
    Occasion,
    Origin,
    Precision,
    SiteSpec,
    SourceSpec,
    TitleOrigin,
    Translation,
    Verdict,
)
from mmmfeed.pages import Pages
from mmmfeed.showing import shown
from mmmfeed.text.html import from_text, sanitise, to_text

SITE = SiteSpec(
    title="Lantern & Loom",
    url="https://lantern.example.org/",
    language="en",
    timezone=ZoneInfo("Europe/Lisbon"),
    description="Weavers, night schools and the towns between them",
    base_url="https://lantern.example.org/feeds/",
    rights="© Lantern & Loom, CC BY 4.0",
)
FEEDS = (
    FeedSpec(
        name="news", title="Lantern & Loom and friends", description="All that is said", formats=("json", "rss", "atom")
    ),
    FeedSpec(name="own", title="Lantern & Loom", formats=("rss",)),
)
SOURCES = MappingProxyType(
    {
        "own": SourceSpec(
            name="own", kind="dump", location="/d/*.txt", first_party=True, timezone=ZoneInfo("Pacific/Auckland")
        ),
        "guild": SourceSpec(name="guild", kind="feed", location="https://guild.example.com/feed", title="The Guild"),
        "planet": SourceSpec(name="planet", kind="feed", location="https://planet.example.net/atom"),
    }
)
TODAY = date(2026, 10, 1)


def pages(**changed: Any) -> Pages:
    """The pages of a site in which something is otherwise than in SITE."""
    return Pages(replace(SITE, **changed), FEEDS, SOURCES, EMITTERS)


def guid(name: str, day: str = "2026-09-28") -> str:
    return f"tag:lantern.example.org,{day}:{name:0>12}"


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def said(source: str = "guild", source_id: str = "1", html: str = "", **fields: Any) -> Announcement:
    """An announcement whose text is that of `html`, or the other way round."""
    content = sanitise(html, "https://guild.example.com/") if html else from_text(fields.get("text", ""))
    known: dict[str, Any] = {
        "title": "A title",
        "published": at("2026-09-28T11:00:00"),
        "content": content,
        "text": to_text(html) if html else "",
    }
    return Announcement(source=source, source_id=source_id, **known | fields)


def entry(name: str, *members: Announcement, day: str = "2026-09-28", **fields: Any) -> Entry:
    """An entry of announcements that say the same; the first leads."""
    cluster = Cluster(
        guid=guid(name, day),
        since=at("2026-02-01T00:00:00"),
        members=tuple(
            Member(announcement=a, keys=frozenset({a.source_id}), joined=Verdict(rule="url") if i else None)
            for i, a in enumerate(members)
        ),
    )
    return Entry(cluster=cluster, shown=shown(cluster, SOURCES), **fields)


def occasions(*events: Event, cancelled: int | None = None) -> tuple[Occasion, ...]:
    return tuple(
        Occasion(
            uid=f"{number}@lantern.example.org",
            event=event,
            stamp=at("2026-09-01T00:00:00"),
            cancelled=number == cancelled,
        )
        for number, event in enumerate(events)
    )


FAIR = Event(
    start=datetime(2026, 10, 9, 18, 30, tzinfo=timezone(timedelta(hours=1))),
    end=datetime(2026, 10, 9, 21, 0, tzinfo=timezone(timedelta(hours=1))),
    place="Old Dye House, Porto",
    online=True,
)
WEEK = Event(start=date(2026, 11, 2), end=date(2026, 11, 6), place="Kraków")
EARLY = Event(start=datetime(2026, 9, 30, 23, 0, tzinfo=timezone(timedelta(hours=5, minutes=30))), online=True)


def full() -> Entry:
    """Of the publisher, with all that an announcement can have, and partners' copies."""
    own = said(
        "own",
        "2026-09-28-fair",
        "<h1>The night fair of weavers & dyers</h1><p>Bring a lantern. <a href='/map'>The map</a> is new:"
        "<img src='https://cdn.example.net/map.png' alt='A map of \"the\" quarter'></p><h4>What to bring</h4><ul><li>wool</ul>"
        "<table><tr><th>Hour<th>Room<tr><td>18:30<td>Vat 1<tr><td>20:00</table><blockquote lang=pt>Até já</blockquote>",
        title="The night fair of weavers & dyers",
        published=at("2026-09-28T00:00:00"),
        published_precision=Precision.DAY,
        updated=at("2026-09-30T08:00:00"),
        summary="Three evenings, forty looms.",
        authors=(Author(name="Inês Prado", url="https://lantern.example.org/ines"), Author(name="Lantern & Loom")),
        categories=(Category(term="Fairs"), Category(term="R&D <looms>")),
        enclosures=(
            Enclosure(url="https://lantern.example.org/poster%20final.png", media_type="image/png", length=48213),
            Enclosure(url="https://lantern.example.org/talk.mp3", media_type="audio/mpeg", length=18_900_000),
            Enclosure(url="https://lantern.example.org/", media_type="mp3"),
        ),
        events=(FAIR, WEEK, EARLY),
    )
    copy = said(
        "guild", "7", title="Night fair", url="https://guild.example.com/fair", published=at("2026-09-29T10:00:00")
    )
    translations = (
        Translation(guid=guid("b"), language="fr", url="https://lantern.example.org/fr/foire"),
        Translation(guid=guid("c"), language="ar"),
        Translation(guid=guid("d"), language="fr"),
    )
    return entry("a", own, copy, translations=translations, occasions=occasions(FAIR, WEEK, EARLY, cancelled=1))


def cut() -> Entry:
    """A partner's, of which the rest is at the partner's."""
    return entry(
        "e", said(text="The guild has found…", url="https://guild.example.com/found", title="Found", truncated=True)
    )


def arabic() -> Entry:
    title = "ليلة النسّاجين في المدينة القديمة"
    text = "يفتح الحرفيون أبواب ورشهم لثلاث ليالٍ، ويحمل كل زائر فانوسًا."
    return entry("f", said("own", "ar", text=text, title=title, language="ar", published=at("2026-09-20T11:00:00")))


def untold() -> Entry:
    """In a language that nobody told, from right to left."""
    return entry("10", said(title="ערב אורגים", text="שלושה ערבים.", published=at("2026-09-19T11:00:00")))


def planets() -> Entry:
    """Of a feed that collects those of others, with a place that the announcement no longer names."""
    origin = Origin(name="Dyers’ Notes", url="https://dyers.example.net/", feed_url="https://dyers.example.net/feed")
    return entry(
        "11",
        said(
            "planet",
            "p",
            text="Indigo, at last.",
            title="Indigo",
            url="https://dyers.example.net/indigo",
            origin=origin,
        ),
    )


def bare() -> Entry:
    """Only a title, made of a text that goes on."""
    text = "The council has agreed to light the lower quays until midnight, and to ask again in spring what people think of it."
    title = "The council has agreed to light the lower quays until midnight…"
    return entry("12", said("own", "q", text=text, title=title, title_origin=TitleOrigin.DERIVED))


HOSTILE = (
    "</script><script>alert(1)</script>",
    '" onmouseover="alert(1)" x="',
    "<img src=x onerror=alert(1)>",
    "{{ 7 * 7 }} {% raw %}",
    "javascript:alert(1)",
    "<!--",
    "]]>",
    "\u2028\u2029",
    "<svg/onload=alert(1)>",
    "'--><textarea>",
)


def hostile() -> Entry:
    """In every field what would break out of its place."""
    evil = " ".join(HOSTILE)
    address = "https://evil.example/\"onclick='alert(1)'<script>"
    return entry(
        "13",
        said(
            source_id=evil,
            title=evil,
            html=f"<p {HOSTILE[1]}>{evil}</p><a href='javascript:alert(1)'>x</a><iframe src=//evil.example></iframe>",
            summary=evil,
            url="https://guild.example.com/x?a=1&b=%22%3E%3Cscript%3E",
            language='en"><script>',
            authors=(Author(name=evil, url=address),),
            categories=(Category(term=evil),),
            enclosures=(Enclosure(url=address, media_type="image/png"),),
            events=(Event(start=date(2026, 12, 1), place=evil),),
            origin=Origin(name=evil, url=address),
        ),
        occasions=occasions(Event(start=date(2026, 12, 1), place=evil)),
    )


def endless() -> Entry:
    """Words that do not fit."""
    return entry(
        "14",
        said(
            title="Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3,
            text="https://guild.example.com/" + "a" * 300,
            language="de",
        ),
    )


def long() -> Entry:
    """A hundred thousand characters."""
    return entry("15", said(title="The whole statute", text="\n\n".join(["Of looms and of lights. " * 20] * 220)))


def every() -> Iterator[Entry]:
    """All of them, newest first."""
    found = (full, cut, planets, bare, hostile, endless, long, arabic, untold)
    yield from sorted((make() for make in found), key=lambda e: (e.published, e.guid), reverse=True)


def views() -> list[FeedView]:
    entries = tuple(every())
    updated = max(entry.updated for entry in entries)
    return [FeedView(feed=feed, site=SITE, entries=entries, updated=updated, sources=SOURCES) for feed in FEEDS]


def outputs(made: Pages, entries: tuple[Entry, ...]) -> Iterator[tuple[str, bytes]]:
    """The whole site, by path."""
    from mmmfeed.showing.paths import page_path, search_path

    yield "index.html", made.index(views(), entries, [e for e in entries if e.occasions], {"2026": len(entries)}, TODAY)
    yield from ((page_path(entry.guid), made.announcement(entry)) for entry in entries)
    yield page_path("tag:lantern.example.org,2026-01-01:feedfeedfeed"), made.moved(entries[0].guid)
    yield from made.year("2026", entries)
    yield search_path("2026"), made.search_index(entries)
    yield from made.static().items()
