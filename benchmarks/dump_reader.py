"""How fast a dump is read: MB/s of each step, and how much slower each is than splitting the same text into lines.

python benchmarks/dump_reader.py [MEGABYTES]
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from babel.dates import format_date

from mmmfeed.model import Document, SourceSpec
from mmmfeed.parsers.textdump import decode, habit, lines, parse, records, shapes
from mmmfeed.text import dates

RETRIEVED = datetime(2026, 3, 1, tzinfo=UTC)
SOURCE = SourceSpec(name="club", kind="dump", location="club.txt")
SENTENCE = "the garden club opens its gates for all who like roses and tulips near the old mill by the river"


def dump(megabytes: float, written: Callable[[date], str]) -> bytes:
    """Records of about 500 bytes, each under its date."""
    rng = random.Random(7)
    parts, size = [], 0
    while size < megabytes * 1e6:
        day = date(2020, 1, 1) + timedelta(days=rng.randrange(2000))
        text = "\n".join(" ".join(rng.choices(SENTENCE.split(), k=30)).capitalize() + "." for _ in range(3))
        parts.append(f"{written(day)}\n{text}\n")
        size += len(parts[-1].encode())
    return "".join(parts).encode()


def measure(name: str, body: bytes) -> None:
    source = Document(source="club", location="club.txt", body=body, retrieved=RETRIEVED)
    marks = [("", time.perf_counter())]

    def mark(step: str) -> None:
        marks.append((step, time.perf_counter()))

    text = decode.decode(body).utf8
    mark("decode")
    whole = lines.split(text)
    mark("lines")
    found = list(shapes.date_lines(whole))
    mark("date lines")
    understood = habit.infer(found, whole, SOURCE, dates.window(RETRIEVED))
    mark("habit")
    parts = list(records.Records(whole, understood))
    mark("records")
    begin, end = marks[0][1], marks[-1][1]
    assert len(parse(source, SOURCE).announcements) == len(parts)
    whole_way = time.perf_counter() - end
    megabytes = len(body) / 1e6
    splitting = next(at - marks[i][1] for i, (step, at) in enumerate(marks[1:]) if step == "lines")
    print(f"{name}: {megabytes:.1f} MB, {len(parts)} records")
    for (_, before), (step, at) in pairwise(marks):
        print(f"  {step:12} {megabytes / (at - before):8.1f} MB/s  {(at - before) / splitting:6.1f} x lines")
    print(f"  {'to records':12} {megabytes / (end - begin):8.1f} MB/s  {(end - begin) / splitting:6.1f} x lines")
    print(f"  {'announcements':12} {megabytes / whole_way:7.1f} MB/s  {whole_way / splitting:6.1f} x lines")


def main() -> None:
    megabytes = float(sys.argv[1]) if len(sys.argv) > 1 else 5.0
    measure("numbers, 13.01.26", dump(megabytes, lambda day: f"{day:%d.%m.%y}"))
    measure("ISO, 2026-01-13", dump(megabytes, date.isoformat))
    measure("words, mardi 13 janvier 2026", dump(megabytes, lambda day: format_date(day, "full", "fr")))
    measure("words, 13 stycznia 2026", dump(megabytes, lambda day: format_date(day, "long", "pl")))


if __name__ == "__main__":
    main()
