"""In which language the pages speak, and how they write dates."""

from __future__ import annotations

from datetime import date

import pytest

from mmmfeed.pages.moments import day_in_words, label_in_words
from mmmfeed.pages.texts import texts
from mmmfeed.showing.locales import known_tongue


@pytest.mark.parametrize(
    ("site", "language", "direction", "day"),
    [
        (None, "en", "ltr", "4 March 2026"),
        ("en", "en", "ltr", "4 March 2026"),
        ("en-US", "en-US", "ltr", "March 4, 2026"),
        ("fr", "fr", "ltr", "4 mars 2026"),
        ("de-CH", "de-CH", "ltr", "4. März 2026"),
        ("pt_BR", "pt-BR", "ltr", "4 de março de 2026"),
        ("es-419", "es-419", "ltr", "4 de marzo de 2026"),
        ("ar", "ar", "rtl", "4 مارس 2026"),
        ("nl-XX", "nl", "ltr", "4 maart 2026"),
        ("fi", "en", "ltr", "4 March 2026"),
        ("not a language", "en", "ltr", "4 March 2026"),
    ],
)
def test_the_language_of_the_site_is_that_of_its_pages(
    site: str | None, language: str, direction: str, day: str
) -> None:
    words = texts(site)
    assert (words.language, words.direction) == (language, direction)
    assert day_in_words(date(2026, 3, 4), words) == day


def test_a_list_is_called_by_its_year_or_month() -> None:
    assert label_in_words("2025", texts("fr")) == "2025"
    assert label_in_words("2025-11", texts("fr")) == "Novembre 2025"


@pytest.mark.parametrize(
    ("code", "known"),
    [
        ("en_GB", "en-GB"),
        ("EN-gb", "en-GB"),
        ("zh-Hant-TW", "zh-Hant-TW"),
        ("de-Latn", "de"),  # goes without saying
        ("sr-Latn", "sr-Latn"),
        ("de-1996", "de"),
        ("iw", "he"),
        ("no", "nb"),
        ("xx", None),
        ("x-private", None),
        ("", None),
        ('en"><script>', None),
    ],
)
def test_a_language_is_one_that_html_knows(code: str, known: str | None) -> None:
    found = known_tongue(code)
    assert (found.code if found else None) == known


@pytest.mark.parametrize("code", ["ar", "fa", "he", "ur", "yi", "ckb", "syc", "pa-Arab", "uz-Arab"])
def test_languages_from_right_to_left(code: str) -> None:
    found = known_tongue(code)
    assert found is not None
    assert found.direction == "rtl"
