"""What must hold for any text: no exception, nothing lost, names that last."""

from __future__ import annotations

import random
import re
import textwrap
from datetime import UTC, date, datetime
from typing import Literal

from babel.dates import format_date
from hypothesis import given, settings
from hypothesis import strategies as st

from mmmfeed.model import Announcement, Document, Parsed, SourceSpec
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
    parsed = heard(body)
    assert parsed.announcements or parsed.problems
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
    for part in [*([above] if above else []), *records.Records(whole, understood)]:
        if isinstance(part, records.LeftOut):
            left_out |= set(range(part.first, part.last + 1))
        else:
            kept += [part.title, part.url, part.dated.evidence, *part.body]
    here = words.clean(" ".join(kept))
    for index, (number, text) in enumerate(zip(whole.numbers, whole.texts, strict=True)):
        # What is in a title, in a text, or the evidence for a date, has been read.
        read = all(word in here for word in re.findall(r"\w+", words.clean(text)))
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
