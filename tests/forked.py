"""The program in a process of its own, forked from one that has done a build before.

Such a process is a user's in all that a test looks at: arguments, folder, environment, streams, exit code, signals
(tests/whole/test_forked.py). It has only read the program and its tables already, which takes most of the time of a small
build. That each command runs from nothing, too, is shown by the pages, whose commands a shell runs (tests/docs/).
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import runpy
import subprocess
import sys
import tempfile
from functools import cache
from multiprocessing.process import BaseProcess
from pathlib import Path


def run(*arguments: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """`mmmfeed` in a folder, until it ends."""
    if os.name == "nt":  # nothing forks there
        command = [sys.executable, "-m", "mmmfeed", *arguments]
        return subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    with tempfile.TemporaryDirectory() as said:
        out, err = Path(said, "out"), Path(said, "err")
        process = started(*arguments, folder=folder, out=out, err=err)
        process.join()
        assert process.exitcode is not None
        return subprocess.CompletedProcess(arguments, process.exitcode, out.read_bytes(), err.read_bytes())


def started(*arguments: str, folder: Path, out: Path = Path(os.devnull), err: Path = Path(os.devnull)) -> BaseProcess:
    """`mmmfeed` at work in a folder: to be joined, or killed."""
    process = _forking().Process(target=_become, args=(arguments, folder, dict(os.environ), (out, err)))
    process.start()
    return process


@cache
def _forking() -> multiprocessing.context.ForkServerContext:
    """What forks from a process that has read all that tests/warmed.py reads."""
    from multiprocessing import forkserver

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["warmed"])
    with contextlib.chdir(Path(__file__).parent):  # where Python before 3.13 looks for it (its issue 117378)
        forkserver.ensure_running()
    return context


def _become(arguments: tuple[str, ...], folder: Path, environment: dict[str, str], streams: tuple[Path, Path]) -> None:
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    for number, path in enumerate((Path(os.devnull), *streams)):
        opened = os.open(path, os.O_WRONLY | os.O_CREAT if number else os.O_RDONLY, 0o600)
        os.dup2(opened, number)
        os.close(opened)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - they live as long as the process
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115
    sys.argv = ["mmmfeed", *arguments]
    runpy.run_module("mmmfeed", run_name="__main__", alter_sys=True)
