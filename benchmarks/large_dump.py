"""How much memory a large dump takes, and where the time goes: 200,000 records in 100 MB, each reading on its own.

python benchmarks/large_dump.py [MEGABYTES]

records         the bytes, the habit, every record with its date and lines
names           the same, and the lasting name of each
announcements   the same, and all that readers see: title, text, HTML, events, language
"""

from __future__ import annotations

import cProfile
import pstats
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from dump_reader import RETRIEVED, SOURCE, dump

from mmmfeed.model import Document
from mmmfeed.parsers.textdump import announce, habit, ids, lines, read, records, shapes
from mmmfeed.text import dates

STEPS = ("records", "names", "announcements")


def one(step: str, document: Document) -> int:
    """How many records there are."""
    if step == "announcements":
        return sum(len(part.announcements) for part in read(document, SOURCE))
    whole = lines.split(document.body)
    understood = habit.infer(list(shapes.date_lines(whole)), whole, SOURCE, dates.window(RETRIEVED))
    found = records.Records(whole, understood)
    if step == "names":
        return len(ids.source_ids(lambda: found, announce.Announcer(SOURCE, None, 0).text))
    return sum(1 for _ in found)


def measure(step: str, path: Path) -> None:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    document = Document(source="club", location=path.name, body=path.read_bytes(), retrieved=RETRIEVED)
    began = time.perf_counter()
    count = one(step, document)
    took = time.perf_counter() - began
    megabytes = len(document.body) / 1e6
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{step:14} {count:8} records  {megabytes / took:6.1f} MB/s  peak {after} MB (before: {peak} MB)", flush=True)


def profile(path: Path) -> None:
    """The dearest functions on the way to announcements, of a tenth of the file."""
    body = path.read_bytes()
    document = Document(source="club", location=path.name, body=body[: len(body) // 10], retrieved=RETRIEVED)
    with cProfile.Profile() as profiler:
        one("announcements", document)
    pstats.Stats(profiler).sort_stats("tottime").print_stats(15)


def make(path: Path, megabytes: float) -> None:
    path.write_bytes(dump(megabytes, lambda day: f"{day:%d.%m.%y}"))


def main() -> None:
    match sys.argv[1:]:
        case ["make", path, megabytes]:
            make(Path(path), float(megabytes))
        case ["profile", path]:
            profile(Path(path))
        case [step, path]:
            measure(step, Path(path))
        case rest:
            with tempfile.TemporaryDirectory() as folder:
                path = f"{folder}/dump.txt"
                # A child inherits the peak of its parent, so nothing large may be done here.
                steps = [("make", path, *(rest or ["100"])), *((name, path) for name in (*STEPS, "profile"))]
                for arguments in steps:
                    subprocess.run([sys.executable, __file__, *arguments], check=True)


if __name__ == "__main__":
    main()
