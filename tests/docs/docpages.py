"""The Markdown pages, and what stands in their fenced blocks.

<!-- project: empty -->       above the first block: the page starts in an empty folder, not in the shipped sample
<!-- file: dumps/news.txt --> above a block: the block is the content of that file
```console                    each line that begins with "$ " is run; lines below it are what it prints, where
                              a line "…" stands for any lines, and "…" in a line for any characters
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])

_BLOCK = re.compile(
    r"^(?:<!-- file: (?P<file>\S+) -->\n)?```(?P<language>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True)
class Block:
    """A fenced block."""

    line: int  # from 1
    language: str
    text: str
    file: str | None  # what it is the content of


@dataclass
class Command:
    """A command of a console block, and what the page says that it prints."""

    line: int
    text: str
    shown: list[str] = field(default_factory=list)


def name(page: Path) -> str:
    """A page as tests name it: docs/tutorial.md."""
    return page.relative_to(ROOT).as_posix()


def blocks(page: Path) -> Iterator[Block]:
    """Every fenced block, in order."""
    text = page.read_text(encoding="utf-8")
    for found in _BLOCK.finditer(text):
        line = text.count("\n", 0, found.start("text")) + 1
        yield Block(line, found["language"], found["text"], found["file"])


def commands(block: Block) -> list[Command]:
    """The commands of a console block."""
    said: list[Command] = []
    for number, line in enumerate(block.text.splitlines(), block.line):
        if line.startswith("$ "):
            said.append(Command(number, line[2:]))
        elif said:
            said[-1].shown.append(line)
        else:
            raise AssertionError(f"line {number}: a console block begins with a command ($ …)")
    return said


def as_pattern(shown: list[str]) -> re.Pattern[str]:
    """What the output has to match as a whole."""
    lines = (r"(?:.*\n)*?" if line == "…" else re.escape(line).replace("…", ".*") + r"\n" for line in shown)
    return re.compile("".join(lines))
