"""A cut text is the beginning of a longer one, or contained in it. The shorter is the teaser: this has a direction."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from mmmfeed.merge.likeness.alignment import Alignment, Block, Gap, align
from mmmfeed.merge.likeness.normal import Wording, Words
from mmmfeed.merge.likeness.places import in_words, weight

_FEW = 3  # words of the longer text that an opening may leave out
_ABOUT_US = 120  # words that tell who somebody is, at most
_MOST_ADDED = 80  # words of an introduction and a footer together


@dataclass(frozen=True, slots=True)
class Fit:
    """How a shorter text stands in a longer one."""

    short: Words
    long: Words
    found: Alignment
    core: int  # words of the shorter without what a partner put before and behind
    letters: int  # of the words of the shorter that stand in the longer, in order
    half_word: bool = False  # the shorter ends inside a word

    @property
    def coverage(self) -> float:
        """The share of the shorter's core that stands in the longer, 0 to 1."""
        return self.found.matched / self.core if self.core else 0.0

    @property
    def weight(self) -> float:
        """As `letters`, where those of other scripts count for more than one."""
        words = self.short.folded
        return sum(weight(word) for block in self.found.blocks for word in words[block.a : block.a + block.length])

    @property
    def from_the_start(self) -> bool:
        """Whether the shorter begins where the longer begins."""
        blocks = self.found.blocks
        return bool(blocks) and blocks[0].a == 0 and blocks[0].b <= _FEW

    @property
    def begin_otherwise(self) -> bool:
        """Whether each begins with words of its own, and they agree in what follows: who they are, not what is new."""
        first = self.found.gaps[0] if self.found.gaps else None
        if first is None or not first.a == first.b <= _FEW:
            return False
        own = min(first.a_end - first.a, first.b_end - first.b)
        return own > _FEW and in_words(self.found.matched, self.short.folded[-1]) <= _ABOUT_US

    @property
    def only_short(self) -> tuple[Gap, ...]:
        """What the longer has not."""
        return tuple(gap for gap in self.found.gaps if gap.a < gap.a_end)


def fit(short: Wording, long: Wording) -> Fit:
    """`short` laid along `long`; along its title, too, where `short` has none of its own."""
    words, half = short.body, False
    target = long.body if short.title.folded else long.whole
    exact = _at_start(words, long.body, cut=short.cut) or _at_start(words, target, cut=short.cut)
    if exact:
        return exact
    if len(words) > 1 and (short.cut or _ends_in_half(words, target)):
        words, half = words.but_last(), True
    return max((_aligned(words, long, half_word=half) for long in _distinct(long.body, target)), key=_order)


def _ends_in_half(short: Words, long: Words) -> bool:
    """Whether a text ends where a word of the other goes on: it was cut, though nothing says so ("on 2", "on 20")."""
    last, count = short.folded[-1], len(short)
    beside = long.folded[max(0, count - 1 - _MOST_ADDED) : count + _MOST_ADDED]
    return (
        last not in beside
        and short.folded[-2] in beside
        and any(word.startswith(last) for before, word in pairwise(beside) if before == short.folded[-2])
    )


def _order(found: Fit) -> tuple[float, int]:
    return found.coverage, found.letters


def _distinct(body: Words, target: Words) -> tuple[Words, ...]:
    return (body,) if body is target else (body, target)


def _aligned(short: Words, long: Words, *, half_word: bool) -> Fit:
    return _measured(short, long, align(short.folded, long.folded), half_word=half_word)


def _at_start(short: Words, long: Words, *, cut: bool) -> Fit | None:
    """The fit of a text that is word by word the other's beginning; its last word may be cut."""
    count = len(short)
    if not count or count > len(long):
        return None
    same = short.folded == long.folded[:count]
    half = not same and short.folded[:-1] == long.folded[: count - 1]
    half = half and long.folded[count - 1].startswith(short.folded[-1]) and (cut or _FEW < count < len(long))
    if not (same or half):
        return None
    if half:
        short, count = short.but_last(), count - 1
    if not count:
        return None
    gaps = (Gap(count, count, count, len(long)),) if len(long) > count else ()
    found = Alignment((Block(0, 0, count),), gaps, (count, len(long)))
    return _measured(short, long, found, half_word=half)


def _measured(short: Words, long: Words, found: Alignment, *, half_word: bool) -> Fit:
    letters = sum(len(word) for block in found.blocks for word in short.folded[block.a : block.a + block.length])
    return Fit(short, long, found, len(short) - _added(found), letters, half_word)


def _added(found: Alignment) -> int:
    """The words that a partner put before or behind all that the longer text has: an introduction, a footer."""
    if not found.blocks:
        return 0
    first, last = found.gaps[0] if found.gaps else None, found.gaps[-1] if found.gaps else None
    added = 0
    if first and first.a == first.b == 0 and first.b_end <= _FEW:
        added += first.a_end
    if last and (last.a_end, last.b_end) == found.lengths and last.b_end - last.b <= _FEW:
        added += last.a_end - last.a
    return added if added <= min(_MOST_ADDED, found.matched) else 0
