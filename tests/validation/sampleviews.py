"""Feed views to test with: one that has every odd thing in it, and a strategy for any that can be."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from html import escape
from types import MappingProxyType

from hypothesis import strategies as st

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
    Point,
    Precision,
    Seen,
    SiteSpec,
    SourceSpec,
    TitleOrigin,
    Translation,
    Verdict,
)
from mmmfeed.showing import shown
from mmmfeed.text.words import clean, one_line
from mmmfeed.views import translated

SITE = SiteSpec(
    title="Parents & Care Network",
    url="https://care.example.org/",
    language="en-GB",
    description="News of the Parents & Care Network",
    author_name="Press office",
    author_email="press@care.example.org",
    base_url="https://care.example.org/feeds/",
    icon="https://care.example.org/icon.png",
    rights="© Parents & Care Network, CC BY 4.0",
)
FEED = FeedSpec(name="news", title="Parents & Care: News", description="What we do, and where to meet us")
SOURCES = MappingProxyType(
    {
        "own": SourceSpec(name="own", kind="dump", location="/srv/dumps/*.txt", first_party=True),
        "alliance": SourceSpec(name="alliance", kind="feed", location="https://alliance.example.com/feed"),
        "union": SourceSpec(name="union", kind="feed", location="/srv/partners/union.xml"),
    }
)


def guid(name: str) -> str:
    return f"tag:care.example.org,2026-02-01:{name}"


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def cluster(name: str, *members: Announcement, rule: str = "url", translations: tuple[str, ...] = ()) -> Cluster:
    return Cluster(
        guid=guid(name),
        since=at("2026-02-01T00:00:00"),
        members=tuple(
            Member(announcement=a, keys=frozenset({a.source_id}), joined=Verdict(rule=rule) if i else None)
            for i, a in enumerate(members)
        ),
        translations=translations,
    )


def view(*clusters: Cluster, site: SiteSpec = SITE, feed: FeedSpec = FEED) -> FeedView:
    entries = tuple(Entry(cluster=c, shown=shown(c, SOURCES)) for c in clusters)
    updated = max((entry.updated for entry in entries), default=at("2026-01-01T00:00:00"))
    plain = FeedView(feed=feed, site=site, entries=entries, updated=updated, sources=SOURCES)
    return translated(plain, (), updated)


def sample() -> FeedView:
    """A feed in which each entry is odd in another way."""
    return view(
        _merged(), _partners(), _partners_file(), _english(), _french(), _hebrew(), _emoji(), _hostile(), _title_only()
    )


def _merged() -> Cluster:
    """In three sources, and changed: the lead has no page, and two copies have the same one."""
    lead = Announcement(
        source="own",
        source_id="2026-02-18-care",
        title="Care & work: our answer to the consultation",
        published=at("2026-02-18T12:00:00"),
        published_precision=Precision.DAY,
        updated=at("2026-02-19T08:30:15.250000"),
        text="Care is work.\n\nOur answer has three parts,\nand a summary.",
        summary="Care is work.",
        authors=(Author(name="Ada Example", email="ada@care.example.org", url="https://care.example.org/ada"),),
        categories=(Category(term="Policy", scheme="https://care.example.org/topics"), Category(term="R&D")),
        enclosures=(
            Enclosure(url="https://care.example.org/answer.pdf", media_type="application/pdf", length=48213),
            Enclosure(url="https://care.example.org/talk.mp3", media_type="audio/mpeg"),
        ),
    )
    copy = Announcement(
        source="alliance",
        source_id="https://alliance.example.com/?p=7",
        url="https://alliance.example.com/news/care-and-work",
        title="Partners answer the consultation",
        published=at("2026-02-18T15:00:00"),
    )
    third = Announcement(
        source="union",
        source_id="7",
        url="https://union.example.net/posts/7",
        title="Partners answer",
        published=at("2026-02-18T16:00:00"),
    )
    fourth = Announcement(
        source="union", source_id="8", url="https://union.example.net/posts/7", title="Again", published=None
    )
    return cluster("20260218/merged", lead, copy, third, fourth)


def _partners() -> Cluster:
    """Somebody else's, without an author, with a summary beside the content."""
    lead = Announcement(
        source="alliance",
        source_id="https://alliance.example.com/?p=5",
        url="https://alliance.example.com/news/summit?lang=en&year=2026",
        title="The Alliance meets in Porto",
        published=at("2026-02-16T09:15:00"),
        text="The summit takes place on 3 March.",
        summary='Porto, 3 March: "Care < cost?" & more',
        content='<p>The <a href="https://alliance.example.com/summit">summit</a> takes place on 3&nbsp;March.</p>',
        language="en",
        categories=(Category(term="Events", scheme="their own list"), Category(term="Events", scheme="their own list")),
    )
    return cluster("20260216/partner", lead)


def _partners_file() -> Cluster:
    """Somebody else's, read from a file, with an author and no page."""
    lead = Announcement(
        source="union",
        source_id="4",
        title="Union adopts a resolution",
        published=at("2026-02-15T10:00:00"),
        summary="Adopted without a vote against it.",
        authors=(Author(name="B. Beispiel", email="not an address"), Author(name="B. Beispiel")),
        enclosures=(Enclosure(url="https://union.example.net/r.ogg", media_type="ogg", length=0),),
    )
    return cluster("20260215/partner-file", lead)


def _english() -> Cluster:
    lead = Announcement(
        source="own",
        source_id="2026-02-14-day",
        url="https://care.example.org/en/day.pdf",
        title="A day for carers",
        published=at("2026-02-14T12:00:00"),
        text="Join us.",
        summary="Join us.",
    )
    return cluster("20260214/en", lead, translations=(guid("20260214/fr"), guid("20260214/gone")))


def _french() -> Cluster:
    lead = Announcement(
        source="own",
        source_id="2026-02-14-jour",
        url="https://care.example.org/fr/journée",
        title="Une journée pour les aidants « naturels »",
        published=at("2026-02-14T12:00:00"),
        text="Rejoignez-nous à l’Élysée.",
        language="fr_FR",
    )
    return cluster("20260214/fr", lead, translations=(guid("20260214/en"),))


def _hebrew() -> Cluster:
    lead = Announcement(
        source="own",
        source_id="2026-02-13-he",
        url="https://care.example.org/he",
        title="הודעה על כנס: “Care” בשנת 2026",
        published=at("2026-02-13T12:00:00"),
        text="ברוכים הבאים.\n\n日本語の段落。",
        language="he",
    )
    return cluster("20260213/he", lead)


def _emoji() -> Cluster:
    lead = Announcement(
        source="own",
        source_id="2026-02-12-emoji",
        url="https://care.example.org/party",
        title="👩‍👧‍👦 Party! 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𠮷野家",
        published=at("2026-02-12T12:00:00"),
        text="🎉",
        content="<p>🎉 &amp; 𠮷</p>",
        language="en-GB",
    )
    return cluster("20260212/emoji", lead)


def _hostile() -> Cluster:
    """What breaks writers that paste strings together."""
    lead = Announcement(
        source="own",
        source_id="2026-02-11-cdata",
        url="https://care.example.org/a?b=1&c=[2]|3",
        title="]]> \"AT&amp;T\" <b & 'x' &#38; <!-- %PATH% {{x}}",
        published=at("2026-02-11T12:00:00"),
        text="a ]]> b &amp; c <script>alert(1)</script>\n\nx < y",
        summary="a ]]> b &amp; c <script>",
    )
    return cluster("20260211/hostile", lead)


def _title_only() -> Cluster:
    lead = Announcement(
        source="own", source_id="2026-02-10", title="Office closed\ntoday", published=at("2026-02-10T12:00:00")
    )
    return cluster("20260210/title-only", lead)


def copies() -> FeedView:
    """A feed of what several said: each entry is put together in another way."""
    return view(_teaser_and_whole(), _teaser_translated(), _whole_and_cut())


def events() -> FeedView:
    """A feed of events: one that was moved, one called off, one of several days in another language, one that is over."""
    plain = view(_talk(), _fair(), _journey(), _meeting())
    known = (
        (Occasion(uid=_uid(1), event=_talk_events()[0], sequence=1, stamp=at("2026-02-22T09:00:00")),),
        (Occasion(uid=_uid(2), event=_fair_event(), sequence=2, stamp=at("2026-02-21T12:00:00"), cancelled=True),),
        (Occasion(uid=_uid(3), event=_journey_event(), stamp=at("2026-02-18T12:00:00")),),
        (Occasion(uid=_uid(4), event=_meeting_event(), stamp=at("2026-02-01T12:00:00")),),
    )
    entries = (
        replace(entry, occasions=its, permalink=f"{SITE.base_url}n/20260201-00000000000{number}.html")
        for number, (entry, its) in enumerate(zip(plain.entries, known, strict=True), 1)
    )
    return replace(plain, entries=tuple(entries))


def _uid(number: int) -> str:
    return f"20260201-00000000000{number}-1@care.example.org"


def _talk_events() -> tuple[Event, ...]:
    brussels = timezone(timedelta(hours=1))
    start, end = (datetime(2026, 3, 5, hour, 15, tzinfo=brussels) for hour in (15, 17))
    return (Event(start=start, end=end, place="Zoom", online=True, evidence="5 March, 15:15 – 17:15 CET"),)


def _talk() -> Cluster:
    lead = Announcement(
        source="own",
        source_id="talk",
        title="Talk: who cares, and who pays? A; B, and C:\\New\\Names",
        published=at("2026-02-20T12:00:00"),
        updated=at("2026-02-22T09:00:00"),
        text="Talk: who cares, and who pays? A; B, and C:\\New\\Names. Economists answer; join us online, it is free.",
        url="https://care.example.org/talk?a=1,2;b=3",
        categories=(Category(term="Talks"), Category(term="R&D, policy")),
        events=_talk_events(),
    )
    return cluster("20260220/talk", lead)


def _fair_event() -> Event:
    return Event(start=date(2026, 5, 9), place="Market square, Ashford")


def _fair() -> Cluster:
    lead = Announcement(
        source="own", source_id="fair", title="CANCELLED: Spring fair", published=at("2026-02-19T12:00:00")
    )
    return cluster("20260219/fair", lead)


def _journey_event() -> Event:
    return Event(start=date(2026, 6, 5), end=date(2026, 6, 7), place="Palais d’Été, Genève")


def _journey() -> Cluster:
    lead = Announcement(
        source="alliance",
        source_id="https://alliance.example.com/?p=11",
        title="Journées d’été « aidants et familles » : " + "écouter, échanger, agir, " * 3 + "été 2026",
        published=at("2026-02-18T12:00:00"),
        text="Trois jours d’ateliers.\n\nInscription gratuite.",
        language="fr",
        events=(_journey_event(),),
    )
    return cluster("20260218/journey", lead)


def _meeting_event() -> Event:
    return Event(start=datetime(2026, 2, 10, 23, 0, tzinfo=UTC))


def _meeting() -> Cluster:
    lead = Announcement(
        source="union",
        source_id="12",
        title="会議のお知らせ 🎉",
        published=at("2026-02-01T12:00:00"),
        text="総会を開きます。" * 60,
        language="ja",
        events=(_meeting_event(),),
    )
    return cluster("20260201/meeting", lead)


def _teaser_and_whole() -> Cluster:
    """Our own is cut and has no page; a partner's introduction is longer than the copy that stands in."""
    text = "The river charter was adopted in Ashford. Five cities signed it on the day."
    lead = Announcement(
        source="own",
        source_id="2026-02-20-charter",
        title="The river charter was adopted …",
        title_origin=TitleOrigin.DERIVED,
        published=at("2026-02-20T12:00:00"),
        published_precision=Precision.DAY,
        text="The river charter was adopted in Ash",
        language="en-GB",
        truncated=True,
        categories=(Category(term="Rivers", scheme="https://care.example.org/topics"),),
    )
    whole = Announcement(
        source="alliance",
        source_id="https://alliance.example.com/?p=9",
        url="https://alliance.example.com/news/charter",
        title="River charter adopted & signed",
        published=at("2026-02-20T09:30:00"),
        updated=at("2026-02-21T09:30:00"),
        text=text,
        content=f"<p>{text}</p>",
        summary="Adopted & signed",
        language="en",
        categories=(Category(term="rivers"), Category(term="Charters")),
        enclosures=(Enclosure(url="https://alliance.example.com/charter.mp3", media_type="audio/mpeg", length=512),),
    )
    introduced = Announcement(
        source="union",
        source_id="9",
        url="https://union.example.net/posts/9",
        title="From our members",
        published=at("2026-02-20T18:00:00"),
        text=f"On 20 February our member wrote:\n\n{text}",
        authors=(Author(name="B. Beispiel"),),
    )
    return cluster("20260220/charter", lead, whole, introduced, rule="teaser", translations=(guid("20260220/charte"),))


def _teaser_translated() -> Cluster:
    """In another language, cut as well, with nobody who has it whole."""
    lead = Announcement(
        source="own",
        source_id="2026-02-20-charte",
        url="https://care.example.org/fr/charte",
        title="La charte des rivières est adoptée",
        published=at("2026-02-20T12:00:00"),
        text="La charte des rivières a été adoptée à Ash…",
        language="fr",
        truncated=True,
    )
    cut = Announcement(
        source="union",
        source_id="10",
        url="https://union.example.net/posts/10",
        title="La charte",
        published=at("2026-02-20T19:00:00"),
        text="La charte des rivières a été adoptée à Ashford. Cinq vi…",
        language="fr",
        truncated=True,
    )
    return cluster("20260220/charte", lead, cut, rule="near", translations=(guid("20260220/charter"),))


def _whole_and_cut() -> Cluster:
    """Changed after readers had seen it."""
    lead = Announcement(
        source="own",
        source_id="2026-02-17-care",
        title="Care counts",
        published=at("2026-02-17T12:00:00"),
        text="Care counts, and we count it.",
        url="https://care.example.org/counts",
    )
    cut = Announcement(
        source="union",
        source_id="11",
        url="https://union.example.net/posts/11",
        title="Care counts",
        published=at("2026-02-17T13:00:00"),
        text="Care counts, and …",
        truncated=True,
        categories=(Category(term="Care"),),
    )
    return replace(cluster("20260217/care", lead, cut), seen=Seen(b"other words", at("2026-02-19T07:00:00")))


def published() -> FeedView:
    """A feed with a hub, a history and pages of its own, in which entries have files and links of every kind."""
    shown = view(_recorded(), _photographed(), _filed(), site=replace(SITE, hub="https://hub.example.net/"))
    sources = dict(SOURCES) | {"union": replace(SOURCES["union"], title="Union of Carers & Nurses")}
    paged = (
        replace(entry, permalink=f"https://care.example.org/feeds/n/{n}.html") for n, entry in enumerate(shown.entries)
    )
    recorded, *others = paged
    french = Translation(
        guid=guid("20260125/fr"), language="fr", url="https://care.example.org/feeds/n/20260125-fr.html"
    )
    entries = (replace(recorded, translations=(french,)), *others)
    return replace(shown, entries=entries, sources=sources, older=2)


def closed() -> FeedView:
    """The second document of the same feed's history."""
    return replace(published(), number=2, older=1)


def _recorded() -> Cluster:
    """Without a page, but with a translation; two authors, categories of several vocabularies, a place, and files."""
    lead = Announcement(
        source="own",
        source_id="2026-01-25-talk",
        title="نقاش: الرعاية عمل 🎙️ 𠮷野",
        published=at("2026-01-25T12:00:00"),
        text="النص الكامل للنقاش.\n\n議論の全文。",
        language="ar",
        authors=(Author(name="أمينة مثال"), Author(name="Bo & Cy Example", email="bo@care.example.org")),
        categories=(
            Category(term="Care", scheme="https://care.example.org/topics"),
            Category(term="Care", scheme="their own list"),
            Category(term="Care"),
        ),
        point=Point(50.8467, 4.3525),
        enclosures=(
            Enclosure(url="https://care.example.org/talk.jpg", media_type="image/jpeg", length=90210),
            Enclosure(url="https://care.example.org/talk.pdf", media_type="application/pdf"),
            Enclosure(url="https://care.example.org/talk.mp3?a=1&b=2", media_type="audio/mpeg", length=7340032),
            Enclosure(url="https://care.example.org/talk.mp4", media_type="video/mp4", length=0),
            Enclosure(url="https://care.example.org/talk.bin", media_type="application/octet-stream", length=12),
        ),
    )
    return cluster("20260125/talk", lead)


def _photographed() -> Cluster:
    """One picture, and a page of its own."""
    lead = Announcement(
        source="own",
        source_id="2026-01-20-photo",
        url="https://care.example.org/photo",
        title="Carers in the square",
        published=at("2026-01-20T12:00:00"),
        text="Many came.",
        enclosures=(Enclosure(url="https://care.example.org/square.png", media_type="image/png", length=4096),),
    )
    return cluster("20260120/photo", lead)


def _filed() -> Cluster:
    """A partner's, read from a file, with a copy that has a page."""
    lead = Announcement(
        source="union",
        source_id="12",
        title="Union answers",
        published=at("2026-01-15T12:00:00"),
        text="We agree.",
    )
    return cluster("20260115/filed", lead)


# --- any view that can be ---------------------------------------------------------------------------------

# A closing tag in plain text is warned about in any spelling, so that no writer could avoid it.
_texts = st.text(max_size=60).map(
    lambda text: clean(text).replace("</", "<").replace("\ufffd", "?").replace("\x85", " ")
)
_pieces = _texts | st.sampled_from(["]]>", "&amp;", "&lt;b&gt;", "<b>", "&#x26;", "&", "<!--", "AT&T", "x<y", "0&1"])
_plain = st.lists(_pieces, max_size=4).map(" ".join)
_titles = _plain.map(one_line).filter(bool)
_moments = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
_languages = st.none() | st.sampled_from(["en", "en-GB", "en_GB", "fr", "he", "zh-Hant-TW"])
_pages = st.builds(
    "https://{}.example.org/{}".format,
    st.sampled_from(["a", "b"]),
    st.sampled_from(["", "x", "é?q=ü&r=[1]", "x.pdf", "%20#y"]),
)
_html = _texts.map(lambda text: f'<p title="x">{escape(text)}</p><ul><li>]]&gt;<br></li></ul>')


@st.composite
def _announcements(draw: st.DrawFn) -> Announcement:
    published = draw(_moments)
    return Announcement(
        source=draw(st.sampled_from(["own", "alliance", "union", "forgotten"])),
        source_id=draw(st.uuids()).hex,
        title=draw(_titles),
        published=published,
        updated=draw(st.none() | _moments),
        url=draw(st.none() | _pages),
        text=draw(_plain),
        summary=draw(_plain.map(one_line)),
        content=draw(st.just("") | _html),
        truncated=draw(st.booleans()),
        language=draw(_languages),
        authors=draw(
            st.lists(st.builds(Author, name=_texts, email=_texts, url=st.none() | _pages), max_size=2).map(tuple)
        ),
        categories=draw(st.lists(st.builds(Category, term=_plain, scheme=st.none() | _titles), max_size=3).map(tuple)),
        enclosures=draw(
            st.lists(
                st.builds(
                    Enclosure,
                    url=_pages,
                    media_type=st.sampled_from(["audio/mpeg", "mp3", ""]),
                    length=st.none() | st.integers(0, 2**40),
                ),
                max_size=2,
            ).map(tuple)
        ),
    )


@st.composite
def views(draw: st.DrawFn) -> FeedView:
    """Any view, newest entry first."""
    groups = draw(st.lists(st.lists(_announcements(), min_size=1, max_size=3), max_size=5))
    names = [guid(f"20260201/{number}") for number in range(len(groups))]
    clusters = [
        cluster(f"20260201/{number}", *group, translations=tuple(draw(st.lists(st.sampled_from(names), max_size=3))))
        for number, group in enumerate(groups)
    ]
    site = SiteSpec(
        title=draw(_titles),
        url="https://www.example.org",
        language=draw(_languages),
        base_url="https://www.example.org/feeds/",
        author_name=draw(_texts.map(one_line)),
        icon=draw(st.none() | st.sampled_from(["https://example.org/i.png", "https://example.org/favicon.ico"])),
        rights=draw(_plain),
    )
    ordered = sorted(clusters, key=lambda c: (-c.published.timestamp(), c.guid))
    return view(*ordered, site=site, feed=FeedSpec(name="news", title=draw(_titles)))


def many(count: int) -> FeedView:
    """A plain view of `count` entries of about 2 kB."""
    text = "\n\n".join(["Care is work, and work that is seen by few; so we count it, publish it and ask for it."] * 8)
    return view(*(_numbered(number, text) for number in range(count)))


def _numbered(number: int, text: str) -> Cluster:
    published = at("2026-02-20T12:00:00") - timedelta(hours=number)
    name = f"{published:%Y%m%d}/{number}"
    return cluster(
        name,
        Announcement(
            source="own",
            source_id=name,
            url=f"https://care.example.org/{number}",
            title=f"Announcement {number}",
            published=published,
            text=text,
            summary=text[:80],
            authors=(Author(name="Ada Example"),),
            categories=(Category(term="Policy"),),
        ),
    )
