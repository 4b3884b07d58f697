"""Whether a title says, for certain, that what it announces is called off, or put off to another day.

Certain is a mark: the word alone before a colon, a dash or in brackets ("CANCELLED: …", "… (abgesagt)"), or right
behind the name of an event ("Webinar cancelled"). "Cancelled flights: know your rights" is neither.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from mmmfeed.text.words import one_line


class Said(StrEnum):
    """What a title says of its event."""

    NOTHING = ""
    OFF = "off"  # it does not take place
    PUT_OFF = "put-off"  # not on the day that was told before


# A language a line, its code in front for people; patterns of whole words in lower case.
_OFF = r"""
    en cancell?ed|cancellations?|called off
    fr annul[ée]e?s?|annulations?
    es cancelad[oa]s?|suspendid[oa]s?|anulad[oa]s?|cancelación|suspensión
    de abgesagt|absage|fällt (?:leider )?aus|entfällt|findet nicht statt|ausfall
    it annullat[oaie]|cancellat[oaie]|annullamento|sospes[oaie]
    pt cancelad[oa]s?|cancelamento|anulad[oa]s?
    nl afgelast|geannuleerd|gecanceld|gaat niet door|annulering
    pl odwołan[eyai]|odwołano|anulowan[eyai]
    sv inställ(?:d|t|da)|ställs in
    da aflyst|aflysning
    nb avlyst|avlysning
    fi peruttu|peruutettu|peruuntunut
    cs zrušen[oaýáéyi]?|nekoná se
    ro anulat[ăei]?|anulare|suspendat[ăei]?
    el ακυρώνεται|ακυρώθηκε|ακυρώνονται|ακύρωση|ματαιώνεται
    hu elmarad|lemondva|törölve
    hr otkazan[oaie]?|otkazuje se
    ca cancel·lat|cancel·lada|cancel·lats|cancel·lades|anul·lat|anul·lada|suspès|suspesa
    tr iptal(?: edildi)?
    ru отмен[её]н[оаы]?|отмена|отменяется
    uk скасован[оаиі]|скасування|відмінен[оаиі]
    ja 中止|開催中止|中止のお知らせ|開催中止のお知らせ
    zh 取消|已取消|活动取消|活動取消
    ko 취소|취소됨|행사 취소|취소 안내
"""
_PUT_OFF = r"""
    en postponed|postponement|rescheduled|new date|date change|change of date
    fr report[ée]e?s?|décalée?s?|nouvelle date|changement de date
    es aplazad[oa]s?|pospuest[oa]s?|reprogramad[oa]s?|aplazamiento|nueva fecha|cambio de fecha
    de verschoben|verlegt|verschiebung|terminverschiebung|neuer termin|terminänderung
    it rinviat[oaie]|spostat[oaie]|posticipat[oaie]|rinvio|nuova data
    pt adiad[oa]s?|remarcad[oa]s?|adiamento|nova data
    nl uitgesteld|verplaatst|verzet|nieuwe datum
    pl przełożon[eyai]|przesunięt[eyai]|zmiana terminu|nowy termin
    sv uppskjut(?:en|et|na)|framflyttad|flyttad|nytt datum
    da udsat|udskudt|flyttet|ny dato
    nb utsatt|flyttet|ny dato
    fi siirretty|siirtyy|uusi päivämäärä
    cs odložen[oaýáéyi]?|přeložen[oaýáéyi]?|přesunut[oaýáéyi]?|nový termín
    ro amânat[ăei]?|amânare|reprogramat[ăei]?|dată nouă
    el αναβάλλεται|αναβλήθηκε|αναβάλλονται|αναβολή|νέα ημερομηνία
    hu elhalasztva|elhalasztották|új időpont
    hr odgođen[oaie]?|odgađa se|novi datum|novi termin
    ca ajornat|ajornada|ajornats|ajornades|nova data
    tr ertelendi|yeni tarih
    ru перенес[её]н[оаы]?|перенос|отложен[оаы]?|новая дата
    uk перенесен[оаиі]|перенесення|відкладен[оаиі]|нова дата
    ja 延期|開催延期|延期のお知らせ|日程変更
    zh 延期|推迟|推遲|改期
    ko 연기|연기됨|일정 변경
"""
_NOUNS = frozenset({"noun", "sitting"})
_LONGEST = 300  # characters of a title that are looked at


def said_of(title: str) -> Said:
    """What `title` says of its event; NOTHING unless it is certain."""
    low = one_line(title)[:_LONGEST].lower().replace("i\u0307", "i")  # "İptal"
    for said, words in ((Said.OFF, _OFF), (Said.PUT_OFF, _PUT_OFF)):
        if any(pattern.search(low) for pattern in _marks(words)) or _is_behind_event(low, words):
            return said
    return Said.NOTHING


def _is_behind_event(low: str, words: str) -> bool:
    """Whether the title ends with the word, and the name of an event right before it: "Webinar cancelled"."""
    found = _ending(words).search(low)
    if found is None:
        return False
    from mmmfeed.text.events.cues import find_cues, lowered  # 60 ms, and few titles end so

    cues = find_cues(lowered(low))
    return any(cue.kinds & _NOUNS and not low[cue.end : found.start()].strip() for cue in cues)


@cache
def _marks(words: str) -> tuple[re.Pattern[str], ...]:
    word = rf"(?:{_alternatives(words)})"
    # A hyphen parts words only between spaces.
    return (
        re.compile(rf"^[^\w(\[【（「]*{word}\s?(?:[:：!！|–—]|\s-\s)"),
        re.compile(rf"^[^\w(\[【（「]*[(\[【（「]\s?{word}\s?!?\s?[)\]】）」]"),
        re.compile(rf"(?:[:：|–—]|\s-)\s?{word}[\s!.]*$"),
        re.compile(rf"[(\[【（「]\s?{word}\s?!?\s?[)\]】）」][\s!.]*$"),
        re.compile(rf"^[^\w]*{word}[\s!.]*$"),
    )


@cache
def _ending(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<=\s)(?:{_alternatives(words)})[\s!.]*$")


def _alternatives(words: str) -> str:
    return "|".join(line.strip().partition(" ")[2] for line in words.strip().split("\n"))
