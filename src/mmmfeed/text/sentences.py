"""Sentences of plain text: where one ends, and whether the last one does. For all scripts that mark it."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Full stops of the scripts that have their own (Unicode property Sentence_Terminal, those in living use), and the Greek
# question mark, which NFC turns into a semicolon.
WIDE_STOPS = "。！？｡．"
STOPS = ".!?…‼⁇⁈⁉" + WIDE_STOPS + "؟۔؛।॥።፧܀။៕։՞"
CLOSERS = "\"'”’»›“)]}）］」』】〉》〕*_"
GREEK = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff][\s\S]*;[\s\"'”’»)]*$")

_WIDE_END = rf"[{WIDE_STOPS}]+[{re.escape(CLOSERS)}]*"
_NARROW = re.escape("".join(stop for stop in STOPS if stop not in WIDE_STOPS))
_END = re.compile(rf"{_WIDE_END}|[{_NARROW}]+[{re.escape(CLOSERS)}]*(?=\s)|\n+|(?<=[\u0370-\u03ff]);(?=\s)")

# Words that end in a dot without ending a sentence. Single letters are never an end; the rest is what announcements
# use in the languages of Europe.
_SHORT_FORMS = """
    28. Mai mr mrs ms dr prof st no nr vs etc e.g i.e cf al inc ltd co corp dept est fig vol pp approx gen col
    sen rep hon rev jr sr jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat sun a.m p.m
    u.s u.k u.n bzw z.b d.h u.a usw ca evtl ggf inkl bspw str abs art hr fr nat dipl ing mag vgl max min tel m
    mm mme mlle av bd env janv févr avr juil déc p.ex c.-à-d n° ex sra srta dra ud uds ee.uu p.ej pág núm avda
    sig sig.ra dott dott.ssa ecc es pag exmo exma nº dhr mevr bijv o.a m.b.t d.w.z blz np tzn itp itd ul r godz
    tj kl bl.a t.ex f.eks dvs osv ev např tzv mj atd č dl d-na d-l т.е т.д т.п г гг ул им руб млн тыс тел κ.λπ
    π.χ κ κα αρ
"""
_ABBREVIATIONS = frozenset(_SHORT_FORMS.split())
_LONGEST_WORD = 40  # characters; no short form is longer
_DAY_GOES_ON = re.compile(r"\d{1,2}\.|\d{4}(?!\d)")
_LAST_WORD = re.compile(r"[^\s(\[\"“«]*$")


def sentences(text: str) -> Iterator[str]:
    """The sentences of `text` in order, with their stops; a paragraph's end ends a sentence, too."""
    begin = 0
    for found in _END.finditer(text):
        if "\n" not in found[0] and not _is_end(text, begin, found):
            continue
        if sentence := text[begin : found.end()].strip():
            yield sentence
        begin = found.end()
    if rest := text[begin:].strip():
        yield rest


def is_finished(text: str) -> bool:
    """Whether the last sentence of `text` ends in a stop of its script, quotes and brackets aside."""
    bare = text.rstrip().rstrip(CLOSERS + " \u00a0\u202f")
    return bare.endswith(tuple(STOPS)) or bool(GREEK.search(text[-200:]))


def _is_end(text: str, begin: int, found: re.Match[str]) -> bool:
    """Whether the stop that was found ends a sentence rather than a short form, an ordinal or a quotation."""
    if found[0][0] in WIDE_STOPS or found[0][0] == ";":
        return True
    after = text[found.end() : found.end() + 20].lstrip()
    if after[:1].islower():
        return False
    if found[0][0] != "." or found[0].startswith(".."):
        return True
    last = _LAST_WORD.search(text, max(begin, found.start() - _LONGEST_WORD), found.start())
    word = last[0] if last else ""
    if (len(word) == 1 and word.isalpha()) or word.lower() in _ABBREVIATIONS:
        return False
    # "am 28. Mai" and "do 31. 3. 2026" go on; "28." alone and "… in 2024. The" do not.
    ordinal = word.isdigit() and len(word) <= 2 and last is not None and last.start() > begin  # noqa: PLR2004
    return not (ordinal and (after[:1].isalpha() or _DAY_GOES_ON.match(after)))
