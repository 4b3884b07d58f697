"""How long the same words are in each language; and which two are other ones (text.tongues)."""

from __future__ import annotations

from mmmfeed.text.tongues import tongue

__all__ = ["signs", "tongue"]

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


def signs(language: str) -> int:
    """How many signs `language`, a tongue, takes for what takes 100 in English."""
    return _SIGNS.get(language.partition("-")[0], 105)
