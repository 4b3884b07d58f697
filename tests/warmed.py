"""To be imported by the process that others are forked from (tests/forked.py): a build, with all that it reads."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path

from mmmfeed.build import build
from mmmfeed.config import load
from projects import Project, dump, item, rss

with tempfile.TemporaryDirectory() as folder:
    project = Project(Path(folder))
    project.configure("  - name: own\n    dump: own.txt\n    first_party: true\n  - name: ally\n    feed: ally.xml\n")
    project.write("own.txt", dump({"27.01.26": "The forum met in Ghent.", "4 mars 2026": "Le forum a eu lieu à Gand."}))
    project.write("ally.xml", rss(item("a", "A meeting", "The forum will meet in Ghent on 27 January 2027 at 10:00.")))
    build(load(project.folder / "feeds.yaml"), datetime(2026, 6, 1, 9, tzinfo=UTC))
