"""One file, replaced whole or not at all: a reader, or a run after a crash, sees the old bytes or the new ones."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

from mmmfeed.errors import RefusedError

_WHAT_TO_DO = {
    errno.EACCES: "this user may not write there, or another program holds the file; allow it and run again",
    errno.EPERM: "the folder or file is protected; allow writing to it, or run as the user who may",
    errno.EROFS: "the disk is read-only; choose another folder with `output` in feeds.yaml",
    errno.ENOSPC: "the disk is full; free some space and run again",
    errno.EDQUOT: "this user's share of the disk is used up; free some space and run again",
    errno.EFBIG: "the file would be larger than the system allows; lower the feed's `limit`",
    errno.EISDIR: "a folder of that name is in the way; move it, or rename the feed",
    errno.EEXIST: "a file is where the output folder should be; move it, or change `output` in feeds.yaml",
    errno.ENOTDIR: "a file is where a folder should be; move it, or change `output` in feeds.yaml",
    errno.ENAMETOOLONG: "the name is too long for this disk; shorten the feed's name",
    errno.ENOENT: "the folder cannot be made there; change `output` in feeds.yaml",
}


def read(path: Path) -> bytes | None:
    """Return what stands at `path`, None when there is nothing; raises RefusedError when it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _refused(path, error) from error


def replace(path: Path, body: bytes, *, lasts: bool = True) -> None:
    """Put `body` at `path` in one step; raises RefusedError.

    `lasts`: see to it that it outlasts a power cut. Thousands of files wait for that together (`sync_all`), where the
    system can do it.
    """
    lasts = lasts or not hasattr(os, "sync")
    # One name a file, since the run holds a lock: what a killed run left behind is overwritten, never piled up.
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(temporary, body, lasts=lasts)
        temporary.replace(path)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise _refused(path, error) from error
    if lasts:
        _sync_folder(path.parent)


def remove(path: Path) -> None:
    """Have nothing stand at `path`; raises RefusedError when it cannot be removed."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise _refused(path, error) from error


def sync_all() -> None:
    """Have all that was written outlast a power cut."""
    if hasattr(os, "sync"):
        os.sync()


def _write(path: Path, body: bytes, *, lasts: bool) -> None:
    # Removed and made anew, so that a link left under this name is not followed.
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o644)
    with os.fdopen(descriptor, "wb") as file:
        file.write(body)
        file.flush()
        if lasts:
            os.fsync(descriptor)


def _sync_folder(folder: Path) -> None:
    """Make the new name itself last. The file is in place already, so a folder that cannot do this is no failure."""
    if os.name == "nt":  # there, a folder cannot be opened
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _refused(path: Path, error: OSError) -> RefusedError:
    name = errno.errorcode.get(error.errno or 0, "unknown")
    reason = _WHAT_TO_DO.get(
        error.errno or 0, f"{(error.strerror or str(error)).lower()}; put that right and run again"
    )
    # Path.is_file() of Python 3.11 raises for a name that is too long.
    kept = "The file that stood there before still stands." if os.path.isfile(path) else "Nothing was written."  # noqa: PTH113
    return RefusedError(f"{path}: not written ({name}): {reason}. {kept}")
