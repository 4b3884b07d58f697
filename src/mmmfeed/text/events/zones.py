"""Time zones as announcements name them: GMT, CET, "heure de Paris", "Brussels time"."""

from __future__ import annotations

import re
from datetime import timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from mmmfeed.text import calendars
from mmmfeed.text.instants import ZONES

# Both halves of the year in one name.
_REGIONS = {
    "ET": "America/New_York",
    "PT": "America/Los_Angeles",
    "MT": "America/Denver",
    "CT": "America/Chicago",
    "HNE": "America/Toronto",
    "UK": "Europe/London",
    "EASTERN": "America/New_York",
    "PACIFIC": "America/Los_Angeles",
    "CENTRAL EUROPEAN": "Europe/Brussels",
}
# Cities by the names that other languages give them, and seats of organisations that tzdata does not list.
_CITIES = """
    Europe/Brussels bruxelles brussel brüssel bruselas bruxelas bruksela brusel bryssel
    Europe/London londres london londra londyn londen лондон
    Europe/Paris paris parís parigi paryż париж strasbourg straßburg
    Europe/Zurich geneva genève geneve genf ginebra ginevra genebra bern berne zürich lausanne
    Europe/Vienna vienna vienne wien viena wiedeń
    Europe/Rome rome roma rom rzym
    Europe/Berlin berlin berlín berlino berlim bonn frankfurt münchen munich hamburg
    Europe/Athens athens athènes athen atenas atene αθήνας αθήνα
    Europe/Lisbon lisbon lisboa lisbonne lissabon
    Europe/Moscow moscow moscou moskau moscú москва московское московскому мск
    Europe/Kyiv kyiv kiev києвом києва
    Europe/Warsaw warsaw varsovie warschau varsovia warszawa warszawy
    Europe/Prague prague prag praga praha
    Europe/Amsterdam amsterdam hague
    America/New_York newyork washington boston
    America/Los_Angeles sanfrancisco
    America/Mexico_City ciudaddeméxico méxico cdmx
    America/Sao_Paulo brasília brasilia
    Asia/Tokyo tokyo 日本時間
    Asia/Shanghai beijing pékin peking pekín 北京时间
    Asia/Seoul seoul 한국시간
    Africa/Nairobi nairobi
    Africa/Addis_Ababa addis
"""
_NAME = r"[^\W\d_]{2,20}(?:[ -](?:(?:de|do|d'|la|of)[ ])?[^\W\d_]{3,20})?"
_TIME_OF = r"(?:heure|hora|ora|horário|hor[aà]ri|ώρα)[ ](?:locale[ ])?(?:d[eio'’aà][ ]?|of[ ])"
_LETTERS = (
    r"GMT|UTC?|BST|CES?T|WES?T|EES?T|MES?Z|[ECMP][SD]?T|AK[SD]T|HST|MSK|JST|KST|SAST|CAT|EAT|AE[SD]T|NZ[SD]T|NDT|[AN]ST"
)
# What may stand behind an hour. Capitals count: "est" is a word of French, "et" of Latin.
ZONE = (
    rf"[ ]?\(?(?:(?:UTC|GMT|{_LETTERS})(?![^\W_])(?:[ ]?[+−–-][ ]?\d{{1,2}}(?::?\d{{2}})?(?![\d:.]))?"
    rf"|{_TIME_OF}{_NAME}|{_NAME}[ ](?:local[ ])?[Tt]ime(?![^\W_])|日本時間|北京时间|한국시간|мск)\)?"
)


def zone_of(written: str) -> tzinfo | None:
    """The zone that `written` names, None when it names none that is known."""
    bare = written.strip(" ()")
    if hit := re.fullmatch(r"(?:UTC|GMT|[A-Z]{3,4})[ ]?([+−–-])[ ]?(\d{1,2})(?::?(\d{2}))?", bare):
        hours = int(hit[2]) + int(hit[3] or 0) / 60
        return timezone(timedelta(hours=hours if hit[1] == "+" else -hours)) if hours <= 14 else None  # noqa: PLR2004
    if bare.isupper() and " " not in bare:
        return _region(_REGIONS[bare]) if bare in _REGIONS else ZONES.get(bare)
    city = re.sub(rf"^{_TIME_OF}|\s(?:local\s)?[Tt]ime$", "", bare, flags=re.IGNORECASE)
    return _city(city)


@cache
def _city(name: str) -> tzinfo | None:
    key = calendars.fold(name).replace(" ", "").replace("-", "")
    for line in _CITIES.strip().splitlines():
        zone, *cities = line.split()
        if key in {calendars.fold(city) for city in cities}:
            return _region(zone)
    if name.upper() in _REGIONS:
        return _region(_REGIONS[name.upper()])
    spelt = "_".join(word.capitalize() for word in calendars.fold(name).split())
    areas = ("Europe", "America", "Asia", "Africa", "Australia", "Pacific") if spelt.isascii() and spelt else ()
    regions = (_region(f"{area}/{spelt}") for area in areas)
    return next((region for region in regions if region), None)


def _region(key: str) -> tzinfo | None:
    try:
        return ZoneInfo(key)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
