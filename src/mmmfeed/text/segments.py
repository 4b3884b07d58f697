"""Where a line may be cut in any script: between words, never inside a number, a character or before a closing sign.

Most scripts part words by spaces. Japanese, Chinese and Thai do not: there BudouX (https://github.com/google/budoux)
knows the phrases. What is left, as an endless word, is cut at a word boundary of Unicode (UAX 29, by `regex`), or at
least between two characters as a reader sees them (grapheme clusters).
"""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import budoux

_THAI = "\u0e01-\u0e4f"
_KANA = "\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f"
_HAN = "々〆\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
UNSPACED = f"{_THAI}{_KANA}{_HAN}\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff\u3001-\u3020"  # signs, for a set of a pattern
_UNSPACED = re.compile(f"[{UNSPACED}]")
_JAPANESE = re.compile(f"[{_KANA}]")
_CHINESE = re.compile(f"[{_HAN}]")
_THAI_SIGN = re.compile(f"[{_THAI}]")
_NEVER_FIRST = re.compile(  # closing signs, small kana and marks that belong to what stands before them
    r"[\s)\]}」』】〉》〕）］｝｡。．.、，,:;：；!?！？…‥・ー々ゝゞ’”»›%％ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ؟،؛ๆฯ]"
)
_NEVER_LAST = re.compile(r"[(\[{「『【〈《〔（［｛‘“«‹¿¡#＃@＠$€£¥]")
_PARTS = re.compile(
    r"\s+|(?=[(\[「『【〈《〔（［])|(?<=[)\]」』】〉》〕）］、。，！？])"
)  # phrases end at these in any case
_AROUND = 48  # characters before the limit in which a break is looked for
_BEHIND = 6


def is_unspaced(text: str) -> bool:
    """Whether most letters of `text` are of a script that does not part words by spaces."""
    return not text.isascii() and 2 * len(_UNSPACED.findall(text)) > sum(map(str.isalpha, text))


def last_break(line: str, limit: int) -> int:
    """The last place up to `limit` where `line` may be cut: what stands before it are whole words, if there is any.

    Spaces around it are for the caller to strip. Always above 0 where `limit` is.
    """
    if len(line) <= limit:
        return len(line)
    space = line.rfind(" ", 0, limit + 1)
    if space > limit // 2 and (line.isascii() or not _UNSPACED.search(line, space, limit + 1)):
        return space
    start = max(0, limit - _AROUND)
    piece = line[start : limit + _BEHIND]
    # A vowel sign of Thai behind a digit is a word of its own, and no character of its own.
    ends = [start + end for end in _phrase_ends(piece) & _word_ends(piece) & _character_ends(piece)]
    whole = [end for end in ends if 0 < end <= limit and _is_good(line, end)]
    return max([*whole, space, _last_character(line, limit) if not whole and space <= limit // 2 else 0])


def _is_good(line: str, end: int) -> bool:
    return not _NEVER_FIRST.match(line[end]) and not _NEVER_LAST.match(line[end - 1])


def _phrase_ends(piece: str) -> set[int]:
    """Where BudouX parts phrases, or everywhere in a script that it does not know."""
    parser = _parser(piece)
    if parser is None:
        return set(range(len(piece) + 1))
    marks = {at for found in _PARTS.finditer(piece) for at in found.span()}
    return marks | set(accumulate(map(len, parser.parse(piece))))


def _word_ends(piece: str) -> set[int]:
    import regex

    return {found.start() for found in regex.finditer(r"(?w)\b", piece)}


def _character_ends(piece: str) -> set[int]:
    """Where grapheme clusters end."""
    import regex

    return {found.end() for found in regex.finditer(r"\X", piece)}


def _last_character(line: str, limit: int) -> int:
    """The end of the last grapheme cluster that ends up to `limit`; `limit` where one is longer than all that."""
    start = max(0, limit - _AROUND)
    ends = [start + end for end in _character_ends(line[start : limit + _AROUND])]
    return max((end for end in ends if start < end <= limit), default=limit)


def _parser(piece: str) -> budoux.Parser | None:
    for signs, language in ((_JAPANESE, "ja"), (_CHINESE, "zh-hans"), (_THAI_SIGN, "th")):
        if signs.search(piece):
            return _model(language)
    return None


# A millisecond each, and only where a text in such a script is cut.
@cache
def _model(language: str) -> budoux.Parser:
    import budoux

    load = {
        "ja": budoux.load_default_japanese_parser,
        "zh-hans": budoux.load_default_simplified_chinese_parser,
        "th": budoux.load_default_thai_parser,
    }
    return load[language]()
