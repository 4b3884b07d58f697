"""Languages as HTML wants them: in `lang`, with their direction, and by their own names."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mmmfeed.pages.markup import names

if TYPE_CHECKING:
    from babel import Locale

_TAG = re.compile(r"([a-z]{2,3})(?:-([A-Za-z]{4}))?(?:-([A-Za-z]{2}|\d{3}))?(?:-.*)?", re.IGNORECASE)
_DEPRECATED = {"iw": "he", "in": "id", "ji": "yi", "tl": "fil", "sh": "sr-Latn", "mo": "ro", "no": "nb"}
# Where a script is told although it is the usual one: readers of the other one, and fonts, need it.
_TWO_SCRIPTS = names("az bs ks ku mn pa sd sr uz zh")
_RIGHT_TO_LEFT = names("Adlm Arab Hebr Mand Nkoo Rohg Samr Syrc Thaa")


class Tongue(NamedTuple):
    """A language that HTML has a word for."""

    code: str  # BCP 47
    direction: str  # "ltr" or "rtl"
    name: str  # in itself: "français"


@cache
def tongue(code: str | None) -> Tongue | None:
    """What is known of `code`; None when it is no language, since a wrong `lang` is worse than none.

    Only language, script and region are kept, and no script that goes without saying.
    """
    from babel import Locale

    found = _TAG.fullmatch((code or "").replace("_", "-"))
    if found is None:
        return None
    first, script, region = (part or "" for part in found.groups())
    base, _, meant = _DEPRECATED.get(first.lower(), first.lower()).partition("-")
    english = Locale.parse("en")
    if base not in english.languages:
        return None
    usual = _usual_script(base)
    script = (script or meant).title()
    script = script if script in english.scripts and (script != usual or base in _TWO_SCRIPTS) else ""
    region = region.upper() if region.upper() in english.territories else ""
    locale = _locale(base, script, region)
    right_to_left = (locale.text_direction == "rtl") if locale else (script or usual) in _RIGHT_TO_LEFT
    name = locale.get_display_name(locale) if locale else None
    tag = "-".join(part for part in (base, script, region) if part)
    return Tongue(tag, "rtl" if right_to_left else "ltr", str(name or english.languages[base]))


def _locale(*parts: str) -> Locale | None:
    from babel import Locale, UnknownLocaleError

    for length in range(len(parts), 0, -1):
        try:
            return Locale.parse("_".join(part for part in parts[:length] if part))
        except (UnknownLocaleError, ValueError):
            continue
    return None


def _usual_script(base: str) -> str:
    from babel.core import get_global

    return next((part for part in str(get_global("likely_subtags").get(base, "")).split("_")[1:] if len(part) == 4), "")  # noqa: PLR2004 - Latn
