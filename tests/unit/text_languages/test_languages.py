"""Which language a text is in: one answer that is right, or none."""

from __future__ import annotations

import socket

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mmmfeed.text import languages

SENTENCES = {
    "en": "The garden club has bought the old mill by the river and opens it to everybody on Saturday morning.",
    "fr": "Le club des jardiniers a acheté le vieux moulin au bord de la rivière et l'ouvre à tous samedi matin.",
    "es": "El club de jardineros ha comprado el viejo molino junto al río y lo abre a todos el sábado por la mañana.",
    "de": "Der Gartenverein hat die alte Mühle am Fluss gekauft und öffnet sie am Samstagmorgen für alle Nachbarn.",
    "it": "Il circolo dei giardinieri ha comprato il vecchio mulino lungo il fiume e lo apre a tutti sabato mattina.",
    "pt": "O clube dos jardineiros comprou o velho moinho junto ao rio e não cobra nada às crianças na manhã de sábado.",
    "nl": "De tuinvereniging heeft de oude molen aan de rivier gekocht en opent hem zaterdagochtend voor iedereen.",
    "pl": "Klub ogrodników kupił stary młyn nad rzeką i otwiera go dla wszystkich mieszkańców w sobotę rano.",
    "sv": "Trädgårdsföreningen har köpt den gamla kvarnen vid ån och öppnar den för alla grannar på lördag morgon.",
    "fi": "Puutarhayhdistys on ostanut vanhan myllyn joen rannalta ja avaa sen kaikille naapureille lauantaiaamuna.",
    "cs": "Zahrádkářský spolek koupil starý mlýn u řeky a v sobotu ráno ho otevře všem sousedům z okolí.",
    "ro": "Clubul grădinarilor a cumpărat vechea moară de pe malul râului și o deschide tuturor sâmbătă dimineață.",
    "el": "Ο σύλλογος κηπουρών αγόρασε τον παλιό μύλο δίπλα στο ποτάμι και τον ανοίγει σε όλους το Σάββατο.",
    "hu": "A kertészegylet megvette a folyóparti régi malmot, és szombat reggel megnyitja minden szomszéd előtt.",
    "tr": "Bahçıvanlar derneği nehir kıyısındaki eski değirmeni satın aldı ve cumartesi sabahı herkese açıyor.",
    "ru": "Общество садоводов купило старую мельницу у реки и в субботу утром открывает её для всех соседей.",
    "uk": "Товариство садівників купило старий млин біля річки і в суботу вранці відчиняє його для всіх сусідів.",
    "ja": "園芸クラブは川のそばの古い水車小屋を買い取り、土曜日の朝に皆さまへ公開します。",
    "zh": "园艺俱乐部买下了河边的旧水磨坊，并将于星期六早上向所有邻居开放，欢迎大家前来参观。",
    "ko": "정원협회는 강가의 오래된 물레방아를 사서 토요일 아침에 모든 이웃에게 개방합니다.",
    "ca": "El club de jardiners ha comprat el vell molí vora el riu i l'obrirà a tothom dissabte al matí, amb música.",
    "he": "מועדון הגננים קנה את הטחנה הישנה ליד הנהר ופותח אותה לכל השכנים בשבת בבוקר.",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_is_in_its_language_or_not_told(language: str) -> None:
    found = languages.detect(SENTENCES[language])
    assert found.tag in {language, None if language in {"ca", "pt"} else language}


@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize("site", ["en", "el"])
def test_a_text_in_another_language_than_the_sites_is_seen(language: str, site: str) -> None:
    assert languages.detect(SENTENCES[language], site).tag in {language, None if language in {"ca", "pt"} else language}


@pytest.mark.parametrize(
    ("text", "kin"),
    [
        ("Haveforeningen har købt den gamle mølle ved åen og åbner den for alle på lørdag.", {"da", None}),
        ("Hageforeningen har kjøpt den gamle mølla ved elva og åpner den for alle på lørdag.", {"nb", None}),
        ("Vrtlarsko društvo kupilo je stari mlin uz rijeku i otvara ga svima u subotu ujutro.", {None}),
        ("Baštensko društvo je kupilo stari mlin pored reke i otvara ga svima u subotu ujutru.", {None}),
        ("Záhradkársky spolok kúpil starý mlyn pri rieke a v sobotu ráno ho otvorí všetkým.", {"sk", None}),
        ("O club de xardiñeiros mercou o vello muíño á beira do río e ábreo a todos o sábado.", {"gl", None}),
    ],
)
def test_languages_alike_are_told_apart_by_the_source_or_not_at_all(text: str, kin: set[str | None]) -> None:
    assert languages.detect(text).tag in kin


@pytest.mark.parametrize(
    ("text", "expected", "tag", "rule"),
    [
        ("Ada Green", "en", "en", "language-of-source"),
        ("Ada Green", None, None, "language-unknown"),
        ("", "de-AT", "de-AT", "language-of-source"),
        ("2025 – 2026 https://example.org/en/the-mill #GardenClub", None, None, "language-unknown"),
        ("Vrtlarsko društvo kupilo je stari mlin uz rijeku i otvara ga svima.", "hr", "hr", "language-of-text"),
        (SENTENCES["pt"], "pt-BR", "pt-BR", "language-of-text"),
        (SENTENCES["fr"], "en", "fr", "language-of-text"),
        ("Ο μύλος ανοίγει", "en", "el", "language-of-text"),
        ("古い水車小屋が開く", "zh", "ja", "language-of-text"),
        ("東京大学図書館開館", "ja", "ja", "language-of-source"),
        ("Hageforeningen har kjøpt den gamle mølla ved elva.", "no", "no", "language-of-text"),
    ],
)
def test_what_the_source_says_counts_where_the_text_does_not_settle_it(
    text: str, expected: str | None, tag: str | None, rule: str
) -> None:
    found = languages.detect(text, expected)
    assert (found.tag, found.rule) == (tag, rule)


def test_the_evidence_is_for_people() -> None:
    assert languages.detect(SENTENCES["fr"], "en").evidence.startswith("the text is in French, with ")
    assert languages.detect("Ada Green", "en").evidence == "the text is too short to tell, and its source is in en"


def test_addresses_and_hashtags_say_nothing_of_the_language() -> None:
    link = (
        "https://example.org/le-club-des-jardiniers-a-achete-le-vieux-moulin #JardinsDeFrance club@jardiniers.example "
    )
    assert languages.detect(link + SENTENCES["de"]).tag == "de"


def test_no_network_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    languages._model.cache_clear()
    assert languages.detect(SENTENCES["de"]).tag == "de"


@given(st.text(max_size=200), st.sampled_from([None, "en", "pt-BR", "x", "zh-Hant-TW"]))
@settings(max_examples=100, deadline=None)
def test_any_text_has_an_answer_and_a_reason(text: str, expected: str | None) -> None:
    found = languages.detect(text, expected)
    assert found.evidence
    assert (found.tag is None) is (found.rule == "language-unknown")
