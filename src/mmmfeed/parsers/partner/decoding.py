"""Bytes as text, by what the bytes themselves show before what server and document say of them."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_BOMS = (  # the longer ones first: UTF-32's begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0?\0", "utf-16-le"),  # XML 1.0, appendix F.1: "<?" without a mark
    (b"\0<\0?", "utf-16-be"),
    (b"{\0", "utf-16-le"),  # JSON, which RFC 8259 allows in UTF-8 only; RFC 4627 allowed more
    (b"\0{", "utf-16-be"),
)
_MARKS = frozenset(mark for mark, _ in _BOMS[:5])
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_DECLARED = re.compile(rb"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)[\"']")
_HEAD = 1024  # bytes

# The Encoding Standard (section 4.2): what is called Latin-1 or ASCII on the web is Windows-1252, and so on.
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
# Names of codecs in Python that are encodings of pages; `idna`, `unicode_escape` and the like are none.
_PAGES = re.compile(
    r"utf-(?:8|16|32)(?:-[bl]e)?|iso8859-\d+|cp\d+|koi8-[ru]|gb\w+|big5\w*|euc_\w+|iso2022_\w+|hz|mac-\w+"
)
# Bytes of these can look like UTF-8 by chance, so here the name counts first.
_WIDE = re.compile(r"gb\w+|big5\w*|euc_\w+|iso2022_\w+|hz|cp9\d\d")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A document as text."""

    text: str
    encoding: str  # Python's name
    told_by: str  # what it was chosen by
    doubt: str = ""  # what may be wrong with its letters, in plain words


def decode(body: bytes, media_type: str | None) -> Decoded:
    """`body` as text; never fails.

    A byte order mark decides, then the header, then the XML declaration (RFC 7303, section 3.2); `text/xml` without a
    charset says nothing (section 4.1: RFC 3023 made it ASCII). With one difference: what is valid UTF-8 is UTF-8,
    since by chance nothing is, and servers put `charset=iso-8859-1` on everything.
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            marked = body.decode(name, "replace").lstrip("\ufeff")
            return Decoded(marked, name, "byte order mark" if mark in _MARKS else "zeros between the letters")
    told = _told(body, media_type)
    wide = any(_WIDE.fullmatch(name) for name, _ in told) and "utf-8" not in dict(told)
    for name, by in told if wide else [("utf-8", "bytes"), *told]:
        if (text := _strictly(body, name)) is not None:
            return Decoded(text, name, by)
    return _damaged(body, told[0][0] if told else "utf-8")


def _told(body: bytes, media_type: str | None) -> list[tuple[str, str]]:
    """The encodings that header and declaration name, as far as they are any, and which of the two names it."""
    header = _CHARSET.search(media_type or "")
    declaration = _DECLARED.match(body[:_HEAD])
    told = [
        (header[1] if header else "", "header"),
        (declaration[1].decode("ascii") if declaration else "", "declaration"),
    ]
    return [(known, by) for name, by in told if (known := _codec(name))]


def _codec(name: str) -> str:
    try:
        known = codecs.lookup(name).name if name else ""
    except LookupError:
        return ""
    known = _MEANT.get(known, known)
    return known if _PAGES.fullmatch(known) else ""


def _strictly(body: bytes, name: str) -> str | None:
    try:
        if name == "utf-8":
            # A document that was cut may end inside a letter.
            return codecs.getincrementaldecoder(name)().decode(body, final=False)
        return body.decode(name)
    except UnicodeDecodeError:
        return None


def _damaged(body: bytes, said: str) -> Decoded:
    """Neither UTF-8 nor what it is said to be: the likelier of UTF-8 with wrong bytes in it and Windows-1252."""
    text = body.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    right = sum(not letter.isascii() for letter in text) - wrong
    if right > wrong:
        doubt = f"has {wrong} damaged letter{'' if wrong == 1 else 's'} (bytes that are not UTF-8)"
        return Decoded(text, "utf-8", "bytes", doubt)
    # What Windows-1252 leaves open (five bytes) is a control character in Latin-1.
    letters = (
        body.decode("cp1252", "surrogateescape").encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    )
    doubt = f"is not in {said.upper()} as it should be; read as Windows-1252, so accents may be wrong"
    return Decoded(letters, "cp1252", "bytes", doubt)
