"""A dated plain text → announcements: the file's own habit is found first, then applied.

bytes ─decode→ UTF-8 ─split→ lines ─shapes→ date lines ─habit→ what starts a record ─records→ ─announce→ announcements

A file of 100 MB is read within 300 MB of memory: lines, days and records are made when they are looked at, and what is
kept of all of them is where they begin, and their names.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from mmmfeed.model import Announcement, Decision, Document, Parsed, Problem, SourceSpec
from mmmfeed.parsers.textdump import announce, decode, fallback, habit, lines, records, shapes, wraps
from mmmfeed.text import dates, words

_QUOTED = 60  # characters of a line that a message quotes
_LISTED = 5  # line numbers that a message lists
_PART = 1000  # records that are announced at once
_TELLING = 5000  # records that show the width that a file is wrapped at


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
    decoded = decode.decode(document.body, source.language)
    encoded = Decision(about="encoding", rule=decoded.encoding, evidence=decoded.complaint)
    problems = (_problem(document, decoded.complaint, decoded.line),) if decoded.complaint else ()
    yield Parsed(problems=problems, understood=(encoded,) if decoded.encoding else ())
    if decoded.utf8:
        yield from _read(lines.split(decoded.utf8), document, source)


def _read(whole: lines.Lines, document: Document, source: SourceSpec) -> Iterator[Parsed]:
    strict = list(shapes.date_lines(whole))
    found = strict or fallback.date_lines(whole, source.language)
    if not found:
        yield Parsed(problems=(_problem(document, _no_dates(whole)),))
        return
    understood = habit.infer(found, whole, source, dates.window(document.retrieved, source.years))
    doubts = [*_doubts(understood, whole), *([] if strict else _guesses(understood))]
    problems = tuple(_problem(document, message, line) for message, line in doubts)
    yield Parsed(problems=problems, understood=_facts(understood, len(found)))
    above = records.before(whole, understood)
    if above:
        yield Parsed(problems=(_problem(document, above.message, above.first, above.last),))
    yield from _announced(records.Records(whole, understood), document, source)


def _announced(parts: records.Records, document: Document, source: SourceSpec) -> Iterator[Parsed]:
    telling = (part.body for part in islice(parts, _TELLING) if isinstance(part, records.Record))
    announcer = announce.Announcer(source, document.base_url, wraps.width_of(telling))
    names = announce.source_ids(parts, announcer)
    whole = frozenset(name for name in names if name)
    for start in range(0, len(parts), _PART):
        announcements: list[Announcement] = []
        problems: list[Problem] = []
        for part, name in zip(parts[start : start + _PART], names[start : start + _PART], strict=True):
            if isinstance(part, records.LeftOut):
                problems.append(_problem(document, part.message, part.first, part.last))
            elif name:
                announcements.append(announcer.announce(part, name))
                problems += [_problem(document, part.doubt, part.line)] if part.doubt else []
        yield Parsed(announcements=tuple(announcements), problems=tuple(problems), whole=whole)


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
        numbers = [str(whole.numbers[line.index]) for line in others]
        more = f" and {len(others) - _LISTED} more" if len(others) > _LISTED else ""
        where = f"line{'s' if len(others) > 1 else ''} {', '.join(numbers[:_LISTED])}{more}"
        yield (
            f"{others[0].written} ({where}) was read as text, because the records of this file start with lines like"
            f" {understood.starts[0].written}: write the date like that if a record starts there",
            whole.numbers[others[0].index],
        )


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
