"""Titles that no two announcements of a source share: of those that are alike, the later ones are told apart.

A title is made longer by the announcement's own words, as they tell most; then the day is added, then a number.
The oldest announcement keeps its title, so that one that comes later changes nothing that was published before.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import count

from mmmfeed.text import segments, sentences, words
from mmmfeed.text.titles import LONGEST, Title, ended, names_matter, scaled, without_stop

_ROOM_FOR_MORE = 25  # characters that are worth adding
_DASH = " – "


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A title that was made from a text, and what can tell it apart."""

    key: str  # unique and lasting within the source: the source_id
    title: Title
    text: str
    day: date | None = None
    language: str | None = None  # BCP 47; that of the day's name


def distinct(drafts: Iterable[Draft], taken: Mapping[str, str]) -> dict[str, Title]:
    """The titles by key, each another than the others and than those that are `taken` (published titles, by key).

    What is published under its key is not made anew, and is left out.
    """
    used = {words.comparable(title) for title in taken.values()}
    made: dict[str, Title] = {}
    for draft in sorted(drafts, key=lambda draft: (draft.day or date.max, draft.key)):
        if draft.key not in taken:
            made[draft.key] = title = told_apart(draft, used)
            used.add(words.comparable(title.text))
    return made


def told_apart(draft: Draft, used: Container[str]) -> Title:
    """The draft's title, or the first of its longer ones that is not in `used` (titles as `words.comparable` gives)."""
    for text in _forms(draft):
        if words.comparable(text) not in used:
            if text == draft.title.text:
                return draft.title
            why = f"another announcement has the title “{draft.title.text}”"
            return replace(draft.title, text=text, rule="told-apart", evidence=_joined(draft.title.evidence, why))
    raise AssertionError("numbers do not end")


def _forms(draft: Draft) -> Iterator[str]:
    """The title, and longer ones, up to 120 characters each."""
    title = draft.title.text
    yield title
    yield from _with_more_words(draft)
    day = _in_words(draft.day, draft.language) if draft.day else ""
    if day:
        yield _with_note(title, day)
    for number in count(2):
        yield _with_note(title, f"{day}, {number}" if day else str(number))


def _with_more_words(draft: Draft) -> Iterator[str]:
    """The words behind a title that was cut; else the sentence behind it that tells something, or its first words."""
    stem, rest = _parted(draft)
    longest = scaled(LONGEST, draft.title.text)
    if draft.title.text.endswith(words.ELLIPSIS):
        yield _fitting(f"{stem}{rest}", longest)
        return
    if longest - len(stem) < scaled(_ROOM_FOR_MORE, stem):
        return
    for sentence in sentences.sentences(rest):
        if names_matter(sentence) and sentence.strip(".!? "):
            yield _fitting(f"{stem}{_DASH}{without_stop(words.one_line(sentence))}", longest)


def _fitting(line: str, longest: int) -> str:
    return line if len(line) <= longest else ended(line[: segments.last_break(line, longest - 1)])


def _parted(draft: Draft) -> tuple[str, str]:
    """The title without its ellipsis, and what stands behind it in the text."""
    stem = draft.title.text.removesuffix(words.ELLIPSIS)
    cut = stem != draft.title.text
    text = words.one_line(draft.text) if cut else draft.text
    at = text.lower().find(stem.lower())
    behind = text[at + len(stem) :] if at >= 0 else ""
    return stem, behind if cut else behind.lstrip(sentences.STOPS + sentences.CLOSERS + " ")


def _with_note(title: str, note: str) -> str:
    stem = title.removesuffix(words.ELLIPSIS)
    room = LONGEST - len(note) - 4
    if len(stem) > room:
        stem = stem[: segments.last_break(stem, room)].rstrip()
    mark = words.ELLIPSIS if stem != title else ""
    return f"{stem}{mark} ({note})"


def _in_words(day: date, language: str | None) -> str:
    from babel import Locale, UnknownLocaleError
    from babel.dates import format_date

    tag = language if language and language != "en" else "en-GB"  # 4 March 2025, which nobody misreads
    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse("en_GB")
    return str(format_date(day, "long", locale=locale))


def _joined(evidence: str, why: str) -> str:
    return f"{evidence}; {why}" if evidence else why
