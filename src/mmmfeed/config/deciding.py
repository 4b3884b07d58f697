"""A person's decision about announcements, written into feeds.yaml as a pin. Every byte that stands there stays."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mmmfeed.config import files, lines, of_text
from mmmfeed.config.inserting import Item, appended, begun, listed_at, note, scalar
from mmmfeed.errors import ConfigError
from mmmfeed.model import Config


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPin:
    """A pin to be written."""

    same: bool
    which: tuple[str, ...]  # two or more, as they are to stand there
    note: str = ""  # a comment, on one line

    @property
    def key(self) -> str:
        """Under which it stands."""
        return "same" if self.same else "never_same"

    @property
    def item(self) -> Item:
        """As YAML."""
        written = f"[{', '.join(map(scalar, self.which))}]"
        return Item(lines=(written + note(self.note),), in_brackets=written)


def pinned(text: str, pin: NewPin, path: Path) -> str:
    """`text`, which stands at `path`, with `pin` at the end of its list.

    Raises ConfigError when it is no YAML, or has no place for it. What else is wrong with it is for of_text to say.
    """
    before, mistakes = lines.read(text)
    if before is None:
        raise ConfigError([mistake.in_file(str(path)) for mistake in mistakes])
    listed = listed_at(text, pin.key)
    made = appended(text, listed, [pin.item]) if listed else begun(text, pin.key, [pin.item])
    after, mistakes = lines.read(made or "")
    if mistakes or after is None or after.value != _with(before, pin):
        raise ConfigError(
            [
                f"feeds.yaml is written in a way that mmmfeed cannot add to. Write there by hand, under {pin.key}:",
                *pin.item.block(),
            ]
        )
    return made or ""


def write(path: Path, pin: NewPin) -> Config:
    """Put `pin` into the file at `path`, in one step; what it says then.

    Raises ConfigError when the file would not be right; then it stays as it is.
    """
    text = files.text_of(path)
    made = pinned(text, pin, path)
    said = of_text(made, path)
    files.replace(path, made, text)
    return said


def _with(root: lines.Node, pin: NewPin) -> object:
    """What the file says then."""
    keys = dict(root.value) if isinstance(root.value, dict) else {}
    listed = keys.get(pin.key) or []
    return {**keys, pin.key: [*listed, list(pin.which)]} if isinstance(listed, list) else None
