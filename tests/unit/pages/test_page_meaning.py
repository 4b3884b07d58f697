"""What pages say: to people, to programs, and to nobody else."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin

import pytest
import samplepages
from lxml import html as lxml_html
from samplepages import SITE, at, entry, guid, pages, said

from mmmfeed.emitters import EMITTERS
from mmmfeed.model import Entry, Event, FeedSpec, Precision
from mmmfeed.pages.subscribing import at_once, feed_card
from mmmfeed.showing.paths import calendar_path, page_path, permalink

ALL = tuple(samplepages.every())


def read(page: bytes) -> Any:
    return lxml_html.document_fromstring(page.decode())


def graph(page: bytes) -> list[dict[str, Any]]:
    (script,) = read(page).xpath("//script[@type='application/ld+json']/text()")
    found: list[dict[str, Any]] = json.loads(script)["@graph"]
    return found


def meta(page: bytes) -> dict[str, str]:
    return {tag.get("property"): tag.get("content") for tag in read(page).xpath("//meta[@property]")}


def text(page: bytes) -> str:
    (main,) = read(page).xpath("//main")
    return " ".join(main.text_content().split())


# --- addresses ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("of", "path"),
    [
        ("tag:oxbow.example.org,2026-09-28:330edcaceedf", "n/20260928-330edcaceedf.html"),
        ("tag:xn--mller-kva.example,2026-01-01:0123456789ab", "n/20260101-0123456789ab.html"),
    ],
)
def test_an_address_is_made_from_the_guid_alone(of: str, path: str) -> None:
    assert page_path(of) == path
    assert calendar_path(of) == path.removesuffix("html") + "ics"


@pytest.mark.parametrize(
    "of",
    ["https://old.example/?p=7", "../../etc/passwd", "", "tag:a.example,2026-09-28:../x", "é" * 5000, "\ud800", "CON"],
)
def test_a_guid_of_another_form_has_a_safe_address_too(of: str) -> None:
    assert re.fullmatch(r"n/x-[0-9a-f]{16}\.html", page_path(of))
    assert page_path(of) == page_path(of) != page_path(f"{of}x")


def test_a_permalink_needs_to_be_told_where_outputs_are_served() -> None:
    assert permalink(SITE, guid("a")) == f"{SITE.base_url}{page_path(guid('a'))}"
    assert permalink(replace(SITE, base_url=None), guid("a")) is None


# --- an announcement ------------------------------------------------------------------------------------------


def test_people_read_all_that_is_known() -> None:
    page = pages().announcement(samplepages.full())
    seen = text(page)
    for told in (
        "Lantern & Loom", "28 September 2026", "Changed on 30 September 2026", "Inês Prado", "français", "العربية",
        "Friday, 9 October 2026", "18:30\u2009–\u200921:00", "Western European Summer Time", "Old Dye House, Porto", "Online",
        "Cancelled", "UTC+05:30", "Add to calendar", "Bring a lantern.", "talk.mp3 Audio · 18.9 MB", "R&D <looms>",
        "Also published by The Guild guild.example.com",
    ):  # fmt: skip
        assert " ".join(told.split()) in seen
    assert read(page).xpath("//h1/text()") == ["The night fair of weavers & dyers"]


def test_a_day_is_the_sources_own_and_an_instant_is_shown_at_the_sites_clocks() -> None:
    night = at("2026-03-01T11:00:00")  # midnight in Auckland, where `own` has its clocks
    own = entry("1", said("own", published=night, published_precision=Precision.DAY))
    partners = entry("2", said(published=at("2026-03-01T23:30:00")))
    assert '<time class="dt-published" datetime="2026-03-02">2 March 2026' in pages().announcement(own).decode()
    tokyo = pages(timezone=SITE.timezone.__class__("Asia/Tokyo"))
    assert 'datetime="2026-03-02T08:30:00+09:00">2 March 2026' in tokyo.announcement(partners).decode()


def test_the_canonical_page_is_where_the_text_is_at_home() -> None:
    def canonical(shown: Any) -> list[str]:
        found: list[str] = read(pages().announcement(shown)).xpath("//link[@rel='canonical']/@href")
        return found

    assert canonical(samplepages.cut()) == ["https://guild.example.com/found"]
    # The publisher's own text has no page; a partner's copy of it is not its home.
    assert canonical(samplepages.full()) == [permalink(SITE, samplepages.full().guid)]
    assert read(pages(base_url=None).announcement(samplepages.full())).xpath("//link[@rel='canonical']") == []


def test_what_is_cut_leads_on_to_the_rest() -> None:
    assert "Read on: The Guild guild.example.com" in text(pages().announcement(samplepages.cut()))
    assert "Original: Dyers’ Notes dyers.example.net" in text(pages().announcement(samplepages.planets()))


def test_programs_read_the_same() -> None:
    page = pages().announcement(samplepages.full())
    article, *events = graph(page)
    assert article["@type"] == "NewsArticle"
    assert article["headline"] == "The night fair of weavers & dyers"
    assert article["datePublished"] == "2026-09-28"
    assert article["keywords"] == ["Fairs", "R&D <looms>"]
    assert [event["startDate"] for event in events] == [
        "2026-10-09T18:30:00+01:00", "2026-11-02", "2026-09-30T23:00:00+05:30",
    ]  # fmt: skip
    assert [event["eventStatus"].rpartition("/")[2] for event in events] == [
        "EventScheduled", "EventCancelled", "EventScheduled",
    ]  # fmt: skip
    assert [place["@type"] for place in events[0]["location"]] == ["Place", "VirtualLocation"]
    assert {
        "og:type": "article",
        "og:title": "The night fair of weavers & dyers",
        "og:url": permalink(SITE, samplepages.full().guid),
        "og:image": "https://lantern.example.org/poster%20final.png",
        "og:locale": "en_US",
        "article:published_time": "2026-09-28",
    }.items() <= meta(page).items()


def test_a_partners_text_is_published_by_the_partner() -> None:
    def publisher(of: Entry) -> dict[str, str]:
        told: dict[str, str] = graph(pages().announcement(of))[0]["publisher"]
        return told

    assert publisher(samplepages.full()) == {"@type": "Organization", "name": SITE.title, "url": SITE.url}
    partners = entry("e", said(url="https://guild.example.com/news"))
    (article,) = graph(pages().announcement(partners))
    assert article["publisher"] == article["author"][0] == {"@type": "Organization", "name": "The Guild"}


def test_translations_are_linked_each_language_once() -> None:
    tree = read(pages().announcement(samplepages.full()))
    assert [(link.get("hreflang"), link.get("href")) for link in tree.xpath("//link[@hreflang]")] == [
        ("fr", "https://lantern.example.org/fr/foire")
    ]
    assert [(link.get("lang"), link.get("href")) for link in tree.xpath("//a[@hreflang]")] == [
        ("fr", f"../{page_path(guid('b'))}"), ("ar", f"../{page_path(guid('c'))}"),
    ]  # fmt: skip


def test_a_language_is_told_where_it_is_not_the_pages() -> None:
    (title,) = read(pages().announcement(samplepages.arabic())).xpath("//h1")
    assert (title.get("lang"), title.get("dir")) == ("ar", "rtl")
    (title,) = read(pages(language="ar").announcement(samplepages.arabic())).xpath("//h1")
    assert (title.get("lang"), title.get("dir")) == (None, None)
    (title,) = read(pages(language=None).announcement(samplepages.untold())).xpath("//h1")
    assert (title.get("lang"), title.get("dir")) == (None, "rtl")  # by its letters
    tree = read(pages(language="ar").announcement(samplepages.full()))
    assert (tree.get("lang"), tree.get("dir")) == ("ar", "rtl")


def test_the_page_of_a_former_guid_sends_on() -> None:
    tree = read(pages().moved(guid("a")))
    assert tree.xpath("//link[@rel='canonical']/@href") == [permalink(SITE, guid("a"))]
    assert tree.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url=../{page_path(guid('a'))}"]
    assert tree.xpath("//main//a/@href") == [f"../{page_path(guid('a'))}"]


# --- the index ------------------------------------------------------------------------------------------------


def index(**changed: Any) -> bytes:
    lists = {"2026": len(ALL), "2025-11": 1200}
    return pages(**changed).index(samplepages.views(), ALL, [samplepages.full()], lists, samplepages.TODAY)


def test_the_index_has_feeds_announcements_events_and_the_archive() -> None:
    tree = read(index())
    assert tree.xpath("//section//h3/a/@href")[0] == page_path(ALL[0].guid)
    ways = [(a.get("href"), " ".join(a.text_content().split())) for a in tree.xpath("//*[@class='ways']//a")]
    assert ways == [
        ("news.rss", "Feed reader (RSS) – Lantern & Loom and friends"),  # before the announcements
        ("#subscribe", "All feeds"),
        ("news.rss", "Feed reader (RSS) – Lantern & Loom and friends"),
        ("news.atom", "Atom – Lantern & Loom and friends"),
        ("news.json", "JSON Feed – Lantern & Loom and friends"),
        ("own.rss", "Feed reader (RSS) – Lantern & Loom"),
    ]
    assert tree.xpath("//link[@type='application/rss+xml']/@href") == ["news.rss", "own.rss"]
    archive = [(a.get("href"), " ".join(a.text_content().split())) for a in tree.xpath("//*[@class='years']//a")]
    assert archive == [("archive/2026.html", "2026 9"), ("archive/2025-11.html", "November 2025 1,200")]
    assert {"embed.html", "feeds.opml", "sources.opml"} <= set(tree.xpath("//a/@href"))


def test_the_ways_to_follow_stand_before_the_announcements_one_of_a_kind() -> None:
    feeds = [
        FeedSpec(name="digest", title="Digest", formats=("md",)),
        FeedSpec(name="plain", title="Plain", formats=("atom", "ics")),
        FeedSpec(name="more", title="More", formats=("rss", "ics")),
    ]
    cards = [feed_card(feed, SITE, EMITTERS) for feed in feeds]
    assert [(card.name, way.path) for card, way in at_once(cards)] == [("plain", "plain.atom"), ("plain", "plain.ics")]
    assert list(at_once(cards[:1])) == []


def test_what_is_said_of_the_site_is_not_said_of_each_feed_again() -> None:
    site = replace(SITE, description="News of the loom.")
    told = [
        feed_card(FeedSpec(name="a", title="A", description=words), site, EMITTERS).description
        for words in ("News of the loom.", "Only what is ours.")
    ]
    assert told == ["", "Only what is ours."]


def test_of_several_events_the_next_one_is_coming() -> None:
    fair = samplepages.full()

    def first(**given: Any) -> list[str]:
        page = pages().index(samplepages.views(), [], [fair], {}, **given)
        found: list[str] = read(page).xpath("//*[@class='dt-start']/@datetime")
        return found

    assert first(today=samplepages.TODAY) == ["2026-10-09T18:30:00+01:00"]
    assert first(today=at("2026-09-30T00:00:00").date()) == ["2026-09-30T23:00:00+05:30"]
    assert first() == ["2026-10-09T18:30:00+01:00"]  # the likeliest
    assert first(today=at("2026-10-10T00:00:00").date()) == []  # the last one is called off


def test_an_index_of_nothing_says_so() -> None:
    seen = text(pages().index(samplepages.views(), [], [], {}))
    assert "There are no announcements yet." in seen
    assert "Archive" not in seen


def test_the_index_is_below_100_kb_whatever_is_in_it() -> None:
    heavy = [
        entry(f"{number:x}", said(title="<&\"'>" * 60, text="&" * 900 + str(number), language="ar"))
        for number in range(300)
    ]
    coming = [replace(one, shown=replace(one.shown, events=(Event(start=samplepages.TODAY),))) for one in heavy]
    page = pages().index(samplepages.views(), heavy, coming, {"2026": 300})
    assert 60_000 < len(page) < 100_000


# --- all of them ----------------------------------------------------------------------------------------------


def outputs(**changed: Any) -> dict[str, bytes]:
    return dict(samplepages.outputs(pages(**changed), ALL))


def test_every_link_among_the_pages_leads_somewhere() -> None:
    made = outputs()
    elsewhere = {"embed.html", "feeds.opml", "sources.opml", "news.rss", "news.atom", "news.json", "own.rss"}
    elsewhere |= {calendar_path(one.guid) for one in ALL if one.occasions}
    elsewhere |= {page_path(guid(name)) for name in "bc"}  # translations
    for path, body in made.items():
        if not path.endswith(".html"):
            continue
        for link in read(body).xpath("//@href | //@src"):
            address, _, fragment = urljoin(f"https://here.example/{path}", link).partition("#")
            if address.startswith("https://here.example/"):
                target = address.removeprefix("https://here.example/")
                assert target in made or target in elsewhere, f"{path}: {address}"
                if fragment:
                    assert f'id="{fragment}"' in made[target].decode(), f"{path}: {address}#{fragment}"


def test_no_page_asks_another_host_for_anything_or_has_style_or_script_of_its_own() -> None:
    for path, body in outputs(icon="https://cdn.example.com/icon.png").items():
        if not path.endswith(".html"):
            continue
        tree = read(body)
        asked = tree.xpath("//@src | //link[@rel='stylesheet' or @rel='icon' or @rel='preload']/@href | //form/@action")
        assert all(re.fullmatch(r"(?:\.\./)?[\w.]+", address) for address in asked), (path, asked)
        assert not tree.xpath(
            "//@style | //style | //script[not(@src) and @type!='application/ld+json'] | //img | //iframe"
        )
        assert not [name for tag in tree.iter() for name in tag.keys() if name.startswith("on")]  # noqa: SIM118
        assert not [
            address for address in tree.xpath("//@href") if re.match(r"\s*(?:javascript|data|vbscript):", address)
        ]


def test_an_icon_is_the_sites_own_where_it_is_served_beside_the_pages() -> None:
    own = pages(icon="https://lantern.example.org/icon.png").announcement(samplepages.bare()).decode()
    assert '<link rel="icon" href="https://lantern.example.org/icon.png">' in own


def test_what_would_break_out_of_its_place_stays_in_it() -> None:
    made = pages()
    hostile = samplepages.hostile()
    page = made.announcement(hostile)
    tree = read(page)
    assert len(tree.xpath("//script")) == 1
    assert graph(page)[0]["headline"] == " ".join(hostile.shown.title.split())
    assert " ".join(hostile.shown.title.split()) in text(page)
    assert "49" not in tree.xpath("//h1")[0].text_content()  # {{ 7 * 7 }}
    for body in (index(), *dict(made.year("2026", [hostile])).values()):
        assert len(read(body).xpath("//script")) <= 1
        assert " ".join(hostile.shown.title.split()) in text(body)


def test_what_no_page_needs_is_not_loaded() -> None:
    code = "import sys, mmmfeed.pages; print(*sys.modules)"
    loaded = set(
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    )
    assert not {"jinja2", "markupsafe", "babel", "nh3", "feedgen", "lxml", "requests", "sqlite3", "click"} & loaded
