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
_TOKEN = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_STOP = re.compile(rf"(?<![.…])[.。．।。：:;,]+([{re.escape(sentences.CLOSERS)}]*)$")
_OPEN_BRACKET = re.compile(r"\s*[(\[][^)\]]*$")
_NAME_GOES_ON = re.compile(r"(?:\s+(?:of|de|du|des|la|der|&)){0,2}\s+[A-ZÀ-ÝА-ЯΑ-Ω][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Title:
    """A title and how it was found."""

    text: str
    rule: str
    evidence: str = ""
    place: str = ""  # what a dateline named


def derive(text: str, *, truncated: bool = False) -> Title:
    """A title of at most 120 characters for `text` (paragraphs separated by line breaks), never empty."""
    seen: list[leads.Lead] = []
    for lead, last in islice(_told(text), _LOOKED_AT):
        if names_matter(lead.text):
            title = shorten(lead.text, unfinished=truncated and last)
            return Title(title, "first-telling-sentence" if seen else "opening-sentence", lead.evidence, lead.place)
        seen.append(lead)
    fullest = max((lead.text for lead in seen), key=len, default=words.one_line(text))
    return Title(shorten(fullest, unfinished=truncated) or words.cut(text, GOOD), "opening-words")


def names_matter(sentence: str) -> bool:
    """Whether a sentence says what it is about: not "It is official.", "Good news!", "Register now!"."""
    if cuts.is_call(sentence) or leads.is_salutation(sentence):
        return False
    tokens = _TOKEN.findall(sentence)
    letters = sum(map(len, tokens))
    if letters > len(tokens) * 8 and len(tokens) <= 2:  # noqa: PLR2004  a script without spaces, or one long word
        return letters >= _FEW_SIGNS
    if len(tokens) <= _FEW_WORDS:
        return any(token[0].isupper() or token[0].isdigit() for token in tokens[1:]) and not sentence.endswith("!")
    return not (sentence.endswith("?") and len(tokens) <= 5)  # noqa: PLR2004


def shorten(sentence: str, *, unfinished: bool = False) -> str:
    """`sentence` as a title: without its full stop, and, where it is too long or was cut, ended at a clause or word."""
    line = words.one_line(sentence)
    bare = cuts.whole(line) if unfinished else _STOP.sub(r"\1", line) or line
    if len(bare) <= LONGEST - unfinished:
        return _ended(bare) if unfinished else bare
    bare = leads.without_opening(bare)
    if len(bare) <= LONGEST - unfinished:
        return _ended(bare) if unfinished else bare
    return _ended(_fitting(bare))


def _told(text: str) -> Iterator[tuple[leads.Lead, bool]]:
    """What each sentence says once its lead is taken off, and whether it is the last one."""
    found = sentences.sentences(cuts.without_calls(text))
    before = next(found, None)
    while before is not None:
        after = next(found, None)
        yield leads.strip(before), after is None
        before = after


def _fitting(line: str) -> str:
    """The part of a long line that makes a title: up to the break nearest to a good length, else up to a word."""
    for pattern, shortest in ((_STRONG, _SHORTEST_CLAUSE), (_WEAK, GOOD * 6 // 10)):
        ends = [found.start() for found in pattern.finditer(line, shortest, LONGEST) if found.start() < LONGEST]
        if ends:
            return line[: min(ends, key=lambda end: abs(GOOD - end))]
    if " " not in line[_SHORTEST_CLAUSE:GOOD]:
        return _unspaced(line)
    head = words.cut(line, GOOD).removesuffix(words.ELLIPSIS)
    return _with_whole_name(head, line)


def _with_whole_name(head: str, line: str) -> str:
    """`head`, and the rest of a name that the cut fell into: "UN Commission on Social" | "Development"."""
    at = len(head)
    if head.rpartition(" ")[2][:1].isupper():
        while (more := _NAME_GOES_ON.match(line, at)) and more.end() < LONGEST:
            at = more.end()
    return line[:at]


def _unspaced(line: str) -> str:
    """A line of a script without spaces, at half the width: its signs are twice as wide."""
    return line[: GOOD * 6 // 10]


def _ended(line: str) -> str:
    """A line that was cut, ended with "…" behind a word that can end a title, and with no bracket left open."""
    while (at := line.rfind(" ")) > len(line) // 2 and line[at + 1 :].strip("\"'“”‘’").lower() in phrases.DANGLING:
        line = line[:at]
    line = _OPEN_BRACKET.sub("", line) or line
    return line.rstrip(" \u00a0,;:.–—-|&/(“„«‘") + words.ELLIPSIS
