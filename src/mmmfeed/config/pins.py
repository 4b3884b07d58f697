"""The keys `same` and `never_same`: what people say about several announcements, and whether it can all be so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mmmfeed.config.lines import Node
from mmmfeed.config.mistakes import Keys, Mistake, path_words, quoted
from mmmfeed.model import Pin
from mmmfeed.text.urls import canonical, without_scheme

KEYS = ("same", "never_same")


def build(root: Node, file: Path) -> tuple[Pin, ...]:
    """The pins of a checked file, in its order."""
    entries = sorted(_entries(root), key=lambda entry: entry[1].line)
    return tuple(
        Pin(
            same=path[0] == "same",
            which=tuple(str(node.value) for _, node in _things(path, entry)),
            place=f"{file.name}:{entry.line}",
        )
        for path, entry in entries
    )


def check(root: Node) -> Iterator[Mistake]:
    """Things that are named twice in one entry, and pairs that are the same by one line and not by another."""
    ones = _Ones()
    for path, entry in _entries(root):
        yield from _repeated(path, entry)
        if path[0] == "same":
            ones.join([_form(node) for _, node in _things(path, entry)], entry.line)
    for path, entry in _entries(root):
        if path[0] == "never_same":
            yield from _contradictions(path, entry, ones)


class _Ones:
    """What is the same by any number of lines (union-find with path halving)."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}
        self._lines: list[tuple[int, str]] = []

    def join(self, forms: list[str], line: int) -> None:
        """All of `forms` are one, says `line`."""
        for form in forms:
            self._parent[self.root(form)] = self.root(forms[0])
        if len(forms) > 1:
            self._lines.append((line, forms[0]))

    def root(self, form: str) -> str:
        """One that stands for all that are the same."""
        parent = self._parent
        while parent.setdefault(form, form) != form:
            parent[form] = form = parent[parent[form]]
        return form

    def lines(self, root: str) -> list[int]:
        """The lines that make them one."""
        return sorted({line for line, form in self._lines if self.root(form) == root})


def _repeated(path: Keys, entry: Node) -> Iterator[Mistake]:
    seen: set[str] = set()
    for at, node in _things(path, entry):
        form = _form(node)
        if form in seen:
            yield Mistake(node.line, path_words(at), f"{quoted(node.raw)} is named twice; name different ones")
        seen.add(form)


def _contradictions(path: Keys, entry: Node, ones: _Ones) -> Iterator[Mistake]:
    seen: dict[str, Node] = {}
    for _, node in _things(path, entry):
        root = ones.root(_form(node))
        other = seen.setdefault(root, node)
        if _form(other) != _form(node):
            lines = ones.lines(root)
            where = f"line{'s' if len(lines) > 1 else ''} {', '.join(map(str, lines))}"
            yield Mistake(
                entry.line,
                path_words(path),
                f"{quoted(other.raw)} and {quoted(node.raw)} are the same by {where}, and here they are not;"
                " take one of the two out",
            )


def _entries(root: Node) -> Iterator[tuple[Keys, Node]]:
    """The entries of both keys that are lists, those of `same` first."""
    for key in KEYS:
        listed = root.parts.get(key)
        for at, entry in listed.parts.items() if listed and isinstance(listed.value, list) else ():
            if isinstance(entry.value, list):
                yield (key, at), entry


def _things(path: Keys, entry: Node) -> list[tuple[Keys, Node]]:
    """What an entry names; what is no text is told by wording.py."""
    return [((*path, at), node) for at, node in entry.parts.items() if isinstance(node.value, str) and node.raw.strip()]


def _form(node: Node) -> str:
    """What all ways to write the same address share."""
    url = canonical(node.raw)
    return without_scheme(url) if url else node.raw.strip()
