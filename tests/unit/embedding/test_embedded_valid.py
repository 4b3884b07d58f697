"""What the Nu HTML checker (the W3C's validator) says of the pages for partners: nothing."""

from __future__ import annotations

import os
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

import embedded
from mmmfeed import embedding
from nodejs import ROOT, missing

CHECKER = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"
# Obsolete, but what else there is a Content-Security-Policy forbids.
OBSOLETE = (' width="100%"', ' frameborder="0"')
HOST = '<!doctype html><html lang="en"><head><title>Partner</title></head><body><h1>Partner</h1>{}</body></html>'

pytestmark = pytest.mark.skipif(bool(missing("java")) and "CI" not in os.environ, reason=missing("java"))


def test_the_pages_and_style_sheets_are_valid(tmp_path: Path) -> None:
    for name, site in (
        ("full", embedded.SITE),
        ("nowhere", replace(embedded.SITE, base_url=None, icon=None, description="", language=None)),
        ("arabic", replace(embedded.SITE, language="ar")),
        ("german", replace(embedded.SITE, language="de-AT")),
    ):
        folder = tmp_path / name
        embedded.write(folder, site)
        fragment = (folder / "news.fragment.html").read_text(encoding="utf-8")
        (folder / "host.html").write_text(HOST.format(fragment), encoding="utf-8")
        (folder / "news.fragment.html").unlink()
        (folder / "own.fragment.html").unlink()
        (folder / "empty.html").write_bytes(embedding.frame(embedded.view(site, ())))
        lines = (part for shown in embedded.views(site) for part in copied(shown, name))
        (folder / "lines.html").write_text(HOST.format("\n".join(lines)), encoding="utf-8")
        (folder / "index.html").unlink()
    pages = [str(path) for path in tmp_path.glob("*/*") if path.suffix in {".html", ".css"}]
    done = subprocess.run(
        ["java", "-Xss4m", "-jar", str(CHECKER), "--Werror", "--stdout", "--also-check-css", *pages],
        capture_output=True,
        check=False,
        text=True,
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stdout


def copied(shown: object, name: str) -> tuple[str, ...]:
    """The lines that partners put into their pages."""
    from mmmfeed.embedding.addresses import Addresses
    from mmmfeed.embedding.lines import lines
    from mmmfeed.model import FeedView

    assert isinstance(shown, FeedView)
    made = lines(shown, Addresses(shown.site), embedding.integrity(name.encode()))
    frames = [made.frame, made.growing]
    for attribute in OBSOLETE:
        frames = [line.replace(attribute, "") for line in frames]
    return (made.script, made.pinned, *frames)
