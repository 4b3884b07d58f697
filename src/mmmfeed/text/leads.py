"""What stands before the matter in a first sentence: hashtags, a date and time, a dateline, a salutation, a lead-in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mmmfeed.text import phrases, sentences

_FLAGS = re.IGNORECASE
_LONGEST_DATELINE = 90
_SHORTEST_REST = 25
_LONGEST_FIRST = 600  # characters
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
# "It is official: …". A full stop or a bang ends a sentence of its own.
_FILLER_LEAD = re.compile(rf"^¡?(?:{phrases.FILLERS})(?:\s*:|\s*[!,]?\s+[–—-])\s+(?=\S.{{24}})", _FLAGS)
_STEMS = tuple({stem for stems, *_ in (*phrases.FRAMES, *phrases.LEAD_INS) for stem in stems.split()})
_INLINE_TAG = re.compile(r"(?:(?<=\S\s)|^)[#＃](?=[^\W\d_][\w-]*\s+[a-zà-ÿа-я])")
_LEAD_IN_WITHIN = 130  # characters: what stands before "we are proud to announce" goes with it

_MONTH = (
    r"(?:jan|gen|ene|feb|fév|fev|mar|mär|maa|abr|apr|avr|huh|mai|may|maj|mag|mei|tou|jun|jui|giu|cze|kes|jul|lug|lip|hei"
    r"|aug|ago|aoû|sie|elo|sep|set|wrz|syy|oct|okt|ott|out|paź|lok|nov|lis|mar|dec|dez|dic|déc|des|gru|jou"
    r"|янв|фев|мар|апр|мая|май|июн|июл|авг|сен|окт|ноя|дек|січ|лют|бер|кві|тра|чер|лип|сер|вер|жов|лист|груд"
    r"|ιαν|φεβ|μαρ|απρ|μαΐ|μαι|ιουν|ιουλ|αυγ|σεπ|οκτ|νοε|δεκ"
    r"|led|úno|bře|dub|kvě|čer|srp|zář|říj|pro|sij|velj|ožu|tra|svi|lip|kol|ruj|stu|ian|iun|iul|noi"
    r"|már|ápr|máj|jún|júl|szep|gen|des"
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

# "Date: March 28, 2026", "Samedi 22 novembre 2025 à 14h30", "10:00–14:00": when, and nothing else.
_ONLY_WHEN = re.compile(rf"^(?:[^\W\d_][^:\n]{{0,24}}:\s*)?(?:{_DATE}|{_TIMES})(?:{_LINK}{_TIMES})?\W*$", _FLAGS)
_LONGEST_WHEN = 80  # characters; a day with hours, or a filler, is shorter
_DIGIT = re.compile(r"\d")
_PARTING = re.compile("[:–—-]")

# "BERLIN, 4. März (dpa) –": a place in capitals, and no weekday.
_SHOUTED = re.compile(r"^[^\W\d_a-zß-ÿа-яα-ω]{3,}[,\s].{0,60}[a-zß-ÿа-яα-ωά-ώ]")

_DASHES = re.compile("[–—-]")
_DASH = re.compile(r"\s+[–—-]{1,2}\s+|\s*—\s*|\s+[–—]")
_SMALL_WORDS = """
    of on the for and in at de du des la le les l d et y e el del al der die das von und im am zu an i w na do van het
"""
_SMALL = frozenset(_SMALL_WORDS.split())
_AGENCY = re.compile(r"\((?:AP|AFP|Reuters|dpa|EFE|ANSA|IPS|PRNewswire|[A-Z]{2,6})\)", re.IGNORECASE)


# "(서울=연합뉴스)", "新华社北京3月4日电", "【東京】": how the press of East Asia names the place.
_EAST_DATELINE = re.compile(
    r"^(?:\((?P<ko>[가-힣]{2,10})=[^)]{2,20}\)\s*(?:[가-힣]{2,5} 기자\s*=\s*)?"
    r"|(?:新华社|新華社|中新社|本报|本報)(?P<zh>[\u4e00-\u9fff]{2,8}?)\d{1,2}月\d{1,2}日(?:电|電|讯|訊)\s*(?:[（(][^）)]{2,20}[）)])?\s*"
    r"|【(?P<ja>[^】\d]{1,12}?)(?:\d{1,2}月\d{1,2}日)?】\s*)(?=\S)"
)
_DATED = re.compile(rf",?\s*(?:{_DAY_OF_YEAR})\s*$", _FLAGS)


@dataclass(frozen=True, slots=True)
class Lead:
    """A sentence without its lead."""

    text: str
    place: str = ""
    evidence: str = ""  # for people: what was left out


def strip(sentence: str) -> Lead:
    """`sentence` without what stands before the matter; its own words otherwise."""
    text = sentence.strip()
    pictures = _PICTURES.match(text)
    text = text[pictures.end() :] if pictures else text
    dropped: list[str] = []
    # The patterns are long; what none of them does without is told at once.
    if _DIGIT.search(text, 0, _LONGEST_WHEN) and not _SHOUTED.match(text):
        text = _take(_WHEN, text, dropped)
    text = _take(_SALUTATION, text, dropped)
    if _PARTING.search(text, 0, _LONGEST_WHEN):
        text = _take(_FILLER_LEAD, text, dropped)
    # The dateline is looked for before the hashtags go: they are often all that parts it from the matter.
    text, place = _dateline(text, dropped)
    text = _untagged(text, dropped)
    text = _lead_in(text, dropped)
    return Lead(_capital(text), place, f"left out: {' | '.join(dropped)}" if dropped else "")


def place(text: str) -> str:
    """Where `text` says that it was written, by the dateline of its first sentence ("UN New York –"); else empty."""
    first = next(sentences.sentences(text[:_LONGEST_FIRST]), "")
    return strip(first).place if first else ""


def is_salutation(sentence: str) -> bool:
    """Whether it is one and nothing else: "Dear friends,"."""
    found = _SALUTATION.match(sentence)
    return bool(found) and not sentence[found.end() :].strip() if found else False


def is_time(sentence: str) -> bool:
    """Whether it says when, and nothing else: a day, hours, both, or a field with them ("Date: March 28, 2026")."""
    return len(sentence) <= _LONGEST_WHEN and bool(_DIGIT.search(sentence)) and bool(_ONLY_WHEN.match(sentence))


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
    if found := _EAST_DATELINE.match(text):
        dropped.append(found[0].strip())
        # What stands in Japanese brackets is as often a label as a place.
        return text[found.end() :], found["ko"] or found["zh"] or ""
    if not _DASHES.search(text, 0, _LONGEST_DATELINE):
        return text, ""
    found = _DASH.search(text, 0, _LONGEST_DATELINE)
    if not found or len(text) - found.end() < _SHORTEST_REST or not _is_place(text[: found.start()]):
        return text, ""
    rest = text[found.end() :]
    if rest[:1].islower():
        return text, ""
    dropped.append(text[: found.end()].strip())
    named = _AGENCY.sub("", text[: found.start()])
    return rest, _DATED.sub("", named.strip()).strip(" ,")


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
    if not any(map(lowered.__contains__, _STEMS)):
        return text
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
    if text.startswith(("http://", "https://")):
        return text
    return text[:1].upper() + text[1:] if text[:2].islower() or (text[:1].islower() and text[1:2] == " ") else text
