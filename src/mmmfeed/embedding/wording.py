"""The words of lists on the pages of others, and of the page for partners: locale/*/*.po."""

from __future__ import annotations

from babel import Locale

from mmmfeed.showing import texts as catalogues
from mmmfeed.showing.locales import known_tongue
from mmmfeed.showing.texts import Texts

_LISTS, _PARTNERS = "locale/lists", "locale/partners"


def of_lists(language: str | None) -> Texts:
    """The words of a list of announcements, in `language` (BCP 47) if there are any, else in English."""
    return catalogues.texts(__package__, _LISTS, language)


def of_partners(language: str | None) -> Texts:
    """The words of the page for partners, in `language` (BCP 47) if there are any, else in English."""
    return catalogues.texts(__package__, _PARTNERS, language)


def languages() -> tuple[str, ...]:
    """Those that lists speak."""
    return catalogues.languages(__package__, _LISTS)


def direction(language: str | None) -> str:
    """Which way it is written (the attribute `dir`); "auto" where the language is not known."""
    known = known_tongue(language)
    return known.direction if known else "auto"


def named(code: str, within: Locale) -> str:
    """What speakers of a language call it, and what others do: "Deutsch (German)"."""
    known, other = known_tongue(code), Locale.parse(code, sep="-").get_display_name(within) or code
    own = known.name if known else code
    return own if own.casefold() == other.casefold() else f"{own[:1].upper()}{own[1:]} ({other})"
