"""Words and regular expressions, and titles made from a template. Each check gives the value or raises ValueError."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mmmfeed.config.mistakes import hint, quoted
from mmmfeed.config.values import text
from mmmfeed.model import Wording
from mmmfeed.views.matching import finds
from mmmfeed.views.titling import FIELDS, UnknownFieldError, template_of

_PATTERN = re.compile(r"/(.*)/", re.DOTALL)
_WITH_FLAGS = re.compile(r"/.+/[a-z]{1,4}", re.DOTALL)


def phrase(value: str) -> str:
    """Words, of which each may end in a star, or a regular expression between slashes."""
    text(value)
    try:
        if value == "//":
            raise ValueError("has nothing between its slashes")  # noqa: TRY301 - one message, in one place
        if not _PATTERN.fullmatch(value):
            _check_words(value)
        finds(wording_of(value))
    except ValueError as error:
        what = " is not a regular expression:" if _PATTERN.fullmatch(value) and value != "//" else ""
        raise ValueError(f"{quoted(value)}{what} {error}") from error
    return value


def wording_of(value: str, where: str = "all") -> Wording:
    """What a checked phrase means."""
    found = _PATTERN.fullmatch(value)
    return Wording(pattern=found[1], where=where) if found else Wording(words=" ".join(value.split()), where=where)


def wordings(everywhere: Sequence[str], title: Sequence[str] = (), body: Sequence[str] = ()) -> tuple[Wording, ...]:
    """What lists of checked phrases mean."""
    return tuple(_wordings((("all", everywhere), ("title", title), ("text", body))))


def template(value: str) -> str:
    """A title with {fields} in it."""
    text(value)
    try:
        template_of(value)
    except UnknownFieldError as error:
        fields = ", ".join(f"{{{field}}}" for field in FIELDS)
        raise ValueError(f"{quoted(value)}: {error}; there are {fields}{hint(error.field, FIELDS)}") from error
    except ValueError as error:
        raise ValueError(f"{quoted(value)} {error}; write it as in '{{source}}: {{title}}'") from error
    return value


def _wordings(lists: Sequence[tuple[str, Sequence[str]]]) -> Iterator[Wording]:
    for where, phrases in lists:
        yield from (wording_of(one, where) for one in phrases)


def _check_words(value: str) -> None:
    if _WITH_FLAGS.fullmatch(value):
        raise ValueError("has letters behind its last slash; leave them out, upper and lower case never matter")
    if not any(map(str.isalnum, value)):
        raise ValueError("has no letter in it")
    if any("*" in word.removesuffix("*") for word in value.split()) or "*" in value.split():
        raise ValueError("has a star that is not at the end of a word, where it stands for any ending, as in flood*")
