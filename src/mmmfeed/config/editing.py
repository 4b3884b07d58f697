"""More sources written into feeds.yaml. Every byte that stands there stays: comments, order, quotes, line endings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mmmfeed.config import files, lines, of_text
from mmmfeed.config.inserting import Item, appended, listed_at, note, scalar
from mmmfeed.errors import ConfigError
from mmmfeed.model import Config

_NOBODY = "mmmfeed-asks-for-this"  # the name of a source that is never written


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
        return [("name", scalar(self.name)), (self.kind, scalar(self.location)), *more]


def added(text: str, sources: Sequence[NewSource], path: Path) -> str:
    """`text`, which stands at `path`, with `sources` at the end of its list.

    Raises ConfigError when it is no YAML, or has no place for them. What else is wrong with it is for of_text to say.
    """
    before, mistakes = lines.read(text)
    if before is None:
        raise ConfigError([mistake.in_file(str(path)) for mistake in mistakes])
    known, listed = _sources(before), listed_at(text, "sources")
    made = appended(text, listed, [_item(source) for source in sources]) if listed else None
    if made is None:
        raise _no_place(sources)
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
    files.replace(path, made, text)
    return said


def shown(sources: Sequence[NewSource]) -> list[str]:
    """The lines as they are written, where nothing else has to be fitted to."""
    return [line for source in sources for line in _item(source).block()]


# --- what -------------------------------------------------------------------------------------------------


def _item(source: NewSource) -> Item:
    told = [f"{key}: {value}" for key, value in source.pairs]
    return Item(lines=(told[0] + note(source.note), *told[1:]), in_brackets=f"{{{', '.join(told)}}}")


def _plain(source: NewSource) -> dict[str, object]:
    more = {"allow_private": True} if source.allow_private else {}
    return {"name": source.name, source.kind: source.location, **more}


def _sources(root: lines.Node | None) -> list[object]:
    listed = root.parts.get("sources") if root else None
    return list(listed.value) if listed and isinstance(listed.value, list) else []


def _no_place(sources: Sequence[NewSource]) -> ConfigError:
    said = "The list of sources in feeds.yaml is written in a way that mmmfeed cannot add to. Write there by hand:"
    return ConfigError([said, *shown(sources)])
