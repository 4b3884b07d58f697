"""A month of builds, followed day by day by independent readers: each announcement once, none lost, none unread again.

Days bring what weeks bring to a real publisher: news, corrected typos, a partner's item that the publisher says later
in its own words, a teaser of which somebody has the whole text, a partner whose items all come under new ids, a source
that is taken out and put back, a text file that is empty for a day.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from reader import make_reader

from mmmfeed.build import build
from mmmfeed.config import load
from projects import Project, dump, rss
from servers import Answer, Request, Server, serving

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DAYS = 30
FILES = ["news.rss", "news.atom"]

PLACES = [
    *("Ghent", "Aarlen", "Mechelen", "Dyle", "Kisumu", "Porto", "Lisbon", "Nairobi"),
    *("Liège", "Namur", "Bruges", "Antwerp", "Leuven", "Hasselt", "Ostend"),
]
MATTERS = [
    "opened a nursery on the {} quay, and the first ferry brought forty willows",
    "has counted the beavers of {} again, for the first time since the dam",
    "asks the council of {} to take the old weir out before the summer",
    "publishes a map of the flooded cellars of {}, street by street",
    "thanks two hundred volunteers who planted hedges around {}",
]


def text(number: int) -> str:
    place, matter = PLACES[number % len(PLACES)], MATTERS[number % len(MATTERS)]
    return (
        f"The river forum {matter.format(place)}. Number {number * 37 + 11} of its letters tells how it came about, who "
        f"paid for it and what the neighbours in {PLACES[(number * 7 + 3) % len(PLACES)]} say."
    )


OWN = {day: text(day) for day in range(0, DAYS, 2)}  # the publisher's, by the day they come
ALLIES = {day: text(day + 100) for day in range(1, DAYS, 3)}  # a partner's
REPEATED = 4  # the publisher says on day 6 what its partner said on this day
TEASED = 7  # of what the partner said on this day, the publisher has the beginning since the day before


@dataclass
class Month:
    """The publisher's files, as they are on each day."""

    project: Project
    server: Server
    path: Path = field(init=False)

    def __post_init__(self) -> None:
        self.path = self.project.folder / "feeds.yaml"

    def live(self, day: int) -> datetime:
        """Bring what the day brings, and build; when that was."""
        now = START + timedelta(days=day)
        self.project.write("dumps/news.txt", self._dump(day))
        self.project.write("partners/ally.xml", self._ally(day))
        ally = "" if day in {20, 21} else "  - name: ally\n    feed: partners/ally.xml\n"
        self.project.configure(f"  - name: own\n    dump: dumps/*.txt\n    first_party: true\n{ally}")
        report = build(load(self.path), now, accepted=["news", *(["ally"] if ally else [])])
        assert not report.published.refused, report.problems
        return now

    def _dump(self, day: int) -> str:
        said = {at: words for at, words in OWN.items() if at <= day}
        if day > REPEATED + 1:
            said[REPEATED + 1] = ALLIES[REPEATED]
        if day >= TEASED - 1:
            said[TEASED - 4] = ALLIES[TEASED][: ALLIES[TEASED].index("tells how") + 12] + "..."
        if 10 <= day < 12:
            said = {at: words.replace("neighbours", "neigbours") for at, words in said.items()}
        records = {f"{START + timedelta(days=at):%d.%m.%y}": said[at] for at in sorted(said, reverse=True)}
        return "" if day == 25 else dump(records)

    def _ally(self, day: int) -> str:
        prefix = "new" if day >= 14 else "item"  # the partner moved to another system
        items = [_item(f"{prefix}-{at}", at, words) for at, words in ALLIES.items() if at <= day]
        return rss(*reversed(items[-8:]))


def _item(name: str, at: int, words: str) -> str:
    return (
        f"<item><guid isPermaLink='false'>{name}</guid><title>Letter of day {at}</title>"
        f"<pubDate>{format_datetime(START + timedelta(days=at))}</pubDate><description>{words}</description></item>"
    )


# The beginning of TEASED and the repeated text are their partner's announcements, not further ones.
EXPECTED = len(OWN) + len(ALLIES)


class _Reader:
    """lemon24's reader, of which all that comes is read at once."""

    def __init__(self, url: str) -> None:
        self._reader = make_reader(":memory:")
        self._reader.add_feed(url)
        self.titles: dict[str, str | None] = {}
        self.unread_again: set[str] = set()

    def look(self) -> None:
        self._reader.update_feeds(scheduled=False)
        for entry in list(self._reader.get_entries(read=False)):
            if entry.id in self.titles:
                self.unread_again.add(entry.id)
            self.titles[entry.id] = entry.title
            self._reader.mark_entry_as_read(entry)

    def close(self) -> None:
        self._reader.close()


class _Sfeed:
    """sfeed_update(1), which keeps a line for each id and title that it has seen; the sixth field is the id (sfeed(5))."""

    def __init__(self, folder: Path, server: Server) -> None:
        self._folder, self._config = folder, folder / "sfeedrc"
        folder.mkdir()
        feeds = "".join(f'feed "{name}" "{server.url(f"/{name}")}"\n' for name in FILES)
        self._config.write_text(f'sfeedpath="{folder}/feeds"\nfeeds() {{\n{feeds}}}\n', encoding="utf-8")
        (folder / "feeds").mkdir()

    def look(self) -> None:
        subprocess.run(["sfeed_update", self._config], capture_output=True, check=True, timeout=60)

    def ids(self) -> dict[str, set[str]]:
        files = {name: self._folder / "feeds" / name for name in FILES}
        return {name: {line.split("\t")[5] for line in _lines(file)} for name, file in files.items()}


class _Newsboat:
    def __init__(self, folder: Path, url: str) -> None:
        folder.mkdir()
        (folder / "urls").write_text(f"{url}\n", encoding="utf-8")
        (folder / "config").touch()
        self._files = [f"-u{folder / 'urls'}", f"-c{folder / 'cache.db'}", f"-C{folder / 'config'}"]

    def look(self) -> str:
        command = ["newsboat", *self._files, "-x", "reload", "print-unread"]
        return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout

    def counted(self) -> int:
        return int(self.look().strip().splitlines()[-1].split()[0])


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines()


@pytest.fixture
def month(project: Project) -> Iterator[Month]:
    def file(request: Request) -> Answer:
        name = request.path.lstrip("/")
        return Answer(project.output(name).read_bytes(), {"Content-Type": f"application/{name.rpartition('.')[2]}+xml"})

    with serving({f"/{name}": file for name in FILES}) as server:
        yield Month(project, server)


@pytest.mark.skipif(
    "CI" not in os.environ and not (shutil.which("sfeed_update") and shutil.which("newsboat")),
    reason="sfeed or newsboat is not installed",
)
def test_a_month_in_the_life_of_readers(month: Month, tmp_path: Path) -> None:
    sfeed = _Sfeed(tmp_path / "sfeed", month.server)
    newsboats = [_Newsboat(tmp_path / f"boat-{name}", month.server.url(f"/{name}")) for name in FILES]
    with ExitStack() as stack:
        readers = [_Reader(month.server.url(f"/{name}")) for name in FILES]
        for reader in readers:
            stack.callback(reader.close)
        for day in range(DAYS):
            month.live(day)
            looks: list[Callable[[], object]] = [reader.look for reader in readers]
            looks += [sfeed.look] if day % 3 == 0 else []
            looks += [newsboat.look for newsboat in newsboats] if day % 7 == 0 else []
            for look in looks:
                look()
        for reader in readers:
            assert reader.unread_again == set()
            assert len(reader.titles) == EXPECTED, sorted(map(str, reader.titles.values()))
    sfeed.look()
    assert {name: len(ids) for name, ids in sfeed.ids().items()} == dict.fromkeys(FILES, EXPECTED)
    assert [newsboat.counted() for newsboat in newsboats] == [EXPECTED] * len(FILES)
