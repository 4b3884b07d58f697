"""What a build would publish otherwise than the last one did, in words, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from mmmfeed.cli.exporting import rfc3339
from mmmfeed.cli.wording import count, near, some
from mmmfeed.text.words import cut

if TYPE_CHECKING:
    from mmmfeed.model import Difference, Told
    from mmmfeed.report import Published

_WIDTH = 85  # characters of a title
_KINDS = (
    ("new", "new"),
    ("changed", "changed"),
    ("vanished", "vanished"),
    ("returned", "back, which had been told before"),
    ("merged", "another entry by now"),
    ("decided", "taken out by feeds.yaml"),
    ("slid", "pushed out by newer ones, or too old by now"),
)

NOTHING = "Nothing would be published: all is as it was published last."


def lines(published: Published, limit: int) -> Iterator[str]:
    """Of each feed, how many entries of each kind, and `limit` of them; and the files that would be written."""
    held = {output.refused.source for output in published.outputs if output.refused}
    files = [near(str(output.path)) for output in published.outputs if output.written]
    differing = {name: found for name, found in published.differing.items() if found}
    for name, found in differing.items():
        yield f"{name}{' (would be held back)' if name in held else ''}:"
        for kind, words in _KINDS:
            yield from _kind(getattr(found, kind), words, limit)
    if not any((differing, files, published.pages, published.documents, published.removed)):
        yield NOTHING
    else:
        others = [count(published.pages, "page")] * bool(published.pages)
        others += [count(published.documents, "file of a history", "files of histories")] * bool(published.documents)
        yield f"Would be written: {', '.join([*files, *others]) or 'nothing'}."
        if published.removed:
            yield f"Would be removed: {some(published.removed)}."


def as_json(published: Published) -> dict[str, object]:
    """All of it, by feed."""
    return {name: _found(found) for name, found in published.differing.items()}


def _kind(told: Sequence[Told], words: str, limit: int) -> Iterator[str]:
    if not told:
        return
    yield f"  {count(len(told), 'entry', 'entries')} {words}:"
    for one in told[:limit]:
        yield f"    {one.published:%Y-%m-%d}  {cut(one.title, _WIDTH)} ({one.source})"
    if len(told) > limit:
        yield f"    … and {len(told) - limit} more (--limit {len(told)} shows all)"


def _found(found: Difference) -> Mapping[str, list[dict[str, str]]]:
    return {kind: [_told(one) for one in getattr(found, kind)] for kind, _ in _KINDS}


def _told(one: Told) -> dict[str, str]:
    return {"guid": one.guid, "title": one.title, "source": one.source, "published": rfc3339(one.published) or ""}
