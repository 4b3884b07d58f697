"""Whether a source cut a text, and which of its last words still are words."""

from __future__ import annotations

import re
from unicodedata import east_asian_width

from mmmfeed.text import phrases, sentences, words

_HEADLINE = 40  # characters: so short a text without a stop is a headline, not a text that was cut
_LONGEST_CALL = 120  # characters: more is a paragraph, whatever sign it begins with
_ARROW = re.compile(r"^[\s]*(?:[→➡⇒►▶»›👉🔗📌]|->|=>|>>)")
_ARROW_END = re.compile(r"\s[→➡⇒►▶👉][^.!?。]{0,80}$")  # a call on the last line, behind the text
_MARKED = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\(…\)|\(\.\.\.\))\s*$")
_OPEN_BRACKET = re.compile(r"\s*[(\[«“„][^)\]»”“]{0,40}$")
_UNMARKED = re.compile(r"[\u0e00-\u0eff\u1780-\u17ff]\W*$")  # Thai, Lao and Khmer end a sentence with a space at most
_URL_END = re.compile(r"(?:https?://|www\.)\S+$")
_TAGS_END = re.compile(r"(?:\s*[#＃@][\w.]+)+\s*$")
_CALL = re.compile(rf"(?<!\w)(?:{phrases.CALLS})[\s:.…!>»→\]\)]*$", re.IGNORECASE)
_CALL_WORDS = frozenset(re.findall(r"[^\W\d_]+", phrases.CALLS))
_LAST_WORD = re.compile(r"([^\W\d_]+)[\W\d_]*$")
_LONGEST_WORD = 30  # characters, with the signs behind it
_ARROWS = re.compile("[→➡⇒►▶👉]")
_TAG_SIGNS = re.compile("[#＃@]")
_LINK = re.compile(r"https?://|www\.\w|\b[\w.+-]+@[\w-]+\.\w|\b[\w-]+\.[a-z]{2,6}/", re.IGNORECASE)
_LINK_FOLLOWS = 2  # lines behind a call in which its link may stand
_LONGEST_LINK = 500  # characters of a line that are looked at
_TAIL = 120  # characters: where the end of a text is looked at


def is_call(line: str) -> bool:
    """Whether a line only asks to go elsewhere: "→ Watch her video message:", "Read more", "En savoir plus »"."""
    line = line.strip()
    if len(line) > _LONGEST_CALL:
        return False
    return bool(_ARROW.match(line)) or bool(_CALL.match(line.lstrip("[(* ")))


def without_calls(text: str) -> str:
    """`text` without the lines that are calls, unless there is nothing else."""
    return "\n".join(line for line in text.split("\n") if not is_call(line)).strip() or text


def without_closing_call(text: str) -> str:
    """`text` without calls on lines of their own, nor the one that its last line ends with ("… Continue reading →")."""
    return _without(_CALL, without_calls(text).rstrip()).rstrip() or text


def dangling_calls(text: str) -> tuple[str, ...]:
    """The lines that ask to go elsewhere without saying where: no address in them, nor on the next two lines.

    A call whose link was lost on the way is of no use to a reader: "→ Watch her video message:" at the end of a text.
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return tuple(
        line
        for index, line in enumerate(lines)
        if is_call(line)
        and not any(_LINK.search(near[:_LONGEST_LINK]) for near in lines[index : index + 1 + _LINK_FOLLOWS])
    )


def is_cut(text: str) -> bool:
    """Whether `text` ends inside a sentence, as far as its last words tell."""
    paragraphs = [line for line in text.split("\n") if line.strip()]
    while len(paragraphs) > 1 and is_call(paragraphs[-1]):
        paragraphs.pop()
    last = paragraphs[-1].strip() if paragraphs else ""
    bare = _without_endings(last).rstrip() or last
    tail = bare[-_TAIL:]
    if _MARKED.search(tail):
        return True
    if sentences.is_finished(tail) or _URL_END.search(tail.rpartition(" ")[2]) or _UNMARKED.search(tail[-8:]):
        return False
    return not (len(paragraphs) == 1 and _width(bare) < _HEADLINE)


def _without_endings(text: str) -> str:
    """`text` without a call, an arrow or hashtags behind it; most have no sign of either, and are not searched."""
    end = text[-_TAIL:]
    text = _without(_CALL, text) if _may_call(end) else text
    text = _without(_ARROW_END, text) if _ARROWS.search(end) else text
    return _without(_TAGS_END, text) if _TAG_SIGNS.search(end) else text


def _may_call(end: str) -> bool:
    """Whether `end` can end in a call, by its last word; ten times as fast as looking."""
    low = end.lower()
    last = _LAST_WORD.search(low, max(0, len(low) - _LONGEST_WORD))
    # Behind "watch" and "download" stands any word; scripts without spaces have none.
    return not last or not last[1].isascii() or last[1] in _CALL_WORDS or "watch" in low or "download" in low


def _width(text: str) -> int:
    """The length of `text` in letters; a sign of Chinese, Japanese or Korean says as much as two."""
    return len(text) + (0 if text.isascii() else sum(east_asian_width(sign) in "WF" for sign in text))


def _without(ending: re.Pattern[str], text: str) -> str:
    """`text` without what `ending` finds at its end."""
    found = ending.search(text, max(0, len(text) - _TAIL))
    return text[: found.start()] if found else text


def whole(text: str) -> str:
    """A text that was cut, without the last word, which may be half of one, and without a bracket that stays open."""
    bare = _MARKED.sub("", text.rstrip())
    if bare != text.rstrip():
        return bare.rstrip()
    return _OPEN_BRACKET.sub("", _last_word_off(bare)).rstrip(" \u00a0,;:–—-")


def _last_word_off(text: str) -> str:
    head, space, _ = text.rpartition(" ")
    if space and len(head) * 2 > len(words.one_line(text)):
        return head
    # No spaces: the run of signs of one kind that ends the text is the best guess at a word, if not all is one.
    left = re.sub(r"(?:[\u4e00-\u9fff]{1,4}|[\u30a0-\u30ff]{1,12}|[\u3040-\u309f]{1,3}|[A-Za-z0-9]+)$", "", text)
    return left if len(left) * 2 > len(text) else text
