"""The feeds that a web page offers."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from mmmfeed.parsers.partner import feeds_offered

PAGE = "https://river.example/news/"


def offered(html: str) -> list[tuple[str, str, str]]:
    return [(o.url, o.title, o.media_type) for o in feeds_offered(html, PAGE) if o.how != "guessed"]


def test_declared_feeds_come_in_their_order_and_those_of_comments_last() -> None:
    html = """<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed/">
      <LINK REL='alternate home' TYPE='application/atom+xml; charset=utf-8' HREF='a.atom'>
      <link rel=alternate type=application/feed+json href=/feed.json title="River &amp; towns">"""
    assert offered(html) == [
        ("https://river.example/news/a.atom", "", "application/atom+xml"),
        ("https://river.example/feed.json", "River & towns", "application/feed+json"),
        ("https://river.example/comments/feed/", "Comments", "application/rss+xml"),
    ]


def test_links_that_look_like_feeds_come_after_declared_ones() -> None:
    html = """<a href="/rss">RSS</a> <a href="?feed=rss2">x</a> <a href="/about">About the feed</a>
      <a href="https://social.example/share?u=/feed/">share</a> <a href="mailto:feed@river.example">m</a>
      <link rel="alternate" type="application/rss+xml" href="/main.xml">"""
    assert [url for url, _, _ in offered(html)] == [
        "https://river.example/main.xml",
        "https://river.example/rss",
        "https://river.example/news/?feed=rss2",
    ]


def test_a_feed_is_offered_once_and_the_page_itself_never() -> None:
    html = """<link rel="alternate" type="application/rss+xml" href="/feed/"><a href="/feed/?utm_source=x">feed</a>
      <link rel="alternate" type="application/rss+xml" href="/news/">"""
    assert [url for url, _, _ in offered(html)] == ["https://river.example/feed/"]


def test_the_base_of_the_page_holds_and_an_impossible_one_does_not() -> None:
    link = '<link rel="alternate" type="application/rss+xml" href="f.rss">'
    assert [url for url, _, _ in offered(f'<base href="/sub/">{link}')] == ["https://river.example/sub/f.rss"]
    assert [url for url, _, _ in offered(f'<base href="//[">{link}')] == ["https://river.example/news/f.rss"]


def test_what_is_no_feed_is_not_offered() -> None:
    html = """<link rel="alternate" hreflang="fr" href="/fr/"><link rel="stylesheet" type="text/xml" href="/rss.xml">
      <link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/7">
      <link rel="alternate" type="application/json+oembed" href="/oembed?format=json">
      <link rel="alternate" type="application/rss+xml" href="javascript:feed()">
      <!-- <link rel="alternate" type="application/rss+xml" href="/old.rss"> -->
      <script>var x = '<a href="/feed/">';</script>"""
    assert offered(html) == []


def test_places_where_many_sites_have_a_feed_are_guesses() -> None:
    guesses = [offer for offer in feeds_offered("<p>x</p>", PAGE) if offer.how == "guessed"]
    assert [offer.url for offer in guesses] == [
        f"https://river.example{place}" for place in ("/feed/", "/rss.xml", "/atom.xml", "/index.xml", "/feed.json")
    ]


@given(st.text(alphabet="<>a/link base=\"'hrefl& rel[]:;?#", max_size=200))
@settings(max_examples=200)
def test_any_page_gives_offers_that_can_be_asked(html: str) -> None:
    assert all(offer.url.startswith(("http://", "https://")) for offer in feeds_offered(html, PAGE))
