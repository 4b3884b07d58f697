"""How a pin is spoken of."""

from __future__ import annotations

from mmmfeed.config.mistakes import quoted
from mmmfeed.model import Config, Pin, Problem

NO_SUCH = "matches no announcement"
ONE = "write the source_id or the URL of the one that is meant (`mmmfeed export` lists them)"


def words_of(config: Config) -> list[tuple[Pin, str]]:
    """Each thing that a pin names."""
    return [(pin, word) for pin in config.pins for word in pin.which]


def subject(*words: str) -> str:
    """What a message is about: one thing, or the first two."""
    return " and ".join(map(quoted, words[:2])) + (", …" if words[2:] else "")


def problem(pin: Pin, message: str) -> Problem:
    """It stands in the pin's line."""
    return Problem(source="", place=pin.place, message=f"{'same' if pin.same else 'never_same'}: {message}")
