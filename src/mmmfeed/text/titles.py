"""A title for a text that has none: the sentence that names the matter, without what stands before it, cut well.

The rules look at punctuation and structure; the word lists (text/phrases.py) are short and of all languages at once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from mmmfeed.text import cuts, leads, phrases, segments, sentences, words

LONGEST = 120
GOOD = 100  # characters: what readers show of a title
_SHORTEST_CLAUSE = 40
_WIDE = 6, 10  # how long a line may be in signs that are as wide as two letters
_LOOKED_AT = 8  # sentences from the top; the matter is named early or not at all
_FEW_WORDS = 3
_FEW_SIGNS = 8  # letters, in scripts without spaces
_STRONG = re.compile(r"\s[–—|-]\s|[;:؛：；](?=\s|$)|[；：]|\s[(\[]")
_WEAK = re.compile(r",(?=\s)|[，、،]")
_TOKEN = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_STOP = re.compile(rf"(?<![.…])[.。．।。：:;,]+([{re.escape(sentences.CLOSERS)}]*)$")
_FIELD = re.compile(r"[^\W\d_]\s?[:：](?=\s|$)")
_ENDED = re.compile(r"[.…。．।,;:：，、]\W*$")
_LONGEST_FILLER = 70  # characters
_FILLER = re.compile(
    rf"[\W_]*(?P<core>{phrases.FILLERS})(?!\w)(?P<more>(?:[\s,]+[^\s,:;–—\d-]+){{0,4}})[\W_]*$", re.IGNORECASE
)
_IMPERATIVE = re.compile(rf"[\W_]*(?:{phrases.IMPERATIVES})(?!\w)(?:[\s,]+\S+){{0,4}}\s*$", re.IGNORECASE)
_STOP_WITHIN = 20  # characters
_OPEN_BRACKET = re.compile(r"\s*[(\[][^)\]]*$")
_NAME_GOES_ON = re.compile(r"(?:\s+(?:of|de|du|des|la|der|&)){0,2}\s+[A-ZÀ-ÝА-ЯΑ-Ω][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Title:
    """A title and how it was found."""

    text: str
    rule: str
    evidence: str = ""
    place: str = ""  # what a dateline named


def derive(text: str, *, truncated: bool = False, headed: bool = False) -> Title:
    """A title of at most 120 characters for `text` (paragraphs separated by line breaks), never empty.

    `headed`: the texts of this source begin with a headline on a line of its own, more often than not.
    """
    first, behind, _ = text.partition("\n")
    if headed and behind and is_headline(first):
        lead = leads.strip(first)
        return Title(shorten(lead.text), "headline", lead.evidence, lead.place)
    seen: list[leads.Lead] = []
    told = sentences.sentences(cuts.without_calls(text))
    for lead in map(leads.strip, islice(told, _LOOKED_AT)):
        if names_matter(lead.text):
            title = shorten(lead.text, unfinished=truncated and next(told, None) is None)
            return Title(title, "first-telling-sentence" if seen else "opening-sentence", lead.evidence, lead.place)
        seen.append(lead)
    telling = [lead.text for lead in seen if not _is_idle(lead.text)] or [lead.text for lead in seen]
    fullest = max(telling, key=len, default=words.one_line(text))
    unfinished = truncated and (not seen or fullest == seen[-1].text)
    return Title(shorten(fullest, unfinished=unfinished) or words.cut(text, GOOD), "opening-words")


def names_matter(sentence: str) -> bool:
    """Whether a sentence says what it is about: not "It is official.", "Good news!", "Register now!"."""
    if _is_idle(sentence) or leads.is_time(sentence):
        return False
    tokens = _TOKEN.findall(sentence[:LONGEST])
    letters = sum(map(len, tokens))
    if letters > len(tokens) * 8 and len(tokens) <= 2 and not sentence.endswith((":", "：")):  # noqa: PLR2004  a script without spaces, or one long word
        return letters >= _FEW_SIGNS
    if len(tokens) <= _FEW_WORDS:
        # As in "Programme:" and "Price: 30 euros".
        if _FIELD.search(sentence):
            return False
        return any(token[0].isupper() or token[0].isdigit() for token in tokens[1:]) and not sentence.endswith("!")
    return not (sentence.endswith("?") and len(tokens) <= 5)  # noqa: PLR2004


def is_headline(line: str) -> bool:
    """Whether a line that stands alone above a text can be its headline: short, no stop, and it says something."""
    line = line.strip()
    if not 1 < len(line) <= LONGEST or _ENDED.search(line) or leads.is_time(line):
        return False
    return not _is_idle(line) and next(islice(sentences.sentences(line), 1, None), None) is None


def _is_idle(sentence: str) -> bool:
    return cuts.is_call(sentence) or leads.is_salutation(sentence) or _says_nothing(sentence)


def _says_nothing(sentence: str) -> bool:
    if len(sentence) > _LONGEST_FILLER:
        return False
    if _IMPERATIVE.match(sentence):
        return True
    found = _FILLER.match(sentence)
    # "Good news for all!" says nothing; "Finally, the bridge opened." does.
    return found is not None and (" " in found["core"] or not found["more"])


def shorten(sentence: str, *, unfinished: bool = False) -> str:
    """`sentence` as a title: without its full stop, and, where it is too long or was cut, ended at a clause or word."""
    line = words.one_line(sentence)
    bare = cuts.whole(line) if unfinished else without_stop(line)
    room = scaled(LONGEST, bare) - unfinished
    if len(bare) > room:
        bare = leads.without_opening(bare)
    if len(bare) <= room:
        return ended(bare) if unfinished else bare
    return ended(_fitting(bare))


def without_stop(line: str) -> str:
    """`line` without the full stop, colon or comma that ends it."""
    found = _STOP.search(line, max(0, len(line) - _STOP_WITHIN))
    return (line[: found.start()] + found[1] if found else line) or line


def _fitting(line: str) -> str:
    """The part of a long line that makes a title: up to the break nearest to a good length, else up to a word."""
    good, longest, shortest = (scaled(length, line) for length in (GOOD, LONGEST, _SHORTEST_CLAUSE))
    for pattern, least in ((_STRONG, shortest), (_WEAK, good * 6 // 10)):
        ends = [found.start() for found in pattern.finditer(line, least, longest) if found.start() < longest]
        if ends:
            return line[: min(ends, key=lambda end: abs(good - end))]
    return _with_whole_name(line[: segments.last_break(line, good - 1)], line)


def scaled(length: int, line: str) -> int:
    """`length` in letters as a number of signs of the script of `line`."""
    share, of = _WIDE if segments.is_unspaced(line[:LONGEST]) else (1, 1)
    return length * share // of


def _with_whole_name(head: str, line: str) -> str:
    """`head`, and the rest of a name that the cut fell into: "UN Commission on Social" | "Development"."""
    at = len(head)
    if head.rpartition(" ")[2][:1].isupper():
        while (more := _NAME_GOES_ON.match(line, at)) and more.end() < LONGEST:
            at = more.end()
    return line[:at]


def ended(line: str) -> str:
    """A line that was cut, ended with "…" behind a word that can end a title, and with no bracket left open."""
    while (at := line.rfind(" ")) > len(line) // 2 and line[at + 1 :].strip("\"'“”‘’").lower() in phrases.DANGLING:
        line = line[:at]
    line = _OPEN_BRACKET.sub("", line) or line
    return line.rstrip(" \u00a0,;:.–—-|&/(“„«‘") + words.ELLIPSIS
