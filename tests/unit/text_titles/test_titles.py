"""Titles for texts that have none: which sentence, what is left off, and where it is cut."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mmmfeed.text import cuts, leads, titles


@pytest.mark.parametrize(
    ("text", "title"),
    [
        # Filler is passed over; what follows names the matter.
        ("It is done. The garden club has bought the old mill.", "The garden club has bought the old mill"),
        ("Good news! The river is clean enough to swim in again.", "The river is clean enough to swim in again"),
        ("Register now! Our course for beekeepers starts in May.", "Our course for beekeepers starts in May"),
        ("Did you know? Half of all hedges have gone since 1950.", "Half of all hedges have gone since 1950"),
        ("Save the date!\n\nThe seed swap is on 4 May in the hall.", "The seed swap is on 4 May in the hall"),
        ("Das Warten hat ein Ende! Die neue Halle öffnet im Mai.", "Die neue Halle öffnet im Mai"),
        # Salutations.
        ("Dear friends,\n\nThe club has a new chair since Monday.", "The club has a new chair since Monday"),
        (
            "Liebe Mitglieder, der Verein hat seit Montag eine neue Leitung.",
            "Der Verein hat seit Montag eine neue Leitung",
        ),
        (
            "Chers amis, le club a une nouvelle présidente depuis lundi.",
            "Le club a une nouvelle présidente depuis lundi",
        ),
        # Lead-ins.
        ("We are very proud to announce that the mill is ours.", "The mill is ours"),
        ("After years of talks, we are delighted to share that the mill is open to all.", "The mill is open to all"),
        ("Nous avons le plaisir de vous annoncer que le moulin rouvre ses portes.", "Le moulin rouvre ses portes"),
        ("Nos complace anunciar que el molino abre sus puertas.", "El molino abre sus puertas"),
        ("Siamo lieti di annunciare che il mulino apre le porte.", "Il mulino apre le porte"),
        ("Temos o prazer de anunciar que o moinho abre as portas.", "O moinho abre as portas"),
        ("Wir freuen uns, die neue Studie über Hecken vorstellen zu dürfen.", "Die neue Studie über Hecken"),
        ("Z przyjemnością informujemy, że młyn otwiera swoje drzwi.", "Młyn otwiera swoje drzwi"),
        ("С радостью сообщаем, что мельница снова открыта для всех.", "Мельница снова открыта для всех"),
        # Datelines, event dates, hashtags, pictures.
        (
            "LEEDS, 4 March (Reuters) - The club has bought the old mill by the river.",
            "The club has bought the old mill by the river",
        ),
        (
            "UN Geneva – The club has spoken before the Committee on Rivers.",
            "The club has spoken before the Committee on Rivers",
        ),
        (
            "Lundi 4 mai 2026 | 18h30 – Projection du film sur les haies du pays.",
            "Projection du film sur les haies du pays",
        ),
        (
            "🌻 The sunflowers are up in all of our gardens. #sunflowers #gardens",
            "The sunflowers are up in all of our gardens",
        ),
        (
            "#Hedges are home to half of all birds in the country.",
            "Hedges are home to half of all birds in the country",
        ),
        ("→ Watch the film:\n\nThe film on hedges won a prize in Lyon.", "The film on hedges won a prize in Lyon"),
        # A dash inside a sentence is no dateline.
        (
            "The mill – it is 300 years old – has been bought by the club.",
            "The mill – it is 300 years old – has been bought by the club",
        ),
        # Scripts without spaces, and without capitals.
        ("春の市が土曜日の朝に開きます。花と木がたくさんあります。", "春の市が土曜日の朝に開きます"),
        ("افتتح النادي الطاحونة القديمة أمام الجميع. اقرأ المزيد", "افتتح النادي الطاحونة القديمة أمام الجميع"),
        ("ופתחנו את הטחנה הישנה לכולם, בשעה טובה!", "ופתחנו את הטחנה הישנה לכולם, בשעה טובה!"),
        # Short forms and ordinals end no sentence.
        (
            "Dr. Ada Green, i.e. our chair, opens the fair on Sunday. Come!",
            "Dr. Ada Green, i.e. our chair, opens the fair on Sunday",
        ),
        ("Am 4. Mai öffnet die Halle ihre Türen für alle.", "Am 4. Mai öffnet die Halle ihre Türen für alle"),
    ],
)
def test_title(text: str, title: str) -> None:
    assert titles.derive(text).text == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        # The last word may be half of one; a bracket that stays open goes with it.
        (
            "The new plot of the city council marks a step forward for all of us, say the Gard",
            "The new plot of the city council marks a step forward for all of us, say…",
        ),
        (
            "The plot was granted to the biggest club of the city, the Garden Club (GC",
            "The plot was granted to the biggest club of the city, the Garden Club…",
        ),
        (
            "A study on the bees and the flowers of our town and of the",
            "A study on the bees and the flowers of our town…",
        ),
        ("The club opens its gates to everybody on […]", "The club opens its gates to everybody…"),
        # Of one endless word something is left.
        ("x" * 20_000, f"X{'x' * 98}…"),
        (f"see {'x' * 20_000}", f"See {'x' * 95}…"),
        (f"https://club.example.org/{'a/' * 900}", f"https://club.example.org/{'a/' * 36}a…"),
    ],
)
def test_title_of_a_text_that_was_cut(text: str, title: str) -> None:
    assert titles.derive(text, truncated=True).text == title


def test_a_long_sentence_loses_its_opening_rather_than_its_end() -> None:
    text = (
        "On the occasion of the hundredth anniversary of the first garden in the old town, the club invites all"
        " neighbours to a feast under the trees of the market."
    )
    assert titles.derive(text).text == "The club invites all neighbours to a feast under the trees of the market"


def test_a_list_of_places_is_no_opening() -> None:
    text = "In Lyon, Paris and Rome, " + "gardeners have planted hedges along the roads " * 3 + "since the spring."
    assert titles.derive(text).text.startswith("In Lyon, Paris and Rome, gardeners")


def test_a_name_is_not_cut_in_two() -> None:
    text = (
        "x " * 37
        + "gardeners of the Royal Society for the Protection of Old Garden Walls and of many other bodies meet"
    )
    title = titles.derive(text).text
    assert title.endswith("…")
    assert "Royal Society" in title


def test_a_dateline_is_a_place_and_evidence() -> None:
    title = titles.derive("Town Hall, Leeds – The club has been heard by the council on the old mill.")
    assert title.place == "Town Hall, Leeds"
    assert title.evidence == "left out: Town Hall, Leeds –"
    assert title.rule == "opening-sentence"


def test_passing_over_filler_is_said() -> None:
    assert titles.derive("Good news! The river is clean again for all.").rule == "first-telling-sentence"


@given(st.text(max_size=400) | st.text("ab. ,–#A\n(", max_size=400), st.booleans())
@settings(max_examples=200, deadline=None)
def test_any_text_has_a_title_of_one_short_line(text: str, truncated: bool) -> None:
    title = titles.derive(text, truncated=truncated).text
    assert len(title) <= titles.LONGEST
    assert "\n" not in title
    assert title or not text.strip()


@given(
    st.lists(st.sampled_from(["the", "garden", "Club", "opens,", "its", "(old)", "gates", "of", "Leeds."]), min_size=30)
)
@settings(max_examples=100, deadline=None)
def test_a_cut_title_ends_between_words(said: list[str]) -> None:
    text = " ".join(said)
    title = titles.derive(text).text
    if title.endswith("…"):
        kept = title.removesuffix("…").lower()
        at = text.lower().find(kept)
        assert at >= 0
        assert not text[at + len(kept)].isalnum()


@pytest.mark.parametrize(
    "text", ["Lead text – Then more words follow in this sentence.", "", "–", "#", "Dear", "A – b"]
)
def test_a_lead_is_never_all(text: str) -> None:
    assert bool(leads.strip(text).text) == bool(text)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("The fair opens.", False),
        ("“Come early,” she says, “and bring a bag.”", False),
        ("The fair (and the market).", False),
        ("The fair opens on Sunday morning at nine. → Watch her video message:", False),
        ("The fair opens on Sunday morning.\n\n→ Watch her video message:", False),
        ("The fair opens on Sunday morning.\n\nEn savoir plus", False),
        ("The fair opens on Sunday morning. Read more", False),
        ("The fair opens on Sunday morning. #fair #spring", False),
        ("The fair opens on Sunday: see https://example.org/fair", False),
        ("Office closed on Friday", False),
        ("งานแสดงสินค้าฤดูใบไม้ผลิจะเปิดในเช้าวันเสาร์ที่จะถึงนี้ที่สวนสาธารณะ", False),
        ("The fair of the garden club opens its gates on", True),
        ("The fair of the garden club opens its gates on Read more", True),
        ("The fair of the garden club opens its ga…", True),
        ("The fair of the garden club opens. It […]", True),
        ("Der Verein lädt ein, das Fest beginnt am kommenden Sonn", True),
        (
            "春の市が土曜日の朝に開きます。花と木がたくさんあり、皆さんのお越しをお待ちしておりますので、ぜひご家族でお出かけ",
            True,
        ),
    ],
)
def test_is_cut(text: str, cut: bool) -> None:
    assert cuts.is_cut(text) is cut
