"""Other people's HTML, fitted into a page."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mmmfeed.pages.fitting import fitted
from mmmfeed.pages.lines import Words
from mmmfeed.pages.markup import quoted
from mmmfeed.text.html import sanitise

WORDS = Words(lambda said, host: quoted(f"Picture: {said}" if said else f"Picture at {host}"), "Table")


def fit(html: str, title: str = "Title") -> str:
    return fitted(sanitise(html, "https://base.example/x/"), title, WORDS).replace("\n", "")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a <b>b</b><br>c</p>", "<p>a <b>b</b><br>c</p>"),
        ("loose <i>text</i><p>and a paragraph</p>", "<p>loose <i>text</i></p><p>and a paragraph</p>"),
        ("<div>one<div>two</div>three</div>", "<p>one</p><p>two</p><p>three</p>"),
        ("<b>bold<div>block</div>again</b>", "<p><b>bold</b></p><p><b>block</b></p><p><b>again</b></p>"),
        ('<a href="/y"><h4>Head</h4><p>para</p></a>',
         '<h2><a href="https://base.example/y">Head</a></h2><p><a href="https://base.example/y">para</a></p>'),
        # Headings: below the page's own, none left out, and not the title once more.
        ("<h1>Title</h1><p>a</p><h4>b</h4><h2>c</h2><h6>d</h6>", "<p>a</p><h2>b</h2><h2>c</h2><h3>d</h3>"),
        ("<p>a</p><h3>Title</h3>", "<p>a</p><h2>Title</h2>"),
        ("<h2> <b></b></h2>", ""),
        # Lists
        ("<ul>a<li>b<li><ul><li>c</ul></ul>", "<ul><li>a</li><li>b</li><li><ul><li>c</li></ul></li></ul>"),
        ("<ul><li>a</li><ol><li>b</ol></ul>", "<ul><li><p>a</p><ol><li>b</li></ol></li></ul>"),
        ("<li>a</li><li>b</li>", "<ul><li>a</li><li>b</li></ul>"),
        ('<ol start=3 reversed type=A><li value=4>a<li value=x>b</ol>',
         '<ol reversed start="3" type="A"><li value="4">a</li><li>b</li></ol>'),
        ("<ul></ul><ul><li> </li></ul>", ""),
        ("<dl><dt>a<dd>b<dd>c</dl>", "<dl><dt>a</dt><dd>b</dd><dd>c</dd></dl>"),
        ("<dl><dt>a</dl>", "<p><strong>a</strong></p>"),
        # What HTML has given up, and what has to be worked
        ("<p><strike>a</strike> <tt>b</tt> <big>c</big> <dfn>d</dfn></p>",
         "<p><s>a</s> <code>b</code> c <i>d</i></p>"),
        ("<center>a</center><address>b</address>", "<p>a</p><p>b</p>"),
        ("<details><summary>More</summary>text</details>", "<p><strong>More</strong></p><p>text</p>"),
        # A link that nobody sees is a stop of the Tab key that says nothing.
        ('<p>a<a href="/y"><b></b></a></p>', "<p>a<b></b></p>"),
        # Languages
        ('<p lang="fr_FR" dir="rtl">a</p><p lang="xx-y" dir="up">b</p>', '<p lang="fr-FR" dir="rtl">a</p><p>b</p>'),
        ('<div lang="de"><p>a</p></div>', '<div lang="de"><p>a</p></div>'),
        ("<p><bdo>a</bdo><bdo dir=rtl>b</bdo></p>", '<p>a<bdo dir="rtl">b</bdo></p>'),
        # Readings of signs
        ("<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby></p>", "<p><ruby>漢<rt>kan</rt></ruby></p>"),
        ("<p><ruby>漢<rt>kan</rt>字</ruby></p>", "<p>漢 (kan)字</p>"),
        # Times
        ('<p><time datetime="2026-02-03">a</time> <time datetime="2026-02-30">b</time> <time>c</time></p>',
         '<p><time datetime="2026-02-03">a</time> b c</p>'),
        # Pictures would tell their host who reads.
        ('<p><img src="https://i.example/p.png" alt="A &lt;b&gt;"></p>',
         '<p><a class="picture" href="https://i.example/p.png">Picture: A &lt;b&gt;</a></p>'),
        ('<p><img src="https://i.example/p.png"></p>',
         '<p><a class="picture" href="https://i.example/p.png">Picture at i.example</a></p>'),
        ('<a href="https://a.example/"><img src="https://i.example/p.png" alt="x"></a>',
         '<p><a href="https://a.example/"><span class="picture">Picture: x</span></a></p>'),
        ("<figure><img src=/p.png alt=x><figcaption>Cap</figcaption></figure>",
         '<p><a class="picture" href="https://base.example/p.png">Picture: x</a></p><p>Cap</p>'),
        # Marks without a letter, signs that only one font has
        ("<p>\u0301a \ue000b</p>", "<p>◌\u0301a b</p>"),
        ("<p>a<b>\nb</b>c</p>", "<p>a<b>b</b>c</p>"),
        ("<pre>a\n  b</pre>", "<pre>a  b</pre>"),
        ("<hr><p></p><p> </p>", "<hr>"),
    ],
)  # fmt: skip
def test_what_becomes_of_it(html: str, expected: str) -> None:
    assert fit(html) == expected


def rows(html: str) -> str:
    found = re.search(r"<table>(.*)</table>", fit(html), re.DOTALL)
    return found[1] if found else ""


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<table><tr><th>a<th>b<tr><td>c</table>",
         "<tbody><tr><th>a</th><th>b</th></tr><tr><td>c</td><td></td></tr></tbody>"),
        ("<table><caption>C</caption><tr><td colspan=2>a<tr><td>b<td>c</table>",
         '<caption>C</caption><tbody><tr><td colspan="2">a</td></tr><tr><td>b</td><td>c</td></tr></tbody>'),
        ("<table><tr><td rowspan=9>a<td>b<tr><td>c</table>",
         '<tbody><tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr></tbody>'),
        # Overlapping, or reaching where no cell is: then each cell is one cell.
        ("<table><tr><td colspan=3>a<td>b<tr><td>c</table>",
         "<tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td><td></td></tr></tbody>"),
        ("<table><tfoot><tr><td>f<td>g</tfoot><thead><tr><th scope=col>h<th scope=x></thead><tr><td>b<td>c</table>",
         '<thead><tr><th scope="col">h</th><td></td></tr></thead><tbody><tr><td>b</td><td>c</td></tr></tbody>'
         "<tfoot><tr><td>f</td><td>g</td></tr></tfoot>"),
        ("<table><tr><td>only<tr><td>layout</table>", ""),
    ],
)  # fmt: skip
def test_tables_have_no_holes(html: str, expected: str) -> None:
    assert rows(html) == expected


def test_a_table_that_only_puts_things_in_their_places_is_none() -> None:
    assert fit("<table><tr><td>only<tr><td><p>layout</table>") == "<p>only</p><p>layout</p>"


def test_a_wide_table_can_be_scrolled_by_keyboard() -> None:
    assert fit("<table><tr><td>a<td>b</table>").startswith(
        '<div class="scroll" role="group" tabindex="0" aria-label="Table">'
    )


MARKUP = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<b>",
                "</b>",
                "<div>",
                "</div>",
                "<ul>",
                "<li>",
                "</ul>",
                "<table>",
                "<tr>",
                "<td>",
                "</table>",
                "<a>",
                "</a>",
                "<h2>",
                "</h2>",
            ]
        ),
        st.sampled_from(
            ["<script>", "<svg><script>", "<img src=x onerror=alert(1)>", "<a href='javascript:alert(1)'>", "<!--"]
        ),
        st.text("ab <>&\"'é漢\u0301", max_size=8),
    ),
    max_size=30,
).map("".join)
TAG = re.compile(r"</?([a-z0-9]+)((?: [a-z-]+(?:=\"[^\"<>]*\")?)*)>")
MAY_STAND = frozenset("p b ul li table tbody tr td a h2 h3 h4 h5 h6 div br hr strong".split())  # noqa: SIM905


@settings(max_examples=200)
@given(MARKUP)
def test_nothing_stands_that_was_not_built_here(html: str) -> None:
    body = fitted(sanitise(html), "Title", WORDS)
    left = TAG.sub("", body)
    assert "<" not in left
    assert ">" not in left
    for name, attributes in TAG.findall(body):
        assert name in MAY_STAND
        assert not re.search(r" (?:on|style|src)", attributes)


@settings(max_examples=200)
@given(st.text(max_size=40).filter(lambda text: "\x00" not in text))
def test_html_that_nobody_has_sanitised_cannot_break_out_either(html: str) -> None:
    body = fitted(f"<p>{html}</p><x onclick=a><script>alert(1)</script>", "Title", WORDS)
    assert not re.search(r"<(?:script|x\b)", body)


@pytest.mark.parametrize("depth", [10, 60, 400])
def test_depth_is_no_danger(depth: int) -> None:
    html = "<div>" * depth + "<blockquote>" * depth + "word" + "</blockquote>" * depth + "</div>" * depth
    assert "word" in fitted(html, "Title", WORDS)


def test_no_word_is_lost() -> None:
    html = "<div>a<ul><b>b<li>c<p>d</b><table><td>e<td>f<dl>g<dd>h<ruby>i<rt>j</table><h3>k<div>l</h3>m"
    seen = unescape(re.sub("<[^<>]*>", " ", fit(html)))
    assert sorted(re.findall(r"\w", seen.replace("Table", ""))) == list("abcdefghijklm")
