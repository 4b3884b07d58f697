"""RSS and Atom: hub, history, pages of ours, files and pictures. MMMFEED_GOLDEN=write writes the goldens anew."""

from __future__ import annotations

import io
import os
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import feedparser
import pytest
import sampleviews
from feedcheck import check_atom, check_rss
from sampleviews import at, cluster

from mmmfeed.emitters import EMITTERS, atom, rss
from mmmfeed.model import Announcement, Enclosure, FeedView

CASES = Path(__file__).parents[2] / "cases" / "emitters"
CHECKS = {"rss": check_rss, "atom": check_atom}
VIEWS = {"published": sampleviews.published, "closed": sampleviews.closed}
ATOM = "{http://www.w3.org/2005/Atom}"
MEDIA = "{http://search.yahoo.com/mrss/}"
ARCHIVE = "{http://purl.org/syndication/history/1.0}archive"
HUB = "https://hub.example.net/"


def emit(format_name: str, view: FeedView) -> bytes:
    return EMITTERS[format_name].emit(view)


def head(format_name: str, view: FeedView) -> ET.Element:
    root = ET.fromstring(emit(format_name, view))
    return root if format_name == "atom" else root[0]


def links(format_name: str, view: FeedView) -> dict[str | None, str | None]:
    return {link.get("rel"): link.get("href") for link in head(format_name, view).iterfind(f"{ATOM}link")}


def with_files(*files: Enclosure) -> FeedView:
    published = at("2026-02-01T12:00:00")
    lead = Announcement(source="own", source_id="1", title="Title", published=published, enclosures=files)
    return sampleviews.view(cluster("x", lead))


def file(name: str, kind: str, length: int | None = None) -> Enclosure:
    return Enclosure(url=f"https://example.org/{name}", media_type=kind, length=length)


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("format_name", CHECKS)
def test_the_bytes_are_those_of_the_golden_file(name: str, format_name: str) -> None:
    golden, body = CASES / f"{name}.{format_name}", emit(format_name, VIEWS[name]())
    if os.environ.get("MMMFEED_GOLDEN") == "write":
        golden.write_bytes(body)
    assert body.decode() == golden.read_bytes().decode()
    assert CHECKS[format_name](body) == []


# --- hub and history --------------------------------------------------------------------------------------


@pytest.mark.parametrize("format_name", CHECKS)
def test_who_subscribes_finds_the_hub_and_the_newest_closed_document(format_name: str) -> None:
    there = "https://care.example.org/feeds/"
    found = links(format_name, sampleviews.published())
    assert found.pop("alternate", None) == ("https://care.example.org/" if format_name == "atom" else None)
    assert found == {
        "self": f"{there}news.{format_name}",
        "hub": HUB,
        "prev-archive": f"{there}archive/news-2.{format_name}",
    }
    assert head(format_name, sampleviews.published()).find(ARCHIVE) is None


@pytest.mark.parametrize("format_name", CHECKS)
def test_a_closed_document_leads_to_the_current_and_the_older_one_and_never_to_a_newer(format_name: str) -> None:
    there = "https://care.example.org/feeds/"
    found = links(format_name, sampleviews.closed())
    found.pop("alternate", None)
    assert found == {
        "self": f"{there}archive/news-2.{format_name}",
        "current": f"{there}news.{format_name}",
        "prev-archive": f"{there}archive/news-1.{format_name}",
    }
    assert head(format_name, sampleviews.closed()).find(ARCHIVE) is not None
    oldest = links(format_name, replace(sampleviews.closed(), number=1, older=None))
    assert "prev-archive" not in oldest


def test_all_documents_of_a_feed_have_its_id() -> None:
    ids = {head("atom", view()).findtext(f"{ATOM}id") for view in VIEWS.values()}
    assert ids == {"tag:care.example.org,2026-01-01:feeds/news"}


@pytest.mark.parametrize("format_name", CHECKS)
def test_without_a_place_on_the_web_nothing_else_is_linked(format_name: str) -> None:
    view = sampleviews.published()
    nowhere = replace(view, site=replace(view.site, base_url=None))
    assert set(links(format_name, nowhere)) <= {"alternate"}


@pytest.mark.parametrize("format_name", CHECKS)
def test_a_reader_sees_the_same_entries_in_a_closed_document(format_name: str) -> None:
    feeds = [feedparser.parse(io.BytesIO(emit(format_name, view()))) for view in VIEWS.values()]
    assert [feed.bozo for feed in feeds] == [False, False]
    assert len({tuple(entry.id for entry in feed.entries) for feed in feeds}) == 1


# --- pages ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format_name", CHECKS)
def test_an_announcement_without_a_page_leads_to_ours(format_name: str) -> None:
    feed = feedparser.parse(io.BytesIO(emit(format_name, sampleviews.published())))
    assert [entry.link for entry in feed.entries] == [
        "https://care.example.org/feeds/n/0.html",
        "https://care.example.org/photo",
        "https://care.example.org/feeds/n/2.html",
    ]
    if format_name == "rss":
        assert not any(entry.guidislink for entry in feed.entries)


def test_a_translation_without_a_page_is_linked_by_ours() -> None:
    entry = head("atom", sampleviews.published()).find(f"{ATOM}entry")
    assert entry is not None
    alternates = [link for link in entry.iterfind(f"{ATOM}link") if link.get("rel") == "alternate"]
    assert [(link.get("hreflang"), link.get("href")) for link in alternates] == [
        ("ar", "https://care.example.org/feeds/n/0.html"),
        ("fr", "https://care.example.org/feeds/n/20260125-fr.html"),
        (None, "https://care.example.org/feeds/n/0.html"),
    ]


# --- files ------------------------------------------------------------------------------------------------


def test_the_one_file_of_an_rss_item_is_what_is_played() -> None:
    pdf, song, film = file("a.pdf", "application/pdf"), file("b.ogg", "audio/ogg", 5), file("c.webm", "video/webm")
    item = head("rss", with_files(pdf, song, film)).find("item")
    assert item is not None
    assert [e.get("url") for e in item.iterfind("enclosure")] == [song.url]
    assert [(e.get("url"), e.get("medium")) for e in item.iterfind(f"{MEDIA}content")] == [
        (pdf.url, "document"),
        (film.url, "video"),
    ]


@pytest.mark.parametrize(
    ("kind", "length", "expected"),
    [
        ("image/webp", 7, {"type": "image/webp", "medium": "image", "fileSize": "7"}),
        ("text/calendar", None, {"type": "text/calendar", "medium": "document"}),
        ("application/octet-stream", 0, {"type": "application/octet-stream"}),
        ("mp3", None, {"type": "application/octet-stream"}),
    ],
)
def test_media_rss_says_what_is_known_of_a_file(kind: str, length: int | None, expected: dict[str, str]) -> None:
    body = rss.emit(with_files(file("first.mp3", "audio/mpeg"), file("x", kind, length)))
    content = ET.fromstring(body).find(f"channel/item/{MEDIA}content")
    assert content is not None
    assert content.attrib == {"url": "https://example.org/x", **expected}
    assert check_rss(body) == []


@pytest.mark.parametrize("format_name", CHECKS)
def test_the_first_picture_is_the_one_to_show(format_name: str) -> None:
    view = with_files(file("a.pdf", "application/pdf"), file("b.png", "image/png"), file("c.png", "image/png"))
    found = ET.fromstring(emit(format_name, view)).iter(f"{MEDIA}thumbnail")
    assert [picture.attrib for picture in found] == [{"url": "https://example.org/b.png"}]
    entry = feedparser.parse(io.BytesIO(emit(format_name, view))).entries[0]
    assert entry.media_thumbnail == [{"url": "https://example.org/b.png"}]


def test_no_file_is_named_twice_where_readers_would_show_it_twice() -> None:
    view = sampleviews.published()
    item, entry = head("rss", view).find("item"), head("atom", view).find(f"{ATOM}entry")
    assert item is not None
    assert entry is not None
    in_rss = [e.get("url") for e in (*item.iterfind("enclosure"), *item.iterfind(f"{MEDIA}content"))]
    in_atom = [link.get("href") for link in entry.iterfind(f"{ATOM}link") if link.get("rel") == "enclosure"]
    assert entry.find(f"{MEDIA}content") is None
    assert sorted(filter(None, in_rss)) == sorted(filter(None, in_atom))
    assert len(set(in_rss)) == len(in_rss) == 5


@pytest.mark.parametrize(
    ("files", "in_rss", "in_atom"),
    [
        ((), False, False),
        ((file("a.mp3", "audio/mpeg"),), False, False),
        ((file("a.mp3", "audio/mpeg"), file("b.pdf", "application/pdf")), True, False),
        ((file("a.png", "image/png"),), True, True),
    ],
    ids=["no file", "one file", "two files", "a picture"],
)
def test_a_namespace_is_declared_where_something_is_of_it(
    files: tuple[Enclosure, ...], in_rss: bool, in_atom: bool
) -> None:
    view = with_files(*files)
    assert (b"xmlns:media" in rss.emit(view)) is in_rss
    assert (b"xmlns:media" in atom.emit(view)) is in_atom
    assert b"xmlns:fh" not in rss.emit(view) + atom.emit(view)


# --- people, words, languages -----------------------------------------------------------------------------


def test_each_author_is_named() -> None:
    view = sampleviews.published()
    item, entry = head("rss", view).find("item"), head("atom", view).find(f"{ATOM}entry")
    assert item is not None
    assert entry is not None
    names = ["أمينة مثال", "Bo & Cy Example"]
    assert [e.text for e in item.iterfind("{http://purl.org/dc/elements/1.1/}creator")] == names
    assert [e.text for e in entry.iterfind(f"{ATOM}author/{ATOM}name")] == names


def test_categories_keep_their_vocabularies_where_the_format_has_a_place_for_it() -> None:
    view = sampleviews.published()
    item, entry = head("rss", view).find("item"), head("atom", view).find(f"{ATOM}entry")
    assert item is not None
    assert entry is not None
    scheme = "https://care.example.org/topics"
    assert [c.get("domain") for c in item.iterfind("category")] == [scheme, "their own list", None]
    assert [c.get("scheme") for c in entry.iterfind(f"{ATOM}category")] == [scheme, None]


def test_a_source_is_called_what_readers_are_to_see() -> None:
    view = sampleviews.published()
    assert head("rss", view).findtext("item[3]/source") == "Union of Carers & Nurses"
    names = [e.text for e in head("atom", view).iterfind(f"{ATOM}entry/{ATOM}source/{ATOM}title")]
    assert names == ["Union of Carers & Nurses"]
    copied = sampleviews.copies()
    titled = replace(copied, sources=dict(copied.sources) | dict(view.sources))
    vias = [
        link.get("title") for link in ET.fromstring(atom.emit(titled)).iter(f"{ATOM}link") if link.get("rel") == "via"
    ]
    assert set(vias) == {"Union of Carers & Nurses"}


@pytest.mark.parametrize("format_name", CHECKS)
def test_an_entry_in_another_language_says_so_and_no_direction_is_written_into_it(format_name: str) -> None:
    body = emit(format_name, sampleviews.published())
    title = "نقاش: الرعاية عمل 🎙️ 𠮷野"
    assert f">{title}</title>".encode() in body
    assert not any(mark in body.decode() for mark in "\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069")
    entry = feedparser.parse(io.BytesIO(body)).entries[0]
    assert (entry.title, entry.title_detail.language) == (title, "ar")


@pytest.mark.parametrize("format_name", CHECKS)
def test_the_version_named_is_that_of_the_form_and_not_of_the_program(format_name: str) -> None:
    generator = head(format_name, sampleviews.view()).find("generator" if format_name == "rss" else f"{ATOM}generator")
    assert generator is not None
    assert (generator.text, generator.get("version")) == {"rss": ("mmmfeed 1", None), "atom": ("mmmfeed", "1")}[
        format_name
    ]
