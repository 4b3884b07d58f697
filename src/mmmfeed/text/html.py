"""HTML of others, made safe once; HTML as plain text; plain text as HTML."""

from __future__ import annotations

import re
from collections import Counter
from contextlib import suppress
from functools import lru_cache
from html import escape, unescape
from html.entities import html5
from typing import Literal

import nh3

from mmmfeed.text.urls import safe
from mmmfeed.text.words import clean

# --- what may stay ----------------------------------------------------------------------------------------


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PARAGRAPHS = _names("""
    address article aside blockquote caption center details div dl figcaption figure footer h1 h2 h3 h4 h5 h6 header
    hgroup hr main nav ol p pre section summary table ul
""")
_LINES = _names("br dd dt tr")
_CELLS = _names("td th")
_TAGS = _PARAGRAPHS | _names("""
    a abbr b bdi bdo br cite code col colgroup dd del dfn dt em i img ins kbd li mark q rp rt ruby s samp small span
    strike strong sub sup tbody td tfoot th thead time tr tt u var wbr
""")
# Dropped with all that is in them: code, what a reader cannot run, and what stands in for it.
_SILENT = _names("""
    button datalist iframe math noembed noframes noscript object script select style svg template textarea title
""")
_ATTRIBUTES = {
    "*": {"dir", "lang", "title"},
    "a": {"href", "hreflang"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "del": {"cite", "datetime"},
    "img": {"src", "alt", "width", "height"},
    "ins": {"cite", "datetime"},
    "li": {"value"},
    "ol": {"start", "reversed", "type"},
    "q": {"cite"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
_SCHEMES = {"http", "https", "mailto"}
_IMAGE = re.compile(r'<img((?: [^\s=">]+="[^"]*")*)>')
_BETWEEN_TAGS = re.compile("[^<>]+")
_OPENING_BREAK = re.compile(r"(<pre(?: [^<>]*)?>)\n+")
_PIXEL = re.compile(r' (?:width|height)="0*[01](?:px)?"')


def sanitise(html: str, base_url: str | None = None) -> str:
    """`html` with only what a feed reader shows: no script, style, form, frame, player, class or id.

    Links are http, https or mailto, and absolute: relative ones are resolved against `base_url` or lose their target.
    Images without a source and pixels that count readers go. Text in NFC, without characters that XML forbids.
    """
    if _is_costly(html):
        return from_text(_stripped(html))
    kept = _IMAGE.sub(_shown, _stable(_cleaner(base_url), _encodable(html)))
    # A line break behind <pre> is not shown (HTML, 13.2.6.4.7), and would be gone the next time.
    return _OPENING_BREAK.sub(r"\1", _settled(kept)).strip()


@lru_cache(maxsize=128)
def _cleaner(base_url: str | None) -> nh3.Cleaner:
    base = safe(base_url or "")
    if base and not base.startswith("mailto:"):
        # nh3 knows more of hosts that cannot be (xn-- names that decode to nothing, 999.1.1.1).
        with suppress(ValueError):
            return _cleaner_that(("rewrite_with_base", base))
    return _cleaner_that("deny")


def _cleaner_that(treats_relative: Literal["deny"] | tuple[Literal["rewrite_with_base"], str]) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(_TAGS),
        clean_content_tags=set(_SILENT),
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        url_relative=treats_relative,
        link_rel=None,  # a reader adds what it wants, and "noreferrer" would hide it from the publisher's statistics
    )


def _stable(cleaner: nh3.Cleaner, html: str) -> str:
    """Safe `html` that every parser reads as it stands.

    What is misplaced in a table is put before it (HTML, 13.2.6.1), so a link may end up in a link; that is read as two.
    """
    kept = cleaner.clean(html)
    for _ in range(3):  # of 150,000 made-up tangles 288 took one more turn, and 1 two
        again, kept = kept, cleaner.clean(kept)
        if again == kept:
            break
    return kept


def _shown(image: re.Match[str]) -> str:
    return image[0] if ' src="' in image[1] and not _PIXEL.search(image[1]) else ""


def _settled(html: str) -> str:
    """Safe `html` in NFC without illegal characters, and still safe.

    NFC makes one sign of ">" and U+0338 after it: `<b>&#x338; onclick=… >` would become a tag with a handler. So only
    what stands between the tags is composed, and a sign that could melt into a tag's end is written as a reference.
    """
    if clean(html) == html:
        return html
    return _BETWEEN_TAGS.sub(lambda run: clean(run[0]), html).replace(">\u0338", ">&#824;")


def _encodable(html: str) -> str:
    # Half of a surrogate pair is no character, and nh3 would raise.
    return html if html.isascii() else html.encode("utf-8", "ignore").decode()


# --- to and from plain text -------------------------------------------------------------------------------

_SHAPES = nh3.Cleaner(
    tags={*_PARAGRAPHS, *_LINES, *_CELLS, "li"},
    clean_content_tags=set(_SILENT),
    attributes={"*": set()},  # without the star, nh3 keeps `lang` and `title`
    link_rel=None,
)
_TAG = re.compile(r"<(/?)([a-z0-9]+)>")
_GAP = re.compile(r"[ \t\n\r\f]+")
_SPACES = re.compile(r"[ \t]+")
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_BREAKS = re.compile(r"\n{3,}")
# A list item begins and ends with these until white space is settled; neither comes through as text.
_ITEM, _END = "\x00", "\x01"
_NO_ITEM = re.compile(rf"{_ITEM}\s*(?=[{_ITEM}{_END}])")
_BETWEEN_ITEMS = re.compile(rf"(?<!\s)(?:\s*{_END})+\s*{_ITEM}")
_BULLET = re.compile(rf"{_ITEM}\s*")


def to_text(html: str) -> str:
    """`html` as plain text: entities decoded once, paragraphs separated by an empty line, list items after "• ".

    Scripts, styles and descriptions of images are no part of it. Any HTML will do, safe or not.
    """
    if _is_costly(html):
        return plain(_stripped(html))
    tokens = _TAG.split(
        _SHAPES.clean(_encodable(html)).replace(_END, "")
    )  # text, slash, name, text, slash, name, …, text
    pieces = [_flowing(tokens[0])]
    verbatim = 0
    for slash, name, text in zip(tokens[1::3], tokens[2::3], tokens[3::3], strict=True):
        if name == "pre":
            verbatim += -1 if slash else 1
        pieces += [_gap(name, closing=bool(slash)), unescape(text) if verbatim else _flowing(text)]
    joined = "".join(pieces)
    return plain(_with_bullets(joined) if _ITEM in joined else joined)


def _with_bullets(text: str) -> str:
    return _BULLET.sub("• ", _BETWEEN_ITEMS.sub(f"\n{_ITEM}", _NO_ITEM.sub("", text)))


def plain(text: str) -> str:
    """`text` as this program writes it: clean, single spaces, lines without margins, one empty line at most."""
    lines = (_SPACES.sub(" ", line).strip() for line in _BREAK.split(clean(text)))
    return _BREAKS.sub("\n\n", "\n".join(lines)).strip("\n")


def from_text(text: str) -> str:
    """`text` as safe HTML: a `<p>` for each paragraph, `<br>` for each line break in it, web addresses linked."""
    paragraphs = plain(text).split("\n\n")
    return _settled("\n".join(f"<p>{_linked(paragraph)}</p>" for paragraph in paragraphs if paragraph))


def is_marked_up(text: str) -> bool:
    """Whether it is HTML rather than plain text: a closing tag, a tag that needs none, or a character reference.

    For the fields where RSS leaves the reader to find out. `2 < 3`, `AT&T` and `<user>` are plain text.
    """
    if any((hit[1] or hit[2]).lower() in _TAGS | _SILENT for hit in _CLOSING.finditer(text)):
        return True
    return any(name.startswith("#") or name in html5 for name in _REFERENCE.findall(text))


_CLOSING = re.compile(r"</([a-zA-Z][a-zA-Z0-9]*)\s*>|<(?=(?:br|hr|img|p)\b[^<>]*>)([a-z]+)", re.IGNORECASE)
_REFERENCE = re.compile(r"&(#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[a-zA-Z][a-zA-Z0-9]*;)")
_URL = re.compile(r"https?://[^\s<>\"\u201c\u201d«»]+", re.IGNORECASE)
_AFTER_URL = ".,;:!?'’…*_"


def _flowing(text: str) -> str:
    return unescape(_GAP.sub(" ", text))


def _gap(name: str, *, closing: bool) -> str:
    if name in _PARAGRAPHS:
        return "\n\n"
    if name == "li":
        return f"\n{_END}" if closing else f"\n{_ITEM}"
    return " " if name in _CELLS else "\n"


def _linked(paragraph: str) -> str:
    pieces, at = [], 0
    for hit in _URL.finditer(paragraph):
        address = _without_what_follows(hit[0])
        target = safe(address)
        if target:
            link = f'<a href="{escape(target)}">{escape(address, quote=False)}</a>'
            pieces += [escape(paragraph[at : hit.start()], quote=False), link]
            at = hit.start() + len(address)
    pieces.append(escape(paragraph[at:], quote=False))
    return "".join(pieces).replace("\n", "<br>").replace("\u00a0", "&nbsp;")  # as nh3 writes them


def _without_what_follows(address: str) -> str:
    """The address without the full stop of its sentence or the bracket around it."""
    while address:
        last = address[-1]
        opening = {")": "(", "]": "[", "}": "{"}.get(last)
        if last not in _AFTER_URL and not (opening and address.count(last) > address.count(opening)):
            break
        address = address[:-1]
    return address


# --- markup that is an attack or an accident ---------------------------------------------------------------

# HTML's rules for what is left open cost the square of it (measured with nh3 0.3.8: 200,000 nested <div> 101 s; 1,000
# times <p><i title=n> become 9 MB). So such markup is not parsed, only its text is read.
_FEW = 500  # tags: what so few can cost is not worth counting (20 ms at worst)
_DEEPEST = 256  # open elements; real articles stay below 60
_OPEN_FORMATTING = 32
_REFERENCES = 50_000  # "&"; a million of them alone took 6 s
_FORMATTING = _names("a b big code em font i nobr s small strike strong tt u")  # HTML, section 13.2.4.3
_VOID = _names("area base br col embed hr img input link meta param source track wbr")
_IMPLIED_END = _names("dd dt li option p rp rt tbody td tfoot th thead tr")
_MARK = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<raw>script|style|textarea|title|xmp|iframe|noembed|noframes|noscript)\b.*?(?:</(?P=raw)|\Z)"
    r"""|<(?P<slash>/?)(?P<name>[a-z][^\s/>]*)(?:[^>"']|"[^"]*"|'[^']*')*+>?""",
    re.IGNORECASE | re.DOTALL,
)


def _is_costly(html: str) -> bool:
    if html.count("&") > _REFERENCES:
        return True
    if html.count("<") < _FEW:
        return False
    opened: Counter[str] = Counter()
    depth = formatting = 0
    for mark in _MARK.finditer(html):
        name = (mark["name"] or "").lower()
        if not name or name in _VOID or name in _IMPLIED_END:
            continue
        step = -1 if mark["slash"] else 1
        if step < 0 and not opened[name]:
            continue
        opened[name] += step
        depth += step
        formatting += step if name in _FORMATTING else 0
        if depth > _DEEPEST or formatting > _OPEN_FORMATTING:
            return True
    return False


def _stripped(html: str) -> str:
    """The text alone, decoded, with an empty line for each tag that is not formatting."""
    return unescape(_MARK.sub(lambda mark: "" if (mark["name"] or "").lower() in _FORMATTING else "\n\n", html))
