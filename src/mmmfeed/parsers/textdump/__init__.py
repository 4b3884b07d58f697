"""Dated text → announcements: the file's own habit is found first, then applied.

bytes ─decode→ UTF-8 ─split→ lines ─shapes→ date lines ─habit→ what starts a record ─records→ ─announce→ announcements
      └sniff→ a table, JSON Lines, mail, a web page ─containers→ records, or lines ┘

A file of 100 MB is read within 300 MB of memory: lines, days and records are made when they are looked at, and what is
kept of all of them is where they begin, and their names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice

from mmmfeed.model import Decision, Document, Parsed, Problem, SourceSpec
from mmmfeed.parsers.textdump import (
    announce,
    containers,
    decode,
    fallback,
    habit,
    headlines,
    ids,
    lines,
    names,
    records,
    shapes,
    wraps,
)
from mmmfeed.text import dates, mojibake, words
from mmmfeed.text.events import reasons

_QUOTED = 60  # characters of a line that a message quotes
_LISTED = 5  # line numbers that a message lists
_PART = 1000  # records that are announced at once
_TELLING = 5000  # records that show the width that a file is wrapped at
_SHOWING = 500  # records that show whether their texts have headlines
_FEW = 10  # times as many dates as lines that look like one show that these are none
_NO_TEXT = "is a web page without any text: save it again in the browser, or copy its text into a .txt file"
_GLANCE = 1024 * 1024  # bytes that are searched for mojibake at once

_Part = records.Record | records.LeftOut | Decision


def parse(document: Document, source: SourceSpec) -> Parsed:
    """Every record of `document`, and every line that is in none, as a problem. Any bytes give one or the other."""
    parts = list(read(document, source))
    return Parsed(
        announcements=tuple(announcement for part in parts for announcement in part.announcements),
        problems=tuple(problem for part in parts for problem in part.problems),
        understood=tuple(decision for part in parts for decision in part.understood),
        whole=parts[-1].whole,
    )


def read(document: Document, source: SourceSpec) -> Iterator[Parsed]:
    """What `parse` gives, a part at a time."""
    kind = containers.sniff(document.body, document.location, document.media_type, source.columns)
    if kind:
        yield Parsed(understood=(Decision(about="format", rule=containers.NAMES[kind]),))
    if kind == "webpage":
        yield from _web_page(document, source)
    elif kind == "mail":
        yield from _contained(kind, document.body, document, source)
    else:
        decoded = decode.decode(document.body, source.language)
        encoded = Decision(about="encoding", rule=decoded.encoding, evidence=decoded.complaint)
        problems = (_problem(document, decoded.complaint, decoded.line),) if decoded.complaint else ()
        yield Parsed(problems=problems, understood=(encoded,) if decoded.encoding else ())
        if decoded.utf8 and kind:
            yield from _contained(kind, decoded.utf8, document, source)
        elif decoded.utf8:
            yield from _lines(decoded.utf8, document, source)


def _web_page(document: Document, source: SourceSpec) -> Iterator[Parsed]:
    from mmmfeed.parsers.textdump.containers import webpage

    page = webpage.read(document.body, document.base_url)
    complaint = page.complaint or ("" if page.text.strip() else _NO_TEXT)
    if complaint:
        yield Parsed(problems=(_problem(document, complaint),))
    if page.text.strip():
        source = replace(source, language=source.language or page.language or None)
        yield from _lines(page.text.encode(), replace(document, base_url=page.url or document.base_url), source)


def _contained(kind: str, body: bytes, document: Document, source: SourceSpec) -> Iterator[Parsed]:
    """What stands in a table or the like, which is read anew for each look at it."""
    yield from _announced(lambda: containers.read(kind, body, document, source), document, source)


def _lines(body: bytes, document: Document, source: SourceSpec) -> Iterator[Parsed]:
    """What stands in lines of UTF-8."""
    mended = _mojibake(body)
    if mended:
        yield Parsed(understood=(Decision(about="letters", rule="mended", evidence=mended),))
    whole = lines.split(body, (lambda line: mojibake.repair(line)[0]) if mended else None)
    found, guessed = _date_lines(whole, source.language)
    if not found:
        yield Parsed(problems=(_problem(document, _no_dates(whole)),))
        return
    understood = habit.infer(found, whole, source, dates.window(document.retrieved, source.years))
    doubts = [*_doubts(understood, whole), *(_guesses(understood) if guessed else [])]
    problems = tuple(_problem(document, message, line) for message, line in doubts)
    yield Parsed(problems=problems, understood=_facts(understood, len(found)))
    above = records.before(whole, understood)
    outside = [*([above] if above else []), *records.under_headings(whole, understood)]
    if outside:
        yield Parsed(problems=tuple(_problem(document, part.message, part.first, part.last) for part in outside))
    parts = records.Records(whole, understood)
    yield from _announced(lambda: parts, document, source)


def _mojibake(body: bytes) -> str:
    """The first word that was broken by a wrong encoding, and what it was; empty for a good text."""
    if body.isascii():
        return ""
    parts = (body[start : start + _GLANCE].decode("utf-8", "ignore") for start in range(0, len(body), _GLANCE))
    return next((example for _, example in map(mojibake.repair, parts) if example), "")


def _date_lines(whole: lines.Lines, language: str | None) -> tuple[Sequence[shapes.DateLine], bool]:
    """The lines that are dates, and whether that is a library's guess.

    Where many lines look like one in none of the usual languages, rarer ones are tried, and at last that library.
    """
    found: list[shapes.DateLine] = []
    for known in names.vocabularies(language):
        found = list(shapes.date_lines(whole, known))
        if found and known.strangers <= len(found) // _FEW:
            return found, False
    guessed = fallback.date_lines(whole, language)
    return (guessed, True) if len(guessed) > len(found) else (found, False)


def _announced(read: Callable[[], Iterable[_Part]], document: Document, source: SourceSpec) -> Iterator[Parsed]:
    first = list(islice(read(), _TELLING))
    if len(first) < _TELLING:
        # That is all of it.
        read = partial(iter, first)
    telling = [part for part in first if isinstance(part, records.Record)]
    width = wraps.width_of(part.body for part in telling)
    headed = headlines.are_habit(part.body for part in telling[:_SHOWING] if not part.titled)
    del first, telling
    announcer = announce.Announcer(source, document.base_url, width, headed)
    named = ids.source_ids(read, announcer.text)
    whole = frozenset(name for name in named if name)
    pairs = zip(named, read(), strict=True)
    while batch := list(islice(pairs, _PART)):
        kept = [(name, part) for name, part in batch if name and isinstance(part, records.Record)]
        announcements = tuple(announcer.announce(kept))
        doubts = zip((part.line for _, part in kept), announcements, strict=True)
        yield Parsed(
            announcements=announcements,
            problems=(
                *_problems(document, (part for _, part in batch)),
                *(_problem(document, doubt, line) for line, said in doubts for doubt in reasons.doubts(said.events)),
            ),
            understood=tuple(part for _, part in batch if isinstance(part, Decision)),
            whole=whole,
        )


def _problems(document: Document, parts: Iterable[_Part]) -> Iterator[Problem]:
    for part in parts:
        if isinstance(part, records.LeftOut):
            yield _problem(document, part.message, part.first, part.last)
        elif isinstance(part, records.Record) and part.doubt:
            yield _problem(document, part.doubt, part.line)


def _facts(understood: habit.Habit, dated: int) -> tuple[Decision, ...]:
    """How the file was understood."""
    starts, order = understood.starts, understood.order
    share = f"{len(starts)} of the {dated} lines that are a date, the first of them {starts[0].written}"
    return (
        Decision(about="habit", rule=str(understood.shape), evidence=share),
        Decision(about="order", rule=order.rule, evidence=order.evidence),
    )


def _guesses(understood: habit.Habit) -> Iterator[tuple[str, int | None]]:
    if day := next((day for day in understood.days if day.day), None):
        yield f"{day.decision.evidence}. So are all dates of this file: write the months as numbers to be sure", None


def _doubts(understood: habit.Habit, whole: lines.Lines) -> Iterator[tuple[str, int | None]]:
    """What the file leaves open, for people."""
    if understood.order.conflict:
        yield understood.order.conflict, None
    if others := list(_doubtful(understood, whole)):
        yield (
            f"{others[0].written} ({_where(others, whole)}) was read as text, because the records of this file start"
            f" with lines like {understood.starts[0].written}: write the date like that if a record starts there",
            whole.numbers[others[0].index],
        )
    if nested := understood.nested:
        yield (
            f"{nested[0].written} ({_where(nested, whole)}) was read as text of the record above it, because of what"
            " stands around it and its place among the dates: if a record starts there, write an empty line above it,"
            " and end the text before that with a full stop",
            whole.numbers[nested[0].index],
        )


def _where(found: Sequence[shapes.DateLine], whole: lines.Lines) -> str:
    numbers = [str(whole.numbers[line.index]) for line in found]
    more = f" and {len(found) - _LISTED} more" if len(found) > _LISTED else ""
    return f"line{'s' if len(found) > 1 else ''} {', '.join(numbers[:_LISTED])}{more}"


def _doubtful(understood: habit.Habit, whole: lines.Lines) -> Iterator[shapes.DateLine]:
    """Lines that another file would start a record with: a date alone; in words also below an empty line.

    An announcement of something to attend has a line with its day more often than not.
    """
    for line in understood.others:
        if line.shape.layout or line.shape.yearless:
            continue
        apart = not line.index or not whole.texts[line.index - 1].strip()
        if isinstance(line.date, dates.Numbers) or apart:
            yield line


def _no_dates(whole: lines.Lines) -> str:
    first = next((text for text in whole.texts if text.strip()), "")
    return (
        "has no line that is a date, such as 04.03.25, 2025-03-04 or 4 March 2025, so no announcement was found: put"
        " the date on a line of its own above each announcement."
        f" The file begins with “{words.cut(words.clean(first), _QUOTED)}”"
    )


def _problem(document: Document, message: str, first: int | None = None, last: int | None = None) -> Problem:
    """A problem at a line, or at several: `dumps/news.txt:3-7`."""
    place = document.location
    if first is not None:
        place += f":{first}" if last is None or last == first else f":{first}-{last}"
    return Problem(source=document.source, place=place, message=message)
