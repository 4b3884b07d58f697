"""Languages as far as translations ask: which two are other ones, and how long the same words are in each."""

from __future__ import annotations

from functools import lru_cache

_DEPRECATED = {"no": "nb", "iw": "he", "in": "id", "ji": "yi", "tl": "fil", "sh": "sr"}
# Readers of the one script don't read the other.
_TWO_SCRIPTS = {"zh": ("hans", "hant"), "sr": ("cyrl", "latn")}
_SCRIPT_OF_REGION = {"tw": "hant", "hk": "hant", "mo": "hant"}

# Signs for what takes 100 in English; others take about as many. Taken from the Universal Declaration of Human Rights
# (articles only, https://www.unicode.org/udhr/), rounded.
_SIGNS = {
    "zh": 30,
    "ja": 45,
    "ko": 50,
    "he": 75,
    "ar": 85,
    "fa": 90,
    "th": 95,
    "de": 115,
    "fr": 115,
    "es": 112,
    "it": 112,
    "el": 118,
    "hu": 108,
}


@lru_cache(maxsize=512)
def tongue(tag: str | None) -> str:
    """What a reader has to read: the language of a BCP 47 tag, and the script where it has two; empty if unknown."""
    first, *rest = (tag or "").lower().replace("_", "-").split("-")
    base = _DEPRECATED.get(first, first)
    scripts = _TWO_SCRIPTS.get(base)
    if scripts is None:
        return base
    told = (part if part in scripts else _SCRIPT_OF_REGION.get(part, "") for part in rest)
    return f"{base}-{next(filter(None, told), scripts[0])}"


def signs(language: str) -> int:
    """How many signs `language`, a tongue, takes for what takes 100 in English."""
    return _SIGNS.get(language.partition("-")[0], 105)
