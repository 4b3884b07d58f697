"""The embed script as it is served: without what is there for its readers only."""

from __future__ import annotations

import re

# What stays as it is: strings and templates. No regular expression of the script has a quote in it, nor
# a comma or semicolon before a bracket.
_QUOTED = re.compile(r'"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`')
_BLOCK_COMMENT = re.compile(r"^[\ufeff\s]*/\*.*?\*/\s*?$", re.DOTALL | re.MULTILINE)


def minified(source: str) -> str:
    """`source` without comments, indentation, blanks around signs, last commas; a style sheet in a template, too.

    Its names and its byte order mark stay, and statements that end without a semicolon end their line. A comment has to
    stand on lines of its own: within a line, what looks like one may be part of a text or a pattern.
    """
    mark = "\ufeff" if source.startswith("\ufeff") else ""
    lines = (line.strip() for line in _BLOCK_COMMENT.sub("", source).lstrip("\ufeff").split("\n"))
    text = "\n".join(line for line in lines if line and not line.startswith("//"))
    out, end = [mark], 0
    for quoted in _QUOTED.finditer(text):
        out += [_script(text[end : quoted.start()]), _template(quoted[0])]
        end = quoted.end()
    return "".join([*out, _script(text[end:]), "\n"])


def _script(text: str) -> str:
    joined = re.sub(r"([\[{(,;:?&|=>])\n", r"\1", re.sub(r" ?([^\w\s$]) ?", r"\1", text))
    return re.sub(r",(?=[\]})])|;(?=})|\n(?=[?:.)\]}])", "", joined)


def _template(text: str) -> str:
    """A template of several lines is a style sheet. A blank before a colon, or around + or >, means something there."""
    if "\n" not in text:
        return text
    return re.sub(r";?(\})", r"\1", re.sub(r"([:,]) ", r"\1", re.sub(r"\s*([{};])\s*", r"\1", text)))
