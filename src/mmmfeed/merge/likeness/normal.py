"""The form in which announcements are compared: words without tags, dateline and call to action, and where each stood.

A word here is a run of letters or digits. A number keeps the signs inside it ("2.0.1", "17:30", "2014-02-24"),
an address is one word, and in scripts that do not part words by spaces every sign is one.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from itertools import islice

from mmmfeed.merge.likeness.shingles import fingerprints, is_sign
from mmmfeed.model import Announcement, TitleOrigin
from mmmfeed.text import cuts, leads, phrases, sentences

LONGEST = 20_000  # words of a text that are compared: an hour's speech has half of that

_UNSPACED = (
    "\u0e01-\u0e7f\u0e81-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0963\u0966-\u0dff"  # which `\w` leaves out
_HANGUL = "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3"
_LETTER = rf"[^\W_{_UNSPACED}{_HANGUL}]"  # Korean hangs its particles on Latin words and numbers: "2005가"
_ANY_LETTER = r"[^\W_]"
_URL = r"(?:https?://|www\.)[^\s<>\"”»)\]」』】）]+"
_NUMBER = r"\d+(?:[.,:/'’\-]\d+)*"
_VERSION = rf"\d+(?:\.\d+)+[-_][a-zA-Z]+(?:\.?\d+)?(?!{_LETTER})"  # 2.0.0-rc1 is one name
_VERSION_OF_ANY = rf"\d+(?:\.\d+)+[-_][a-zA-Z]+(?:\.?\d+)?(?!{_ANY_LETTER})"
# The same three times: for texts with spaces, for those of East Asia, and for those with marks. Quickest first.
_SPACED = re.compile(rf"{_URL}|{_VERSION_OF_ANY}|{_NUMBER}{_ANY_LETTER}*|{_ANY_LETTER}+")
_WORDS = re.compile(rf"{_URL}|{_VERSION}|{_NUMBER}{_LETTER}*|{_LETTER}+|[{_HANGUL}]+|[{_UNSPACED}]")
_MARKED = re.compile(rf"{_URL}|{_VERSION}|{_NUMBER}{_LETTER}*|(?:{_LETTER}|[{_MARKS}])+|[{_HANGUL}]+|[{_UNSPACED}]")
_HAS_MARKS = re.compile(f"[{_MARKS}]")
_HAS_SIGNS = re.compile(f"[{_UNSPACED}{_HANGUL}]")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_LONGEST_DATELINE = 90  # characters
# What parts a dateline from the matter, in the press of Europe and of East Asia.
_DATELINE_END = re.compile(r"(?:[–—]|\s-{1,2}\s|[】)）]|[电電讯訊](?:\s*[（(][^）)]{2,20}[）)])?)\s*")
_CUT_MARK = re.compile(r"\s*(?:[\[(]\s*)?(?:…|\.{3,})(?:\s*[\])])?\s*$")
_ENDING = 500  # characters of a text in which it may be cut, with a call and a footer behind
_CUT_IN_BRACKETS = r"[\[(]\s*(?:…|\.{3})\s*[\])]"
_CUT = rf"(?:{_CUT_IN_BRACKETS}|…|\.{{3}})"
_CUT_AND_CALL = re.compile(
    rf"{_CUT}[\s»→>]*(?:{phrases.CALLS})(?!\w)|"
    # In any language: nothing but a few words in the paragraph behind the brackets.
    rf"{_CUT_IN_BRACKETS}[^\n.!?。।…]{{1,40}}(?=\n\s*\n|\s*$)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Words:
    """A text as its words."""

    text: str  # NFKC, from which evidence is quoted
    folded: tuple[str, ...]  # the words in lower case; may be fewer than `text` has

    def __len__(self) -> int:
        return len(self.folded)

    @cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where each word stands in `text`. Of most texts nobody asks."""
        found = _pattern(self.text).finditer(self.text)
        return tuple(word.span() for word in islice(found, len(self.folded)))

    def but_last(self) -> Words:
        """Without the last word."""
        return Words(self.text, self.folded[:-1])

    def shown(self, index: int) -> str:
        """The word as it was written."""
        start, end = self.spans[index]
        return self.text[start:end]

    def quote(self, start: int, end: int, limit: int = 60) -> str:
        """The words from `start` to `end` as they were written, for people; cut where it is long."""
        if start >= end:
            return ""
        piece = " ".join(self.text[self.spans[start][0] : self.spans[end - 1][1]].split())
        return piece if len(piece) <= limit else f"{piece[: limit - 1].rstrip()}…"


@dataclass(frozen=True, eq=False)
class Wording:
    """An announcement as it is compared. Made once for each, kept while it is compared with others."""

    of: Announcement
    title: Words  # empty where the title was made from the text
    body: Words
    cut: bool  # the source cut the text, or a sign at its end says so
    title_cut: bool = False

    @cached_property
    def whole(self) -> Words:
        """Title and text: a teaser without a title may begin with either."""
        return joined(self.title, self.body) if self.title.folded else self.body

    @cached_property
    def prints(self) -> frozenset[int]:
        """The runs of words by which it is found (shingles.py)."""
        return fingerprints(self.title.folded, self.body.folded)

    @cached_property
    def unspaced(self) -> bool:
        """Whether most words are single signs of a script without spaces."""
        sample = self.body.folded[:200] or self.title.folded
        return 2 * sum(map(is_sign, sample)) > len(sample)


def wording(announcement: Announcement) -> Wording:
    """`announcement` as it is compared."""
    text = comparable_text(announcement.text or announcement.summary)
    bare, marked = without_cut_mark(text)
    given = announcement.title if announcement.title_origin is not TitleOrigin.DERIVED else ""
    title, title_cut = without_cut_mark(untagged(given))
    return Wording(announcement, words(title), words(bare), announcement.truncated or marked, title_cut)


def comparable_text(text: str) -> str:
    """`text` without tags, dateline and closing call, in NFKC."""
    plain = untagged(text)
    if "…" in plain or "..." in plain:  # what is behind a cut is looked at later
        cut = _cut_and_call(plain)
        return without_dateline(f"{plain[: cut.start()]}…" if cut else cuts.without_calls(plain))
    plain = cuts.without_calls(plain) if plain else ""
    bare = cuts.without_closing_call(plain)
    # "… is free to download under a licence" is no call: the text was cut there.
    return without_dateline(bare if sentences.is_finished(bare) else plain)


def untagged(text: str) -> str:
    """`text` in NFKC; tags and references are resolved where it has any."""
    if "<" in text:
        text = _TAG.sub(" ", text)
    if "&" in text:
        text = unescape(text)
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def without_dateline(text: str) -> str:
    """`text` without "UN New York –": partners take announcements over with or without it, or with their own."""
    start = text[:_LONGEST_DATELINE].lstrip()
    if not _DATELINE_END.search(start) or not leads.place(text):
        return text
    found = _DATELINE_END.search(text, 0, _LONGEST_DATELINE)
    return text[found.end() :] if found else text


def without_cut_mark(text: str) -> tuple[str, bool]:
    """`text` up to the "[…]" that ends it, or that stands before a closing call; and whether there is one."""
    found = _CUT_MARK.search(text, max(0, len(text) - 20))
    if found:
        return text[: found.start()], True
    found = _cut_and_call(text)
    return (text[: found.start()], True) if found else (text, False)


def _cut_and_call(text: str) -> re.Match[str] | None:
    """Where a text was cut, with a call and a footer behind. A newsletter has several, and is not cut."""
    found = _CUT_AND_CALL.search(text, max(0, len(text) - _ENDING))
    if not found or _CUT_AND_CALL.search(text, found.end()) or _CUT_AND_CALL.search(text, 0, found.start()):
        return None
    return found


def words(text: str) -> Words:
    """The words of `text`, at most LONGEST."""
    # Folded all in one: no word has a line feed in it, and none comes of folding.
    found = "\n".join(_pattern(text).findall(text)).casefold()
    return Words(text, tuple(found.split("\n")[:LONGEST] if found else ()))


def _pattern(text: str) -> re.Pattern[str]:
    if text.isascii():
        return _SPACED
    if _HAS_MARKS.search(text):
        return _MARKED
    return _WORDS if _HAS_SIGNS.search(text) else _SPACED


def joined(first: Words, second: Words) -> Words:
    """Both, one after the other."""
    return Words(f"{first.text}\n\n{second.text}", first.folded + second.folded)
