"""A year on as many pages as it takes."""

from __future__ import annotations

from datetime import date, timedelta

import samplepages
from hypothesis import given, settings
from hypothesis import strategies as st

from mmmfeed.pages import years
from mmmfeed.pages.cards import Card, Speech
from mmmfeed.pages.moments import Day
from mmmfeed.pages.texts import texts


def listed(number: int, title: str = "A title") -> Card:
    on = date(2025, 12, 31) - timedelta(days=number % 365)
    day = Day(on.isoformat(), str(on), on)
    return Card(
        guid=str(number), title=title, path=f"n/{number}.html", day=day, source="us", summary="", speech=Speech()
    )


@settings(max_examples=60)
@given(st.lists(st.text("ab &<é漢", min_size=1, max_size=240), max_size=400), st.integers(min_value=1, max_value=12))
def test_each_is_listed_once_in_order_and_what_comes_out_changes_only_the_newest_page(
    titles: list[str], new: int
) -> None:
    words = texts("en")
    cards = [listed(number, title) for number, title in enumerate(titles)]
    pages = years.paged("2025", cards, words)
    assert [card for page in pages for card in page.cards] == cards
    assert pages[0].path == "archive/2025.html"
    assert sorted(page.path for page in pages[1:]) == sorted(f"archive/2025-{n}.html" for n in range(2, len(pages) + 1))
    before = {page.path: page.cards for page in years.paged("2025", cards[new:], words)}
    now = {page.path: page.cards for page in pages}
    same = [path for path in before if path != "archive/2025.html"]
    assert [now[path] for path in same] == [before[path] for path in same]


def test_a_year_of_many_lists_their_titles_and_no_page_is_heavy() -> None:
    heavy = [
        samplepages.entry(f"{number:x}", samplepages.said(title=f"{number} {'<&>' * 70}", text="& " * 300))
        for number in range(500)
    ]
    made = samplepages.pages()
    few, many = list(made.year("2026", heavy[:300])), list(made.year("2026", heavy))
    assert len(few) > 1
    assert all(b"p-summary" in body for _, body in few)
    assert not any(b"p-summary" in body for _, body in many)
    assert all(len(body) < 100_000 for _, body in (*few, *many))
    assert sum(body.count(b"u-url p-name") for _, body in many) == 500


def test_pages_of_a_year_lead_to_each_other() -> None:
    entries = [
        samplepages.entry(
            f"{number:x}",
            samplepages.said(
                title=f"{number} {'word ' * 40}",
                text="long " * 200,
                published=samplepages.at("2026-12-30T12:00:00") - timedelta(days=number),
            ),
        )
        for number in range(300)
    ]
    made = dict(samplepages.pages().year("2026", entries))
    newest = made["archive/2026.html"].decode()
    assert len(made) == 4
    assert "<h1>2026</h1>" in newest
    assert 'rel="next" href="../archive/2026-4.html">Older: ' in newest
    assert 'rel="prev" href="../archive/2026-3.html">Newer: ' in made["archive/2026-2.html"].decode()
    assert newest.count('aria-current="page"') == 1
