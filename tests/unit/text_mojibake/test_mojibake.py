"""Text that was decoded wrongly on its way: repaired where that is certain, and left alone elsewhere."""

from __future__ import annotations

import string

import pytest
from babel import Locale
from hypothesis import given, settings
from hypothesis import strategies as st

from mmmfeed.text import calendars
from mmmfeed.text.mojibake import repair


def broken(text: str, encoding: str = "cp1252") -> str:
    """`text` as UTF-8 that was read in another encoding; bytes that it has not stay as they are, as browsers do."""
    return "".join(bytes([byte]).decode(encoding, errors="ignore") or chr(byte) for byte in text.encode())


GOOD = [
    "L’égalité – déjà là, où qu’elle naisse : « ça va ? »",
    "Die Mühle öffnet am Samstag – für „alle“!",
    "El niño comió piñas; ¿qué más? ¡Nada!",
    "Zażółć gęślą jaźń, mówi Łukasz.",
    "Årets høst på Ærø",
    "Příliš žluťoučký kůň úpěl ďábelské ódy",
    "Înainte și după: „ațele” țării",
    "Ξεσκεπάζω την ψυχοφθόρα βδελυγμία",
    "Съешь же ещё этих мягких французских булок",
    "Жебракують філософи при ґанку церкви",
    "Pijamalı hasta yağız şoföre çabucak güvendi",
    "いろはにほへと ちりぬるを",
    "敏捷的棕色狐狸跳过懒狗",
    "다람쥐 헌 쳇바퀴에 타고파",
]


@pytest.mark.parametrize("text", GOOD)
@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_utf8_read_as_another_encoding_is_repaired(text: str, encoding: str) -> None:
    repaired, example = repair(broken(text, encoding))
    assert repaired == text
    assert "read as" in example


@pytest.mark.parametrize("text", GOOD[:3])
def test_what_was_broken_twice_is_repaired_twice(text: str) -> None:
    assert repair(broken(broken(text)))[0] == text


@pytest.mark.parametrize("text", GOOD)
def test_a_good_text_stays_as_it_is(text: str) -> None:
    assert repair(text) == (text, "")


def test_cyrillic_read_as_windows_1251_is_repaired() -> None:
    assert repair(broken("Мельница открыта", "cp1251"))[0] == "Мельница открыта"


def test_the_first_word_that_was_broken_is_named() -> None:
    text = "Liberté et déjà vu\nvive lâ€™Ã©galitÃ© et la fraternitÃ©"
    assert repair(text) == (
        "Liberté et déjà vu\nvive l’égalité et la fraternité",
        "“lâ€™Ã©galitÃ©” read as “l’égalité”",
    )


@pytest.mark.parametrize(
    "text",
    [
        "ﬁne ﬂow, ＡＢＣ “curly” ‘quotes’ \r\nand\tlines\x07\x0c",
        "“À quoi bon ?” « Â » SÃO PAULO É ÀS ÂNSIAS",
        "IRMÃ DE AMANHÃ É MAÇÃ",
        "TÉLÉ’ PRÉCISÉ… Ñuñoa’s",
        "a lost character \ufffd stays",
        "5 € – 3 £ ± ½ ² µ ° §",
        "&eacute; &amp; <b>",
    ],
)
def test_signs_that_only_look_odd_stay(text: str) -> None:
    assert repair(text) == (text, "")


def test_a_lost_character_beside_a_broken_one_stays_lost() -> None:
    assert repair("cafÃ© \ufffd")[0] == "café \ufffd"


def alphabet(language: str) -> str:
    """The letters that CLDR has in the names of months, days, languages and countries, with common punctuation."""
    locale = Locale.parse(language)
    said = "".join([*locale.languages.values(), *locale.territories.values(), *calendars.names(language).months])
    letters = "".join(
        sorted({sign for name in said for sign in (name, name.upper()[:1], name.lower()[:1]) if name.isalpha()})
    )
    return letters + string.ascii_letters


ALPHABETS = {language: alphabet(language) for language in calendars.LANGUAGES}


@pytest.mark.parametrize("language", calendars.LANGUAGES)
@given(data=st.data())
@settings(max_examples=15, deadline=None)
def test_words_of_every_language_stay(language: str, data: st.DataObject) -> None:
    locale = Locale.parse(language)
    names = sorted({*locale.languages.values(), *locale.territories.values()})
    marks = st.sampled_from(
        [" ", ", ", " – ", "’", ": ", " “", "” ", " « ", " » ", "… ", "\u00a0", "\r\n", "\n", "! ", " (", ") "]
    )
    said = data.draw(st.lists(st.tuples(st.sampled_from(names), marks), max_size=30))
    text = "".join(name + mark for name, mark in said)
    assert repair(text) == (text, "")


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_text_keeps_its_lines(text: str) -> None:
    repaired, example = repair(text)
    assert repaired.count("\n") == text.count("\n")
    assert bool(example) is (repaired != text)


@given(st.sampled_from(GOOD), st.sampled_from(["cp1252", "latin-1"]))
@settings(max_examples=30, deadline=None)
def test_what_was_repaired_is_not_repaired_again(text: str, encoding: str) -> None:
    assert repair(repair(broken(text, encoding))[0]) == (text, "")
