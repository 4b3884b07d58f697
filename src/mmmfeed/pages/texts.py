"""The words of the pages themselves, in the site's language: locale/*.po (GNU gettext), English where there is none."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from babel import Locale
    from markupsafe import Markup

ORIGINAL = "en"  # the language of what stands in the templates
LANGUAGES = ("ar", "de", "en", "es", "fr", "it", "nl", "pt")
_EVERYBODYS = "en_GB"  # 4 March 2025, which nobody misreads


@dataclass(frozen=True, slots=True, eq=False)  # one a language
class Texts:
    """The words of pages in one language, and how dates are written in it."""

    language: str  # BCP 47, of the words: "en" also where the site is in a language that has no catalogue
    locale: Locale  # of dates and numbers
    catalogue: Mapping[str, str]

    def __call__(self, text: str, /, **values: object) -> Markup:
        """`text` (English, as it stands in the templates) in this language, with each {name} filled in and escaped."""
        from markupsafe import escape

        said = escape(self.catalogue.get(text) or text)
        return said.format(**values) if values else said

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`."""
        return self.locale.text_direction


@cache
def texts(language: str | None) -> Texts:
    """The words for a site in `language` (BCP 47)."""
    from babel import Locale, UnknownLocaleError

    code = (language or ORIGINAL).replace("_", "-")
    base = code.split("-")[0].lower()
    if base not in LANGUAGES:
        return Texts(ORIGINAL, Locale.parse(_EVERYBODYS), {})
    try:
        locale = Locale.parse(_EVERYBODYS if code.lower() == ORIGINAL else code, sep="-" if "-" in code else "_")
    except (UnknownLocaleError, ValueError):  # a region that CLDR has no dates of
        code, locale = base, Locale.parse(_EVERYBODYS if base == ORIGINAL else base)
    return Texts(code, locale, _catalogue(base))


def _catalogue(language: str) -> dict[str, str]:
    if language == ORIGINAL:
        return {}
    from babel.messages.pofile import read_po

    with (files(__package__) / "locale" / f"{language}.po").open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file, locale=language) if message.id}
