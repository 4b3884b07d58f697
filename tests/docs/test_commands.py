"""Every command that a page shows is run as it stands, and prints what the page says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from docpages import PAGES, ROOT, Command, as_pattern, blocks, commands, name

from mmmfeed.config import load

pty = pytest.importorskip("pty", reason="pages show what a terminal shows")

SAMPLE = ("feeds.yaml", "dumps", "partners")
WITH_COMMANDS = [page for page in PAGES if any(block.language == "console" for block in blocks(page))]
RECIPES = dict(re.findall(r"^(\w+):[^\n]*\n((?:\t[^\n]*\n)+)", (ROOT / "Makefile").read_text(), re.MULTILINE))


@pytest.mark.parametrize("page", WITH_COMMANDS, ids=name)
def test_the_commands_of_a_page_do_what_it_says(page: Path, tmp_path: Path) -> None:
    here = tmp_path / "feeds"
    here.mkdir()
    if "<!-- project: empty -->" not in page.read_text(encoding="utf-8"):
        lay_out_the_sample(here)
    code = 0
    for block in blocks(page):
        if block.file:
            write(here / block.file, block.text)
        for command in commands(block) if block.language == "console" else ():
            if command.text == "echo $?":
                assert command.shown == [str(code)], f"line {command.line}: it is {code}"
                continue
            if command.text.startswith("cd "):
                here = here / command.text[3:]
                continue
            code, output = run(command.text, here)
            compare(command, output, code)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_commands_that_are_not_run_are_not_ours(page: Path) -> None:
    for block in blocks(page):
        if block.language in {"sh", "bash", "shell"}:
            assert not re.search(r"^(\$ )?(mmmfeed|make)\b", block.text, re.MULTILINE), f"line {block.line}: ```console"


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_whole_configuration_is_one(page: Path, tmp_path: Path) -> None:
    for block in blocks(page):
        if block.language == "yaml" and re.search(r"^site:", block.text, re.MULTILINE):
            load(write(tmp_path / "feeds.yaml", block.text))


def lay_out_the_sample(folder: Path) -> None:
    for part in SAMPLE:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        copy(ROOT / part, folder / part)


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def run(command: str, folder: Path) -> tuple[int, str]:
    """The exit code, and what a person at a terminal sees."""
    if command.startswith("make"):
        return make(command, folder)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = {"PATH": path, "HOME": str(folder), "TERM": "dumb", "COLUMNS": "100", "LANG": "C.UTF-8"}
    screen, terminal = pty.openpty()
    process = subprocess.Popen(
        ["sh", "-c", command], cwd=folder, env=env, stdin=subprocess.DEVNULL, stdout=terminal, stderr=terminal
    )
    os.close(terminal)
    output = read(screen)
    return process.wait(), output


def read(screen: int) -> str:
    """All that comes until the last one who could write is gone (Linux says so with EIO)."""
    seen = b""
    try:
        while part := os.read(screen, 65536):
            seen += part
    except OSError:
        pass
    finally:
        os.close(screen)
    # The line that says what is being done is wiped at the end.
    return re.sub(r"\r[^\n]*\x1b\[K", "", seen.decode().replace("\r\n", "\n"))


def make(command: str, folder: Path) -> tuple[int, str]:
    """Only what the target has mmmfeed do: the rest installs things."""
    target = command.removeprefix("make").strip() or "feeds"
    assert target in RECIPES, f"the Makefile has no {target}"
    ours = re.findall(r"@\$\(BIN\)/(mmmfeed .*)", RECIPES[target])
    return run(" && ".join(ours), folder) if ours else (0, "")


def compare(command: Command, output: str, code: int) -> None:
    if command.shown and not as_pattern(command.shown).fullmatch(output):
        pytest.fail(f"line {command.line}: {command.text} prints\n{output}", pytrace=False)
    if not command.shown and code:  # what goes wrong on purpose is shown
        pytest.fail(f"line {command.line}: {command.text} ends with {code}\n{output}", pytrace=False)
