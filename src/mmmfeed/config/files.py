"""The file itself: from a path to text, or why not."""

from __future__ import annotations

import codecs
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
