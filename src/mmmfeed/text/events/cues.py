"""Where a text speaks of something to attend, and where of other days."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from mmmfeed.text.events import cuewords
from mmmfeed.text.events.trees import tree

_LISTS = {
    "invite": cuewords.INVITE,
    "happen": cuewords.HAPPEN,
    "act": cuewords.ACT,
    "noun": cuewords.NOUN,
    "sitting": cuewords.SITTING,
    "other": cuewords.OTHER,
    "kept": cuewords.KEPT,
}
ATTEND = frozenset({"invite", "happen", "act", "noun", "sitting"})
_UNSPACED = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase that says what kind of day is spoken of."""

    start: int
    end: int
    kinds: frozenset[str]  # keys of the lists above


def find_cues(text: str) -> tuple[Cue, ...]:
    """Every phrase of the lists that stands in `text`, in its order; of two at one place the longer one."""
    plain = lowered(text)
    kinds = _kinds()
    found = []
    for hit in _pattern().finditer(plain):
        key = " ".join(hit[0].split())
        found.append(Cue(hit.start(), hit.end(), kinds[key]))
    return tuple(found)


def lowered(text: str) -> str:
    """`text` in lower case with plain apostrophes, every character at its old place."""
    low = text.lower()
    if len(low) != len(text):  # "İ" becomes two
        low = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)
    return low.replace("’", "'")


@cache
def _kinds() -> Mapping[str, frozenset[str]]:
    """Every phrase without its stars → the lists that it stands in."""
    out: dict[str, frozenset[str]] = {}
    for kind, lines in _LISTS.items():
        for phrase in _phrases(lines):
            bare = phrase.strip("*")
            out[bare] = out.get(bare, frozenset()) | {kind}
    return out


@cache
def _pattern() -> re.Pattern[str]:
    phrases = sorted({phrase for lines in _LISTS.values() for phrase in _phrases(lines)})
    endings = [phrase[1:] for phrase in phrases if phrase.startswith("*")]
    unspaced = [phrase for phrase in phrases if _UNSPACED.search(phrase)]
    others = set(phrases) - {f"*{ending}" for ending in endings} - set(unspaced)
    # No boundary is looked for where words are not parted by spaces.
    return re.compile(rf"(?<![^\W_]){tree(others)}|{tree(endings)}|{tree(f'{phrase}*' for phrase in unspaced)}")


def _phrases(lines: str) -> list[str]:
    return [phrase.strip() for line in lines.strip().splitlines() for phrase in line.split(maxsplit=1)[1].split(";")]
