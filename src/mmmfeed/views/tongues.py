"""Whether a language is one of those that a feed takes: `en` takes en-GB, and `no` takes nb."""

from __future__ import annotations

from functools import lru_cache

from mmmfeed.text.tongues import tongue

_ALL_OF = {"no": ("nb", "nn")}  # a language that is written in two ways, each with a tag of its own


@lru_cache(maxsize=512)
def takes(wanted: str, tag: str) -> bool:
    """Whether `wanted` takes what is in `tag`, both BCP 47: extended filtering (RFC 4647, section 3.3.2).

    Old names of languages count as the new ones, and `zh-TW` as zh-Hant-TW.
    """
    base, *asked = wanted.lower().split("-")
    there, *rest = _whole(tag)
    if there != tongue(base).partition("-")[0] and there not in _ALL_OF.get(base, ()):
        return False
    for part in asked:
        while rest and rest[0] != part:
            if len(rest[0]) == 1:  # what follows is an extension, and no part of the language
                return False
            rest = rest[1:]
        if not rest:
            return False
        rest = rest[1:]
    return True


def _whole(tag: str) -> list[str]:
    """The parts of a tag, with the script where the language has two."""
    spoken, rest = tongue(tag).split("-"), tag.lower().split("-")[1:]
    return [*spoken, *(part for part in rest if part not in spoken)]
