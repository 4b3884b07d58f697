"""Names of sources, made from titles and addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmmfeed.config import values
from mmmfeed.config.naming import name_for, place_of


@pytest.mark.parametrize(
    ("title", "url", "name"),
    [
        ("Alder Institute – News", "https://alder.example.net/feed", "alder-institute-news"),
        ("O’Hara's river", "https://x.example/", "oharas-river"),
        ("News", "https://www.bbc.example.co.uk/rss", "bbc-example"),
        ("RSS 2.0", "https://feeds.river-forum.example/x", "river-forum"),
        ("河川フォーラム", "https://kasen.example/feed", "kasen"),
        ("Río Éxito", "https://x.example/", "rio-exito"),
        (
            "Forum for rivers and brooks of the north, the latest of all regions",
            "x",
            "forum-for-rivers-and-brooks-of-the-north",
        ),
        ("", "https://127.0.0.1:8000/f", "127-0-0-1"),
        ("", "https://[2001:db8::1]/f", "2001-db8-1"),
        ("", "http://localhost/f", "localhost"),
        ("", "https://müller.example/", "xn-mller-kva"),
        ("", "partners/tana.atom", "tana"),
        ("con", "https://con.example/", "source"),
        ("", "https://", "source"),
    ],
)
def test_a_name_says_whose_it_is(title: str, url: str, name: str) -> None:
    assert name_for(title, url, ()) == name


def test_a_name_that_is_taken_gets_the_host_behind_it() -> None:
    url = "https://alder.example.net/feed"
    assert name_for("Alder", url, ["ALDER"]) == "alder-alder-example"
    last = name_for("Alder", url, ["alder", "alder-alder-example"])
    assert last.startswith("alder-")
    assert last == name_for("Alder", url, ["alder", "alder-alder-example", "other"])


@given(st.text(max_size=80), st.text(max_size=40), st.lists(st.text(max_size=10)))
def test_any_title_and_address_give_a_name_that_may_be_one(title: str, rest: str, taken: list[str]) -> None:
    name = name_for(title, f"https://{rest}", taken)
    assert values.name(name) == name
    assert name.casefold() not in {one.casefold() for one in taken}
    again = name_for(title, f"https://{rest}", [*taken, name])
    assert again != name
    assert values.name(again) == again


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://x.example/feed", "https://x.example/feed/"),
        ("https://X.example:443/feed?utm_source=a", "https://x.example/feed"),
        ("/srv/a.xml", "/srv/a.xml"),
    ],
)
def test_the_same_place_written_otherwise(one: str, other: str) -> None:
    assert place_of(one) == place_of(other)


def test_other_places() -> None:
    assert place_of("https://x.example/feed") != place_of("https://x.example/feed?lang=fr")
