"""Where words of two texts stand in the place of each other, and whether they are other words, or mistyped ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from mmmfeed.merge.likeness.alignment import Alignment, Gap
from mmmfeed.merge.likeness.normal import Words
from mmmfeed.merge.likeness.shingles import is_sign
from mmmfeed.merge.likeness.values import value_of

SLOT = 12  # words: up to this, a gap is one place
SHORT = 4  # words of a name or a phrase at most
_LONGER = 8  # words of one side at most, where the other is short
_LONG_SLOT = 30  # words that may be the rest of a sentence
_SHORT_SIGNS = SLOT  # the same in scripts without spaces
_TYPO = 0.7  # of the letters: words so alike are one word, mistyped
_STEM = 4  # letters
_OF_STEM = 0.75  # of the shorter word: words that begin so alike are forms of one
_TELLING = 4  # letters: "the", "is" and "our" tell no two texts apart
_OF_EAST_ASIA, _OF_THAI = 0.4, 0.2  # words that a sign is, where words are not parted
_SIGNS = (("\u3400", "\u9fff", 4), ("\u3041", "\u30ff", 2), ("\u1100", "\uffff", 3))  # letters each is worth
_A_CONSONANT = 1.4  # letters that one of a script without capitals is worth; most of them leave out vowels
_SENTENCE_END = re.compile(r"[.!?…。！？।۔؟]['’\"”»)\]」』]*\s|[。！？]|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Place:
    """Words of two texts that stand in the place of each other."""

    a: Words
    here: range
    b: Words
    there: range
    edge: bool = False  # only what is beside the words that agree; what follows may have nothing to do with it

    @property
    def shown(self) -> tuple[str, str]:
        """Both sides, for people."""
        return self.a.quote(self.here.start, self.here.stop), self.b.quote(self.there.start, self.there.stop)

    @property
    def folded(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Both sides, as they are compared."""
        return self.a.folded[self.here.start : self.here.stop], self.b.folded[self.there.start : self.there.stop]

    @property
    def bare(self) -> Place:
        """Without the words that both sides begin or end with: too few to be a block ("Dr. Anna …", "Dr. Jonas …")."""
        here, there = self.folded
        few = min(len(here), len(there))
        head = next((at for at in range(few) if here[at] != there[at]), few)
        tail = next((at for at in range(few - head) if here[-1 - at] != there[-1 - at]), few - head)
        return Place(
            self.a,
            range(self.here.start + head, self.here.stop - tail),
            self.b,
            range(self.there.start + head, self.there.stop - tail),
            self.edge,
        )


def slots(a: Words, b: Words, found: Alignment) -> list[Place]:
    """Where other words stand in the place of some, between words that agree; mistyped ones are not others."""
    gaps = [gap for gap in found.gaps if _is_slot(gap, found)]
    places = [Place(a, range(gap.a, gap.a_end), b, range(gap.b, gap.b_end)) for gap in gaps]
    return [place for place in places if not alike(place)]


def _is_slot(gap: Gap, found: Alignment) -> bool:
    behind = (gap.a_end, gap.b_end) != found.lengths
    words = max(gap.a_end - gap.a, gap.b_end - gap.b)
    return gap.replaced and gap.a > 0 and gap.b > 0 and words <= (SLOT if behind else SHORT)


def phrases(a: Words, b: Words, found: Alignment) -> list[Place]:
    """Where telling words, up to a few, stand in the place of others inside a sentence: "a *baker* feeds a school"."""
    places = (place.bare for gap in found.gaps if gap.replaced for place in _in_sentences(a, b, gap, found))
    return [place for place in places if _is_phrase(place) and not alike(place)]


def _in_sentences(a: Words, b: Words, gap: Gap, found: Alignment) -> list[Place]:
    here, there = range(gap.a, gap.a_end), range(gap.b, gap.b_end)
    if max(len(here), len(there)) > SLOT:
        return attached(a, b, gap, found)
    whole = Place(a, here, b, there)
    several = [] if _has_a_sentence(whole.bare) else [place for place in _parted(a, b, gap) if _is_phrase(place.bare)]
    return several if len(several) > 1 else [whole]


def _parted(a: Words, b: Words, gap: Gap) -> list[Place]:
    """A gap, parted by the words that both have there, too few for a block: "*Hörsaal B* über *Moore*"."""
    here, there = a.folded[gap.a : gap.a_end], b.folded[gap.b : gap.b_end]
    if max(len(here), len(there)) <= SHORT or not set(here).intersection(there):
        return []
    from rapidfuzz.distance import LCSseq

    same = [op for op in LCSseq.opcodes(here, there) if op.tag == "equal"]
    ends = [(gap.a, gap.b), *((gap.a + op.src_end, gap.b + op.dest_end) for op in same)]
    starts = [*((gap.a + op.src_start, gap.b + op.dest_start) for op in same), (gap.a_end, gap.b_end)]
    parts = [Place(a, range(x, x_end), b, range(y, y_end)) for (x, y), (x_end, y_end) in zip(ends, starts, strict=True)]
    return [part for part in parts if part.here and part.there]


def attached(a: Words, b: Words, gap: Gap, found: Alignment) -> list[Place]:
    """What of a gap ends the sentence that begins before it, and what begins the one that goes on behind it."""
    ends = [_until_stop(a, gap.a, gap.a_end), _until_stop(b, gap.b, gap.b_end)] if gap.a and gap.b else []
    begins = []
    if (gap.a_end, gap.b_end) != found.lengths:
        begins = [_from_stop(a, gap.a, gap.a_end), _from_stop(b, gap.b, gap.b_end)]
    return [Place(a, pair[0], b, pair[1]) for pair in (ends, begins) if len(pair) == 2 and all(pair)]  # noqa: PLR2004


def _until_stop(text: Words, start: int, stop: int) -> range:
    """Up to where the sentence ends; empty where none goes on here, or it goes on for long."""
    if ends_behind(text, start - 1):
        return range(0)
    last = next((at for at in range(start, min(stop, start + _LONG_SLOT)) if ends_behind(text, at)), -1)
    return range(start, last + 1) if last >= 0 else range(0)


def _from_stop(text: Words, start: int, stop: int) -> range:
    if ends_behind(text, stop - 1):
        return range(0)
    first = next(
        (at for at in range(stop - 2, max(start - 2, stop - 2 - _LONG_SLOT), -1) if ends_behind(text, at)), None
    )
    return range(first + 1, stop) if first is not None else range(0)


def _is_phrase(place: Place) -> bool:
    here, there = place.folded
    if not here or not there or not (_is_short(here) or _is_short(there)):
        return False
    longest = _SHORT_SIGNS if is_sign(here[0]) else _LONGER
    tell = _tells(place.a, place.here) and _tells(place.b, place.there)
    return max(len(here), len(there)) <= longest and tell and not _has_a_sentence(place)


def _is_short(words: Sequence[str]) -> bool:
    return len(words) <= (_SHORT_SIGNS if all(map(is_sign, words)) else SHORT)


def _tells(text: Words, place: range) -> bool:
    """Whether these are more than "the" or "is". A short word in capitals is ("Halle *Nord*"), inside a sentence."""
    words = [at for at in place if value_of(text.folded[at], text.shown(at)) is None]
    if sum(weight(text.folded[at]) for at in words) >= _TELLING:
        return True
    names = (at for at in words if text.shown(at)[0].isupper() and len(text.shown(at)) > 1)
    return any(not ends_behind(text, at - 1) for at in names)


def in_words(count: int, one: str) -> float:
    """How many words so many are, which are signs if `one` of them is: of Thai and its kin, or of East Asia."""
    if not is_sign(one):
        return count
    return count * (_OF_EAST_ASIA if one >= "\u3000" else _OF_THAI)


def _has_a_sentence(place: Place) -> bool:
    return _is_sentence(place.a, place.here) or _is_sentence(place.b, place.there)


@cache
def _worth(letter: str) -> float:
    if letter.lower() != letter.upper():
        return 1
    return next((worth for first, last, worth in _SIGNS if first <= letter <= last), _A_CONSONANT)


def weight(word: str) -> float:
    """How much a word tells, in letters of a script with capitals."""
    return len(word) * _worth(word[0])


def _is_sentence(text: Words, place: range) -> bool:
    """Whether these words are all of a sentence, or of the text; of many, the first may be another one's first, too."""
    if not place:
        return False
    first, stop = place.start - 1, place.stop - 1
    if not (ends_behind(text, first) or (len(place) > SHORT and ends_behind(text, first - 1))):
        return False
    # "…します。", "…です。": all but the last signs
    signs = SHORT if is_sign(text.folded[stop]) else 1
    return any(ends_behind(text, at) for at in range(stop, stop + signs))


def ends_behind(text: Words, index: int) -> bool:
    """Whether a sentence ends behind this word, or the text does; -1: before the first word."""
    if index < 0 or index + 1 >= len(text):
        return True
    return bool(_SENTENCE_END.search(text.text, text.spans[index][1], text.spans[index + 1][0]))


# --- mistyped -----------------------------------------------------------------------------------------------


def alike(place: Place) -> bool:
    """Whether the words are nearly the same letters: one of them is mistyped, or another form."""
    here, there = place.bare.folded
    if not here or not there:
        return True
    if _letters_alike("".join(here), "".join(there)):
        return True
    if len(here) != len(there):  # "opens", "is opening"
        here, there = (tuple(word for word in side if weight(word) >= _TELLING) for side in (here, there))
    return 0 < len(here) == len(there) and all(map(_letters_alike, here, there))


def _letters_alike(here: str, there: str) -> bool:
    """Few mistype the first letter (Yannakoudakis and Fawthrop, Information Processing & Management 19, 1983)."""
    from rapidfuzz.distance import OSA

    if sorted(here) == sorted(there) and OSA.distance(here, there) == 1:
        return True  # two neighbours that changed places, also in a word of two signs
    if len(here) == len(there) and here[0] != there[0]:
        return False
    return OSA.normalized_similarity(here, there) >= _TYPO or _share_a_stem(here, there)


def _share_a_stem(here: str, there: str) -> bool:
    short = min(len(here), len(there))
    same = next((at for at in range(short) if here[at] != there[at]), short)
    return same >= _STEM and same >= _OF_STEM * short
