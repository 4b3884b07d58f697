"""The grammar of Atom: RFC 4287, appendix B, in atom.rng."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from lxml import etree


def check(body: bytes) -> Iterator[str]:
    """Where a document is not as the grammar says."""
    root = etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    grammar = _grammar()
    if not grammar.validate(root):
        yield from (f"line {error.line}: {error.message}" for error in grammar.error_log)


@cache
def _grammar() -> etree.RelaxNG:
    source = files("mmmfeed.publish.gate").joinpath("atom.rng").read_bytes()
    return etree.RelaxNG(etree.fromstring(source))
