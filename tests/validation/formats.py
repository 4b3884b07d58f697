"""Which checks a document of each format has to pass without a word."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from types import MappingProxyType

import feedcheck_values as values
from calendarcheck import check_calendar
from feedcheck import check_atom, check_json, check_rss
from jsonschema import Draft202012Validator, FormatChecker
from opmlcheck import check_opml

_SHOWN = 20  # one mistake often shows in every entry


def check_schema(body: bytes) -> list[str]:
    """What JSON Feed's schema says against a document."""
    return [f"{error.json_path}: {error.message[:200]}" for error in _schema().iter_errors(json.loads(body))]


@cache
def _schema() -> Draft202012Validator:
    formats = FormatChecker(())

    @formats.checks("uri")
    def _(value: object) -> bool:
        return not isinstance(value, str) or not list(values.uri(value))

    @formats.checks("date-time", ValueError)
    def _(value: object) -> bool:
        return not isinstance(value, str) or bool(datetime.fromisoformat(value))

    rules = json.loads(Path(__file__).with_name("jsonfeed.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(rules)
    return Draft202012Validator(rules, format_checker=formats)


CHECKS: Mapping[str, tuple[Callable[[bytes], list[str]], ...]] = MappingProxyType(
    {
        "rss": (check_rss,),
        "atom": (check_atom,),
        "json": (check_json, check_schema),
        "ics": (check_calendar,),
        "opml": (check_opml,),
    }
)


def problems(format_name: str, body: bytes) -> list[str]:
    """All that the checks of a format say against a document; at most the first twenty of each."""
    return [problem for check in CHECKS[format_name] for problem in check(body)[:_SHOWN]]
