"""What single values have to look like. Each function yields what is wrong, nothing when all is well."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from html.entities import name2codepoint
from html.parser import HTMLParser
from typing import Any

from lxml import etree

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
URI_CHARACTERS = r"(?:[0-9a-zA-Z;/?:@&=+$.\-_!~*'(),#]|%[0-9A-Fa-f]{2})"
URI = re.compile(rf"[a-zA-Z][0-9a-zA-Z+\-.]*:(?://(?:\[[0-9A-Fa-f:.]+\])?)?{URI_CHARACTERS}+")
HTTP_URL = re.compile(
    rf"https?://(?:(?:[a-z0-9-]+\.)+[a-z0-9-]+|\[[0-9a-f:.]+\])(?::\d+)?(?:[/?]{URI_CHARACTERS}*)?", re.IGNORECASE
)
# RFC 4151, section 2.1
TAG = re.compile(
    rf"tag:(?:[a-z0-9._-]+@)?[a-z0-9.-]+,(\d{{4}}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?):{URI_CHARACTERS}*"
)
RFC822 = re.compile(
    rf"({'|'.join(DAYS)}), (\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}}) (\d\d):(\d\d):(\d\d) [+-]\d\d[03]0"
)
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
MEDIA_TYPE = re.compile(r"[^\s()<>,;:\\\"/\[\]?=]+/[^\s()<>,;:\\\"/\[\]?=]+(?:\s*;.*)?")
EMAIL = re.compile(r"[\w.+'-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z0-9-]+", re.ASCII)

VOID = frozenset(str.split("area br col hr img input source track wbr"))
ELEMENTS = VOID | frozenset(
    str.split("""
    a abbr acronym address article aside audio b bdi bdo big blockquote caption center cite code colgroup data dd del
    details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup i ins kbd label legend li
    main map mark nav ol p picture pre q rp rt rtc ruby s samp section small span strike strong sub summary sup table
    tbody td tfoot th thead time tr tt u ul var video""")
)
ADDRESSES = frozenset(str.split("href src cite poster longdesc background"))


def uri(value: str) -> Iterator[str]:
    """An absolute URI; a tag by its own rules."""
    if value.startswith("tag:"):
        if not TAG.fullmatch(value):
            yield f"{value!r} is no tag URI (RFC 4151)"
    elif not URI.fullmatch(value):
        yield f"{value!r} is no absolute URI"


def page(value: str) -> Iterator[str]:
    """The address of something on the web."""
    if not HTTP_URL.fullmatch(value):
        yield f"{value!r} is no http(s) URL"


def canonical(value: str) -> Iterator[str]:
    """An id that is compared as a string, and therefore has one spelling."""
    yield from uri(value)
    scheme, _, rest = value.partition(":")
    if scheme != scheme.lower():
        yield f"{value!r}: the scheme is not in lower case"
    host = re.match(r"//([^/?#]*)(.?)", rest)
    if host and (host[1] != host[1].lower() or host[2] != "/"):
        yield f"{value!r} has a canonical form that is different"


def rfc822(value: str) -> Iterator[str]:
    """A date of RFC 822 with four digits of the year and the right day of the week."""
    match = RFC822.fullmatch(value)
    if not match:
        yield f"{value!r} is no RFC 822 date"
        return
    day, month, year = int(match[2]), MONTHS.index(match[3]) + 1, int(match[4])
    try:
        moment = datetime(year, month, day, int(match[5]), int(match[6]), int(match[7]))  # noqa: DTZ001
    except ValueError as error:
        yield f"{value!r}: {error}"
        return
    if DAYS[moment.weekday()] != match[1]:
        yield f"{value!r}: {date(year, month, day)} is a {DAYS[moment.weekday()]}"


def rfc3339(value: str) -> Iterator[str]:
    """A date of RFC 3339."""
    if not RFC3339.fullmatch(value) or moment(value) is None:
        yield f"{value!r} is no RFC 3339 date"


def moment(value: str | None) -> datetime | None:
    """The date that `value` says, None when it says none."""
    try:
        return datetime.fromisoformat(value or "")
    except ValueError:
        return None


def language(value: str) -> Iterator[str]:
    """A language tag of BCP 47."""
    if not LANGUAGE.fullmatch(value):
        yield f"{value!r} is no language tag"


def media_type(value: str) -> Iterator[str]:
    """A media type of RFC 2045."""
    if not MEDIA_TYPE.fullmatch(value):
        yield f"{value!r} is no media type"


def size(value: str) -> Iterator[str]:
    """A number of bytes."""
    if not re.fullmatch(r"\d+", value):
        yield f"{value!r} is no number of bytes"


def email(value: str) -> Iterator[str]:
    """An address of RFC 5322 as people use them."""
    if not EMAIL.fullmatch(value):
        yield f"{value!r} is no e-mail address"


def email_with_name(value: str) -> Iterator[str]:
    """`address (name)`."""
    match = re.fullmatch(r"(\S+) \((.+)\)", value)
    if not match:
        yield f"{value!r} is not of the form: address (name)"
    else:
        yield from email(match[1])


def plain(value: str, source: str) -> Iterator[str]:
    """Plain text that no reader takes for HTML; `source` is the element as the document spells it."""
    if not value.strip():
        yield "is empty"
    yield from controls(value)
    if any(tag.lower() in ELEMENTS for tag in re.findall(r"</(\w+)>", value)):
        yield f"contains HTML: {value!r}"
    elif "&#x" not in source:
        names = re.findall(r"&(#?\w+)", value)
        if any(name in name2codepoint or name == "apos" or not name.isalpha() for name in names):
            yield f"contains what looks like an entity: {value!r}"
        elif re.search(r"<[/a-zA-Z]", value):
            yield f"contains what looks like a tag: {value!r}"


def controls(value: str) -> Iterator[str]:
    """Characters that show that bytes were read in the wrong encoding."""
    if re.search("[\x80-\x84\x86-\x9f\ufffd]", value):
        yield f"contains control characters: {value[:80]!r}"


def html(value: str) -> Iterator[str]:
    """HTML that readers show as it is: balanced, harmless, complete addresses."""
    yield from controls(value)
    check = _Html()
    check.feed(value)
    check.close()
    yield from check.problems
    if check.open:
        yield f"HTML does not close <{'>, <'.join(check.open)}>"


class _Html(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.problems: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ELEMENTS:
            self.problems.append(f"security risk or no HTML: <{tag}>")
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attrs:
            self._attribute(name, value or "")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"HTML has a </{tag}> that closes nothing")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def _attribute(self, name: str, value: str) -> None:
        if name.startswith("on") or name in {"style", "srcdoc", "formaction"}:
            self.problems.append(f"security risk: attribute {name}")
        elif name in ADDRESSES and not re.match(r"(?:https?|mailto|tel):", value):
            self.problems.append(f"{name}={value!r} is relative or of a scheme that is not safe")
        elif name == "srcset" and not all(re.match(r"\s*https?:", part) for part in value.split(",")):
            self.problems.append(f"srcset={value!r} is relative")


def parse(body: bytes) -> tuple[etree._Element | None, list[str]]:
    """The root of the document, or why there is none: XML in UTF-8 without a document type."""
    try:
        root = etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except etree.XMLSyntaxError as error:
        return None, [f"not well-formed: {error}"]
    problems = []
    if not re.match(rb"<\?xml version=['\"]1\.0['\"] encoding=['\"]utf-8['\"]\?>", body, re.IGNORECASE):
        problems.append("no XML declaration that says UTF-8")
    if b"<!DOCTYPE" in body:  # in text the "<" is escaped
        problems.append("has a document type")
    return root, problems


def source(element: etree._Element, lines: list[str]) -> str:
    """The line of the document that `element` begins on."""
    number: Any = element.sourceline
    return lines[int(number) - 1]


def unexpected(element: etree._Element, known: Iterable[str], once: Iterable[str]) -> Iterator[str]:
    """Children that are not known there, and those that may stand there only once."""
    names = [child.tag for child in element]
    yield from (f"unknown element {name}" for name in dict.fromkeys(names) if name not in set(known))
    yield from (f"{name} stands there {names.count(name)} times" for name in once if names.count(name) > 1)
