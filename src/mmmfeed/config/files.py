"""The file itself: from a path to text, or why not; and another text in its place."""

from __future__ import annotations

import codecs
import os
import shutil
from contextlib import suppress
from pathlib import Path

from mmmfeed.errors import ConfigError

_LARGEST = 5_000_000  # bytes; a thousand sources take 100,000


def text_of(path: Path) -> str:
    """The text of the file, without a byte order mark. Raises ConfigError in the user's words."""
    try:
        with path.open("rb") as file:
            body = file.read(_LARGEST + 1)
    except FileNotFoundError as error:
        raise ConfigError([_nothing_at(path)]) from error
    except IsADirectoryError as error:
        raise ConfigError([f"{path} is a folder; name the file in it: mmmfeed -c {path / 'feeds.yaml'} …"]) from error
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL in it
        reason = getattr(error, "strerror", None) or str(error)
        raise ConfigError([f"{path} cannot be read: {reason}"]) from error
    if len(body) > _LARGEST:
        raise ConfigError([f"{path} is larger than {_LARGEST:,} bytes; is it really the configuration?"])
    return _decoded(body, path)


def replace(path: Path, text: str, was: str) -> None:
    """Have `text` in the file instead of `was`, whole or not at all, with its owner and rights; a link stays one.

    Raises ConfigError when it cannot be written, or has something else in it by now.
    """
    place = Path(os.path.realpath(path))
    mark = "\ufeff" if place.read_bytes().startswith(b"\xef\xbb\xbf") else ""
    temporary = place.with_name(f".{place.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write((mark + text).encode())
            file.flush()
            os.fsync(file.fileno())
        _like(place, temporary)
        if text_of(path) != was:
            raise ConfigError([f"{path} was changed meanwhile, so nothing was written into it. Try again."])
        temporary.replace(place)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ConfigError([f"{path} cannot be written ({reason}); nothing was changed in it."]) from error
    finally:
        temporary.unlink(missing_ok=True)


def _nothing_at(path: Path) -> str:
    here = "" if path.is_absolute() else f" here ({Path.cwd()})"
    return f"No {path}{here}. Write one as in the README, or name another: mmmfeed -c FILE …"


def _decoded(body: bytes, path: Path) -> str:
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise ConfigError([f"{path}:1: the text is in UTF-16; save it as UTF-8"])
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        message = f"the byte 0x{body[error.start]:02x} is not UTF-8; save the file as UTF-8"
        raise ConfigError([f"{path}:{line}: {message}"]) from error


def _like(model: Path, made: Path) -> None:
    shutil.copymode(model, made)
    about = model.stat()
    with suppress(OSError, AttributeError):  # only root may give files away, and Windows knows no such thing
        os.chown(made, about.st_uid, about.st_gid)
