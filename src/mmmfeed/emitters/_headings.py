"""The few words of a digest that are its own, in the site's language; English where there are none in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from mmmfeed.showing.locales import spoken

if TYPE_CHECKING:
    from babel import Locale


@dataclass(frozen=True, slots=True)
class Headings:
    """What a digest says by itself."""

    ahead: str
    news: str
    cancelled: str
    online: str
    nothing: str


_HEADINGS: Mapping[str, Headings] = MappingProxyType(
    {
        "en": Headings("Coming up", "News", "Cancelled", "Online", "There is nothing new."),
        "ar": Headings("الفعاليات القادمة", "الأخبار", "أُلغي", "عبر الإنترنت", "لا جديد."),
        "ca": Headings("Properament", "Notícies", "Cancel·lat", "En línia", "No hi ha cap novetat."),
        "cs": Headings("Připravujeme", "Novinky", "Zrušeno", "Online", "Nic nového."),
        "da": Headings("Det sker", "Nyheder", "Aflyst", "Online", "Der er intet nyt."),
        "de": Headings("Demnächst", "Neuigkeiten", "Abgesagt", "Online", "Es gibt nichts Neues."),
        "el": Headings("Προσεχώς", "Νέα", "Ακυρώθηκε", "Διαδικτυακά", "Δεν υπάρχει κάτι νέο."),
        "es": Headings("Próximamente", "Noticias", "Cancelado", "En línea", "No hay novedades."),
        "fi": Headings("Tulossa", "Uutiset", "Peruttu", "Verkossa", "Ei uutta."),
        "fr": Headings("À venir", "Actualités", "Annulé", "En ligne", "Il n’y a rien de nouveau."),
        "hr": Headings("Uskoro", "Novosti", "Otkazano", "Online", "Nema ničeg novog."),
        "hu": Headings("Hamarosan", "Hírek", "Elmarad", "Online", "Nincs újdonság."),
        "it": Headings("Prossimamente", "Notizie", "Annullato", "Online", "Non ci sono novità."),
        "ja": Headings("今後の予定", "お知らせ", "中止", "オンライン", "新しいお知らせはありません。"),
        "nl": Headings("Binnenkort", "Nieuws", "Geannuleerd", "Online", "Er is geen nieuws."),
        "nb": Headings("Det skjer", "Nyheter", "Avlyst", "På nett", "Det er ikke noe nytt."),
        "pl": Headings("Wkrótce", "Aktualności", "Odwołane", "Online", "Brak nowości."),
        "pt": Headings("Em breve", "Notícias", "Cancelado", "Online", "Não há novidades."),
        "ro": Headings("În curând", "Noutăți", "Anulat", "Online", "Nu este nimic nou."),
        "ru": Headings("Скоро", "Новости", "Отменено", "Онлайн", "Новостей нет."),
        "sv": Headings("På gång", "Nyheter", "Inställt", "Online", "Det finns inget nytt."),
        "tr": Headings("Yakında", "Haberler", "İptal edildi", "Çevrim içi", "Yeni bir şey yok."),
        "uk": Headings("Незабаром", "Новини", "Скасовано", "Онлайн", "Нічого нового немає."),
        "zh": Headings("近期活动", "新闻", "已取消", "线上", "暂无新内容。"),
    }
)


def headings(language: str | None) -> tuple[Headings, Locale]:
    """The words for a site in `language` (BCP 47), and how dates are written beside them."""
    chosen = spoken(language, tuple(_HEADINGS))
    return _HEADINGS[chosen.base], chosen.locale
