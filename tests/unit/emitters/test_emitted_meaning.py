"""What readers are told of an entry, beyond what the goldens show at a glance."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

import feedparser
import pytest
import sampleviews
from sampleviews import at, cluster, guid

from mmmfeed import emitters
from mmmfeed.emitters import _entry, atom, ical, jsonfeed, rss
from mmmfeed.model import Announcement, Cluster, Enclosure, Origin, Point, SiteSpec
from mmmfeed.showing import parts

ATOM = "{http://www.w3.org/2005/Atom}"


def announcement(**fields: Any) -> Announcement:
    known = {"source": "own", "source_id": "1", "title": "Title", "published": at("2026-02-01T12:00:00")}
    return Announcement(**{**known, **fields})


def atom_entry(*clusters: Cluster) -> ET.Element:
    entry = ET.fromstring(atom.emit(sampleviews.view(*clusters))).find(f"{ATOM}entry")
    assert entry is not None
    return entry


def links(entry: ET.Element, rel: str) -> list[tuple[str | None, str | None]]:
    found = (link for link in entry.iterfind(f"{ATOM}link") if link.get("rel") == rel)
    return [(link.get("href"), link.get("hreflang")) for link in found]


def test_the_table_and_the_formats_agree_on_name_and_type() -> None:
    modules = {"rss": rss, "atom": atom, "json": jsonfeed, "ics": ical}
    told = {name: (m.ENDING, m.MEDIA_TYPE) for name, m in modules.items()}
    table = {name: (emitter.ending, emitter.media_type) for name, emitter in emitters.EMITTERS.items()}
    assert told == {name: row for name, row in table.items() if name in modules}


def test_via_names_each_copy_once_and_never_the_page_itself() -> None:
    pages = ["https://a.example.org/1", "https://a.example.org/2", "https://a.example.org/1", None]
    entry = atom_entry(cluster("x", announcement(url="https://a.example.org/2"), *(announcement(url=p) for p in pages)))
    assert links(entry, "alternate") == [("https://a.example.org/2", None)]
    assert links(entry, "via") == [("https://a.example.org/1", None)]


def test_where_it_is_stands_beside_it_in_georss() -> None:
    view = sampleviews.view(cluster("x", announcement(point=Point(-33.9, 18.4241))), cluster("y", announcement()))
    for document in (atom.emit(view), rss.emit(view)):
        points = ET.fromstring(document).iter("{http://www.georss.org/georss}point")
        assert [point.text for point in points] == ["-33.9 18.4241"]
        assert [entry.get("where") for entry in feedparser.parse(document).entries] == [
            {"type": "Point", "coordinates": (18.4241, -33.9)},
            None,
        ]


def test_the_own_page_is_the_first_and_the_last_alternate() -> None:
    own = cluster("x", announcement(url="https://a.example.org/en"), translations=(guid("y"), guid("z"), guid("gone")))
    french = cluster("y", announcement(url="https://a.example.org/fr", language="fr"))
    unlinked = cluster("z", announcement(language="de"))
    assert links(atom_entry(own, french, unlinked), "alternate") == [
        ("https://a.example.org/en", "en-GB"),
        ("https://a.example.org/fr", "fr"),
        ("https://a.example.org/en", None),
    ]


def test_no_two_alternates_have_the_same_type_and_language() -> None:
    own = cluster("x", announcement(url="https://a.example.org/en"), translations=(guid("y"), guid("z"), guid("w")))
    same = cluster("y", announcement(url="https://a.example.org/also-en"))
    french = [cluster(n, announcement(url=f"https://a.example.org/{n}", language="fr")) for n in "zw"]
    languages = [language for _, language in links(atom_entry(own, same, *french), "alternate")]
    assert languages == ["en-GB", "fr", None]


def test_only_a_partners_entry_names_its_source() -> None:
    for source, named in (("alliance", True), ("own", False), ("a source that was removed", False)):
        entry = atom_entry(cluster("x", announcement(source=source)))
        assert (entry.find(f"{ATOM}source") is not None) is named


def test_a_text_that_stands_in_for_a_teaser_names_whose_it_is() -> None:
    view = sampleviews.copies()
    entry = ET.fromstring(atom.emit(view)).find(f"{ATOM}entry")
    assert entry is not None
    assert [entry.findtext(f"{ATOM}source/{ATOM}{tag}") for tag in ("id", "title", "updated")] == [
        "https://alliance.example.com/feed",
        "alliance",
        "2026-02-21T09:30:00+00:00",
    ]
    assert links(entry, "via") == [("https://union.example.net/posts/9", None)]
    item = ET.fromstring(rss.emit(view)).find("channel/item")
    assert item is not None
    assert (item.findtext("source"), item.findtext("title")) == ("alliance", "River charter adopted & signed")
    first, second, _ = json.loads(jsonfeed.emit(view))["items"]
    assert first["_mmmfeed"]["text_from"] == "alliance"
    assert "text_from" not in second["_mmmfeed"]


@pytest.mark.parametrize(
    ("origin", "id_", "name", "feed"),
    [
        (
            Origin(name="Delta", feed_url="https://delta.example/feed", id="tag:delta.example,2020:f"),
            "tag:delta.example,2020:f",
            "Delta",
            "https://delta.example/feed",
        ),
        (
            Origin(name="Delta", feed_url="https://delta.example/feed", id="http://["),
            "https://delta.example/feed",
            "Delta",
            "https://delta.example/feed",
        ),
        (Origin(url="https://delta.example/é"), "https://delta.example/%C3%A9", "alliance", None),
        (Origin(name="Delta"), "https://alliance.example.com/feed", "alliance", "https://alliance.example.com/feed"),
        (None, "https://alliance.example.com/feed", "alliance", "https://alliance.example.com/feed"),
    ],
    ids=[
        "a planet's item",
        "with an id that is none",
        "of which the page is known",
        "without an address",
        "a partner's own",
    ],
)
def test_the_source_is_the_feed_that_it_was_written_for(
    origin: Origin | None, id_: str, name: str, feed: str | None
) -> None:
    view = sampleviews.view(cluster("x", announcement(source="alliance", origin=origin)))
    source = ET.fromstring(atom.emit(view)).find(f"{ATOM}entry/{ATOM}source")
    assert source is not None
    link = source.find(f"{ATOM}link")
    assert (source.findtext(f"{ATOM}id"), source.findtext(f"{ATOM}title")) == (id_, name)
    assert (None if link is None else link.get("href")) == feed
    told = ET.fromstring(rss.emit(view)).find("channel/item/source")
    assert told is not None
    assert (told.get("url"), told.text) == (feed or id_, name)


def test_a_copy_names_who_published_it() -> None:
    entry = atom_entry(sampleviews.copies().entries[0].cluster)
    assert [link.get("title") for link in entry.iterfind(f"{ATOM}link[@rel='via']")] == ["union"]


def test_json_names_translations_with_and_without_a_page() -> None:
    own = cluster("x", announcement(), translations=(guid("y"), guid("z"), guid("gone")))
    french, german = (
        cluster("y", announcement(language="fr_FR", url="https://a.example.org/fr")),
        cluster("z", announcement()),
    )
    items = json.loads(jsonfeed.emit(sampleviews.view(own, french, german)))["items"]
    assert items[0]["_mmmfeed"]["translations"] == [
        {"id": guid("y"), "language": "fr-FR", "url": "https://a.example.org/fr"},
        {"id": guid("z"), "language": "en-GB"},
    ]
    assert "translations" not in items[1]["_mmmfeed"]


def test_json_says_once_what_its_own_words_mean() -> None:
    feed = json.loads(jsonfeed.emit(sampleviews.sample()))
    assert feed["_mmmfeed"] == {
        "about": "https://www.jsonfeed.org/version/1.1/#extensions",
        "page": "https://care.example.org/feeds/index.html",
        "updated": "2026-02-19T08:30:15+00:00",
    }
    assert not any("about" in item["_mmmfeed"] for item in feed["items"])


def test_a_summary_that_says_what_the_body_says_is_left_out() -> None:
    assert parts.summary(announcement(text="One & all.", summary="One & all.")) == ""
    assert parts.summary(announcement(text="One & all.\n\nTwo.", summary="One & all.")) == "One & all."
    assert parts.summary(announcement(summary="Only this.")) == ""


def test_without_a_place_on_the_web_there_is_no_self_link() -> None:
    view = replace(sampleviews.view(), site=SiteSpec(title="Site", url="https://example.org"))
    assert b'rel="self"' not in rss.emit(view)
    assert b'rel="self"' not in atom.emit(view)
    assert "feed_url" not in json.loads(jsonfeed.emit(view))


def test_the_feeds_id_lasts() -> None:
    # Changing this subscribes nobody anew but may show every entry again. It must not change.
    assert _entry.tag(SiteSpec(title="S", url="https://Müller.example:8080/x"), "feeds/news") == (
        "tag:xn--mller-kva.example,2026-01-01:feeds/news"
    )


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org", "https://example.org/"),
        ("https://example.org?q=ü", "https://example.org/?q=%C3%BC"),
        ("https://example.org/a b[1]|%20#é", "https://example.org/a%20b%5B1%5D%7C%20#%C3%A9"),
        ("https://[2001:db8::1]:8080/x", "https://[2001:db8::1]:8080/x"),
        ("mailto:ada@example.org", "mailto:ada@example.org"),
    ],
)
def test_urls_are_written_in_ascii(url: str, expected: str) -> None:
    assert parts.uri(url) == expected
    assert parts.uri(expected) == expected


def test_rss_has_one_enclosure_and_says_zero_for_an_unknown_length() -> None:
    files = tuple(Enclosure(url=f"https://example.org/{n}.mp3", media_type="audio/mpeg") for n in "ab")
    root = ET.fromstring(rss.emit(sampleviews.view(cluster("x", announcement(enclosures=files)))))
    assert [e.attrib for e in root.iterfind("channel/item/enclosure")] == [
        {"url": "https://example.org/a.mp3", "length": "0", "type": "audio/mpeg"}
    ]


def test_json_says_where_an_entry_comes_from_and_why() -> None:
    items = json.loads(jsonfeed.emit(sampleviews.sample()))["items"]
    assert items[0]["_mmmfeed"] == {
        "source": {"name": "own", "title": "Parents & Care Network", "first_party": True},
        "sources": ["own", "alliance", "union"],
        "joined_by": ["url"],
        "copies": [
            {"source": "own"},
            {
                "source": "alliance",
                "url": "https://alliance.example.com/news/care-and-work",
                "joined_by": "url",
                "score": 1.0,
            },
            {"source": "union", "url": "https://union.example.net/posts/7", "joined_by": "url", "score": 1.0},
            {"source": "union", "url": "https://union.example.net/posts/7", "joined_by": "url", "score": 1.0},
        ],
    }
    assert items[1]["_mmmfeed"] == {
        "source": {"name": "alliance", "title": "alliance", "first_party": False},
        "sources": ["alliance"],
        "joined_by": [],
    }
    assert items[0]["date_modified"] == "2026-02-19T08:30:15+00:00"
    assert "date_modified" not in items[1]
    assert items[0]["attachments"][1] == {"url": "https://care.example.org/talk.mp3", "mime_type": "audio/mpeg"}


def test_json_tells_of_events_where_they_are_and_whether_they_take_place() -> None:
    items = json.loads(jsonfeed.emit(sampleviews.events()))["items"]
    talk, fair, journey, meeting = (item["_mmmfeed"]["events"] for item in items)
    assert talk == [
        {
            "start": "2026-03-05T15:15:00+01:00",
            "end": "2026-03-05T17:15:00+01:00",
            "all_day": False,
            "place": "Zoom",
            "online": True,
            "cancelled": False,
            "uid": "20260201-000000000001-1@care.example.org",
            "ics": "https://care.example.org/feeds/n/20260201-000000000001.ics",
        }
    ]
    assert [(one["start"], one["all_day"], one["cancelled"]) for one in fair] == [("2026-05-09", True, True)]
    assert [(one["start"], one["end"]) for one in journey] == [("2026-06-05", "2026-06-07")]
    assert [(one["start"], one["time_zone"]) for one in meeting] == [("2026-02-10T23:00:00+00:00", "UTC")]
    # What has no page of its own is linked to the one that we made of it.
    assert [item["url"] for item in items[:2]] == [
        "https://care.example.org/talk?a=1,2;b=3",
        "https://care.example.org/feeds/n/20260201-000000000002.html",
    ]


def test_json_names_the_zone_of_the_source_where_its_clocks_say_so() -> None:
    view = sampleviews.events()
    sources = {name: replace(spec, timezone=ZoneInfo("Europe/Brussels")) for name, spec in view.sources.items()}
    (talk,) = json.loads(jsonfeed.emit(replace(view, sources=sources)))["items"][0]["_mmmfeed"]["events"]
    assert talk["time_zone"] == "Europe/Brussels"
    elsewhere = {name: replace(spec, timezone=ZoneInfo("Europe/Lisbon")) for name, spec in view.sources.items()}
    (talk,) = json.loads(jsonfeed.emit(replace(view, sources=elsewhere)))["items"][0]["_mmmfeed"]["events"]
    assert "time_zone" not in talk


def test_json_leads_to_older_entries_and_to_the_hub() -> None:
    site = replace(sampleviews.SITE, hub="https://hub.example.net/")
    view = replace(sampleviews.view(site=site), older=7)
    feed = json.loads(jsonfeed.emit(view))
    assert feed["next_url"] == "https://care.example.org/feeds/archive/news-7.json"
    assert feed["hubs"] == [{"type": "WebSub", "url": "https://hub.example.net/"}]
    assert (feed["icon"], feed["favicon"]) == ("https://care.example.org/icon.png",) * 2
    closed = json.loads(jsonfeed.emit(replace(view, number=7, older=6)))
    assert closed["feed_url"] == feed["feed_url"] == "https://care.example.org/feeds/news.json"
    assert closed["next_url"] == "https://care.example.org/feeds/archive/news-6.json"
    assert "hubs" not in closed


def test_json_shows_the_first_picture() -> None:
    kinds = {"a.mp3": "audio/mpeg", "b.jpg": "image/jpeg", "c.jpg": "image/jpeg"}
    files = tuple(Enclosure(url=f"https://example.org/{name}", media_type=kind) for name, kind in kinds.items())
    (item,) = json.loads(jsonfeed.emit(sampleviews.view(cluster("x", announcement(enclosures=files)))))["items"]
    assert item["image"] == "https://example.org/b.jpg"
