"""What stands before the matter in a first sentence: hashtags, a date and time, a dateline, a salutation, a lead-in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mmmfeed.text import phrases

_FLAGS = re.IGNORECASE
_LONGEST_DATELINE = 90
_SHORTEST_REST = 25
_LONGEST_OPENING = 110
_SHORTEST_CLAUSE = 40
_FEW = 3  # words
_GOES_ON = re.compile(
    r"(?:and|or|but|which|who|where|including|such|et|ou|dont|qui|y|o|que|e|che|en|oraz|i|og|och)\b", _FLAGS
)
_TAG = r"[#＃][^\W\d_][\w-]*"
_TAG_RUN = re.compile(rf"(?:^|\s+){_TAG}(?:\s+{_TAG})*(?=\s|$|[.!,])")
_PICTURES = re.compile("^[\\s\u2190-\u2bff\U0001f000-\U0001faff\ufe0f\u200d•·*>»#|–—-]+(?=[^\\s])")
# "Hallo und vielen Dank, dass …" goes on behind the comma.
_SALUTATION = re.compile(
    rf"^(?:{phrases.SALUTATIONS})\b[^,:!.?\n]{{0,50}}(?:[,:!]\s*(?!(?:dass|daß|that|que|che)\b)|$)", _FLAGS
)
_LEAD_INS = [
    (stems.split(), re.compile(rf"\b(?:{glad}) (?:{tell})\b(?:(?:{that})(?!\w))?", _FLAGS))
    for stems, glad, tell, that in phrases.LEAD_INS
]
_FRAMES = [(stems.split(), re.compile(start, _FLAGS), re.compile(end, _FLAGS)) for stems, start, end in phrases.FRAMES]
_INLINE_TAG = re.compile(r"(?:(?<=\S\s)|^)[#＃](?=[^\W\d_][\w-]*\s+[a-zà-ÿа-я])")
_LEAD_IN_WITHIN = 130  # characters: what stands before "we are proud to announce" goes with it

_MONTH = (
    r"(?:jan|gen|ene|feb|fév|fev|mar|mär|maa|abr|apr|avr|huh|mai|may|maj|mag|mei|tou|jun|jui|giu|cze|kes|jul|lug|lip|hei"
    r"|aug|ago|aoû|sie|elo|sep|set|wrz|syy|oct|okt|ott|out|paź|lok|nov|lis|mar|dec|dez|dic|déc|des|gru|jou"
    r"|янв|фев|мар|апр|мая|май|июн|июл|авг|сен|окт|ноя|дек|січ|лют|бер|кві|тра|чер|лип|сер|вер|жов|лист|груд"
    r"|ιαν|φεβ|μαρ|απρ|μαΐ|μαι|ιουν|ιουλ|αυγ|σεπ|οκτ|νοε|δεκ"
    r"|oca|şub|nis|haz|tem|ağu|eyl|eki|kas|ara)[^\W\d_]*\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|\.|º|°)?"
_DAY_OF_YEAR = (
    rf"(?:{_DAY}\s+(?:de\s+|of\s+|d['’])?{_MONTH}|{_MONTH}\s+{_DAY})(?:,?\s+(?:de\s+)?\d{{4}})?"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}年\d{1,2}月\d{1,2}日(?:\([^)]*\)|（[^）]*）)?"
)
_DATE = rf"(?:[^\W\d_]+\.?,?\s+(?:den\s+|the\s+|le\s+)?)?(?:{_DAY_OF_YEAR})"
_CLOCK = r"\d{1,2}(?:[:.h]\d{2}|\s?[ap]\.?m\.?|\s?(?:h|Uhr))(?:\s?[ap]\.?m\.?)?(?:\s?Uhr)?"
_ZONE = r"(?:\s?\(?(?:GMT|UTC|CES?T|BST|EE?S?T|[ECMP][SD]T|WES?T|heure de [^\W\d_]+)(?:[+-]\d{1,2})?\)?)"
_TIMES = rf"{_CLOCK}{_ZONE}?(?:\s?(?:[–—-]|to|bis|à|a|until)\s?{_CLOCK})?{_ZONE}?"
_LINK = r"(?:\s*[|,–—•·-]\s*|\s+(?:at|um|à|a las|alle|from|from|von|de)\s+|\s+)"
# A date with a time, or a date that a bar, dash or colon parts from the rest.
_WHEN = re.compile(rf"^(?:{_DATE})(?:{_LINK}{_TIMES}(?:\s*[|,:–—•·-]\s*|\s+)|\s*[|:–—•·]\s*|\s+-\s+)(?=\S)", _FLAGS)

_DASH = re.compile(r"\s+[–—-]{1,2}\s+|\s*—\s*|\s+[–—]")
_SMALL_WORDS = """
    of on the for and in at de du des la le les l d et y e el del al der die das von und im am zu an i w na do van het
"""
_SMALL = frozenset(_SMALL_WORDS.split())
_AGENCY = re.compile(r"\((?:AP|AFP|Reuters|dpa|EFE|ANSA|IPS|PRNewswire|[A-Z]{2,6})\)", re.IGNORECASE)


_DATED = re.compile(rf",?\s*(?:{_DAY_OF_YEAR})\s*$", _FLAGS)


@dataclass(frozen=True, slots=True)
class Lead:
    """A sentence without its lead."""

    text: str
    place: str = ""
    evidence: str = ""  # for people: what was left out


def strip(sentence: str) -> Lead:
    """`sentence` without what stands before the matter; its own words otherwise."""
    text = _PICTURES.sub("", sentence.strip()) or sentence.strip()
    dropped: list[str] = []
    text = _take(_WHEN, text, dropped)
    text = _take(_SALUTATION, text, dropped)
    # The dateline is looked for before the hashtags go: they are often all that parts it from the matter.
    text, place = _dateline(text, dropped)
    text = _untagged(text, dropped)
    text = _lead_in(text, dropped)
    return Lead(_capital(text), place, f"left out: {' | '.join(dropped)}" if dropped else "")


def is_salutation(sentence: str) -> bool:
    """Whether it is one and nothing else: "Dear friends,"."""
    found = _SALUTATION.match(sentence)
    return bool(found) and not sentence[found.end() :].strip() if found else False


def without_opening(sentence: str) -> str:
    """`sentence` from its main clause on, where it begins with an occasion, a place or a time and a comma."""
    first = sentence.partition(" ")[0].lower()
    at = sentence.find(", ", 0, _LONGEST_OPENING)
    if first not in phrases.OPENING or at < 0:
        return sentence
    rest = sentence[at + 2 :]
    # "In Brussels, Paris and Rome, mothers …": a list, and no clause.
    clause = re.split(r"[,;:]| and | et | und | y | e | i ", rest, maxsplit=1)[0]
    listed = len(clause.split()) < _FEW and clause != rest
    return sentence if listed or len(rest) < _SHORTEST_CLAUSE or _GOES_ON.match(rest) else _capital(rest)


def _take(pattern: re.Pattern[str], text: str, dropped: list[str]) -> str:
    found = pattern.match(text)
    if not found or not found[0] or len(text) == found.end():
        return text
    dropped.append(found[0].strip())
    return text[found.end() :]


def _untagged(text: str, dropped: list[str]) -> str:
    """The longest piece between hashtags; a hashtag that a sentence goes on behind is a word of it."""
    if "#" not in text and "＃" not in text:
        return text
    joined = _INLINE_TAG.sub("", text)
    pieces = [piece.strip() for piece in _TAG_RUN.split(joined)]
    if len(pieces) == 1:
        return joined
    dropped.extend(tag.strip() for tag in _TAG_RUN.findall(joined))
    return max(pieces, key=len)


def _dateline(text: str, dropped: list[str]) -> tuple[str, str]:
    """The text behind "UN New York –" and the place, when what stands before the dash is names only."""
    found = _DASH.search(text, 0, _LONGEST_DATELINE)
    if not found or len(text) - found.end() < _SHORTEST_REST or not _is_place(text[: found.start()]):
        return text, ""
    rest = text[found.end() :]
    if rest[:1].islower():
        return text, ""
    dropped.append(text[: found.end()].strip())
    place = _AGENCY.sub("", text[: found.start()])
    return rest, _DATED.sub("", place.strip()).strip(" ,")


def _is_place(lead: str) -> bool:
    """Whether `lead` can be where a report comes from: names, perhaps with a date or an agency, and no sentence."""
    bare = _DATED.sub("", _AGENCY.sub("", lead).strip()).strip(" ,")
    tokens = [token.strip("(),.&/'’") for token in bare.split()]
    tokens = [token for token in tokens if token]
    if not tokens or len(tokens) > 12 or re.search(r"[!?:;]", bare):  # noqa: PLR2004
        return False
    return all(token[0].isupper() or token.lower() in _SMALL for token in tokens)


def _lead_in(text: str, dropped: list[str]) -> str:
    lowered = text[: _LEAD_IN_WITHIN * 2].lower()
    for stems, start, end in _FRAMES:
        if not any(stem in lowered for stem in stems):
            continue
        opening, closing = start.match(text), end.search(text)
        if opening and closing and closing.start() - opening.end() >= _SHORTEST_REST // 2:
            dropped.extend((opening[0].strip(), closing[0].strip()))
            return text[opening.end() : closing.start()]
    for stems, pattern in _LEAD_INS:
        found = any(stem in lowered for stem in stems) and pattern.search(text, 0, _LEAD_IN_WITHIN * 2)
        if found and found.start() < _LEAD_IN_WITHIN and len(text) - found.end() >= _SHORTEST_REST // 2:
            dropped.append(text[: found.end()].strip())
            return text[found.end() :].lstrip(" ,:")
    return text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:] if text[:2].islower() or (text[:1].islower() and text[1:2] == " ") else text
