"""What must hold for any table, mail or page: no exception, nothing lost, the same records however it is written."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from email.message import EmailMessage
from email.utils import format_datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mmmfeed.model import Decision, Document, SourceSpec
from mmmfeed.parsers.textdump import containers, decode
from mmmfeed.parsers.textdump.containers import webpage
from mmmfeed.parsers.textdump.records import LeftOut, Record
from mmmfeed.text.words import clean

RETRIEVED = datetime(2026, 3, 1, tzinfo=UTC)
SOURCE = SourceSpec(name="club", kind="dump", location="club")
PIECES = [
    *("date", "Datum", "title", "text", ",", ";", "\t", "|", '"', '""', "\n", "\r\n", "\r", " ", "\\", "=", "sep=;"),
    *(
        "2025-03-04",
        "04.03.25",
        "27.01.2025",
        "4 March 2025",
        "1741082400",
        "2025-03-04T10:00:00Z",
        "Fair",
        "Café, tea",
    ),
    *("{", "}", "[", "]", ":", '"date":', '"text":', '{"date": "2025-03-04", "text": "x"}', "\\ud800", "null", "1e999"),
    *("From a@b Tue Mar  4 10:00:00 2025\n", "Date: Tue, 4 Mar 2025 10:00:00 +0100\n", "Subject: =?utf-8?q?a=", "\n\n"),
    *(
        "Content-Type: multipart/mixed; boundary=x\n",
        "--x\n",
        "Content-Transfer-Encoding: base64\n",
        "charset=",
        "\x00",
    ),
    *(
        "<html>",
        "<p>",
        "</p>",
        "<time datetime='2025-03-04'>",
        "</time>",
        "<a href='//x['>",
        "<table>",
        "<td>",
        "<base>",
    ),
]
soup = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=40).map("".join)
some_bytes = st.binary(max_size=200) | soup.map(lambda text: text.encode("utf-8", "surrogatepass"))
days = st.dates(date(1991, 1, 1), date(2027, 12, 31))
words = (
    st.text(st.characters(categories=("L", "N", "P", "Zs"), max_codepoint=0x4FF), min_size=3, max_size=40)
    .map(clean)
    .filter(lambda text: any(map(str.isalpha, text)) and text == text.strip() and not {"<", "&"} & set(text))
)
said = st.lists(st.tuples(days, words, words), min_size=2, max_size=8)


def read(kind: str, body: bytes) -> list[Record | LeftOut | Decision]:
    document = Document(source="club", location="club", body=body, retrieved=RETRIEVED)
    return list(containers.read(kind, body if kind == "mail" else decode.decode(body).utf8, document, SOURCE))


def heard(parts: Sequence[object]) -> list[tuple[date, str, str]]:
    return [(part.day, part.title, "\n".join(part.body)) for part in parts if isinstance(part, Record)]


@pytest.mark.parametrize("kind", ["table", "jsonlines", "mail"])
@given(body=some_bytes)
@settings(max_examples=150, deadline=None)
def test_any_bytes_give_records_or_say_why_not(kind: str, body: bytes) -> None:
    containers.sniff(body, "club.txt")
    parts = read(kind, body)
    assert not body.strip() or parts
    for part in parts:
        if isinstance(part, LeftOut):
            assert 0 < part.first <= part.last
        elif isinstance(part, Record):
            assert part.dated.about == "published"
            assert part.dated.evidence.startswith(f"line {part.line}, ")


@given(some_bytes)
@settings(max_examples=150, deadline=None)
def test_any_bytes_give_a_page(body: bytes) -> None:
    assert isinstance(webpage.text_of(body), str)
    assert isinstance(webpage.text_of(b"<html><body>" + body), str)


@given(
    said, st.sampled_from(",;\t|"), st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]), st.sampled_from(["\n", "\r\n"])
)
@settings(max_examples=100, deadline=None)
def test_a_table_gives_the_same_records_however_it_is_written(
    rows: list[tuple[date, str, str]], delimiter: str, quoting: int, end: str
) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator=end)  # type: ignore[arg-type]
    writer.writerows([("Datum", "Titel", "Inhalt"), *((f"{day:%Y-%m-%d}", title, text) for day, title, text in rows)])
    body = out.getvalue().encode()
    assert containers.sniff(body, "club.txt") == "table"
    assert heard(read("table", body)) == [(day, " ".join(title.split()), text) for day, title, text in rows]


@given(
    st.lists(
        st.lists(st.sampled_from(["2025-03-04", "soon", "Fair", "We read", "", 'a"b', '"x"']), max_size=5), max_size=8
    )
)
@settings(max_examples=100, deadline=None)
def test_every_row_is_a_record_or_reported(rows: list[list[str]]) -> None:
    body = "date;title;text\n2025-01-01;New;Year\n" + "\n".join(";".join(row) for row in rows) + "\n"
    parts = read("table", body.encode())
    told: set[int] = set()
    for part in parts:
        if isinstance(part, LeftOut):
            told |= set(range(part.first, part.last + 1))
        elif isinstance(part, Record):
            told.add(part.line)
    assert {number for number, row in enumerate(rows, 3) if any(cell.strip('"') for cell in row)} <= told


@given(said)
@settings(max_examples=60, deadline=None)
def test_json_gives_the_same_records_as_lines_and_as_an_array(rows: list[tuple[date, str, str]]) -> None:
    objects = [{"published": str(day), "title": title, "content": text} for day, title, text in rows]
    expected = [(day, " ".join(title.split()), text) for day, title, text in rows]
    for body in (
        "\n".join(map(json.dumps, objects)),
        json.dumps(objects),
        json.dumps(objects, indent=2, ensure_ascii=False),
        json.dumps({"items": objects}, indent=1),
        "\n".join(json.dumps(said, indent=2) for said in objects),
    ):
        assert containers.sniff(body.encode(), "club.json") == "jsonlines"
        assert heard(read("jsonlines", body.encode())) == expected


@given(said)
@settings(max_examples=40, deadline=None)
def test_an_mbox_gives_the_mails_that_were_put_into_it(rows: list[tuple[date, str, str]]) -> None:
    body = b""
    for day, title, text in rows:
        mail = EmailMessage()
        mail["From"] = "Jane Doe <jane@club.example.org>"
        mail["Date"] = format_datetime(datetime(day.year, day.month, day.day, 10, tzinfo=UTC))
        mail["Subject"] = " ".join(title.split())
        mail.set_content(text)
        body += b"From jane@club.example.org Tue Mar  4 10:00:00 2025\n" + mail.as_bytes() + b"\n"
    assert containers.sniff(body, "list") == "mail"
    assert heard(read("mail", body)) == [(day, " ".join(title.split()), text) for day, title, text in rows]


def test_a_time_of_seconds_is_a_date_only_in_a_column_that_says_so() -> None:
    assert containers.sniff(b"1741082400;12;Fair\n1741082401;13;Tea\n", "club.txt") is None


def test_a_cell_without_end_does_not_swallow_the_file() -> None:
    rows = "".join(f"2025-03-04;Title {number};Text\n" for number in range(3_000))
    parts = read("table", f'date;title;text\n2025-03-03;First;"Text\n{rows}'.encode())
    assert sum(isinstance(part, Record) for part in parts) == 3_001
