"""The words of pages: in each language all of them, with the same places to fill in."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import mmmfeed
from mmmfeed.showing.texts import languages, texts


class Words(NamedTuple):
    """Catalogues, and where the texts stand that they translate."""

    room: str
    folder: str
    templates: str
    least: set[str]  # languages that are asked for

    @property
    def path(self) -> Path:
        return Path(mmmfeed.__file__).parent.joinpath(*self.room.split(".")[1:])

    def in_the_program(self) -> set[str]:
        found = extract_from_dir(
            self.path,
            method_map=[(self.templates, "jinja2.ext:babel_extract"), ("**.py", "python")],
            keywords={"_": None, "words": None},
        )
        return {str(message) for _, _, message, _, _ in found}


ALL = {"ar", "de", "en", "es", "fr", "it", "nl", "pt"}
WORDS = [
    Words("mmmfeed.pages", "locale", "templates/**.html", ALL),
    Words("mmmfeed.embedding", "locale/lists", "templates/section.html", ALL),
    Words("mmmfeed.embedding", "locale/partners", "templates/partner.html", {"de", "en", "es", "fr"}),
]
CATALOGUES = [(words, path) for words in WORDS for path in sorted((words.path / words.folder).glob("*.po"))]


@pytest.mark.parametrize(("words", "path"), CATALOGUES, ids=lambda value: getattr(value, "stem", None))
def test_no_text_lacks_its_translation(words: Words, path: Path) -> None:
    with path.open("rb") as file:
        catalogue = {str(said.id): str(said.string) for said in read_po(file) if said.id}
    assert set(catalogue) == words.in_the_program()
    for text, translated in catalogue.items():
        assert translated.strip(), text
        assert sorted(re.findall(r"\{\w+\}", translated)) == sorted(re.findall(r"\{\w+\}", text))


@pytest.mark.parametrize("words", WORDS, ids=lambda words: f"{words.room}/{words.folder}")
def test_these_languages_have_words(words: Words) -> None:
    assert set(languages(words.room, words.folder)) >= words.least


def test_what_is_filled_in_is_escaped() -> None:
    assert str(texts("mmmfeed.pages", "locale", "fr")("Picture at {host}", host="<b>")) == "Image sur &lt;b&gt;"
