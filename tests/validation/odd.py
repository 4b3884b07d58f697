"""Announcements with every odd field there is: the same ones each time, as many as are asked for.

    odd.announcements(200)      as parsers give them
    odd.view(200)               as a feed shows them: with copies, translations, occasions, pages of their own
    odd.json_feed(200)          as a partner says them, raw: what a parser has to cope with

Titles, bodies, addresses, … are lists whose lengths share no factor, so that in time each meets each. To have one more
odd thing looked at in every format: add it to a list.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from types import MappingProxyType
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from mmmfeed.model import (
    Announcement,
    Author,
    Category,
    Cluster,
    Enclosure,
    Entry,
    Event,
    FeedSpec,
    FeedView,
    Member,
    Occasion,
    Origin,
    Point,
    Precision,
    SiteSpec,
    SourceSpec,
    Verdict,
)
from mmmfeed.showing import shown
from mmmfeed.text import html
from mmmfeed.text.urls import canonical, safe
from mmmfeed.text.words import clean, cut
from mmmfeed.views import translated

BASE = "https://odd.example.org/feeds/"
SITE = SiteSpec(
    title="Odd & Sons “Network” <of> everything",
    url="https://odd.example.org/",
    language="en",
    description="What is odd, & what is not",
    author_name="Zoë “Odd” O’Neill & co.",
    author_email="press@odd.example.org",
    base_url=BASE,
    icon="https://odd.example.org/icon.png",
    rights="© 2026 Odd & Sons <all rights>",
    hub="https://hub.example.org/?topic=odd&x=1",
)
FEED = FeedSpec(name="odd", title="Odd & even: <all> of it", description="Two & two is 4 > 3", limit=1000)
SOURCES = MappingProxyType(
    {
        "own": SourceSpec(name="own", kind="dump", location="/srv/dumps/*.txt", first_party=True, title="Odd & Sons"),
        "ally": SourceSpec(
            name="ally", kind="feed", location="https://ally.example.com/feed?a=1&b=2", title="Ally ☂ <b>"
        ),
        "planet": SourceSpec(name="planet", kind="feed", location="https://planet.example.net/atom.xml"),
        "שכן": SourceSpec(name="שכן", kind="feed", location="/srv/partners/שכן.xml", title="שכן"),
    }
)

TITLES = [
    "Plain news of the week",
    "AT&T, R&D & co. <3",
    "a < b > c && d",
    "&amp;lt; is not &lt; nor &#38;#38;",
    "]]> ends nothing",
    "<b & <i>unclosed",
    "<!-- no comment -->",
    "\"Double\" 'single' `tick` ‘curly’ «guillemets»",
    "100 % of %s {} {{x}} {% raw %} ${y} \\n \\u0041",
    "הודעה על כנס: “Care” בשנת 2026",
    "إعلان: مؤتمر ٢٠٢٦ (الدوحة)",
    "Care (رعاية) & שלום — 2026!",
    "\u202bembedded\u202c and \u2067isolated\u2069 and \u200fmarked",
    "日本語のお知らせ：研究会「第3回」",
    "通知：會議於二〇二六年",
    "공지 사항 — 회의",
    "ประกาศการประชุมประจำปี",
    "सूचना: क्‍ष और ज्ञ",
    "👩‍👧‍👦 🏳️‍🌈 🇪🇺 👍🏽 1️⃣",
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𠮷野家 𓀀",
    "Z̴̛a̷̧l̶̨g̵̢o̴̡ e\u0301 and n\u0303",
    "x",
    "0",
    "–",
    "Office closed\ntoday\tand tomorrow",
    "No\u00a0break, soft\u00adhyphen, zero\u200bwidth, \u2060joiner, \ufeffmark, line\u2028break",
    '=HYPERLINK("https://example.org")',
    "BEGIN:VEVENT",
    "a;b,c\\d:e\\,f",
    "# heading *star* _under_ [link](javascript:alert(1)) `code` | pipe ![i](x) <https://x.example>",
    "1. not a list",
    "- not a list",
    "---",
    "> not a quote",
    "<script>alert(1)",
    "\" onmouseover=alert(1) x=\"",
    " ".join(["A title that does not end, as institutions write them,"] * 12),
    "W" * 300,
    "Ünïcödé ÅÄÖ ß ﬁ ﬀ Ⅷ ½ № ™",
    "Fin",
    "Ends with a backslash \\",
]  # fmt: skip

_TOLD = "What is odd stays odd, & what is even is seldom told of, as they say in the harbour of Ashford. "
_LONG = "\n\n".join(f"Paragraph {number} <of> a hundred. {_TOLD * 12}" for number in range(100))

BODIES = [
    "One line.",
    "",
    "Two lines\nof one paragraph.\n\nAnd a second one, with \"quotes\" & <angles>.",
    "<p>A <a href=\"https://example.org/a?b=1&amp;c=2\">link</a>, <b>bold</b>, <em>slanted</em>.</p>",
    "<p>&eacute; &nbsp; &mdash; &amp;amp; &lt;b&gt; &#x1F600; &#128512; &unknown; & bare</p>",
    "a ]]> b &amp; c <script>alert(1)</script>\n\nx < y",
    "<ul><li>one<li>two<ul><li>deep</ul></ul><ol start=3 type=a reversed><li value=7>seven</ol>",
    "<table><caption>Sums</caption><thead><tr><th scope=col>A<th scope=col>B<tbody><tr><td colspan=2 rowspan=1>1</table>",
    "<table><tr><td>no head</td><td></td></tr></table>",
    "<h1>Top</h1><p>text</p><h4>Deep</h4><p>text</p><h2></h2>",
    "<img src=\"https://example.org/a b.jpg\" alt=\"A &quot;view&quot;\" width=640 height=480><img src=/rel.png>",
    "<p><img src=\"https://example.org/no-alt.png\"></p><figure><img src=\"https://example.org/f.gif\" alt=\"\"><figcaption>F",
    "<img src=\"https://example.org/p.png\" width=\"100%\" height=\"auto\" alt=\"odd sizes\">",
    "<p dir=rtl lang=he>שלום <bdo dir=ltr>abc</bdo> <bdi>عالم</bdi></p><p lang=x-unknown>?</p><p lang=\"\">none</p>",
    "<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby> 日本語の段落。</p>",
    "<center><tt>old</tt> <strike>gone</strike> <big>big</big> <font color=red>red</font></center>",
    "<blockquote cite=\"https://example.org/q\"><p>Quote <q cite=\"https://example.org/q\">in</q> quote</p></blockquote>",
    "<pre>\n\n  kept   spaces\n\tand tabs</pre><code>x &lt; y</code><hr><hr>",
    "<details><summary>More</summary><p>hidden</p></details><details><p>no summary</p></details>",
    "<a href=\"https://example.org/\"></a><a>no target</a><a href=\"javascript:alert(1)\">bad</a><a href=\"mailto:a@b.example\">mail</a>",
    "<p>in <p>p <div>in <p>div</div> <b>un<i>nested</b> tags</i> <unknown>?</unknown>",
    "<time datetime=\"2026-03-04T10:00Z\">4 March</time> <time datetime=\"soon\">soon</time> <del datetime=\"2026-13-45\">x</del>",
    "<iframe src=\"https://example.org/\"></iframe><video src=x></video><object data=x></object><svg onload=alert(1)></svg>after",
    "<p onclick=\"x()\" style=\"color:red\" class=c id=content>attributes</p><p id=content>twice</p>",
    "<main>main</main><header>h</header><footer>f</footer><nav>n</nav><aside>a</aside><address>adr</address>",
    "<dl><dt>T<dd>D<dt>only term</dl><dl><dd>only text</dl><li>stray</li><tr><td>stray</td></tr>",
    "<a href=\"https://example.org/x\"><img src=\"https://example.org/only.png\"></a><a href=\"https://example.org/y\"><b></b></a>",
    "הודעה.\n\nעוד פסקה עם English ו־2026.",
    "日本語の段落。長い文章が続きます。" * 40,
    "𠮷" * 500 + " " + "👩‍👧‍👦" * 100,
    f"{_TOLD}{_TOLD}And one word that does not end: {'0123456789_' * 1800}",
    "https://example.org/bare?x=1&y=[2] and www.example.org and mail@example.org.",
    "Meet us at https://example.org/(paren), or not; it’s 3 < 4 & 5 > 2.",
    "# heading\n\n* star\n* star\n\n1. one\n\n| a | b |\n|---|---|\n\n```\ncode\n```\n\n    indented\n\n<div>raw</div>",
    "BEGIN:VCALENDAR\nEND:VEVENT\nSUMMARY;X=1:a\\,b",
    "\u200f\u202eevil override\u202c \u2066isolate\u2069 \u00ad\u200b\u2060",
    "<section><h3>In a section</h3></section><article><p>In an article</p></article><hgroup><h2>G</h2><p>g</p></hgroup>",
    "<p>" + "<span>" * 60 + "deep" + "</span>" * 60,
    "<p>A word with <sub>sub</sub>, <sup>sup</sup>, <kbd>kbd</kbd>, <abbr title=\"x\">abbr</abbr>, <mark>m</mark>, <wbr>, <ins>i</ins></p>",
    "<div lang=ar dir=rtl><ul><li>واحد<li>اثنان</ul></div><div dir=wrong>x</div>",
    _LONG,
]  # fmt: skip

URLS = [
    "https://example.org/plain",
    None,
    "https://münchen.example/straße?q=ü#frag",
    "https://example.org/%C3%A9%20x?a=%26&b=%",
    "https://example.org/a b/ü?q=x y|z",
    "https://example.org/a?b=1&c=[2]&d='x'\"<>",
    "http://[2001:db8::1]:8080/x",
    "HTTPS://EXAMPLE.ORG:443/Path/../Up;p=1",
    "https://example.org",
    "https://example.org/#!/route/1",
    "https://example.org/answer.pdf",
    "https://example.org/日本語/お知らせ",
    "https://example.org/" + "very-long-" * 400,
    "https://user:secret@example.org/private",
    "https://xn--bcher-kva.example/",
    "https://example.org/?utm_source=x&id=5",
    "https://example.org/a,b;c(d)*e~f!g$h@i:j",
]

_FIRST = datetime(2026, 5, 20, 12, tzinfo=UTC)
DATES = [
    datetime(1066, 10, 14, 9, tzinfo=UTC),
    datetime(1583, 1, 1, tzinfo=UTC),
    datetime(1900, 2, 28, 23, 59, 59, tzinfo=UTC),
    datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC),
    datetime(1970, 1, 1, tzinfo=UTC),
    datetime(2000, 2, 29, 12, tzinfo=UTC),
    datetime(2016, 12, 31, 23, 59, 59, 999999, tzinfo=UTC),  # what stands for the leap second 23:59:60
    datetime(2026, 3, 29, 1, 30, tzinfo=UTC),  # in the hour that Brussels skips
    datetime(2038, 1, 19, 3, 14, 8, tzinfo=UTC),
    datetime(2099, 12, 31, 23, 59, 59, tzinfo=UTC),
    datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC),
]
LANGUAGES = [
    None,
    "en",
    "en_GB",
    "de-CH-1996",
    "fr",
    "zh-Hant-TW",
    "sr-Latn",
    "he",
    "ar",
    "EN-us",
    "ja",
    "es-419",
    "mul",
]
AUTHORS: list[tuple[Author, ...]] = [
    (),
    (Author(name="Ada Example", email="ada@example.org", url="https://example.org/ada"),),
    (Author(name=""), Author(name="", email="only@example.org")),
    tuple(Author(name=f"Author {number} & <co>") for number in range(40)),
    (Author(name="Zoë\nÅkesson", email="not an address"), Author(name="Zoë Åkesson")),
    (Author(name="עדה", url="https://example.org/עדה?a=1&b=2"),),
    (Author(name="a@b.example (Name, of; sorts)", email="üñï@example.org"),),
]
CATEGORIES: list[tuple[Category, ...]] = [
    (),
    (Category(term="Policy", scheme="https://example.org/topics"), Category(term="policy")),
    (Category(term="R&D"), Category(term="<b>"), Category(term="a / b, c; d")),
    (Category(term="https://example.org/ontology#Wörter und Raum"), Category(term="urn:x:y z")),
    (Category(term=" "), Category(term=""), Category(term="two\nlines")),
    (Category(term="IRI", scheme="https://example.org/thèmes?a=1&b=2"), Category(term="no IRI", scheme="their own list")),
    tuple(Category(term=f"Category {number}") for number in range(60)),
    (Category(term="教育"), Category(term="בריאות"), Category(term="🎉")),
]  # fmt: skip
ENCLOSURES: list[tuple[Enclosure, ...]] = [
    (),
    (Enclosure(url="https://example.org/a.mp3", media_type="audio/mpeg", length=123_456),),
    (Enclosure(url="https://example.org/no-type"), Enclosure(url="https://example.org/zero.pdf", length=0)),
    (Enclosure(url="https://example.org/p.jpg", media_type="image/jpeg"), Enclosure(url="https://example.org/p.jpg")),
    (Enclosure(url="https://example.org/Bild%20ü.png", media_type="image/png", length=2**40),),
    (Enclosure(url="https://example.org/x.ogg", media_type="ogg", length=1), Enclosure(url="https://example.org/y", media_type="")),
    (Enclosure(url="https://example.org/v.mp4", media_type='video/mp4; codecs="avc1, mp4a"', length=5),),
    tuple(Enclosure(url=f"https://example.org/{n}.webp", media_type="image/webp") for n in range(12)),
    (Enclosure(url="https://münchen.example/ä b.svg?x=1&y=2", media_type="IMAGE/SVG+XML"),),
]  # fmt: skip
EVENTS: list[tuple[Event, ...]] = [
    (),
    (Event(start=date(2026, 6, 12), place="Porto, Alfândega; room 1\\2"),),
    (Event(start=datetime(2026, 7, 1, 10, tzinfo=ZoneInfo("Europe/Brussels")), place="Brussels & “Zoom”\nhall", online=True),),
    (
        Event(
            start=datetime(2026, 10, 25, 1, 30, tzinfo=ZoneInfo("America/St_Johns")),
            end=datetime(2026, 10, 25, 3, 30, tzinfo=ZoneInfo("America/St_Johns")),
        ),
        Event(start=date(2026, 12, 31), end=date(2027, 1, 2), place="日本, 東京", online=False),
    ),
    (Event(start=datetime(2026, 3, 29, 2, 30, tzinfo=ZoneInfo("Europe/Berlin"))),),  # an hour that is not
    (Event(start=datetime(2026, 9, 1, 9, 15, tzinfo=timezone(timedelta(hours=5, minutes=45)))),),
    (Event(start=datetime(2099, 1, 1, 0, 0, tzinfo=UTC), end=datetime(2099, 1, 1, 0, 0, tzinfo=UTC)),),
    (Event(start=datetime(1999, 12, 31, 23, 59, 59, tzinfo=UTC), end=datetime(2000, 1, 1, 0, 30, tzinfo=UTC), place="x" * 500),),
    (Event(start=date(2026, 2, 28), end=date(2026, 2, 28), place="🎪 👩‍👧‍👦 " * 30),),
    (Event(start=datetime(2026, 5, 5, 12, tzinfo=ZoneInfo("Asia/Kolkata")), place="मुंबई"),),
]  # fmt: skip
ORIGINS = [
    None,
    Origin(name="Others’ & own <feed>", url="https://others.example/", feed_url="https://others.example/feed?x=1&y=2"),
    Origin(name="Nameless", id="urn:uuid:60a76c80-d399-11d9-b93c-0003939e0af6", feed_url="https://o.example/atom"),
    Origin(name="No address"),
    Origin(url="https://page-only.example/ü"),
]
POINTS = [None, Point(45.256, -71.92), Point(-90.0, 180.0), Point(0.0, 0.0), Point(1e-7, -1e-7)]

_T = TypeVar("_T")


def _turn(things: Sequence[_T], number: int) -> _T:
    return things[number % len(things)]


def guid(number: int) -> str:
    """What the announcement of that number is called in feeds."""
    moment = _published(number)
    return (
        f"tag:odd.example.org,{moment:%Y-%m-%d}:{number:012x}"
        if moment.year > 999
        else f"tag:odd.example.org,2026-01-01:{number:012x}"
    )


def _published(number: int) -> datetime:
    """Three of four in the last two years, so that there is a history; the others whenever."""
    if number % 4 == 3:
        return _turn(DATES, number // 4)
    return _FIRST - timedelta(days=3 * number, minutes=7 * number)


def announcement(number: int, source: str = "", version: str = "") -> Announcement:
    """One of them, as a parser gives it. `version`: of the same, as another source says it."""
    raw = _turn(BODIES, number)
    marked = html.is_marked_up(raw)
    text = html.to_text(html.sanitise(raw)) if marked else clean(raw)
    url = _turn(URLS, number)
    published = _published(number)
    return Announcement(
        source=source or _turn(list(SOURCES), number),
        source_id=f"odd {number}{version}",
        title=clean(_turn(TITLES, number)) + version,
        published=published,
        published_precision=_turn([Precision.DAY, Precision.INSTANT, Precision.INSTANT], number),
        updated=None if number % 5 else min(published, datetime(9000, 1, 1, tzinfo=UTC)) + timedelta(hours=number + 1),
        url=url and canonical(f"{url}{version}"),
        raw_url=url,
        text=text,
        summary=cut(text, 200) if number % 3 else "",
        content=html.sanitise(raw) if marked else "",
        language=_turn(LANGUAGES, number),
        place=_turn(["", "Brüssel & Straße", "UN New York"], number),
        point=_turn(POINTS, number // 2),
        authors=tuple(replace(a, url=a.url and safe(a.url)) for a in _turn(AUTHORS, number)),
        categories=_turn(CATEGORIES, number),
        enclosures=tuple(replace(e, url=safe(e.url) or "") for e in _turn(ENCLOSURES, number)),
        events=_turn(EVENTS, number // 3),
        origin=_turn(ORIGINS, number // 2),
        truncated=number % 11 == 0,
    )


def announcements(count: int) -> list[Announcement]:
    """The first `count` of them."""
    return [announcement(number) for number in range(count)]


def cluster(number: int) -> Cluster:
    """The announcement of that number: every seventh in three sources, every ninth in two languages."""
    said = [announcement(number)]
    if number % 7 == 6:
        said += [announcement(number, "ally", " again"), announcement(number, "planet", " & again")]
    members = [
        Member(announcement=a, keys=frozenset({a.source_id}), joined=Verdict(rule="near") if place else None)
        for place, a in enumerate(said)
    ]
    translations = (guid(number - 1), guid(number - 2)) if number % 9 == 8 else ()
    return Cluster(guid=guid(number), since=_FIRST, members=tuple(members), translations=translations)


def occasions(number: int, told: Announcement) -> tuple[Occasion, ...]:
    """Its events as calendars know them: some moved, some cancelled."""
    stamp = min(told.published or _FIRST, datetime(2037, 1, 1, tzinfo=UTC))
    return tuple(
        Occasion(
            uid=f"{number:012x}-{place}@odd.example.org",
            event=event,
            sequence=number % 3,
            stamp=stamp.replace(microsecond=0),
            cancelled=number % 8 == 7,
        )
        for place, event in enumerate(told.events)
    )


def entry(number: int) -> Entry:
    """The announcement of that number as readers see it. Nearly all have a page among ours."""
    known = cluster(number)
    told = shown(known, SOURCES)
    permalink = f"{BASE}n/{_published(number):%Y%m%d}-{number:012x}.html" if number % 13 else None
    return Entry(cluster=known, shown=told, occasions=occasions(number, told), permalink=permalink)


def view(count: int, site: SiteSpec = SITE, feed: FeedSpec = FEED) -> FeedView:
    """A feed of the first `count` of them, newest first."""
    entries = sorted(map(entry, range(count)), key=lambda e: (-e.published.timestamp(), e.guid))
    updated = max((one.updated for one in entries), default=_FIRST)
    return translated(
        FeedView(feed=feed, site=site, entries=tuple(entries), updated=updated, sources=SOURCES), (), updated
    )


def json_feed(count: int) -> str:
    """The first `count` of them as a partner's JSON Feed, as raw as can be."""
    return json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "title": "Odd", "items": list(map(_item, range(count)))}
    )


def _item(number: int) -> dict[str, Any]:
    body, published = _turn(BODIES, number), _published(number)
    event = "The meeting takes place on 14 March 2027 at 15:00 CET in Porto." if number % 6 == 5 else ""
    key = "content_html" if html.is_marked_up(body) else "content_text"
    return {
        "id": f"https://ally.example.com/?odd={number}",
        "url": _turn(URLS, number),
        "title": f"{_turn(TITLES, number)} ({number})",
        key: f"{body} {event} {_unlike(number)}",
        "date_published": published.isoformat() if number % 17 else "2016-12-31T23:59:60Z",
        "language": _turn(LANGUAGES, number),
        "authors": [{"name": a.name, "url": a.url} for a in _turn(AUTHORS, number)],
        "tags": [category.term for category in _turn(CATEGORIES, number)],
        "attachments": [
            {"url": e.url, "mime_type": e.media_type, "size_in_bytes": e.length} for e in _turn(ENCLOSURES, number)
        ],
    }


def _unlike(number: int) -> str:
    """Words that no other one has, so that they are not taken for copies of one."""
    signs = "bcdfghklmnprstvz"
    return " ".join(
        f"{signs[number % 16]}a{signs[number // 16 % 16]}o{signs[(number * step) % 16]}i" for step in (3, 5, 7, 11)
    )
