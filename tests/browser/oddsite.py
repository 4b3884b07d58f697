"""A whole site of what is odd: a partner's feed with every odd field, a dump with as odd texts."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import odd

from mmmfeed.build import build
from mmmfeed.config import load

_SETTINGS = """\
site:
  title: Odd & Sons “Network” <of> everything
  url: https://odd.example.org/
  description: What is odd, & what is not
  language: {language}
  timezone: Europe/Brussels
  base_url: https://odd.example.org/feeds/
  rights: © 2026 Odd & Sons <all rights>
  author: {{name: Zoë “Odd” O’Neill & co., email: press@odd.example.org}}
sources:
  - {{name: own, dump: own.txt, first_party: true}}
  - {{name: ally, title: Ally ☂ <b> & co., feed: ally.json}}
feeds:
  - {{name: odd, title: "Odd & even: <all> of it", limit: 60, formats: [rss, atom, json, ics, md, txt]}}
  - {{name: more, title: הכול, sources: [ally], limit: 20}}
"""


def write(folder: Path, now: datetime, count: int = 200, language: str = "en") -> None:
    """Build the site of so many items of the partner into `folder`/output."""
    (folder / "feeds.yaml").write_text(_SETTINGS.format(language=language), "utf-8")
    (folder / "ally.json").write_text(odd.json_feed(count), "utf-8")
    # Text with closing tags in it becomes such titles, of which the W3C's validator warns however they are written.
    said = (text for text in odd.BODIES[:count] if text and "</" not in text)
    records = (f"{number % 28 + 1:02}.{number % 5 + 1:02}.26\n{text}\n" for number, text in enumerate(said))
    (folder / "own.txt").write_text("\n".join(records), "utf-8")
    build(load(folder / "feeds.yaml"), now)
