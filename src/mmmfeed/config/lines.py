"""YAML text → plain values that know their line. Says what the file says, not what it means.

Works on ruamel.yaml's events instead of its loaded values, so that every repeated key is found with its line (the
loaders stop at the first), an alias is shared and never copied (no "billion laughs"), and depth is bounded. Scalars are
typed by the core schema of YAML 1.2 (section 10.3.2), as editors do it: `no` is Norwegian and 2026-01-13 is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from mmmfeed.config import syntax
from mmmfeed.config.mistakes import Keys, Mistake, path_words, quoted
from mmmfeed.text import words

Plain = None | bool | int | float | str | list["Plain"] | dict[str, "Plain"]

_DEEPEST = 12  # feeds.yaml needs four levels
_STR = "tag:yaml.org,2002:str"
_NULL = re.compile(r"(?:~|null|Null|NULL)?")
_BOOL = re.compile(r"(?:(true|True|TRUE)|false|False|FALSE)")
_INT = re.compile(r"[-+]?[0-9]{1,18}")
_OCTAL_HEX = re.compile(r"0(?:o[0-7]{1,18}|x[0-9a-fA-F]{1,15})")
_FLOAT = re.compile(
    r"[-+]?(?:(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|\.(?:inf|Inf|INF))|\.(?:nan|NaN|NAN)"
)


@dataclass(frozen=True, slots=True)
class Node:
    """One value as the file has it."""

    value: Plain
    line: int  # from 1; of its key, for an entry of a list its own
    raw: str = ""  # a scalar as it is written: 007
    parts: Mapping[str | int, Node] = field(default_factory=lambda: MappingProxyType({}))

    def at(self, path: Keys) -> Node:
        """The node at `path`, or the last one on the way that the file has."""
        node = self
        for step in path:
            if step not in node.parts:
                break
            node = node.parts[step]
        return node


def read(text: str) -> tuple[Node | None, list[Mistake]]:
    """What `text` says, and what is wrong with it as YAML; no Node if that stopped the reading."""
    reader = _Reader(text)
    try:
        return reader.document(), reader.mistakes
    except _UnreadableError as stop:
        return None, [*reader.mistakes, stop.mistake]
    except YAMLError as error:
        return None, [*reader.mistakes, syntax.mistake(error, text)]
    except (OverflowError, ValueError):  # ruamel.yaml 0.19 calls chr() on any "\\UFFFFFFFF"
        return None, [*reader.mistakes, syntax.beyond_unicode(text)]


class _UnreadableError(Exception):
    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.mistake = Mistake(line, "", message)


class _Reader:
    """Reads one document, event by event, and collects what is wrong but does not stop it."""

    def __init__(self, text: str) -> None:
        self.mistakes: list[Mistake] = []
        self._events: Iterator[Event] = YAML(typ="safe", pure=True).parse(text)
        self._anchors: dict[str, Node] = {}

    def document(self) -> Node:
        next(self._events)  # the stream starts
        is_empty = isinstance(next(self._events), StreamEndEvent)
        root = Node(None, 1) if is_empty else self._node(next(self._events), ())
        if root.value is None:
            raise _UnreadableError(1, "the file is empty; write site:, sources: and feeds: as in the README")
        while isinstance(event := next(self._events), DocumentEndEvent):
            pass
        if not isinstance(event, StreamEndEvent):
            raise _UnreadableError(_line(event), "a second document begins here (---); feeds.yaml is one document")
        return root

    def _node(self, event: Event, path: Keys) -> Node:
        if len(path) > _DEEPEST:
            raise _UnreadableError(_line(event), f"more than {_DEEPEST} levels inside each other")
        match event:
            case AliasEvent():
                return self._alias(event)
            case ScalarEvent():
                node = self._scalar(event, path)
            case SequenceStartEvent():
                node = self._list(event, path)
            case MappingStartEvent():
                node = self._keys(event, path)
        if isinstance(event, NodeEvent) and event.anchor is not None:
            self._anchors[event.anchor] = node
        return node

    def _alias(self, event: AliasEvent) -> Node:
        if event.anchor not in self._anchors:
            raise _UnreadableError(_line(event), f"*{event.anchor} stands for &{event.anchor}, which is nowhere above")
        return replace(self._anchors[event.anchor], line=_line(event))

    def _scalar(self, event: ScalarEvent, path: Keys) -> Node:
        self._refuse_tag(event, path)
        text = self._readable(event.value, _line(event), path)
        is_plain = event.ctag is None and not event.style
        return Node(_typed(text) if is_plain else text, _line(event), text)

    def _list(self, start: SequenceStartEvent, path: Keys) -> Node:
        self._refuse_tag(start, path)
        parts: dict[str | int, Node] = {}
        while not isinstance(event := next(self._events), SequenceEndEvent):
            parts[len(parts)] = self._node(event, (*path, len(parts)))
        return Node([part.value for part in parts.values()], _line(start), parts=parts)

    def _keys(self, start: MappingStartEvent, path: Keys) -> Node:
        self._refuse_tag(start, path)
        parts: dict[str | int, Node] = {}
        while not isinstance(event := next(self._events), MappingEndEvent):
            key = self._key(event, path)
            value = replace(self._node(next(self._events), (*path, key)), line=_line(event))
            if key in parts:
                self._mistake(_line(event), (*path, key), f"written twice, first in line {parts[key].line}; keep one")
            parts.setdefault(key, value)
        return Node({str(key): part.value for key, part in parts.items()}, _line(start), parts=parts)

    def _key(self, event: Event, path: Keys) -> str:
        if not isinstance(event, ScalarEvent):
            raise _UnreadableError(
                _line(event), "a key has to be a word; put a text that begins with [ { or * into quotes"
            )
        return self._readable(event.value, _line(event), path)

    def _readable(self, text: str, line: int, path: Keys) -> str:
        """`text` without what feeds and terminals cannot take (an escape such as "\\u0007"), which is a mistake."""
        illegal = {char for char in text if not words.clean(char)}
        if illegal:
            codes = ", ".join(f"U+{ord(char):04X}" for char in sorted(illegal))
            self._mistake(line, path, f"holds a control character ({codes}) that no feed can carry; remove it")
        # No NFC here: the name of a file on disk is not normalised either.
        return "".join(char for char in text if char not in illegal)

    def _refuse_tag(self, event: Event, path: Keys) -> None:
        tag = getattr(event, "tag", None)
        if tag not in {None, "!", _STR}:
            self._mistake(_line(event), path, f"has the YAML tag {quoted(str(tag))}; write the value without it")

    def _mistake(self, line: int, path: Keys, message: str) -> None:
        self.mistakes.append(Mistake(line, path_words(path), message))


def is_text(text: str) -> bool:
    """Whether `text`, written without quotes, is text and not a number, a yes or no, or nothing."""
    return isinstance(_typed(text), str)


def _line(event: Event) -> int:
    return int(event.start_mark.line) + 1


def _typed(text: str) -> Plain:
    if _NULL.fullmatch(text):
        return None
    if found := _BOOL.fullmatch(text):
        return found[1] is not None
    if _INT.fullmatch(text):
        return int(text)
    if _OCTAL_HEX.fullmatch(text):
        return int(text, 0)
    return float(text.lower().replace(".inf", "inf").replace(".nan", "nan")) if _FLOAT.fullmatch(text) else text
