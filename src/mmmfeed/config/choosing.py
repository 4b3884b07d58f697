"""What the keys that choose say about each other: what a feed asks for has to be possible."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from mmmfeed.config.lines import Node
from mmmfeed.config.mistakes import Keys, Mistake, path_words, quoted
from mmmfeed.merge import day_named
from mmmfeed.specs import LIST

_PARTS = ("title", "text")


def check(root: Node) -> Iterator[Mistake]:
    """Every disagreement between keys of a feed, and between topics."""
    sources = {node.parts["name"].raw: node for _, node in _groups(root, "sources") if "name" in node.parts}
    for path, feed in _groups(root, "feeds"):
        yield from _days(path, feed)
        yield from _nothing_left(path, feed, sources)
        yield from _nobody(path, feed, sources)
        yield from _words(path, feed)
        for key in ("languages", "categories"):
            yield from _repeated((*path, key), feed.parts.get(key))
    yield from _topics(root)


def _days(path: Keys, feed: Node) -> Iterator[Mistake]:
    since, until = _day(feed, "since"), _day(feed, "until")
    if since and until and since > until:
        told = f"is before since: {since.isoformat()} (line {feed.parts['since'].line}), so that no day is left"
        yield _mistake(feed.parts["until"], (*path, "until"), f"{told}; change one of the two")


def _nothing_left(path: Keys, feed: Node, sources: Mapping[str, Node]) -> Iterator[Mistake]:
    out = _names(feed, "exclude_source")
    chosen = _names(feed, "sources") or list(sources)
    if out and chosen and all(_is_left_out(name, out, _lists(sources)) for name in chosen):
        all_ = "all that are under sources" if "sources" in feed.parts else "all sources that there are"
        told = f"leaves out {all_}, so that nothing is left; take a name out"
        yield _mistake(feed.parts["exclude_source"], (*path, "exclude_source"), told)


def _nobody(path: Keys, feed: Node, sources: Mapping[str, Node]) -> Iterator[Mistake]:
    """Where no source is as `first_party` wants it."""
    wanted = feed.parts.get("first_party")
    out = _names(feed, "exclude_source")
    chosen = [name for name in _names(feed, "sources") or sources if not _is_left_out(name, out, _lists(sources))]
    # A feed of a list is as its list is.
    taken = [sources.get(name) or sources.get(name.partition(".")[0]) for name in chosen]
    known = [source for source in taken if source is not None]
    if wanted is None or not isinstance(wanted.value, bool) or not known or len(known) < len(taken):
        return
    if wanted.value not in {_is_own(source) for source in known}:
        which = "source that it takes" if "sources" in feed.parts or out else "source"
        told = (
            f"true wants the publisher's own, and no {which} is first_party; write first_party: true there, or remove"
            if wanted.value
            else f"false wants what others say, and every {which} is first_party; remove"
        )
        yield _mistake(wanted, (*path, "first_party"), f"{told} the line")


def _words(path: Keys, feed: Node) -> Iterator[Mistake]:
    wanted = {(where, _form(node)): node for _, where, node in _phrases(feed.parts.get("include"))}
    for key in ("include", "exclude"):
        yield from _repeated_words((*path, key), feed.parts.get(key))
    for at, where, node in _phrases(feed.parts.get("exclude")):
        if other := wanted.get((where, _form(node))):
            told = f"{quoted(node.raw)} is under include, too (line {other.line}); take one of the two out"
            yield _mistake(node, (*path, "exclude", *at), told)


def _topics(root: Node) -> Iterator[Mistake]:
    topics = root.parts.get("topics")
    seen: dict[str, tuple[str | int, Node]] = {}
    for term, node in topics.parts.items() if topics and isinstance(topics.value, dict) else ():
        first, other = seen.setdefault(_folded(str(term)), (term, node))
        if first != term:
            told = (
                f"is the same category as {quoted(str(first))} (line {other.line}); put their words under one of them"
            )
            yield _mistake(node, ("topics", term), told)
        yield from _repeated_words(("topics", term), node)


def _repeated_words(path: Keys, node: Node | None) -> Iterator[Mistake]:
    if node and isinstance(node.value, dict):
        for part in _PARTS:
            yield from _repeated((*path, part), node.parts.get(part))
    else:
        yield from _repeated(path, node)


def _repeated(path: Keys, listed: Node | None) -> Iterator[Mistake]:
    seen: set[str] = set()
    for at, node in _texts(listed):
        if _form(node) in seen:
            yield _mistake(node, (*path, at), f"{quoted(node.raw)} is named twice")
        seen.add(_form(node))


def _phrases(node: Node | None) -> Iterator[tuple[Keys, str, Node]]:
    """Each wording: its path below `node`, where it is looked for, and itself."""
    if node and isinstance(node.value, dict):
        for part in _PARTS:
            yield from (((part, at), part, said) for at, said in _texts(node.parts.get(part)))
    else:
        yield from (((at,), "all", said) for at, said in _texts(node))


def _texts(listed: Node | None) -> Iterator[tuple[int | str, Node]]:
    """The entries of a list that are texts; what else is there is told by wording.py."""
    for at, node in listed.parts.items() if listed and isinstance(listed.value, list) else ():
        if isinstance(node.value, str) and node.value.strip():
            yield at, node


def _day(feed: Node, key: str) -> date | None:
    node = feed.parts.get(key)
    return day_named(node.value) if node and isinstance(node.value, str) else None


def _names(feed: Node, key: str) -> Sequence[str]:
    node = feed.parts.get(key)
    if node and isinstance(node.value, str):
        return [node.value]
    return [said.raw for _, said in _texts(node)]


def _is_left_out(name: str, out: Sequence[str], lists: set[str]) -> bool:
    """By its own name, or by that of its list."""
    return name in out or any(name.startswith(f"{other}.") for other in lists.intersection(out))


def _lists(sources: Mapping[str, Node]) -> set[str]:
    return {name for name, source in sources.items() if LIST in source.parts}


def _is_own(source: Node) -> bool:
    said = source.parts.get("first_party")
    return said is not None and said.value is True


def _form(node: Node) -> str:
    # A capital letter means something else in a regular expression: \W is not \w.
    return node.raw if node.raw.startswith("/") else _folded(node.raw)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _groups(root: Node, key: str) -> Iterator[tuple[Keys, Node]]:
    listed = root.parts.get(key)
    for at, node in listed.parts.items() if listed and isinstance(listed.value, list) else ():
        if isinstance(node.value, dict):
            yield (key, at), node


def _mistake(node: Node, path: Keys, message: str) -> Mistake:
    return Mistake(node.line, path_words(path), message)
