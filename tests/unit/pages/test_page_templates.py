"""Templates of the user's."""

from __future__ import annotations

from pathlib import Path

import pytest
import samplepages
from samplepages import FEEDS, SITE, SOURCES

from mmmfeed.emitters import EMITTERS
from mmmfeed.errors import RefusedError
from mmmfeed.pages import Pages, mistakes


def pages(folder: Path, **templates: str) -> Pages:
    for name, text in templates.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return Pages(SITE, FEEDS, SOURCES, EMITTERS, folder)


def test_a_template_takes_the_place_of_ours(tmp_path: Path) -> None:
    made = pages(tmp_path, moved="<p>{{ site.title }}: {{ target }}</p>\n")
    assert made.moved(samplepages.guid("a")) == b"<p>Lantern &amp; Loom: n/20260928-00000000000a.html</p>\n"
    assert b"<article" in made.announcement(samplepages.full())


def test_a_template_can_build_on_ours(tmp_path: Path) -> None:
    text = '{% extends "mmmfeed/base.html" %}{% block footer %}<footer>Büro: {{ _("Search") }}</footer>{% endblock %}'
    made = pages(tmp_path, base=text)
    page = made.announcement(samplepages.full()).decode()
    assert "<footer>Büro: Search</footer>" in page
    assert '<article class="article h-entry">' in page


def test_a_style_of_ones_own_takes_the_place_of_ours(tmp_path: Path) -> None:
    (tmp_path / "style.css").write_text("body { color: teal }")
    made = pages(tmp_path)
    assert made.static()["style.css"] == b"body { color: teal }"
    assert set(made.static()) == {"style.css", "search.js", "icon.svg"}


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a\n{% if %}", 2, "Expected an expression"),
        ("a\nb\n{{ sitte.title }}", 3, "'sitte' is undefined"),
        ("{{ site.titel }}", 1, "has no attribute 'titel'"),
        ("\n\n{{ 1 / 0 }}", 3, "division by zero"),
        ('\n{% include "none.html" %}', 2, "none.html"),
        ('{% extends "base.html" %}\n{% block main %}\n{{ nothing() }}{% endblock %}', 3, "'nothing' is undefined"),
    ],
)
def test_a_mistake_is_told_with_its_place(text: str, line: int, said: str, tmp_path: Path) -> None:
    made = pages(tmp_path, moved=text)
    with pytest.raises(RefusedError) as raised:
        made.moved(samplepages.guid("a"))
    message = str(raised.value)
    assert message.startswith(f"{tmp_path / 'moved.html'}:{line}: ")
    assert said in message
    assert "Correct the template, or take it out of the folder" in message


def test_a_template_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "moved.html").write_bytes(b"\xff\xfe")
    with pytest.raises(RefusedError, match=r"moved\.html.*UTF-8"):
        pages(tmp_path).moved(samplepages.guid("a"))


def test_mistakes_are_found_before_a_page_is_made(tmp_path: Path) -> None:
    pages(tmp_path, index="{% block x %}", moved="{{ fine }}", own="{{ 1 | nofilter }}")
    first, second = mistakes(tmp_path)
    assert first.startswith(f"{tmp_path / 'index.html'}:1: ")
    assert second.startswith(f"{tmp_path / 'own.html'}:1: ")
    assert mistakes(tmp_path / "missing") == (
        f"{tmp_path / 'missing'}: there is no such folder; make it, or leave `templates` out",
    )


def test_what_a_text_says_is_never_a_template(tmp_path: Path) -> None:
    made = pages(tmp_path, moved="{{ site.title }}")
    hostile = Pages(SITE.__class__(title="{{ 7 * 7 }}<b>", url=SITE.url), FEEDS, SOURCES, EMITTERS, tmp_path)
    assert made.moved(samplepages.guid("a")) == b"Lantern &amp; Loom"
    assert hostile.moved(samplepages.guid("a")) == b"{{ 7 * 7 }}&lt;b&gt;"
