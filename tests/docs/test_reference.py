"""What the program has stands in the reference, and the reference has nothing else."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import click
import pytest
from docpages import ROOT

from mmmfeed.cli import main, wording
from mmmfeed.cli.exporting import lines
from mmmfeed.model import Announcement, Cluster, Event, Member
from mmmfeed.report import Heard, Output, Published, Report

COMMANDS = (ROOT / "docs/reference/commands.md").read_text(encoding="utf-8")
EXPORT = (ROOT / "docs/reference/export.md").read_text(encoding="utf-8")
MESSAGES = (ROOT / "docs/how-to/when-a-message-appears.md").read_text(encoding="utf-8")
DECISIONS = sorted((ROOT / "docs/decisions").glob("*.md"))


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_and_option_has_its_place(command: str) -> None:
    section = COMMANDS.partition(f"\n## {command}\n")[2].partition("\n## ")[0]
    assert section, f"commands.md has no section {command}"
    for parameter in main.commands[command].params:
        for spelt in spellings(parameter):
            assert f"`{spelt}`" in section, f"{command} does not name {spelt}"


def test_the_options_of_all_commands_have_their_place() -> None:
    head = COMMANDS.partition("\n## ")[0]
    for parameter in main.params:
        for spelt in spellings(parameter):
            assert f"`{spelt}`" in head


def test_no_command_is_told_that_is_not_there() -> None:
    told = set(re.findall(r"^## ([a-z]+)$", COMMANDS, re.MULTILINE))
    assert told == set(main.commands)


def test_every_exported_field_is_told_and_no_other() -> None:
    line = exported()
    assert told_fields(EXPORT, "## One line") == set(line)
    assert told_fields(EXPORT, "## An event") == set(line["events"][0])


def test_every_field_of_a_report_is_told() -> None:
    report = Report(
        sources={"own": Heard(documents=1)},
        published=Published(outputs=(Output(path=Path("o"), entries=1, waiting=0, written=True),)),
    )
    said = json.loads(wording.as_json(report))
    for key in [*said, *said["sources"]["own"], *said["outputs"][0]]:
        assert f"`{key}`" in COMMANDS


def test_every_message_with_a_remedy_is_one_of_the_program() -> None:
    written = " ".join(literals())
    for message in re.findall(r"^\| `([^`]+)` \|", MESSAGES, re.MULTILINE):
        for part in filter(None, (part.strip() for part in message.split("…"))):
            assert part in written, f"{message}: no message of the program says “{part}”"


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.name)
def test_a_decision_says_what_why_and_instead_of_what(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert re.match(rf"# {page.name[:4]} · \S", text)
    for heading in ("## Decision", "## Why", "## Instead of"):
        assert f"\n{heading}\n" in text


def spellings(parameter: click.Parameter) -> Iterator[str]:
    if isinstance(parameter, click.Argument):
        yield str(parameter.metavar)
    else:
        yield from (*parameter.opts, *parameter.secondary_opts)


def exported() -> dict[str, list[dict[str, str]]]:
    when = datetime(2026, 1, 27, 11, tzinfo=UTC)
    event = Event(start=date(2026, 2, 3))
    said = Announcement(source="own", source_id="1", title="A title", published=when, events=(event,))
    cluster = Cluster(guid="g", since=when, members=(Member(announcement=said, keys=frozenset()),))
    line: dict[str, list[dict[str, str]]] = json.loads(next(iter(lines([cluster]))))
    return line


def told_fields(page: str, heading: str) -> set[str]:
    """The words in code type in the first column of the table under `heading`."""
    section = page.partition(heading)[2].partition("\n## ")[0]
    cells = re.findall(r"^\| ([^|]*`[^|]*) \|", section, re.MULTILINE)
    return {word for cell in cells for word in re.findall(r"`([^`]+)`", cell)}


def literals() -> Iterator[str]:
    """Every text in the program's source, with white space as it is printed."""
    for path in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
