"""Where it takes place, in the text's own words: under a header, beside the date, or in the dateline."""

from __future__ import annotations

import re

from mmmfeed.text import leads, words
from mmmfeed.text.events import labels
from mmmfeed.text.events.tokens import vocabulary

_LONGEST = 100  # characters
_NEAR = 90
_DATELINE = 400
_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩΆ-ΏА-ЯЁІЇЄ0-9]"
_SMALL = r"(?:of|the|and|for|&|de|du|des|d'|la|le|les|l'|del|della|dei|di|da|do|dos|das|e|y|i|der|die|das|dem|für|und|an|am|im|van|het|för|och|og)"
# Without a word that leads to it, only what says itself that it is a place.
_KIND = (
    r"(?i:room|hall|auditorium|theat(?:er|re)|library|building|cent(?:er|re)|school|universit\w+|institut\w*|college|museum|hotel|church|house"
    r"|parliament|campus|lounge|wing|salle|amphi\w*|bibliothèque|école|maison|hôtel|musée|mairie|raum|saal|haus|hörsaal|bibliothek|rathaus|schule"
    r"|sala|aula|salón|biblioteca|casa|museo|centro|auditorio|auditório|teatro|palazzo|palacio|zaal|gebouw|sal|salen|lokal|bygning|kirke|talo"
    r"|kirjasto|dům|sál|knihovna|dom|dwór|terem|ház|könyvtár|dvorana|kuća|salonu|merkezi|üniversitesi|зал|дом|библиотека|музей|бібліотека|будинок"
    r"|muzeul|teatrul|palatul|universitatea|αίθουσα|αμφιθέατρο|δημαρχείο|βιβλιοθήκη|μουσείο|espace|sede|librería|buurthuis|ateneu|biblioteka|muzeum|wien museum)"
)
_KIND_OF = rf"{_KIND}(?:[ ](?:des|du|de la|de l'|de|della|dei|delle|del|da|do|dos|das)[ ][^\W\d_]+){{1,2}}"
# Names go on over small words and commas, and over a line's end before a number.
_RUN = (
    rf"{_CAPITAL}[^\s,;|()\n]*(?:,[ ]{_KIND_OF}|(?:,?(?:[ ]|\n(?=[0-9]|{_KIND}))(?:{_SMALL}[ ]){{0,2}}|[ ]?\((?=[A-Z]))"
    rf"{_CAPITAL}[^\s,;|(\n]*){{0,9}}(?:[ ](?:hall|room|auditorium|building))?"
)
_IN = r"(?:in|at|@|im|am|an der|au|aux|à|en|presso|a|al|alla|nel|nella|no|na|em|te|w|we|v|ve|på|i|ved|hos|u|în|la|στο|στην|στη|в|на|у)"
_ARTICLE = r"(?:(?:the|der|dem|den|el|la|le|les|l'|het|de|il|lo)[ ])?"
_BEHIND = re.compile(rf"[\s,;:|)–—-]{{0,5}}(?:{_IN}[ \n]{_ARTICLE}|@[ ]?)(?P<place>{_KIND_OF}|{_RUN})")
_BEFORE = re.compile(
    rf"(?<![^\W\d_])(?:{_IN}[ \n]{_ARTICLE}|@[ ]?)(?P<place>{_RUN})[\s,;–—-]{{1,5}}(?:on|am|le|el|il|den|em|op|na)?[ ]?$"
)
# "maison des associations", "zaal De Kring": up to the next mark
_NAMED_KIND = rf"{_KIND}(?:[ ][^\W_]+){{0,4}}"
_BARE = re.compile(rf"[\s,;:|)–—-]{{0,6}}(?P<place>{_RUN}|{_NAMED_KIND})(?=\s*(?:[\n|.;–—-]|,|$))")
_SAYS_PLACE = re.compile(rf"(?<!\w){_KIND}(?!\w)|^[A-Z][A-Za-z]{{1,8}} ?[A-Z]?\d{{2,5}}|(?<!\w)\d{{2,5}}[A-Z]? [A-Z]")
_WIDE = re.compile(
    r"(?P<place>[^\s、。，,()（）「」・にでをはのてが][^\s、。，,()（）「」・]{1,20}(?:館|会場|會場|センター|ホール|大学|大學|会議場|教室|图书馆|圖書館|中心|会议室|會議室|礼堂|禮堂|酒店|講堂|報告廳|报告厅))(?:にて|で|において|举行|舉行|举办|舉辦|召开)"
)
_PERSON = re.compile(r"(?<!\w)(?:Professor|Prof|Dr|Mr|Mrs|Ms|PhD)(?!\w)")
_STOP = re.compile(r"\s(?:–|—|-|\||for|to|on|with|from|by|will|is|are)\s|[.!?](?:\s|$)|\s{2,}|[;|\t]")


def place(text: str, start: int, end: int, between: tuple[int, int] = (0, 0)) -> str:
    """The place of the event whose day and hour stand at `text[start:end]`; empty when none is sure.

    `between` is what stands between day and hour.
    """
    if found := labels.where(text):
        return _tidy(_STOP.split(found, maxsplit=1)[0] if "  " in found else found)
    if found := _beside(text, start, end):
        return found
    if (hit := _BEHIND.match(text, *between)) and (found := _tidy(_whole(hit["place"]))):
        return found
    if found := leads.strip(text[:_DATELINE]).place:
        return found
    return ""


def _beside(text: str, start: int, end: int) -> str:
    behind, before = _unbroken(text[end : end + _NEAR]), _unbroken(text[max(0, start - _NEAR) : start])
    bare = _BARE.match(behind)
    says_it = bare if bare and _SAYS_PLACE.search(bare["place"]) else None
    for hit in (_BEHIND.match(behind), says_it, _BEFORE.search(before)):
        if hit and (name := _tidy(_whole(hit["place"]))):
            return name
    wide = _WIDE.search(text, max(0, start - _NEAR), end + _NEAR)
    return wide["place"] if wide else ""


def _unbroken(text: str) -> str:
    """`text` with the line breaks of running text made spaces: after a word, before a word, in a long line."""
    return re.sub(r"(?<=[^\n]{40}\w)\n(?=\w)", " ", text)


def _whole(name: str) -> str:
    """`name` up to the end of the sentence, or the first month or weekday: "Room 5, Monday" is a room."""
    name = re.split(r"(?<=\w{4})\.\s|(?<=\d)\.\s|(?<=[A-Z]{2})\.\s|[!?]", name, maxsplit=1)[0]
    if _PERSON.search(name):
        return ""
    for word in re.finditer(r"[^\W\d_]+", name):
        known = vocabulary(None).get(word[0].lower())
        if known and word.start():
            return name[: word.start()]
        if known:
            return ""
    return name


def _tidy(name: str) -> str:
    line = words.one_line(name).strip(' ,;:|–—-*_"“”')
    if line.count("(") > line.count(")"):
        line = (
            f"{line})"
            if line.rfind("(") > 0 and " " not in line[line.rfind("(") :]
            else line[: line.rfind("(")].strip()
        )
    return (
        words.cut(line.rstrip(".") if not re.search(r"\b[^\W\d]\.$", line) else line, _LONGEST) if len(line) > 1 else ""
    )
