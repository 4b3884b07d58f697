"""A record → an announcement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from mmmfeed.model import Announcement, Author, Category, Decision, Event, Precision, SourceSpec, TitleOrigin
from mmmfeed.parsers.textdump.paragraphs import text_of
from mmmfeed.parsers.textdump.records import Record
from mmmfeed.text import cuts, instants, languages, leads, titles, urls, words
from mmmfeed.text.distinct import Draft, told_apart
from mmmfeed.text.events import find_events, reasons
from mmmfeed.text.titles import Title

_SUMMARY = 300  # characters


class _Titles:
    """Those that were given out, as hashes: of 200,000 the words would take 30 MB."""

    __slots__ = ("_hashes",)

    def __init__(self) -> None:
        self._hashes: set[int] = set()

    def __contains__(self, title: object) -> bool:
        return hash(title) in self._hashes

    def add(self, title: str) -> None:
        """`title` as it is written; asked for it is as words.comparable gives it."""
        self._hashes.add(hash(words.comparable(title)))


@dataclass(frozen=True, slots=True)
class _Draft:
    """What is known of an announcement before its title is told apart from the others."""

    name: str  # the source_id
    record: Record
    text: str
    truncated: bool
    title: Title


@dataclass(frozen=True, slots=True)
class Announcer:
    """Makes the announcements of one file, a part at a time; it makes no title twice."""

    source: SourceSpec
    base_url: str | None
    width: int  # what the lines of the file are wrapped at
    headed: bool = False  # whether the first line of its texts is a headline
    _titles: _Titles = field(default_factory=_Titles)

    def text(self, record: Record) -> str:
        """The paragraphs of the record's body."""
        return text_of(record.body, self.width) if record.body else ""

    def announce(self, records: Sequence[tuple[str, Record]]) -> Iterator[Announcement]:
        """An announcement for each record, which comes with its source_id; in order."""
        drafts = [self._draft(name, record) for name, record in records]
        # The oldest keeps its title, so that one that is written later changes nothing that was published.
        titled = {
            draft.name: self._titled(draft)
            for draft in sorted(drafts, key=lambda draft: (draft.record.day, draft.name))
        }
        for draft in drafts:
            yield self._announcement(draft, titled[draft.name])

    def _draft(self, name: str, record: Record) -> _Draft:
        text = self.text(record)
        truncated = bool(text) and cuts.is_cut(text)
        title = Title(record.title, "given") if record.titled else self._derived(text, truncated=truncated)
        return _Draft(name, record, text, truncated, title)

    def _derived(self, text: str, *, truncated: bool) -> Title:
        return titles.derive(text, truncated=truncated, headed=self.headed)

    def _titled(self, draft: _Draft) -> Title:
        title = draft.title
        if not draft.record.titled:
            language = draft.record.language or self.source.language
            apart = Draft(key=draft.name, title=title, text=draft.text, day=draft.record.day, language=language)
            title = told_apart(apart, self._titles)
        self._titles.add(title.text)
        return title

    def _announcement(self, draft: _Draft, title: Title) -> Announcement:
        # nh3 stands behind it; `check` and `export --help` do without.
        from mmmfeed.text.html import from_text

        record, text, source = draft.record, draft.text, self.source
        published, precision = _published(record, source)
        raw_url = urls.safe(record.url, self.base_url) if record.url else None
        language = languages.detect(f"{title.text}\n{text}", record.language or source.language)
        said = f"{record.title}\n\n{text}" if record.titled else text
        day = published.astimezone(source.timezone).date()
        events = find_events(said, day, source.timezone, language.tag)
        return Announcement(
            source=source.name,
            source_id=draft.name,
            title=title.text,
            title_origin=TitleOrigin.GIVEN if record.titled else TitleOrigin.DERIVED,
            published=published,
            published_precision=precision,
            url=urls.canonical(raw_url) if raw_url else None,
            raw_url=raw_url,
            text=text,
            summary=_summary(text, truncated=draft.truncated),
            content=from_text(text),
            language=language.tag,
            place=leads.place(text) if record.titled else title.place,
            authors=tuple(Author(name=name) for name in record.authors),
            categories=tuple(Category(term=term) for term in record.categories),
            events=events,
            truncated=draft.truncated,
            decisions=tuple(_decisions(draft, title, language, events)),
        )


def _decisions(
    draft: _Draft, title: Title, language: languages.Language, events: Sequence[Event]
) -> Iterator[Decision]:
    yield draft.record.dated
    yield draft.record.titled or Decision(about="title", rule=title.rule, evidence=title.evidence)
    yield Decision(about="language", rule=language.rule, evidence=language.evidence)
    if why := reasons.decision(events):
        yield why
    for call in cuts.dangling_calls(draft.text):
        yield Decision(about="text", rule="call-without-link", evidence=f"“{words.one_line(call)}” leads nowhere")


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
