"""What must hold for any text: no exception, nothing lost, names that last."""

from __future__ import annotations

import csv
import io
import json
import random
import re
import textwrap
from datetime import UTC, date, datetime
from typing import Literal

from babel.dates import format_date
from hypothesis import given, settings
from hypothesis import strategies as st

from mmmfeed.model import Announcement, Document, Parsed, SourceSpec
from mmmfeed.parsers import textdump
from mmmfeed.parsers.textdump import decode, habit, lines, parse, records, shapes
from mmmfeed.text import calendars, dates, words

RETRIEVED = datetime(2026, 3, 1, tzinfo=UTC)
Style = Literal["short", "medium", "long", "full"]
STYLES: list[Style] = ["short", "medium", "long", "full"]
SOURCE = SourceSpec(name="club", kind="dump", location="club.txt")
DATE_LINES = [
    "20.02.24",
    "04.03.2025",
    " 27.01.25: ",
    "32.01.24",
    "02.13.24",
    "2025-01-01",
    "[2026-01-13]",
    "## 1.2.2024",
    "4 March 2025",
    "Wednesday, 5 March 2025",
    "4 mars 2025",
    "4 March",
    "13.01.26 – Spring fair",
    "## [1.2.0] - 2026-01-13",
    "=> /a.gmi 2026-01-13 Spring fair",
    "2026-01-13T10:00:00Z\tThe fair opens.",
    "2025년 5월 28일 수요일",
]
BODY_LINES = [
    "The fair opens.",
    "",
    "   ",
    "→ Read more",
    "1.2.3",
    "春の市。",
    "Bring your childr",
    "#spring",
    "\x0b",
    "\u2028x",
    "Tuesday, November 29",
    "Late Summer Fair",
    "# Late Summer Fair",
    "====",
    "2025",
]

some_lines = st.lists(st.sampled_from(DATE_LINES + BODY_LINES) | st.text(max_size=30), max_size=20)
days = st.dates(date(1990, 1, 1), date(2028, 3, 1))
sentences = st.text("abcdefgh ÄÖéжж", min_size=1, max_size=60).filter(str.strip)


def heard(body: bytes) -> Parsed:
    return parse(Document(source="club", location="club.txt", body=body, retrieved=RETRIEVED), SOURCE)


def dump(said: list[tuple[date, str]]) -> bytes:
    return "".join(f"{day:%d.%m.%Y}\n{text}\n" for day, text in said).encode()


def names(parsed: Parsed) -> set[tuple[str, str]]:
    return {(announcement.source_id, announcement.text) for announcement in parsed.announcements}


@given(st.binary(max_size=200) | some_lines.map(lambda some: "\n".join(some).encode("utf-8", "surrogatepass")))
@settings(max_examples=150, deadline=None)
def test_any_bytes_give_announcements_or_problems(body: bytes) -> None:
    for beginning in (b"", b"<html><head><meta ", b"Date;Title;Text\n", b'{"date": "', b"From: a@example.org\nDate: "):
        assert (parsed := heard(beginning + body)).announcements or parsed.problems
    parsed = heard(body)
    ids = [announcement.source_id for announcement in parsed.announcements]
    assert len(ids) == len(set(ids))


@given(some_lines)
@settings(max_examples=200, deadline=None)
def test_nothing_is_lost(some: list[str]) -> None:
    whole = lines.split("\n".join(some).encode())
    found = list(shapes.date_lines(whole))
    if not found:
        return
    understood = habit.infer(found, whole, SOURCE, dates.window(RETRIEVED))
    kept: list[str] = []
    left_out: set[int] = set()
    above = records.before(whole, understood)
    outside = [*([above] if above else []), *records.under_headings(whole, understood)]
    for part in [*outside, *records.Records(whole, understood)]:
        if isinstance(part, records.LeftOut):
            left_out |= set(range(part.first, part.last + 1))
        else:
            kept += [part.title, part.url, part.dated.evidence, *part.categories, *part.body]
    here = words.clean(" ".join(kept))
    for index, (number, text) in enumerate(zip(whole.numbers, whole.texts, strict=True)):
        # What is in a title, in a text, or the evidence for a date, has been read.
        # Underscores may be marks of emphasis.
        read = all(word in here for word in re.findall(r"[^\W_]+", words.clean(text)))
        assert number in left_out or index in understood.headings or read, text


@given(st.lists(st.tuples(days, sentences), min_size=1, max_size=8), st.randoms(use_true_random=False))
@settings(max_examples=80, deadline=None)
def test_order_and_encoding_change_no_record(said: list[tuple[date, str]], rng: random.Random) -> None:
    # One line that settles the order of day and month, so that leaving records out does not change how dates are read.
    said = [(date(2025, 1, 27), "anchor"), *said]
    first = heard(dump(said))
    rng.shuffle(said)
    assert names(heard(dump(said))) == names(first)
    assert names(heard(dump(said).decode().replace("\n", "\r\n").encode("utf-16"))) == names(first)


@given(
    days, st.lists(st.sampled_from(["the", "garden", "club", "meets", "again", "über", "été"]), min_size=3, max_size=40)
)
@settings(max_examples=50, deadline=None)
def test_wrapping_changes_no_name(day: date, said: list[str]) -> None:
    def wrapped(at: int) -> Announcement:
        return heard(dump([(day, " ".join(said[:at]) + "\n" + " ".join(said[at:]))])).announcements[0]

    assert wrapped(1).source_id == wrapped(2).source_id
    assert words.comparable(wrapped(1).text) == words.comparable(wrapped(2).text)


@given(st.lists(st.integers(1, 12), min_size=40, max_size=120), st.sampled_from([66, 72, 76]))
@settings(max_examples=60, deadline=None)
def test_text_wrapped_for_mail_is_the_same_text(sizes: list[int], width: int) -> None:
    text = " ".join("a" * size for size in sizes)
    first, again = (heard(f"27.01.25\n{body}\n".encode()).announcements for body in (text, textwrap.fill(text, width)))
    assert [(a.source_id, a.text, a.title) for a in first] == [(a.source_id, a.text, a.title) for a in again]


SAID = {
    "en": "The club meets in the village hall on 3 March 2026 and again in May ; all are welcome .",
    "de": "Der Verein trifft sich am 3. März 2026 im Gemeindehaus und lädt alle Mitglieder herzlich ein .",
    "fr": "L'assemblée générale aura lieu le 3 mars 2026 à la mairie , où chacun pourra s'exprimer .",
    "es": "La reunión será el 3 de marzo de 2026 en el salón de actos y podrán venir los niños .",
    "pl": "Spotkanie odbędzie się 3 marca 2026 w świetlicy przy ulicy Lipowej , zapraszamy mieszkańców .",
    "ru": "Собрание состоится 3 марта 2026 в доме культуры , приглашаем всех жителей посёлка .",
}
several_texts = st.sampled_from(sorted(SAID)).flatmap(
    lambda language: st.tuples(
        st.just(language), st.lists(st.lists(st.integers(0, 15), min_size=4, max_size=60), min_size=3, max_size=6)
    )
)


def newest_first(language: str, texts: list[str]) -> str:
    """Records in the shape that their texts tell days in, too, parted by empty lines."""
    dated = [f"{format_date(date(2026, 2, 28 - at), 'long', language)}\n\n{text}" for at, text in enumerate(texts)]
    return "\n\n".join(dated).replace("\u202f", " ")


@given(several_texts)
@settings(max_examples=100, deadline=None)
def test_wrapped_lines_stay_in_their_records(said: tuple[str, list[list[int]]]) -> None:
    language, choices = said
    known = SAID[language].replace(" ,", ",").replace(" .", ".").split()
    texts = [
        f"Nr{at} " + " ".join(known[choice % len(known)] for choice in some) + " end."
        for at, some in enumerate(choices)
    ]

    def told(wrap: int) -> list[tuple[object, str, str]]:
        bodies = [textwrap.fill(text, wrap, break_on_hyphens=False) if wrap else text for text in texts]
        found = heard(newest_first(language, bodies).encode()).announcements
        return [(a.published, a.source_id, words.comparable(a.text)) for a in found]

    assert told(70) == told(0)


@given(st.sampled_from(sorted(SAID)), st.sampled_from([1, 3, 30]), st.sampled_from(["\n", "\r\n", "\r"]))
@settings(max_examples=30, deadline=None)
def test_encodings_and_line_ends_change_no_record(language: str, times: int, ending: str) -> None:
    text = newest_first(language, [f"{number}. {SAID[language]}" for number in range(3 * times) if number < 27])
    first = heard(text.encode())
    narrow = {"pl": "cp1250", "ru": "cp1251"}.get(language, "cp1252")
    for encoding in ("utf-8-sig", "utf-16", "utf-16-le", narrow):
        assert names(heard(text.replace("\n", ending).encode(encoding))) == names(first)


@given(st.lists(st.tuples(days, sentences), min_size=1, max_size=12), st.integers(1, 4))
@settings(max_examples=40, deadline=None)
def test_parts_of_any_size_give_the_same_records(said: list[tuple[date, str]], size: int) -> None:
    document = Document(source="club", location="club.txt", body=dump(said), retrieved=RETRIEVED)
    usual, textdump._PART = textdump._PART, size
    try:
        parts = list(textdump.read(document, SOURCE))
    finally:
        textdump._PART = usual
    whole = parse(document, SOURCE)
    in_parts = [announcement for part in parts for announcement in part.announcements]
    assert [(a.source_id, a.published, a.text) for a in in_parts] == [
        (a.source_id, a.published, a.text) for a in whole.announcements
    ]
    assert [problem for part in parts for problem in part.problems] == list(whole.problems)


# Cells may be HTML, in which a reference to a control character names nothing.
cells = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], exclude_characters="&<"), min_size=1, max_size=30
).filter(str.strip)
rows = st.lists(st.tuples(days, cells, cells), min_size=2, max_size=6)


def read_of(parsed: Parsed) -> str:
    """All that came of a document, in words."""
    told = [
        f"{a.title} {a.text} {a.raw_url} {[c.term for c in a.categories]} {a.decisions}" for a in parsed.announcements
    ]
    return words.comparable(words.clean(" ".join([*told, *map(str, parsed.problems), *map(str, parsed.understood)])))


def assert_read(parsed: Parsed, said: list[tuple[date, str, str]]) -> None:
    assert parsed.announcements or parsed.problems
    here = read_of(parsed)
    for _, title, text in said:
        if not parsed.problems:
            for word in words.comparable(words.clean(f"{title} {text}")).split():
                assert word in here, (word, here)


@given(rows)
@settings(max_examples=60, deadline=None)
def test_nothing_is_lost_of_json_lines(said: list[tuple[date, str, str]]) -> None:
    lined = [json.dumps({"date": day.isoformat(), "title": title, "text": text}) for day, title, text in said]
    assert_read(heard("\n".join(lined).encode()), said)


@given(rows)
@settings(max_examples=60, deadline=None)
def test_nothing_is_lost_of_a_table(said: list[tuple[date, str, str]]) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([("date", "title", "text"), *said])
    assert_read(heard(out.getvalue().encode()), said)


@given(st.dates(date(1990, 1, 1), date(2028, 2, 28)), st.sampled_from(calendars.LANGUAGES), st.sampled_from(STYLES))
@settings(max_examples=200, deadline=None)
def test_every_style_of_every_language_is_that_day(day: date, language: str, style: Style) -> None:
    # A second line settles the order of day and month.
    written = [format_date(one, style, language) for one in (day, date(2025, 1, 27))]
    body = "\n".join(f"{line}\nThe garden club opens its gates." for line in written).encode()
    source = SourceSpec(name="club", kind="dump", location="club.txt", language=language)
    parsed = parse(Document(source="club", location="club.txt", body=body, retrieved=RETRIEVED), source)
    found = [announcement.published.date() for announcement in parsed.announcements if announcement.published]
    assert day in found
    assert set(found) <= {day, date(2025, 1, 27)}


@given(st.text(max_size=200), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
@settings(max_examples=80, deadline=None)
def test_marked_and_unicode_text_is_read_exactly(text: str, encoding: str) -> None:
    try:
        body = text.encode(encoding)
    except UnicodeEncodeError:
        return
    found = decode.decode(body)
    # Zero bytes in every other place are what tells UTF-16 without a mark from UTF-8.
    if not found.complaint and not (encoding == "utf-8" and "\0" in text):
        assert found.text == text.removeprefix("\ufeff")
