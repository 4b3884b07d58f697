"""A project whose runs stay within this process: for tests that are many runs each."""

from __future__ import annotations

import subprocess

from click.testing import CliRunner

from mmmfeed.cli import main
from projects import Project


class Quick(Project):
    """The program run as a user runs it, but for the process of its own."""

    def run(self, *arguments: str, code: int | None = 0) -> subprocess.CompletedProcess[str]:
        done = CliRunner().invoke(main, ["-c", str(self.folder / "feeds.yaml"), *arguments])
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        if code is not None:
            assert done.exit_code == code, done.output
        return subprocess.CompletedProcess(arguments, done.exit_code, done.stdout, done.stderr)
