"""What differs between two fetches of one announcement and is no edit; and what is one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmmfeed.merge.noise import same_but_noise, without_session
from mmmfeed.model import Announcement, Enclosure
from mmmfeed.text.html import to_text
from mmmfeed.text.words import cut

HEAD = "<p>The river charter was signed by five cities on 14 March.</p>"


def said(content: str = HEAD, **fields: Any) -> Announcement:
    text = to_text(content)
    told: dict[str, Any] = {
        "source": "ally", "source_id": "a", "title": "River charter", "url": "https://ally.example/a", "content": content,
        "published": datetime(2026, 3, 14, 10, tzinfo=UTC), "text": text, "summary": cut(text, 300),
    }  # fmt: skip
    return Announcement(**told | fields)


def rule(before: Announcement, after: Announcement, *earlier: str) -> str | None:
    found = same_but_noise(before, after, earlier)
    return found.rule if found else None


NOISE = {
    "views": ("counter", "<p>1,204 views</p>", "<p>1,311 views</p>"),
    "views cross a thousand": ("counter", "<p>999 views</p>", "<p>1,004 views</p>"),
    "comments in brackets": ("counter", "<p>Comments (12)</p>", "<p>Comments (13)</p>"),
    "two counters": ("counter", "<p>12 comments | 3 shares</p>", "<p>14 comments | 3 shares</p>"),
    "German": ("counter", "<p>12 Kommentare</p>", "<p>14 Kommentare</p>"),
    "French": ("counter", "<p>Vues : 1 204</p>", "<p>Vues : 1 311</p>"),
    "Japanese": ("counter", "<p>閲覧 120</p>", "<p>閲覧 121</p>"),
    "session in a link": (
        "session",
        '<p><a href="https://ally.example/form?a=1&amp;PHPSESSID=0123abc">Form</a></p>',
        '<p><a href="https://ally.example/form?a=1&amp;PHPSESSID=9876fed">Form</a></p>',
    ),
    "session in a path": (
        "session",
        '<p><a href="https://ally.example/x;jsessionid=AB12?y=1">X</a></p>',
        '<p><a href="https://ally.example/x;jsessionid=CD34?y=1">X</a></p>',
    ),
    "signed picture": (
        "session",
        '<p><img src="https://cdn.example/p.jpg?X-Amz-Date=20260314T100000Z&amp;X-Amz-Signature=aa11"></p>',
        '<p><img src="https://cdn.example/p.jpg?X-Amz-Date=20260315T100000Z&amp;X-Amz-Signature=bb22"></p>',
    ),
    "token without a name": (
        "session",
        '<p><a href="https://ally.example/f?k=0123456789abcdef0123">F</a></p>',
        '<p><a href="https://ally.example/f?k=fedcba98765432100123">F</a></p>',
    ),
    "labelled advert": ("advert", "<p>Anzeige: Buy boots.</p>", "<p>Anzeige: Buy hats.</p>"),
    "advert below its label": (
        "advert",
        "<p>Advertisement</p><p>Boots at half price!</p>",
        "<p>Advertisement</p><p>Hats at half price!</p>",
    ),
    "banner of another site": (
        "advert",
        '<p><a href="https://ads.example/1"><img src="https://ads.example/1.gif"></a></p>',
        '<p><a href="https://ads.example/2"><img src="https://ads.example/2.gif"></a></p>',
    ),
    "an advert that comes": ("advert", "", "<p>Sponsored: Buy boots.</p>"),
    "counter and advert": (
        "noise",
        "<p>12 views</p><p>Werbung</p><p>Boots!</p>",
        "<p>13 views</p><p>Werbung</p><p>Hats!</p>",
    ),
}


@pytest.mark.parametrize(("wanted", "before", "after"), NOISE.values(), ids=NOISE.keys())
def test_noise_is_no_edit(wanted: str, before: str, after: str) -> None:
    assert rule(said(HEAD + before), said(HEAD + after)) == wanted


EDITS = {
    "another day": ("<p>It is on 14 March.</p>", "<p>It is on 15 March.</p>"),
    "another room": ("<p>Room 12</p>", "<p>Room 14</p>"),
    "another price": ("<p>Price: 12 euro</p>", "<p>Price: 14 euro</p>"),
    "a deadline that begins like a counter": ("<p>Reply by 14</p>", "<p>Reply by 21</p>"),
    "visits that are planned": ("<p>12 visits planned</p>", "<p>14 visits planned</p>"),
    "a visit on a day": ("<p>Visits 12 May</p>", "<p>Visits 13 May</p>"),
    "a number in a sentence": (
        "<p>The petition of the five cities was signed with 1,204 votes of all who were there.</p>",
        "<p>The petition of the five cities was signed with 1,304 votes of all who were there.</p>",
    ),
    "another link": (
        '<p><a href="https://ally.example/form?id=12">Form</a></p>',
        '<p><a href="https://ally.example/form?id=13">Form</a></p>',
    ),
    "another film": (
        '<p><a href="https://video.example/watch?v=abcdefghijk">Film</a></p>',
        '<p><a href="https://video.example/watch?v=lmnopqrstuv">Film</a></p>',
    ),
    "a document by its id": (
        '<p><a href="https://ally.example/d?id=0123456789abcdef0123">D</a></p>',
        '<p><a href="https://ally.example/d?id=fedcba98765432100123">D</a></p>',
    ),
    "a pub": ("<p>Pub quiz on Friday</p>", "<p>Pub quiz on Saturday</p>"),
    "who sponsors it": ("<p>Sponsored by Ghent</p>", "<p>Sponsored by Bruges</p>"),
    "a French announcement": ("<p>Annonce : réunion à Gand</p>", "<p>Annonce : réunion à Bruges</p>"),
    "its own picture": (
        '<p><a href="https://ally.example/1"><img src="https://ally.example/1.gif"></a></p>',
        '<p><a href="https://ally.example/2"><img src="https://ally.example/2.gif"></a></p>',
    ),
    "an edit beside a counter": ("<p>12 views</p><p>At noon.</p>", "<p>13 views</p><p>At one.</p>"),
}


@pytest.mark.parametrize(("before", "after"), EDITS.values(), ids=EDITS.keys())
def test_an_edit_is_an_edit(before: str, after: str) -> None:
    assert rule(said(HEAD + before), said(HEAD + after)) is None


def test_an_update_that_only_moves_is_named() -> None:
    before = said(updated=datetime(2026, 3, 15, tzinfo=UTC))
    assert rule(before, replace(before, updated=datetime(2026, 3, 16, tzinfo=UTC))) == "updated"


def test_what_is_the_same_is_no_noise() -> None:
    assert rule(said(), said()) is None


def test_another_title_is_an_edit() -> None:
    assert rule(said(), said(title="River charter signed")) is None


def test_sessions_go_from_the_page_and_the_files_too() -> None:
    before, after = (
        said(
            url=f"https://ally.example/a?sessionid={n}", raw_url=f"https://ally.example/a?sessionid={n}",
            enclosures=(Enclosure(url=f"https://cdn.example/a.pdf?Expires={n}&Signature=x{n}"),),
        )
        for n in (1, 2)
    )  # fmt: skip
    assert rule(before, after) == "session"


def test_a_number_that_grew_at_each_fetch_is_a_counter_in_any_language() -> None:
    texts = [to_text(f"{HEAD}<p>Imesomwa mara {n}</p>") for n in (3, 8)]
    before, after = (said(f"{HEAD}<p>Imesomwa mara {n}</p>") for n in (9, 12))
    assert rule(before, after) is None
    assert rule(before, after, *texts) == "ticking"


def test_a_number_that_went_up_and_down_is_none() -> None:
    texts = [to_text(f"{HEAD}<p>Salle {n}</p>") for n in (3, 8)]
    before, after = (said(f"{HEAD}<p>Salle {n}</p>") for n in (7, 12))
    assert rule(before, after, *texts) is None


def test_the_evidence_shows_what_changed() -> None:
    found = same_but_noise(said(f"{HEAD}<p>12 views</p>"), said(f"{HEAD}<p>13 views</p>"))
    assert found is not None
    assert (found.about, found.evidence) == ("content", "text: “12 views” became “13 views”")


def test_a_url_without_a_session_is_as_it_was() -> None:
    for url in ("https://a.example/?b=1&a=2&c", "https://a.example/x%20y?q=%C3%BC#f", "http://[::1", ""):
        assert without_session(url) == url


@given(st.text(max_size=60), st.text(max_size=60))
def test_noise_is_the_same_both_ways(before: str, after: str) -> None:
    assert (rule(said(before), said(after)) is None) == (rule(said(after), said(before)) is None)
