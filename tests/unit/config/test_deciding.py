"""Pins are put into feeds.yaml as text; whatever else stands there stays as it is.

tests/cases/config/pinned/NAME.yaml becomes NAME.expected, or is told to be no place. Write the expectations anew with
`MMMFEED_WRITE_EXPECTED=1 pytest tests/unit/config/test_deciding.py`, and read what changed.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmmfeed.config import lines, load
from mmmfeed.config.deciding import NewPin, pinned, write
from mmmfeed.errors import ConfigError
from mmmfeed.text.words import clean

CASES = Path(__file__).parents[2] / "cases" / "config" / "pinned"
NAMES = sorted(path.stem for path in CASES.glob("*.yaml"))
SAME = NewPin(
    same=True, which=("https://ally.example/c?a=1&b=2", "2026-03-04-the-report"), note="The report – A\nreport"
)
NEVER = NewPin(same=False, which=("https://ally.example/#!14", "Minutes, no. 15"))
PLAIN = (
    "site:\n  title: River Forum\n  url: https://www.riverforum.example/\n"
    "sources:\n  - name: own\n    dump: dumps/*.txt\nfeeds:\n  - name: news\n"
)


def text(path: Path) -> str:
    return path.read_bytes().decode("utf-8")  # with its line endings


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith("no-place")])
def test_pins_are_added_where_they_belong(name: str, tmp_path: Path) -> None:
    path = tmp_path / "feeds.yaml"
    path.write_bytes((CASES / f"{name}.yaml").read_bytes())
    before = len(load(path).pins)
    for pin in (SAME, NEVER, SAME):
        said = write(path, pin)
    expected = CASES / f"{name}.expected"
    if os.environ.get("MMMFEED_WRITE_EXPECTED"):
        expected.write_bytes(path.read_bytes())
    assert text(path) == text(expected)
    # Nothing went away, and the pins are those that were meant.
    rest = iter(text(path))
    assert all(letter in rest for letter in text(CASES / f"{name}.yaml"))
    assert said == load(path)
    assert len(said.pins) == before + 3
    assert sorted((pin.same, pin.which) for pin in said.pins)[-2:] == [(True, SAME.which), (True, SAME.which)] or before
    assert (False, NEVER.which) in [(pin.same, pin.which) for pin in said.pins]


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("no-place")])
def test_a_file_that_cannot_be_added_to_is_told_with_the_line(name: str) -> None:
    with pytest.raises(ConfigError, match="Write there by hand, under same:") as caught:
        pinned(text(CASES / f"{name}.yaml"), SAME, Path("feeds.yaml"))
    assert caught.value.mistakes[1:] == (
        '  - [https://ally.example/c?a=1&b=2, "2026-03-04-the-report"]  # The report – A report',
    )


def test_what_would_be_wrong_then_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "feeds.yaml"
    path.write_text(PLAIN)
    write(path, NewPin(same=True, which=("one", "two")))
    before = path.read_text()
    with pytest.raises(ConfigError, match="are the same by line 10"):
        write(path, NewPin(same=False, which=("two", "one")))
    assert path.read_text() == before


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1).filter(
    lambda w: clean(w) == w
)


@given(st.lists(WORDS, min_size=2, max_size=2), st.text())
def test_any_words_and_any_note_are_read_back_as_they_were_meant(which: list[str], note: str) -> None:
    pin = NewPin(same=True, which=tuple(which), note=note)
    for before in (PLAIN, PLAIN + "same: [[a, b]]\n", PLAIN + "same:\n  - [a, b]\n"):
        root, mistakes = lines.read(pinned(before, pin, Path("feeds.yaml")))
        assert not mistakes
        assert root is not None
        listed = root.parts["same"].value
        assert isinstance(listed, list)
        assert listed[-1] == which
