"""Which files in the output folder are ours: only these are replaced without asking, and go when nobody wants them."""

from __future__ import annotations

import os
from collections.abc import Iterable

from mmmfeed.publish import Folder
from mmmfeed.run import Run


def own(names: Iterable[str], run: Run) -> None:
    """Files of these names, among the outputs, are about to be made here."""
    new = set(_called(names, run).values()) - run.store.outputs.ours()
    if new:
        with run.store.transaction():
            run.store.outputs.own(sorted(new))


def strange(names: Iterable[str], run: Run) -> set[str]:
    """Those of `names` that were not made here as far as is known: the folder may have been served already."""
    ours = run.store.outputs.ours()
    return {name for name, called in _called(names, run).items() if called not in ours}


def clear(folder: Folder, run: Run) -> list[str]:
    """Remove what was made here and is not to stand there any more, as files of feeds that are not in feeds.yaml."""
    prefix = _called([""], run)[""]
    ours = (name.removeprefix(prefix) for name in run.store.outputs.ours() if name.startswith(prefix))
    unwanted = sorted(name for name in ours if name not in folder.standing)
    removed = [name for name in unwanted if folder.remove(name)]
    with run.store.transaction():
        run.store.outputs.disown(_called(unwanted, run).values())
    return removed


def _called(names: Iterable[str], run: Run) -> dict[str, str]:
    """How each is called from the folder of feeds.yaml, so that a project may move with what it made."""
    try:
        root = os.path.relpath(run.config.output, run.config.path.parent)
    except ValueError:  # on another drive
        root = str(run.config.output)
    return {name: f"{root}/{name}" for name in names}
