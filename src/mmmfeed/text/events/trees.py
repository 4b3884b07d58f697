"""Many phrases as one regular expression."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_WORD, _BEGINNING = "word", "beginning"  # leaves of the tree: the whole word is matched, or only how it begins


def tree(phrases: Iterable[str]) -> str:
    """A pattern for all `phrases`, of which those that end in "*" may be how a longer word begins.

    Each letter is tried once: thousands of alternatives, one after the other, take milliseconds a text.
    """
    root: dict[str, object] = {}
    for phrase in phrases:
        node = root
        for sign in phrase.rstrip("*"):
            node = node.setdefault(sign, {})  # type: ignore[assignment]
        node[_BEGINNING if phrase.endswith("*") else _WORD] = {}
    return _written(root)


def _written(node: Mapping[str, object]) -> str:
    branches = [
        (r"\s{1,9}" if sign == " " else re.escape(sign)) + _written(below)  # type: ignore[arg-type]
        for sign, below in sorted(node.items())
        if len(sign) == 1
    ]
    if _BEGINNING in node:
        branches.append("")
    elif _WORD in node:
        branches.append(r"(?!\w)")
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
