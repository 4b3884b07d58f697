"""The plan names every room that there is, and none that is not."""

from __future__ import annotations

import re

from docpages import ROOT

PAGE = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
ROOMS = ROOT / "src/mmmfeed"


def test_the_rooms_are_those_of_the_page() -> None:
    told = set(re.findall(r"^    (\w+(?:/|\.py)) ", PAGE.partition("\n## The rooms")[2], re.MULTILINE))
    packages = {f"{path.parent.name}/" for path in ROOMS.glob("*/__init__.py")}
    modules = {path.name for path in ROOMS.glob("*.py") if not path.name.startswith("__")}
    assert told == packages | modules


def test_every_decision_is_linked_from_the_plan() -> None:
    for decision in ROOT.glob("docs/decisions/*.md"):
        assert f"](decisions/{decision.name})" in PAGE
