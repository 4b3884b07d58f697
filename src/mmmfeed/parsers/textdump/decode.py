"""Bytes → text: which encoding a file is in, and whether it is text at all.

A file that somebody saved "as text" is UTF-8 or, from older programs, the code page of its country. What is not text is
named, so that the user knows what to do with it.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_BOMS = (  # UTF-32 before UTF-16: the mark of the one begins with the mark of the other
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_COPY = "copy its text into a .txt file"
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "a rich text (RTF) document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, Excel or PowerPoint document"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a picture or a recording"),
    (b"\x00\x00\x00\x18ftyp", "a film or a recording"),
    (b"ID3", "a recording"),
    (b"OggS", "a recording"),
    (b"\x1f\x8b", "a compressed (gzip) file"),
    (b"BZh", "a compressed (bzip2) file"),
    (b"\xfd7zXZ\x00", "a compressed (xz) file"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed (7z) file"),
    (b"Rar!", "a compressed (rar) file"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
)
_ZIPPED = (
    (b"word/", "a Word document"),
    (b"xl/", "an Excel workbook"),
    (b"ppt/", "a PowerPoint presentation"),
    (b"opendocument.text", "an OpenDocument text"),
    (b"opendocument", "an OpenDocument file"),
    (b"application/epub+zip", "an e-book (EPUB)"),
)
# The code page that programs of that language's country wrote before UTF-8.
_CODE_PAGES = {
    "cp1250": "bs cs hr hu pl ro sk sl sq",
    "cp1251": "be bg kk ky mk mn ru sr tg uk",
    "cp1253": "el",
    "cp1254": "az tr uz",
    "cp1255": "he yi",
    "cp1256": "ar fa ur",
    "cp1257": "et lt lv",
    "cp874": "th",
    "cp932": "ja",
    "cp949": "ko",
    "gb18030": "zh",
}
_NAMES = {
    "cp1250": "Windows-1250 (Central European)",
    "cp1251": "Windows-1251 (Cyrillic)",
    "cp1252": "Windows-1252 (Western European)",
    "cp1253": "Windows-1253 (Greek)",
    "cp1254": "Windows-1254 (Turkish)",
    "cp1255": "Windows-1255 (Hebrew)",
    "cp1256": "Windows-1256 (Arabic)",
    "cp1257": "Windows-1257 (Baltic)",
    "utf-8": "UTF-8",
}
_SAMPLE = 64 * 1024  # bytes that a guess is made from: more does not change it, and charset-normalizer takes 1 s a MB
_FEW_ALPHABETS = 6  # values of the upper bytes of text: Latin, Cyrillic, punctuation, signs
_PART = 1024 * 1024  # bytes that are decoded at once
_HIGH = re.compile(rb"[\x80-\xff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file as UTF-8, or a complaint why there is none; both when the text may be wrong."""

    utf8: bytes = b""
    encoding: str = ""
    complaint: str = ""  # for people: what happened and what to do
    line: int | None = None  # where, when the complaint is about one place

    @property
    def text(self) -> str:
        """All of it."""
        return self.utf8.decode()


def decode(body: bytes, language: str | None = None) -> Decoded:
    """The text of `body`; `language` (BCP 47) decides between encodings that would both do."""
    if not body or body.isspace():
        return Decoded(complaint="is empty: put announcements into it, each under a line with its date")
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return _marked(body[len(mark) :], encoding)
    if kind := _kind(body):
        return Decoded(complaint=f"is {kind}, not text: {_COPY}")
    if b"\x00" in body:
        return _with_zeros(body)
    try:
        _read_through(body)
    except UnicodeDecodeError:
        return _other(body, language)
    return Decoded(body, "utf-8")


def _read_through(body: bytes) -> None:
    """Raises UnicodeDecodeError where `body` is not UTF-8; a part at a time, for memory's sake."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    for start in range(0, len(body), _PART):
        decoder.decode(body[start : start + _PART])
    decoder.decode(b"", final=True)


def _kind(body: bytes) -> str | None:
    head = body[:8192].lstrip()
    if head.startswith(b"PK\x03\x04"):
        return next((kind for sign, kind in _ZIPPED if sign in body), "a compressed (zip) file")
    return next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)


def _marked(body: bytes, encoding: str) -> Decoded:
    text = body.decode(encoding, errors="replace")
    if not text.strip():
        return Decoded(complaint="is empty: put announcements into it, each under a line with its date")
    if "\x00" in text:
        return Decoded(complaint=f"is not text: {_COPY}")
    if (at := text.find("\ufffd")) < 0 or b"\xef\xbf\xbd" in body:
        return Decoded(text.encode(), encoding)
    return Decoded(
        text.encode(), encoding, "has bytes that are no letters; they show as \ufffd: correct them", _line_at(text, at)
    )


def _with_zeros(body: bytes) -> Decoded:
    """UTF-16 without its mark has a zero beside every Latin letter, or beside every space and one value beside the
    letters of another alphabet; anything else with zeros is no text."""
    for encoding, upper in (("utf-16-le", body[1::2]), ("utf-16-be", body[::2])):
        alphabets = len(set(upper)) <= _FEW_ALPHABETS and upper.count(0) * 20 > len(upper)
        if (upper.count(0) * 3 > len(upper) or alphabets) and upper.count(0) > 0.9 * body.count(0):
            found = _marked(body, encoding)
            if found.utf8 and not found.complaint:
                return found
    return Decoded(complaint=f"is not text (it has zero bytes): {_COPY}")


def _other(body: bytes, language: str | None) -> Decoded:
    mixed = body.decode("utf-8", errors="mmmfeed-cp1252")
    strangers = len(body.decode("utf-8", errors="replace")) - len(body.decode("utf-8", errors="ignore"))
    line = body.count(b"\n", 0, _first_stranger(body)) + 1
    # UTF-8 is hard to hit by chance: where more letters are valid in it than not, single letters were pasted in.
    if len(_HIGH.findall(body)) > 3 * strangers:
        return Decoded(
            mixed.encode(),
            "utf-8",
            f"is UTF-8 but for {strangers} byte(s), the first of them here: check the letters, then save it as UTF-8",
            line,
        )
    encoding = _guess(body, language)
    return Decoded(
        body.decode(encoding, errors="replace").encode(),
        encoding,
        f"is not UTF-8; it was read as {_NAMES.get(encoding, encoding)}: if letters look wrong, save it as UTF-8",
        line,
    )


def _first_stranger(body: bytes) -> int:
    """Where the first byte stands that is not UTF-8."""
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return len(body)


def _guess(body: bytes, language: str | None) -> str:
    """The encoding that makes the most likely text of `body`."""
    # The libraries take a tenth of a second each to load, and only old files need them.
    from charset_normalizer import from_bytes

    from mmmfeed.text import languages

    # Most words of Polish or Turkish are read rightly in a wrong code page of Latin letters; they tell the right one.
    likely = (
        _page_of(language) if language else _page_of(languages.detect(_telling(body).decode("cp1252", "ignore")).tag)
    )
    preferred = likely or ("cp1252" if language else None)
    if preferred and _decodes(body, preferred):
        return preferred
    matches = from_bytes(_telling(body), cp_isolation=[*_CODE_PAGES, "cp1252", "euc_jp", "big5"])
    best = matches.best()
    if best is None:
        return "cp1252" if _decodes(body, "cp1252") else "latin-1"
    western = next((match for match in matches if "cp1252" in match.could_be_from_charset), None)
    # On a few sentences the library's marks for neighbouring code pages differ by less than chance; Windows-1252 is
    # what most old files are.
    close = western and western.chaos <= best.chaos + 0.05 and western.coherence >= best.coherence - 0.05
    encodings = ("cp1252" if close else best.encoding, best.encoding, "cp1252")
    return next((encoding for encoding in encodings if _decodes(body, encoding)), "latin-1")


def _page_of(language: str | None) -> str | None:
    """The code page of this language, where that is not Windows-1252."""
    return next((page for page, of in _CODE_PAGES.items() if language and _primary(language) in of.split()), None)


def _telling(body: bytes) -> bytes:
    """The lines of `body` that are not ASCII, as far as a guess needs them."""
    lines = [line for line in body.splitlines(keepends=True) if not line.isascii()]
    return b"".join(lines)[:_SAMPLE]


def _decodes(body: bytes, encoding: str) -> bool:
    try:
        body.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()


def _line_at(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _stranger(error: UnicodeError) -> tuple[str, int]:
    """One byte that is not UTF-8, as Windows wrote it; a letter cut off at the end of the file as U+FFFD."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    if error.end == len(error.object) and "unexpected end" in error.reason:
        return "\ufffd", error.end
    return error.object[error.start : error.end].decode("cp1252", errors="replace"), error.end


codecs.register_error("mmmfeed-cp1252", _stranger)
