"""The validator of the W3C (vnu) has nothing to say of any page, whatever the announcement, and whatever its HTML."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from random import Random

import pytest
import samplepages

from mmmfeed.pages.fitting import fitted
from mmmfeed.pages.lines import Words
from mmmfeed.pages.markup import quoted
from mmmfeed.text.html import sanitise
from nodejs import ROOT, missing

VNU = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"
pytestmark = pytest.mark.skipif(bool(missing("java")) and "CI" not in os.environ, reason=missing("java"))

WORDS = Words(lambda said, host: quoted(said or host), "Table")

# All that the sanitiser lets through, and some that it does not, in any order and depth.
TAGS = [
    "address",
    "article",
    "aside",
    "blockquote",
    "caption",
    "center",
    "details",
    "div",
    "dl",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "ul",
    "br",
    "dd",
    "dt",
    "tr",
    "td",
    "th",
    "a",
    "abbr",
    "b",
    "bdi",
    "bdo",
    "cite",
    "code",
    "col",
    "colgroup",
    "del",
    "dfn",
    "em",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "tbody",
    "tfoot",
    "thead",
    "time",
    "tt",
    "u",
    "var",
    "wbr",
    "form",
    "input",
    "script",
    "svg",
    "math",
    "select",
    "font",
    "big",
    "iframe",
]
ATTRIBUTES = (
    'href="https://e.example/?a=1&b=[x] y|z"', 'href="javascript:alert(1)"', 'href="/rel ative"', 'lang="en"', 'lang="xx-y"',
    'lang=""', 'lang="fr_FR"', 'lang="zh-Hant"', 'lang="iw"', 'dir="rtl"', 'dir="up"', 'title="T &quot; <x>"', 'src="x.png"',
    'src="https://i.example/p.png" alt="Alt <b> & more"', 'datetime="2026-01-02"', 'datetime="2026-13-45"',
    'datetime="2026-01-02T10:00+0200"', 'colspan="3"', 'rowspan="7"', 'colspan="0"', 'span="2"', 'start="3"', 'start="x"',
    'type="A"', 'type="disc"', 'value="4"', "reversed", 'cite="https://c.example/"', 'scope="row"', 'scope="other"',
    'hreflang="de"', 'onclick="x()"', 'style="color:red"', 'id="main"', 'width="10"',
)  # fmt: skip
TEXTS = (
    "word ",
    "the rivers ",
    "&amp; ",
    "of the town ",
    "漢字 ",
    "\n",
    " ",
    "&nbsp;",
    "\ue000",
    "e\u0301",
    "\u0301",
    "<",
    ">",
    "😀",
)


def test_every_page_is_valid_and_so_are_style_and_icon(tmp_path: Path) -> None:
    paths = []
    for language in ("en", "ar", "fi"):
        # Without its language told, a long text in English is one in the page's.
        entries = tuple(
            entry for entry in samplepages.every() if language == "en" or entry.guid != samplepages.long().guid
        )
        made = samplepages.outputs(samplepages.pages(language=language), entries)
        paths += [write(tmp_path / language / name, body) for name, body in made]
    checked = [path for path in paths if path.suffix in {".html", ".css", ".svg"}]
    assert complaints(checked, "--also-check-css", "--also-check-svg") == []


def test_other_peoples_html_is_valid_in_a_page(tmp_path: Path) -> None:
    paths = [write(tmp_path / f"{number}.html", page(tangle(Random(number)))) for number in range(120)]
    assert complaints(paths) == []


def tangle(chance: Random, depth: int = 0) -> str:
    """Any HTML."""
    pieces = []
    for _ in range(chance.randint(1, 5)):
        if chance.random() < 0.45 or depth > 6:
            pieces.append(chance.choice(TEXTS))
            continue
        name, attributes = chance.choice(TAGS), " ".join(chance.sample(ATTRIBUTES, chance.randint(0, 2)))
        end = f"</{name}>" if chance.random() < 0.85 else ""
        pieces.append(f"<{name} {attributes}>{tangle(chance, depth + 1)}{end}")
    return "".join(pieces) if depth else "".join([*pieces, *(tangle(chance, 1) for _ in range(5))])


def page(html: str) -> bytes:
    body = fitted(sanitise(html, "https://base.example/x/"), "Title", WORDS)
    # By the language of its own, the validator does not guess which one it is.
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>T</title></head><body><main><article>\n'
        f'<h1>T</h1><div lang="de">{body}</div></article></main></body></html>'
    ).encode()


def write(path: Path, body: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)
    return path


def complaints(paths: list[Path], *options: str) -> list[str]:
    """Errors and warnings, each as a line."""
    command = ["java", "-jar", str(VNU), "--format", "json", *options, *map(str, paths)]
    said = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    found = json.loads(said.stderr)["messages"]
    return [f"{one['url']}:{one.get('lastLine')}: {one['message']}: {one.get('extract')}" for one in found]
