"""Atom 1.0 (RFC 4287): its RELAX NG grammar, and what it says in words only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import feedcheck_values as values
from feedcheck_extensions import check_entry, check_head
from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# The IANA's registry of link relations, as far as the validation service knows it.
RELATIONS = frozenset(
    str.split("""
    alternate current enclosure first hub last license next next-archive prev-archive previous related replies self
    up via""")
)
ALLOWED_ATTRIBUTES = {
    "link": {"rel", "type", "href", "hreflang", "length", "title"},
    "content": {"type", "src"},
    "category": {"term", "scheme", "label"},
    "generator": {"uri", "version"},
}


@cache
def _grammar() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))


def check_atom(body: bytes) -> list[str]:
    """Every error and warning, each with its place."""
    root, problems = values.parse(body)
    if root is None:
        return problems
    if root.tag != f"{ATOM}feed":
        return [*problems, "not an Atom feed"]
    if not _grammar().validate(root):
        problems += (f"line {error.line}: {error.message}" for error in _grammar().error_log)
    lines = body.decode().split("\n")
    problems += (f"feed: {problem}" for problem in _feed(root, lines))
    for number, entry in enumerate(root.iterfind(f"{ATOM}entry"), start=1):
        problems += (f"entry {number}: {problem}" for problem in _entry(entry, root, lines))
    ids = Counter(entry.findtext(f"{ATOM}id") for entry in root.iterfind(f"{ATOM}entry"))
    problems += (f"id {name} names {count} entries" for name, count in ids.items() if count > 1)
    return problems


def _feed(feed: etree._Element, lines: list[str]) -> Iterator[str]:
    names = [child.tag for child in feed]
    if f"{ATOM}entry" in names and set(names[names.index(f"{ATOM}entry") :]) != {f"{ATOM}entry"}:
        yield "something stands below the first entry"
    yield from _common(feed, lines)
    if not names.count(f"{ATOM}author") and not names.count(f"{ATOM}entry"):
        yield "no author"
    links = [link for link in feed.iterfind(f"{ATOM}link") if link.get("rel") == "self"]
    if len(links) != 1:
        yield f"{len(links)} links with rel=self"
    for link in links:
        yield from values.page(link.get("href", ""))
        if link.get("type") != "application/atom+xml":
            yield f"the self link has the type {link.get('type')}"
    yield from check_head(feed, f"{ATOM}link", "application/atom+xml")
    for icon in feed.iterfind(f"{ATOM}icon"):
        yield from values.uri(icon.text or "")


def _entry(entry: etree._Element, feed: etree._Element, lines: list[str]) -> Iterator[str]:
    yield from _common(entry, lines)
    source = entry.find(f"{ATOM}source")
    if not any(place.find(f"{ATOM}author") is not None for place in (entry, feed, source) if place is not None):
        yield "no author"
    yield from check_entry(entry)
    content, summary = entry.find(f"{ATOM}content"), entry.find(f"{ATOM}summary")
    if content is None and summary is None:
        yield "neither content nor summary"
    if content is None and not any(link.get("rel") == "alternate" for link in entry.iterfind(f"{ATOM}link")):
        yield "neither content nor an alternate link"
    if content is not None:
        yield from _content(content)
    published, updated = (values.moment(entry.findtext(f"{ATOM}{name}")) for name in ("published", "updated"))
    if published and updated and updated < published:
        yield f"updated {updated} is before published {published}"
    if source is not None:
        yield from (f"source: {problem}" for problem in _common(source, lines))
        missing = [name for name in ("id", "title", "updated") if source.find(f"{ATOM}{name}") is None]
        yield from (f"source: no {name}" for name in missing)


def _common(place: etree._Element, lines: list[str]) -> Iterator[str]:
    """What holds for a feed, an entry and a source alike."""
    yield from values.language(place.get(LANG, "en"))
    for element in place.iterfind(f"{ATOM}id"):
        yield from values.canonical(element.text or "")
    for name in ("title", "subtitle", "summary", "rights"):
        for element in place.iterfind(f"{ATOM}{name}"):
            yield from (f"{name}: {problem}" for problem in _text(element, lines))
    for name in ("published", "updated"):
        for element in place.iterfind(f"{ATOM}{name}"):
            yield from (f"{name}: {problem}" for problem in values.rfc3339(element.text or ""))
    for person in place.iterfind(f"{ATOM}author"):
        yield from (f"author: {problem}" for problem in _person(person, lines))
    yield from _categories(place)
    yield from _links(place)
    yield from _attributes(place)


def _categories(place: etree._Element) -> Iterator[str]:
    for category in place.iterfind(f"{ATOM}category"):
        if not category.get("term", "").strip():
            yield "category without a term"
        if scheme := category.get("scheme"):
            yield from values.uri(scheme)


def _attributes(place: etree._Element) -> Iterator[str]:
    for child in place.iterchildren(f"{ATOM}*"):  # those of other namespaces have their own
        name = etree.QName(child).localname
        if strange := set(child.attrib) - ALLOWED_ATTRIBUTES.get(name, {"type"}) - {LANG}:
            yield f"{name} has the attributes {sorted(map(str, strange))}"


def _links(place: etree._Element) -> Iterator[str]:
    alternates: Counter[tuple[str | None, str | None]] = Counter()
    for link in place.iterfind(f"{ATOM}link"):
        rel = link.get("rel", "alternate")
        if rel not in RELATIONS:
            yield f"link with the unknown relation {rel}"
        yield from values.uri(link.get("href", ""))
        for name, check in (("type", values.media_type), ("hreflang", values.language), ("length", values.size)):
            if link.get(name) is not None:
                yield from check(link.get(name, ""))
        if len(link) or (link.text or "").strip():
            yield "link that is not empty"
        if rel == "alternate":
            alternates[link.get("type"), link.get("hreflang")] += 1
    for (kind, language), count in alternates.items():
        if count > 1:
            yield f"{count} alternate links of type {kind}, language {language}"


def _text(element: etree._Element, lines: list[str]) -> Iterator[str]:
    kind = element.get("type", "text")
    if kind == "text":
        yield from values.plain(element.text or "", values.source(element, lines))
    elif kind == "html":
        yield from values.html(element.text or "")
    else:
        yield f"type {kind} is not expected here"


def _content(content: etree._Element) -> Iterator[str]:
    if content.get("type") not in {"text", "html"}:
        yield f"content of type {content.get('type')} is not expected here"
    if not (content.text or "").strip():
        yield "content is empty"
    if content.get("type") == "html":
        yield from (f"content: {problem}" for problem in values.html(content.text or ""))


def _person(person: etree._Element, lines: list[str]) -> Iterator[str]:
    for name in person.iterfind(f"{ATOM}name"):
        yield from values.plain(name.text or "", values.source(name, lines))
    for email in person.iterfind(f"{ATOM}email"):
        yield from values.email(email.text or "")
    for uri in person.iterfind(f"{ATOM}uri"):
        yield from values.uri(uri.text or "")
