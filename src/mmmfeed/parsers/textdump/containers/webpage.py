"""A web page that somebody saved → dated text, for the ordinary way of dated text.

Libraries that look for "the main text" are made for one article. On the pages of tests/cases/dump/containers,
trafilatura 2.3 keeps 19 of 25 dates, readability-lxml 0.9 16 (and 18 bodies); html2text and inscriptis keep all that is
written, with all menus, and no `<time datetime>`. A page of announcements is known by its dates, so they are looked for
here: around each as much as holds no other one, in that the title, its address and the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from email import message_from_bytes

from lxml import etree
from lxml import html as markup
from lxml.html import HtmlElement

from mmmfeed.parsers.textdump import decode
from mmmfeed.parsers.textdump.containers import webclutter, webdates, webrecords
from mmmfeed.parsers.textdump.containers.webrecords import Found
from mmmfeed.text import urls, words

_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_SAVED = re.compile(rb"<!--\s*saved from url=\(\d+\)(\S+)\s*-->", re.IGNORECASE)
_MHTML = re.compile(rb"\s*(?:From|MIME-Version|Date|Subject|Snapshot-Content-Location):", re.IGNORECASE)
_HEAD = 4096  # bytes that name the encoding; HTML asks for the first 1,024


@dataclass(frozen=True, slots=True)
class Page:
    """A page as dated text."""

    text: str
    url: str | None = None  # its own address, where it says that
    language: str = ""  # BCP 47
    left_out: Sequence[str] = field(default_factory=tuple)  # texts of menus, banners and the like
    complaint: str = ""  # for people: about its encoding, or why there is no text


def text_of(body: bytes, url: str | None = None) -> str:
    """The text of a page: each record under a line with its date, or every block on a line of its own."""
    return read(body, url).text


def read(body: bytes, url: str | None = None) -> Page:
    """The page, which was got from `url` if that is known. Any bytes give one, if only with a complaint."""
    source, own = _unpacked(body)
    text, complaint = _decoded(source)
    root = _parsed(text)
    if root is None:
        return Page("", complaint=complaint or "has no text in it")
    address = _own_address(source, root) or own or url
    base = _base(root, address)
    language = (root.get("lang") or "").strip()
    dates = webdates.mark(root)
    gone = webclutter.remove(root, dates)
    main, around = _main(root, dates)
    dates = [date for date in webdates.mark(main) if any(parent is main for parent in date.iterancestors())]
    said, beside = _text(main, dates, base, address)
    return Page(said, address, language, (*gone, *around, *beside), complaint)


def _text(
    main: HtmlElement, dates: Sequence[HtmlElement], base: str | None, own: str | None
) -> tuple[str, Sequence[str]]:
    """Dated text, and what stands beside it."""
    alike = webdates.habit(dates)
    around = webrecords.scopes(alike, main) if alike else None
    if around is None:
        beside = _page_heading(main) if len(alike) > 1 else []
        return webrecords.text_of(main, marked=True), beside
    found = [webrecords.read(scope, date, base) for scope, date in zip(around, alike, strict=True)]
    if len(found) == 1 and own:
        found = [replace(found[0], url=own)]
    beside = [text for record in found for text in record.beside]
    for scope in around:
        scope.set(webdates.TAKEN, "")
    between = webrecords.text_of(main) if main not in around else ""
    return "\n".join(_lines(found)), [*beside, *filter(None, between.split("\n"))]


def _page_heading(main: HtmlElement) -> list[str]:
    """The one heading above a page with several records, which is taken out."""
    first = list(main.iter("h1"))
    if len(first) != 1:
        return []
    first[0].set(webdates.TAKEN, "")
    return [" ".join(str(first[0].text_content()).split())]


def _lines(found: Sequence[Found]) -> Iterator[str]:
    """Dated text: one way of writing the date for all records, or they would not be seen to be alike."""
    days = all(record.machine.day for record in found)
    clocks = days and all(record.machine.clock for record in found)
    for record in found:
        date = record.machine.day if days else record.written or record.machine.day
        if clocks:
            date += f"T{record.machine.clock}"
        yield f"{date}{_beside(record)}"
        if record.body:
            yield record.body
        yield ""


def _beside(record: Found) -> str:
    """The title behind the date, as Markdown writes a link."""
    title = record.title.translate(str.maketrans("[]", "()"))
    if not title:
        return ""
    return f" – [{title}]({record.url})" if record.url else f" – [{title}]"


def _unpacked(body: bytes) -> tuple[bytes, str | None]:
    """The page in a file that holds it with its pictures (MHTML, RFC 2557), and its address."""
    if not _MHTML.match(body):
        return body, None
    message = message_from_bytes(body)
    for part in message.walk():
        payload = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
        if isinstance(payload, bytes):
            where = message.get("Snapshot-Content-Location") or part.get("Content-Location") or ""
            return payload, urls.safe(str(where))
    return body, None


def _decoded(body: bytes) -> tuple[str, str]:
    told = _CHARSET.search(body[:_HEAD])
    if told and not body.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        name = told[1].decode("ascii", "replace").lower()
        # WHATWG Encoding: these two names mean Windows-1252, and a page that could be read so far is not UTF-16.
        name = {"iso-8859-1": "cp1252", "us-ascii": "cp1252"}.get(name, "utf-8" if name.startswith("utf-16") else name)
        try:
            return body.decode(name), ""
        except (UnicodeDecodeError, LookupError):
            pass
    found = decode.decode(body)
    return found.text, found.complaint


def _parsed(text: str) -> HtmlElement | None:
    if not text.strip():
        return None
    parser = markup.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = markup.document_fromstring(words.clean(text).encode("utf-8", "ignore"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    # "&#1;" comes out as a character that lxml itself does not take back.
    for element in root.iter():
        for place in ("text", "tail"):
            said = getattr(element, place)
            if said and (cleaned := words.clean(said)) != said:
                setattr(element, place, cleaned)
    return root


def _own_address(source: bytes, root: HtmlElement) -> str | None:
    saved = _SAVED.search(source[:_HEAD])
    told = [saved[1].decode("utf-8", "replace")] if saved else []
    told += root.xpath("//link[translate(@rel,'CANOIL','canoil')='canonical']/@href")
    told += root.xpath("//meta[@property='og:url']/@content")
    return next((found for address in told if (found := urls.safe(str(address)))), None)


def _base(root: HtmlElement, address: str | None) -> str | None:
    told = root.xpath("//base/@href")
    return (urls.safe(str(told[0]), address) if told else None) or address


def _main(root: HtmlElement, dates: Sequence[HtmlElement]) -> tuple[HtmlElement, list[str]]:
    """The element that says that it is the main part, if most dates stand in it; and what stands around it."""
    body = next(iter(root.iter("body")), root)
    for main in root.xpath("//main | //*[@role='main']"):
        inside = [date for date in dates if any(parent is main for parent in date.iterancestors())]
        if len(inside) * 2 > len(dates):
            around = str(body.text_content()).replace(str(main.text_content()), " ", 1)
            return main, [" ".join(around.split())] if around.strip() else []
    return body, []
