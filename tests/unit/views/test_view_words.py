"""Which words, and which regular expressions, are found in which texts."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from made import announcement
from mmmfeed.model import Wording
from mmmfeed.text.words import comparable
from mmmfeed.views.matching import Said, finds


def found(wording: Wording, text: str, title: str = "Title") -> bool:
    return finds(wording)(Said(announcement(title=title, text=text)))


# fmt: off
FOUND = [
    ("flood", "The FLOOD came."), ("flood", "flood"), ("flood", "“Flood”, he said"), ("flood", "_flood_"),
    ("high water", "High-water marks"), ("high water", "the high\n\n  water"), ("high-water", "high water"),
    ("mother", "the mother’s day"), ("école", "à l’école"), ("ÉCOLE", "e\u0301cole"), ("straße", "STRASSE"),
    ("covid 19", "COVID-19"), ("l'eau", "L’EAU"), ("ﬁre", "fire"), ("ＡＢＣ", "abc"), ("νόσος", "ΝΌΣΟΣ"),
    ("flood*", "flooding"), ("flood*", "flood"), ("flood* risk*", "flooded risks"), ("e-mail*", "E-Mails"),
    ("famille*", "les familles"), ("hilfe*", "Hilfe\u00adstellung"),
    # Scripts that part no words
    ("洪水", "大洪水警報"), ("洪水", "洪水"), ("気候変動", "気候変動対策"), ("気候 変動", "気候変動"), ("น้ำท่วม", "ภาวะน้ำท่วมหนัก"),
    ("ゲーム", "新ゲーム機"), ("covid", "新型COVID感染者"), ("COVID感染", "新型COVID感染者"), ("ទឹកជំនន់", "គ្រោះទឹកជំនន់ធំ"),
    # Signs that belong to letters, and signs that may be left out
    ("बाढ़", "भारी बाढ़ आई"), ("कम", "बहुत कम"), ("كتاب", "كِتَابٌ"), ("كتاب", "كتـاب"), ("שלום", "שָׁלוֹם"), ("می خواهم", "می‌ خواهم"),
    ("홍수", "큰 홍수"), ("홍수*", "홍수가 났다"),
]
NOT_FOUND = [
    ("flood", "flooding"), ("flood", "preflood"), ("care", "career"), ("high water", "high, but no water"),
    ("flood*", "preflooded"), ("flood* risk", "flooding risks"), ("école", "ecole"), ("ab", "a b"),
    ("covid", "covids"), ("covid", "無covids"), ("कम", "कमी"), ("कम", "कमरा"), ("홍수", "홍수가"), ("洪水", "洪 水"),
]
# fmt: on


@pytest.mark.parametrize(("words", "text"), FOUND)
def test_words_that_are_there(words: str, text: str) -> None:
    assert found(Wording(words=words), text)


@pytest.mark.parametrize(("words", "text"), NOT_FOUND)
def test_words_that_are_not(words: str, text: str) -> None:
    assert not found(Wording(words=words), text)


def test_title_text_or_all() -> None:
    for wording in ({"words": "sea"}, {"pattern": "sea"}):
        where = [w for w in ("title", "text", "all") if found(Wording(**wording, where=w), "The sea.", "The land")]
        assert where == ["text", "all"]
        where = [w for w in ("title", "text", "all") if found(Wording(**wording, where=w), "The land.", "The sea")]
        assert where == ["title", "all"]


def test_several_words_do_not_begin_in_the_title_and_end_in_the_text() -> None:
    assert not found(Wording(words="high water"), "Water", "High")


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"floods? of 20\d\d", "The FLOODS of 2024"), ("^the flood", "The flood"), ("here$", "It is here"),
        (r"\bété\b", "L’ÉTÉ"), ("STRASSE", "Straße"), (r"(?<!pre)flood", "a flood"), (r"\p{Han}{2}", "洪水"),
    ],
)  # fmt: skip
def test_patterns_that_are_there(pattern: str, text: str) -> None:
    assert found(Wording(pattern=pattern), text)


def test_the_beginning_of_a_pattern_is_that_of_the_title_or_the_text() -> None:
    assert found(Wording(pattern="^sea"), "Land.", "Sea")
    assert found(Wording(pattern="^sea"), "Sea.", "Land")
    assert not found(Wording(pattern="^sea", where="text"), "Land.\n\nSea.")


@pytest.mark.parametrize("pattern", ["flood(", "[a-", "*", r"\p{nothing}", "(?P<a>x)(?P<a", "a{5,2}"])
def test_what_is_no_pattern_says_why(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        finds(Wording(pattern=pattern))


def test_a_wording_is_made_ready_once() -> None:
    assert finds(Wording(words="sea")) is finds(Wording(words="sea"))


LATIN = st.text(alphabet="abcé ß.,-_1\n’", max_size=24)


@settings(max_examples=150, deadline=None)
@given(LATIN.filter(comparable), LATIN)
def test_words_are_those_of_the_comparable_form(words: str, text: str) -> None:
    expected = f" {comparable(words)} " in f" {comparable(text)} "
    assert found(Wording(words=words, where="text"), text) == expected


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=12), st.text(max_size=40))
def test_any_words_find_themselves_and_nothing_breaks(words: str, text: str) -> None:
    wording = Wording(words=words or "a", where="text")
    try:
        ask = finds(wording)
    except ValueError:
        return  # no letter in it
    assert ask(Said(announcement(text=f"{text} {words or 'a'} {text}")))


def test_words_take_no_time() -> None:
    said = Said(announcement(text="ab " * 40_000))
    start = time.perf_counter()
    assert not finds(Wording(words="ab* ab* ab* ab* c", where="text"))(said)
    assert time.perf_counter() - start < 2
