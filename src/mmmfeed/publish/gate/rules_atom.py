"""Atom 1.0 (RFC 4287): what it says in words only, and what readers need beyond it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from mmmfeed.model import FeedView
from mmmfeed.publish.gate import contents, documents, values

_ATOM = "{http://www.w3.org/2005/Atom}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# The IANA's registry of link relations, as far as feeds use it.
_RELATIONS = frozenset(
    str.split(
        "alternate canonical current describedby edit enclosure first hub icon last license next next-archive "
        "prev-archive previous related replies self source-code translation up via"
    )
)
_TEXTS = ("title", "subtitle", "summary", "rights")


def check(root: ET.Element, body: bytes, view: FeedView) -> Iterator[str]:
    """Every rule that the document breaks, with its place."""
    yield from documents.xml(body)
    if root.tag != f"{_ATOM}feed":
        yield "it is no Atom feed"
        return
    spelled = documents.Spelled(body)
    yield from (f"the feed: {problem}" for problem in _feed(root, view, spelled))
    has_author = root.find(f"{_ATOM}author") is not None
    partners = [documents.is_partners(entry, view) for entry in view.entries]
    for number, entry in enumerate(root.iterfind(f"{_ATOM}entry")):
        place = f"entry {number + 1}"
        yield from (f"{place}: {problem}" for problem in _entry(entry, spelled))
        source = entry.find(f"{_ATOM}source")
        if source is None and number < len(partners) and partners[number]:
            yield f"{place}: no source, although it is a partner's"
        if not has_author and entry.find(f"{_ATOM}author") is None:
            yield f"{place}: no author, and the feed has none"
    ids = Counter(entry.findtext(f"{_ATOM}id") for entry in root.iterfind(f"{_ATOM}entry"))
    yield from (f"the id {name} stands {count} times" for name, count in ids.items() if count > 1)


def _feed(feed: ET.Element, view: FeedView, spelled: documents.Spelled) -> Iterator[str]:
    names = [child.tag for child in feed]
    if f"{_ATOM}entry" in names and set(names[names.index(f"{_ATOM}entry") :]) != {f"{_ATOM}entry"}:
        yield "something stands below the first entry"
    if f"{_ATOM}entry" not in names and f"{_ATOM}author" not in names:
        yield "no author"
    yield from _common(feed, spelled)
    for name in ("icon", "logo"):
        yield from values.each(feed, f"{_ATOM}{name}", values.uri)
    if values.moment_3339(feed.findtext(f"{_ATOM}updated") or "") != view.updated.replace(microsecond=0):
        yield f"updated is not when it changed last, {view.updated.isoformat()}"
    yield from documents.links(feed.findall(f"{_ATOM}link"), view, "application/atom+xml")
    yield from documents.history(feed, view)


def _entry(entry: ET.Element, spelled: documents.Spelled) -> Iterator[str]:
    yield from _common(entry, spelled)
    content, summary = (entry.find(f"{_ATOM}{name}") for name in ("content", "summary"))
    if content is None:
        alternates = [link for link in entry.iterfind(f"{_ATOM}link") if link.get("rel", "alternate") == "alternate"]
        if not alternates or summary is None:
            yield "no content, which needs a summary and an alternate link then"
    else:
        if content.get("type") not in {"text", "html"}:
            yield f"content of the type {content.get('type')}"
        if not (content.text or "").strip():
            yield "content that is empty"
        if content.get("type") == "html":
            yield from (f"content: {problem}" for problem in contents.html(content.text or ""))
    published, updated = (
        values.moment_3339(entry.findtext(f"{_ATOM}{name}") or "") for name in ("published", "updated")
    )
    if published and updated and updated < published:
        yield "it was updated before it was published"
    for source in entry.iterfind(f"{_ATOM}source"):
        yield from (f"source: {problem}" for problem in _common(source, spelled))
        missing = [name for name in ("id", "title", "updated") if source.find(f"{_ATOM}{name}") is None]
        yield from (f"source: no {name}" for name in missing)


def _common(place: ET.Element, spelled: documents.Spelled) -> Iterator[str]:
    """What holds for a feed, an entry and a source alike."""
    if _LANG in place.attrib:
        yield from (f"xml:lang: {problem}" for problem in values.language(place.get(_LANG, "")))
    yield from values.each(place, f"{_ATOM}id", values.uri)
    for name in ("published", "updated"):
        yield from values.each(place, f"{_ATOM}{name}", values.rfc3339)
    for name in _TEXTS:
        for element in place.iterfind(f"{_ATOM}{name}"):
            yield from (f"{name} {problem}" for problem in _text(element, name, spelled))
    for person in (*place.iterfind(f"{_ATOM}author"), *place.iterfind(f"{_ATOM}contributor")):
        if not (person.findtext(f"{_ATOM}name") or "").strip():
            yield "an author without a name"
        yield from values.each(person, f"{_ATOM}email", values.email)
        yield from values.each(person, f"{_ATOM}uri", values.uri)
    for category in place.iterfind(f"{_ATOM}category"):
        if not category.get("term", "").strip():
            yield "a category without a term"
        if "scheme" in category.attrib:
            yield from (f"category: {problem}" for problem in values.uri(category.get("scheme", "")))
    yield from _links(place)


def _text(element: ET.Element, name: str, spelled: documents.Spelled) -> Iterator[str]:
    text = element.text or ""
    if element.get("type") == "text":
        yield from values.plain(text, spelled.of(name, text))
    elif element.get("type") == "html":
        yield from contents.html(text)
    else:
        yield f"has the type {element.get('type')}, which nobody need know"


def _links(place: ET.Element) -> Iterator[str]:
    alternates: Counter[tuple[str | None, str | None]] = Counter()
    for link in place.iterfind(f"{_ATOM}link"):
        rel = link.get("rel", "alternate")
        if rel not in _RELATIONS and ":" not in rel:  # a URI names a relation of one's own (section 4.2.7.2)
            yield f"a link with the unknown relation {rel}"
        yield from (f"link: {problem}" for problem in values.uri(link.get("href", "")))
        for name, rule in (("type", values.media_type), ("hreflang", values.language), ("length", values.size)):
            if name in link.attrib:
                yield from (f"link: {problem}" for problem in rule(link.get(name, "")))
        if rel == "alternate":
            alternates[link.get("type"), link.get("hreflang")] += 1
    for (kind, language), count in alternates.items():
        if count > 1:
            yield f"{count} alternate links of the type {kind} and the language {language}"
