"""Every format of every feed passes its validators without a word: 200 announcements with every odd field.

The checks are our own reading of the specifications (feedcheck.py, calendarcheck.py, opmlcheck.py, jsonfeed.schema.json)
and know nothing of the program; RELAX NG is looked at by jing as well, which is another one than lxml's.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import odd
import pytest
import sampleviews
from formats import CHECKS, problems

from mmmfeed.emitters import EMITTERS
from mmmfeed.model import FeedView

HERE = Path(__file__).parent

needs_jing = pytest.mark.skipif(not shutil.which("jing") and "CI" not in os.environ, reason="jing is not installed")


def _bare() -> FeedView:
    """Where nobody said where output/ is, nor anything else that need not be said."""
    site = replace(
        odd.SITE,
        base_url=None,
        hub=None,
        icon=None,
        rights="",
        description="",
        author_name="",
        author_email="",
        language=None,
    )
    entries = tuple(replace(entry, permalink=None) for entry in odd.view(60).entries)
    return replace(odd.view(60, site, replace(odd.FEED, description="")), entries=entries)


VIEWS: Mapping[str, Callable[[], FeedView]] = {
    "odd": lambda: odd.view(200),
    "history": lambda: replace(odd.view(40), older=3),
    "closed": lambda: replace(odd.view(40), number=3, older=2),
    "oldest": lambda: replace(odd.view(40), number=1),
    "empty": lambda: odd.view(0),
    "sample": sampleviews.sample,
    "copies": sampleviews.copies,
    "plain": lambda: sampleviews.many(300),
}


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("format_name", [name for name in EMITTERS if name in CHECKS])
def test_a_feed_is_valid(format_name: str, name: str) -> None:
    assert problems(format_name, EMITTERS[format_name].emit(VIEWS[name]())) == []


@pytest.mark.parametrize("format_name", [name for name in EMITTERS if name in CHECKS])
def test_a_feed_that_does_not_know_its_own_address_lacks_only_that(format_name: str) -> None:
    said = problems(format_name, EMITTERS[format_name].emit(_bare()))
    assert [one for one in said if "self" not in one and "feed_url" not in one] == []


@needs_jing
def test_jing_has_nothing_to_say_against_any_atom_feed(tmp_path: Path) -> None:
    files = []
    for name, view in VIEWS.items():
        files.append(tmp_path / f"{name}.atom")
        files[-1].write_bytes(EMITTERS["atom"].emit(view()))
    said = subprocess.run(
        ["jing", str(HERE / "atom.rng"), *map(str, files)], capture_output=True, text=True, check=False
    )
    assert (said.returncode, said.stdout) == (0, "")
