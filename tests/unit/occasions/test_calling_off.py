"""A title calls its event off, or puts it off, only where that is certain."""

from __future__ import annotations

import pytest

from mmmfeed.text.callingoff import Said, said_of


@pytest.mark.parametrize(
    "title",
    [
        "Cancelled: Spring fair",
        "‼️ CANCELLED – Spring fair",
        "Spring fair (cancelled)",
        "[CANCELED] Spring fair",
        "Webinar cancelled",
        "Annulé : conférence",
        "Réunion annulée",
        "CANCELADO: taller",
        "ABGESAGT – Konzert",
        "Konferenz abgesagt",
        "Evento annullato",
        "Cancelamento: oficina",
        "Geannuleerd: lezing",
        "Odwołane: wykład",
        "INSTÄLLT: Föreläsning",
        "Aflyst: foredrag",
        "Avlyst: foredrag",
        "Peruttu: luento",
        "ZRUŠENO: přednáška",
        "Anulat: atelier",
        "Ακυρώνεται: διάλεξη",
        "Elmarad: előadás",
        "Otkazano: predavanje",
        "Cancel·lat: taller",
        "İptal: konser",
        "Отменено: лекция",
        "Скасовано: лекція",
        "【中止】講演会",
        "【取消】讲座",
        "[취소] 강연",
    ],
)
def test_it_is_off(title: str) -> None:
    assert said_of(title) is Said.OFF


@pytest.mark.parametrize(
    "title",
    [
        "Postponed: Spring fair",
        "Spring fair – rescheduled",
        "Reportée : assemblée générale",
        "Neuer Termin: Lesung",
        "Aplazado: taller",
        "Rinviato: incontro",
        "Uitgesteld: lezing",
        "【延期】講演会",
    ],
)
def test_it_is_put_off(title: str) -> None:
    assert said_of(title) is Said.PUT_OFF


@pytest.mark.parametrize(
    "title",
    [
        "Spring fair",
        "Cancelled flights: know your rights",
        "Not cancelled: Spring fair",
        "Debt cancelled",
        "Ten years of cancelled festivals",
        "“Cancelled”: a talk",
        "EU cancels subsidies",
        "How to cancel: a guide",
        "Postponed motherhood: what the figures say",
        "Die abgesagte Revolution: Lesung",
        "核実験の中止",
        "",
    ],
)
def test_it_is_not_certain(title: str) -> None:
    assert said_of(title) is Said.NOTHING
