"""What was understood of each document: a table for people, and JSON for scripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mmmfeed.cli.wording import as_dict, count, near
from mmmfeed.inspection import Choices, Reading
from mmmfeed.model import Decision, TitleOrigin
from mmmfeed.text.dates import in_words

_ORDERS = {"dmy": "day first", "mdy": "month first", "ymd": "year first", "words": "in words"}
_WIDTH = 11  # characters of the first column
_KEY = 16  # of that with keys of feeds.yaml
_NAMED = 5  # sources, in a message


def table(reading: Reading) -> Iterator[str]:
    """Lines for people."""
    yield f"{near(reading.location)} ({reading.source}): {_said(reading)}{_span(reading)}"
    rows = [*map(_understood, reading.understood), *_counts(reading)]
    for name, value in rows:
        yield f"  {name:{_WIDTH}}{value}"


def chosen(choices: Choices) -> Iterator[str]:
    """Lines for people: of each feed that chooses, how much that is."""
    for tally in choices.tallies:
        whose = f"topic {tally.name}" if tally.is_topic else tally.name
        if tally.refused:
            yield f"{whose}: not known, see above"
            continue
        everything = ", so it is on all" if tally.is_topic and 0 < tally.known == tally.chosen else ""
        yield f"{whose}: {tally.chosen} of {count(tally.known, 'announcement')}{everything}"
        for key, many in tally.all_keys.items():
            yield f"  {key:{_KEY}}{many} of {tally.of(key)}{', so it leaves nothing out' if key in tally.open else ''}"
        if waits_for := choices.waits_for(tally):
            yield f"  nothing was heard yet of {_named(waits_for)}"
    if choices.tallies and choices.uncounted:
        yield f"Only the files were counted: {near(choices.uncounted)}"


def choices_as_json(choices: Choices) -> list[dict[str, object]]:
    """The same for scripts."""
    return [
        {
            "feed": None if tally.is_topic else tally.name,
            "topic": tally.name if tally.is_topic else None,
            "known": tally.known,
            "chosen": tally.chosen,
            "keys": {key: {"of": tally.of(key), "chosen": many} for key, many in tally.all_keys.items()},
            "unheard": choices.waits_for(tally),
            "refused": tally.refused or None,
        }
        for tally in choices.tallies
    ]


def as_json(reading: Reading) -> dict[str, object]:
    """The same for scripts."""
    return {
        "source": reading.source,
        "location": reading.location,
        "announcements": reading.announcements,
        "feeds": reading.feeds,
        "first": reading.first.isoformat() if reading.first else None,
        "last": reading.last.isoformat() if reading.last else None,
        "understood": [
            {"about": fact.about, "rule": fact.rule, "evidence": fact.evidence} for fact in reading.understood
        ],
        "languages": {language or "": times for language, times in reading.languages.items()},
        "titles": {origin.value: times for origin, times in reading.titles.items()},
        "truncated": reading.truncated,
        "calls": reading.calls,
        "events": reading.events,
        "problems": [as_dict(problem) for problem in reading.problems],
    }


def _said(reading: Reading) -> str:
    return count(reading.announcements, "announcement") if reading.feeds is None else count(reading.feeds, "feed")


def _span(reading: Reading) -> str:
    if not reading.first or not reading.last:
        return ""
    if reading.first == reading.last:
        return f", {in_words(reading.first)}"
    return f", {in_words(reading.first)} to {in_words(reading.last)}"


def _understood(fact: Decision) -> tuple[str, str]:
    why = f": {fact.evidence}" if fact.evidence else ""
    if fact.about == "habit":
        return "records", f"start with lines like {fact.rule}{why}"
    if fact.about == "order":
        return "dates", f"{_ORDERS.get(fact.rule.rpartition('-')[2], fact.rule)}{why}"
    return fact.about, f"{fact.rule}{why}"


def _counts(reading: Reading) -> Iterator[tuple[str, str]]:
    if reading.languages:
        yield "languages", _each({_language(code): times for code, times in reading.languages.items()})
    if made := reading.titles.get(TitleOrigin.DERIVED):
        yield "titles", f"{made} made from the text"
    if reading.truncated:
        yield "cut off", f"{count(reading.truncated, 'text')}, by the source"
    if reading.calls:
        yield "links", f"{reading.calls} missing, behind lines such as “Read more”"
    if reading.events:
        yield "events", str(reading.events)
    if reading.problems:
        yield "problems", f"{len(reading.problems)}, named above"


def _named(names: Sequence[str]) -> str:
    more = f" and {count(len(names) - _NAMED, 'other')}" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


def _each(counts: dict[str, int]) -> str:
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(f"{name} {times}" for name, times in ordered)


def _language(tag: str | None) -> str:
    """The English name of a BCP 47 tag."""
    if tag is None:
        return "not known"
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(tag, sep="-").get_display_name("en") or tag)
    except (UnknownLocaleError, ValueError):
        return tag
