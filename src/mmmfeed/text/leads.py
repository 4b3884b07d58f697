"""What stands before the matter in a first sentence: hashtags, a date and time, a dateline, a salutation, a lead-in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mmmfeed.text import phrases

_FLAGS = re.IGNORECASE
_LONGEST_DATELINE = 90
_SHORTEST_REST = 25
_TAG = r"[#＃][^\W\d_][\w-]*"
_TAG_RUN = re.compile(rf"(?:^|\s+){_TAG}(?:\s+{_TAG})*(?=\s|$|[.!,])")
_PICTURES = re.compile("^[\\s\u2190-\u2bff\U0001f000-\U0001faff\ufe0f\u200d•·*>»#|–—-]+(?=[^\\s])")
_SALUTATION = re.compile(rf"^(?:{phrases.SALUTATIONS})\b[^,:!.\n]{{0,50}}[,:!]\s*(?=\S)", _FLAGS)
_LEAD_INS = [
    re.compile(rf"\b(?:{glad}) (?:{tell})\b(?:(?:{that})(?!\w))?", _FLAGS) for glad, tell, that in phrases.LEAD_INS
]
_FRAMES = [(re.compile(start, _FLAGS), re.compile(end, _FLAGS)) for start, end in phrases.FRAMES]
_LEAD_IN_WITHIN = 130  # characters: what stands before "we are proud to announce" goes with it

_MONTH = (
    r"(?:jan|gen|ene|feb|fév|fev|mar|mär|maa|abr|apr|avr|huh|mai|may|maj|mag|mei|tou|jun|jui|giu|cze|kes|jul|lug|lip|hei|aug|ago"
    r"|aoû|sie|elo|sep|set|wrz|syy|oct|okt|ott|out|paź|lok|nov|lis|mar|dec|dez|dic|déc|des|gru|jou|янв|фев|мар|апр|мая|май|июн|июл"
    r"|авг|сен|окт|ноя|дек|січ|лют|бер|кві|тра|чер|лип|сер|вер|жов|лист|груд|ιαν|φεβ|μαρ|απρ|μαΐ|μαι|ιουν|ιουλ|αυγ|σεπ|οκτ|νοε|δεκ"
    r"|oca|şub|nis|haz|tem|ağu|eyl|eki|kas|ara)[^\W\d_]*\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|\.|º|°)?"
_DATE = (
    rf"(?:[^\W\d_]+\.?,?\s+(?:den\s+|the\s+|le\s+)?)?(?:{_DAY}\s+(?:de\s+|of\s+|d['’])?{_MONTH}|{_MONTH}\s+{_DAY})"
    rf"(?:,?\s+(?:de\s+)?\d{{4}})?|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\d{{4}}年\d{{1,2}}月\d{{1,2}}日(?:\([^)]*\)|（[^）]*）)?"
)
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


def _take(pattern: re.Pattern[str], text: str, dropped: list[str]) -> str:
    found = pattern.match(text)
    if not found or not found[0] or len(text) == found.end():
        return text
    dropped.append(found[0].strip())
    return text[found.end() :]


def _untagged(text: str, dropped: list[str]) -> str:
    """The longest piece between hashtags; a hashtag that a sentence goes on behind is a word of it."""
    joined = re.sub(r"(?:(?<=\S\s)|^)[#＃](?=[^\W\d_][\w-]*\s+[a-zà-ÿа-я])", "", text)
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
    return rest, re.sub(rf",?\s*(?:{_DATE})\s*$", "", place.strip(), flags=_FLAGS).strip(" ,")


def _is_place(lead: str) -> bool:
    """Whether `lead` can be where a report comes from: names, perhaps with a date or an agency, and no sentence."""
    bare = re.sub(_DATE, "", _AGENCY.sub("", lead), flags=_FLAGS).strip(" ,")
    tokens = [token.strip("(),.&/'’") for token in bare.split()]
    tokens = [token for token in tokens if token]
    if not tokens or len(tokens) > 12 or re.search(r"[!?:;]", bare):  # noqa: PLR2004
        return False
    return all(token[0].isupper() or token.lower() in _SMALL for token in tokens)


def _lead_in(text: str, dropped: list[str]) -> str:
    for start, end in _FRAMES:
        opening, closing = start.match(text), end.search(text)
        if opening and closing and closing.start() - opening.end() >= _SHORTEST_REST // 2:
            dropped.extend((opening[0].strip(), closing[0].strip()))
            return text[opening.end() : closing.start()]
    for pattern in _LEAD_INS:
        found = pattern.search(text, 0, _LEAD_IN_WITHIN * 2)
        if found and found.start() < _LEAD_IN_WITHIN and len(text) - found.end() >= _SHORTEST_REST // 2:
            dropped.append(text[: found.end()].strip())
            return text[found.end() :].lstrip(" ,:")
    return text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:] if text[:2].islower() or (text[:1].islower() and text[1:2] == " ") else text
