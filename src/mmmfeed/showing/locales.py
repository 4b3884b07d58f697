"""Languages as readers meet them: what HTML calls one, which way it is written, how it writes dates (CLDR, by Babel).

Of which two languages a reader has to know both is another question: text/tongues.py.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mmmfeed.text.tongues import tongue

if TYPE_CHECKING:
    from babel import Locale

ORIGINAL = "en"  # what is written where there are no words in the language that is asked for
_EVERYBODYS = "en-GB"  # 4 March 2025, which nobody misreads; who wants it otherwise says en-US

_TAG = re.compile(r"([a-z]{2,3})(?:-([A-Za-z]{4}))?(?:-([A-Za-z]{2}|\d{3}))?(?:-.*)?", re.IGNORECASE)
_DEPRECATED = {"iw": "he", "in": "id", "ji": "yi", "tl": "fil", "sh": "sr-Latn", "mo": "ro", "no": "nb"}
# Where a script is told although it is the usual one: readers of the other one, and fonts, need it.
_TWO_SCRIPTS = frozenset(str.split("az bs ks ku mn pa sd sr uz zh"))
_RIGHT_TO_LEFT = frozenset(str.split("Adlm Arab Hebr Mand Nkoo Rohg Samr Syrc Thaa"))


class Spoken(NamedTuple):
    """The language of words that there are, and how dates are written beside them."""

    code: str  # BCP 47, as far as CLDR knows it
    base: str  # the same without region and script: of those that there are
    locale: Locale


class Tongue(NamedTuple):
    """A language that HTML has a word for."""

    code: str  # BCP 47
    direction: str  # "ltr" or "rtl"
    name: str  # in itself: "français"


@cache
def spoken(language: str | None, there: tuple[str, ...]) -> Spoken:
    """Which language to speak where `language` (BCP 47) is asked for and words are `there` in some; else English."""
    from babel import Locale, UnknownLocaleError

    code = (language or ORIGINAL).replace("_", "-")
    base = tongue(code).partition("-")[0]
    if base not in there:
        code = base = ORIGINAL
    try:
        return Spoken(code, base, Locale.parse(_EVERYBODYS if code.lower() == ORIGINAL else code, sep="-"))
    except (UnknownLocaleError, ValueError):  # a region that CLDR has no dates of
        return Spoken(base, base, Locale.parse(_EVERYBODYS if base == ORIGINAL else base, sep="-"))


@cache
def known_tongue(code: str | None) -> Tongue | None:
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


def with_country(tongue: Tongue) -> str:
    """As OpenGraph names languages, with the country that is likeliest where none is said: en_GB."""
    from babel.core import get_global

    parts = tongue.code.split("-")
    region = next((part for part in parts[1:] if len(part) == len("GB")), "")
    if not region:
        likely = str(get_global("likely_subtags").get("_".join(parts), "")).split("_")
        region = likely[-1] if len(likely) > 1 else ""
    return f"{parts[0]}_{region}" if region else parts[0]


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

    likely = str(get_global("likely_subtags").get(base, "")).split("_")
    return next((part for part in likely[1:] if len(part) == len("Latn")), "")
