"""More entries at the end of a list in feeds.yaml, as text. Every byte that stands there stays.

ruamel.yaml tells where a list ends and how it is indented. (Its round trip, tried with 0.19, keeps comments but writes
quotes, long lines and indentation anew.)
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from mmmfeed.config import lines
from mmmfeed.text.words import clean, one_line

# What needs no quotes wherever it stands, also between [ ] and { }.
_PLAIN = re.compile(r"[A-Za-z](?:[A-Za-z0-9._~/?=&%+:@;$()-]*[A-Za-z0-9_/=&%+~-])?")
_ONCE_NO_TEXT = frozenset(("y", "n", "yes", "no", "on", "off"))  # for programs that read YAML 1.1
_BASIC = 0xFFFF  # the last code point of four hexadecimal digits
_END_MARK = re.compile(r"^\.\.\.\s*$", re.MULTILINE)  # nothing but a comment stands behind it (YAML 1.2, section 9.1)
_GAP = re.compile(r"\n[ \t\r]*\n(?:#.*\n)*[A-Za-z_]+:")  # an empty line above a key
_MARGIN, _STEP = "  ", 2  # where nothing else has to be fitted to


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list."""

    lines: tuple[str, ...]  # without indentation
    in_brackets: str  # the same for a list that is written as [a, b]

    def block(self, margin: str = _MARGIN, step: int = _STEP) -> list[str]:
        """Its lines with a dash before the first."""
        first, *rest = self.lines
        return [f"{margin}-{' ' * (step - 1)}{first}", *(f"{margin}{' ' * step}{line}" for line in rest)]


def listed_at(text: str, key: str) -> Node | None:
    """The value of a key of the file, which is YAML."""
    root = YAML(typ="safe", pure=True).compose(text)
    pairs = root.value if isinstance(root, MappingNode) else []
    return next((value for name, value in pairs if name.value == key), None)


def appended(text: str, listed: Node, items: Sequence[Item]) -> str | None:
    """`text` with `items` at the end of the list; None when they have no place there."""
    if isinstance(listed, ScalarNode) and not listed.value:
        return _below(text, listed.end_mark.index, [item.block() for item in items], gap=False)
    if not isinstance(listed, SequenceNode):
        return None
    if listed.flow_style:
        return _between_brackets(text, listed, items)
    first = listed.value[0]
    margin, step = " " * listed.start_mark.column, max(first.start_mark.column - listed.start_mark.column, _STEP)
    end = max(_ends(listed.value[-1]))
    gap = len(listed.value) > 1 and _is_apart(text, listed.value[-1])
    return _below(text, end, [item.block(margin, step) for item in items], gap=gap)


def begun(text: str, key: str, items: Sequence[Item]) -> str:
    """`text` with a key at its end, and `items` as its list; behind an empty line if its other keys are."""
    newline = "\r\n" if "\r\n" in text else "\n"
    end = mark.start() if (mark := _END_MARK.search(text)) else len(text)
    before = text[:end] if text[:end].endswith("\n") else text[:end] + newline
    gap = newline if _GAP.search(text) and before.rstrip(" \t\r\n") + newline == before else ""
    new = (f"{key}:", *(line for item in items for line in item.block()))
    return before + gap + "".join(line + newline for line in new) + text[end:]


def scalar(text: str) -> str:
    """`text` as YAML, in quotes where it needs some."""
    is_plain = _PLAIN.fullmatch(text) and lines.is_text(text) and text.lower() not in _ONCE_NO_TEXT
    return text if is_plain else "".join(map(_visible, json.dumps(text, ensure_ascii=False)))  # JSON is YAML, too


def _visible(char: str) -> str:
    """A character as it may stand in double quotes; a line separator, say, as its number (YAML 1.2, section 5.7)."""
    if char.isprintable():
        return char
    return f"\\u{ord(char):04X}" if ord(char) <= _BASIC else f"\\U{ord(char):08X}"


def note(text: str) -> str:
    """`text` as a comment behind something; nothing when it is empty."""
    line = one_line(clean(text))
    return f"  # {line}" if line else ""


def _below(text: str, end: int, blocks: Sequence[list[str]], *, gap: bool) -> str:
    """`blocks` below the line in which `end` is, each behind an empty line if there is a `gap`."""
    newline = "\r\n" if "\r\n" in text else "\n"
    at = text.find("\n", len(text[:end].rstrip())) + 1 or len(text)
    before = text[:at] if text[:at].endswith("\n") else text[:at] + newline
    new = "".join((newline if gap else "") + "".join(line + newline for line in block) for block in blocks)
    return before + new + text[at:]


def _between_brackets(text: str, listed: SequenceNode, items: Sequence[Item]) -> str:
    written = ", ".join(item.in_brackets for item in items)
    if listed.value:
        at = listed.value[-1].end_mark.index
        return f"{text[:at]}, {written}{text[at:]}"
    at = listed.end_mark.index - 1
    return text[:at] + written + text[at:]


def _ends(node: Node) -> Iterator[int]:
    """Where the parts of `node` end; an alias ends where what it stands for does, which is further up."""
    if isinstance(node, MappingNode) and not node.flow_style:
        for key, value in node.value:
            yield from _ends(key)
            yield from _ends(value)
    elif isinstance(node, SequenceNode) and not node.flow_style:
        for value in node.value:
            yield from _ends(value)
    elif not isinstance(node, ScalarNode) or node.value or node.style:
        yield int(node.end_mark.index)


def _is_apart(text: str, item: Node) -> bool:
    """Whether an empty line, or comments behind one, stand above an item."""
    above = text[: item.start_mark.index].splitlines()[:-1]
    while above and above[-1].lstrip().startswith("#"):
        above.pop()
    return bool(above) and not above[-1].strip()
