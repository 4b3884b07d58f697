"""A report in words, and as JSON."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from mmmfeed.model import Problem
from mmmfeed.report import Heard, Output, Report

_KILO = 1000
_NAMED = 3  # files


def problems(found: Iterable[Problem]) -> Iterator[str]:
    """A line each: where, and what to do."""
    for problem in found:
        whose = f"{problem.source}: " if problem.source else ""  # nobody's: a line of feeds.yaml
        yield f"{whose}{near(problem.place)}: {problem.message}"


def summary(report: Report) -> Iterator[str]:
    """What was read, and what became of each file."""
    for name, heard in report.sources.items():
        yield f"{name}: {_heard(heard)}"
        yield from (f"{name}: {fact}" for fact in heard.facts)
    for output in report.published.outputs:
        yield f"{near(str(output.path))}: {_written(output)}"
    if report.published.documents:
        yield f"older entries: {count(report.published.documents, 'file')} written"
    if report.published.pages:
        yield f"pages: {count(report.published.pages, 'file')} written"
    if removed := report.published.removed:
        yield f"no longer wanted: {some(removed)} removed"
    waiting = max((output.waiting for output in report.published.outputs), default=0)
    if waiting:
        yield f"{count(waiting, 'announcement')} dated ahead, kept until the day comes"
    if report.room.dropped:
        yield f"{count(report.room.dropped, 'old document')} dropped, which took {size(report.room.freed)}"


def notes(report: Report) -> Iterator[str]:
    """What is no problem, but has to be told once."""
    if report.room.passed:
        yield (
            f"The store takes more than {size(report.room.passed)} by now: every document is kept as it came. If that "
            "is too much, archive: in feeds.yaml says how long they are kept; announcements stay."
        )


def as_json(report: Report) -> str:
    """The same for scripts."""
    from mmmfeed.cli import comparing, differing

    differences = {"differences": comparing.as_json(report.differences)} if report.differences else {}
    return json.dumps(
        {
            "sources": {name: _counts(heard) for name, heard in report.sources.items()},
            "outputs": [
                {
                    "path": str(output.path),
                    "entries": output.entries,
                    "waiting": output.waiting,
                    "written": output.written,
                }
                for output in report.published.outputs
            ],
            "dropped": report.room.dropped,
            "feeds": differing.as_json(report.published),
            **differences,
            "problems": [as_dict(problem) for problem in report.problems],
            "exit_code": report.exit_code,
        },
        ensure_ascii=False,
        indent=2,
    )


def _heard(heard: Heard) -> str:
    if heard.waiting and heard.unchanged == heard.documents:
        return heard.waiting
    if not heard.documents:
        return "not read"
    parts = [f"{heard.new} new", f"{heard.changed} changed", f"{heard.merged} merged"]
    if heard.listed is not None:
        parts = [f"names {count(heard.listed, 'feed')}"]
    if heard.unchanged == heard.documents:
        parts = ["nothing new"]
    if heard.problems:
        parts.append(count(len(heard.problems), "problem"))
    return ", ".join(parts)


def _written(output: Output) -> str:
    if output.refused:
        return "not published; what stood there still stands"
    what = ("event",) if output.path.suffix == ".ics" else ("entry", "entries")
    return f"{count(output.entries, *what)}, {'written' if output.written else 'unchanged'}"


def some(names: Sequence[str]) -> str:
    """The first names, and how many more."""
    more = len(names) - _NAMED
    return ", ".join([*names[:_NAMED], *([count(more, "more file")] if more > 0 else [])])


def count(number: int, one: str, many: str = "") -> str:
    """`1 entry`, `2 entries`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def size(number: int) -> str:
    """Of so many bytes, in at most seven characters."""
    value = float(number)
    for unit in ("B", "kB", "MB", "GB", "TB"):
        if value < _KILO or unit == "TB":
            break
        value /= _KILO
    return f"{value:.0f} {unit}" if value >= 10 or unit == "B" else f"{value:.1f} {unit}"  # noqa: PLR2004


def _counts(heard: Heard) -> dict[str, int]:
    names = ("documents", "unchanged", "new", "changed", "merged")
    return {name: getattr(heard, name) for name in names} | {"problems": len(heard.problems)}


def as_dict(problem: Problem) -> dict[str, str]:
    """A problem, for JSON."""
    return {"source": problem.source, "place": problem.place, "message": problem.message}


def near(place: str) -> str:
    """A path as seen from here, when it is below here."""
    here = f"{Path.cwd()}{os.sep}"
    return place.removeprefix(here)
