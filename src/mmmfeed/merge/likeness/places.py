"""Where words of two texts stand in the place of each other, and whether they are other words, or mistyped ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from mmmfeed.merge.likeness.alignment import Alignment, Gap
from mmmfeed.merge.likeness.normal import Words
from mmmfeed.merge.likeness.shingles import is_sign

SLOT = 12  # words: up to this, a gap is one place
SHORT = 4  # words of a name or a phrase at most
_SHORT_SIGNS = 8  # the same in scripts without spaces
_TYPO = 0.7  # of the letters: words so alike are one word, mistyped
_STEM = 4  # letters
_OF_STEM = 0.75  # of the shorter word: words that begin so alike are forms of one
_TELLING = 4  # letters: "the", "is" and "our" tell no two texts apart
_A_SIGN = 3  # letters that a syllable or a sign of East Asia is worth
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
    """Where a telling word, or a few, stand in the place of others inside a sentence: "a *baker* who feeds a school"."""
    places = (Place(a, range(g.a, g.a_end), b, range(g.b, g.b_end)).bare for g in found.gaps if g.replaced)
    return [place for place in places if _is_phrase(place) and not alike(place)]


def _is_phrase(place: Place) -> bool:
    here, there = place.folded
    return (
        _is_short(here)
        and _is_short(there)
        and min(_telling(here), _telling(there)) >= _TELLING
        and not _is_sentence(place.a, place.here)
        and not _is_sentence(place.b, place.there)
    )


def _is_short(words: Sequence[str]) -> bool:
    return 0 < len(words) <= (_SHORT_SIGNS if all(map(is_sign, words)) else SHORT)


def _telling(words: Sequence[str]) -> float:
    return sum(map(weight, words))


@cache
def _worth(script: str) -> float:
    if script >= "\u1100" and not script.isupper() and not script.islower():
        return _A_SIGN
    return 1 if script.lower() != script.upper() else _A_CONSONANT


def weight(word: str) -> float:
    """How much a word tells, in letters of a script with capitals."""
    return len(word) * _worth(word[0])


def _is_sentence(text: Words, place: range) -> bool:
    """Whether these words are all of a sentence, or of the text."""
    before = text.text[text.spans[place.start - 1][1] : text.spans[place.start][0]] if place.start else "\n\n"
    last = place.stop >= len(text)
    behind = "\n\n" if last else text.text[text.spans[place.stop - 1][1] : text.spans[place.stop][0]]
    return bool(_SENTENCE_END.search(before) and _SENTENCE_END.search(behind))


# --- mistyped -----------------------------------------------------------------------------------------------


def alike(place: Place) -> bool:
    """Whether the words are nearly the same letters: one of them is mistyped, or another form."""
    here, there = place.bare.folded
    if not here or not there:
        return True
    if _letters_alike("".join(here), "".join(there)):
        return True
    if len(here) != len(there):  # "opens", "is opening"
        here, there = ([word for word in side if weight(word) >= _TELLING] for side in (here, there))
    return 0 < len(here) == len(there) and all(map(_letters_alike, here, there))


def _letters_alike(here: str, there: str) -> bool:
    from rapidfuzz.distance import OSA

    if sorted(here) == sorted(there) and OSA.distance(here, there) == 1:
        return True  # two neighbours that changed places, also in a word of two signs
    return OSA.normalized_similarity(here, there) >= _TYPO or _share_a_stem(here, there)


def _share_a_stem(here: str, there: str) -> bool:
    short = min(len(here), len(there))
    same = next((at for at in range(short) if here[at] != there[at]), short)
    return same >= _STEM and same >= _OF_STEM * short
