"""Where a text speaks of something to attend, and where of other days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

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
_WORD = re.compile(r"\S+")
_FAR = 300  # characters from the beginning of a quotation
_REMEMBERED = 8192  # words
_LONGEST = 40  # characters of a word that is worth remembering
# What a talk or a book is called says nothing of its day: "Cancelled: ten years of lost festivals".
_QUOTED = re.compile(r'[“„«「『"][^”“»」』"]{1,300}[”“»」』"]')
_UNSPACED = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase that says what kind of day is spoken of."""

    start: int
    end: int
    kinds: frozenset[str]  # keys of the lists above


def find_cues(plain: str) -> tuple[Cue, ...]:
    """Every phrase of the lists that stands in `plain` (made by `lowered`), in its order; of two at one place the longer one."""
    kinds, phrase, found, free = _kinds(), _pattern(), [], 0
    for word in _WORD.finditer(plain):
        written = word[0]
        # Most words begin no phrase, and most come again.
        for offset in _remembered(written) if len(written) < _LONGEST else _beginnings(written):
            at = word.start() + offset
            if at >= free and (hit := phrase.match(plain, at)):
                free = hit.end()
                found.append(Cue(at, free, kinds[" ".join(hit[0].split())]))
    return tuple(cue for cue in found if cue.kinds & ATTEND or not is_quoted(plain, cue.start))


def is_quoted(text: str, at: int) -> bool:
    """Whether the character at `at` stands in quotation marks."""
    return any(hit.start() < at < hit.end() for hit in _QUOTED.finditer(text, max(0, at - _FAR), at + _FAR))


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


def _beginnings(word: str) -> tuple[int, ...]:
    """Where in `word`, which has no space in it, a phrase may begin."""
    return tuple(hit.start() for hit in _first_words().finditer(word))


_remembered = lru_cache(_REMEMBERED)(_beginnings)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(_written(_all_phrases()))


@cache
def _first_words() -> re.Pattern[str]:
    first = {phrase.partition(" ")[0] for phrase in _all_phrases()}
    return re.compile(f"(?={_written(first)})")


def _written(phrases: Iterable[str]) -> str:
    endings = {phrase for phrase in phrases if phrase.startswith("*")}
    unspaced = {phrase for phrase in phrases if _UNSPACED.search(phrase)}
    # No boundary is looked for where words are not parted by spaces.
    return (
        rf"(?<![^\W_]){tree(set(phrases) - endings - unspaced)}|{tree(phrase[1:] for phrase in endings)}"
        rf"|{tree(f'{phrase}*' for phrase in unspaced)}"
    )


def _all_phrases() -> frozenset[str]:
    return frozenset(phrase for listed in _LISTS.values() for phrase in _phrases(listed))


def _phrases(listed: str) -> list[str]:
    """The phrases of one list, without the codes of the languages, which are there for people."""
    by_language = re.split(r"^    [a-z]{2} ", listed, flags=re.MULTILINE)[1:]
    return [" ".join(phrase.split()) for phrases in by_language for phrase in phrases.split(";")]
