"""The search: what is found, and that browsers fold words as the index does."""

from __future__ import annotations

import json
import os
import subprocess
import unicodedata
from collections.abc import Sequence

import pytest
import samplepages
from hypothesis import given, settings
from hypothesis import strategies as st

from mmmfeed.pages import folding
from nodejs import ROOT, missing

needs_node = pytest.mark.skipif(bool(missing()) and "CI" not in os.environ, reason=missing())

SCRIPT = ROOT / "src/mmmfeed/pages/static/search.js"
RUN = """
const { readFileSync } = require("node:fs");
const { script, texts, index, queries } = JSON.parse(readFileSync(0, "utf8"));
(0, eval)(readFileSync(script, "utf8"));
const { tokens, read, search, byWorth } = globalThis.searching;
const year = index && read(index);
process.stdout.write(JSON.stringify({
  tokens: texts.map(tokens),
  found: queries.map((query) => search(year, tokens(query)).sort(byWorth).map(({ title }) => title)),
}));
"""


def in_node(texts: Sequence[str] = (), index: object = None, queries: Sequence[str] = ()) -> dict[str, list[list[str]]]:
    said = json.dumps({"script": str(SCRIPT), "texts": texts, "index": index, "queries": queries})
    done = subprocess.run(
        ["node", "--input-type=commonjs", "-e", RUN],
        input=said,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    found: dict[str, list[list[str]]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Zürich, 3rd March", ["zurich", "3rd", "march"]),
        ("STRASSE Straße", ["strasse", "strasse"]),
        ("ΟΔΟΣ οδός", ["οδοσ", "οδοσ"]),
        ("ﬁnal ½", ["final", "1", "2"]),
        ("İstanbul", ["istanbul"]),
        ("النسّاجين", ["النساجين"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("東京都で開催", ["東京", "京都", "都で", "で開", "開催"]),
        ("第2回 水", ["第", "2", "回", "水"]),
        ("น้ำท่วม", ["น้", "้ํ", "ํา", "าท", "ท่", "่ว", "วม"]),
        ("서울에서", ["서울에서"]),
        ("e\u0301te\u0301", ["ete"]),
        ("—", []),
    ],
)
def test_what_a_text_is_found_by(text: str, words: list[str]) -> None:
    assert list(folding.tokens(text)) == words


# Letters that this Python knows: a browser may know more.
LETTERS = st.characters(exclude_categories=["Cs", "Cn", "Co"]).filter(lambda c: unicodedata.category(c) != "Cn")
SOME = st.sampled_from("ßẞςΣİıǅﬃ①½東京ｶﾞ한ก็ำهً٣हि\u0301\u0327\U00020000😀Å")


@needs_node
@settings(max_examples=12)
@given(st.lists(st.text(st.one_of(LETTERS, SOME), max_size=30), min_size=20, max_size=60))
def test_browsers_fold_words_in_the_same_way(texts: list[str]) -> None:
    assert in_node(texts)["tokens"] == [list(folding.tokens(text)) for text in texts]


@needs_node
def test_what_is_found() -> None:
    entries = tuple(samplepages.every())
    index = json.loads(samplepages.pages().search_index(entries))
    fair, council = samplepages.full().shown.title, samplepages.bare().shown.title
    queries = {
        "weavers": [fair],
        "WEAV": [fair],  # as it is typed
        "night fair": [fair],
        "prado": [fair],  # an author
        "spring council": [council],  # one in the text, one in the title
        "weavers spring": [],
        "النساجين": [samplepages.arabic().shown.title],  # without the mark that doubles a letter
        "indigo at last": [samplepages.planets().shown.title],
        "wool": [fair],
    }
    assert in_node(index=index, queries=list(queries))["found"] == list(queries.values())


@needs_node
def test_what_has_the_words_in_its_title_comes_first_and_then_the_newer_one() -> None:
    told = (
        ("1", "Of looms", "Rain.", "2026-03-01"),
        ("2", "Of lights", "Rain and looms.", "2026-05-01"),
        ("3", "New looms", "Sun.", "2026-02-01"),
    )
    entries = [
        samplepages.entry(name, samplepages.said(title=title, text=text, published=samplepages.at(f"{day}T12:00:00")))
        for name, title, text, day in sorted(told, key=lambda one: one[3], reverse=True)
    ]
    index = json.loads(samplepages.pages().search_index(entries))
    assert in_node(index=index, queries=["looms"])["found"] == [["Of looms", "New looms", "Of lights"]]


def test_an_index_of_a_thousand_announcements_is_small() -> None:
    words = [
        "river",
        "dike",
        "meadow",
        "flood",
        "council",
        "harbour",
        "bridge",
        "school",
        "market",
        "ferry",
        "island",
        "storm",
        "garden",
        "mural",
    ]
    entries = [
        samplepages.entry(
            f"{number:x}",
            samplepages.said(
                title=f"{words[number % 14]} {words[number % 13]} {number}",
                text=" ".join(f"{words[number * turn % 14]}{number * turn % 900}" for turn in range(1, 120)),
            ),
        )
        for number in range(1000)
    ]
    assert len(samplepages.pages().search_index(entries)) < 450_000
