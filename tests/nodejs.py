"""node.js and what it needs, for tests that look at the outputs from outside: other parsers, validators, browsers.

    needs_node = pytest.mark.skipif(bool(missing()) and "CI" not in os.environ, reason=missing())

A machine without them skips such tests with a line that says what is missing; in CI that is a failure.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
_PATIENCE = 5  # seconds that a program may take to end when it is told to


def missing(*commands: str) -> str:
    """What is not there of node, the packages of package.json, and these commands; "" when all is."""
    absent = [command for command in ("node", *commands) if not shutil.which(command)]
    if not (ROOT / "node_modules" / ".package-lock.json").is_file():
        absent.append("node_modules (npm ci)")
    return f"not installed: {', '.join(absent)}" if absent else ""


def run_node(
    script: Path, *arguments: str, seconds: float, environment: Mapping[str, str] = os.environ
) -> subprocess.CompletedProcess[str]:
    """Run a script until it ends, at the longest for so many seconds; its output and errors come as one text.

    `environment` is added to this process's. After the time is over the script is told to end, so that it can close its
    browsers, and then made to: it and what it started, and nothing else.
    """
    command = ["node", "--test-reporter=spec", str(script), *arguments]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    ) as process:
        try:
            said, _ = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            said = f"{_ended(process)}\n{script.name} was not done after {seconds} seconds"
            return subprocess.CompletedProcess(command, process.returncode or 1, said, "")
        except BaseException:  # pytest's own limit, or a person's Ctrl-C
            _ended(process)
            raise
    return subprocess.CompletedProcess(command, process.returncode, said, "")


def _ended(process: subprocess.Popen[str]) -> str:
    """Tell the process and its group to end, then make them; what was said last."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        os.killpg(process.pid, sign)
        try:
            return process.communicate(timeout=_PATIENCE)[0] or ""
        except subprocess.TimeoutExpired:
            continue
    return ""
