"""The same view, the same bytes: in any time zone, locale, process and hash seed; and no room but the emitter's own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import FrameType

import pytest
import sampleviews

from mmmfeed.emitters import EMITTERS

CASES = Path(__file__).parents[2] / "cases" / "emitters"
MODULES = ("rss", "atom", "jsonfeed", "ical", "digest", "opml")
EMIT = """
import locale, sys
try:
    locale.setlocale(locale.LC_ALL, "")
except locale.Error:  # the system has not got that one
    pass
import sampleviews
from mmmfeed.emitters import EMITTERS
for emitter in EMITTERS.values():
    sys.stdout.buffer.write(emitter.emit(sampleviews.events()))
"""


def run(code: str, **environment: str) -> bytes:
    path = os.pathsep.join([str(Path(sampleviews.__file__).parent), *sys.path])
    known = {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-c", code], env={**known, **environment}, check=True, capture_output=True
    ).stdout


@pytest.mark.parametrize(
    "environment",
    [
        {"TZ": "Asia/Kolkata", "LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8", "PYTHONHASHSEED": "1"},
        {"TZ": "America/St_Johns", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "4242"},
    ],
)
def test_other_surroundings_give_the_same_bytes(environment: dict[str, str]) -> None:
    golden = b"".join((CASES / f"events.{emitter.ending}").read_bytes() for emitter in EMITTERS.values())
    assert run(EMIT, **environment) == golden


def test_the_locale_of_the_process_is_left_alone() -> None:
    called: set[str] = set()

    def note(frame: FrameType, _event: str, _argument: object) -> None:
        called.add(frame.f_code.co_name)

    sys.setprofile(note)
    try:
        for emitter in EMITTERS.values():
            emitter.emit(sampleviews.sample())
    finally:
        sys.setprofile(None)
    assert "emit" in called
    assert not called & {"setlocale", "formatRFC2822"}


@pytest.mark.parametrize("module", MODULES)
def test_an_emitter_needs_no_other_room(module: str) -> None:
    code = f"import sys, mmmfeed.emitters.{module}; print(*sys.modules)"
    loaded = run(code).decode().split()
    others = {"icalendar", "babel"} if module not in {"ical", "digest"} else {"feedgen"}
    others |= {"requests", "sqlite3", "ruamel", "ruamel.yaml", "click", "pydantic", "feedparser", "dateparser"}
    assert not others & set(loaded)
    siblings = {f"mmmfeed.emitters.{name}" for name in MODULES} - {f"mmmfeed.emitters.{module}"}
    assert not siblings & set(loaded)
    assert ("feedgen" in loaded) is (module in {"rss", "atom"})
