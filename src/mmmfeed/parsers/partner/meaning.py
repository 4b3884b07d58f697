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
from mmmfeed.parsers.partner import bodies, dates
from mmmfeed.parsers.partner.names import Name
from mmmfeed.parsers.partner.wire import RawEntry, RawFeed, RawText
from mmmfeed.text import html, titles
from mmmfeed.text.urls import canonical, host, safe
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
    link = safe(entry.link, _base(context)) if entry.link else None
    page = link if link and not link.startswith("mailto:") else None
    body = bodies.body(entry)
    content = bodies.markup(body, page or _base(context), is_atom=context.feed.is_atom)
    text = html.to_text(content)
    title = one_line(clean(bodies.plain(entry.title, is_atom=context.feed.is_atom)))
    if not (title or text):
        return None, [f"an item (id {name.value}) has neither title nor text, and is left out."]
    language = _language(entry, context)
    dated = dates.read(entry, context.source, language, context.document.retrieved)
    truncated = bodies.is_truncated(text, content, title, page)
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
        url=canonical(page, host(context.document.location)) if page else None,
        raw_url=page,
        text=text,
        summary=_summary(entry, body, text, context),
        content=content,
        language=language,
        authors=_authors(entry, context),
        categories=_categories(entry),
        enclosures=_enclosures(entry, page, context),
        truncated=truncated,
        decisions=tuple(decisions),
    )
    doubt = f"{dated.doubt} (in “{cut(said.title, 60)}”); it counts from when it was first heard."
    return said, [doubt] if dated.doubt else []


def _summary(entry: RawEntry, body: RawText, text: str, context: Context) -> str:
    """The item's own summary where it is not the body itself, else the beginning of the text."""
    own = "" if entry.summary is body else bodies.plain(entry.summary, is_atom=context.feed.is_atom)
    return cut(clean(own) or text, _SUMMARY)


def _language(entry: RawEntry, context: Context) -> str | None:
    """Of the item, else of the feed, else of the source (BCP 47)."""
    spoken = (*entry.contents, entry.summary, entry.title)
    told = (entry.language, *(text.language for text in spoken), context.feed.language)
    known = [tag for tag in map(_tag, told) if tag]
    return known[0] if known else context.source.language


def _tag(language: str) -> str:
    """`EN_us` as `en-US` (RFC 5646, section 2.1.1); empty for what is no language."""
    if not _LANGUAGE.fullmatch(language):
        return ""
    first, *more = language.replace("_", "-").split("-")
    return "-".join([first.lower(), *(part.upper() if len(part) == 2 else part for part in more)])  # noqa: PLR2004


# --- what belongs to it -----------------------------------------------------------------------------------


def _authors(entry: RawEntry, context: Context) -> tuple[Author, ...]:
    # An Atom entry without authors has those of its feed (RFC 4287, section 4.2.1); RSS names an editor there.
    inherited = context.feed.authors if context.feed.is_atom else ()
    found = {}
    for name, email, url in entry.authors or inherited:
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
        url = safe(href, page or _base(context))
        if url and not url.startswith("mailto:"):
            kind = media_type if _MEDIA_TYPE.fullmatch(media_type) else "application/octet-stream"
            size = int(length) if length.isascii() and length.isdigit() and len(length) < 16 else None  # noqa: PLR2004
            found[url] = Enclosure(url=url, media_type=kind.lower(), length=size)
    return tuple(found.values())


def _base(context: Context) -> str | None:
    """What a relative link is relative to: in Atom the document, in RSS (which does not say) the site."""
    document, site = context.document.base_url, safe(context.feed.link, context.document.base_url)
    return (document or site) if context.feed.is_atom else (site or document)
