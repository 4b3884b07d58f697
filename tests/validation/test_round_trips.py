"""What readers read is what was meant: other parsers than ours give ids, dates, titles, links and text back.

feedparser is what many programs in Python read with; feedsmith reads in JavaScript, sfeed in C, ical.js calendars.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote

import odd
import pytest
import sampleviews
from hypothesis import HealthCheck, assume, given, settings
from lxml import html as markup
from otherparsers import Peer, by_feedparser, by_sfeed, is_guessed, iso, peer

from mmmfeed.emitters import EMITTERS
from mmmfeed.model import Entry, FeedView
from nodejs import missing

FEEDS = ("rss", "atom", "json")

needs_node = pytest.mark.skipif(bool(missing()) and "CI" not in os.environ, reason=missing())
needs_sfeed = pytest.mark.skipif(not shutil.which("sfeed") and "CI" not in os.environ, reason="sfeed is not installed")


@pytest.fixture(scope="module")
def others() -> Iterator[Peer]:
    with peer() as running:
        yield running


# --- what was meant ----------------------------------------------------------------------------------------


def meant(entry: Entry, format_name: str) -> dict[str, Any]:
    shown = entry.shown
    body = words(shown.content) if shown.content else line(shown.text) or line(shown.summary)
    fallback = "" if format_name == "rss" else line(shown.title)  # Atom and JSON Feed want something to read
    return {
        "id": entry.guid,
        "title": line(shown.title),
        "link": address(shown.url or entry.permalink),
        "published": iso(entry.published),
        "updated": iso(entry.updated),
        "words": body if shown.content else body or fallback,
        "authors": sorted({line(a.name) for a in shown.authors if line(a.name)}),
        "categories": sorted({line(c.term) for c in shown.categories if line(c.term)}),
        "files": sorted({address(e.url) for e in shown.enclosures}),
    }


def said(entry: dict[str, Any], names: list[str]) -> dict[str, Any]:
    """The same fields of what a parser gave."""
    every = {
        **entry,
        "title": line(entry.get("title") or ""),
        "link": address(entry.get("link")),
        "words": words(entry.get("html") or ""),
        "authors": sorted(set(map(line, entry.get("authors") or []))),
        "categories": sorted(set(map(line, entry.get("categories") or []))),
        "files": sorted(set(map(address, entry.get("files") or []))),
    }
    return {name: every[name] for name in names}


def line(text: str) -> str:
    return " ".join(text.split())


def words(html: str) -> str:
    """What there is to read, by lxml."""
    return line(markup.fragment_fromstring(html, create_parent="div").text_content()) if html.strip() else ""


def address(url: str | None) -> str | None:
    """A URI and the IRI that it stands for are the same; so are `https://example.org` and `https://example.org/`."""
    return unquote(url).removesuffix("/") if url else None


def check(
    view: FeedView,
    format_name: str,
    parse: Callable[[bytes], list[dict[str, Any]]],
    without: str = "",
    guesses: Callable[[str], bool] = lambda _: False,
) -> None:
    """That `parse` gives back what was meant, entry by entry.

    `without`: fields that the parser has no place for; `guesses`: texts of which it makes something of its own.
    """
    names = [name for name in meant_names(format_name) if name not in without.split()]
    back = [said(entry, names) for entry in parse(EMITTERS[format_name].emit(view))]
    assert [entry["id"] for entry in back] == [entry.guid for entry in view.entries]
    for entry, wanted in zip(back, view.entries, strict=True):
        should = meant(wanted, format_name)
        assert {name: entry[name] for name in names if not guesses(str(should[name]))} == {
            name: should[name] for name in names if not guesses(str(should[name]))
        }


def meant_names(format_name: str) -> list[str]:
    every = str.split("id title link published updated words authors categories files")
    # RSS has no place for the date of a change, and for one file only.
    return [name for name in every if format_name != "rss" or name not in {"updated", "files"}]


# --- the same by each parser -------------------------------------------------------------------------------


@needs_node
@pytest.mark.parametrize("format_name", FEEDS)
def test_feedsmith_gives_every_odd_announcement_back(others: Peer, format_name: str) -> None:
    check(odd.view(200), format_name, lambda body: others.read(format_name, body))


@needs_node
@pytest.mark.parametrize("format_name", FEEDS)
@given(view=sampleviews.views())
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
def test_feedsmith_gives_any_view_back(others: Peer, format_name: str, view: FeedView) -> None:
    check(view, format_name, lambda body: others.read(format_name, body))


@pytest.mark.parametrize("format_name", ["rss", "atom"])
def test_feedparser_gives_every_odd_announcement_back(format_name: str) -> None:
    check(odd.view(200), format_name, by_feedparser, without="authors categories files", guesses=is_guessed)


@pytest.mark.parametrize("format_name", ["rss", "atom"])
@given(view=sampleviews.views())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_feedparser_gives_any_view_back(format_name: str, view: FeedView) -> None:
    check(view, format_name, by_feedparser, without="authors categories files", guesses=is_guessed)


@needs_sfeed
@pytest.mark.parametrize("format_name", ["rss", "atom"])
def test_sfeed_gives_every_odd_announcement_back(format_name: str) -> None:
    check(odd.view(200), format_name, by_sfeed, without="updated authors categories files")


@needs_sfeed
@pytest.mark.parametrize("format_name", ["rss", "atom"])
@given(view=sampleviews.views())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_sfeed_gives_any_view_back(format_name: str, view: FeedView) -> None:
    assume("\r" not in "".join(a.title + a.text + a.summary + a.content for a in (e.shown for e in view.entries)))
    check(view, format_name, by_sfeed, without="updated authors categories files")
