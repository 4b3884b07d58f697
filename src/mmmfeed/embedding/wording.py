"""The texts of pages for partners and of lists, each language a file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, NamedTuple

from babel import Locale, UnknownLocaleError

from mmmfeed.text.tongues import tongue

_FALLBACK = "en"
_EVERYBODYS = "en-GB"  # 4 March 2026, which nobody misreads; who wants it otherwise says en-US


class Texts(NamedTuple):
    """What a page says in one language."""

    language: str  # BCP 47: of the texts, which may be another one than was asked for
    locale: Locale  # how it writes dates
    said: Mapping[str, str]


def of_lists(language: str | None) -> Texts:
    """The texts of a list of announcements, in `language` (BCP 47) if there are any, else in English."""
    return _texts(language, "list")


def of_partners(language: str | None) -> Texts:
    """The texts of the page for partners, in `language` (BCP 47) if there are any, else in English."""
    return _texts(language, "partner")


def direction(language: str | None) -> str:
    """Which way it is written (the attribute `dir`); "auto" where the language is not known."""
    try:
        return Locale.parse((language or "").replace("_", "-"), sep="-").text_direction
    except (UnknownLocaleError, ValueError):
        return "auto"


def named(code: str, within: Locale) -> str:
    """What speakers of a language call it, and what others do: "Deutsch (German)"."""
    language = Locale.parse(code, sep="-")
    own, other = language.get_display_name(language) or code, language.get_display_name(within) or code
    return own if own.casefold() == other.casefold() else f"{own[:1].upper()}{own[1:]} ({other})"


@cache
def languages() -> tuple[str, ...]:
    """Those that lists speak."""
    return tuple(sorted(path.name.removesuffix(".toml") for path in _folder().iterdir() if path.name.endswith(".toml")))


@cache
def _texts(language: str | None, kind: str) -> Texts:
    asked = (language or _FALLBACK).replace("_", "-")
    is_there = tongue(asked) in languages() and kind in _read(tongue(asked))
    shown = asked if is_there else _FALLBACK
    return Texts(shown, _locale(shown), _read(tongue(shown))[kind])


@cache
def _read(language: str) -> Mapping[str, Any]:
    return tomllib.loads((_folder() / f"{language}.toml").read_text(encoding="utf-8"))


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(_EVERYBODYS if language == _FALLBACK else language, sep="-")
    except (UnknownLocaleError, ValueError):  # a region that nobody speaks it in
        return Locale.parse(language.partition("-")[0])


def _folder() -> Traversable:
    return files(__package__) / "texts"
