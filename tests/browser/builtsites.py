"""A site that several test modules look at, built once in a run of the tests, also where the run has several processes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from filelock import FileLock
from sites import SITES


def built(name: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output/ of a site of sites.py: to look at, not to change."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = shared / "sites" / name
    with FileLock(shared / f"site-{name}.lock"):
        if not (folder / "done").exists():
            folder.mkdir(parents=True)
            SITES[name](folder)
            (folder / "done").touch()
    return folder / "output"
