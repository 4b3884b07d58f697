"""A digest reads well, and means what it says: as Markdown by a parser of CommonMark, and as plain text."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from html import unescape
from typing import Any
from unicodedata import east_asian_width
from zoneinfo import ZoneInfo

import pytest
import sampleviews
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from sampleviews import at, cluster

from mmmfeed.emitters import digest
from mmmfeed.emitters._headings import _HEADINGS, headings
from mmmfeed.model import Announcement, Event, FeedView, Occasion
from mmmfeed.showing.opening import opening

PARSER = MarkdownIt("commonmark")


def announcement(**fields: Any) -> Announcement:
    known = {"source": "own", "source_id": "1", "title": "Title", "published": at("2026-02-01T12:00:00")}
    return Announcement(**{**known, **fields})


def of(*said: Announcement, **feed: Any) -> FeedView:
    clusters = [cluster(str(number), one) for number, one in enumerate(said)]
    return sampleviews.view(*clusters, feed=replace(sampleviews.FEED, **feed))


def markdown(view: FeedView) -> str:
    return digest.emit_markdown(view).decode()


def text(view: FeedView) -> str:
    return digest.emit_text(view).decode()


def ahead(view: FeedView, *events: Event, cancelled: bool = False) -> FeedView:
    occasions = tuple(
        Occasion(uid=f"{n}@x", event=event, stamp=view.updated, cancelled=cancelled) for n, event in enumerate(events)
    )
    first, *others = view.entries
    return replace(view, entries=(replace(first, occasions=occasions), *others))


def written(html: str) -> list[str]:
    """The words of each block of HTML, as a reader sees them."""
    return [
        unescape(re.sub("<[^>]+>", "", block))
        for block in re.findall(r"<(?:h\d|p|li)>.*?</(?:h\d|p|li)>", html, re.DOTALL)
    ]


def headed(document: str) -> list[str]:
    return [line[3:] for line in document.split("\n") if line.startswith("## ")]


# --- what stands where ------------------------------------------------------------------------------------


def test_news_of_one_month_stand_under_one_heading_and_of_several_under_their_months() -> None:
    days = ("2026-03-02", "2026-02-20", "2026-02-01")
    said = [announcement(source_id=day, published=at(f"{day}T12:00:00")) for day in days]
    assert headed(markdown(of(*said[1:]))) == ["News"]
    assert headed(markdown(of(*said))) == ["March 2026", "February 2026"]
    assert "1 Feb – 2 Mar 2026\n" in markdown(of(*said))


def test_a_feed_that_is_grouped_by_source_stands_under_the_names_of_sources() -> None:
    said = [announcement(source=name, source_id=name) for name in ("own", "alliance", "union")]
    document = markdown(of(*said, group="source"))
    assert headed(document) == ["Parents & Care Network", "alliance", "union"]
    assert "·" not in document  # whose it is stands above


def test_only_a_partners_source_is_named() -> None:
    document = text(of(announcement(), announcement(source="alliance", source_id="2")))
    assert document.count("Title\n1 February 2026\n") == 1
    assert document.count("1 February 2026 · alliance\n") == 1


def test_events_come_first_in_the_order_of_their_days_and_only_what_is_ahead() -> None:
    tokyo = timezone(timedelta(hours=9))
    document = markdown(
        ahead(
            of(announcement()),
            Event(start=date(2026, 3, 4), end=date(2026, 3, 6), place="Porto", online=True),
            Event(start=datetime(2026, 2, 2, 9, tzinfo=tokyo), end=datetime(2026, 2, 2, 11, 30, tzinfo=tokyo)),
            Event(start=date(2026, 1, 31)),
            Event(start=date(2026, 2, 1)),
        )
    )
    assert re.findall("^- .*$", document, re.MULTILINE) == [
        "- Sunday, 1 February 2026: Title",
        "- Monday, 2 February 2026, 09:00–11:30 (UTC+09:00): Title",
        "- 4–6 Mar 2026, Porto, Online: Title",
    ]
    assert headed(document) == ["Coming up", "News"]


def test_an_hour_at_the_sites_own_clock_needs_no_zone() -> None:
    event = Event(start=datetime(2026, 3, 4, 15, 15, tzinfo=timezone(timedelta(hours=1))), online=True)
    view = ahead(of(announcement()), event, cancelled=True)
    view = replace(view, site=replace(view.site, timezone=ZoneInfo("Europe/Brussels"), language="fr"))
    assert "* Annulé – Mercredi 4 mars 2026, 15:15, En ligne\n  Title\n" in text(view)


def test_a_day_is_that_of_the_site_and_of_a_source_that_knows_only_days() -> None:
    site = replace(sampleviews.SITE, timezone=ZoneInfo("Pacific/Auckland"))
    view = sampleviews.view(cluster("x", announcement(published=at("2026-02-01T22:00:00"))), site=site)
    assert "2 February 2026\n" in text(view)


def test_nothing_is_said_where_there_is_nothing() -> None:
    assert markdown(sampleviews.view()).endswith("\n\nThere is nothing new.\n")


@pytest.mark.parametrize("language", [*_HEADINGS, "de-AT", "pt_BR", "zh-Hant-TW", "no", "en-GB", "en-XX", "mt", None])
def test_any_language_has_words_and_dates(language: str | None) -> None:
    words, locale = headings(language)
    assert words.news
    assert locale.language in {*_HEADINGS, "no"}
    view = ahead(of(announcement()), Event(start=date(2026, 3, 4)))
    view = replace(view, site=replace(view.site, language=language))
    assert headed(markdown(view)) == [words.ahead, words.news]


# --- the opening words ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"summary": "In short.", "text": "In long."}, "In short."),
        ({"text": "Title. What comes behind it."}, "What comes behind it."),
        ({"title": "Care", "text": "Careful planning."}, "Careful planning."),
        ({"title": "Care counts …", "text": "Care counts more than ever."}, "Care counts more than ever."),
        ({"title": "We met", "summary": "We met", "text": "We met in Porto."}, "We met in Porto."),
        ({"text": "Title"}, ""),
        ({"text": "Title", "truncated": True}, ""),
        ({"text": "It goes on with Make Mot", "truncated": True}, "It goes on with Make…"),
        ({"text": "It goes on. …", "truncated": True}, "It goes on…"),
        ({"text": "So it is.\n\nRead more"}, "So it is."),
        ({"text": ""}, ""),
    ],
)
def test_the_opening_says_what_the_title_does_not(said: dict[str, Any], expected: str) -> None:
    assert opening(announcement(**said), 60) == expected


def test_no_word_is_cut() -> None:
    said = announcement(text="Mothers carry out vast amounts of unpaid care work that keeps families functioning")
    assert opening(said, 40) == "Mothers carry out vast amounts of…"


# --- Markdown ---------------------------------------------------------------------------------------------

HOSTILE = [
    "[click](https://evil.example) ![x](https://evil.example/x.png) <b>",
    "# no heading #",
    "1. no list",
    "2) no list",
    "- no list",
    "+ no list",
    "> no quotation",
    "--- \n ===",
    "*** __no__ *emphasis* ~~no~~",
    "`code` ``` ~~~",
    "&copy; &#x26; &amp;lt; AT&T R&D",
    "<script>alert(1)</script> <https://evil.example> <!-- x -->",
    "a\\[b\\]\\",
    "[x]: https://evil.example",
    "C #",
    "C\\#",
    "line\n\nanother",
    "    four spaces",
    "a_b_c *",
]


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_text_means_itself(title: str) -> None:
    plain = " ".join(title.split())
    said = (announcement(title=title, text=f"{title} …"), announcement(title="x", summary=title, source="union"))
    document = markdown(of(*said, title=title, description=title))
    html = PARSER.render(document)
    blocks = written(html)
    assert blocks[0] == blocks[2] == blocks[4] == plain
    assert plain in blocks[6:]
    assert "<a" not in html
    assert "evil" not in re.sub(">[^<]*<", "><", html)
    assert "<h4" not in html


@pytest.mark.parametrize(
    ("page", "link"),
    [
        ("https://example.org/a_(b)?c=1&copy;=2&d=*x*", "https://example.org/a_(b)?c=1&copy;=2&d=*x*"),
        ("https://example.org/)(", "https://example.org/)("),
        ("https://example.org/<>\"' x", "https://example.org/%3C%3E%22'%20x"),
    ],
)
def test_a_title_is_a_link_to_its_page(page: str, link: str) -> None:
    html = PARSER.render(markdown(of(announcement(title="[T] *x*", url=page))))
    (found,) = re.findall(r'<h3><a href="([^"]*)">\[T\] \*x\*</a></h3>', html)
    assert unescape(found) == link


_pieces = st.sampled_from([*"#*_`~[]()<>&;:!+-=|.\\\n 1a\u2028é", "a ", "&amp;", "](", "![", "```", "\n\n"])
_texts = st.lists(_pieces, max_size=14).map("".join)


@given(title=_texts, body=_texts)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_means_itself(title: str, body: str) -> None:
    plain = " ".join(title.split()) or "x"
    html = PARSER.render(markdown(of(announcement(title=plain, summary=f"§{body}§"))))
    assert html.count("<h3>") == 1
    assert written(html)[4] == plain
    assert written(html)[-1] == " ".join(f"§{body}§".split())


# --- plain text -------------------------------------------------------------------------------------------


def width(line: str) -> int:
    return sum(1 + (east_asian_width(sign) in "WF") for sign in line)


@pytest.mark.parametrize(
    "words",
    [
        "Mothers carry out vast amounts of unpaid care work that keeps families and societies functioning. " * 3,
        "総会を開きます。みなさまのご参加をお待ちしております。" * 10,
        "Donaudampfschifffahrtsgesellschaftskapitän" * 4,
        "한국어 문장을 여러 번 되풀이해서 적습니다. " * 8,
    ],
)
def test_lines_are_no_wider_than_72_columns(words: str) -> None:
    document = text(of(announcement(title=words[:150].strip(), text=f"§ {words}")))
    assert max(map(width, document.split("\n"))) <= 72
    assert "".join(document.split()).count("".join(words[:60].split())) >= 1


def test_an_address_stays_whole() -> None:
    long = "https://example.org/" + "a-long-way/" * 8
    document = text(of(announcement(text=f"Read all about it at {long} before Friday.", url=long)))
    assert [line for line in document.split("\n") if "://" in line] == [long, long]
    assert "\nRead all about it at\n" in document
    assert "\nbefore Friday.\n" in document


def test_a_title_is_underlined_as_far_as_it_goes() -> None:
    lines = text(of(announcement(), title="総会 – Care")).split("\n")
    assert lines[:2] == ["総会 – Care", "=" * 11]


@given(view=sampleviews.views())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_view_has_a_digest(view: FeedView) -> None:
    for document in (digest.emit_markdown(view), digest.emit_text(view)):
        assert document.endswith(b"\n")
        assert not document.endswith(b"\n\n")
        assert b"\r" not in document
