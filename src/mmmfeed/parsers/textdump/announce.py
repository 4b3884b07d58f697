"""A record → an announcement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mmmfeed.model import Announcement, Decision, Precision, SourceSpec, TitleOrigin
from mmmfeed.parsers.textdump import ids
from mmmfeed.parsers.textdump.paragraphs import text_of
from mmmfeed.parsers.textdump.records import Record
from mmmfeed.text import cuts, instants, titles, words

_SUMMARY = 300  # characters


def announce(records: Sequence[Record], source: SourceSpec) -> tuple[Announcement, ...]:
    """One announcement for each record, in order; records that say the same on the same day are one."""
    texts = [text_of(record.body) for record in records]
    named = ids.source_ids([(record.day, text) for record, text in zip(records, texts, strict=True)])
    first: dict[str, Announcement] = {}
    lines: dict[str, list[int]] = {}
    for record, text, source_id in zip(records, texts, named, strict=True):
        lines.setdefault(source_id, []).append(record.line)
        if source_id not in first:
            first[source_id] = _announcement(record, text, source_id, source)
    return tuple(_with_repeats(known, lines[source_id]) for source_id, known in first.items())


def _announcement(record: Record, text: str, source_id: str, source: SourceSpec) -> Announcement:
    # nh3 stands behind it; `check` and `export --help` do without.
    from mmmfeed.text.html import from_text

    truncated = cuts.is_cut(text)
    title = titles.derive(text, truncated=truncated)
    return Announcement(
        source=source.name,
        source_id=source_id,
        title=title.text,
        title_origin=TitleOrigin.DERIVED,
        published=instants.at_noon(record.day, source.timezone),
        published_precision=Precision.DAY,
        text=text,
        summary=_summary(text, truncated=truncated),
        content=from_text(text),
        language=source.language,
        truncated=truncated,
        decisions=(record.dated, Decision(about="title", rule=title.rule, evidence=title.evidence)),
    )


def _summary(text: str, *, truncated: bool) -> str:
    """The beginning of `text` on one line, without calls to go elsewhere, ended in "…" where something is missing."""
    line = words.one_line(cuts.without_calls(text))
    if not truncated or len(line) > _SUMMARY:
        return words.cut(line, _SUMMARY)
    return (cuts.whole(line) or line) + words.ELLIPSIS


def _with_repeats(known: Announcement, lines: Sequence[int]) -> Announcement:
    if len(lines) == 1:
        return known
    seen = f"lines {', '.join(map(str, lines[:-1]))} and {lines[-1]} say the same on the same day"
    return replace(
        known, decisions=(*known.decisions, Decision(about="source_id", rule="repeated-record", evidence=seen))
    )
