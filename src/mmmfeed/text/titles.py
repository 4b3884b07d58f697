"""A title for a text that has none: the sentence that names the matter, without what stands before it, cut well.

The rules look at punctuation and structure; the word lists (text/phrases.py) are short and of all languages at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from mmmfeed.text import cuts, leads, phrases, sentences, words

LONGEST = 120
GOOD = 100  # characters: what readers show of a title
_SHORTEST_CLAUSE = 40
_LOOKED_AT = 8  # sentences from the top; the matter is named early or not at all
_FEW_WORDS = 3
_FEW_SIGNS = 8  # letters, in scripts without spaces
_STRONG = re.compile(r"\s[–—|-]\s|[;:؛：；](?=\s|$)|[；：]|\s[(\[]")
_WEAK = re.compile(r",(?=\s)|[，、،]")
_OPENERS = "\"“„«‚‘'»「『【"
_DOUBLED = str.maketrans("", "", '"“”„«»「」『』')


@dataclass(frozen=True, slots=True)
class Title:
    """A title and how it was found."""

    text: str
    rule: str
    evidence: str = ""
    place: str = ""  # what a dateline named


def derive(text: str, *, truncated: bool = False) -> Title:
    """A title of at most 120 characters for `text` (paragraphs separated by line breaks), never empty."""
    told = [(lead, last) for lead, last in islice(_told(text), _LOOKED_AT) if lead.text]
    for position, (lead, last) in enumerate(told):
        if names_matter(lead.text):
            title = shorten(lead.text, unfinished=truncated and last)
            return Title(
                title, "opening-sentence" if not position else "first-telling-sentence", lead.evidence, lead.place
            )
    fullest = max((lead.text for lead, _ in told), key=len, default=words.one_line(text))
    return Title(shorten(fullest, unfinished=truncated) or words.cut(text, GOOD), "opening-words")


def names_matter(sentence: str) -> bool:
    """Whether a sentence says what it is about: not "It is official.", "Good news!", "Register now!"."""
    if cuts.is_call(sentence):
        return False
    tokens = re.findall(r"[^\W_]+(?:['’.-][^\W_]+)*", sentence)
    letters = sum(map(len, tokens))
    if letters > len(tokens) * 8 and len(tokens) <= 2:  # noqa: PLR2004  a script without spaces, or one long word
        return letters >= _FEW_SIGNS
    if len(tokens) <= _FEW_WORDS:
        return any(token[0].isupper() or token[0].isdigit() for token in tokens[1:]) and not sentence.endswith("!")
    return not (sentence.endswith("?") and len(tokens) <= 5)  # noqa: PLR2004


def shorten(sentence: str, *, unfinished: bool = False) -> str:
    """`sentence` as a title: without its full stop, and, where it is too long or was cut, ended at a clause or word."""
    line = words.one_line(sentence)
    if unfinished:
        line = cuts.whole(line)
        return _ended(_fitting(line) if len(line) >= LONGEST else line)
    bare = _without_stop(line)
    return bare if len(bare) <= LONGEST else _ended(_fitting(bare))


def _told(text: str) -> Iterator[tuple[leads.Lead, bool]]:
    """What each sentence says once its lead is taken off, and whether it is the last one."""
    before: str | None = None
    for sentence in sentences.sentences(cuts.without_calls(text)):
        if before is not None:
            yield leads.strip(before), False
        before = sentence
    if before is not None:
        yield leads.strip(before), True


def _without_stop(line: str) -> str:
    bare = re.sub(rf"(?<![.…])[.。．।。：:;,]+([{re.escape(sentences.CLOSERS)}]*)$", r"\1", line)
    return bare or line


def _fitting(line: str) -> str:
    """The part of a long line that makes a title: up to the last strong break, else a comma, else a word."""
    head = line[:GOOD]
    for pattern, shortest in ((_STRONG, _SHORTEST_CLAUSE), (_WEAK, GOOD * 6 // 10)):
        ends = [found.start() for found in pattern.finditer(line[: GOOD + 1]) if found.start() >= shortest]
        if ends:
            return line[: ends[-1]]
    return words.cut(line, GOOD).removesuffix(words.ELLIPSIS) if " " in head[_SHORTEST_CLAUSE:] else _unspaced(line)


def _unspaced(line: str) -> str:
    """A line of a script without spaces, at half the width: its signs are twice as wide."""
    return line[: GOOD * 6 // 10]


def _ended(line: str) -> str:
    """A line that was cut, ended with "…" behind a word that can end a title, and with no bracket left open."""
    while (at := line.rfind(" ")) > len(line) // 2 and line[at + 1 :].strip("\"'“”‘’").lower() in phrases.DANGLING:
        line = line[:at]
    line = re.sub(r"\s*[(\[][^)\]]*$", "", line) or line
    return line.rstrip(" \u00a0,;:.–—-|&/(“„«‘") + words.ELLIPSIS
