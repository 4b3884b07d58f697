"""Nothing is published that does not say what it should: every kind of difference, in every format."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import sampleviews

from mmmfeed.emitters import EMITTERS
from mmmfeed.errors import RefusedError
from mmmfeed.model import FeedView
from mmmfeed.publish import Folder, gate, put_feed

VIEW = sampleviews.sample()
ENTRY = {"rss": rb"    <item\b.*?</item>\n", "atom": rb"  <entry\b.*?</entry>\n"}

Tamper = Callable[[bytes], bytes]


def parts(body: bytes, name: str) -> list[bytes]:
    return re.findall(ENTRY[name], body, re.DOTALL)


def on_items(change: Callable[[list[dict[str, str]]], object]) -> Tamper:
    def tamper(body: bytes) -> bytes:
        feed = json.loads(body)
        change(feed["items"])
        return json.dumps(feed).encode()

    return tamper


def swapped(name: str) -> Tamper:
    def tamper(body: bytes) -> bytes:
        first, second, *_ = parts(body, name)
        return body.replace(first + second, second + first)

    return tamper


def without_one(name: str) -> Tamper:
    return lambda body: body.replace(parts(body, name)[3], b"")


def twice(name: str) -> Tamper:
    return lambda body: body.replace(parts(body, name)[3], parts(body, name)[3] * 2)


def replaced(old: bytes, new: bytes) -> Tamper:
    def tamper(body: bytes) -> bytes:
        assert old in body
        return body.replace(old, new, 1)

    return tamper


XML = {
    "one less": (without_one, "8 entries instead of 9"),
    "one twice": (twice, "10 entries instead of 9"),
    "another order": (swapped, "the entries are in another order"),
    "another id": (lambda _: replaced(b"20260216/partner<", b"20260216/partnes<"), "entry 2 has the id"),
    "another title": (lambda _: replaced(b"in Porto<", b"in Lisbon<"), "title is 'The Alliance meets in Lisbon'"),
    "half a document": (lambda _: lambda body: body[: len(body) // 2], "not well-formed XML"),
    "nothing": (lambda _: lambda _body: b"", "not well-formed XML"),
    "no feed": (lambda _: lambda _body: b"<html/>", "a feed reader cannot read it"),
    "a stray character": (lambda _: replaced(b"Porto<", b"Porto\x0b<"), "not well-formed XML"),
    "another encoding": (lambda _: replaced("É".encode(), "É".encode("latin-1")), "not well-formed XML"),
}
CASES: list[tuple[str, str, Tamper, str]] = [
    (name, what, make(name), expected) for name in ENTRY for what, (make, expected) in XML.items()
]
CASES += [
    (
        "rss",
        "published",
        replaced(b"16 Feb 2026 09:15:00", b"16 Feb 2026 09:15:01"),
        "published is 2026-02-16T09:15:01",
    ),
    ("rss", "no date", lambda body: re.sub(rb"<pubDate>.*?</pubDate>", b"", body, count=1), "published is None"),
    ("rss", "no item title", replaced(b"<title>Office closed today</title>", b""), "title is ''"),
    ("atom", "published", replaced(b"published>2026-02-16T09:15:00", b"published>2026-02-16T09:15:01"), "published is"),
    ("atom", "updated", replaced(b"updated>2026-02-16T09:15:00", b"updated>2026-02-16T09:15:01"), "updated is"),
    ("json", "one less", on_items(lambda items: items.pop()), "8 entries instead of 9"),
    ("json", "one twice", on_items(lambda items: items.append(items[0])), "10 entries instead of 9"),
    ("json", "another order", on_items(lambda items: items.reverse()), "the entries are in another order"),
    ("json", "another id", on_items(lambda items: items[1].update(id="x")), "entry 2 has the id 'x'"),
    ("json", "another title", on_items(lambda items: items[1].update(title="x")), "title is 'x'"),
    (
        "json",
        "published",
        on_items(lambda items: items[1].update(date_published="2026-02-16T09:15:01Z")),
        "published is",
    ),
    ("json", "updated", on_items(lambda items: items[0].pop("date_modified")), "updated is 2026-02-18"),
    ("json", "no date", on_items(lambda items: items[0].pop("date_published")), "not a JSON Feed"),
    ("json", "half a document", lambda body: body[: len(body) // 2], "not a JSON Feed"),
    ("json", "nothing", lambda _body: b"", "not a JSON Feed"),
    ("json", "another thing", lambda _body: b"[]", "not a JSON Feed"),
]


def publish(path: Path, body: bytes, view: FeedView, name: str) -> bool:
    return put_feed(Folder(path.parent), path.name, body, view, name)


@pytest.mark.parametrize(("name", "what", "tamper", "expected"), CASES, ids=[f"{c[0]}: {c[1]}" for c in CASES])
def test_a_difference_is_refused_and_the_last_good_file_stands(
    tmp_path: Path, name: str, what: str, tamper: Tamper, expected: str
) -> None:
    path, good = tmp_path / f"news.{name}", EMITTERS[name].emit(VIEW)
    path.write_bytes(b"the last good one")
    with pytest.raises(RefusedError, match=re.escape(expected)) as caught:
        publish(path, tamper(good), VIEW, name)
    assert str(caught.value).startswith(f"{path}: not published")
    assert "The file that stood there before still stands." in str(caught.value)
    assert path.read_bytes() == b"the last good one"
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_many_differences_are_counted_not_listed(tmp_path: Path) -> None:
    body = re.sub(rb"12:00:00", b"13:00:00", EMITTERS["rss"].emit(VIEW))
    with pytest.raises(RefusedError, match=r"\d+ more differences") as caught:
        publish(tmp_path / "news.rss", body, VIEW, "rss")
    assert "No file was written." in str(caught.value)


@pytest.mark.parametrize("name", EMITTERS)
def test_what_was_meant_passes(name: str, tmp_path: Path) -> None:
    assert publish(tmp_path / f"news.{name}", EMITTERS[name].emit(VIEW), VIEW, name)
    assert publish(tmp_path / f"empty.{name}", EMITTERS[name].emit(sampleviews.view()), sampleviews.view(), name)


def test_every_format_has_its_gate() -> None:
    assert set(EMITTERS) <= gate.FORMATS
