"""What is served of a script: all that it does, and nothing that is there for its readers."""

from __future__ import annotations

from importlib.resources import files

from mmmfeed.embedding.minified import minified

SOURCE = (files("mmmfeed.embedding") / "static" / "embed.js").read_text(encoding="utf-8")


def test_comments_indentation_and_blanks_go() -> None:
    assert minified('/*\n * About.\n */\n(() => {\n  // Why.\n  const a = b ? 1 : 2;\n\n  f("x");\n})();\n') == (
        '(()=>{const a=b?1:2;f("x")})();\n'
    )


def test_strings_and_templates_stay_as_they_are() -> None:
    for text in ('"a , b // c"', '"a \\" = b"', "`a = ${b} : c`", '" ; "'):
        assert minified(f"const a = {text};\n") == f"const a={text};\n"


def test_a_line_that_ends_without_a_sign_ends() -> None:
    assert minified("if (a) {\n  b()\n}\nc()\n") == "if(a){b()}\nc()\n"


def test_signs_that_only_end_what_ends_anyhow_go() -> None:
    assert minified("f({\n  a,\n  b: [1, 2,],\n}, c,);\nfor (;;) {\n  g();\n}\n") == "f({a,b:[1,2]},c);for(;;){g()}\n"
    assert minified("a\n  ? b\n  : c\n    .d();\n") == "a?b:c.d();\n"


def test_words_stay_apart() -> None:
    assert minified("return new Map();\nconst [a] of b\n") == "return new Map();const[a]of b\n"


def test_a_style_sheet_keeps_the_blanks_that_mean_something() -> None:
    sheet = "s(`\n  a, b :c { width: calc(1em + 2px); x: y }\n  @media (a: b) { d > e { f: g } }\n`);\n"
    assert minified(sheet) == "s(`\na,b :c{width:calc(1em + 2px);x:y}@media (a:b){d > e{f:g}}`);\n"


def test_the_byte_order_mark_stays() -> None:
    assert minified("\ufeff/* About. */\na();\n") == "\ufeffa();\n"


def test_doing_it_again_changes_nothing() -> None:
    once = minified(SOURCE)
    assert minified(once) == once
    assert len(once) < 0.75 * len(SOURCE)
    assert "//" not in once.replace("https://", "").replace("http://www.w3.org", "")
