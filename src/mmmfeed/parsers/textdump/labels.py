"""Dates with a word before them that says what they are: "Posted on January 10, 2026 by admin"."""

from __future__ import annotations

import re
from functools import lru_cache

_LONGEST = 120  # characters
_MOST_WORDS = 3
_LETTER = re.compile(r"\W*[^\W\d_]")
# Who wrote it, or what it is filed under.
_BEHIND = re.compile(
    r"\s+(?:by|von|par|por|da|door|av|af|przez|di|от|від)\s+\S.*|\s*(?:[|·•–—]|\s-)\s.*", re.IGNORECASE
)


def unlabelled(text: str) -> tuple[str, str] | None:
    """The label of a line and the date behind it as written, where the label says that something came out then."""
    line = text.strip()
    if len(line) > _LONGEST or not _LETTER.match(line):
        return None
    words = line.split(None, _MOST_WORDS)
    for count in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        label = " ".join(words[:count])
        if is_of_publication(label):
            return label.rstrip(": ").casefold(), _BEHIND.sub("", " ".join(words[count:]), count=1)
    return None


@lru_cache(maxsize=4096)
def is_of_publication(label: str) -> bool:
    """Whether `label` says that something was published then: a name of such a column, in any language."""
    from mmmfeed.parsers.textdump.containers import headers

    return headers.fields(label.rstrip(": ")).get("date") == 0


@lru_cache(maxsize=4096)
def is_of_title(label: str) -> bool:
    """Whether `label` names a title and nothing else."""
    from mmmfeed.parsers.textdump.containers import headers

    return set(headers.fields(label)) == {"title"}
