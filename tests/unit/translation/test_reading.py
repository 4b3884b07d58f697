"""Numbers, days and names, as each language writes them."""

from __future__ import annotations

import pytest

from mmmfeed.merge.translation.places import gazetteer
from mmmfeed.merge.translation.quantities import are_equal, by_the_clock, numbers, plain_digits
from mmmfeed.merge.translation.reading import Reading
from mmmfeed.merge.translation.sounds import sound
from mmmfeed.merge.translation.tongues import tongue


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("14", ["14"]),
        ("014", ["14"]),
        ("1,200", ["1200"]),
        ("1.200.000", ["1200000"]),
        ("10 000", ["10000"]),
        ("2,5", ["2.5"]),
        ("17h30", ["17.30"]),
        ("17:30", ["17.30"]),
        ("26-28", ["26", "28"]),
        ("3rd", ["3"]),
        ("1er", ["1"]),
        ("14-én", ["14"]),
        ("2023/24", ["2023", "24"]),
        ("2018-03-14", ["2018", "3", "14"]),
        ("14.03.2018", ["14", "3", "2018"]),
        ("1.9.3-p484", ["1.9.3-p484"]),
        ("2.0.0-RC1", ["2.0.0-rc1"]),
        ("4x4x4", ["4x4x4"]),
    ],
)
def test_a_number_counts_the_same_however_it_is_written(token: str, expected: list[str]) -> None:
    assert list(numbers(token)) == expected


@pytest.mark.parametrize("text", ["5:30 pm", "5:30 p.m.", "午後5:30", "下午5:30", "오후 5:30"])
def test_an_hour_after_noon_is_told_by_what_is_beside_it(text: str) -> None:
    start = text.index("5")

    assert by_the_clock("5.30", text, start, start + 4) == "17.30"


def test_digits_of_all_scripts_are_digits() -> None:
    assert plain_digits("١٢٣ ۴۵۶ ७८९ ２０２４ ๑๒") == "123 456 789 2024 12"


@pytest.mark.parametrize(
    ("a", "b"), [("14", "14"), ("14", "2014"), ("5", "5000000"), ("1.2", "1200000"), ("12", "120000")]
)
def test_numbers_may_be_one_though_told_otherwise(a: str, b: str) -> None:
    assert are_equal(a, b)
    assert are_equal(b, a)


@pytest.mark.parametrize(("a", "b"), [("14", "15"), ("2013", "2014"), ("2.0.1", "2.0.2"), ("13", "2014"), ("5", "50")])
def test_other_numbers_are_others(a: str, b: str) -> None:
    assert not are_equal(a, b)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "from 26 to 28 February"),
        ("en", "on February 26 and 28"),
        ("en", "Feb 26 - 28, 2014"),
        ("de", "vom 26. bis zum 28. Februar"),
        ("fr", "du 26 au 28 février"),
        ("es", "del 26 al 28 de febrero"),
        ("pt", "de 26 a 28 de fevereiro"),
        ("it", "dal 26 al 28 febbraio"),
        ("pl", "w dniach 26-28 lutego"),
        ("hu", "február 26–28."),
        ("uk", "з 26 по 28 лютого"),
        ("el", "από 26 έως 28 Φεβρουαρίου"),
        ("ar", "من 26 إلى 28 فبراير"),
        ("zh-hans", "2月26日至28日"),
        ("ja", "2月26日から28日まで"),
        ("ko", "2월 26일부터 28일까지"),
    ],
)
def test_both_days_of_a_row_are_days_of_its_month(language: str, text: str) -> None:
    reading = Reading(language)

    reading.read(text)

    assert reading.days == {(2, "26"), (2, "28")}


def test_a_date_in_digits_may_be_two_days() -> None:
    reading = Reading("en")

    reading.read("On 3/4/2018.")

    assert reading.days == set()
    assert reading.possible == {(3, "4"), (4, "3")}


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Ukraine"), ("de", "Ukraine"), ("uk", "Україні"), ("pl", "Ukrainy"), ("el", "Ουκρανία")],
)
def test_a_country_is_known_by_its_name_in_each_language(language: str, words: str) -> None:
    from mmmfeed.text.calendars import fold

    assert gazetteer(language).of_word(fold(words)) == "UA"


def test_where_words_do_not_stand_apart_a_country_is_found_anywhere() -> None:
    assert list(gazetteer("zh-hans").within("在乌克兰的难民")) == ["UA"]
    assert list(gazetteer("xx").within("在乌克兰的难民")) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("Zieliński", "Зелінський"), ("Kovács", "Ковач"), ("Berlin", "Берлин"), ("Papadopoulos", "Παπαδόπουλος")],
)
def test_a_name_sounds_the_same_in_other_letters(one: str, other: str) -> None:
    assert sound(one) == sound(other) is not None


def test_a_short_name_has_no_sound_of_its_own() -> None:
    assert sound("Rome") is None


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en-GB", "en"),
        ("pt_BR", "pt"),
        ("no", "nb"),
        ("zh", "zh-hans"),
        ("zh_TW", "zh-hant"),
        ("zh-Hant-HK", "zh-hant"),
        (None, ""),
    ],
)
def test_a_tag_is_what_its_readers_read(tag: str | None, expected: str) -> None:
    assert tongue(tag) == expected
