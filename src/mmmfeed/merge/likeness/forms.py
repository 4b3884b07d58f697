"""Announcements made from one form: all the words agree but those that were filled in.

A form is told by what stands in the place of what. That a number or a name does is enough (guards.py); other words are
looked at here: several of them in one text, or the same ones in title and text, or one in a text so short that nobody
would have taken the trouble to reword it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mmmfeed.merge.likeness.alignment import Alignment, align
from mmmfeed.merge.likeness.normal import Words
from mmmfeed.merge.likeness.places import Place, in_words, phrases, slots, weight
from mmmfeed.model import Veto

_SLOTS_OF_TEMPLATE = 3
_WORDS_A_SLOT = 40
_WORDS_AN_EDIT = 150  # so long a text may have one word put better, and is the same
_LONGEST_GAP = 40  # words
_TELLING = 4  # letters


def template(a: Words, b: Words, found: Alignment) -> Veto | None:
    """One form, filled in twice: words are replaced in several places, or the same words by the same others."""
    places = slots(a, b, found)
    again = len({place.folded for place in places}) < len(places)
    many = len(places) >= _SLOTS_OF_TEMPLATE and len(places) * _WORDS_A_SLOT > max(found.lengths)
    if not again and not many:
        return None
    return Veto(rule="template", evidence=f"one form, filled in twice: {listed(places)}")


def listed(places: Sequence[Place]) -> str:
    """Some of the places, for people."""
    return "; ".join("“{}” / “{}”".format(*place.shown) for place in places[:3])


def reworded(a: Words, b: Words, found: Alignment) -> list[Place]:
    """Phrases that stand in the place of others, if they are many for so long a text."""
    places = phrases(a, b, found)
    return places if len(places) * _WORDS_AN_EDIT > in_words(found.matched, a.folded[len(a) // 2]) else []


def filled_in_twice(titles: tuple[Words, Words], texts: tuple[Words, Words], found: Alignment) -> Veto | None:
    """A form: what only one title says, only that one's text says, in the place of what the other two say."""
    shared = align(titles[0].folded, titles[1].folded)
    in_titles = slots(*titles, shared)
    in_texts = {frozenset(place.folded) for place in slots(*texts, found)}
    again = next((place for place in in_titles if frozenset(place.folded) in in_texts), None)
    shown = again.shown if again else next(_crossing(titles, texts, found), None)
    return Veto(rule="template", evidence="“{}” / “{}” in title and text".format(*shown)) if shown else None


def _crossing(titles: tuple[Words, Words], texts: tuple[Words, Words], found: Alignment) -> Iterator[tuple[str, str]]:
    one, other = (set(title.folded) for title in titles)
    only_a, only_b = _telling(one - other), _telling(other - one)
    if not only_a or not only_b:
        return
    only_a, only_b = only_a.difference(texts[1].folded), only_b.difference(texts[0].folded)
    for gap in found.gaps:
        if gap.replaced and max(gap.a_end - gap.a, gap.b_end - gap.b) <= _LONGEST_GAP:
            here = only_a.intersection(texts[0].folded[gap.a : gap.a_end])
            there = only_b.intersection(texts[1].folded[gap.b : gap.b_end])
            if here and there:
                yield min(here), min(there)


def _telling(words: set[str]) -> set[str]:
    return {word for word in words if weight(word) >= _TELLING}
