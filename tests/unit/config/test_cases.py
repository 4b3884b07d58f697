"""Every tests/cases/config/NAME.yaml says what NAME.expected says: its specs, or the lines that its author reads.

Write the expectations anew with MMMFEED_GOLDEN=write, and read the difference.
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


@pytest.mark.parametrize("name", NAMES)
def test_says_what_is_expected(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CASES)  # messages name the file as the user did
    expected = CASES / f"{name}.expected"
    said = "".join(f"{line}\n" for line in _said(Path(f"{name}.yaml")))
    if os.environ.get("MMMFEED_GOLDEN"):
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_editors_see_what_a_schema_can_see(name: str) -> None:
    text = (CASES / f"{name}.yaml").read_text(encoding="utf-8")
    root, _ = lines.read(text)
    if root is None:
        pytest.skip("no YAML")
    mistakes = list(jsonschema.Draft202012Validator(json_schema()).iter_errors(root.value))
    passes = name.startswith("good-") or text.startswith("# schema: passes\n")
    assert not mistakes if passes else mistakes


def test_there_are_enough() -> None:
    bad = [name for name in NAMES if not name.startswith("good-")]
    assert len(bad) >= 25
    assert len(NAMES) - len(bad) >= 3
    assert {path.stem for path in CASES.glob("*.expected")} == set(NAMES)


def _said(path: Path) -> list[str]:
    if not path.stem.startswith("good-"):
        with pytest.raises(ConfigError) as caught:
            load(path)
        return list(caught.value.mistakes)
    config = load(path)
    return [line.replace(str(CASES.parent), "…") for line in _lines("config", config)]


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
