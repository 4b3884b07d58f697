"""Columns are known by their names in every language that dates are read in."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from mmmfeed.model import Document, SourceSpec
from mmmfeed.parsers.textdump import containers
from mmmfeed.parsers.textdump.containers import headers
from mmmfeed.parsers.textdump.records import Record
from mmmfeed.text import calendars

HEADERS = {
    "en": "Date;Title;Text;Link",
    "fr": "Date de publication;Titre;Contenu;Lien",
    "es": "Fecha;Título;Contenido;Enlace",
    "de": "Datum;Überschrift;Meldung;Adresse",
    "it": "Data;Titolo;Testo;Collegamento",
    "pt": "Data;Título;Conteúdo;Ligação",
    "nl": "Datum;Kop;Bericht;Webadres",
    "pl": "Data publikacji;Tytuł;Treść;Odnośnik",
    "sv": "Datum;Rubrik;Innehåll;Länk",
    "da": "Dato;Overskrift;Brødtekst;Webadresse",
    "nb": "Dato;Tittel;Innhold;Lenke",
    "fi": "Julkaisupäivä;Otsikko;Teksti;Linkki",
    "cs": "Datum;Nadpis;Obsah;Odkaz",
    "ro": "Data publicării;Titlu;Conținut;Adresă web",
    "el": "Ημερομηνία;Τίτλος;Κείμενο;Σύνδεσμος",
    "hu": "Dátum;Cím;Szöveg;Hivatkozás",
    "hr": "Datum objave;Naslov;Sadržaj;Poveznica",
    "ca": "Data;Títol;Contingut;Enllaç",
    "tr": "TARİH;BAŞLIK;İÇERİK;BAĞLANTI",
    "ru": "Дата;Заголовок;Текст;Ссылка",
    "uk": "Дата публікації;Заголовок;Зміст;Посилання",
    "ja": "公開日;タイトル;本文;リンク",
    "zh": "日期;標題;內容;連結",
    "ko": "등록일;제목;내용;링크",
}


def test_no_language_is_missing() -> None:
    assert set(HEADERS) == set(calendars.LANGUAGES)


@pytest.mark.parametrize("language", HEADERS)
def test_a_table_with_names_in_one_language_is_read(language: str) -> None:
    body = f"{HEADERS[language]}\n27.01.2025;Fair;It opens.;https://club.example.org/fair\n".encode()
    source = SourceSpec(name="club", kind="dump", location="club.csv")
    document = Document(source="club", location="club.csv", body=body, retrieved=datetime(2026, 3, 1, tzinfo=UTC))
    assert containers.sniff(body, "club.csv") == "table"
    (record,) = (part for part in containers.read("table", body, document, source) if isinstance(part, Record))
    assert (record.day, record.title, record.body) == (date(2025, 1, 27), "Fair", ["It opens."])
    assert record.url == "https://club.example.org/fair"


@pytest.mark.parametrize(
    "name", ["VERÖFFENTLICHT AM", "veroeffentlicht_am", "Veröffentlicht am (TT.MM.JJJJ)", "pubDate"]
)
def test_names_are_known_however_they_are_written(name: str) -> None:
    assert headers.fields(name)["date"] == 0


def test_the_language_of_the_names_is_known_where_only_one_has_them_all() -> None:
    assert headers.language(["日付", "タイトル"]) == "ja"
    assert headers.language(["Datum", "Titel", "Inhalt"]) == "de"
    assert headers.language(["date", "title"]) is None
    assert headers.language(["x"]) is None
