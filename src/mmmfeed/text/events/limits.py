"""Words beside a date that make it the end of a period rather than a day to come, and those that call a day off."""

from __future__ import annotations

import re

# Directly before a date, in all languages.
_UNTIL = (
    r"by|until|till|before|since|after|(?:rescheduled|postponed|moved) from|prior to|no(?:t)? later than|as of|dated"
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
    r"cancel|annulée?|abgesagt|fällt aus|suspendid|annullat|afgelast|geannuleerd|odwołan|inställ|aflyst|avlyst|peruttu|zrušen"
    r"|anulat|ακυρών|ακυρώ|elmarad|otkazan|iptal|отмен[её]н|скасован|中止|取消|취소"
    # A server that rests is nothing to attend either.
    r"|maintenance|downtime|wartung|mantenimiento|manutenç|manutenzion|konserwacj|メンテナンス|维护|維護|점검"
)
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
    return _OFF.search(lowered, begin, end) is not None or (len(head) < _HEAD and _OFF.search(head) is not None)
