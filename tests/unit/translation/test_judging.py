"""What makes two announcements one in two languages, and what does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from mmmfeed.merge.translation import WINDOW, compare
from mmmfeed.model import Announcement

_DAY = datetime(2024, 3, 4, 9, tzinfo=UTC)


def _said(language: str | None, title: str, text: str, **more: Any) -> Announcement:
    content = more.pop("content", f"<p>{text}</p>")
    given: dict[str, Any] = {"published": _DAY, "source": language or "none", "source_id": f"tag:{language}", **more}
    return Announcement(title=title, text=text, content=content, language=language, **given)


_EN = _said(
    "en",
    "Summer school 2024 in Graz",
    "From 8 to 19 July 2024, 120 young journalists will meet in Graz. Apply by 30 April at school.example.org/apply. "
    "The fee of 1,250 euros includes the room. Helena Brandt will open the school at 5:30 p.m.",
)
_DE = _said(
    "de",
    "Sommerschule 2024 in Graz",
    "Vom 8. bis 19. Juli 2024 treffen sich 120 junge Journalistinnen und Journalisten in Graz. Bewerbung bis 30. April "
    "unter school.example.org/apply. Die Gebühr von 1.250 Euro schließt das Zimmer ein. Helena Brandt eröffnet die "
    "Schule um 17.30 Uhr.",
)
_ZH = _said(
    "zh",
    "2024年格拉茨暑期学校",
    "2024年7月8日至19日，120名青年记者将在Graz相聚。请于4月30日前在school.example.org/apply报名。费用1250欧元，含住宿。"
    "Helena Brandt将于下午5:30致开幕辞。",
)


@pytest.mark.parametrize(("a", "b"), [(_EN, _DE), (_EN, _ZH), (_DE, _ZH)], ids=["en-de", "en-zh", "de-zh"])
def test_one_announcement_in_two_languages_is_linked_whichever_comes_first(a: Announcement, b: Announcement) -> None:
    link = compare(a, b)

    assert link is not None
    assert link.score > 0.9
    assert (link.a, link.b) == tuple(sorted((a.name, b.name)))
    assert "school.example.org/apply" in link.evidence
    assert compare(b, a) == link


@pytest.mark.parametrize(
    ("one", "other"), [("de", "de"), ("de", "de-AT"), ("no", "nb"), ("pt", "pt-BR"), (None, "de"), ("zh", "zh-CN")]
)
def test_what_readers_of_one_language_read_or_what_is_in_none_is_no_translation(one: str | None, other: str) -> None:
    assert compare(replace(_EN, language=one), replace(_DE, language=other)) is None


@pytest.mark.parametrize(("one", "other"), [("zh-CN", "zh-TW"), ("zh-Hans", "zh-Hant"), ("sr-Cyrl", "sr-Latn")])
def test_two_scripts_of_one_language_are_for_other_readers(one: str, other: str) -> None:
    assert compare(replace(_EN, language=one), replace(_DE, language=other)) is not None


def test_words_that_nobody_translated_are_linked_when_two_languages_are_declared() -> None:
    link = compare(_EN, replace(_EN, language="fr", source="fr"))

    assert link is not None
    assert link.evidence == "the same words, not translated"


@pytest.mark.parametrize("days", [1, 3, 7])
def test_a_translation_may_follow_within_days(days: int) -> None:
    late = compare(_EN, replace(_DE, published=_DAY + timedelta(days=days)))
    at_once = compare(_EN, _DE)

    assert late is not None
    assert at_once is not None
    assert late.score <= at_once.score
    assert "apart" in late.evidence


def test_a_translation_does_not_follow_after_weeks_nor_without_a_date() -> None:
    assert compare(_EN, replace(_DE, published=_DAY + WINDOW + timedelta(days=1))) is None
    assert compare(_EN, replace(_DE, published=None)) is None
    assert compare(_EN, replace(_DE, dated=False)) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bulletin 14", "Rundbrief 15"),
        ("Bulletin no. 14", "النشرة رقم ١٥"),
        ("Bulletin 14", "第15期通讯"),
        ("Bulletin XIV", "Rundbrief XV"),
        ("Third meeting", "Vierte Sitzung"),
        ("Third meeting", "第四回会議"),
        ("Harbor 2.0.1 released", "Harbor 2.0.2 erschienen"),
        ("Harbor 2.0.0-rc1", "Harbor 2.0.0-rc2"),
        ("Report 2022", "Bericht 2023"),
        ("Newsletter March 2024", "Rundbrief April 2024"),
        ("Doors open at 5 pm", "Einlass um 18 Uhr"),
    ],
)
def test_what_counts_in_a_title_may_not_stand_in_the_place_of_another(one: str, other: str) -> None:
    language = "ja" if "回" in other else "zh" if "期" in other else "ar" if "رقم" in other else "de"

    assert compare(replace(_EN, title=one), replace(_DE, title=other, language=language)) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bulletin 14", "Rundbrief 14"),
        ("Bulletin 14", "Rundbrief"),
        ("Bulletin no. 14", "النشرة رقم ١٤"),
        ("Bulletin XIV", "Rundbrief 14"),
        ("Third meeting", "3. Sitzung"),
        ("Third meeting", "第3回会議"),
        ("Third meeting", "第三回会議"),
        ("5 million euros", "5.000.000 Euro"),
        ("Class of '14", "Jahrgang 2014"),
        ("Newsletter March 2024", "Rundbrief März 2024"),
        ("Meeting on March 7", "Sitzung am 7. März"),
        ("Doors open at 5 pm", "Einlass um 17 Uhr"),
    ],
)
def test_what_counts_in_a_title_may_be_told_otherwise_or_be_left_out(one: str, other: str) -> None:
    language = "ja" if "回" in other else "ar" if "رقم" in other else "de"

    assert compare(replace(_EN, title=one), replace(_DE, title=other, language=language)) is not None


def test_other_days_in_the_text_are_another_announcement() -> None:
    days = {"8.": "15.", "19. Juli": "26. Juli", "30. April": "7. Mai"}
    text = _DE.text
    for day, other in days.items():
        text = text.replace(day, other)

    assert compare(_EN, replace(_DE, text=text)) is None


def test_a_link_to_the_other_one_is_telling() -> None:
    plain_en = _said("en", "We are moving", "Our office is moving. We look forward to your visit.")
    plain_fr = _said("fr", "Nous déménageons", "Notre bureau déménage. Nous attendons votre visite avec plaisir.")
    linked = replace(plain_en, content='<p>Our office. <a href="https://moving.example.org/fr/bureau">Français</a></p>')
    there = replace(plain_fr, url="https://moving.example.org/bureau")

    assert compare(plain_en, plain_fr) is None
    link = compare(linked, there)
    assert link is not None
    assert link.score > 0.8


def test_what_many_have_says_less() -> None:
    from mmmfeed.merge.translation import features

    alone = compare(_EN, _DE)
    among_many = compare(_EN, _DE, dict.fromkeys(features(_EN) | features(_DE), 60))

    assert alone is not None
    assert among_many is not None
    assert among_many.score < alone.score


def test_a_text_that_was_cut_may_be_shorter() -> None:
    text = _DE.text[:120]
    whole, cut = compare(_EN, replace(_DE, text=text)), compare(_EN, replace(_DE, text=text, truncated=True))

    assert whole is not None
    assert cut is not None
    assert cut.score > whole.score
