"""feedparser's reader, with what it gets wrong amended. The only file that knows its insides (feedparser 6.0).

What is amended, and what feedparser 6.0.14 does: an id is compared letter by letter (it resolves it like a link); a
relative xml:base inside another one holds (it is dropped); without xml:base nothing is resolved (the site's own address
is not known yet); the caption and title of a picture are the picture's (it makes them the item's text); a category
costs as much as the last one (it compares each with each: 100,000 take minutes); an author's e-mail is that author's
(it cuts one out of the text and gives it to the next author too); dates are not read twice; all hours and days that are
to be skipped are kept (of several it keeps the last).
"""

from __future__ import annotations

import io
import xml.sax
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from xml.sax import expatreader, handler, xmlreader

import feedparser
from feedparser.api import LooseFeedParser, StrictFeedParser

_DEEPEST = 256  # open elements; real feeds stay below 40, with articles in XHTML below 100
_CATEGORIES = 1_000  # of one item; real ones have dozens
_FILES = 100  # of one item
_SKIPPED = 50  # hours or days; there are 24 and 7
_LONGEST_BASE = 2_000  # characters; each xml:base makes the address longer
_FEATURES = {
    handler.feature_namespaces: True,
    handler.feature_external_ges: False,
    handler.feature_external_pes: False,
}


@dataclass(frozen=True, slots=True)
class Found:
    """feedparser's result: plain dictionaries of its own shape."""

    version: str
    feed: dict[str, Any]
    entries: list[dict[str, Any]]
    complaint: Exception | None  # why it is not well-formed XML
    too_deep: bool  # what was nested deeper than any feed is was read without its tags


def read(text: str, base: str) -> Found:
    """The feed `text`, which came from `base`: as XML, else by feedparser's tolerant parser."""
    strict = _Strict(base, None, "utf-8")
    try:
        _parse(text, strict)
    except (xml.sax.SAXException, feedparser.UndeclaredNamespace) as error:
        loose = _Loose(base, None, "utf-8")
        loose.feed(text)
        return _found(loose, error, too_deep=False)
    return _found(strict, None, too_deep=strict.dropped)


def _parse(text: str, strict: Any) -> None:
    # Expat, whatever the environment says (PY_SAX_PARSER): libxml2's would open the files that a DOCTYPE names.
    # What `text` could do there, entities and document types, was taken out of it (mending.py).
    parser = expatreader.create_parser()  # noqa: S315
    for feature, wanted in _FEATURES.items():
        parser.setFeature(feature, wanted)
    parser.setContentHandler(strict)
    parser.setErrorHandler(strict)
    source = xmlreader.InputSource()
    source.setCharacterStream(io.StringIO(text))
    parser.parse(source)


def _found(parser: Any, complaint: Exception | None, *, too_deep: bool) -> Found:
    return Found(parser.version or "", parser.feeddata, parser.entries, complaint, too_deep)


class _Amended:
    """Comes before feedparser's own classes, and so overrules them."""

    can_be_relative_uri = feedparser.mixin._FeedParserMixin.can_be_relative_uri - {"id"}  # noqa: SLF001
    resolve_relative_uris = False
    sanitize_html = False

    def __init__(self, base: str, *args: Any) -> None:
        self.document = base
        self.based = [False]  # whether an xml:base holds, element by element
        self.known_tags: dict[int, set[tuple[Any, Any]]] = {}
        self.group = 0  # media:group, numbered from 1; 0 outside
        self.groups = 0
        super().__init__("", *args)  # type: ignore[call-arg]

    # --- xml:base ---

    def unknown_starttag(self: Any, tag: str, attrs: Iterable[tuple[str, str]]) -> Any:
        # An attribute `base` without a namespace is not xml:base.
        not_base = ("base",) if len(self.baseuri) < _LONGEST_BASE else ("base", "xml:base")
        kept = [pair for pair in attrs if pair[0].lower() not in not_base]
        if not self.based[-1] and any(name.lower() == "xml:base" for name, _ in kept):
            self.baseuri = self.document
            self.based.append(True)
        else:
            self.based.append(self.based[-1])
        return super().unknown_starttag(tag, kept)  # type: ignore[misc]

    def unknown_endtag(self: Any, tag: str) -> None:
        super().unknown_endtag(tag)  # type: ignore[misc]
        if len(self.based) > 1:
            self.based.pop()
        if not self.based[-1]:
            self.baseuri = ""

    # --- categories ---

    def _add_tag(self: Any, term: Any, scheme: Any, label: Any) -> None:
        context = self._get_context()
        tags = context.setdefault("tags", [])
        if not (term or scheme or label) or len(tags) >= _CATEGORIES:
            return
        known = self.known_tags.setdefault(id(context), set())
        if (term or label) and (term or label, scheme) in known:
            return
        known.add((term or label, scheme))
        tags.append(feedparser.FeedParserDict(term=term, scheme=scheme, label=label))

    # --- authors ---

    def _save_author(self: Any, key: str, value: str, prefix: str = "author") -> None:
        if prefix == "author":
            self._get_context().setdefault("authors", [feedparser.FeedParserDict()])[-1][key] = value

    def _sync_author_detail(self: Any, key: str = "author") -> None:
        context = self._get_context()
        listed, whole = context.get("authors"), context.get("author")
        if key == "author" and listed and not listed[-1] and isinstance(whole, str):
            listed[-1]["name"] = whole

    # --- Media RSS (https://www.rssboard.org/media-rss) ---

    def _start_media_group(self: Any, _attrs: dict[str, str]) -> None:
        self.groups += 1
        self.group = self.groups

    def _end_media_group(self: Any) -> None:
        self.group = 0

    def _start_media_content(self: Any, attrs: dict[str, str]) -> None:
        self._keep_file("content", attrs)

    def _start_media_thumbnail(self: Any, attrs: dict[str, str]) -> None:
        self._keep_file("thumbnail", attrs)
        self.push("media_thumbnail_text", 1)

    def _end_media_thumbnail(self: Any) -> None:
        self.pop("media_thumbnail_text")

    def _keep_file(self: Any, kind: str, attrs: dict[str, str]) -> None:
        files = self._get_context().setdefault("media_files", [])
        if len(files) < _FILES and attrs.get("url"):
            where = {"kind": kind, "group": str(self.group), "url": self.resolve_uri(attrs["url"])}
            files.append({**attrs, **where})

    def _start_media_description(self: Any, _attrs: dict[str, str]) -> None:
        self.push("media_description", 1)

    def _end_media_description(self: Any) -> None:
        self.pop("media_description")

    def _start_media_title(self: Any, _attrs: dict[str, str]) -> None:
        self.push("media_title", 1)

    def _end_media_title(self: Any) -> None:
        self.pop("media_title")

    # --- GeoRSS ---

    def _start_georss_featurename(self: Any, _attrs: dict[str, str]) -> None:
        self.push("georss_featurename", 1)

    def _end_georss_featurename(self: Any) -> None:
        self.pop("georss_featurename")

    # --- RSS 2.0: when not to ask (https://www.rssboard.org/skip-hours-days) ---

    def _start_hour(self: Any, _attrs: dict[str, str]) -> None:
        self.push("hour", 0)

    def _end_hour(self: Any) -> None:
        self._skip("skip_hours", self.pop("hour"))

    def _start_day(self: Any, _attrs: dict[str, str]) -> None:
        self.push("day", 0)

    def _end_day(self: Any) -> None:
        self._skip("skip_days", self.pop("day"))

    def _skip(self: Any, what: str, said: str | None) -> None:
        skipped = self.feeddata.setdefault(what, [])
        if said and not self.inentry and len(skipped) < _SKIPPED:
            skipped.append({"value": said})

    # --- dates, as written ---

    def _end_published(self: Any) -> None:
        self.pop("published")

    def _end_updated(self: Any) -> None:
        self.pop("updated")

    def _end_created(self: Any) -> None:
        self.pop("created")

    _end_issued = _end_pubdate = _end_published
    _end_modified = _end_lastbuilddate = _end_updated


class _Strict(_Amended, StrictFeedParser):  # type: ignore[misc]
    def __init__(self, *args: Any) -> None:
        self.below = 0  # open elements that are too deep
        self.dropped = False
        super().__init__(*args)

    def unknown_starttag(self, tag: str, attrs: Iterable[tuple[str, str]]) -> Any:
        if self.depth >= _DEEPEST:
            self.below += 1
            self.dropped = True
            return None
        return super().unknown_starttag(tag, attrs)

    def unknown_endtag(self, tag: str) -> None:
        if self.below:
            self.below -= 1
        else:
            super().unknown_endtag(tag)


class _Loose(_Amended, LooseFeedParser):  # type: ignore[misc]
    pass
