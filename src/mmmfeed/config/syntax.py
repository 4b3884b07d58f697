"""What the YAML library says about a text that is no YAML → what it means to somebody who writes a few keys."""

from __future__ import annotations

import re

from ruamel.yaml.error import MarkedYAMLError, YAMLError

from mmmfeed.config.mistakes import Mistake, quoted

_BEYOND_UNICODE = re.compile(r"\\U(?!000|0010)")

# A piece of the message in ruamel.yaml 0.19 (scanner.py, parser.py), and its plain words.
_PLAIN_WORDS = (
    ("found character '\\t'", "a tab; indent with spaces only"),
    ("mapping values are not allowed", "a ': ' too many, or wrong indentation; put a text that holds ': ' into quotes"),
    ("could not find expected ':'", "not a `key: value`; is the colon, or a space after it, missing?"),
    ("unexpected end of stream", "a quote is opened and never closed"),
    ("unexpected document separator", "a quote is opened and never closed"),
    ("unknown escape character", "a backslash inside double quotes; use single quotes around a path"),
    ("expected <block end>", "the indentation fits nothing above; put keys of one level under each other"),
    ("sequence entries are not allowed", "a list entry (-) does not belong here; check the indentation"),
    ("expected ',' or ']'", "a '[' is opened and never closed, or a comma is missing"),
    ("expected ',' or '}'", "a '{' is opened and never closed, or a comma is missing"),
    ("that cannot start any token", "a text that begins with this character has to stand in quotes"),
    ("expected alphabetic or numeric", "a text that begins with &, * or % has to stand in quotes"),
    ("expected chomping or indentation", "a text that begins with | or > has to stand in quotes"),
    ("expected a comment or a line break", "a text that begins with | or > has to stand in quotes"),
    ("expected '<document start>'", "does not belong to what stands above; check the indentation"),
    ("expected the node content", "a value is missing, or one of [ ] { } , : - too many"),
    ("mapping keys are not allowed", "a text that begins with ? has to stand in quotes"),
    ("hexdecimal", "a backslash inside double quotes; use single quotes around a path"),
)


def mistake(error: YAMLError, text: str) -> Mistake:
    """Where and why `text` is no YAML."""
    if not isinstance(error, MarkedYAMLError):  # the reader's own, for a character that YAML forbids (section 5.1)
        at = int(getattr(error, "position", 0))
        return Mistake(
            text.count("\n", 0, at) + 1, "", f"the character {quoted(text[at : at + 1])} is not allowed in YAML"
        )
    mark = error.problem_mark or error.context_mark
    problem = str(error.problem or error.context)
    said = next((plain for piece, plain in _PLAIN_WORDS if piece in problem), f"not YAML: {problem}")
    if "'{'" in said and "${" in "".join(text.splitlines()[mark.line : mark.line + 1]):
        said = "a ${NAME} inside { } has to stand in quotes"
    opened = error.context_mark
    since = f" (begun in line {opened.line + 1})" if opened and opened.line != mark.line else ""
    return Mistake(mark.line + 1, "", said + since)


def beyond_unicode(text: str) -> Mistake:
    """The first escape in `text` that names no character."""
    found = _BEYOND_UNICODE.search(text)
    line = text.count("\n", 0, found.start() if found else 0) + 1
    return Mistake(line, "", "an escape \\U that is no character; the highest is \\U0010FFFF")
