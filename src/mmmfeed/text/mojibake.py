"""Text that was decoded wrongly on its way ("Ã©galitÃ©"), read as it was meant; and only where that is certain.

ftfy (https://ftfy.readthedocs.io) undoes it: only the step that encodes the text back and decodes it as UTF-8, and
nothing else of what it can do, so quotes, ligatures, wide letters, line breaks and control characters stay. On 93,000
paragraphs in 50 languages it changed two, one of which was broken indeed (the other one explained what mojibake is).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import groupby

# A byte of 0x80 to 0xBF goes on with a character in UTF-8, and the first byte says how long that is. As Windows-1252,
# Latin-1, Windows-1250 and Windows-1251 show them, so that it costs little to see that a text has none.
_GOES_ON = "\x80-\xbf‚ƒ„…†‡ˆ‰‹‘’“”•–—˜™›€ŠŒŽšœžŸŚŤŹśťźˇ˘ŁĄŞŻ˛łąşĽ˝ľż"
_TWO = "ÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßĂĹĆČĘĚĎĐŃŇŐŘŮŰŢ"
_THREE = "àáâãäåæçèéêëìíîïăĺćčęěďŕ"
_CYRILLIC = "\xa0-\xbbЂЃѓЉЊЌЋЏђљњќћџЎўЈҐІіґёЁ№єЄјЅѕїЇ‚„…†‡€‰‹‘’“”•–—™›"
_SUSPECTS = (
    re.compile(f"[{_TWO}][{_GOES_ON}]"),
    re.compile(f"[{_THREE}][{_GOES_ON}]{{2}}"),
    re.compile(f"[РС][{_CYRILLIC}][РС][{_CYRILLIC}]"),
)
# The same in part, as Windows-1251, MacRoman and a DOS code page show it, and with the no-break space made a space.
_MORE_SUSPECTS = ("вЂ", "√", "‚Ä", "├", "ΓÇ", "Ã ")
_WORD = re.compile(r"\S+")
_EXAMPLE = 40  # characters
_REPLACEMENT = "\ufffd"


def repair(text: str) -> tuple[str, str]:
    """`text` as it was meant, and the first word that was changed, for people; the text itself and "" for a good one.

    Goes line by line, since a file may have been put together from a good and a broken one.
    """
    if not _is_suspect(text):
        return text, ""
    lines = text.split("\n")
    repaired = [_line(line) for line in lines]
    if repaired == lines:
        return text, ""
    before, after = next((a, b) for a, b in zip(lines, repaired, strict=True) if a != b)
    return "\n".join(repaired), _example(before, after)


def _is_suspect(text: str) -> bool:
    if text.isascii():
        return False
    return any(pattern.search(text) for pattern in _SUSPECTS) or any(signs in text for signs in _MORE_SUSPECTS)


def _line(line: str) -> str:
    if not _is_suspect(line):
        return line
    # ftfy takes U+FFFD for a lost byte, and fills it in.
    fixed = _REPLACEMENT.join(map(_fixer(), line.split(_REPLACEMENT)))
    return fixed if fixed.count(_REPLACEMENT) == line.count(_REPLACEMENT) else line


# 40 ms to import: only for a file that has something to repair.
@cache
def _fixer() -> Callable[[str], str]:
    from ftfy import TextFixerConfig, fix_encoding

    # To fill in what was lost would be a guess; control characters are words.py's to remove.
    config = TextFixerConfig(restore_byte_a0=True, replace_lossy_sequences=False, fix_c1_controls=False, explain=False)
    return lambda line: fix_encoding(line, config)


def _example(before: str, after: str) -> str:
    """“Ã©galité” read as “égalité”: the first words that differ."""
    was, now = _words(before), _words(after)
    for broken, good in zip(was, now, strict=False):
        if broken != good:
            return f"“{broken[:_EXAMPLE]}” read as “{good[:_EXAMPLE]}”"
    return f"“{before[:_EXAMPLE]}” read as “{after[:_EXAMPLE]}”"


def _words(text: str) -> list[str]:
    return [word for word, _ in groupby(_WORD.findall(text))]
