"""A fresh project for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from projects import Project, dump
from servers import Server, serving


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


@pytest.fixture
def dumped(project: Project) -> Project:
    """A project with one dump of two announcements."""
    project.configure("  - name: own\n    dump: dumps/*.txt\n    first_party: true\n")
    project.write("dumps/news.txt", dump({"27.01.26": "The forum met in Ghent.", "04.03.26": "The report is out."}))
    return project


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as server:
        yield server
