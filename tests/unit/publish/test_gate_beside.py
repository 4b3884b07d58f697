"""Pages, parts of pages and lists of feeds are looked at before they go out, too."""

from __future__ import annotations

import pytest

from mmmfeed.publish.gate import check_beside, check_opml, check_page

BASE = "https://feeds.example.org/"
PAGE = b"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>News of the River Forum</title>
<link rel="stylesheet" href="style.css"><link rel="canonical" href="https://feeds.example.org/index.html">
<link rel="icon" href="https://feeds.example.org/icon.png"><link rel="alternate" href="news.rss">
<script type="application/ld+json">{"@type": "NewsArticle"}</script><script src="search.js" defer></script></head>
<body><h1>News</h1><p id="a"><a href="https://elsewhere.example/">Elsewhere</a> <img src="data:image/png;base64,AA==" alt="">
</body></html>
"""
OPML = b"""<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0"><head><title>Sources</title></head><body><outline text="All">
<outline type="rss" text="Ally" xmlUrl="https://ally.example/feed"/></outline></body></opml>
"""

PAGE_MISTAKES = [
    (b"<!doctype html>\n", b"", "doctype"),
    (b'<meta charset="utf-8">', b"", "UTF-8"),
    (b' lang="en"', b"", "no language"),
    (b"<title>News of the River Forum</title>", b"<title> </title>", "no title"),
    (b"<h1>News</h1>", b"<h2>News</h2>", "0 headings"),
    (b"<h1>News</h1>", b"<h1>News</h1><h1>More</h1>", "2 headings"),
    (b"</body></html>\n", b"", "breaks off"),
    (b"<p id", b"<script>track()</script><p id", "a script in the page itself"),
    (b'{"@type"', b'{"@type', "a block of data"),
    (b"<p id", b'<p onclick="x()" id', "<p onclick>, which runs"),
    (b"https://elsewhere.example/", b"javascript:x()", "which runs"),
    (b"search.js", b"https://cdn.example/x.js", "asked of another host"),
    (b"style.css", b"//cdn.example/x.css", "asked of another host"),
    (b"https://feeds.example.org/icon.png", b"https://site.example/icon.png", "asked of another host"),
    (b"data:image/png;base64,AA==", b"https://tracker.example/p.gif", "<img src="),
    (b"<p id", b'<img srcset="a.png 1x, https://tracker.example/p.gif 2x"><p id', "<img srcset="),
    (b"<p id", b'<iframe src="https://video.example/"></iframe><p id', "<iframe src="),
    (b"<p id", b"<style>@import 'x.css'</style><p id", "a style that is fetched"),
    (b"<p id", b'<p style="background: url(https://tracker.example/p.gif)"><p id', "a style that is fetched"),
    (b"<meta charset", b'<base href="https://elsewhere.example/"><meta charset', "<base>"),
    (b"<meta charset", b'<meta http-equiv="refresh" content="0; url=/"><meta charset', "leads to another one"),
    (b"<p id", b'<p id="a"><p id', "the id a stands 2 times"),
    (b"News of", b"\xff\xfe", "not UTF-8"),
]


def test_a_good_page_passes() -> None:
    assert check_page(PAGE, BASE) == []


@pytest.mark.parametrize(("old", "new", "expected"), PAGE_MISTAKES)
def test_a_mistake_in_a_page_is_found(old: bytes, new: bytes, expected: str) -> None:
    assert old in PAGE
    found = check_page(PAGE.replace(old, new, 1), BASE)
    assert any(expected in problem for problem in found), found


def test_the_page_of_a_former_guid_may_lead_on() -> None:
    onward = b'<meta http-equiv="refresh" content="0; url=../n/20260301-0a1b2c3d4e5f.html">'
    assert check_page(PAGE.replace(b"<meta charset", onward + b"<meta charset", 1), BASE) == []


def test_what_is_served_elsewhere_is_another_hosts_where_nobody_knows_where_we_are() -> None:
    assert any("icon.png" in problem for problem in check_page(PAGE))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (b"</opml>", b"", "not well-formed"),
        (b'version="2.0"', b'version="9"', "no <opml"),
        (b"<title>Sources</title>", b"", "no title"),
        (b'text="Ally" ', b"", "an outline without a text"),
        (b' xmlUrl="https://ally.example/feed"', b"", "Ally: a feed without an address"),
    ],
)
def test_a_mistake_in_a_list_of_feeds_is_found(old: bytes, new: bytes, expected: str) -> None:
    assert check_opml(OPML) == []
    found = check_opml(OPML.replace(old, new, 1))
    assert any(expected in problem for problem in found), found


@pytest.mark.parametrize(
    ("name", "body", "expected"),
    [
        ("index.html", PAGE, ""),
        ("news.fragment.html", PAGE, "a whole page"),
        ("news.fragment.html", b"<section><h2>News</h2></section>", ""),
        ("news.fragment.html", b"<section><script>x()</script></section>", "a script in the page itself"),
        ("index.html", b"", "empty"),
        ("feeds.opml", OPML, ""),
        ("search/2026.json", b'{"a": 1}', ""),
        ("search/2026.json", b'{"a": 1', "not JSON"),
        ("n/1.ics", b"BEGIN:VCALENDAR\r\n", "not one VCALENDAR"),
        ("style.css", b"", ""),
    ],
)
def test_each_file_is_looked_at_by_its_ending(name: str, body: bytes, expected: str) -> None:
    found = check_beside(name, body, BASE)
    assert any(expected in problem for problem in found) if expected else found == []
