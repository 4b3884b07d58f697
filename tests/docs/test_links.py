"""Every link from page to page leads somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docpages import PAGES, ROOT, name

_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`[^`\n]*`")
_LINK = re.compile(r"\]\(([^)\s]+)\)|^\[[^\]]+\]:\s*(\S+)", re.MULTILINE)
_HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_relative_links_resolve(page: Path) -> None:
    for target in links(page):
        path, _, anchor = target.partition("#")
        there = (page.parent / path).resolve() if path else page
        assert there.exists(), f"{target}: nothing is there"
        assert there.is_relative_to(ROOT), f"{target}: is outside of the project"
        if anchor:
            assert anchor in anchors(there), f"{target}: {name(there)} has no such heading"


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_page_is_linked_from_another_one(page: Path) -> None:
    if page.parent != ROOT:
        assert any(page in {(other.parent / link).resolve() for link in links(other)} for other in PAGES)


def links(page: Path) -> list[str]:
    text = _FENCED.sub("", page.read_text(encoding="utf-8"))
    found = (inline or defined for inline, defined in _LINK.findall(_CODE.sub("", text)))
    return [link for link in found if not re.match(r"[a-z]+:", link)]


def anchors(page: Path) -> set[str]:
    """The names of a page's headings, as Git hosts make them."""
    headings = _HEADING.findall(_FENCED.sub("", page.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
