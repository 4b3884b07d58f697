"""The short way in which tests run the program (tests/forked.py) is as good as the long one."""

from __future__ import annotations

import subprocess
import sys

import pytest

import forked
from projects import Project


@pytest.mark.parametrize(
    "arguments",
    [("build",), ("build", "--verbose"), ("check",), ("raw", "own"), ("why", "--help"), ("bild",), ("export", "--odd")],
    ids=" ".join,
)
def test_a_forked_run_is_one_from_nothing(dumped: Project, arguments: tuple[str, ...]) -> None:
    dumped.write("dumps/news.txt", b"27.01.26\r\nThe \xe9cluse is open \xe2\x80\xa6\r\n32.01.26\nNo day.\n")
    dumped.run("build", code=1)
    command = [sys.executable, "-m", "mmmfeed", *arguments]
    done = subprocess.run(command, cwd=dumped.folder, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    short = forked.run(*arguments, folder=dumped.folder)
    assert (short.returncode, short.stdout, short.stderr) == (done.returncode, done.stdout, done.stderr)
    assert done.stdout or done.stderr
