"""What a rebuild changes, in words, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from mmmfeed.cli.exporting import rfc3339
from mmmfeed.cli.wording import count
from mmmfeed.text.words import cut

if TYPE_CHECKING:
    from mmmfeed.merge import Differences, Known

_WIDTH = 85  # characters of a title
_NAMED = 4  # of those that are joined or split

NOTHING = "Nothing known changes: no announcement is joined, split, called or dated otherwise."


def lines(found: Differences, limit: int) -> Iterator[str]:
    """How many of each kind, and `limit` of them."""
    kinds = [kind for kind in _kinds(found) if kind[2]]
    if not kinds:
        yield NOTHING
    for one, many, told in kinds:
        yield f"{count(len(told), one, many)}:"
        for some in told[:limit]:
            yield from (f"  {'' if number == 0 else '  '}{line}" for number, line in enumerate(some))
        if len(told) > limit:
            yield f"  … and {len(told) - limit} more (--limit {len(told)} shows all)"


def as_json(found: Differences) -> dict[str, object]:
    """All of it."""
    return {
        "joined": [{**_known(one.after), "before": list(map(_known, one.before))} for one in found.joined],
        "split": [{**_known(one.before), "after": list(map(_known, one.after))} for one in found.split],
        "titles": [{"guid": c.after.guid, "before": c.before.title, "after": c.after.title} for c in found.titles],
        "dates": [
            {"guid": c.after.guid, "before": rfc3339(c.before.published), "after": rfc3339(c.after.published)}
            for c in found.dates
        ],
        "texts": [_known(change.after) for change in found.texts],
        "new": list(map(_known, found.new)),
        "gone": list(map(_known, found.gone)),
    }


def _kinds(found: Differences) -> Iterator[tuple[str, str, Sequence[Sequence[str]]]]:
    """What one, and what several of a kind are called, and the lines that tell of each."""
    yield (
        "announcement is several joined in one",
        "announcements are several joined in one",
        [(_title(one.after), *_among(one.before)) for one in found.joined],
    )
    yield (
        "announcement is split",
        "announcements are split",
        [(_title(one.before), *_among(one.after)) for one in found.split],
    )
    yield (
        "title differs",
        "titles differ",
        [(_title(change.after), f"was: {cut(change.before.title, _WIDTH)}") for change in found.titles],
    )
    yield (
        "date differs",
        "dates differ",
        [
            (_title(c.after), f"{c.before.published:%Y-%m-%d %H:%M} → {c.after.published:%Y-%m-%d %H:%M} UTC")
            for c in found.dates
        ],
    )
    yield "text differs", "texts differ", [(_title(change.after),) for change in found.texts]
    yield "announcement is new", "announcements are new", [(_title(known),) for known in found.new]
    yield "announcement is gone", "announcements are gone", [(_title(known),) for known in found.gone]


def _among(several: Sequence[Known]) -> Iterator[str]:
    yield from (f"- {_title(known)} ({_sources(known)})" for known in several[:_NAMED])
    if len(several) > _NAMED:
        yield f"- … and {count(len(several) - _NAMED, 'other')}"


def _title(known: Known) -> str:
    return f"{known.published:%Y-%m-%d}  {cut(known.title, _WIDTH)}"


def _sources(known: Known) -> str:
    return ", ".join(sorted({name.source for name in known.members}))


def _known(known: Known) -> dict[str, object]:
    return {
        "guid": known.guid,
        "title": known.title,
        "published": rfc3339(known.published),
        "members": [name._asdict() for name in sorted(known.members)],
    }
