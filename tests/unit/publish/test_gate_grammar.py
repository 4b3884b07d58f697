"""The grammar of Atom that is shipped says what the one says that validation uses; they were written apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from pathlib import Path

import pytest
import sampleviews
from lxml import etree

from mmmfeed.emitters import EMITTERS
from mmmfeed.publish.gate import relaxng

ATOM = EMITTERS["atom"].emit(sampleviews.sample())
_NS = "{http://www.w3.org/2005/Atom}"


def _set(name: str, value: str) -> Callable[[etree._Element], None]:
    return lambda element: element.set(name, value)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _twice(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.append(deepcopy(element))


def _rename(element: etree._Element) -> None:
    element.tag = f"{_NS}wrong"


def _without_attributes(element: etree._Element) -> None:
    element.attrib.clear()


def _extend(element: etree._Element) -> None:
    etree.SubElement(etree.SubElement(element, "{urn:x}y", a="b"), "{urn:x}z").text = "1"


def _stray(element: etree._Element) -> None:
    etree.SubElement(element, f"{_NS}icon").text = "x"


def _empty(element: etree._Element) -> None:
    element.text = None


CHANGES: dict[str, Callable[[etree._Element], None]] = {
    "gone": _remove,
    "twice": _twice,
    "another": _rename,
    "without attributes": _without_attributes,
    "with an attribute": _set("wrong", "1"),
    "with a foreign attribute": _set("{urn:x}y", "1"),
    "with a wrong type": _set("type", "CDATA"),
    "with a media type": _set("type", "image/png"),
    "with a wrong language": _set("{http://www.w3.org/XML/1998/namespace}lang", "en_GB"),
    "with a base": _set("{http://www.w3.org/XML/1998/namespace}base", "https://a.example/"),
    "with a wrong relation": _set("rel", ""),
    "with an address": _set("src", "https://a.example/"),
    "with an extension": _extend,
    "with a stray element": _stray,
    "empty": _empty,
}


@cache
def theirs() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(Path(sampleviews.__file__).with_name("atom.rng")))


@pytest.mark.parametrize("change", CHANGES)
def test_both_grammars_say_the_same(change: str) -> None:
    outcomes = Counter[bool]()
    for number in range(len(list(etree.fromstring(ATOM).iter()))):
        document = etree.fromstring(ATOM)
        element = list(document.iter())[number]
        CHANGES[change](element)
        ours, expected = not list(relaxng.check(etree.tostring(document))), theirs().validate(document)
        assert ours == expected, element.tag
        outcomes[ours] += 1
    assert sum(outcomes.values()) > 100


@pytest.mark.parametrize(
    "body",
    [
        b'<entry xmlns="http://www.w3.org/2005/Atom"><id>a:b</id><title/><updated>2026-01-01T00:00:00Z</updated></entry>',
        b'<entry xmlns="http://www.w3.org/2005/Atom"><id>a:b</id><title/><updated>2026-01-01</updated></entry>',
        b'<entry xmlns="http://www.w3.org/2005/Atom"><title/><updated>2026-01-01T00:00:00Z</updated></entry>',
        b'<entry xmlns="http://www.w3.org/2005/Atom"><id>a:b</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml'
        b'"><p>x</p></div></title><updated>2026-01-01T00:00:00Z</updated></entry>',
        b'<entry xmlns="http://www.w3.org/2005/Atom"><id>a:b</id><title type="xhtml"><p>x</p></title>'
        b"<updated>2026-01-01T00:00:00Z</updated></entry>",
        b'<entry xmlns="http://www.w3.org/2005/Atom"><id>a:b</id><title/><updated>2026-01-01T00:00:00Z</updated>'
        b'<content type="image/png" src="a.png"/></entry>',
        b'<entry xmlns="http://www.w3.org/2005/Atom"><id>a:b</id><title/><updated>2026-01-01T00:00:00Z</updated>'
        b'<content type="image/png" src="a.png">x</content></entry>',
        b'<entry xmlns="http://www.w3.org/2005/Atom"><id>a:b</id><title/><updated>2026-01-01T00:00:00Z</updated>'
        b'<content type="application/xml"><y xmlns="urn:y"/></content></entry>',
        b'<entry xmlns="http://www.w3.org/2005/Atom"><id>a:b</id><title/><updated>2026-01-01T00:00:00Z</updated>'
        b"<source><id>a:c</id></source><source/></entry>",
        b'<feed xmlns="http://www.w3.org/2005/Atom"/>',
        b'<feed xmlns="http://purl.org/atom/ns#"/>',
        b"<rss/>",
    ],
)
def test_both_say_the_same_of_what_we_never_write(body: bytes) -> None:
    assert (not list(relaxng.check(body))) == theirs().validate(etree.fromstring(body))
