"""Sources are put into feeds.yaml as text; whatever else stands there stays as it is.

tests/cases/config/added/NAME.yaml becomes NAME.expected, or is told to be no place. Write the expectations anew with
`MMMFEED_WRITE_EXPECTED=1 pytest tests/unit/config/test_editing.py`, and read what changed.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmmfeed.config import lines, load
from mmmfeed.config.editing import NewSource, added, write
from mmmfeed.errors import ConfigError

CASES = Path(__file__).parents[2] / "cases" / "config" / "added"
NAMES = sorted(path.stem for path in CASES.glob("*.yaml"))
NEW = (
    NewSource(name="peer", location="https://peer.example/feed?type=rss&lang=en", note="Rivers › North"),
    NewSource(name="2026", location="https://year.example/#!feed", allow_private=True),
)
PLAIN = (
    "site:\n  title: River Forum\n  url: https://www.riverforum.example/\n"
    "sources:\n  - name: own\n    dump: dumps/*.txt\nfeeds:\n  - name: news\n"
)


def text(path: Path) -> str:
    return path.read_bytes().decode("utf-8")  # with its line endings


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith("no-place")])
def test_sources_are_added_where_they_belong(name: str, tmp_path: Path) -> None:
    path = tmp_path / "feeds.yaml"
    path.write_bytes((CASES / f"{name}.yaml").read_bytes())
    known = lines.read(text(path).removeprefix("\ufeff"))[0]
    write(path, NEW)
    expected = CASES / f"{name}.expected"
    if os.environ.get("MMMFEED_WRITE_EXPECTED"):
        expected.write_bytes(path.read_bytes())
    assert text(path) == text(expected)
    # Nothing went away, and the settings are those that were meant.
    rest = iter(text(path))
    assert all(letter in rest for letter in text(CASES / f"{name}.yaml"))
    assert known is not None
    listed = known.parts["sources"].value
    before = len(listed) if isinstance(listed, list) else 0
    sources = load(path).sources
    assert len(sources) == before + 2
    assert [(s.name, s.kind, s.location, s.allow_private) for s in sources[-2:]] == [
        (new.name, "feed", new.location, new.allow_private) for new in NEW
    ]


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("no-place")])
def test_a_list_that_cannot_be_added_to_is_told_with_the_lines(name: str) -> None:
    with pytest.raises(ConfigError) as caught:
        added(text(CASES / f"{name}.yaml"), NEW, Path("feeds.yaml"))
    assert "Write there by hand" in caught.value.mistakes[0]
    assert "    feed: https://peer.example/feed?type=rss&lang=en" in caught.value.mistakes


def test_what_would_be_wrong_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "feeds.yaml"
    path.write_text(PLAIN)
    with pytest.raises(ConfigError, match="is also the name of"):
        write(path, [NewSource(name="Own", location="https://x.example/")])
    assert path.read_text() == PLAIN
    assert [entry.name for entry in tmp_path.iterdir()] == ["feeds.yaml"]


def test_what_is_no_yaml_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "feeds.yaml"
    path.write_text(PLAIN + "x: [\n")
    with pytest.raises(ConfigError, match=r"feeds\.yaml:\d+: "):
        write(path, NEW)


@pytest.mark.skipif(os.name == "nt", reason="other rights there")
def test_rights_and_links_stay(tmp_path: Path) -> None:
    real = tmp_path / "real.yaml"
    real.write_text(PLAIN)
    real.chmod(0o640)
    link = tmp_path / "feeds.yaml"
    link.symlink_to("real.yaml")
    write(link, NEW)
    assert link.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert "peer" in real.read_text()


@given(st.lists(st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,20}[A-Za-z0-9]", fullmatch=True), min_size=1, max_size=4))
def test_any_name_is_read_back_as_it_was_meant(names: list[str]) -> None:
    new = [NewSource(name=name, location=f"https://{n}.example/{name}") for n, name in enumerate(names)]
    root, mistakes = lines.read(added(PLAIN, new, Path("feeds.yaml")))
    assert not mistakes
    assert root is not None
    listed = root.parts["sources"].value
    assert isinstance(listed, list)
    assert [entry["name"] for entry in listed[1:] if isinstance(entry, dict)] == names


@given(st.text(st.characters(codec="ascii", exclude_categories=["Cc"], exclude_characters=" "), max_size=40))
def test_any_address_is_read_back_as_it_was_meant(tail: str) -> None:
    for listed in (
        PLAIN,
        PLAIN.replace("sources:\n  - name: own\n    dump: dumps/*.txt", "sources: [{name: own, dump: x}]"),
    ):
        root, mistakes = lines.read(
            added(listed, [NewSource(name="x", location=f"https://x.example/{tail}")], Path("f"))
        )
        assert not mistakes
        assert root is not None
        assert root.at(("sources", 1, "feed")).value == f"https://x.example/{tail}"
