"""Header fields of an announcement: "When:", "Date & Time:", "Where:", "Lieu :", "日時："."""

from __future__ import annotations

import re

_WHEN = """
    when date dates day days date&time date&times day&time time&date time times date/time event+date
    quand date+et+heure dates+et+heures horaire horaires heure
    cuándo cuando fecha fechas fecha+y+hora hora día horario
    wann datum termin termine zeit uhrzeit zeitpunkt datum+und+uhrzeit beginn datum/zeit
    quando data date data+e+ora ora orario
    data+e+hora horário
    wanneer datum+en+tijd tijd tijdstip aanvang
    kiedy termin data+i+godzina godzina czas
    när tid datum+och+tid tidpunkt dag hvornår tidspunkt dato dato+og+tid når tid+og+sted dato+og+klokkeslett
    milloin aika päivämäärä ajankohta pvm päivä+ja+aika
    kdy datum+a+čas čas
    când data+și+ora
    πότε ημερομηνία ώρα ημερομηνία+και+ώρα
    mikor időpont dátum idő
    kada vrijeme datum+i+vrijeme
    quan data+i+hora
    ne+zaman tarih tarih+ve+saat saat zaman
    когда дата время дата+и+время
    коли час дата+і+час дата+та+час
    日時 日程 開催日 開催日時 期日 日期 时间 時間 時间 活动时间 活動時間 举办时间 会议时间 講座時間 讲座时间 일시 날짜 시간 일자 행사일시
"""
_WHERE = """
    where place location venue room site
    lieu où salle endroit
    dónde donde lugar sede ubicación
    ort wo veranstaltungsort treffpunkt raum adresse
    dove luogo sede
    onde local morada endereço
    waar plaats locatie
    gdzie miejsce
    var plats lokal
    hvor sted lokale
    missä paikka
    kde místo
    unde loc locul locație
    πού που τόπος χώρος
    hol helyszín hely
    gdje mjesto
    on lloc
    nerede yer
    где место
    де місце
    場所 会場 開催場所 地点 地點 活动地点 活動地點 장소
"""


def _names(listed: str) -> str:
    names = sorted(set(listed.split()), key=len, reverse=True)
    return "|".join(re.escape(name).replace(r"\+", r"\s").replace("&", r"\s?(?:&|and|/)\s?") for name in names)


_LABEL = r"(?:^|[\n|•*·>;.,)\]】]|\s{{2}}|\s)\s{{0,9}}[-*•·■【\[]?\s?(?:{0})\s?(?:\([^)\n]{{1,20}}\))?\s?[】\]]?\**\s?[:：]\**"
_FIELD = _LABEL.replace(r"|\s{{2}}|\s)", r"|\s{{2}}|[a-z]\s(?=[A-Z]))")
_LONGEST_PLACE = 120  # characters
# Between the label and the date there may be an hour, but no words.
_WHEN_LABEL = re.compile(
    _LABEL.format(_names(_WHEN))
    + r"(?P<between>[\s\W]*(?:[\d:.\s–-]{1,16}(?:[ap]\.?m\.?|uhr|h|noon)?[\s,–-]{0,5}(?:on|am|le|el)?\s?)?)$",
    re.IGNORECASE,
)
_TIME_LABEL = re.compile(_LABEL.format(_names(_WHEN)) + r"\s{0,9}(?:from |at |von |de |um |a las |à )?$", re.IGNORECASE)
_WHERE_LABEL = re.compile(
    _FIELD.format(_names(_WHERE)) + rf"[ \t]*(?P<place>[^\n|]{{2,{_LONGEST_PLACE}}})", re.IGNORECASE
)
_LONGEST = 60
_BEFORE_NAME = 14  # characters: the end of what stands before, white space, a bullet
# Looked at before each colon: to look for all names everywhere takes ten times as long.
_COLON = re.compile("[:：]")
_NAME = re.compile(r"(?P<name>[^\W\d_]{2,20})\s?(?:\([^)\n]{1,20}\))?\s?[】\]]?\**\s?$")
_WHERE_NAMES = frozenset(_WHERE.split())


def is_when(text: str, at: int) -> bool:
    """Whether a header for a date or time stands right before `at`."""
    first = max(0, at - _LONGEST)
    return _has_colon(text, first, at) and _WHEN_LABEL.search(text, first, at) is not None


def _has_colon(text: str, first: int, last: int) -> bool:
    return text.find(":", first, last) >= 0 or text.find("：", first, last) >= 0


def is_time(text: str, start: int, at: int) -> bool:
    """Whether a header for a date or time stands right before `at`, not before `start`."""
    first = max(start, at - _LONGEST)
    return _has_colon(text, first, at) and _TIME_LABEL.search(text, first, at) is not None


def where(text: str) -> str:
    """The first place that a header names; empty when there is none."""
    for colon in _COLON.finditer(text):
        name = _NAME.search(text, max(0, colon.start() - _LONGEST), colon.start())
        if name and name["name"].lower() in _WHERE_NAMES:
            first = max(0, name.start() - _BEFORE_NAME)
            if found := _WHERE_LABEL.search(text, first, colon.end() + _LONGEST_PLACE):
                return found["place"].strip()
    return ""
