"""What is wrong with feeds.yaml: one mistake is a line, a path of keys and a sentence in the user's words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

Keys = tuple[str | int, ...]  # of keys and list positions: ("sources", 1, "feed")

_LONGEST = 80  # characters of a value that a message quotes
_KEY = re.compile(r"[\w-]{1,40}")
# Greedy on purpose: a password may hold "/" or "#", and a message may be sent on to somebody.
_SECRET = re.compile(r"(?<=//).*@")


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """One thing to put right."""

    line: int  # from 1
    where: str  # "sources[1].feed", empty for the whole file
    message: str

    def in_file(self, name: str) -> str:
        """The line that the user reads, in the form that editors jump to: `feeds.yaml:12: where: message`."""
        return ": ".join(part for part in (f"{name}:{self.line}", self.where, self.message) if part)


def path_words(path: Keys) -> str:
    """`path` as users write it: `sources[1].feed`."""
    words = "".join(f"[{step}]" if isinstance(step, int) else f".{_key(step)}" for step in path)
    return words.removeprefix(".")


def quoted(text: str) -> str:
    """`text` in quotes, on one line, shortened, and without the user name and password of a URL."""
    safe = repr(_SECRET.sub("…@", text))
    return safe if len(safe) <= _LONGEST else f"{safe[:_LONGEST]}…{safe[0]}"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The one of `known` that `word` was probably meant to be."""
    by_fold = {option.casefold(): option for option in known}
    found = get_close_matches(word.casefold()[:_LONGEST], by_fold, n=1)
    return by_fold[found[0]] if found else None


def hint(word: str, known: Iterable[str]) -> str:
    """`; did you mean …?`, or nothing when nothing is near."""
    meant = nearest(word, known)
    return f"; did you mean {meant}?" if meant else ""


def _key(step: str) -> str:
    return step if _KEY.fullmatch(step) else quoted(step)
