"""The words of pages themselves: a gettext catalogue (*.po) for each language but English, which the templates have."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from mmmfeed.showing.locales import ORIGINAL, spoken

if TYPE_CHECKING:
    from collections.abc import Mapping

    from babel import Locale
    from markupsafe import Markup

_ENDING = ".po"


@dataclass(frozen=True, slots=True, eq=False)  # one a language, which names it in caches
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
def texts(room: str, folder: str, language: str | None) -> Texts:
    """The words of a package, whose catalogues are in `folder`, for a site in `language` (BCP 47); else in English."""
    chosen = spoken(language, languages(room, folder))
    return Texts(chosen.code, chosen.locale, _catalogue(room, folder, chosen.base))


@cache
def languages(room: str, folder: str) -> tuple[str, ...]:
    """Those that it has words in, by the alphabet."""
    names = (path.name for path in (files(room) / folder).iterdir())
    return tuple(sorted((ORIGINAL, *(name.removesuffix(_ENDING) for name in names if name.endswith(_ENDING)))))


def _catalogue(room: str, folder: str, language: str) -> dict[str, str]:
    if language == ORIGINAL:
        return {}
    from babel.messages.pofile import read_po

    with (files(room) / folder / f"{language}{_ENDING}").open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file, locale=language) if message.id}
