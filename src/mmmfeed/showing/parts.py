"""The parts of an entry, as every form of it shows them: in values that no format has shaped yet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from html import escape
from urllib.parse import quote, urlsplit, urlunsplit

from mmmfeed.model import Announcement, Author, Enclosure, Entry, FeedView, Occasion, SiteSpec, SourceSpec
from mmmfeed.text.cuts import is_call
from mmmfeed.text.words import ELLIPSIS, one_line

_BLANK_LINES = re.compile(r"\n\s*\n")
_MEDIA_TYPE = re.compile(r"[^\s()<>,;:\\\"/\[\]?=]+/[^\s()<>,;:\\\"/\[\]?=]+")
_OPEN_END = re.compile(r"(?<=[\w,(\[/&;-])((?:\s|</\w+>)*)$")  # of HTML: within a word, or a sentence
_URI_CHARACTERS = ":/?@!$&'()*+,;=%~"  # RFC 3986, section 2.2, and the per cent sign of what is encoded already
_BARE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")  # browsers take "?share=50%" as it stands; a URI has none (2.1)


def seconds(moment: datetime) -> datetime:
    """`moment` as precise as RFC 822 can say it, so that every format says the same."""
    return moment.replace(microsecond=0)


def uri(url: str) -> str:
    """`url` in ASCII with a path: RSS knows no IRIs (RFC 3987), and "https://example.org" is not canonical."""
    scheme, host, path, query, fragment = urlsplit(_BARE_PERCENT.sub("%25", url.strip()))
    path, query, fragment = (quote(part, safe=_URI_CHARACTERS) for part in (path, query, fragment))
    # Brackets belong to IPv6 addresses only.
    return urlunsplit((scheme, quote(host, safe=_URI_CHARACTERS + "[]"), path or "/" * bool(host), query, fragment))


def language(code: str | None) -> str | None:
    """`code` in the form of BCP 47: `en_GB` is how locales are named, not languages."""
    return code.replace("_", "-") if code else None


def telling(members: Mapping[str, object]) -> dict[str, object]:
    """`members` of a JSON object without those that say nothing; a size of 0 bytes says something."""
    return {key: value for key, value in members.items() if value not in (None, "", [])}


def feed_title(view: FeedView) -> str:
    """What a feed is called."""
    return one_line(view.feed.title) or one_line(view.site.title)


def feed_description(view: FeedView) -> str:
    """What a feed is about, or nothing."""
    return one_line(view.feed.description) or one_line(view.site.description)


def icon(site: SiteSpec) -> str:
    """The site's own icon where it is served beside the pages; "" where it would be asked of another host."""
    beside = site.icon and site.base_url and _origin(site.icon) == _origin(site.base_url)
    return uri(site.icon) if site.icon and beside else ""


def own_page(entry: Entry) -> str | None:
    """The page of the announcement's own, at its source."""
    return uri(entry.shown.url) if entry.shown.url else None


def page(entry: Entry) -> str | None:
    """Where an entry is to be read: on the announcement's own page, or else on the one that we made of it."""
    return own_page(entry) or (uri(entry.permalink) if entry.permalink else None)


def occasions(entry: Entry) -> tuple[Occasion, ...]:
    """Its events as calendars know them; where they know none, as they are announced, without a UID."""
    announced = (Occasion(uid="", event=event, stamp=entry.published) for event in entry.shown.events)
    return entry.occasions or tuple(announced)


def others(entry: Entry) -> tuple[tuple[str, Announcement], ...]:
    """Who else published it: page and copy, each page once, without the one that the entry links to."""
    found: dict[str, Announcement] = {}
    for member in entry.cluster.members:
        if url := member.announcement.url:
            found.setdefault(uri(url), member.announcement)
    return tuple((url, said) for url, said in found.items() if url != own_page(entry))


def source_name(said: Announcement, sources: Mapping[str, SourceSpec], site: SiteSpec) -> str:
    """Whose words these are, as readers know them; the publisher's own are the site's where no title says otherwise."""
    spec = sources.get(said.source)
    if said.origin and (name := one_line(said.origin.name)):
        return name
    if spec and spec.first_party and not spec.title:
        return one_line(site.title)
    return one_line(spec.shown_name) if spec else one_line(said.source)


def translations(entry: Entry) -> tuple[tuple[str, str], ...]:
    """Language and page of each translation that has a page of its own, one a language."""
    found: dict[str, str] = {}
    for other in entry.translations:
        if other.url and (code := language(other.language)):
            found.setdefault(code, uri(other.url))
    return tuple((code, url) for code, url in found.items() if url != own_page(entry))


def paragraphs(text: str) -> str:
    """Plain text as HTML: empty lines separate paragraphs, other line ends become spaces."""
    lines = (one_line(paragraph) for paragraph in _BLANK_LINES.split(text))
    return "\n".join(f"<p>{escape(line, quote=False)}</p>" for line in lines if line)


def body(announcement: Announcement) -> str:
    """All that there is to read, as HTML; empty when there is only a title."""
    return announcement.content or paragraphs(announcement.text) or paragraphs(announcement.summary)


def marked_body(announcement: Announcement) -> str:
    """The body; "…" stands where its source cut it and put no sign there, neither "[…]" nor a call to read on.

    For people. Programs get the source's words as they are, and compare them.
    """
    html, last = body(announcement), announcement.text.rpartition("\n")[2]
    return _OPEN_END.sub(rf"{ELLIPSIS}\1", html) if announcement.truncated and not is_call(last) else html


def summary(announcement: Announcement) -> str:
    """The summary as plain text; empty when the body says just the same (RFC 4287, section 4.2.13)."""
    line = one_line(announcement.summary)
    return "" if body(announcement) in {paragraphs(line), escape(line, quote=False)} else line


def authors(announcement: Announcement) -> tuple[Author, ...]:
    """Those who have a name, each once."""
    named: dict[str, Author] = {}
    for author in announcement.authors:
        if name := one_line(author.name):
            named.setdefault(name, author)
    return tuple(named.values())


def media_type(enclosure: Enclosure) -> str:
    """The enclosure's media type; sources also write "mp3" or nothing."""
    return enclosure.media_type if _MEDIA_TYPE.match(enclosure.media_type) else "application/octet-stream"


def picture(announcement: Announcement) -> str | None:
    """The first of its files that is a picture."""
    return next((uri(file.url) for file in announcement.enclosures if media_type(file).startswith("image/")), None)


def _origin(url: str) -> tuple[str, str]:
    return urlsplit(url)[:2]
