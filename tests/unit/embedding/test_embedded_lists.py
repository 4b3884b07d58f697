"""The fragment and the frame: what of the entries is on them, in which languages, and that nothing can break out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from lxml import html

from embedded import ATTACK, BASE, SITE, entry, view
from mmmfeed import embedding
from mmmfeed.embedding import wording
from mmmfeed.model import FeedView

LANGUAGES = wording.languages()


def parsed(body: bytes) -> Any:
    return html.fromstring(body.decode())


def text(element: Any) -> str:
    return " ".join(element.text_content().split())


def test_the_fragment_is_one_section_that_has_a_name() -> None:
    section = parsed(embedding.fragment(view()))
    assert section.tag == "section"
    assert section.get("lang") == "en"
    (heading,) = section.xpath(f"//*[@id='{section.get('aria-labelledby')}']")
    assert (heading.tag, text(heading)) == ("h2", "River & allies")
    assert [link.get("href") for link in section.iter("link")] == [f"{BASE}embed.css"]
    assert not list(section.iter("script", "style", "img"))


def test_the_first_ten_entries_are_shown_in_their_order() -> None:
    titles = [text(name) for name in parsed(embedding.fragment(view())).xpath("//h3")]
    assert titles[:2] == ["A meeting & a <talk>", "Une rivière en ville"]
    assert titles[7:] == ["No page at all", "Announcement 9", "Announcement 10"]


def test_links_lead_to_the_announcement_or_to_our_page_of_it() -> None:
    links = [
        next((link.get("href") for link in item.xpath("./h3/a")), None)
        for item in parsed(embedding.fragment(view())).xpath("//ol/li")
    ]
    assert links[0] == f"{BASE}n/20260327-000001.html"
    assert links[1] == "https://ally.example/2"
    assert links[5] is None  # javascript:
    assert links[6] == "https://ally.example/?a=%22b%22&c=%3Cd%3E"
    assert links[7] is None


def test_each_entry_has_its_language_and_direction() -> None:
    items = parsed(embedding.fragment(view())).xpath("//ol/li")
    assert [(item.get("dir"), item.find("h3").get("lang")) for item in items[:4]] == [
        ("auto", None),
        (None, "fr-BE"),
        ("rtl", "he"),
        ("auto", None),
    ]


def test_events_have_day_time_zone_and_place() -> None:
    events = parsed(embedding.fragment(view())).xpath("//ul/li")
    assert [text(event) for event in events[:4]] == [
        "Thursday, 9 April 2026, 14:00–16:30 CEST Ghent Add to calendar",
        "Wednesday, 1 July 2026 – Saturday, 4 July 2026 Online Add to calendar",
        "Saturday, 2 May 2026, 22:00 – Sunday, 3 May 2026, 04:00 UTC+3 Add to calendar",
        "Cancelled Wednesday, 1 July 2026 – Saturday, 4 July 2026 Online",
    ]
    assert events[0].xpath(".//time/@datetime") == ["2026-04-09T14:00:00+02:00"]
    assert events[0].xpath(".//a/@href") == [f"{BASE}n/20260327-000001.ics"]


def test_an_event_without_a_page_has_no_calendar_file() -> None:
    hostile = parsed(embedding.fragment(view())).xpath("//ol/li")[5]
    assert not hostile.xpath(".//a")


def test_who_said_it_is_named_unless_it_is_the_publisher() -> None:
    items = parsed(embedding.fragment(view())).xpath("//ol/li")
    said = [[text(source) for source in item.find_class("mmm-feed-source")] for item in items]
    assert said[:3] == [[], ["The Ally’s “News”"], ["The Ally’s “News”"]]


@pytest.mark.parametrize("make", [embedding.fragment, embedding.frame])
def test_what_is_said_is_text_whatever_it_says(make: Callable[[FeedView], bytes]) -> None:
    body = make(view(site=replace(SITE, title=ATTACK, description=ATTACK), title=ATTACK)).decode()
    page: Any = html.fromstring(body)
    assert text(page.xpath("//*[@class='mmm-feed-name']")[5]) == ATTACK
    assert {script.get("src") for script in page.iter("script")} <= {"embed-height.js"}
    assert not list(page.iter("img"))
    assert not page.xpath("//@onerror")
    assert not [value for value in page.xpath("//@href") if not value.startswith(("https://", "embed", "icon."))]


def test_long_texts_are_cut() -> None:
    (summary,) = parsed(embedding.fragment(view(shown=(entry(1, summary="word " * 999),)))).find_class(
        "mmm-feed-summary"
    )
    assert 200 < len(text(summary)) <= 280
    assert text(summary).endswith("…")


def test_a_title_that_a_text_begins_with_is_not_said_twice() -> None:
    told = entry(1, title="A night by the fire", summary="", text="A night by the fire. Bring wood.")
    section = parsed(embedding.fragment(view(shown=(told,))))
    assert [text(said) for said in section.find_class("mmm-feed-summary")] == ["Bring wood."]


def test_an_empty_feed_says_so() -> None:
    section = parsed(embedding.fragment(view(shown=())))
    assert [text(said) for said in section.find_class("mmm-feed-empty")] == ["Nothing has been announced yet."]
    assert not section.xpath("//ol")


@pytest.mark.parametrize("language", [*LANGUAGES, "pt-BR", "ar-EG", "en_US"])
def test_each_language_has_all_texts_and_its_own_dates(language: str) -> None:
    body = embedding.frame(view(site=replace(SITE, language=language)))
    page = parsed(body)
    assert page.get("lang") == language.replace("_", "-")
    assert page.get("dir") == ("rtl" if language.startswith("ar") else "ltr")
    more = text(page.find_class("mmm-feed-more")[0])
    assert (more == "All announcements") == language.startswith("en")


def test_where_there_are_no_texts_in_a_language_they_are_english_and_marked_as_such() -> None:
    section = parsed(embedding.fragment(view(site=replace(SITE, language="sv"))))
    assert section.get("lang") == "en"
    assert section.xpath("./h2/@lang") == ["sv"]
    assert section.xpath("//ol/li[1]/h3/@lang") == ["sv"]


def test_the_frame_opens_links_outside_of_itself() -> None:
    page = parsed(embedding.frame(view()))
    for link in page.iter("a"):
        assert (link.get("target"), link.get("rel")) == ("_blank", "noopener")
    assert [heading.tag for heading in page.iter("h1", "h2", "h3")][:2] == ["h1", "h2"]


def test_the_frame_tells_programs_what_it_is() -> None:
    page = parsed(embedding.frame(view()))
    told = {meta.get("property"): meta.get("content") for meta in page.iter("meta") if meta.get("property")}
    assert told == {
        "og:title": "River & allies",
        "og:type": "website",
        "og:site_name": "River Forum & friends",
        "og:description": "What the river says <today>",
        "og:url": f"{BASE}news.embed.html",
        "og:image": "https://www.riverforum.example/icon.png",
    }
    (link,) = page.xpath("//link[@type='application/json+oembed']")
    assert link.get("href") == f"{BASE}news.oembed.json"


def test_without_a_base_url_all_links_are_relative_and_there_is_no_oembed() -> None:
    here = replace(SITE, base_url=None)
    page = parsed(embedding.frame(view(site=here)))
    assert not page.xpath("//link[@type='application/json+oembed']")
    assert not page.xpath("//meta[@property='og:url']")
    assert embedding.oembed(view(site=here)) is None
    assert parsed(embedding.fragment(view(site=here))).xpath("//link/@href") == ["embed.css"]


def test_the_same_view_gives_the_same_bytes() -> None:
    assert embedding.fragment(view()) == embedding.fragment(view())
    assert embedding.frame(view()) == embedding.frame(view())
