"""What the parts of feeds.yaml say about each other. Looks at the values as they stand, so that a mistake in one key
does not hide one between two others; what has the wrong shape is skipped here and told by wording.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from mmmfeed.config import choosing, pins, values
from mmmfeed.config.lines import Node
from mmmfeed.config.mistakes import Keys, Mistake, hint, nearest, path_words, quoted
from mmmfeed.parsers import PARSERS
from mmmfeed.specs import LIST

_AUTH: set[str | int] = {"user", "password", "token"}
_DEFAULTS = {"output": "output", "store": ".mmmfeed/store.sqlite3"}


def check(root: Node, file: Path) -> list[Mistake]:
    """Every disagreement in `root`, read from the absolute path `file`."""
    known, lists = _names(root), _lists(root)
    return [
        *_repeated_names(root, "sources"),
        *_repeated_names(root, "feeds"),
        *_names_of_lists(root),
        *(mistake for path, source in _entries(root, "sources") for mistake in _kinds(path, source)),
        *(mistake for path, source in _entries(root, "sources") for mistake in _for_dumps(path, source)),
        *(mistake for path, source in _entries(root, "sources") for mistake in _for_servers(path, source)),
        *(mistake for path, source in _entries(root, "sources") for mistake in _of_lists(path, source)),
        *(mistake for path, feed in _entries(root, "feeds") for mistake in _feed(path, feed, known, lists)),
        *choosing.check(root),
        *_hub(root),
        *pins.check(root),
        *_private(root, file),
    ]


def _repeated_names(root: Node, key: str) -> Iterator[Mistake]:
    # Upper and lower case are one on many disks: News.rss would replace news.rss.
    seen: dict[str, tuple[Keys, Node]] = {}
    for path, entry in _entries(root, key):
        node = entry.parts.get("name")
        if node is None or not isinstance(node.value, str):
            continue
        first, other = seen.setdefault(node.value.casefold(), (path, node))
        if first != path:
            where = f"{path_words(first)} (line {other.line})"
            why = ": both would write the same files" if key == "feeds" else ""
            yield _mistake(node, (*path, "name"), f"{quoted(node.value)} is also the name of {where}{why}; rename one")


def _names_of_lists(root: Node) -> Iterator[Mistake]:
    """The feeds of a list have its name, a point, and a name of their own: no other source may be called so."""
    lists = _lists(root)
    for path, entry in _entries(root, "sources"):
        node = entry.parts.get("name")
        for name in lists if node else ():
            if node and node.raw.casefold().startswith(f"{name}.".casefold()):
                told = f"{quoted(node.raw)} begins like the names of the feeds of {name}, which is a list; rename one"
                yield _mistake(node, (*path, "name"), told)


def _kinds(path: Keys, source: Node) -> Iterator[Mistake]:
    said = [str(key) for key in source.parts if key in PARSERS]
    *first, last = (f"{kind}:" for kind in PARSERS)
    wanted = f"{', '.join(first)} or {last}"
    # A misspelt or merged key is told by wording.py.
    misspelt = any(key == "<<" or nearest(str(key), PARSERS) for key in source.parts)
    if not said and not misspelt:
        yield _mistake(source, path, f"does not say where to read; add {wanted} with a path or URL")
    for kind in said[1:]:
        others = f"{said[0]}: (line {source.parts[said[0]].line})"
        yield _mistake(source.parts[kind], (*path, kind), f"stands beside {others}; a source has one of {wanted}")


def _for_dumps(path: Keys, source: Node) -> Iterator[Mistake]:
    # A feed is a window on more: what leaves it has not been taken back, and its fields have names of their own.
    others = [kind for kind in ("feed", LIST) if kind in source.parts and "dump" not in source.parts]
    for key in ("columns", "mirror"):
        if key in source.parts and others:
            told = f"stands beside {others[0]}:, and only a dump: can have it; remove it"
            yield _mistake(source.parts[key], (*path, key), told)
    if "distrust" in source.parts and "dump" in source.parts and "feed" not in source.parts:
        told = "stands beside dump:, which is believed as a person wrote it; remove it"
        yield _mistake(source.parts["distrust"], (*path, "distrust"), told)


def _for_servers(path: Keys, source: Node) -> Iterator[Mistake]:
    """What is said about asking a server, and whether there is one; a secret is never quoted."""
    placed = [(str(key), node.raw) for key, node in source.parts.items() if key in PARSERS and node.raw.strip()]
    if len(placed) != 1:
        return
    kind, location = placed[0]
    for key in ("allow_private", "auth", "ca_bundle", "proxy"):
        is_for_its_feeds = kind == LIST and key != "auth"
        if key in source.parts and not values.is_url(location) and not is_for_its_feeds:
            yield _mistake(source.parts[key], (*path, key), f"is for a URL, and {kind}: is a path; remove it")
    if "auth" in source.parts and values.is_url(location):
        yield from _auth(path, source, location)


def _of_lists(path: Keys, source: Node) -> Iterator[Mistake]:
    said = source.parts.get(LIST)
    if said and not values.is_url(said.raw) and set("*?") & set(said.raw):
        yield _mistake(
            said, (*path, LIST), f"{quoted(said.raw)} is a pattern; name one list, and others as sources of their own"
        )


def _auth(path: Keys, source: Node, location: str) -> Iterator[Mistake]:
    auth = source.parts["auth"]
    said = set(auth.parts)
    if isinstance(auth.value, dict) and said <= _AUTH and said not in ({"user", "password"}, {"token"}):
        yield _mistake(auth, (*path, "auth"), "is either user and password, or token")
    private = source.parts.get("allow_private")
    if location.lower().startswith("http:") and not (private and private.value is True):
        yield _mistake(
            auth,
            (*path, "auth"),
            "would be sent so that everybody on the way can read it; write https:// "
            "(or allow_private: true if the server is in a network of your own)",
        )


def _feed(path: Keys, feed: Node, known: set[str] | None, lists: Sequence[str]) -> Iterator[Mistake]:
    for key in ("formats", "sources", "exclude_source"):
        seen: set[str] = set()
        for item, node in _items(feed, key):
            if node.value in seen:
                yield _mistake(node, (*path, *item), f"{quoted(node.raw)} is named twice")
            elif key != "formats" and known is not None and node.value not in known and not _is_of_list(node, lists):
                names = hint(node.raw, known) or f"; there are {', '.join(sorted(known))}"
                yield _mistake(node, (*path, *item), f"{quoted(node.raw)} is not the name of a source{names}")
            seen.add(node.raw)


def _private(root: Node, file: Path) -> Iterator[Mistake]:
    """What is in the output folder is served to everybody."""
    output, store = (_path(root, key, file.parent) for key in _DEFAULTS)
    if output is None:
        return
    if values.is_inside(file, output):
        yield _mistake(
            root.at(("output",)), ("output",), "holds feeds.yaml itself, and all in it is public; name another folder"
        )
    elif store is not None and values.is_inside(store, output):
        yield _mistake(
            root.at(("store",)), ("store",), "lies in the output folder, where all is public; move it elsewhere"
        )


def _hub(root: Node) -> Iterator[Mistake]:
    site = root.parts.get("site")
    if "hub" in root.parts and site and isinstance(site.value, dict) and "base_url" not in site.parts:
        told = "is told which addresses have changed, and nothing says where output/ is served; add site.base_url"
        yield _mistake(root.parts["hub"], ("hub",), told)


def _path(root: Node, key: str, folder: Path) -> Path | None:
    value = root.parts[key].value if key in root.parts else _DEFAULTS[key]
    return values.absolute(value, folder) if isinstance(value, str) and value.strip() else None


def _names(root: Node) -> set[str] | None:
    """The sources' names; None when one is missing, so that nothing can be said about a reference."""
    names = [entry.parts["name"].value if "name" in entry.parts else None for _, entry in _entries(root, "sources")]
    return {name for name in names if isinstance(name, str)} if names and None not in names else None


def _lists(root: Node) -> list[str]:
    """The names of the sources that are lists."""
    named = [entry.parts["name"].raw for _, entry in _entries(root, "sources") if {LIST, "name"} <= set(entry.parts)]
    return [name for name in named if name.strip()]


def _is_of_list(node: Node, lists: Sequence[str]) -> bool:
    """Whether it may be a feed of a list; which feeds that names, only reading it will tell."""
    return any(node.raw.startswith(f"{name}.") and node.raw != f"{name}." for name in lists)


def _entries(root: Node, key: str) -> Iterator[tuple[Keys, Node]]:
    """The entries of a list that are groups of keys."""
    listed = root.parts.get(key)
    for at, node in listed.parts.items() if listed and isinstance(listed.value, list) else ():
        if isinstance(node.value, dict):
            yield (key, at), node


def _items(feed: Node, key: str) -> Iterator[tuple[Keys, Node]]:
    """The entries of a list that are texts, or the one text that stands for a list."""
    listed = feed.parts.get(key)
    if listed and key == "exclude_source" and isinstance(listed.value, str) and listed.value.strip():
        yield (key,), listed
    for at, node in listed.parts.items() if listed and isinstance(listed.value, list) else ():
        if isinstance(node.value, str) and node.value.strip():
            yield (key, at), node


def _mistake(node: Node, path: Keys, message: str) -> Mistake:
    return Mistake(node.line, path_words(path), message)
