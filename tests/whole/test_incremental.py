"""Whatever changes, however often: what was published bit by bit is what would be published from nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from mmmfeed.build import build
from mmmfeed.config import load
from mmmfeed.report import Report
from projects import SITE, Project, dump, item, rss

FIRST_DAY = date(2026, 1, 5)
NOW = datetime(2026, 5, 4, 10, tzinfo=UTC)
HOSTS = ("harbour", "school", "library", "clinic", "bridge", "garden", "museum", "nursery")
CITIES = (("Kyiv", "Kiev"), ("Athens", "Athènes"), ("Cairo", "Le Caire"), ("Vienna", "Vienne"), ("Warsaw", "Varsovie"))
FEEDS = {
    "news": "  - name: news\n    limit: 4\n",
    "recent": "  - name: recent\n    since: 60 days\n    formats: [rss, md]\n",
    "events": "  - name: events\n    order: event\n    limit: 3\n    events_only: true\n    formats: [json, ics]\n",
    "own": "  - name: own\n    sources: [own]\n    limit: 3\n    title_template: 'Own: {title}'\n    formats: [atom]\n",
}


def day_of(number: int) -> date:
    return FIRST_DAY + timedelta(days=7 * number)


def told(number: int) -> str:
    """Something that no other one is like."""
    what, city = HOSTS[number % len(HOSTS)], CITIES[number % len(CITIES)][0]
    text = (
        f"Pupils read gauge {number * 7919} of the {what}. After the floods near {city}, {3100 + number * 131} families "
        f"have lost their homes, and {96_000 + number * 1571} euros are needed for tents and drinking water."
    )
    if number % 3 == 0:
        text += f" The meeting takes place on {day_of(number + 8):%d %B %Y} at 18:00 in Ghent."
    return f"{text}\n"


def said_in_french(number: int) -> str:
    city = CITIES[number % len(CITIES)][1]
    return (
        f"Des élèves ont lu la jauge {number * 7919}. Après les inondations près de {city}, {3100 + number * 131} familles "
        f"ont perdu leur logement, et il faut {96_000 + number * 1571} euros pour des tentes et de l’eau potable."
    )


_NO_BASE = "".join(line for line in SITE.splitlines(keepends=True) if "base_url" not in line)


@dataclass
class World:
    """A publisher, partners, and what they do."""

    folder: Path
    now: datetime = NOW
    site: str = SITE
    own: dict[int, str] = field(default_factory=lambda: {number: told(number) for number in range(9)})
    ally: dict[int, str] = field(default_factory=dict)
    feeds: dict[str, str] = field(default_factory=lambda: dict(FEEDS))
    sources: dict[str, str] = field(default_factory=dict)  # more lines of each
    without: set[str] = field(default_factory=set)
    more: dict[str, str] = field(default_factory=dict)  # keys of feeds.yaml
    dates: dict[int, date] = field(default_factory=dict)

    def build(self, *accepted: str) -> Report:
        project = Project(self.folder)
        days = {number: self.dates.get(number, day_of(number)) for number in self.own}
        newest_first = sorted(self.own, key=lambda number: days[number], reverse=True)
        project.write("own.txt", dump({f"{days[n]:%d.%m.%y}": self.own[n] for n in newest_first}))
        for name, tongue in (("ally", "en"), ("pair", "fr")):
            items = (
                item(
                    f"{name}{n}",
                    self._title(n, tongue),
                    text,
                    f"{day_of(n % 50) + timedelta(1):%a, %d %b %Y} 09:30:00 +0000",
                )
                for n, text in sorted(self.ally.items(), reverse=True)
                if (n < 50) == (name == "ally")
            )
            project.write(f"{name}.xml", rss(*items))
        project.write("feeds.yaml", self._settings())
        return build(
            load(self.folder / "feeds.yaml"), self.now, accepted=accepted or ("own", "ally", "pair", *self.feeds)
        )

    def _title(self, number: int, tongue: str) -> str:
        return f"{'Jauge' if tongue == 'fr' else 'Gauge'} {number % 50 * 7919}"

    def _settings(self) -> str:
        known = {
            "own": "  - name: own\n    dump: own.txt\n    first_party: true\n",
            "ally": "  - name: ally\n    feed: ally.xml\n",
            "pair": "  - name: pair\n    feed: pair.xml\n    language: fr\n",
        }
        sources = "".join(text + self.sources.get(name, "") for name, text in known.items() if name not in self.without)
        return f"{self.site}{''.join(self.more.values())}sources:\n{sources}feeds:\n{''.join(self.feeds.values())}"

    @property
    def output(self) -> Path:
        return self.folder / "output"

    def files(self) -> dict[str, bytes]:
        found = sorted(path for path in self.output.rglob("*") if path.is_file())
        return {path.relative_to(self.output).as_posix(): path.read_bytes() for path in found}

    def go(self, steps: list[tuple[str, int]]) -> None:
        for name, number in steps:
            CHANGES[name](self, number)
            self.build()

    def from_nothing(self) -> dict[str, bytes]:
        """What the same store gives in an empty folder."""
        kept = self.folder / "kept"
        self.output.rename(kept)
        self.build()
        files = self.files()
        shutil.rmtree(self.output)
        kept.rename(self.output)
        return files


# --- what happens -----------------------------------------------------------------------------------------


def add(world: World, n: int) -> None:
    """Some of them are dated ahead."""
    world.own[9 + 2 * n] = told(9 + 2 * n)


def add_old(world: World, n: int) -> None:
    world.own[-1 - n] = told(40 + n)


def edit(world: World, n: int) -> None:
    number = sorted(world.own)[n % len(world.own)]
    world.own[number] = world.own[number].replace("Pupils", "All the pupils").replace("18:00", "19:30")


def redate(world: World, n: int) -> None:
    world.dates[n] = day_of(n) + timedelta(days=3) if n not in world.dates else date(2025, 12, 24) + timedelta(n)


def vanish(world: World, n: int) -> None:
    world.sources["own"] = "    mirror: true\n"
    if len(world.own) > 3:
        del world.own[sorted(world.own)[n % len(world.own)]]


def copy(world: World, n: int) -> None:
    world.ally[n] = told(n)


def alone(world: World, n: int) -> None:
    world.ally[20 + n] = told(30 + n)


def near_copy(world: World, n: int) -> None:
    world.ally[n] = f"From our partners. {told(n)} Read more on their page."


def translate(world: World, n: int) -> None:
    world.ally[50 + n] = said_in_french(n)


def edit_ally(world: World, n: int) -> None:
    for number in sorted(world.ally)[n % 2 :: 2]:
        world.ally[number] = f"{world.ally[number]} Corrected by the editors of the alliance in {n + 1} places."


def title(world: World, n: int) -> None:
    world.more["titles"] = f"titles:\n  {day_of(n % 9):%d.%m.%y}: Title number {n}\n"


def dated(world: World, n: int) -> None:
    world.more["dates"] = f"dates:\n  {day_of(n % 9):%d.%m.%y}: {date(2025, 11, 3) + timedelta(20 * n)}\n"


def skip(world: World, n: int) -> None:
    world.more["skip"] = f"skip:\n  - {day_of(n % 9):%d.%m.%y}\n"


def pin(world: World, n: int) -> None:
    kind, other = ("same", "never_same")[n % 2], min(world.ally) if world.ally else 0
    name = "ally" if other < 50 else "pair"
    which = [f"    - {told(n % 9)[:40]}\n", f"    - https://ally.example/{name}{other}\n"]
    world.more["pin"] = f"{kind}:\n  -\n{''.join(which)}"


def undecided(world: World, n: int) -> None:
    for key in sorted(world.more.keys() & {"titles", "dates", "skip", "pin"})[: n + 1]:
        del world.more[key]


def source(world: World, n: int) -> None:
    world.without ^= {("ally", "pair")[n % 2]}


def disabled(world: World, n: int) -> None:
    world.sources["ally"] = f"    enabled: {str(bool(n % 2)).lower()}\n"


def called(world: World, n: int) -> None:
    world.sources["pair"] = f"    title: Alliance {n}\n"


def topics(world: World, n: int) -> None:
    world.more["topics"] = f"topics:\n  Water:\n    - {HOSTS[n % len(HOSTS)]}\n"


def template(world: World, n: int) -> None:
    folder = world.folder / "look"
    folder.mkdir(exist_ok=True)
    text = f'{{% extends "mmmfeed/year.html" %}}{{% block main %}}{{{{ super() }}}}<p>Look {n}</p>{{% endblock %}}\n'
    (folder / "year.html").write_text(text)
    world.more["pages"] = "pages:\n  templates: look\n"


def pages(world: World, _: int) -> None:
    if world.more.pop("pages", "") != "pages: false\n":
        world.more["pages"] = "pages: false\n"


def packed(world: World, n: int) -> None:
    world.more["precompress"] = f"precompress: {str(bool(n % 2)).lower()}\n"


def later(world: World, n: int) -> None:
    world.now += timedelta(hours=(1, 9, 24, 24 * 8, 24 * 31)[n % 5])


def one_feed(world: World, n: int) -> None:
    name = ("recent", "events", "own")[n % 3]
    if name in world.feeds:
        del world.feeds[name]
    else:
        world.feeds[name] = FEEDS[name]


def limit(world: World, n: int) -> None:
    world.feeds["news"] = f"  - name: news\n    limit: {n + 2}\n"


def formats(world: World, n: int) -> None:
    world.feeds["news"] = f"{FEEDS['news']}    formats: {['[rss]', '[rss, atom, json]', '[txt, json]'][n % 3]}\n"


def address(world: World, n: int) -> None:
    """As `base_url`, or none."""
    world.site = SITE.replace("https://feeds.riverforum.example/", f"https://feeds-{n}.example/") if n % 3 else _NO_BASE


def lost(world: World, n: int) -> None:
    files = sorted(path for path in world.output.rglob("*") if path.is_file())
    for path in files[n :: max(1, len(files) // 3)]:
        path.unlink()


def tampered(world: World, n: int) -> None:
    files = sorted(path for path in world.output.rglob("*") if path.is_file())
    for path in files[n :: max(1, len(files) // 3)]:
        path.write_bytes(b"<!-- mmmfeed --> half of a")
        os.utime(path, ns=(n, n))


def nothing(_: World, __: int) -> None:
    """Cron."""


CHANGES: Mapping[str, Callable[[World, int], None]] = {
    change.__name__: change
    for change in (
        add, add_old, edit, redate, vanish, copy, alone, near_copy, translate, edit_ally, title, dated, skip, pin, undecided, source, disabled, called, topics, template, pages, packed, later, one_feed, limit, formats, address, lost, tampered, nothing,
    )
}  # fmt: skip
STEPS = st.lists(st.tuples(st.sampled_from(sorted(CHANGES)), st.integers(0, 8)), min_size=1, max_size=7)


@settings(max_examples=int(os.environ.get("INCREMENTAL_EXAMPLES", "10")), deadline=None)
@given(STEPS)
def test_bit_by_bit_or_from_nothing_gives_the_same_bytes(steps: list[tuple[str, int]]) -> None:
    with TemporaryDirectory() as place:
        world = World(Path(place))
        world.build()
        world.go(steps)
        stand, fresh = world.files(), world.from_nothing()
        assert sorted(stand) == sorted(fresh)
        assert [name for name in stand if stand[name] != fresh[name]] == []


@settings(max_examples=4, deadline=None)
@given(STEPS, STEPS, st.booleans())
def test_after_an_older_store_was_put_back_or_none_all_is_right_again(
    before: list[tuple[str, int]], after: list[tuple[str, int]], is_lost: bool
) -> None:
    with TemporaryDirectory() as place:
        world = World(Path(place))
        world.build()
        world.go(before)
        store, backup = world.folder / ".mmmfeed", world.folder / "backup"
        shutil.copytree(store, backup)
        world.go(after)
        shutil.rmtree(store)
        if not is_lost:
            backup.rename(store)
        world.build()
        stand, fresh = world.files(), world.from_nothing()
        assert fresh.items() <= stand.items()  # what was known in the meantime only may stand there, too
        times = {path: path.stat().st_mtime_ns for path in world.output.rglob("*")}
        world.build()
        assert {path: path.stat().st_mtime_ns for path in world.output.rglob("*")} == times
