"""The words of the pages, in the site's language: locale/*.po."""

from __future__ import annotations

from mmmfeed.showing import texts as catalogues
from mmmfeed.showing.texts import Texts


def texts(language: str | None) -> Texts:
    """The words for a site in `language` (BCP 47); English where there are none."""
    return catalogues.texts(__package__, "locale", language)
