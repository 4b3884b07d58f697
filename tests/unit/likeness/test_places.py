"""What stands in the place of what: phrases, sentences, mistyped words."""

from __future__ import annotations

import pytest

from mmmfeed.merge.likeness.alignment import align
from mmmfeed.merge.likeness.forms import filled_in_twice, reworded
from mmmfeed.merge.likeness.guards import differing
from mmmfeed.merge.likeness.normal import words
from mmmfeed.merge.likeness.places import phrases

_FORM = (
    "The harbour museum is looking for {}, three days a week. Whoever likes to work with people and knows another "
    "language is welcome. Letters go to the office until the end of the month."
)


def _phrases(one: str, other: str) -> list[tuple[str, str]]:
    a, b = words(one), words(other)
    return [place.shown for place in phrases(a, b, align(a.folded, b.folded))]


def test_a_word_in_the_place_of_another_is_one() -> None:
    assert _phrases(_FORM.format("a carpenter"), _FORM.format("a bookkeeper")) == [("carpenter", "bookkeeper")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a carpenter", "a carpneter"),  # letters changed places
        ("a carpenter", "a carpentr"),
        ("carpenters", "carpenter"),
        ("one who opens doors", "one who is opening doors"),
        ("a carpenter", "a very good carpenter"),  # inserted
        ("the carpenter", "our carpenter"),  # tells nothing
    ],
)
def test_a_mistyped_or_inserted_one_is_not(one: str, other: str) -> None:
    assert _phrases(_FORM.format(one), _FORM.format(other)) == []


def test_first_letters_are_not_mistyped() -> None:
    assert _phrases(_FORM.format("people in Marstadt"), _FORM.format("people in Karstadt")) == [
        ("Marstadt", "Karstadt")
    ]


def test_a_title_before_two_names_does_not_make_them_one() -> None:
    a, b = (
        words(f"On Tuesday Dr. {name} will speak about rivers and what they carry.")
        for name in ("Ada Lind", "Eva Roth")
    )
    veto = differing(a, b, align(a.folded, b.folded))
    assert veto is not None
    assert veto.rule == "name"


def test_whole_sentences_are_edits() -> None:
    text = "The reading room opens on the hill behind the school. {} Those who come by bus get off at the mill."
    assert _phrases(text.format("Bring children along."), text.format("Coffee is served.")) == []


def test_two_phrases_with_a_common_word_between_are_two() -> None:
    text = "The professor speaks in the {} about {}, and whoever wants to listen is welcome to come."
    one = text.format("old customs house", "tidal rivers")
    other = text.format("lecture hall", "burning mires")
    assert len(_phrases(one, other)) == 2


def test_what_a_long_gap_begins_with_belongs_to_the_sentence_before() -> None:
    text = "Letters with a photograph and two pages about yourself go to the office of the museum until "
    footer = " ".join(["Our partner is a network of small museums by the sea."] * 3)
    a, b = words(f"{text}1 June."), words(f"{text}15 June. {footer}")
    veto = differing(a, b, align(a.folded, b.folded))
    assert veto is not None
    assert veto.rule == "number"


@pytest.mark.parametrize(("one", "other"), [("room B", "room C"), ("room B", "room C 214"), ("зал Б", "зал В")])
def test_letters_of_rooms_differ(one: str, other: str) -> None:
    a, b = (
        words(f"The talk about rivers and what they carry takes place in {room} of the castle.")
        for room in (one, other)
    )
    assert differing(a, b, align(a.folded, b.folded)) is not None


def test_weekdays_of_which_one_sign_differs() -> None:
    a, b = (words(f"警報は{day}曜日から有効です。住民の皆さまは屋内にとどまってください。") for day in "月金")
    veto = differing(a, b, align(a.folded, b.folded))
    assert veto is not None
    assert veto.rule == "date"


def test_one_word_put_better_in_a_long_text_is_an_edit() -> None:
    long = "We walked along the shore and counted birds until the sun went down behind the hills. " * 12
    a, b = words(long + _FORM.format("a carpenter")), words(long + _FORM.format("a bookkeeper"))
    assert reworded(a, b, align(a.folded, b.folded)) == []


def test_what_only_one_title_says_only_its_text_says() -> None:
    titles = words("A talk about tidal rivers of the north"), words("A talk about burning mires in summer")
    body = "Come and listen. The guests of the evening will tell {}; afterwards there is tea for everybody."
    texts = (
        words(body.format("how the tidal water shapes a coast")),
        words(body.format("what the burning costs those who live there")),
    )
    found = align(texts[0].folded, texts[1].folded)
    assert filled_in_twice(titles, texts, found) is not None
    assert filled_in_twice((titles[0], titles[0]), texts, found) is None
