"""Raw fields as an announcement."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.utils import parseaddr

from mmmfeed.model import (
    Announcement,
    Author,
    Category,
    Decision,
    Document,
    Enclosure,
    SourceSpec,
    TitleOrigin,
)
from mmmfeed.parsers.partner import dates
from mmmfeed.parsers.partner.names import Name
from mmmfeed.parsers.partner.wire import RawEntry, RawFeed, RawText
from mmmfeed.text import cuts, html, titles
from mmmfeed.text.urls import canonical, safe
from mmmfeed.text.words import clean, cut, one_line

_SUMMARY = 300  # characters
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8})*")
_MEDIA_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+")
_RSS_EMAIL = re.compile(r"\s*(?P<email>[^\s@<>()]+@[^\s@<>()]+)\s*\((?P<name>[^()]*)\)\s*")  # a@b.example (Ann)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What an item is read against."""

    feed: RawFeed
    document: Document
    source: SourceSpec


def announcement(entry: RawEntry, name: Name, context: Context) -> tuple[Announcement | None, list[str]]:
    """What one item says, and what is doubtful in it. None when it says nothing at all."""
    link = safe(entry.link, _base(entry.title, context)) if entry.link else None
    page = link if link and not link.startswith("mailto:") else None
    content = _markup(entry.content if entry.content.value else entry.summary, page, context)
    text = html.to_text(content)
    title = one_line(clean(_plain(entry.title, context)))
    if not (title or text):
        return None, [f"an item (id {name.value}) has neither title nor text, and is left out."]
    language = _language(entry, context)
    dated = dates.read(entry, context.source, language, context.document.retrieved)
    truncated = cuts.is_cut(text) if _ends_in_dots(text) else False
    derived = None if title else titles.derive(text, truncated=truncated)
    decisions = [dated.decision, Decision(about="source_id", rule=name.rule, evidence=name.evidence)]
    if derived:
        decisions.append(Decision(about="title", rule=derived.rule, evidence=derived.evidence))
    said = Announcement(
        source=context.source.name,
        source_id=clean(name.value),
        title=title or (derived.text if derived else ""),
        title_origin=TitleOrigin.DERIVED if derived else TitleOrigin.GIVEN,
        published=dated.published,
        published_precision=dated.precision,
        updated=dated.updated,
        url=canonical(page) if page else None,
        raw_url=page,
        text=text,
        summary=_summary(entry, text, context),
        content=content,
        language=language,
        authors=_authors(entry),
        categories=_categories(entry),
        enclosures=_enclosures(entry, page, context),
        truncated=truncated,
        decisions=tuple(decisions),
    )
    return said, [
        f"{dated.doubt} (in “{cut(said.title, 60)}”); it counts from when it was first heard."
    ] if dated.doubt else []


# --- text -------------------------------------------------------------------------------------------------


def _is_markup(text: RawText, context: Context) -> bool:
    """Whether it is HTML. Atom says so; in RSS the reader has to find out."""
    if context.feed.names_types:
        return text.media_type != "text/plain"
    return html.is_marked_up(text.value)


def _markup(text: RawText, page: str | None, context: Context) -> str:
    if _is_markup(text, context):
        return html.sanitise(text.value, safe(text.base) or page or context.document.base_url)
    return html.from_text(text.value)


def _plain(text: RawText, context: Context) -> str:
    return html.to_text(text.value) if _is_markup(text, context) else text.value


def _summary(entry: RawEntry, text: str, context: Context) -> str:
    """The item's own summary where it has a content besides, else the beginning of the text."""
    own = _plain(entry.summary, context) if entry.content.value else ""
    return cut(clean(own) or text, _SUMMARY)


def _ends_in_dots(text: str) -> bool:
    # A feed's full text often ends without a full stop (a signature, a list); dots or "Read more" are a cut.
    return bool(re.search(r"(?:…|\.\.\.)\W*\Z", cuts.without_calls(text)))


def _language(entry: RawEntry, context: Context) -> str | None:
    """Of the item, else of the feed, else of the source (BCP 47)."""
    told = (entry.content.language, entry.summary.language, entry.title.language, context.feed.language)
    known = [language.replace("_", "-") for language in told if _LANGUAGE.fullmatch(language)]
    return known[0] if known else context.source.language


# --- what belongs to it -----------------------------------------------------------------------------------


def _authors(entry: RawEntry) -> tuple[Author, ...]:
    found = {}
    for name, email, url in entry.authors:
        author = _author(name, email, url)
        if author.name:
            found[author.name] = author
    return tuple(found.values())


def _author(name: str, email: str, url: str) -> Author:
    # RSS puts both into one field: "a@b.example (Ann)" or "Ann <a@b.example>".
    whole = one_line(clean(name))
    if hit := _RSS_EMAIL.fullmatch(whole):
        return Author(name=hit["name"] or hit["email"], email=hit["email"], url=safe(url))
    told, address = parseaddr(whole) if "@" in whole else (whole, email)
    return Author(name=told or address, email=address if "@" in address else "", url=safe(url))


def _categories(entry: RawEntry) -> tuple[Category, ...]:
    pairs = dict.fromkeys((one_line(clean(term)), one_line(clean(scheme))) for term, scheme in entry.categories)
    return tuple(Category(term=term, scheme=scheme or None) for term, scheme in pairs if term)


def _enclosures(entry: RawEntry, page: str | None, context: Context) -> tuple[Enclosure, ...]:
    found = {}
    for href, media_type, length in entry.enclosures:
        url = safe(href, page or context.document.base_url)
        if url and not url.startswith("mailto:"):
            kind = media_type if _MEDIA_TYPE.fullmatch(media_type) else "application/octet-stream"
            size = int(length) if length.isascii() and length.isdigit() and len(length) < 16 else None  # noqa: PLR2004
            found[url] = Enclosure(url=url, media_type=kind.lower(), length=size)
    return tuple(found.values())


def _base(text: RawText, context: Context) -> str | None:
    return safe(text.base) or context.document.base_url or None
