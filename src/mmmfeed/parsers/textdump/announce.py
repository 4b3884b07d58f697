"""A record → an announcement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from mmmfeed.model import Announcement, Decision, Precision, SourceSpec, TitleOrigin
from mmmfeed.parsers.textdump import ids, wraps
from mmmfeed.parsers.textdump.paragraphs import text_of
from mmmfeed.parsers.textdump.records import Record
from mmmfeed.text import cuts, instants, titles, urls, words
from mmmfeed.text.events import find_events

_SUMMARY = 300  # characters


def announce(records: Sequence[Record], source: SourceSpec, base_url: str | None = None) -> tuple[Announcement, ...]:
    """One announcement for each record, in order."""
    width = wraps.width_of(record.body for record in records)
    texts = [text_of(record.body, width) if record.body else "" for record in records]
    named = ids.source_ids(
        [(record.day, f"{record.title}\n{text}".strip()) for record, text in zip(records, texts, strict=True)]
    )
    return tuple(
        _announcement(record, text, source_id, source, base_url)
        for record, text, source_id in zip(records, texts, named, strict=True)
    )


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
