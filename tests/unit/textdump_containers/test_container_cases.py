"""tests/cases/dump/containers: each file with the .yaml beside it that says what it is about and what is expected."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from mmmfeed.model import DateOrder, Decision, Document, SourceSpec, TitleOrigin
from mmmfeed.parsers.textdump import containers, decode, parse
from mmmfeed.parsers.textdump.containers import webpage
from mmmfeed.parsers.textdump.records import LeftOut, Record

CASES = Path(__file__).parents[2] / "cases" / "dump" / "containers"
RETRIEVED = datetime(2026, 3, 1, tzinfo=UTC)
EXPECTATIONS = sorted(CASES.glob("*.yaml"))


def file_of(case: Path) -> Path:
    (found,) = (path for path in CASES.glob(f"{case.stem}.*") if path != case)
    return found


def expectation(case: Path) -> dict[str, Any]:
    read: dict[str, Any] = YAML(typ="safe").load(case)
    return read


def source_of(expected: dict[str, Any]) -> SourceSpec:
    return SourceSpec(
        name="club",
        kind="dump",
        location="club",
        language=expected.get("language"),
        dates=DateOrder(expected["dates"]) if "dates" in expected else None,
        columns=tuple(expected.get("columns", {}).items()),
    )


def shown(record: Record) -> dict[str, Any]:
    return {
        "line": record.line,
        "date": record.day,
        "clock": record.clock,
        "title": record.title,
        "text": "\n".join(record.body),
        "url": record.url,
        "name": record.name,
        "authors": list(record.authors),
        "categories": list(record.categories),
        "language": record.language,
        "rule": record.dated.rule,
        "evidence": record.dated.evidence,
    }


def told_of(part: Record | LeftOut | Decision) -> tuple[str, str] | None:
    """The place and the words of what people are told."""
    if isinstance(part, Record):
        return (str(part.line), part.doubt) if part.doubt else None
    if isinstance(part, LeftOut):
        return f"{part.first}-{part.last}" if part.last > part.first else str(part.first), part.message
    return None


@pytest.mark.parametrize("case", EXPECTATIONS, ids=lambda case: case.stem)
def test_what_a_file_is_and_holds(case: Path) -> None:
    expected = expectation(case)
    path = file_of(case)
    body = path.read_bytes()
    source = source_of(expected)
    kind = containers.sniff(body, path.name, None, source.columns)
    assert kind == expected["kind"]
    if kind is None:
        return
    if kind == "webpage":
        check_page(body, source, expected)
        return
    document = Document(source="club", location=path.name, body=body, retrieved=RETRIEVED)
    read = body if kind == "mail" else decode.decode(body, source.language).utf8
    parts = list(containers.read(kind, read, document, source))
    wanted = expected.get("records", [])
    heard = [shown(part) for part in parts if isinstance(part, Record)]
    assert [{key: record[key] for key in want} for record, want in zip(heard, wanted, strict=True)] == wanted
    problems = expected.get("problems", [])
    told = [said for part in parts if (said := told_of(part))]
    assert [place for place, _ in told] == [str(want["at"]) for want in problems], told
    for (_, message), want in zip(told, problems, strict=True):
        assert want["says"] in message
    understood = {part.about: part.evidence for part in parts if isinstance(part, Decision)}
    for about, says in expected.get("understood", {}).items():
        assert says in understood[about]


def check_page(body: bytes, source: SourceSpec, expected: dict[str, Any]) -> None:
    """What the ordinary way makes of the text of a page."""
    text = webpage.text_of(body)
    parsed = parse(Document(source="club", location="club.html", body=text.encode(), retrieved=RETRIEVED), source)
    for announcement, want in zip(parsed.announcements, expected["records"], strict=True):
        assert announcement.published
        assert announcement.published.date() == want["date"]
        if "url" in want:
            assert announcement.raw_url == want["url"]
        assert want["has"] in announcement.text
        if "title" in want:
            assert (announcement.title, announcement.title_origin) == (want["title"], TitleOrigin.GIVEN)
    for lacking in expected.get("lacks", []):
        assert lacking not in text
    assert [problem.message for problem in parsed.problems] == []


def test_every_file_has_its_expectation() -> None:
    files = {path.stem for path in CASES.iterdir() if path.suffix != ".yaml"}
    assert files == {case.stem for case in EXPECTATIONS}
