"""What a row or an object says → a record."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from mmmfeed.model import Decision
from mmmfeed.parsers.textdump.containers import cells, headers
from mmmfeed.parsers.textdump.containers.cells import Dated
from mmmfeed.parsers.textdump.records import LeftOut, Record
from mmmfeed.text import calendars, words

_BREAK = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_TRACES = re.compile("[\u00ad\ufeff]")  # of a layout, as in lines.py
_LIST = re.compile(r"\s*[;|\n]\s*")
_COMMAS = re.compile(r"\s*,\s*")
_TAG = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*", re.IGNORECASE)
_CUT = re.compile(r"(?:\s*(?:…|\.{3}|\[(?:…|\.{3})\]))+\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What stands in the columns of one row, as written."""

    title: str = ""
    text: str = ""
    summary: str = ""
    url: str = ""
    name: str = ""
    authors: Sequence[str] = ()
    categories: Sequence[str] = ()
    language: str = ""
    place: str = ""  # with the name of its column: "Ort: Berlin"
    time: str = ""  # the same


@dataclass(frozen=True, slots=True)
class Where:
    """The place of a row."""

    first: int  # numbers of lines, both included
    last: int
    cell: str  # for people: "line 7, column Datum"


def record(facts: Facts, dated: Dated, where: Where, *doubts: str) -> Record | LeftOut:
    """The record, with what is doubtful about it; or why there is none."""
    if dated.day is None:
        return LeftOut(where.first, where.last, f"was left out: {dated.refusal}")
    title = words.one_line(words.clean(plain(facts.title)))
    body, clock = _body(facts, dated)
    if not title and not any(words.clean(line).strip() for line in body):
        return LeftOut(where.first, where.last, "has a date and nothing else: write a title or a text, or delete it")
    language = tag(facts.language)
    return Record(
        where.first,
        dated.day,
        dated.decision(where.cell),
        body,
        Decision(about="title", rule="column", evidence=f"line {where.first}") if title else None,
        title,
        clock,
        facts.url.strip(),
        words.one_line(words.clean(facts.name)),
        [name for name in map(_tidy, facts.authors) if name],
        [name for name in map(_tidy, facts.categories) if name],
        language,
        ". Also: ".join(filter(None, (dated.doubt, *doubts, "" if language else _no_language(facts.language)))),
    )


def _no_language(said: str) -> str:
    name = words.cut(words.clean(said), 40)
    return f"“{name}” is no language that is known here, and was not kept: write a code such as fr" if name else ""


def lines(text: str) -> list[str]:
    """`text`, which may be HTML, as the lines of a body."""
    return lines_of(plain(text))


def lines_of(text: str) -> list[str]:
    """`text` as the lines of a body: the first and the last are not blank."""
    parted = _BREAK.split(_TRACES.sub("", text))
    while parted and not parted[0].strip():
        del parted[0]
    while parted and not parted[-1].strip():
        del parted[-1]
    return parted


def plain(text: str) -> str:
    """`text` without its markup, where it has some: exports of web sites have HTML in their cells."""
    if "<" not in text and "&" not in text:
        return text
    from mmmfeed.text import html

    return html.to_text(text) if html.is_marked_up(text) else text


def parts(text: str) -> Sequence[str]:
    """A list in one cell: parted by semicolons, bars or lines, else by commas."""
    found = _LIST.split(text.strip())
    return found if len(found) > 1 else _COMMAS.split(text.strip())


def people(text: str) -> Sequence[str]:
    """Names in one cell; a comma stands inside of many: "Doe, Jane"."""
    return _LIST.split(text.strip())


def tag(text: str) -> str:
    """`text` as BCP 47: a tag, or the name of a language in English or its own; empty for anything else."""
    name = text.strip()
    if not name:
        return ""
    by_name = _languages().get(headers.folded(name))
    if by_name:
        return by_name
    return name.replace("_", "-") if _TAG.fullmatch(name) else ""


@cache
def _languages() -> dict[str, str]:
    from babel import Locale

    known = {}
    for code in calendars.LANGUAGES:
        locale = Locale.parse(code)
        for name in (locale.english_name, locale.get_display_name()):
            known[headers.folded(name or code)] = code
    return known


def _body(facts: Facts, dated: Dated) -> tuple[Sequence[str], str]:
    """The lines of the text, and the time of day: of the date, or of a column of its own."""
    body = lines(facts.text)
    if facts.summary.strip() and not _begins(facts.text, facts.summary):
        summary = lines(facts.summary)
        body = [*summary, "", *body] if body else summary
    clock = dated.clock
    _, _, time = facts.time.partition(": ")
    told = [facts.place]
    if facts.time and not clock and (found := cells.clock(time)):
        clock = found
    else:
        told.append(facts.time)
    below = [line for fact in told for line in lines(fact)]
    return ([*body, "", *below] if body and below else body or below), clock


def _begins(text: str, summary: str) -> bool:
    """Whether the text says itself what its summary says."""
    return words.comparable(text).startswith(words.comparable(_CUT.sub("", summary)))


def _tidy(name: str) -> str:
    return words.one_line(words.clean(plain(name)))
