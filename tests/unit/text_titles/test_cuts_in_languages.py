"""A text that was cut is told from a finished one in each of the languages of text/calendars.py."""

from __future__ import annotations

import pytest

from mmmfeed.text import calendars, cuts

# A sentence that ends, and what pages of that language write behind a teaser.
SAID = {
    "en": (
        "The garden club opens its gates on Saturday, and the children of the whole village plant trees.",
        "Read more",
    ),
    "fr": (
        "Le club de jardinage ouvre ses portes samedi, et les enfants du village plantent des arbres.",
        "En savoir plus",
    ),
    "es": ("El club de jardinería abre sus puertas el sábado, y los niños del pueblo plantan árboles.", "Leer más"),
    "de": ("Der Gartenverein öffnet am Samstag seine Tore, und die Kinder des Dorfes pflanzen Bäume.", "Weiterlesen"),
    "it": ("Il circolo dei giardinieri apre sabato le porte, e i bambini del paese piantano alberi.", "Leggi tutto"),
    "pt": ("O clube de jardinagem abre as portas no sábado, e as crianças da aldeia plantam árvores.", "Leia mais"),
    "nl": ("De tuinclub opent zaterdag zijn poorten, en de kinderen van het dorp planten bomen.", "Lees meer"),
    "pl": ("Klub ogrodniczy otwiera w sobotę swoje bramy, a dzieci z całej wsi sadzą drzewa.", "Czytaj więcej"),
    "sv": ("Trädgårdsklubben öppnar sina grindar på lördag, och barnen i byn planterar träd.", "Läs mer"),
    "da": ("Haveklubben åbner sine porte på lørdag, og børnene i landsbyen planter træer.", "Læs mere"),
    "nb": ("Hageklubben åpner portene sine på lørdag, og barna i bygda planter trær.", "Les mer"),
    "fi": ("Puutarhakerho avaa porttinsa lauantaina, ja kylän lapset istuttavat puita.", "Lue lisää"),
    "cs": ("Zahrádkářský spolek otevírá v sobotu své brány a děti z celé vsi sázejí stromy.", "Číst dál"),
    "ro": (
        "Clubul de grădinărit își deschide porțile sâmbătă, iar copiii din sat plantează copaci.",
        "Citește mai mult",
    ),
    "el": (
        "Ο σύλλογος κήπων ανοίγει τις πύλες του το Σάββατο, και τα παιδιά του χωριού φυτεύουν δέντρα.",
        "Διαβάστε περισσότερα",
    ),
    "hu": ("A kertbarátkör szombaton megnyitja kapuit, és a falu gyerekei fákat ültetnek.", "Tovább"),
    "hr": ("Vrtlarsko društvo u subotu otvara svoja vrata, a djeca iz cijelog sela sade stabla.", "Pročitaj više"),
    "ca": ("El club de jardineria obre les portes dissabte, i els nens del poble planten arbres.", "Llegir més"),
    "tr": ("Bahçe kulübü cumartesi günü kapılarını açıyor ve köyün çocukları ağaç dikiyor.", "Devamını oku"),
    "ru": ("Клуб садоводов открывает свои ворота в субботу, и дети всей деревни сажают деревья.", "Читать далее"),
    "uk": ("Клуб садівників відчиняє свої ворота в суботу, і діти всього села саджають дерева.", "Читати далі"),
    "ja": ("園芸クラブは土曜日に門を開き、村じゅうの子どもたちが川のそばの広場に木を植えます。", "続きを読む"),
    "zh": ("园艺俱乐部星期六开放大门，全村的孩子们将在河边的广场上一起种下许多新的树木。", "阅读全文"),
    "ko": ("원예 클럽이 토요일에 문을 열고, 온 마을의 아이들이 강가 광장에 나무를 심습니다.", "더 보기"),
}


def test_each_language_is_here() -> None:
    assert set(SAID) == set(calendars.LANGUAGES)


@pytest.mark.parametrize("language", SAID)
def test_a_finished_text_is_not_cut(language: str) -> None:
    sentence, call = SAID[language]
    for text in (sentence, f"{sentence} {sentence}", f"{sentence}\n\n{call}", f"{sentence}\n\n{call} →"):
        assert not cuts.is_cut(text), text


@pytest.mark.parametrize("language", SAID)
def test_a_cut_text_is(language: str) -> None:
    sentence, call = SAID[language]
    half = sentence[: len(sentence) * 3 // 4]
    word = half.rpartition(" ")[0] or half
    for teaser in (half, word, f"{word} …", f"{word}...", f"{half}…", f"{word} […]", f"{word} [...]"):
        for text in (teaser, f"{sentence} {teaser}", f"{teaser}\n\n{call}", f"{teaser} {call}"):
            assert cuts.is_cut(text), text


@pytest.mark.parametrize("language", SAID)
def test_what_is_left_of_a_cut_text_ends_with_a_whole_word(language: str) -> None:
    sentence, _ = SAID[language]
    whole = cuts.whole(sentence[: len(sentence) * 3 // 4])
    assert sentence.startswith(whole)
    assert whole
    if " " in sentence:
        assert not sentence[len(whole)].isalnum()


@pytest.mark.parametrize("language", SAID)
def test_a_call_to_read_on_is_one(language: str) -> None:
    _, call = SAID[language]
    assert cuts.is_call(call)
    assert cuts.is_call(f"{call} »")
