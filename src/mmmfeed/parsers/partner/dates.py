"""A feed's timestamps as moments that can be believed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mmmfeed.model import Decision, Precision, SourceSpec
from mmmfeed.parsers.partner.wire import RawEntry
from mmmfeed.text.dates import window
from mmmfeed.text.instants import Reading, read_instant
from mmmfeed.text.words import clean, cut


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a date is not believed."""

    raw: str
    why: str  # follows "the date “…” "

    def __str__(self) -> str:
        return f"the date “{cut(clean(self.raw), 60)}” {self.why}"


@dataclass(frozen=True, slots=True)
class Dated:
    """When an item was published, as far as it says."""

    published: datetime | None
    precision: Precision
    updated: datetime | None
    decision: Decision
    doubt: Doubt | None = None  # why there is none, though the item has a date


def read(entry: RawEntry, source: SourceSpec, language: str | None, retrieved: datetime) -> Dated:
    """The first of the item's dates that can be understood and believed; none is guessed."""
    doubt = None
    for element, raw in entry.dates:
        reading = read_instant(raw, source.timezone, source.dates, language)
        problem = _problem(reading, raw, retrieved)
        if reading is not None and not problem:
            decision = Decision(about="published", rule=reading.rule, evidence=f"{element}: {raw}")
            return Dated(reading.value, reading.precision, _updated(entry, reading, source, retrieved), decision)
        doubt = doubt or problem
    return undated(str(doubt) if doubt else "the item has no date", doubt=doubt)


def undated(evidence: str, rule: str = "first-heard", doubt: Doubt | None = None) -> Dated:
    """No date of its own: it is dated when it is first heard."""
    return Dated(None, Precision.INSTANT, None, Decision(about="published", rule=rule, evidence=evidence), doubt)


def _updated(entry: RawEntry, published: Reading, source: SourceSpec, retrieved: datetime) -> datetime | None:
    """The last edit, where the feed names one after the publication; not one that is yet to come."""
    reading = read_instant(entry.updated, source.timezone, source.dates)
    if reading is None or reading.value <= published.value or reading.precision is Precision.DAY:
        return None
    return min(reading.value, max(retrieved, published.value))


def _problem(reading: Reading | None, raw: str, retrieved: datetime) -> Doubt | None:
    if reading is None:
        return Doubt(raw, "cannot be understood")
    plausible = window(retrieved)
    if reading.value.date() < plausible.first:
        return Doubt(raw, f"lies before {plausible.first.year}")
    if reading.value.date() > plausible.last:
        return Doubt(raw, "lies more than two years ahead")
    return None
