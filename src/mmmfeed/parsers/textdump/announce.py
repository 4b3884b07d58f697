"""A record → an announcement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from mmmfeed.model import Announcement, Decision, Precision, SourceSpec, TitleOrigin
from mmmfeed.parsers.textdump import ids
from mmmfeed.parsers.textdump.paragraphs import text_of
from mmmfeed.parsers.textdump.records import LeftOut, Record
from mmmfeed.text import cuts, instants, titles, urls, words
from mmmfeed.text.events import find_events

_SUMMARY = 300  # characters


@dataclass(frozen=True, slots=True)
class Announcer:
    """Makes the announcements of one file, whose source it knows, and the width that its lines are wrapped at."""

    source: SourceSpec
    base_url: str | None
    width: int

    def text(self, record: Record) -> str:
        """The paragraphs of the record's body."""
        return text_of(record.body, self.width) if record.body else ""

    def announce(self, record: Record, source_id: str) -> Announcement:
        """`record` in our terms."""
        return _announcement(record, self.text(record), source_id, self.source, self.base_url)


def source_ids(records: Sequence[Record | LeftOut], announcer: Announcer) -> list[str | None]:
    """The lasting name of each record; None for what was left out."""
    kept: list[int] = []

    def beginnings() -> Iterator[tuple[date, str]]:
        for at, record in enumerate(records):
            if isinstance(record, Record):
                kept.append(at)
                yield record.day, _beginning(record)

    def whole(position: int) -> str:
        record = records[kept[position]]
        return f"{record.title}\n{announcer.text(record)}".strip() if isinstance(record, Record) else ""

    names = ids.source_ids(beginnings(), whole)
    named: list[str | None] = [None] * len(records)
    for at, name in zip(kept, names, strict=True):
        named[at] = name
    return named


def _beginning(record: Record) -> str:
    """Title and text, as far as the name needs them."""
    said = record.title
    for line in record.body:
        said += f"\n{line.strip()}"
        if len(said) > ids.LOOKED_AT:
            break
    return words.clean(said).strip()


def _announcement(record: Record, text: str, source_id: str, source: SourceSpec, base_url: str | None) -> Announcement:
    # nh3 stands behind it; `check` and `export --help` do without.
    from mmmfeed.text.html import from_text

    truncated = bool(text) and cuts.is_cut(text)
    title, origin, titled = _title(record, text, truncated=truncated)
    published, precision = _published(record, source)
    raw_url = urls.safe(record.url, base_url) if record.url else None
    return Announcement(
        source=source.name,
        source_id=source_id,
        title=title,
        title_origin=origin,
        published=published,
        published_precision=precision,
        url=urls.canonical(raw_url) if raw_url else None,
        raw_url=raw_url,
        text=text,
        summary=_summary(text, truncated=truncated),
        content=from_text(text),
        language=source.language,
        events=find_events(text, published.astimezone(source.timezone).date(), source.timezone, source.language),
        truncated=truncated,
        decisions=(record.dated, titled),
    )


def _title(record: Record, text: str, *, truncated: bool) -> tuple[str, TitleOrigin, Decision]:
    if record.titled:
        return record.title, TitleOrigin.GIVEN, record.titled
    title = titles.derive(text, truncated=truncated)
    return title.text, TitleOrigin.DERIVED, Decision(about="title", rule=title.rule, evidence=title.evidence)


def _published(record: Record, source: SourceSpec) -> tuple[datetime, Precision]:
    """The moment that a line with a time of day names; else the day."""
    if record.clock:
        found = instants.read_instant(f"{record.day.isoformat()} {record.clock}", source.timezone)
        if found and found.precision is Precision.INSTANT:
            return found.value, found.precision
    return instants.at_noon(record.day, source.timezone), Precision.DAY


def _summary(text: str, *, truncated: bool) -> str:
    """The beginning of `text` on one line, without calls to go elsewhere, ended in "…" where something is missing."""
    line = words.one_line(cuts.without_calls(text))
    if not truncated or len(line) > _SUMMARY:
        return words.cut(line, _SUMMARY)
    return (cuts.whole(line) or line) + words.ELLIPSIS
