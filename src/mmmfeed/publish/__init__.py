"""An output on disk: read back and compared with what was meant, then put in place whole, and only if it changed."""

from __future__ import annotations

from pathlib import Path

from mmmfeed.errors import RefusedError
from mmmfeed.model import FeedView
from mmmfeed.publish.folder import Folder

__all__ = ["Folder", "put_beside", "put_feed"]


def put_feed(folder: Folder, name: str, body: bytes, view: FeedView, format_name: str) -> bool:
    """Make `body`, the form `format_name` of `view`, what stands at `name` in `folder`.

    Returns False when it stands there already; then the file is not touched, so that its time and a server's ETag stay.
    Raises RefusedError, with the last good file still in place, when `body` does not say what `view` says or when it
    cannot be written.
    """
    if folder.has(name, body):
        return False
    # The gate's parsers take 70 ms to import, so a run that changes nothing must not need them.
    from mmmfeed.publish import gate

    if differences := gate.differences(body, view, format_name):
        raise RefusedError(_refusal(folder.path(name), differences))
    return folder.put(name, body)


def put_beside(folder: Folder, name: str, body: bytes, base_url: str | None = None) -> bool:
    """As `put_feed`, of a page, a list or another file beside the feeds; it outlasts a power cut from `settle` on.

    Raises RefusedError when it breaks a rule of its kind, or cannot be written.
    """
    if folder.has(name, body):
        return False
    from mmmfeed.publish import gate

    if wrong := gate.check_beside(name, body, base_url):
        raise RefusedError(_refusal(folder.path(name), wrong))
    return folder.put(name, body, at_once=False)


_SHOWN = 3  # one mistake often shows in every entry


def _refusal(path: Path, differences: list[str]) -> str:
    last = "The file that stood there before still stands." if path.exists() else "No file was written."
    shown = differences[:_SHOWN]
    if more := len(differences) - len(shown):
        shown.append(f"{more} more differences")
    return (
        f"{path}: not published, because what was made is not what was meant: {'; '.join(shown)}. {last} "
        f"This is a mistake in mmmfeed: please report it with this message."
    )
