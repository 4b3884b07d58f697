"""Is this OPML 2.0 (http://opml.org/spec2.opml), a list of feeds that every reader takes in?

check_opml(body) -> []
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import feedcheck_values as values
from lxml import etree

_HEAD = frozenset(
    str.split("""
    title dateCreated dateModified ownerName ownerEmail ownerId docs expansionState vertScrollState windowTop
    windowLeft windowBottom windowRight""")
)
_OUTLINE = frozenset(
    str.split("text type isComment isBreakpoint created category title xmlUrl htmlUrl description language version url")
)
_VERSIONS = frozenset({"RSS", "RSS1", "RSS2", "scriptingNews", "ATOM"})


def check_opml(body: bytes) -> list[str]:
    """Every error, and what readers stumble over, each with its place."""
    root, problems = values.parse(body)
    if root is None:
        return problems
    if root.tag != "opml" or root.get("version") != "2.0" or [child.tag for child in root] != ["head", "body"]:
        return [*problems, "not an <opml version='2.0'> with <head> and <body>"]
    problems += (f"head: {problem}" for problem in _head(root[0]))
    outlines = list(root[1].iter("outline"))
    if not outlines:
        problems.append("no <outline>")
    for number, outline in enumerate(outlines, start=1):
        problems += (f"outline {number}: {problem}" for problem in _outline(outline))
    feeds = Counter(outline.get("xmlUrl") for outline in outlines if outline.get("xmlUrl"))
    return problems + [f"{url} stands there {count} times" for url, count in feeds.items() if count > 1]


def _head(head: etree._Element) -> Iterator[str]:
    names = [str(child.tag) for child in head]
    yield from (f"unknown element {name}" for name in names if name not in _HEAD)
    yield from (f"{name} stands there {count} times" for name, count in Counter(names).items() if count > 1)
    if not (head.findtext("title") or "").strip():
        yield "no title"
    for name in ("dateCreated", "dateModified"):
        for element in head.iterfind(name):
            yield from (f"{name}: {problem}" for problem in values.rfc822((element.text or "").replace("GMT", "+0000")))
    for name in ("ownerId", "docs"):
        for element in head.iterfind(name):
            yield from (f"{name}: {problem}" for problem in values.page(element.text or ""))
    for element in head.iterfind("ownerEmail"):
        yield from values.email(element.text or "")


def _outline(outline: etree._Element) -> Iterator[str]:
    yield from (f"unknown attribute {name}" for name in map(str, outline.attrib) if name not in _OUTLINE)
    if not outline.get("text", "").strip():
        yield "no text"
    yield from (f"the attribute {name} is empty" for name in map(str, outline.attrib) if not outline.get(name))
    if outline.get("type") == "rss":
        if not outline.get("xmlUrl"):
            yield "a feed without xmlUrl"
        if outline.get("version") is not None and outline.get("version") not in _VERSIONS:
            yield f"version {outline.get('version')}"
    elif outline.get("xmlUrl"):
        yield "an xmlUrl without type='rss', which readers pass over"
    elif not len(outline) and not (outline.get("type") == "link" and outline.get("url")):
        yield "neither a feed nor a group"
    for name in ("xmlUrl", "htmlUrl", "url"):
        if outline.get(name) is not None:
            yield from (f"{name}: {problem}" for problem in values.page(outline.get(name, "")))
    if outline.get("language"):
        yield from values.language(outline.get("language", ""))
