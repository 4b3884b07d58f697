"""One view in several formats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mmmfeed.emitters import EMITTERS
from mmmfeed.errors import RefusedError
from mmmfeed.model import FeedView, Problem
from mmmfeed.publish import Folder, put_feed
from mmmfeed.report import Output


def put(view: FeedView, formats: Iterable[str], folder: Folder) -> Iterator[Output]:
    """Have `view` stand in each format; a refused one leaves the others alone."""
    for name in formats:
        file = f"{view.stem}.{EMITTERS[name].ending}"
        refused, written = None, False
        try:
            written = put_feed(folder, file, EMITTERS[name].emit(view), view, name)
        except RefusedError as error:
            refused = Problem(source=view.feed.name, place=str(folder.path(file)), message=str(error))
        # A calendar has events, of which an announcement may tell of none or of several.
        number = sum(len(entry.occasions) for entry in view.entries) if name == "ics" else len(view.entries)
        yield Output(path=folder.path(file), entries=number, waiting=view.waiting, written=written, refused=refused)
