"""Whole sites as they are served: each file passes the validators of its kind, without an error or a warning.

HTML, CSS and SVG are looked at by the Nu validator (https://validator.github.io/validator/), all files in one go.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from builtsites import built
from formats import CHECKS, problems

from mmmfeed.build import build
from mmmfeed.config import load
from nodejs import ROOT, missing

_NU = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
_PUBLISHERS_TEXT = ROOT.parent / "shared" / "data" / "mmm-news.txt"  # where the project was begun; not part of it
_SETTINGS = """\
site:
  title: A publisher
  url: https://publisher.example/
  language: en
  timezone: Europe/Brussels
  base_url: https://publisher.example/feeds/
sources: [{name: own, dump: text.txt, first_party: true}]
feeds: [{name: news, formats: [rss, atom, json, ics, md, txt]}]
"""
# What stands around a fragment in the page of a partner.
_HOST = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Partner</title></head><body><h1>Partner</h1>'

needs_java = pytest.mark.skipif(bool(missing("java")) and "CI" not in os.environ, reason=missing("java"))


@pytest.fixture(scope="module", params=["sample", "odd", "publisher"])
def output(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if request.param != "publisher":
        return built(request.param, tmp_path_factory)
    if not _PUBLISHERS_TEXT.exists():
        pytest.skip(f"{_PUBLISHERS_TEXT.name} is not here")
    folder = tmp_path_factory.mktemp("publisher")
    (folder / "feeds.yaml").write_text(_SETTINGS, "utf-8")
    shutil.copy(_PUBLISHERS_TEXT, folder / "text.txt")
    build(load(folder / "feeds.yaml"), datetime(2026, 6, 1, 9, tzinfo=UTC))
    return folder / "output"


def test_every_feed_and_calendar_is_valid(output: Path) -> None:
    found = {}
    for file in sorted(path for path in output.rglob("*") if path.is_file()):
        kind, body = file.suffix[1:], file.read_bytes()
        if kind in CHECKS and (kind != "json" or b"jsonfeed.org/version" in body[:200]):
            found[str(file.relative_to(output))] = problems(kind, body)
    assert len(found) >= 3
    assert {name: said for name, said in found.items() if said} == {}


def test_every_oembed_document_is_valid(output: Path) -> None:
    for file in output.rglob("*.oembed.json"):
        told = json.loads(file.read_bytes())  # https://oembed.com/, section 2.3.4
        assert (told["version"], told["type"]) == ("1.0", "rich")
        assert isinstance(told["html"], str)
        assert all(told[name] is None or isinstance(told[name], int) for name in ("width", "height"))


@needs_java
def test_the_nu_validator_has_nothing_to_say(output: Path, tmp_path: Path) -> None:
    files = []
    for file in sorted(path for path in output.rglob("*") if path.suffix in {".html", ".css", ".svg"}):
        files.append(tmp_path / file.relative_to(output))
        files[-1].parent.mkdir(exist_ok=True, parents=True)
        body = file.read_text("utf-8")
        files[-1].write_text(f"{_HOST}{body}" if file.name.endswith(".fragment.html") else body, "utf-8")
    assert files
    command = ["java", "-Xss4m", "-XX:TieredStopAtLevel=1", "-jar", str(_NU), "--format", "json", "--stdout"]
    said = subprocess.run(
        [*command, "--also-check-css", "--also-check-svg", *map(str, files)], capture_output=True, check=False
    )
    messages = json.loads(said.stdout)["messages"]
    found = [
        f"{m['url'].rpartition(tmp_path.name)[2]}:{m.get('lastLine')}: {m['message']} {m.get('extract', '')[:80]!r}"
        for m in messages
    ]
    assert found[:20] == []
