"""A short name for a source, made from what its feed is called or where it is; and which places are the same."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from itertools import chain, count
from pathlib import PurePath

from mmmfeed.config.values import file_name
from mmmfeed.text.urls import canonical, host, without_scheme
from mmmfeed.text.words import clean, one_line

_LONGEST = 40  # characters; names stand in every message
_SAYS_NOTHING = frozenset(
    ("all", "article", "articles", "atom", "blog", "channel", "feed", "feeds", "home", "latest", "main", "news",
     "posts", "rss", "rss2", "site", "the", "untitled", "update", "updates", "website", "xml", "0", "1", "2")
)  # fmt: skip
_NO_NAME = frozenset(("www", "www2", "feed", "feeds", "rss", "news", "blog", "m"))  # labels of a host
_SECOND_LEVELS = frozenset(("ac", "co", "com", "edu", "go", "gob", "gov", "gouv", "gv", "ne", "net", "or", "org"))


def place_of(location: str) -> str:
    """What all ways to write one address share (http or https, a slash at its end); not to be asked."""
    return without_scheme(canonical(location) or location).rstrip("/")


def name_for(title: str, url: str, taken: Collection[str]) -> str:
    """A name that is none of `taken`, in whatever case: of the title if that says something, else of the host.

    The same title and URL give the same name as long as nothing takes it.
    """
    wanted = _of_title(title) or _of_host(url) or "source"
    taken = {name.casefold() for name in taken}
    if wanted not in taken:
        return wanted
    of_host = _of_host(url)
    digest = hashlib.blake2b(url.encode(errors="replace"), digest_size=4).hexdigest()
    longer = (f"{wanted}-{of_host}" if of_host else wanted, f"{wanted}-{digest}")
    numbered = (f"{wanted}-{digest}-{number}" for number in count(2))  # the same address once more
    return next(name for name in chain(longer, numbered) if name not in taken)


def _of_title(title: str) -> str:
    """The title in letters that a file name may have; empty when hardly anything of it is left."""
    said = one_line(clean(title))
    name = file_name(re.sub(r"[^\w\s-]+", " ", said.replace("’", "").replace("'", "")))
    words = [word for word in name.split("-") if word]
    letters = sum(letter.isalnum() for letter in said)
    if not words or set(words) <= _SAYS_NOTHING or 2 * len("".join(words)) < letters:
        return ""
    return _cut(words)


def _of_host(url: str) -> str:
    """What of the host is a name of its own; of a file, the name that it has."""
    if not host(url) and "://" not in url:
        return _cut(file_name(PurePath(url).stem).split("-"))
    labels = host(url).strip("[]").replace(":", "-").split(".")
    if all(label.isdecimal() for label in labels):
        return "-".join(labels)
    labels = labels[:-1] or labels
    while len(labels) > 1 and labels[0] in _NO_NAME:
        labels = labels[1:]
    if len(labels) > 1 and labels[-1] in _SECOND_LEVELS:
        labels = labels[:-1]
    return _cut([part for label in labels for part in file_name(label).split("-") if part])


def _cut(words: list[str]) -> str:
    name = words[0][:_LONGEST] if words else ""
    for word in words[1:]:
        if len(name) + 1 + len(word) > _LONGEST:
            break
        name += f"-{word}"
    return file_name(name)
