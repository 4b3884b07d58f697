"""How long the same words are in each language; and which two are other ones (text.tongues)."""

from __future__ import annotations

from mmmfeed.text.tongues import tongue

__all__ = ["signs", "tongue"]

# Signs for what takes 100 in English: medians of some hundred announcements and their translations, rounded. Prose in
# Japanese and Korean is shorter, what is full of code is longer; Hebrew, Persian and Thai are estimates.
_SIGNS = {
    "zh": 40,
    "ja": 60,
    "ko": 65,
    "he": 80,
    "ar": 80,
    "fa": 85,
    "th": 90,
    "de": 110,
    "fr": 116,
    "es": 110,
    "el": 116,
}
_OTHERS = 103


def signs(language: str) -> int:
    """How many signs `language`, a tongue, takes for what takes 100 in English."""
    return _SIGNS.get(language.partition("-")[0], _OTHERS)
