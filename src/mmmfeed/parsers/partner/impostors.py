"""What came in place of a feed, told apart in plain words. Nothing of it erases what was known."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mmmfeed.model import Document
from mmmfeed.parsers.partner import jsonfeed, mending, offers, pages
from mmmfeed.parsers.partner.decoding import decode
from mmmfeed.text.html import to_text
from mmmfeed.text.words import clean, cut

KEPT = "What was known stays published."

# The first bytes of files that are no text (the Media Types registry's, and file(1)'s, "magic numbers").
_FILES = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"\0\0\x01\0", "a picture (icon)"),
    (b"PK\x03\x04", "a ZIP file (or a document of an office program)"),
    (b"\xd0\xcf\x11\xe0", "a document of an office program"),
    (b"\x1f\x8b", "a file packed with gzip"),
    (b"BZh", "a file packed with bzip2"),
    (b"\x28\xb5\x2f\xfd", "a file packed with zstd"),
    (b"ID3", "a sound file (MP3)"),
    (b"OggS", "a sound file (Ogg)"),
    (b"SQLite format 3\0", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_BOXES = (  # the name stands behind a length
    (b"RIFF", b"WEBP", "a picture (WebP)"),
    (b"RIFF", b"WAVE", "a sound file (WAV)"),
)
_HEAD = 4_096  # bytes or characters in which a document says what it is
_CONTROLS = re.compile(rb"[\0-\x08\x0e-\x1a\x1c-\x1f]")
_ROOT_OF_OTHER = re.compile(r"<([A-Za-z_][\w.-]*:)?(?P<name>[A-Za-z_][\w.-]*)(?=[\s>/])")
_KNOWN_XML = {
    "urlset": "a sitemap",
    "sitemapindex": "a list of sitemaps",
    "opml": "a list of feeds (OPML)",
    "svg": "a picture (SVG)",
    "kml": "a map (KML)",
    "manifest": "a manifest",
}
_XML_MESSAGE = re.compile(r"<(?:\w+:)?(?:message|faultstring|error)\b[^>]*>([^<]{1,300})<", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Impostor:
    """What a document is that is no feed."""

    kind: str  # empty, page, login, challenge, portal, maintenance, missing, parked, json, text, xml, file
    message: str  # follows the document's address: what it is, what to do, and that nothing is lost


def impostor(document: Document) -> Impostor | None:
    """What `document` is, if it is not a feed; None when it is one, or a part of one."""
    text = decode(document.body, document.media_type).text
    if found := of_text(text, document):
        return found
    try:
        if jsonfeed.is_json(text):
            jsonfeed.read(text)
    except mending.RefusedError as refused:
        return Impostor("json", str(refused))
    return None


def of_text(text: str, document: Document) -> Impostor | None:
    """The same of a document that is decoded already; what begins as JSON is for jsonfeed.read to judge."""
    verb = "answers with" if document.location.startswith(("http://", "https://")) else "is"
    if not text.strip("\ufeff \t\r\n\0"):
        empty = "answers with nothing at all" if verb != "is" else "is empty"
        return Impostor("empty", f"{empty}. {KEPT}")
    if name := _file(document.body):
        return Impostor("file", f"{verb} {name} instead of a feed. Is it the address of a feed? {KEPT}")
    if pages.is_page(text):
        return _page(text, document, verb)
    if jsonfeed.is_json(text) or mending.has_feed(text):
        return None
    return _page(text, document, verb) if pages.is_part_of_page(text) else _other(text, verb)


def _file(body: bytes) -> str:
    for magic, name in _FILES:
        if body.startswith(magic):
            return name
    for box, inner, name in _BOXES:
        if body.startswith(box) and body[8:12] == inner:
            return name
    if body[4:8] == b"ftyp":
        return "a film or sound file (MP4)"
    head = body[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff", b"<\0", b"\0<", b"{\0", b"\0{")):
        return ""  # UTF-16 and UTF-32 are full of zeros
    odd = len(_CONTROLS.findall(head))
    return "a file that is no text" if odd > max(len(head) // 10, 2) and b"<" not in head else ""


def _other(text: str, verb: str) -> Impostor:
    root = _ROOT_OF_OTHER.search(text[:_HEAD]) if text.lstrip("\ufeff \t\r\n").startswith("<") else None
    if root is None:
        said = cut(clean(to_text(text[:_HEAD])), 80)
        return Impostor("text", f"{verb} plain text, “{said}”, instead of a feed. Is it the address of a feed? {KEPT}")
    known = _KNOWN_XML.get(root["name"].lower(), f"XML of another kind (<{root['name'][:40]}>)")
    hit = _XML_MESSAGE.search(text[:_HEAD])
    quoted = f" that says “{cut(clean(to_text(hit[1])), 120)}”" if hit else ""
    return Impostor("xml", f"{verb} {known}{quoted}, neither RSS nor Atom. Is it the address of a feed? {KEPT}")


_PAGES = {
    "page": ("a web page{title} instead of a feed", "Has the feed moved?"),
    "login": ("a page that asks to log in{title} instead of the feed", "Is it a feed for members only?"),
    "challenge": (
        "a check for robots{title} instead of the feed",
        "Ask its publisher to let feed readers through; a browser may see the feed at the same address.",
    ),
    "portal": (
        "the login page of a network{title} instead of the feed",
        "Log in to that network first; the feed itself was not reached.",
    ),
    "maintenance": ("a page about maintenance{title} instead of the feed", "It is asked again at the next run."),
    "missing": ("an error page{title} instead of a feed", "Has the feed moved?"),
    "parked": ("a page of a domain that is parked, for sale or suspended{title}", "Has the publisher moved?"),
}


def _page(text: str, document: Document, verb: str) -> Impostor:
    answered = document.base_url or document.location
    kind = pages.kind_of(text, elsewhere=pages.is_elsewhere(document.location, document.base_url))
    what, to_do = _PAGES[kind]
    title = pages.title_of(text)
    offered = offers.feeds_offered(text, answered) if kind in ("page", "missing") else []
    if told := next((offer for offer in offered if offer.how in ("declared", "linked")), None):
        to_do = f"The page offers a feed at {told.url}: write that address into feeds.yaml."
    quoted = f" titled “{title}”" if title else ""
    return Impostor(kind, f"{verb} {what.format(title=quoted)}. {to_do} {KEPT}")
