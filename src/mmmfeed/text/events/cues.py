"""Where a text speaks of something to attend, and where of other days."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from mmmfeed.text.events import calls, occasions, otherdays
from mmmfeed.text.events.trees import tree

_LISTS = {
    "invite": calls.INVITE,
    "happen": calls.HAPPEN,
    "act": calls.ACT,
    "noun": occasions.NOUN,
    "sitting": occasions.SITTING,
    "other": otherdays.OTHER,
    "kept": otherdays.KEPT,
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
    for kind, listed in _LISTS.items():
        for phrase in _phrases(listed):
            bare = phrase.strip("*")
            out[bare] = out.get(bare, frozenset()) | {kind}
    return out


@cache
def _pattern() -> re.Pattern[str]:
    phrases = sorted({phrase for listed in _LISTS.values() for phrase in _phrases(listed)})
    endings = [phrase[1:] for phrase in phrases if phrase.startswith("*")]
    unspaced = [phrase for phrase in phrases if _UNSPACED.search(phrase)]
    others = set(phrases) - {f"*{ending}" for ending in endings} - set(unspaced)
    # No boundary is looked for where words are not parted by spaces.
    return re.compile(rf"(?<![^\W_]){tree(others)}|{tree(endings)}|{tree(f'{phrase}*' for phrase in unspaced)}")


def _phrases(listed: str) -> list[str]:
    """The phrases of one list, without the codes of the languages, which are there for people."""
    by_language = re.split(r"^    [a-z]{2} ", listed, flags=re.MULTILINE)[1:]
    return [" ".join(phrase.split()) for phrases in by_language for phrase in phrases.split(";")]
