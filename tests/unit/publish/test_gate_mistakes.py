"""A mistake on purpose in an output of each format: the gate that is shipped finds it."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sampleviews

from mmmfeed.emitters import EMITTERS
from mmmfeed.model import FeedView
from mmmfeed.publish import gate

SAMPLE, EVENTS, CLOSED, PUBLISHED = (
    sampleviews.sample(),
    sampleviews.events(),
    sampleviews.closed(),
    sampleviews.published(),
)
VIEWS = {"rss": SAMPLE, "atom": SAMPLE, "json": SAMPLE, "ics": EVENTS, "md": EVENTS, "txt": EVENTS}
BODIES = {name: EMITTERS[name].emit(view) for name, view in VIEWS.items()}
PARTNER = "20260216/partner"

MISTAKES = [
    ("rss", "<?xml version='1.0' encoding='UTF-8'?>\n", "", "does not begin with an XML declaration"),
    ("rss", "<rss ", '<?xml-stylesheet href="a.xsl"?>\n<rss ', "style sheet"),
    ("rss", 'version="2.0"', 'version="0.92"', "cannot read it"),
    ("rss", "<link>https://care.example.org/</link>\n    <desc", "<desc", "no <link>"),
    ("rss", "<link>https://care.example.org/</link>\n    <desc", "<link>https://hub.example.org/</link>\n    <desc",
     "not the site's"),
    ("rss", "<docs>", "<docs>x</docs><docs>", "docs stands 2 times"),
    ("rss", 'rel="self" type="application/rss+xml"', 'rel="related"', "no link to itself"),
    ("rss", 'rel="self" type="application/rss+xml"', 'rel="self" type="text/xml"', "has the type text/xml"),
    ("rss", "feeds/news.rss", "feeds/other.rss", "leads to"),
    ("rss", "Thu, 19 Feb", "Wed, 19 Feb", "lastBuildDate: 'Wed, 19 Feb"),
    ("rss", "19 Feb 2026 08", "18 Feb 2026 08", "no date"),
    ("rss", "Thu, 19 Feb 2026 08:30:15", "Fri, 20 Feb 2026 08:30:15", "not when it changed last"),
    ("rss", "<language>en-gb", "<language>en_gb", "no language tag"),
    ("rss", "<language>en-gb", "<language>en-GB", "not in lower case"),
    ("rss", "press@care.example.org (Press office)", "Press office", "address (name)"),
    ("rss", "<title>Parents &#x26; Care: News</title>\n      <link>", "<title>X</title>\n      <link>",
     "its title is not the channel's"),
    ("rss", f'<guid isPermaLink="false">tag:care.example.org,2026-02-01:{PARTNER}</guid>', "", "no guid"),
    ("rss", 'isPermaLink="false"', 'isPermaLink="true"', "no http(s) address"),
    ("rss", 'isPermaLink="false"', 'isPermaLink="no"', "isPermaLink is 'no'"),
    ("rss", "https://care.example.org/talk.mp3", "/talk.mp3", "enclosure: '/talk.mp3'"),
    ("rss", 'length="0"', 'length=""', "no number of bytes"),
    ("rss", 'type="audio/mpeg"', 'type="mp3"', "no media type"),
    ("rss", "<dc:creator>Ada", "<author>Ada</author><dc:creator>Ada", "both author and dc:creator"),
    ("rss", 'href="https://alliance.example.com/summit"', 'href="/summit"', "not a whole address"),
    ("rss", 'href="https://alliance.example.com/summit"', 'href="javascript:x()"', "not a safe one"),
    ("rss", 'href="https://alliance.example.com/summit"', 'onclick="x()"', "the attribute onclick"),
    ("rss", 'href="https://alliance.example.com/summit"', 'STYLE="x"', "the attribute style"),
    ("rss", "&lt;p&gt;The ", "&lt;p&gt;&lt;IFRAME&gt;&lt;/IFRAME&gt;The ", "<iframe>"),
    ("rss", "&lt;p&gt;The ", "&lt;p&gt;&lt;svg/onload=x()&gt;The ", "breaks off in a tag"),
    ("rss", "&lt;p&gt;The ", "&lt;p&gt;The &lt;a href=", "breaks off"),
    ("rss", "<description>Care is work.</description>", "", "no description before content:encoded"),
    ("rss", "Union adopts", "&lt;b&gt;Union adopts", "looks like HTML"),
    ("rss", "<category>R&#x26;D", "<category>R&amp;amp;D", "looks like HTML"),
    ("rss", "alliance.example.com/news/care-and-work", "alliance.example.com/news", "link is"),
    ("rss", '<source url="https://alliance.example.com/feed">alliance</source>', "", "although it is a partner's"),
    ("rss", 'url="https://alliance.example.com/feed"', 'url="feed"', "no absolute URI"),
    ("rss", 'media:content url="https:', 'media:content url="', "media:content"),
    ("atom", "<id>tag:care.example.org,2026-01-01:feeds/news</id>", "", "line "),
    ("atom", "tag:care.example.org,2026-01-01:feeds/news", "tag:care.example.org,2026-13:feeds/news", "no absolute URI"),
    ("atom", "tag:care.example.org,2026-01-01:feeds/news", "feeds/news", "no absolute URI"),
    ("atom", 'rel="self" type="application/atom+xml"', 'rel="self"', "has the type None"),
    ("atom", 'rel="self" type="application/atom+xml"', 'rel="related"', "no link to itself"),
    ("atom", "<updated>2026-02-19T08:30:15+00:00", "<updated>2026-02-20T08:30:15+00:00", "not when it changed last"),
    ("atom", "<updated>2026-02-14T12:00:00", "<updated>2026-02-14T11:00:00", "before it was published"),
    ("atom", ' hreflang="en-GB"', "", "2 alternate links of the type None"),
    ("atom", 'hreflang="fr-FR"', 'hreflang="fr_FR"', "no language tag"),
    ("atom", 'rel="via"', 'rel="copy"', "the unknown relation copy"),
    ("atom", 'length="48213"', 'length="many"', "no number of bytes"),
    ("atom", 'type="audio/mpeg"', 'type="audio"', "no media type"),
    ("atom", 'term="Policy"', 'term=""', "a category without a term"),
    ("atom", 'scheme="https://care.example.org/topics"', 'scheme="topics"', "no absolute URI"),
    ("atom", "<email>press@care.example.org", "<email>press", "no e-mail address"),
    ("atom", "<name>Ada Example</name>", "<name> </name>", "an author without a name"),
    ("atom", '<title type="text">alliance</title>', "", "source: no title"),
    ("atom", '<content type="html">&lt;p&gt;Join us.&lt;/p&gt;</content>', "", "no content"),
    ("atom", "&lt;p&gt;Join us.&lt;/p&gt;", "", "content that is empty"),
    ("atom", 'content type="html"', 'content type="CDATA"', "line "),
    ("atom", '<title type="text">Union', "<title>Union", "has the type None"),
    ("atom", "Union adopts", "&lt;b&gt;Union adopts", "looks like HTML"),
    ("atom", "Join us.", "&lt;script&gt;x&lt;/script&gt;", "<script>"),
    ("atom", "</entry>", '</entry><subtitle type="text">x</subtitle>', "something stands below the first entry"),
    ("json", "{", '{"title": "x", ', "stands twice"),
    ("json", "version/1.1", "version/1", "its version"),
    ("json", '"home_page_url"', '"home_page"', "home_page is no member"),
    ("json", "feeds/news.json", "feeds/other.json", "feed_url is"),
    ("json", '"size_in_bytes": 48213', '"size_in_bytes": "48213"', "size_in_bytes is no number"),
    ("json", '"language": "en"', '"language": "english language"', "no language tag"),
    ("json", '"_mmmfeed": {', '"_mmmfeed": [], "_x": {', "_mmmfeed is no object"),
    ("json", '<a href=\\"https:', '<a href=\\"javascript:', "not a safe one"),
    ("json", '"date_published": "2026-02-16T09:15:00+00:00"', '"date_published": "2026-02-16T09:15:00"', "date_published"),
    ("json", '"mime_type": "audio/mpeg"', '"mime_type": "mp3"', "no media type"),
    ("json", '"tags": [\n        "Policy"', '"tags": [\n        ""', "tags that are no texts"),
    ("json", '"name": "Ada Example",\n          "url"', '"avatars": "x", "urls"', "an author without"),
    ("json", '"content_html": "<p>Adopted without a vote against it.</p>",', "", "neither content_html nor content_text"),
    ("ics", "VERSION:2.0\r\n", "", "VERSION stands 0 times"),
    ("ics", "PRODID:", "X-PRODID:", "PRODID stands 0 times"),
    ("ics", "\r\n", "\n", "does not end with CR LF"),
    ("ics", "DESCRIPTION;LANGUAGE=ja:", "DESCRIPTION;LANGUAGE=ja:会議のお知らせ会議のお知らせ", "octets, and may have 75"),
    ("ics", "BEGIN:VEVENT", "BEGIN:VTODO", "ends VEVENT"),
    ("ics", "END:VCALENDAR\r\n", "", "not one VCALENDAR"),
    ("ics", "UID:20260201-000000000001-1@", "UID:20260201-000000000002-1@", "stands 2 times"),
    ("ics", "UID:20260201-000000000001-1@", "UID:x@", "is missing"),
    ("ics", "SEQUENCE:1\r\n", "SEQUENCE:0\r\n", "sequence is 0 instead of 1"),
    ("ics", "SEQUENCE:1\r\n", "SEQUENCE:one\r\n", "SEQUENCE is no number"),
    ("ics", "DTSTAMP:20260222T090000Z\r\n", "", "no DTSTAMP"),
    ("ics", "DTSTAMP:20260222T090000Z", "DTSTAMP:20260222T090000", "DTSTAMP is not in UTC"),
    ("ics", "DTSTAMP:20260222T090000Z", "DTSTAMP:20260223T090000Z", "stamp is"),
    ("ics", "DTSTART:20260305T141500Z", "DTSTART:20260305T141500", "a time without a time zone"),
    ("ics", "DTSTART:20260305T141500Z", "DTSTART;TZID=Europe/Paris:20260305T151500", "is not told"),
    ("ics", "DTSTART:20260305T141500Z", "DTSTART:20260305T131500Z", "start is"),
    ("ics", "DTEND:20260305T161500Z", "DTEND:20260305T131500Z", "DTEND is not after DTSTART"),
    ("ics", "DTEND:20260305T161500Z", "DTEND:20260305T171500Z", "end is"),
    ("ics", "DTSTART;VALUE=DATE:20260509", "DTSTART;VALUE=DATE:20260509T000000", "is no day"),
    ("ics", "DTEND;VALUE=DATE:20260510", "DTEND;VALUE=DATE:20260511", "end is 2026-05-11"),
    ("ics", "STATUS:CANCELLED", "STATUS:OFF", "STATUS is OFF"),
    ("ics", "STATUS:CANCELLED", "STATUS:CONFIRMED", "cancelled is False"),
    ("ics", "cares\\, and", "cares, and", "not escaped"),
    ("ics", "TRANSP:TRANSPARENT\r\n", "TRANSP TRANSPARENT\r\n", "not of the form"),
    ("ics", "URL:https://care", "URL:/care", "no whole address"),
    ("md", "Talk", "Walk", "the title"),
    ("md", "care.example.org/talk", "care.example.org/walk", "the address"),
    ("txt", "Spring fair", "Fair", "the title"),
    ("txt", "\n", "\n\x1b", "control character"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "expected"), MISTAKES)
def test_a_mistake_is_found(name: str, old: str, new: str, expected: str) -> None:
    good = BODIES[name].decode()
    assert old in good
    everywhere = name in {"md", "txt"} or old in {"\r\n", "VERSION:2.0\r\n"}
    found = gate.differences(good.replace(old, new, -1 if everywhere else 1).encode(), VIEWS[name], name)
    assert any(expected in problem for problem in found), found


HISTORY = [
    ("rss", CLOSED, "archive/>", "complete/>", "not marked as a closed document"),
    ("rss", CLOSED, 'rel="current"', 'rel="related"', "no link to the document to subscribe to"),
    ("rss", CLOSED, 'rel="prev-archive"', 'rel="next-archive"', "a link to newer entries"),
    ("atom", CLOSED, "archive/>", "complete/>", "not marked as a closed document"),
    ("atom", CLOSED, 'rel="prev-archive"', 'rel="related"', "older entries, and no link to them"),
    ("json", CLOSED, '"next_url"', '"_next_url"', "older entries, and no next_url"),
    ("atom", PUBLISHED, 'rel="self"', 'rel="related"', "a hub, but no link to itself"),
    ("rss", PUBLISHED, 'rel="self"', 'rel="related"', "a hub, but no link to itself"),
]


@pytest.mark.parametrize(("name", "view", "old", "new", "expected"), HISTORY)
def test_a_mistake_in_a_history_or_a_hub_is_found(name: str, view: FeedView, old: str, new: str, expected: str) -> None:
    good = EMITTERS[name].emit(view).decode()
    assert old in good
    found = gate.differences(good.replace(old, new, 1).encode(), view, name)
    assert any(expected in problem for problem in found), found


@pytest.mark.parametrize("name", EMITTERS)
@pytest.mark.parametrize("view", [sampleviews.copies(), EVENTS, CLOSED, PUBLISHED, sampleviews.many(30)])
def test_what_was_meant_passes(name: str, view: FeedView) -> None:
    assert gate.differences(EMITTERS[name].emit(view), view, name) == []


@pytest.mark.parametrize("name", EMITTERS)
def test_a_site_that_does_not_know_where_it_is_served_passes(name: str) -> None:
    view = sampleviews.view(*(entry.cluster for entry in SAMPLE.entries), site=replace(sampleviews.SITE, base_url=None))
    assert gate.differences(EMITTERS[name].emit(view), view, name) == []
