"""Names of months and weekdays in the languages of announcements, and in all others that CLDR has."""

from __future__ import annotations

import pytest
from babel import Locale

from mmmfeed.text import calendars

ALL = (*calendars.LANGUAGES, *calendars.more_languages())


@pytest.mark.parametrize("language", ALL)
def test_every_month_and_weekday_has_a_name(language: str) -> None:
    known = calendars.names(language)
    assert {*known.months.values(), *known.months_short.values()} == set(range(1, 13))
    assert {*known.weekdays.values(), *known.weekdays_short.values()} == set(range(1, 8))


@pytest.mark.parametrize("language", ALL)
def test_the_long_date_of_a_language_has_its_name_of_the_month(language: str) -> None:
    known = calendars.names(language)
    for number, name in Locale.parse(language).months["format"]["wide"].items():
        assert known.months[calendars.fold(name).removeprefix("de ").removeprefix("d’")] == number


@pytest.mark.parametrize(
    ("language", "name", "month"),
    [
        ("de", "Maerz", 3),
        ("de", "MÄRZ", 3),
        ("de", "Jaenner", 1),
        ("de", "Jänner", 1),
        ("fi", "elokuussa", 8),
        ("fi", "joulukuuta", 12),
        ("fi", "kesäkuun", 6),
        ("eu", "martxoaren", 3),
        ("et", "märts", 3),
        ("lv", "marts", 3),
        ("lt", "kovo", 3),
        ("lt", "kovas", 3),
        ("sk", "marca", 3),
        ("sl", "marec", 3),
        ("bg", "март", 3),
        ("sr", "март", 3),
        ("sr", "mart", 3),
        ("is", "mars", 3),
        ("id", "Maret", 3),
        ("vi", "tháng 3", 3),
        ("th", "มีนาคม", 3),
        ("he", "במרץ", 3),
        ("ar", "مارس", 3),
        ("ar", "آذار", 3),
        ("fa", "مارس", 3),
        ("hi", "मार्च", 3),
        ("gl", "marzo", 3),
        ("cy", "Mawrth", 3),
        ("ga", "Márta", 3),
        ("sq", "mars", 3),
        ("mk", "март", 3),
    ],
)
def test_a_month_is_known(language: str, name: str, month: int) -> None:
    known = calendars.names(language)
    assert (dict(known.months_short) | dict(known.months))[calendars.fold(name)] == month


def test_a_weekday_that_is_named_day_such_is_known_without_the_word_for_day() -> None:
    assert calendars.names("he").weekdays["שני"] == calendars.names("he").weekdays["יום שני"] == 1


def test_one_language_says_nothing_of_another() -> None:
    # Babel mixes up names that stand alone: https://github.com/python-babel/babel/issues/1234
    assert Locale.parse("he").months["stand-alone"]["wide"][1] == "ינואר"
    calendars.names.cache_clear()
    hebrew = set(calendars.names("he").months)
    assert not any(hebrew & set(calendars.names(language).months) for language in ALL if language != "he")
    assert "1月" not in calendars.names("ko").months


def test_any_other_language_of_cldr_may_be_asked_for_and_nothing_else() -> None:
    assert calendars.names("br").months["meurzh"] == 3
    with pytest.raises(KeyError):
        calendars.names("tlh")
    with pytest.raises(KeyError):
        calendars.names("no such language")
