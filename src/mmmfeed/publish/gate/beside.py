"""Files beside the feeds: pages for people, parts of pages, lists of feeds, single calendars. A look that costs little.

A page may not ask another host for anything (no picture, script, font or style of others), and nothing in it may run
that a feed brought along.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from mmmfeed.text.words import one_line

_LOADING = frozenset(  # what a browser fetches by itself
    str.split(
        "apple-touch-icon icon manifest mask-icon modulepreload prefetch preload prerender shortcut stylesheet "
        "preconnect dns-prefetch"
    )
)
_DATA = frozenset(("application/ld+json", "application/json"))  # blocks of data, which do not run
_FETCHED = ("src", "srcset", "poster", "data", "background")
_FOREIGN_STYLE = re.compile(r"@import|url\(\s*['\"]?\s*(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
# The page of a former guid leads to what it is now.
_TO_OURS = re.compile(r"0;\s*url=\.\./n/[0-9a-z-]+\.html", re.IGNORECASE)
_RUNS = re.compile(r"\s*(?:javascript|vbscript|data)\s*:", re.IGNORECASE)


def check_beside(name: str, body: bytes, base_url: str | None = None) -> list[str]:
    """What is wrong with the file of that name, told by its ending; nothing with one that has no rules.

    `base_url`: where the outputs are served, ends in "/"; what is there is no other host's.
    """
    if name.endswith(".fragment.html"):
        return check_fragment(body, base_url)
    if name.endswith(".html"):
        return check_page(body, base_url)
    if name.endswith(".opml"):
        return check_opml(body)
    if name.endswith(".json"):
        return _check_json(body)
    if name.endswith(".ics"):
        from mmmfeed.publish.gate import rules_ics

        return list(rules_ics.check(body))
    return []


def check_page(body: bytes, base_url: str | None = None) -> list[str]:
    """What is wrong with a page: it has a title, a language, a heading; and nothing runs or comes from elsewhere."""
    root, wrong = _parsed(body)
    if root is None:
        return wrong
    return [*wrong, *_head(root, body), *_elements(root, base_url)]


def check_fragment(body: bytes, base_url: str | None = None) -> list[str]:
    """The same of a part of a page, that others put into theirs."""
    root, wrong = _parsed(body)
    if root is None:
        return wrong
    if re.search(rb"<(?:html|head|body|!doctype)\b", body, re.IGNORECASE):
        wrong.append("it is a whole page, and not a part of one")
    return [*wrong, *_elements(root, base_url)]


def check_opml(body: bytes) -> list[str]:
    """What is wrong with a list of feeds (http://opml.org/spec2.opml)."""
    try:
        root = ET.fromstring(body)  # noqa: S314 # our own bytes
    except ET.ParseError as error:
        return [f"it is not well-formed XML: {error}"]
    if root.tag != "opml" or root.get("version") not in {"1.0", "1.1", "2.0"} or root.find("body") is None:
        return ["it is no <opml version='2.0'> with a <body>"]
    problems = [] if root.find("head/title") is not None else ["no title"]
    for outline in root.iterfind("body//outline"):
        if not outline.get("text"):
            problems.append("an outline without a text")
        if outline.get("type") == "rss" and not outline.get("xmlUrl"):
            problems.append(f"{outline.get('text')}: a feed without an address")
    return problems


def _check_json(body: bytes) -> list[str]:
    try:
        json.loads(body.decode())
    except ValueError as error:
        return [f"it is not JSON: {error}"]
    return []


def _parsed(body: bytes) -> tuple[Any, list[str]]:
    from lxml import etree, html

    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        return None, [f"it is not UTF-8: {error}"]
    if not text.strip():
        return None, ["it is empty"]
    try:
        return html.document_fromstring(text, parser=html.HTMLParser(huge_tree=True)), []
    except (etree.ParserError, ValueError) as error:
        return None, [f"it is no HTML: {error}"]


def _head(root: Any, body: bytes) -> Iterator[str]:
    if body.lstrip()[:15].lower() != b"<!doctype html>":
        yield "it does not begin with <!doctype html>"
    if b'charset="utf-8"' not in body[:1024].lower().replace(b"charset=utf-8", b'charset="utf-8"'):
        yield "its beginning does not say that it is UTF-8"
    if b"</html>" not in body[-64:].lower():
        yield "it breaks off before its end"
    if not root.get("lang"):
        yield "no language (lang)"
    titles = root.findall(".//head/title")
    if len(titles) != 1 or not one_line(titles[0].text_content()):
        yield "no title"
    headings = root.findall(".//h1")
    if len(headings) != 1 or not one_line(headings[0].text_content()):
        yield f"{len(headings)} headings <h1>, and it should be one"


def _elements(root: Any, base_url: str | None) -> Iterator[str]:
    ids: Counter[str] = Counter()
    for element in root.iter():
        if not isinstance(element.tag, str):  # a comment
            continue
        yield from _runs(element)
        yield from _fetches(element, base_url)
        if name := element.get("id"):
            ids[name] += 1
    yield from (f"the id {name} stands {count} times" for name, count in ids.items() if count > 1)


def _runs(element: Any) -> Iterator[str]:
    """What in an element would run."""
    if element.tag == "script" and not element.get("src"):
        if element.get("type") not in _DATA:
            yield "a script in the page itself, which no strict policy lets run"
        else:
            yield from (f"a block of data: {problem}" for problem in _check_json((element.text or "").encode()))
    for name, value in element.attrib.items():
        if name.lower().startswith("on"):
            yield f"<{element.tag} {name}>, which runs"
        elif name in {"href", "src", "action", "formaction"} and element.tag != "img" and _RUNS.match(value):
            yield f"<{element.tag} {name}={value[:40]!r}>, which runs"


def _fetches(element: Any, base_url: str | None) -> Iterator[str]:
    """What in an element a browser would ask another host for."""
    if element.tag == "link" and _LOADING & set((element.get("rel") or "").lower().split()):
        yield from _elsewhere(element, "href", element.get("href") or "", base_url)
    if element.tag == "base":
        yield "<base>, by which addresses lead elsewhere"
    is_refresh = element.tag == "meta" and (element.get("http-equiv") or "").lower() == "refresh"
    if is_refresh and not _TO_OURS.fullmatch(element.get("content") or ""):
        yield "a page that leads to another one by itself"
    for name in _FETCHED if element.tag != "a" else ():
        value = element.get(name)
        for address in re.split(r"\s*,\s+", value) if value and name == "srcset" else filter(None, [value]):
            yield from _elsewhere(element, name, address, base_url)
    style = element.text if element.tag == "style" else element.get("style")
    if style and _FOREIGN_STYLE.search(style):
        yield f"<{element.tag}> with a style that is fetched"


def _elsewhere(element: Any, name: str, address: str, base_url: str | None) -> Iterator[str]:
    parts = urlsplit(address.strip())
    is_ours = base_url is not None and address.strip().startswith(base_url)
    if (parts.netloc or (parts.scheme and parts.scheme != "data")) and not is_ours:
        yield f"<{element.tag} {name}={address[:60]!r}>, which is asked of another host"
