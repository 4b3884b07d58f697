"""The check itself: each kind of mistake in a feed is found."""

from __future__ import annotations

from pathlib import Path

import pytest
from feedcheck import check_atom, check_json, check_rss

CASES = Path(__file__).parents[1] / "cases" / "emitters"
CHECKS = {"rss": check_rss, "atom": check_atom, "json": check_json}
PARTNER = "20260216/partner"

MISTAKES = [
    ("rss", "</channel>", "", "not well-formed"),
    ("rss", 'version="2.0"', 'version="0.92"', "not an <rss version='2.0'>"),
    ("rss", "<?xml version='1.0' encoding='UTF-8'?>\n", "", "no XML declaration"),
    ("rss", "<link>https://care.example.org/</link>\n    <desc", "<desc", "no <link>"),
    ("rss", "<generator>mmmfeed 1</generator>", "<generator>a</generator><generator>b</generator>", "2 times"),
    ("rss", "<generator>mmmfeed 1</generator>", "<webmaster>x</webmaster>", "unknown element webmaster"),
    ("rss", 'rel="self"', 'rel="alternate"', "0 atom:link with rel=self"),
    ("rss", 'type="application/rss+xml"', 'type="text/xml"', "self link has the type"),
    ("rss", "Thu, 19 Feb", "Wed, 19 Feb", "is a Thu"),
    ("rss", "19 Feb 2026", "19 Feb 26", "no RFC 822 date"),
    ("rss", "19 Feb 2026", "30 Feb 2026", "day is out of range"),
    ("rss", "19 Feb 2026", "19 Feber 2026", "no RFC 822 date"),
    ("rss", "<language>en-gb", "<language>en_gb", "no language tag"),
    ("rss", "<language>en-gb", "<language>en-GB", "not in lower case"),
    ("rss", "press@care.example.org (Press office)", "Press office", "address (name)"),
    ("rss", "icon.png", "icon.svg", "not a GIF"),
    ("rss", "<title>Parents &#x26; Care: News</title>\n      <link>", "<title>X</title>\n      <link>", "not the channel's"),
    ("rss", f"<guid isPermaLink=\"false\">tag:care.example.org,2026-02-01:{PARTNER}</guid>", "", "no guid"),
    ("rss", PARTNER, "20260218/merged", "names 2 items"),
    ("rss", 'isPermaLink="false"', 'isPermaLink="true"', "no http(s) URL"),
    ("rss", 'isPermaLink="false"', 'isPermaLink="no"', "isPermaLink='no'"),
    ("rss", "tag:care.example.org,2026-02-01:20", "tag:care.example.org,2026-13:20", "no tag URI"),
    ("rss", 'length="0"', 'length=""', "no number of bytes"),
    ("rss", "https://care.example.org/talk.mp3", "/talk.mp3", "no http(s) URL"),
    ("rss", "<dc:creator>Ada", "<author>Ada</author><dc:creator>Ada", "both author and dc:creator"),
    ("rss", 'href="https://alliance.example.com/summit"', 'href="/summit"', "is relative"),
    ("rss", 'href="https://alliance.example.com/summit"', 'onclick="x()"', "security risk: attribute onclick"),
    ("rss", 'href="https://alliance.example.com/summit"', 'style="x"', "security risk: attribute style"),
    ("rss", "&lt;p&gt;The ", "&lt;p&gt;&lt;iframe&gt;&lt;/iframe&gt;The ", "<iframe>"),
    ("rss", "&lt;p&gt;The ", "&lt;p&gt;&lt;b&gt;The ", "closes nothing"),
    ("rss", "&lt;p&gt;The ", "The ", "closes nothing"),
    ("rss", "<description>Care is work.</description>", "", "content:encoded without a description"),
    ("rss", "meets in Porto", "&lt;b&gt;meets&lt;/b&gt;", "contains HTML"),
    ("rss", "meets in Porto", "&amp;amp; Porto", "looks like an entity"),
    ("rss", "meets in Porto", "&lt;b Porto", "looks like a tag"),
    ("rss", 'url="https://alliance.example.com/feed"', 'url="feed"', "no absolute URI"),
    ("rss", "<channel>", "<channel><item/>", "items do not stand last"),
    ("rss", "<channel>", "<channel><item/>", "neither title nor description"),
    ("atom", "</feed>", "", "not well-formed"),
    ("atom", "<id>tag:care.example.org,2026-01-01:feeds/news</id>", "", "line "),
    ("atom", "tag:care.example.org,2026-01-01:feeds/news", "feeds/news", "no absolute URI"),
    ("atom", "https://alliance.example.com/feed</id>", "https://alliance.example.com</id>", "canonical form"),
    ("atom", 'rel="self" type="application/atom+xml"', 'rel="self"', "self link has the type None"),
    ("atom", 'rel="self" type="application/atom+xml"', 'rel="related"', "0 links with rel=self"),
    ("atom", "2026-02-19T08:30:15+00:00", "2026-02-19 08:30:15", "no RFC 3339 date"),
    ("atom", "2026-02-19T08:30:15+00:00", "2026-02-31T08:30:15Z", "no RFC 3339 date"),
    ("atom", "<updated>2026-02-14T12:00:00", "<updated>2026-02-14T11:00:00", "is before published"),
    ("atom", PARTNER, "20260218/merged", "names 2 entries"),
    ("atom", ' hreflang="en-GB"', "", "2 alternate links of type None"),
    ("atom", 'hreflang="fr-FR"', 'hreflang="fr_FR"', "no language tag"),
    ("atom", 'rel="via"', 'rel="copy"', "unknown relation"),
    ("atom", 'length="48213"', 'length="many"', "no number of bytes"),
    ("atom", 'type="audio/mpeg"', 'type="audio"', "no media type"),
    ("atom", 'term="Policy"', 'term=""', "category without a term"),
    ("atom", 'scheme="https://care.example.org/topics"', 'scheme="topics"', "no absolute URI"),
    ("atom", "<email>press@care.example.org", "<email>press", "no e-mail address"),
    ("atom", "<title type=\"text\">alliance</title>", "", "source: no title"),
    ("atom", "<content type=\"html\">&lt;p&gt;Join us.&lt;/p&gt;</content>", "", "neither content nor summary"),
    ("atom", "&lt;p&gt;Join us.&lt;/p&gt;", "", "content is empty"),
    ("atom", 'type="html"', 'type="CDATA"', "type CDATA is not expected"),
    ("atom", "meets in Porto", "&lt;b&gt;meets&lt;/b&gt;", "contains HTML"),
    ("atom", "Join us.", "&lt;script&gt;x&lt;/script&gt;", "<script>"),
    ("atom", "  <entry>", "  <entry/><id>x:y</id>\n  <entry>", "something stands below the first entry"),
    ("json", "{", "", "not JSON"),
    ("json", '"items"', '"entries"', "not a JSON Feed"),
    ("json", "version/1.1", "version/1", "version"),
    ("json", '"title": "Parents & Care: News",', "", "no title"),
    ("json", '"feed_url"', '"feed"', "unknown member feed"),
    ("json", '"title": "The', '"id": "x", "title": "The', "stands twice"),
    ("json", PARTNER, "20260218/merged", "names 2 items"),
    ("json", '"date_published": "2026-02-16T09:15:00+00:00"', '"date_published": "16 Feb 2026"', "no RFC 3339 date"),
    ("json", '"size_in_bytes": 48213', '"size_in_bytes": "48213"', "size_in_bytes is no number"),
    ("json", '"language": "en"', '"language": "english language"', "no language tag"),
    ("json", '"_mmmfeed": {', '"_mmmfeed": [], "_x": {', "_mmmfeed is no object"),
    ("json", '<a href=\\"https:', '<a href=\\"javascript:', "not safe"),
]  # fmt: skip

# Of what feeds have from other specifications: sample, what is changed in it, what is said of that.
HISTORY = 'rel="prev-archive" type="application/{0}+xml" href="https://care.example.org/feeds/archive/news-1.{0}"'
EXTENDED = [
    ("closed.rss", 'rel="current"', 'rel="related"', "without the link to the current one"),
    ("closed.atom", "feeds/news.atom", "feeds/archive/news-2.atom", "calls itself the current one"),
    ("closed.atom", "archive/news-1.atom", "archive/news-2.atom", "the archive before this one is this one"),
    ("closed.atom", "<fh:archive/>", "", "not an archive document, and yet"),
    ("closed.rss", "<fh:archive/>", "<fh:archive/><fh:archive/>", "an archive twice"),
    ("closed.atom", HISTORY.format("atom"), HISTORY.format("rss"), "prev-archive link has the type"),
    ("published.rss", 'href="https://hub.example.net/"', 'href="/hub"', "no http(s) URL"),
    ("published.rss", 'rel="self"', 'rel="first"', "a hub without a self link"),
    ("published.rss", 'url="https://care.example.org/talk.jpg" type', 'url="talk.jpg" type', "no http(s) URL"),
    ("published.rss", 'type="image/jpeg" medium="image"', 'type="image/jpeg" medium="picture"', "medium picture"),
    ("published.rss", 'medium="video"', 'medium="image"', "video/mp4 is no image"),
    ("published.rss", 'fileSize="90210"', 'fileSize="88 kB"', "no number of bytes"),
    ("published.rss", 'medium="document"', 'length="1"', "media:content has the attributes"),
    ("published.atom", '<media:thumbnail url="https:', '<media:thumbnail url="ftp:', "no http(s) URL"),
    ("published.atom", "50.8467 4.3525", "4.3525 250.8467", "no place on earth"),
    ("published.atom", "50.8467 4.3525", "50,8467 4,3525", "no place on earth"),
]


@pytest.mark.parametrize(("name", "old", "new", "expected"), MISTAKES)
def test_a_mistake_is_found(name: str, old: str, new: str, expected: str) -> None:
    assert_found(f"sample.{name}", old, new, expected)


@pytest.mark.parametrize(("file", "old", "new", "expected"), EXTENDED)
def test_a_mistake_in_an_extension_is_found(file: str, old: str, new: str, expected: str) -> None:
    assert_found(file, old, new, expected)


def assert_found(file: str, old: str, new: str, expected: str) -> None:
    good, check = (CASES / file).read_text("utf-8"), CHECKS[file.rpartition(".")[2]]
    assert old in good
    assert check(good.encode()) == []
    found = check(good.replace(old, new, 1).encode())
    assert any(expected in problem for problem in found), found
