"""What belongs to an item: its authors, categories and files, the feed that it is from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from email.utils import parseaddr

from mmmfeed.model import Author, Category, Decision, Enclosure, Origin, Point
from mmmfeed.parsers.partner import bodies
from mmmfeed.parsers.partner.media import RawFile
from mmmfeed.parsers.partner.wire import RawOrigin
from mmmfeed.text.urls import safe
from mmmfeed.text.words import clean, cut, one_line

_MEDIA_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+")
_EMAIL = re.compile(r"[^\s@<>()\[\]]+@[^\s@<>()\[\]]+")
_AROUND_EMAIL = re.compile(r"[<>()\[\]\"]|mailto:", re.IGNORECASE)
_URI = re.compile(r"(?:tag|urn|https?):[!-~]{1,1000}", re.IGNORECASE)
_LONGEST_AUTHOR = _LONGEST_NAME = 300  # characters
_POLE = 90.0  # degrees of latitude
_LONGEST_LENGTH = 15  # digits: a thousand terabytes


def point(latitude: str, longitude: str) -> Point | None:
    """The place, if it is one on earth. 0, 0 is what programs write that know none."""
    try:
        found = Point(float(latitude), float(longitude))
    except ValueError:
        return None
    return found if abs(found.latitude) <= _POLE and abs(found.longitude) <= 2 * _POLE and any(found) else None


def authors(told: Sequence[tuple[str, str, str]]) -> tuple[Author, ...]:
    """Of (name, e-mail, URL), each once, in the order told."""
    found: dict[str, Author] = {}
    for name, email, url in told:
        author = _author(name, email, url)
        if author.name:
            found.setdefault(author.name, author)
    return tuple(found.values())


def _author(name: str, email: str, url: str) -> Author:
    # RSS puts both into one field: "a@b.example (Ann)", "Ann <a@b.example>".
    whole = one_line(clean(name[:_LONGEST_AUTHOR]))
    told, address = whole, email
    if whole.count("@") > 1:
        told, address = parseaddr(whole)
    elif hit := _EMAIL.search(whole):
        told, address = one_line(_AROUND_EMAIL.sub(" ", whole.replace(hit[0], ""))), _AROUND_EMAIL.sub("", hit[0])
    address = one_line(clean(address))
    return Author(name=told or address, email=address if "@" in address else "", url=safe(url) if url else None)


def categories(told: Sequence[tuple[str, str]]) -> tuple[Category, ...]:
    """Of (term, scheme), each once."""
    pairs = dict.fromkeys((one_line(clean(term)), one_line(clean(scheme))) for term, scheme in told)
    return tuple(Category(term=term, scheme=scheme or None) for term, scheme in pairs if term)


def enclosures(files: Sequence[RawFile], base: str | None) -> tuple[Enclosure, ...]:
    """Each file once; one that cannot be fetched by anybody is none."""
    found: dict[str, Enclosure] = {}
    for file in files:
        url = safe(file.url, base) if file.url.strip() else None
        if url and not url.startswith("mailto:"):
            found.setdefault(url, Enclosure(url=url, media_type=_kind(file.media_type), length=_size(file.length)))
    return tuple(found.values())


def _kind(media_type: str) -> str:
    bare = media_type.partition(";")[0].strip().lower()
    return bare if _MEDIA_TYPE.fullmatch(bare) else "application/octet-stream"


def _size(length: str) -> int | None:
    return int(length) if length.isascii() and length.isdigit() and len(length) <= _LONGEST_LENGTH else None


def origin(told: RawOrigin | None, base: str | None, *, is_typed: bool) -> Origin | None:
    """The feed that an item of a planet is from."""
    if told is None:
        return None
    found = Origin(
        name=cut(one_line(clean(bodies.plain(told.title, is_typed=is_typed))), _LONGEST_NAME),
        url=_page(told.page, base),
        feed_url=_page(told.feed, base),
        id=told.id if _URI.fullmatch(told.id) else "",
    )
    return found if found.name or found.url or found.feed_url else None


def origin_decision(found: Origin) -> Decision:
    """The same for people."""
    said = f"“{found.name}”" if found.name else ""
    return Decision(about="origin", rule="own-source", evidence=f"{said} {found.url or found.feed_url or ''}".strip())


def _page(url: str, base: str | None) -> str | None:
    found = safe(url, base) if url else None
    return None if found and found.startswith("mailto:") else found
