"""The series under tests/cases/translation: many announcements of one form, in several languages, some of them missing."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from datetime import datetime
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from mmmfeed.merge.translation import CROWD, compare, features, settled
from mmmfeed.model import Announcement, Name
from mmmfeed.text.html import to_text

CASES = sorted((Path(__file__).parents[2] / "cases" / "translation").glob("*.yaml"))


def _case(path: Path) -> dict[str, Any]:
    case: dict[str, Any] = YAML(typ="safe").load(path)
    return case


def _heard(case: dict[str, Any]) -> dict[Name, Announcement]:
    """Each language is a source; what is one has the same number in its id."""
    heard = (
        Announcement(
            source=said["language"],
            source_id=f"{said['one']} {said['language']}",
            title=said["title"],
            published=datetime.fromisoformat(said["published"]),
            language=said["language"],
            url=f"https://{said['language']}.site.example.org/{number}x",
            content=said["content"],
            text=to_text(said["content"]),
        )
        for number, said in enumerate(case["announcements"])
    )
    return {said.name: said for said in heard}


def _pairs(heard: dict[Name, Announcement], order: random.Random | None = None) -> set[tuple[Name, Name]]:
    """The pairs that stand, as a build finds them: by their features."""
    found = {name: features(said) for name, said in heard.items()}
    frequency = Counter(feature for mine in found.values() for feature in mine)
    near = [
        (a, b) for a, b in combinations(heard, 2) if any(frequency[feature] <= CROWD for feature in found[a] & found[b])
    ]
    if order:
        order.shuffle(near)
    links = [link for a, b in near if (link := compare(heard[a], heard[b], frequency))]
    return {(link.a, link.b) for link in settled(links, {name: said.language for name, said in heard.items()})}


def _is_right(a: Name, b: Name) -> bool:
    return a.source != b.source and a.source_id.split()[0] == b.source_id.split()[0]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_no_link_is_wrong_and_as_many_are_found_as_the_case_says(path: Path) -> None:
    case = _case(path)
    heard = _heard(case)

    found = _pairs(heard)

    assert [pair for pair in found if not _is_right(*pair)] == []
    assert len(found) >= case["links"]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_no_link_is_wrong_where_all_is_said_on_one_day_and_much_is_missing(path: Path) -> None:
    said = _heard(_case(path))
    day = min(one.published for one in said.values() if one.published)
    for seed in range(5):
        rng = random.Random(seed)
        names = rng.sample(sorted(said), len(said) * 2 // 3)
        heard = {name: _moved(said[name], day) for name in names}

        assert [pair for pair in _pairs(heard) if not _is_right(*pair)] == []


def _moved(said: Announcement, day: datetime) -> Announcement:
    return replace(said, published=day)


@pytest.mark.parametrize("path", CASES[:5], ids=lambda path: path.stem)
def test_the_order_in_which_links_are_found_changes_nothing(path: Path) -> None:
    heard = _heard(_case(path))

    once = _pairs(heard)

    assert once == _pairs(dict(reversed(heard.items())), random.Random(3))


def test_all_series_together_give_no_wrong_link() -> None:
    together: dict[Name, Announcement] = {}
    for path in CASES:
        for name, said in _heard(_case(path)).items():
            named = _renamed(said, f"{path.stem}{name.source_id}")
            together[named.name] = named

    found = _pairs(together)

    assert [pair for pair in found if not _is_right(*pair)] == []
    assert len(found) >= 0.97 * sum(_case(path)["links"] for path in CASES)


def _renamed(said: Announcement, source_id: str) -> Announcement:
    return replace(said, source_id=source_id)
