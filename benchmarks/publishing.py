"""What it costs to publish: 1,000 and 10,000 announcements in three formats with their history, with pages and without.

python benchmarks/publishing.py [ANNOUNCEMENTS ...] [--profile first|nothing|new|edited|day] [--packed] [--more]

first     a first build of all
nothing   as cron does it a few minutes later
new       one more announcement
edited    one of the oldest is corrected
day       the day after, when nothing is new

Both projects, with pages and without, do each step by turns in one run. Of each are told the seconds of a whole build,
those that the processor worked in it (the ratio is of these), those of them for the publication alone, and the peak of
memory so far (VmHWM, so on Linux only). With --more there are two more feeds, for which all that is known is looked at:
one in the order of events, one that leaves a source out.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

sys.path.append(str(Path(__file__).parents[1] / "tests"))

from projects import Project, dump, rss

NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
STEPS = ("first", "nothing", "new", "edited", "nothing", "day")
FEEDS = (
    "  - name: news\n",
    "  - name: events\n    order: event\n    events_only: true\n",
    "  - name: others\n    exclude_source: [ally]\n",
)
YEARS = 5
WORDS = [f"{a}{b}{c}" for a in ("ri", "mo", "ta", "ke", "lu", "se") for b in ("ver", "lan", "dor", "mi", "pa", "sto")
         for c in ("n", "s", "lia", "ce", "rt", "ment", "ing", "ous")]  # fmt: skip


def announcement(number: int, day: datetime) -> str:
    rng = random.Random(number)
    words = [" ".join(rng.choices(WORDS, k=50)).capitalize() + "." for _ in range(3)]
    if number % 4 == 0:
        words.append(f"The meeting is on {day + timedelta(days=20):%d %B %Y} at 18:30 in Ghent.")
    return "\n\n".join(words) + "\n"


def records(count: int) -> Iterator[tuple[datetime, str]]:
    """The oldest first."""
    for number in range(count):
        day = NOW - timedelta(days=365 * YEARS * (count - number) / count)
        yield day, announcement(number, day)


def prepare(project: Project, count: int, *, with_pages: bool, packed: bool, feeds: str) -> None:
    more = f"precompress: {str(packed).lower()}\n" + ("pages: true\n" if with_pages else "")
    sources = "  - name: own\n    dump: dumps/*.txt\n    first_party: true\n  - name: ally\n    feed: ally.xml\n"
    project.configure(sources, feeds, more)
    project.write("ally.xml", rss())
    years: dict[str, list[str]] = {}
    for number, (day, text) in enumerate(records(count)):
        file = "old" if number == count // 100 else f"{day:%Y}"
        years.setdefault(file, []).append(dump({f"{day:%d.%m.%Y}": text}))
    for file, said in years.items():
        project.write(f"dumps/{file}.txt", "".join(reversed(said)))


def change(step: str, project: Project) -> None:
    if step == "new":
        project.write("dumps/new.txt", dump({f"{NOW:%d.%m.%Y}": announcement(-1, NOW)}))
    elif step == "edited":
        path = project.folder / "dumps" / "old.txt"
        path.write_text(path.read_text().replace(" ", " corrected ", 1))


def measured(project: Project, now: datetime, profiler: cProfile.Profile | None) -> tuple[float, float, float]:
    """Seconds of a build, those that the processor worked, and those of them for the publication."""
    import mmmfeed.build as story
    from mmmfeed.config import load
    from mmmfeed.publishing import publish_all as inner

    spent = [0.0]

    def timed(*args: Any, **kwargs: Any) -> Any:
        began = time.process_time()
        done = profiler.runcall(inner, *args, **kwargs) if profiler else inner(*args, **kwargs)
        spent[0] += time.process_time() - began
        return done

    with patch.object(story, "publish_all", timed):
        config = load(project.folder / "feeds.yaml")
        began, used = time.perf_counter(), time.process_time()
        report = story.build(config, now, accepted=("own", *(feed.name for feed in config.feeds)))
        assert report.exit_code in {0, 1}, report.problems  # 1: a partner's feed is empty
        return time.perf_counter() - began, time.process_time() - used, spent[0]


def peak() -> int:
    """MB of this process so far."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM"))


def run(count: int, profiled: str, *, packed: bool, feeds: str) -> None:
    """All steps, in this process."""
    print(f"{count} announcements")
    with tempfile.TemporaryDirectory() as place:
        projects = {name: Project(Path(place) / name) for name in ("without", "with")}
        for name, project in projects.items():
            prepare(project, count, with_pages=name == "with", packed=packed, feeds=feeds)
        now = NOW
        for step in STEPS:
            now += timedelta(days=1) if step == "day" else timedelta(minutes=5)
            took: dict[str, tuple[float, float, float]] = {}
            for name, project in projects.items():
                change(step, project)
                profiler = cProfile.Profile() if step == profiled and name == "with" else None
                took[name] = measured(project, now, profiler)
                if profiler:
                    pstats.Stats(profiler).sort_stats("tottime").print_stats(25)
                    pstats.Stats(profiler).sort_stats("cumtime").print_stats(60)
            told = "; ".join(f"{name} {_told(*took[name])}" for name in ("with", "without"))
            ratio = took["with"][1] / took["without"][1]
            print(f"{step:8} {told}; ratio {ratio:5.2f}; peak {peak()} MB", flush=True)


def _told(whole: float, used: float, published: float) -> str:
    return f"{whole:6.2f} s ({used:6.2f}, publishing {published:6.2f})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", type=int, nargs="*", default=[1000, 10_000])
    parser.add_argument("--profile", default="", choices=["", *STEPS])
    parser.add_argument("--packed", action="store_true")
    parser.add_argument("--more", action="store_true")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    for count in given.counts:
        if given.here:
            run(count, given.profile, packed=given.packed, feeds="".join(FEEDS if given.more else FEEDS[:1]))
        else:  # a process of its own for its peak
            options = [word for word in sys.argv[1:] if not word.isdecimal()]
            subprocess.run([sys.executable, __file__, str(count), "--here", *options], check=True)


if __name__ == "__main__":
    main()
