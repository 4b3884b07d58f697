"""A dated plain text → announcements: the file's own habit is found first, then applied.

bytes ─decode→ text ─split→ lines ─shapes→ date lines ─habit→ what starts a record ─records→ ─announce→ announcements
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mmmfeed.model import Announcement, Document, Parsed, Problem, SourceSpec
from mmmfeed.parsers.textdump import announce, decode, fallback, habit, lines, records, shapes
from mmmfeed.text import dates, words

_QUOTED = 60  # characters of a line that a message quotes
_LISTED = 5  # line numbers that a message lists


def read(document: Document, source: SourceSpec) -> Iterator[Parsed]:
    """Every record of `document`, a part of it at a time, as `parse` gives them all at once."""
    yield parse(document, source)


def parse(document: Document, source: SourceSpec) -> Parsed:
    """Every record of `document`, and every line that is in none, as a problem. Any bytes give one or the other."""
    decoded = decode.decode(document.body, source.language)
    problems = [_problem(document, decoded.complaint, decoded.line)] if decoded.complaint else []
    if not decoded.text:
        return Parsed(problems=tuple(problems))
    announcements, more = _read(lines.split(decoded.text), document, source)
    return Parsed(announcements=announcements, problems=(*problems, *more))


def _read(
    whole: lines.Lines, document: Document, source: SourceSpec
) -> tuple[tuple[Announcement, ...], Sequence[Problem]]:
    found = list(shapes.date_lines(whole)) or fallback.date_lines(whole, source.language)
    if not found:
        return (), [_problem(document, _no_dates(whole))]
    within = dates.window(document.retrieved)
    understood = habit.infer(found, whole, source, within)
    problems = [_problem(document, message, line) for message, line in _doubts(understood, whole)]
    kept: list[records.Record] = []
    for part in records.cut(whole, understood):
        if isinstance(part, records.Record):
            kept.append(part)
        else:
            problems.append(_problem(document, part.message, part.first, part.last))
    return announce.announce(kept, source, document.base_url), problems


def _doubts(understood: habit.Habit, whole: lines.Lines) -> Iterator[tuple[str, int | None]]:
    """What the file leaves open, for people."""
    if understood.order.conflict:
        yield understood.order.conflict, None
    guessed = [day.decision.evidence for day in understood.days if day.decision.rule == "dateparser"]
    if guessed:
        yield f"{guessed[0]}. So are all dates of this file: write the months as numbers to be sure", None
    for line, day in zip(understood.starts, understood.days, strict=True):
        if day.doubt:
            yield day.doubt, whole.numbers[line.index]
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
