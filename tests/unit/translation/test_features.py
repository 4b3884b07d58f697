"""By what a translation is found."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from mmmfeed.merge.translation import MOST, features
from mmmfeed.merge.translation.addresses import page
from mmmfeed.merge.translation.features import code
from mmmfeed.model import Announcement, Enclosure


def _said(language: str, text: str, **more: Any) -> Announcement:
    given: dict[str, Any] = {"published": datetime(2024, 3, 4, 9, tzinfo=UTC), "content": "", "title": "–", **more}
    return Announcement(source=language, source_id="1", text=text, language=language, **given)


def test_features_are_the_same_in_every_process() -> None:
    found = features(_said("en", "Harbor 4.2.1"))

    assert found == {code("published:2024-03-04"), code("number:4.2.1"), code("name:harbor")}
    assert code("number:4.2.1") == 875972801465551643
    assert all(0 <= one < 1 << 62 for one in found)


def test_there_are_not_more_than_most_and_the_most_telling_stay() -> None:
    text = " ".join(f"Name{letter}{other}" for letter in "abcdefgh" for other in "abcdefgh")
    found = features(
        _said("en", text, content='<a href="https://example.org/en/report.pdf">report</a>', title="Bulletin 1234")
    )

    assert len(found) == MOST
    assert {code("page:example.org/report.pdf"), code("number:1234"), code("published:2024-03-04")} <= found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("en", "on 14 March at 5:30 pm"), ("fr", "le 14 mars à 17h30")),
        (("en", "on March 14, 1,200 people"), ("de", "am 14. März 1.200 Menschen")),
        (("ja", "3月14日 1200人"), ("ar", "١٤ مارس ١٢٠٠")),
        (("hu", "március 14-én 1200 ember"), ("pl", "14 marca 1200 osób")),
        (("uk", "14 березня в Україні"), ("zh", "3月14日，乌克兰")),
        (("el", "στις 14 Μαρτίου στην Αθήνα"), ("it", "il 14 marzo ad Atene")),
        (("fa", "۱۴ مارس"), ("tr", "14 Mart")),
    ],
)
def test_numbers_days_and_places_are_the_same_in_all_languages(one: tuple[str, str], other: tuple[str, str]) -> None:
    day = code("published:2024-03-04")

    shared = (features(_said(*one)) & features(_said(*other))) - {day}

    assert code("day:3-14") in shared
    assert len(shared) >= 2


def test_files_and_the_own_page_are_features() -> None:
    heard = _said(
        "fr",
        "",
        url="https://www.example.org/fr/nouvelles/12",
        enclosures=(Enclosure(url="https://cdn.example.org/audio_fr.mp3"),),
    )

    assert {code("page:example.org/nouvelles/12"), code("page:cdn.example.org/audio.mp3")} <= features(heard)


def test_without_a_date_of_its_own_the_day_is_no_feature() -> None:
    dated, undated = _said("en", "Harbor 4.2.1"), _said("en", "Harbor 4.2.1", dated=False)

    assert features(dated) - features(undated) == {code("published:2024-03-04")}


@pytest.mark.parametrize(
    ("url", "form"),
    [
        ("https://example.org/en/news/12", "example.org/news/12"),
        ("http://www.example.org/pt-br/news/12/", "example.org/news/12"),
        ("https://fr.example.org/news/12", "example.org/news/12"),
        ("https://de.m.example.org/news", "example.org/news"),
        ("https://example.org/report-2023_en.pdf", "example.org/report-2023.pdf"),
        ("https://example.org/index.fr.html", "example.org/index.html"),
        ("https://example.org/page?lang=de&id=7", "example.org/page?id=7"),
        ("https://example.org/page?id=7&lang=de", "example.org/page?id=7"),
        ("https://example.org/energy/", "example.org/energy"),
        ("https://example.org/en/", None),
        ("mailto:a@example.org", None),
    ],
)
def test_a_page_is_the_same_in_every_language(url: str, form: str | None) -> None:
    assert page(url) == form
