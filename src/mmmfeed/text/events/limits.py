"""Words beside a date that make it the end of a period rather than a day to come, and those that call a day off."""

from __future__ import annotations

import re

from mmmfeed.text.events.cues import is_quoted

# Directly before a date, in all languages.
_UNTIL = (
    r"week (?:of|commencing|beginning|ending|starting)|semaine du|semana del?|settimana del|woche (?:vom|ab)|week van|by|until|till|before|since|after|(?:rescheduled|postponed|moved) from|prior to|no(?:t)? later than|as of|dated"
    r"|avant le|jusqu'(?:au|à)|d'ici (?:au|le)|depuis le|à partir du|bis(?: zum)?|spätestens(?: am| bis)?|vor dem|seit(?: dem)?|ab dem"
    r"|hasta(?: el)?|antes del?|desde el|a partir del?|entro(?: il)?|fino al|prima del|a partire dal|até(?: ao?)?(?: dia)?"
    r"|uiterlijk|vóór|sinds|przed|senest|senast|till och med|före|innan|innen|inden|før|před|nejpozději(?: do)?"
    r"|până (?:la|pe|în)(?: data de)?|înainte de|έως(?: τις| την)?|μέχρι(?: τις| την)?|πριν|legkésőbb|najkasnije(?: do)?|prije"
    r"|fins al?|abans del?|до|не позднее|не пізніше|截至|截止(?:到)?"
)
# A bracket may stand between: "until the end of this month (31 January)".
_BEFORE = re.compile(rf"(?<![^\W_])(?:{_UNTIL})(?:[^.!?(]{{0,30}}\()?\W{{0,3}}$")
# Words that mean something else elsewhere: "do" is "of the" in Portuguese.
_UNTIL_IN = {
    "do": frozenset({"pl", "cs", "hr"}),
    "tot": frozenset({"nl"}),
    "voor": frozenset({"nl"}),
    "til": frozenset({"da", "nb"}),
}
_BEFORE_IN = re.compile(r"(?<![^\W_])(do|tot|voor|til)(?: en met)?\W{0,3}$")
_BEHIND = re.compile(
    r"[\s.,)）]{0,3}(?:[(（][^)）]{1,6}[)）])?\s?(?:[^\s、。]{0,8})?"
    r"(?:まで|締切|〆切|必着|前|之前|以前|截止|为止|까지|마감|mennessä|asti|saakka|kadar|-[ae]?ig\b|'?\w{1,4} kadar)"
)
_OFF = re.compile(
    r"(?<![^\W_])(?:cancel|called off|(?:will|does|do) not take place|won't take place|annul[ée]|annulation|n'aura pas lieu|no se celebrará"
    r"|abgesagt|fällt(?: leider)? aus|entf(?:allen|ällt)|ausfallen|nicht statt|suspendid|annullat|afgelast|geannuleerd|gaat niet door"
    r"|odwołan|nie odbędzie się|inställ(?:d|t|da|s)(?!\w)|ställs in|aflyst|avlyst|peruttu|zrušen|nekoná|anulat|ακυρών|ακυρώ|elmarad"
    r"|otkazan|neće se održati|iptal|yapılmayacak|отмен[её]н|не состоится|скасован|не відбудеться"
    # Nor is there anything to attend where a server rests, or a door is shut.
    r"|maintenance|downtime|(?:server|system)?wartung|mantenimiento|manutenç|manutenzion|konserwacj"
    r"|closed(?! (?:on |every )?\w+days?(?!\w)|[ -]doors?(?!\w))|geschlossen|gesperrt|fermée?s?(?! le)|cerrad[oa]s?|chius[oaie](?! il| la)|fechad[oa]s?|gesloten"
    r"|zamknięt|nieczynn|stängt|lukket|stengt|suljettu|zavřen|uzavřen|închis|κλειστ|zárva|zatvoren|tancat|kapalı|закрыт|закрит)"
    r"|中止|取消|취소|開催しません|メンテナンス|维护|維護|점검|休館|休業|闭馆|閉館|휴관"
)
_MOVED = re.compile(
    r"(?<!\w)(?:postponed?|rescheduled|has been moved|was moved|have been moved|is moved|new date for|reporté|décalé|repouss[ée]|aplaza|pospuest|pospone|reprograma"
    r"|verschoben|verlegt|rinviat|spostat|posticipat|adiad|remarcad|verplaatst|uitgesteld|verzet naar|przełożon|przesunięt|uppskju|skjuts upp|flyttas|flyttats|udsat|udskudt|flyttet til|utsatt"
    r"|siirretty|siirretään|siirtyy|odložen|přeložen|přesunut|amânat|reprogramat|αναβάλλ|αναβλήθηκ|μετατίθετ|elhalaszt|áthelyez|odgođen|odgađa|ajornat|posposad|erteleni|ertelend|перенес|перенос|відклад)"
    r"|延期|推迟|改期|改为|연기"
)
_MOVED_TO = re.compile(
    r"(?<!\w)(?:to|until|till|auf(?: den)?|au|al|alla|para(?: el| o| a)?|per(?: al)?|a|naar|na|la|pe|pentru|til|till|på|στις|για(?: τις| την)?|για|на|za|do|it is now on|now on|zum)\s(?:the |den |dne )?$"
)
_MOVED_FROM = re.compile(
    r"(?<!\w)(?:from|originally|initially|instead of|planned for|scheduled for|prévue?s? (?:le|du)|initialement|previst[oa]s? (?:para )?(?:el|il|per il|para)|vom|geplante[nr]?(?: am)?|del|dal|de la|van|z dnia|z|från|fra|с|з|ze)\s(?:the |for )?$"
)
_FROM = re.compile(r"\w*\s(?:from|vom|von|du|del|dal|de la|van|od|fra|från|с|з)\s")
_MOVED_TO_BEHIND = re.compile(r"[)）]?\s?(?:に|へ|로|으로|'?(?:y[ae]|[ae])(?![^\W_]))")
# What it is the deadline for may be an event: "the deadline for the conference is 5 March".
_DEADLINE = re.compile(
    r"(?:deadline|date limite|date butoir|fecha l[ií]mite|plazo|frist(?![^\W_]{4})|schluss(?![^\W_])|scadenz|termine ultimo|prazo"
    r"|sluitingsdatum|uzávěrk|határidő|προθεσμία|son başvuru|son tarih|срок(?:и)?(?![^\W_])|締切|截止|마감|määräaika|termen limită)"
    r"[^,;]{0,80}$"
)
_LONGEST, _CLAUSE = 60, 100  # characters
_HEAD = 120  # characters of a heading


def ends_at(lowered: str, begin: int, at: int, languages: frozenset[str]) -> bool:
    """Whether words right before `at`, not before `begin`, make the day there an end: "by", "jusqu'au", "bis zum"."""
    before = " ".join(lowered[max(begin, at - _LONGEST) : at].split()) + " "
    if _BEFORE.search(before) or _DEADLINE.search(lowered, max(begin, at - _CLAUSE), at):
        return True
    found = _BEFORE_IN.search(before)
    return found is not None and bool(_UNTIL_IN[found[1]] & languages)


def ends_before(lowered: str, at: int) -> bool:
    """Whether words right behind a day that ends at `at` make it an end, as in Japanese, Korean, Finnish or Turkish."""
    return _BEHIND.match(lowered, at) is not None


def is_off(lowered: str, begin: int, end: int) -> bool:
    """Whether `lowered[begin:end]`, or the heading of the whole text, calls something off."""
    head = lowered[:_HEAD].partition("\n")[0]
    return _says_off(lowered, begin, end) or (len(head) < _HEAD and _says_off(lowered, 0, len(head)))


def _says_off(lowered: str, begin: int, end: int) -> bool:
    return any(not is_quoted(lowered, hit.start()) for hit in _OFF.finditer(lowered, begin, end))


def moved(lowered: str, passage: tuple[int, int], day: tuple[int, int]) -> str:
    """ "old" where the passage says that something was moved away from this day, "new" where to it, else empty.

    What stands behind "postponed" is the new day, what stands before it the old one, unless a small word tells.
    """
    word = _MOVED.search(lowered, *passage)
    if word is None or is_quoted(lowered, word.start()):
        return ""
    before = lowered[max(passage[0], day[0] - _LONGEST) : day[0]]
    if _MOVED_FROM.search(before):
        return "old"
    if _MOVED_TO.search(before) or _MOVED_TO_BEHIND.match(lowered, day[1]):
        return "new"
    # In "12 March (rescheduled from 5 March)" it is the other way round.
    behind = (word.start() < day[0]) is not bool(_FROM.match(lowered, word.end()))
    return "new" if behind else "old"
