"""Names in Latin, Cyrillic and Greek letters by their consonants: Kovács and Ковач are `kvs`."""

from __future__ import annotations

import re
from functools import lru_cache

from mmmfeed.text.calendars import fold

_SHORTEST = 3  # consonants; two are too many names'

# Hissing sounds are one, since each language writes them by other letters; h and vowels come and go.
_SIGNS = """
    b б | d д δ | g г ґ ғ γ | k к қ κ c q | l л љ λ ł | m м μ | n н њ ν | p п π | r р ρ
    s с σ ς з ѕ ж ш щ ч ц џ ђ ћ ζ z | t т τ θ | v в ф φ w f β
"""
_GROUPS = (row.split() for row in _SIGNS.replace("\n", "|").split("|") if row.strip())
_CONSONANTS = {ord(sign): group[0] for group in _GROUPS for sign in group} | {
    ord("ξ"): "ks",
    ord("x"): "ks",
    ord("ψ"): "ps",
}
_TOGETHER = (
    (re.compile("t?s?ch|sh|zh|sz|cs|cz|t[sz]|d[jz]|c(?=[eiy])"), "s"),
    (re.compile("ph"), "f"),
    (re.compile("ck"), "k"),
    (re.compile("μπ"), "b"),
    (re.compile("ντ"), "d"),
    (re.compile("γ[κγ]"), "g"),
)
_DOUBLED = re.compile(r"(.)\1")


@lru_cache(maxsize=1 << 14)
def sound(word: str) -> str | None:
    """The consonants of a word; None where there are too few to tell it from others."""
    folded = fold(word)
    for pattern, sign in _TOGETHER:
        folded = pattern.sub(sign, folded)
    told = "".join(_CONSONANTS.get(ord(sign), "") for sign in _DOUBLED.sub(r"\1", folded))
    return told if len(told) >= _SHORTEST else None
