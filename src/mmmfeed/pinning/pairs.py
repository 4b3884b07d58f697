"""The pairs that all pins come to. What some keep apart, no other one joins, over any number of steps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product

from mmmfeed.model import Name, Pin
from mmmfeed.store import PinnedPair

Groups = Sequence[Sequence[Name]]  # the records of each thing that a pin names


class Pairs:
    """Grows by one pin after another; those that keep apart come first."""

    def __init__(self) -> None:
        self._found: dict[tuple[Name, Name], PinnedPair] = {}
        self._ones: dict[Name, set[Name]] = {}  # all that one record is joined with, itself among them
        self._apart: defaultdict[Name, dict[Name, str]] = defaultdict(dict)  # and by which line

    @property
    def found(self) -> tuple[PinnedPair, ...]:
        """In order."""
        return tuple(sorted(self._found.values()))

    def add(self, pin: Pin, groups: Groups) -> str:
        """Take a pin up; or say why not."""
        return self._join(pin, groups) if pin.same else self._part(pin, groups)

    def is_decided(self, a: Name, b: Name) -> bool:
        """Whether it follows from the pins that two records are one, or that they are not."""
        ones, others = self._all_one(a), self._all_one(b)
        return b in ones or any(not others.isdisjoint(self._apart.get(one, {})) for one in ones)

    def _join(self, pin: Pin, groups: Groups) -> str:
        first, *others = sorted({name for group in groups for name in group})
        if not others:
            return f"{_one(first)} anyway; name another one"
        whole = set[Name]().union(*map(self._all_one, (first, *others)))
        if clash := next(self._clashes(whole), ""):
            return f"are kept apart by never_same in {clash}, which counts; take one of the two lines out"
        self._ones.update(dict.fromkeys(whole, whole))
        for other in others:
            self._keep(first, other, pin)
        return ""

    def _part(self, pin: Pin, groups: Groups) -> str:
        pairs = {(a, b) for one, another in combinations(groups, 2) for a, b in product(one, another) if a != b}
        for a, b in pairs:
            self._keep(a, b, pin)
            self._apart[a].setdefault(b, pin.place)
            self._apart[b].setdefault(a, pin.place)
        return "" if pairs else f"{_one(groups[0][0])}; name another one"

    def _clashes(self, whole: set[Name]) -> Iterator[str]:
        """The lines that keep two of these apart."""
        return (line for name in sorted(whole) for other, line in self._apart.get(name, {}).items() if other in whole)

    def _all_one(self, name: Name) -> set[Name]:
        return self._ones.get(name, {name})

    def _keep(self, a: Name, b: Name, pin: Pin) -> None:
        pair = (min(a, b), max(a, b))
        self._found.setdefault(pair, PinnedPair(*pair, pin.same, pin.place))


def _one(name: Name) -> str:
    return f"mean the same announcement ({name.source}: {name.source_id})"
