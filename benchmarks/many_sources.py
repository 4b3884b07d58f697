"""How long a run over many partners' feeds takes, and how much memory: 500 feeds of 200 kB from a server here.

python benchmarks/many_sources.py [FEEDS [KILOBYTES [ITEMS]]] [--profile] [--fetch]

first     all are new
not due   as cron does it a few minutes later
due       all are asked again, and nothing has changed
news      all are asked again, and each has one announcement more

With --fetch all are only asked, and one answer after the other is taken: what is held of many large ones at once
(64 8000 200).

The runs are in a child process, each under the peak of the ones before it (VmHWM, so on Linux only); the server is in
this one. Each feed has a host of its own, which leads here.
"""

from __future__ import annotations

import cProfile
import pstats
import random
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import partial
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "tests"))

from projects import Project, item, rss
from servers import Answer, Request, serving

NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
RUNS = {
    "first": NOW,
    "not due": NOW + timedelta(minutes=5),
    "due": NOW + timedelta(hours=2),
    "news": NOW + timedelta(hours=4),
}
WORDS = [f"{a}{b}{c}" for a in ("ri", "mo", "ta", "ke", "lu", "se") for b in ("ver", "lan", "dor", "mi", "pa", "sto")
         for c in ("n", "s", "lia", "ce", "rt", "ment", "ing", "ous")]  # fmt: skip


def feed(number: int, size: int, count: int) -> bytes:
    """Nothing in it is like another feed's."""
    rng = random.Random(number)
    items = []
    for n in range(count):
        text = " ".join(rng.choices(WORDS, k=size // count // 7))
        paragraphs = "".join(f"&lt;p&gt;{text[at : at + 600]}&lt;/p&gt;" for at in range(0, len(text), 600))
        date = format_datetime(NOW - timedelta(hours=7 * n + 1))
        items.append(item(f"{number}/{n}", f"{number}: {' '.join(rng.choices(WORDS, k=6))}", paragraphs, date))
    return rss(*items).encode()


def child(folder: Path, *, profiled: bool) -> None:
    """Each run, with its time and the peak so far."""
    from asking import names
    from mmmfeed.build import build
    from mmmfeed.config import load
    from mmmfeed.retrieve import client

    config = load(folder / "feeds.yaml")
    known = {source.location.split("/")[2].split(":")[0]: "127.0.0.1" for source in config.sources}
    client.Client = partial(client.Client, lookup=names(known))  # type: ignore[misc, assignment]
    print(f"{'before':8} {'':43} peak {peak()} MB", flush=True)
    for name, now in RUNS.items():
        (folder / "run").write_text(name)
        profiler = cProfile.Profile()
        began, used = time.perf_counter(), time.process_time()
        report = profiler.runcall(build, config, now) if profiled else build(config, now)
        took, used = time.perf_counter() - began, time.process_time() - used
        heard = report.heard
        print(
            f"{name:8} {took:7.2f} s ({used:6.2f} s of the processor) {heard.new:6} new  peak {peak()} MB", flush=True
        )
        if profiled:
            pstats.Stats(profiler).sort_stats("tottime").print_stats(18)
            pstats.Stats(profiler).sort_stats("cumtime").print_stats(40)
    print(f"{'store':8} {config.store.stat().st_size / 1e6:7.1f} MB")


def fetch(folder: Path) -> None:
    """All answers, none of them read."""
    from asking import AGENT, names
    from mmmfeed.config import load
    from mmmfeed.retrieve import client, retrieve_all

    sources = load(folder / "feeds.yaml").sources
    known = {source.location.split("/")[2].split(":")[0]: "127.0.0.1" for source in sources}
    client.Client = partial(client.Client, lookup=names(known))  # type: ignore[misc, assignment]
    (folder / "run").write_text("first")
    print(f"before {peak()} MB", flush=True)
    began = time.perf_counter()
    size = sum(len(getattr(answer.outcome, "body", b"")) for answer in retrieve_all(sources, {}, NOW, AGENT))
    print(f"{size / 1e6:.0f} MB in {time.perf_counter() - began:.1f} s, peak {peak()} MB")


def peak() -> int:
    """MB of this process so far."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM"))


def main() -> None:
    given = [int(word) for word in sys.argv[1:] if word.isdecimal()]
    feeds, kilobytes, count = [*given, *(500, 200, 20)[len(given) :]]
    bodies = [feed(number, kilobytes * 1000, count) for number in range(feeds)]
    print(f"{feeds} feeds, {sum(map(len, bodies)) / 1e6:.0f} MB")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)

        def say(request: Request) -> Answer:
            body = bodies[int(request.path.strip("/"))]
            if (folder / "run").read_text() == "news":
                date = format_datetime(NOW + timedelta(hours=3))
                news = item(
                    f"news{request.path}", f"News of {request.path}", f"The news of {request.path} of today.", date
                )
                return Answer(body.replace(b"<item>", f"{news}<item>".encode(), 1), {"ETag": '"2"'})
            known = request.header("If-None-Match") == '"1"'
            return Answer(status=304) if known else Answer(body, {"ETag": '"1"'})

        with serving({f"/{number}": say for number in range(feeds)}) as there:
            urls = [there.url(f"/{number}", f"feed-{number}.example") for number in range(feeds)]
            lines = [f"  - name: s{n}\n    feed: {url}\n    allow_private: true\n" for n, url in enumerate(urls)]
            Project(folder).configure("".join(lines))
            command = [sys.executable, __file__, "child", place, *(word for word in sys.argv if word.startswith("--"))]
            subprocess.run(command, check=True)


if __name__ == "__main__":
    if "child" in sys.argv and "--fetch" in sys.argv:
        fetch(Path(sys.argv[2]))
    elif "child" in sys.argv:
        child(Path(sys.argv[2]), profiled="--profile" in sys.argv)
    else:
        main()
