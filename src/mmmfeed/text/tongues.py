"""What a reader has to read: languages as far as two of them are other ones."""

from __future__ import annotations

from functools import lru_cache

_DEPRECATED = {"no": "nb", "iw": "he", "in": "id", "ji": "yi", "tl": "fil", "sh": "sr"}
# Readers of the one script don't read the other.
_TWO_SCRIPTS = {"zh": ("hans", "hant"), "sr": ("cyrl", "latn")}
_SCRIPT_OF_REGION = {"tw": "hant", "hk": "hant", "mo": "hant"}


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
