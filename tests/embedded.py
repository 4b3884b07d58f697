"""Two feeds as partners show them, with every odd thing in it, and the files that are made of them for partners."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from mmmfeed import embedding
from mmmfeed.emitters import EMITTERS
from mmmfeed.model import (
    Announcement,
    Category,
    Cluster,
    Entry,
    Event,
    FeedSpec,
    FeedView,
    Member,
    Occasion,
    Precision,
    SiteSpec,
    SourceSpec,
)
from mmmfeed.pages.rendering import static_files

BRUSSELS = ZoneInfo("Europe/Brussels")
BASE = "https://feeds.riverforum.example/out/"
SITE = SiteSpec(
    title="River Forum & friends",
    url="https://www.riverforum.example/",
    language="en",
    timezone=BRUSSELS,
    description="What the river says <today>",
    base_url=BASE,
    icon="https://www.riverforum.example/icon.png",
)
SOURCES = MappingProxyType(
    {
        "own": SourceSpec(name="own", kind="dump", location="/d/*.txt", first_party=True, timezone=BRUSSELS),
        "ally": SourceSpec(name="ally", kind="feed", location="https://ally.example/feed", title="The Ally’s “News”"),
        "hostile": SourceSpec(name="hostile", kind="feed", location="https://evil.example/feed"),
    }
)
ATTACK = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>&amp;"


def entry(number: int, source: str = "own", *, page: bool = True, **fields: Any) -> Entry:
    """An entry; those of our own have a page among ours only."""
    usual: dict[str, Any] = {
        "title": f"Announcement {number}",
        "published": datetime(2026, 3, 28 - number, 11, tzinfo=UTC),
        "published_precision": Precision.DAY,
        "summary": f"What announcement {number} says, in short.",
        "url": None if source == "own" else f"https://{source}.example/{number}",
    }
    said = Announcement(source=source, source_id=str(number), **usual | fields)
    cluster = Cluster(
        guid=f"tag:www.riverforum.example,2026-03-{28 - number:02}:{number:06}",
        since=datetime(2026, 1, 1, tzinfo=UTC),
        members=(Member(announcement=said, keys=frozenset()),),
    )
    occasions = tuple(
        Occasion(uid=f"{number}-{place}@riverforum.example", event=event, stamp=cluster.since)
        for place, event in enumerate(said.events)
    )
    permalink = f"{BASE}n/202603{28 - number:02}-{number:06}.html" if page else None
    return Entry(cluster=cluster, shown=said, occasions=occasions, permalink=permalink)


def entries() -> tuple[Entry, ...]:
    """Each odd in another way."""
    meeting = Event(
        start=datetime(2026, 4, 9, 14, tzinfo=BRUSSELS),
        end=datetime(2026, 4, 9, 16, 30, tzinfo=BRUSSELS),
        place="Ghent",
    )
    camp = Event(start=date(2026, 7, 1), end=date(2026, 7, 4), online=True)
    night = Event(
        start=datetime(2026, 5, 2, 22, tzinfo=timezone(timedelta(hours=3))),
        end=datetime(2026, 5, 3, 4, tzinfo=timezone(timedelta(hours=3))),
    )
    called_off = entry(5, title="The walk is called off", events=(camp,))
    return (
        entry(1, title="A meeting & a <talk>", events=(meeting, camp), categories=(Category(term="Water"),)),
        entry(2, "ally", title="Une rivière en ville", language="fr-BE", categories=(Category(term="Water"),)),
        entry(
            3,
            "ally",
            title="הנהר עולה על גדותיו",
            summary="כולם מוזמנים.",
            language="he",
            categories=(Category(term="Floods"),),
        ),
        entry(4, title="A night by the fire", events=(night,), summary="", text="A night by the fire. Bring wood."),
        replace(called_off, occasions=tuple(replace(one, cancelled=True) for one in called_off.occasions)),
        entry(
            6,
            "hostile",
            title=ATTACK,
            summary=ATTACK,
            url="javascript:alert(3)",
            page=False,
            events=(Event(start=date(2026, 8, 1), place=ATTACK),),
            categories=(Category(term=ATTACK),),
        ),
        entry(7, "ally", title="X" * 300, summary="Y" * 2000, url='https://ally.example/?a="b"&c=<d>'),
        entry(8, title="No page at all", page=False),
        *(entry(number) for number in range(9, 14)),
    )


def view(site: SiteSpec = SITE, shown: tuple[Entry, ...] | None = None, **feed: Any) -> FeedView:
    """The first feed."""
    usual: dict[str, Any] = {"name": "news", "title": "River & allies"}
    spec = FeedSpec(**usual | feed)
    found = entries() if shown is None else shown
    return FeedView(feed=spec, site=site, entries=found, updated=datetime(2026, 3, 27, tzinfo=UTC), sources=SOURCES)


def views(site: SiteSpec = SITE) -> tuple[FeedView, ...]:
    """Both."""
    return (view(site), view(site, entries()[:1], name="own", title="Ours", sources=("own",)))


def write(output: Path, site: SiteSpec = SITE) -> None:
    """All files that partners use."""
    output.mkdir(parents=True, exist_ok=True)
    statics = embedding.static_files()
    for name, body in {**statics, "icon.svg": static_files(None)["icon.svg"]}.items():
        (output / name).write_bytes(body)
    pin = embedding.integrity(statics["embed.v1.js"])
    (output / "embed.html").write_bytes(embedding.partner_page(site, views(site), pin))
    (output / "index.html").write_text("<!doctype html><title>River Forum</title>", encoding="utf-8")
    for shown in views(site):
        stem = output / shown.feed.name
        stem.with_suffix(".fragment.html").write_bytes(embedding.fragment(shown))
        stem.with_suffix(".embed.html").write_bytes(embedding.frame(shown))
        for name in ("json", "rss"):
            stem.with_suffix(f".{name}").write_bytes(EMITTERS[name].emit(shown))
        if said := embedding.oembed(shown):
            stem.with_suffix(".oembed.json").write_bytes(said)
