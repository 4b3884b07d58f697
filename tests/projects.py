"""A project folder as a user has it, and the program run in it as a user runs it."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import feedparser

import forked

SITE = """\
site:
  title: River Forum
  url: https://www.riverforum.example/
  base_url: https://feeds.riverforum.example/
  language: en
  timezone: Europe/Brussels
"""


@dataclass(frozen=True)
class Project:
    """A folder with a feeds.yaml."""

    folder: Path

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def configure(self, sources: str, feeds: str = "  - name: news\n", more: str = "") -> None:
        """`more`: further lines of feeds.yaml, those of `site` first. Without `pages:` among them there are no pages."""
        pages = "" if "pages:" in more else "pages: false\n"
        self.write("feeds.yaml", f"{pages}{SITE}{more}sources:\n{sources}feeds:\n{feeds}")

    def run(self, *arguments: str, code: int | None = 0) -> subprocess.CompletedProcess[str]:
        said = forked.run(*arguments, folder=self.folder)
        texts = (stream.decode().replace(os.linesep, "\n") for stream in (said.stdout, said.stderr))
        done = subprocess.CompletedProcess(said.args, said.returncode, *texts)
        if code is not None:
            assert done.returncode == code, done.stdout + done.stderr
        assert "Traceback" not in done.stderr, done.stderr
        return done

    def exported(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.run("export").stdout.splitlines()]

    def output(self, name: str) -> Path:
        return self.folder / "output" / name

    def entries(self, name: str) -> dict[str, str]:
        """Title by guid, of a published RSS or Atom file."""
        read = feedparser.parse(self.output(name).read_bytes())
        assert not read.bozo, read.bozo_exception
        return {entry.id: entry.title for entry in read.entries}

    def outputs(self) -> dict[str, tuple[bytes, int]]:
        """Bytes and mtime of every file that is served."""
        root = self.folder / "output"
        files = sorted(path for path in root.rglob("*") if path.is_file())
        return {path.relative_to(root).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def dump(records: dict[str, str]) -> str:
    return "".join(f"{date}\n{body}\n" for date, body in records.items())


def rss(*items: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Ally</title>'
        f"<link>https://ally.example/</link><description>News</description>{''.join(items)}</channel></rss>"
    )


def item(name: str, title: str, text: str, date: str = "Tue, 03 Mar 2026 10:00:00 +0000") -> str:
    return (
        f"<item><guid>https://ally.example/{name}</guid><link>https://ally.example/{name}</link>"
        f"<title>{title}</title><pubDate>{date}</pubDate><description>{text}</description></item>"
    )
