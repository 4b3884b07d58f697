"""Every tests/cases/config/NAME.yaml says what NAME.expected says: its specs, or the lines that its author reads.

Write the expectations anew with `MMMFEED_WRITE_EXPECTED=1 pytest tests/unit/config/test_cases.py`, and read what
changed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path

import jsonschema
import pytest

from mmmfeed.config import json_schema, lines, load
from mmmfeed.errors import ConfigError

CASES = Path(__file__).parents[2] / "cases" / "config"
NAMES = sorted(path.stem for path in CASES.glob("*.yaml"))
GOOD = [name for name in NAMES if name.startswith("good-")]
BAD = [name for name in NAMES if not name.startswith("good-")]


@pytest.mark.parametrize("name", GOOD)
def test_a_good_file_becomes_these_specs(name: str) -> None:
    config = load(CASES / f"{name}.yaml")
    _check(name, [line.replace(str(CASES.parent), "…") for line in _lines("config", config)])


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_answered_with_these_lines(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CASES)  # messages name the file as the user did
    with pytest.raises(ConfigError) as caught:
        load(Path(f"{name}.yaml"))
    _check(name, caught.value.mistakes)


@pytest.mark.parametrize("name", NAMES)
def test_editors_see_what_a_schema_can_see(name: str) -> None:
    text = (CASES / f"{name}.yaml").read_text(encoding="utf-8")
    root, _ = lines.read(text)
    if root is None:
        return  # no YAML: the editor has its own words for that
    mistakes = list(jsonschema.Draft202012Validator(json_schema()).iter_errors(root.value))
    passes = name in GOOD or text.startswith("# schema: passes\n")
    assert not mistakes if passes else mistakes


def test_there_are_enough_of_both() -> None:
    assert len(BAD) >= 25
    assert len(GOOD) >= 3
    assert {path.stem for path in CASES.glob("*.expected")} == set(NAMES)


def _check(name: str, said: Iterator[str] | list[str] | tuple[str, ...]) -> None:
    expected = CASES / f"{name}.expected"
    text = "".join(f"{line}\n" for line in said)
    if os.environ.get("MMMFEED_WRITE_EXPECTED"):
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")


def _lines(name: str, value: object) -> Iterator[str]:
    """`value` as one line a field, without the fields that have their default."""
    if is_dataclass(value):
        for spec in fields(value):
            part = getattr(value, spec.name)
            if spec.default is MISSING or part != spec.default:
                yield from _lines(f"{name}.{spec.name}", part)
    elif isinstance(value, tuple) and value and is_dataclass(value[0]):
        for at, part in enumerate(value):
            yield from _lines(f"{name}[{at}]", part)
    else:
        shown = value if isinstance(value, str | int | tuple) else str(value)
        yield f"{name} = {json.dumps(shown, ensure_ascii=False)}"
