"""More sources written into feeds.yaml. Every byte that stands there stays: comments, order, quotes, line endings.

ruamel.yaml tells where the list of sources ends and how it is indented; the new lines are put in there as text. (Its
round trip, tried with 0.19, keeps comments but writes quotes, long lines and indentation anew.)
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from mmmfeed.config import files, lines, of_text
from mmmfeed.errors import ConfigError
from mmmfeed.model import Config

# What needs no quotes wherever it stands, also between [ ] and { }.
_PLAIN = re.compile(r"[A-Za-z](?:[A-Za-z0-9._~/?=&%+:@;$()-]*[A-Za-z0-9_/=&%+~-])?")
_NOBODY = "mmmfeed-asks-for-this"  # the name of a source that is never written
_ONCE_NO_TEXT = frozenset(("y", "n", "yes", "no", "on", "off"))  # for programs that read YAML 1.1


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSource:
    """A source to be written."""

    name: str
    kind: str = "feed"
    location: str  # as it is to stand there
    allow_private: bool = False
    note: str = ""  # a comment, on one line

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Its keys and values, as YAML."""
        more = [("allow_private", "true")] if self.allow_private else []
        return [("name", _scalar(self.name)), (self.kind, _scalar(self.location)), *more]


def added(text: str, sources: Sequence[NewSource], path: Path) -> str:
    """`text`, which stands at `path`, with `sources` at the end of its list.

    Raises ConfigError when it is no YAML, or has no place for them. What else is wrong with it is for of_text to say.
    """
    before, mistakes = lines.read(text)
    if before is None:
        raise ConfigError([mistake.in_file(str(path)) for mistake in mistakes])
    known, listed = _sources(before), _list(text)
    if listed is None:
        raise _no_place(sources)
    made = _inserted(text, listed, sources)
    after, mistakes = lines.read(made)
    if mistakes or _sources(after) != [*known, *(_plain(source) for source in sources)]:
        raise _no_place(sources)
    return made


def tried(path: Path, sources: Sequence[NewSource]) -> Config:
    """What the file at `path` would say with `sources` in it; nothing is written. Raises ConfigError."""
    return of_text(added(files.text_of(path), sources, path), path)


def known(path: Path) -> Config:
    """What the file at `path` says; it may have no source yet. Raises ConfigError."""
    said = tried(path, [NewSource(name=_NOBODY, location="https://example.org/")])
    return replace(said, sources=said.sources[:-1])


def write(path: Path, sources: Sequence[NewSource]) -> Config:
    """Put `sources` into the file at `path`, in one step; what it says then.

    Raises ConfigError when the file would not be right; then it stays as it is.
    """
    text = files.text_of(path)
    made = added(text, sources, path)
    said = of_text(made, path)
    _replace(path, made, text)
    return said


def shown(sources: Sequence[NewSource]) -> list[str]:
    """The lines as they are written, where nothing else has to be fitted to."""
    return [line for source in sources for line in _lines(source, "  ", 2)]


# --- where ------------------------------------------------------------------------------------------------


def _list(text: str) -> Node | None:
    """The value of `sources`."""
    root = YAML(typ="safe", pure=True).compose(text)
    pairs = root.value if isinstance(root, MappingNode) else []
    return next((value for key, value in pairs if key.value == "sources"), None)


def _inserted(text: str, listed: Node, sources: Sequence[NewSource]) -> str:
    if isinstance(listed, ScalarNode) and not listed.value:
        return _below(text, listed.end_mark.index, [_lines(source, "  ", 2) for source in sources], gap=False)
    if not isinstance(listed, SequenceNode):
        raise _no_place(sources)
    if listed.flow_style:
        return _between_brackets(text, listed, sources)
    first = listed.value[0]
    margin, step = " " * listed.start_mark.column, max(first.start_mark.column - listed.start_mark.column, 2)
    end = max(_ends(listed.value[-1]))
    gap = len(listed.value) > 1 and _is_apart(text, listed.value[-1])
    return _below(text, end, [_lines(source, margin, step) for source in sources], gap=gap)


def _below(text: str, end: int, blocks: Sequence[list[str]], *, gap: bool) -> str:
    """`blocks` below the line in which `end` is, each behind an empty line if there is a `gap`."""
    newline = "\r\n" if "\r\n" in text else "\n"
    at = text.find("\n", len(text[:end].rstrip())) + 1 or len(text)
    before = text[:at] if text[:at].endswith("\n") else text[:at] + newline
    new = "".join((newline if gap else "") + "".join(line + newline for line in block) for block in blocks)
    return before + new + text[at:]


def _between_brackets(text: str, listed: SequenceNode, sources: Sequence[NewSource]) -> str:
    written = ", ".join("{" + ", ".join(f"{key}: {value}" for key, value in source.pairs) + "}" for source in sources)
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


# --- what -------------------------------------------------------------------------------------------------


def _lines(source: NewSource, margin: str, step: int) -> list[str]:
    note = f"  # {source.note}" if source.note else ""
    told = [f"{key}: {value}" for key, value in source.pairs]
    return [f"{margin}-{' ' * (step - 1)}{told[0]}{note}", *(f"{margin}{' ' * step}{line}" for line in told[1:])]


def _scalar(text: str) -> str:
    is_plain = _PLAIN.fullmatch(text) and lines.is_text(text) and text.lower() not in _ONCE_NO_TEXT
    return text if is_plain else json.dumps(text, ensure_ascii=False)  # JSON is YAML, too


def _plain(source: NewSource) -> dict[str, object]:
    more = {"allow_private": True} if source.allow_private else {}
    return {"name": source.name, source.kind: source.location, **more}


def _sources(root: lines.Node | None) -> list[object]:
    listed = root.parts.get("sources") if root else None
    return list(listed.value) if listed and isinstance(listed.value, list) else []


def _no_place(sources: Sequence[NewSource]) -> ConfigError:
    said = "The list of sources in feeds.yaml is written in a way that mmmfeed cannot add to. Write there by hand:"
    return ConfigError([said, *shown(sources)])


# --- the file ---------------------------------------------------------------------------------------------


def _replace(path: Path, text: str, was: str) -> None:
    """The file whole or not at all, with the owner and the rights that it had; a link stays one."""
    place = Path(os.path.realpath(path))
    mark = "\ufeff" if place.read_bytes().startswith(b"\xef\xbb\xbf") else ""
    temporary = place.with_name(f".{place.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write((mark + text).encode())
            file.flush()
            os.fsync(file.fileno())
        _like(place, temporary)
        if files.text_of(path) != was:
            raise ConfigError([f"{path} was changed meanwhile, so nothing was written into it. Try again."])
        temporary.replace(place)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ConfigError([f"{path} cannot be written ({reason}); nothing was changed in it."]) from error
    finally:
        temporary.unlink(missing_ok=True)


def _like(model: Path, made: Path) -> None:
    shutil.copymode(model, made)
    about = model.stat()
    with suppress(OSError, AttributeError):  # only root may give files away, and Windows knows no such thing
        os.chown(made, about.st_uid, about.st_gid)
