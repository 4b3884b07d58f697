"""What it costs to decide about 1,000 new announcements when 10,000, 100,000 or 1,000,000 are known.

python benchmarks/merge_growth.py [KNOWN ...] [--profile] [--in FOLDER]
python benchmarks/merge_growth.py --one-url

The known ones, of some 300 words each, are merged in batches of 250, as builds do it; the time that this takes is that
of a first build without reading its sources. Then, in a process of its own for the peak of memory (VmHWM, so on Linux
only), 1,000 new ones are decided about: copies with an introduction, teasers, copies with words left out, and as many
that nobody has said. The store is a file; what is new is in it from then on.

recall    the share of the pairs of which half of the runs of five words are common (exact Jaccard >= .5) that are
          among those that are compared, of a sample of the new ones against a sample of the known ones
found     how many of those that are known were joined to what they are

With --one-url: 125 to 1,000 sources that all link to one page, each with one announcement or with three.
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
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from made_texts import SOURCES, Texts, new_ones

NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
NEW = 1000
BATCH = 250
SAMPLE = 200  # new ones, of which the exact likeness to the known ones is found out
LEAST = 0.5  # Jaccard
RUN = 5  # words


class Clock:
    """Time of the processor spent in each phase, without that of the phases within."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()
        self._stack: list[str] = ["rest"]
        self._since = time.process_time()

    def _turn(self) -> None:
        now = time.process_time()
        self.spent[self._stack[-1]] += now - self._since  # type: ignore[assignment]
        self._since = now

    def restart(self) -> None:
        """Forget what was before."""
        self.spent.clear()
        self.skip()

    def skip(self) -> None:
        """What was done since belongs to no phase."""
        self._since = time.process_time()

    def timed(self, owner: Any, name: str, phase: str) -> None:
        """Have a function of a module, or a method of a class, counted as this phase."""
        called: Callable[..., Any] = getattr(owner, name)

        def wrapped(*args: Any, **kwargs: Any) -> Any:
            self._turn()
            self._stack.append(phase)
            try:
                return called(*args, **kwargs)
            finally:
                self._turn()
                self._stack.pop()

        setattr(owner, name, wrapped)

    def table(self) -> str:
        """All phases, the dearest first, in seconds."""
        self._turn()
        return "  ".join(f"{phase} {spent:.2f}" for phase, spent in self.spent.most_common() if spent >= 0.005)


def watched() -> Clock:
    """A clock that knows the phases of a decision."""
    from mmmfeed import joining
    from mmmfeed.merge import edges
    from mmmfeed.store import clusters, judgements, records, words

    clock = Clock()
    for owner, names, phase in (
        (joining, ("wording",), "wording"),
        (edges, ("wording",), "wording"),
        (words.Words, ("keep",), "prints"),
        (words.Words, ("alike", "often"), "look-up"),
        (records.Records, ("holding",), "look-up"),
        (records.Records, ("known",), "load"),
        (joining, ("judgements",), "compare"),
        (judgements.Judgements, ("between", "reach"), "cluster"),
        (joining, ("merge",), "cluster"),
        (judgements.Judgements, ("keep", "drop", "leave_apart"), "keep"),
        (clusters.Clusters, ("keep",), "keep"),
        (joining, ("link",), "link"),
    ):
        for name in names:
            if hasattr(owner, name):
                clock.timed(owner, name, phase)
    return clock


@contextmanager
def opened(path: Path) -> Iterator[Any]:
    """A run with this store."""
    from mmmfeed.model import Config, SiteSpec, SourceSpec
    from mmmfeed.run import open_run, silent

    sources = tuple(
        SourceSpec(name=f"s{n}", kind="feed", location=f"https://s{n}.example/feed", first_party=n == 0)
        for n in range(SOURCES)
    )
    site = SiteSpec(title="Growth", url="https://growth.example/")
    config = Config(
        path=path.parent / "feeds.yaml", site=site, sources=sources, feeds=(), output=path.parent, store=path
    )
    with open_run(config, NOW, silent) as run:
        yield run


def hear(run: Any, said: Sequence[Any]) -> None:
    """Have announcements recorded, and wait to be merged."""
    from mmmfeed.merge import identity_keys
    from mmmfeed.model import Document, Member

    with run.store.transaction():
        document = Document(source="s0", location="https://s0.example/feed", body=b"<rss/>", retrieved=NOW)
        hearing = run.store.documents.add(document, "f")
        run.store.records.add(hearing, NOW, [Member(announcement=a, keys=identity_keys(a)) for a in said])
        run.store.records.wait(a.name for a in said)


def grow(path: Path, start: int, end: int) -> None:
    """Announcements `start` to `end` become known."""
    from mmmfeed.hearing import merge_new

    clock, texts = watched(), Texts()
    heard = merged = used = 0.0
    with opened(path) as run:
        for at in range(start, end, 10 * BATCH):
            said = [texts.one(number) for number in range(at, min(end, at + 10 * BATCH))]
            clock.skip()
            ready, before = time.perf_counter(), time.process_time()
            hear(run, said)
            recorded = time.perf_counter()
            merge_new(run)
            heard, merged, used = (
                heard + recorded - ready,
                merged + time.perf_counter() - recorded,
                used + time.process_time() - before,
            )
    count = max(1, end - start)
    print(
        f"{end:9,} known  first build: {heard:.1f} s to record, {merged:.1f} s to merge "
        f"({used:.1f} s of the processor, {1000 * used / count:.2f} ms each)  peak {peak()} MB  "
        f"store {path.stat().st_size / 1e6:.0f} MB"
    )
    print(f"           {clock.table()}", flush=True)


def decide(path: Path, known: int, *, profiled: bool) -> None:
    """1,000 new ones."""
    from mmmfeed.hearing import merge_new

    clock = watched()
    texts = Texts()
    new = list(new_ones(texts, known, NEW, random.Random(known)))
    before = peak()
    pairs = _note_candidates()
    with opened(path) as run:
        hear(run, [said for said, _ in new])
        profiler = cProfile.Profile()
        clock.restart()
        began, used = time.perf_counter(), time.process_time()
        _ = profiler.runcall(merge_new, run) if profiled else merge_new(run)
        took, used = time.perf_counter() - began, time.process_time() - used
        high = peak()
        print(
            f"{known:9,} known  {NEW:,} new decided in {took:.2f} s ({used:.2f} s of the processor)  "
            f"peak {high} MB ({before} MB before)"
        )
        print(f"           {clock.table()}")
        found, wrong = _found(run, texts, new)
        recall, of = _recall(texts, known, new, pairs)
        print(
            f"           {found} of {NEW // 2} found, {wrong} joined wrongly; "
            f"recall {recall:.4f} of {of} pairs; {len(pairs) / NEW:.1f} compared for each",
            flush=True,
        )
    if profiled:
        pstats.Stats(profiler).sort_stats("tottime").print_stats(30)
        pstats.Stats(profiler).sort_stats("cumtime").print_stats(45)


def one_url() -> None:
    """Many sources at one page."""
    from mmmfeed.hearing import merge_new

    texts = Texts()
    for times in (1, 3):
        for sources in (125, 250, 500, 1000):
            said = [
                replace(texts.one(n), source=f"at{n // times}", url="https://www.wetlands.example/appeal")
                for n in range(sources * times)
            ]
            with tempfile.TemporaryDirectory() as place, opened(Path(place) / "store.sqlite3") as run:
                hear(run, said)
                used = time.process_time()
                merge_new(run)
                used = time.process_time() - used
                count = sum(1 for _ in run.store.clusters.newest_first())
                print(
                    f"{sources:5} sources with {times} each: {used:6.2f} s of the processor, {count} clusters",
                    flush=True,
                )


def _note_candidates() -> set[frozenset[Any]]:
    """The pairs that are going to be compared because of their words."""
    from mmmfeed import joining

    noted: set[frozenset[Any]] = set()
    names = vars(joining)  # the function under the name that joining calls it by
    judged = names["judgements"]

    def noting(near: Any) -> Any:
        noted.update(map(frozenset, near.alike))
        return judged(near)

    names["judgements"] = noting
    return noted


def _found(run: Any, texts: Texts, new: Sequence[tuple[Any, int | None]]) -> tuple[int, int]:
    of = run.store.clusters.of([said.name for said, _ in new])
    right = wrong = 0
    for said, number in new:
        mates = run.store.clusters.numbered([of[said.name]])[of[said.name]].members
        if number is None:
            wrong += len(mates) > 1
        else:
            right += texts.one(number).name in {m.name for m in mates}
    return right, wrong


def _recall(
    texts: Texts, known: int, new: Sequence[tuple[Any, int | None]], pairs: set[frozenset[Any]]
) -> tuple[float, int]:
    some = [said for said, _ in new[:SAMPLE]]
    having: dict[int, list[int]] = defaultdict(list)
    sizes = []
    for at, said in enumerate(some):
        found = shingles(said.text)
        sizes.append(len(found))
        for one in found:
            having[one].append(at)
    originals = {number for _, number in new[:SAMPLE] if number is not None}
    hits = missed = 0
    for number in sorted(originals | set(range(0, known, max(1, known // 50_000)))):
        said = texts.one(number)
        found = shingles(said.text)
        shared = Counter(at for one in found if one in having for at in having[one])
        for at, count in shared.items():
            if count / (sizes[at] + len(found) - count) >= LEAST:
                hit = frozenset((some[at].name, said.name)) in pairs
                hits, missed = hits + hit, missed + (not hit)
    return hits / max(1, hits + missed), hits + missed


def shingles(text: str) -> set[int]:
    """Hashes of runs of five words."""
    words = text.lower().split()
    return {hash(tuple(words[at : at + RUN])) for at in range(len(words) - RUN + 1)}


def peak() -> int:
    """MB of this process so far."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM"))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n", maxsplit=1)[0])
    parser.add_argument("known", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--one-url", action="store_true", help="many sources that link to one page, instead")
    parser.add_argument("--in", dest="folder", type=Path, help="where the store is, or is to stay (default: nowhere)")
    parser.add_argument("--step", nargs=3, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one_url:
        one_url()
        return
    if args.step:
        what, start, end = args.step[0], int(args.step[1]), int(args.step[2])
        if what == "grow":
            grow(args.folder / "store.sqlite3", start, end)
        else:
            decide(args.folder / "store.sqlite3", end, profiled=args.profile)
        return
    with tempfile.TemporaryDirectory() as place:
        folder = args.folder or Path(place)
        options = ["--in", str(folder), *(["--profile"] if args.profile else [])]
        last = 0
        for count in sorted(args.known):
            for what in ("grow", "decide"):
                step = [sys.executable, __file__, *options, "--step", what, str(last), str(count)]
                subprocess.run(step, check=True)
            last = count


if __name__ == "__main__":
    main()
