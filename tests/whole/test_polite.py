"""Two days of cron every five minutes against servers of many kinds: what they were asked, and when.

Each server's table row says how many hours lie between two questions at least. The hours are worked out by hand from
what the server says, so they know nothing of the program; it may take a tenth longer (jitter), and the next run of cron.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from made import LONG
from mmmfeed.build import build
from mmmfeed.config import load
from mmmfeed.retrieve import web
from projects import Project, rss
from servers import Answer, Request, Server, serving

START = datetime(2026, 6, 1, 9, 2, tzinfo=UTC)  # a Monday
CRON, DAY = timedelta(minutes=5), timedelta(days=1)
NEVER = 1000.0  # hours
PAGE = b"<html><title>Log in</title><input type=password></html>"
Say = Callable[[datetime, Request], Answer]


@dataclass(frozen=True)
class Asked:
    """One question, when it was put, and its answer."""

    at: datetime
    source: str
    url: str
    request: Request
    answer: Answer


@dataclass
class World:
    """Servers that know what time it is in the test, and write down what they are asked."""

    home: Server
    other: Server
    now: datetime = START
    log: list[Asked] = field(default_factory=list)

    def put(self, path: str, say: Say, server: Server | None = None) -> str:
        """Let a server say that at `path`, whose first word is the source that it is asked for; the address."""
        there = server or self.home
        source, url = path.split("/")[1], there.url(path)

        def answer(request: Request) -> Answer:
            said = say(self.now, request)
            self.log.append(Asked(self.now, source, url, request, said))
            return said

        there.answers[path] = answer
        return url

    def run(self, project: Project, hours: float, every: timedelta = CRON) -> None:
        """As cron does it."""
        config = load(project.folder / "feeds.yaml")
        end = self.now + timedelta(hours=hours)
        while self.now < end:
            build(config, self.now)
            self.now += every

    def of(self, source: str) -> list[Asked]:
        """What a source's own server was asked, and not those to which it redirects."""
        return [asked for asked in self.log if asked.source == source and asked.request.path == f"/{source}"]


@pytest.fixture
def world() -> Iterator[World]:
    with serving() as home, serving() as other:
        yield World(home, other)


# --- what servers say -------------------------------------------------------------------------------------


def number(now: datetime, hours: float = 6) -> int:
    """Of the newest announcement: there is one every six hours."""
    return (now - START + timedelta(days=100)) // timedelta(hours=hours)


def feed(name: str, now: datetime, channel: str = "", hours: float = 6) -> bytes:
    """The two newest announcements."""
    newest = number(now, hours)
    items = "".join(
        f"<item><guid>{name}-{n}</guid><title>The {name} of number {n}</title><description>"
        f"{LONG.format(f'{name} {n}')}</description><pubDate>{http_date(n, hours)}</pubDate></item>"
        for n in range(newest, newest - 2, -1)
    )
    spaces = 'version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"'
    return rss(channel, items).replace('version="2.0"', spaces).encode()


def http_date(n: int, hours: float = 6) -> str:
    """When announcement `n` came out."""
    return format_datetime(START - timedelta(days=100) + n * timedelta(hours=hours), usegmt=True)


def telling(name: str, channel: str = "", hours: float = 6, **headers: str) -> Say:
    """A feed. {n} in a header's value is the number of the newest announcement, and 304 goes to who knows them all."""

    def say(now: datetime, request: Request) -> Answer:
        given = {key.replace("_", "-"): _filled(value, now, hours) for key, value in headers.items()}
        known = {"If-None-Match": given.get("ETag"), "If-Modified-Since": given.get("Last-Modified")}
        told = [(request.header(key), value) for key, value in known.items()]
        if any(said is not None for said, _ in told) and all(said in (None, value) for said, value in told):
            return Answer(status=304, headers=given)
        return Answer(feed(name, now, channel, hours), given)

    return say


def still(body: bytes) -> Say:
    """Always the same, with an ETag."""
    return lambda now, request: Answer(status=304) if request.header("If-None-Match") else Answer(body, {"ETag": '"1"'})


def _filled(value: str, now: datetime, hours: float) -> str:
    newest = number(now, hours)
    return value.replace("{n}", str(newest)).replace("{date}", http_date(newest, hours))


def dated(hours: float, name: str, off: timedelta, key: str) -> Say:
    """A time so many `hours` ahead, by a clock that is wrong."""

    def say(now: datetime, request: Request) -> Answer:
        clock = now + off
        moments = {"Date": clock, key: clock + timedelta(hours=hours)}
        headers = {name: format_datetime(moment, usegmt=True) for name, moment in moments.items()}
        return Answer(feed(name, now), {"ETag": '"1"', **headers})

    return say


def with_status(status: int, say: Say) -> Say:
    def other(now: datetime, request: Request) -> Answer:
        return Answer(b"Not now.", {**say(now, request).headers, "ETag": '"of the error"'}, status=status)

    return other


def until(hours: float, first: Say, then: Say) -> Say:
    """`first` so many hours long, `then` from then on."""
    return lambda now, request: (first if now < START + timedelta(hours=hours) else then)(now, request)


def sending_on(url: str, status: int) -> Say:
    return lambda now, request: Answer(status=status, headers={"Location": url, "ETag": '"of the sign"'})


def forgetful(say: Say) -> Say:
    """Its 304 says nothing but that (RFC 9110, section 15.4.5, wants the ETag; many leave it out)."""
    return lambda now, request: replace_304(say(now, request), {})


def packed(say: Say) -> Say:
    """As mod_deflate does: a 304 has another ETag than the answer that was packed."""
    return lambda now, request: replace_304(say(now, request), {"ETag": '"unpacked"'})


def replace_304(answer: Answer, headers: Mapping[str, str]) -> Answer:
    return Answer(status=304, headers=headers) if answer.status == 304 else answer


def just(answer: Answer) -> Say:
    return lambda now, request: answer


FAILING = (1.0, 2.0, 4.0, 8.0, 16.0, 24.0)
SLOW, FAST = -timedelta(days=1500), timedelta(days=1500)

# (name, what it says, hours between two questions: the n-th two, the last number for all that follow)
SERVERS: tuple[tuple[str, Say, tuple[float, ...]], ...] = (
    ("plain", telling("plain"), (24,)),
    ("etag", telling("etag", ETag='"{n}"'), (1,)),
    ("weak", telling("weak", ETag='W/"{n}-x"'), (1,)),
    ("unquoted", telling("unquoted", ETag="{n}-gzip;br"), (1,)),
    ("odd", telling("odd", ETag='"{n}"a", \'b\'\\"'), (1,)),
    ("latin", telling("latin", ETag='"numéro {n}"'), (1,)),
    ("modified", telling("modified", Last_Modified="{date}"), (1,)),
    ("no-date", telling("no-date", Last_Modified="{n}, the day before yesterday"), (1,)),
    ("both", telling("both", ETag='"{n}"', Last_Modified="{date}"), (1,)),
    ("forgetful", forgetful(telling("forgetful", ETag='"{n}"', Last_Modified="{date}")), (1,)),
    ("packed", packed(telling("packed", ETag='"{n}-gzip"')), (1,)),
    ("static", telling("static", ETag='"always"', hours=4000), (24,)),
    ("cookie", telling("cookie", ETag='"{n}"', Set_Cookie="id=1; Max-Age=99999999"), (1,)),
    ("max-age", telling("max-age", ETag='"{n}"', Cache_Control="public, max-age=10800"), (3,)),
    ("too-fresh", telling("too-fresh", ETag='"{n}"', Cache_Control="max-age=31536000"), (24,)),
    ("never-fresh", telling("never-fresh", ETag='"{n}"', Cache_Control="no-cache, max-age=0", Expires="0"), (1,)),
    ("slow-clock", dated(2, "slow-clock", SLOW, "Expires"), (2,)),
    ("fast-clock", dated(2, "fast-clock", FAST, "Expires"), (2,)),
    ("weekly", telling("weekly", ETag='"{n}"', hours=7 * 24), (16.8,)),
    ("busy", with_status(429, telling("busy", Retry_After="18000")), (5, 5, 5, 8, 16, 24)),
    ("busy-date", with_status(429, dated(3, "busy-date", FAST, "Retry-After")), (3, 3, 4, 8, 16, 24)),
    ("too-eager", with_status(503, telling("too-eager", Retry_After="1")), FAILING),
    ("soon-well", until(0.5, with_status(503, telling("x")), telling("soon-well", ETag='"{n}"')), (1,)),
    ("ill", until(24, with_status(500, telling("x")), telling("ill", ETag='"{n}"')), (1, 2, 4, 8, 16, 1)),
    ("hung-up", just(Answer(raw=b"")), FAILING),
    ("no-http", just(Answer(raw=b"Hello, who is there?\r\n")), FAILING),
    ("missing", just(Answer(b"Not here", status=404)), FAILING),
    ("gone", just(Answer(b"No more", status=410)), (NEVER,)),
    ("login", just(Answer(PAGE)), FAILING),
    ("login-known", still(PAGE), FAILING),
    ("gives-up", until(1, telling("gives-up", ETag='"{n}"'), telling("gives-up")), (1, 24)),
    ("ttl", telling("ttl", "<ttl>180</ttl>", ETag='"{n}"'), (3,)),
    ("period", telling("period", "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>",
                       ETag='"{n}"'), (6,)),
    ("nights", telling("nights", f"<skipHours>{''.join(f'<hour>{h}</hour>' for h in range(6))}</skipHours>",
                       ETag='"{n}"'), (1,)),
)  # fmt: skip


# --- two days ---------------------------------------------------------------------------------------------


def configure(project: Project, urls: Mapping[str, str], more: Mapping[str, str] | None = None) -> None:
    lines = (
        f"  - name: {name}\n    feed: {url}\n    allow_private: true\n{(more or {}).get(name, '')}"
        for name, url in urls.items()
    )
    project.configure("".join(lines), feeds="  - name: news\n    formats: [json]\n    limit: 3\n")


@pytest.fixture(scope="module")
def two_days(tmp_path_factory: pytest.TempPathFactory) -> World:
    """After 576 runs."""
    project = Project(tmp_path_factory.mktemp("polite"))
    with serving() as home, serving() as other:
        world = World(home, other)
        configure(project, {name: world.put(f"/{name}", say) for name, say, _ in SERVERS})
        world.run(project, hours=48)
    return world


@pytest.mark.parametrize(("name", "waits"), [pytest.param(name, waits, id=name) for name, _, waits in SERVERS])
def test_no_server_is_asked_more_often_than_it_wants(name: str, waits: tuple[float, ...], two_days: World) -> None:
    """None too early, and none forgotten."""
    skipped = range(6) if name == "nights" else range(0)
    asked = [one.at for one in two_days.of(name)]
    assert asked[0] == START
    for turn, (before, after) in enumerate(itertools.pairwise([*asked, two_days.now])):
        least = timedelta(hours=waits[min(turn, len(waits) - 1)])
        most = least * 1.1 + CRON + timedelta(hours=len(skipped))
        assert after == two_days.now or least <= after - before, (turn, before, after, least)
        assert after - before <= most, (turn, before, after, most)
    assert not [moment for moment in asked[1:] if moment.hour in skipped]


def test_every_repeat_is_conditional_and_byte_exact(two_days: World) -> None:
    assert_exact(two_days.log)
    assert sum(asked.answer.status == 304 for asked in two_days.log) > len(two_days.log) / 4


def test_each_question_is_polite(two_days: World) -> None:
    assert two_days.home.at_once <= 2
    for asked in two_days.log:
        assert (asked.request.header("Cookie"), asked.request.header("Referer")) == (None, None)
        assert (asked.request.header("User-Agent") or "").endswith("(+https://www.riverforum.example/)")
        assert "rss" in (asked.request.header("Accept") or "")
        assert "gzip" in (asked.request.header("Accept-Encoding") or "")


def assert_exact(log: list[Asked]) -> None:
    """Each address is asked with what it gave with its last whole answer to that source, byte for byte."""
    given: dict[tuple[str, str], tuple[str | None, str | None]] = {}
    for asked in log:
        told = asked.request.header("If-None-Match"), asked.request.header("If-Modified-Since")
        assert told == given.get((asked.source, asked.url), (None, None)), (asked.source, asked.at)
        if asked.answer.status == 200 and asked.answer.raw is None:
            headers = asked.answer.headers
            given[asked.source, asked.url] = headers.get("ETag"), headers.get("Last-Modified")


# --- redirects --------------------------------------------------------------------------------------------


def test_a_new_address_is_taken_on_the_third_day(world: World, project: Project) -> None:
    new = world.put("/moved/new", telling("moved", ETag='"{n}"'), world.other)
    old = world.put("/moved", sending_on(new, 301))
    configure(project, {"moved": old})
    world.run(project, hours=96, every=timedelta(hours=1))
    assert_exact(world.log)
    last = world.of("moved")[-1].at
    assert last.date() == (START + 2 * DAY).date()
    after = [asked for asked in world.log if asked.at > last]
    assert {asked.url for asked in after} == {new}
    assert len(after) > 10


@pytest.mark.parametrize("status", [302, 303, 307])
def test_a_redirect_for_now_is_never_taken_for_good(status: int, world: World, project: Project) -> None:
    new = world.put("/sent/new", telling("sent", ETag='"{n}"'), world.other)
    configure(project, {"sent": world.put("/sent", sending_on(new, status))})
    world.run(project, hours=120, every=timedelta(hours=6))
    assert_exact(world.log)
    assert len(world.of("sent")) * 2 == len(world.log) == 40


def test_a_captive_portal_of_an_afternoon_changes_nothing(world: World, project: Project) -> None:
    portal = world.put("/cafe/portal", just(Answer(b"<html><title>Welcome</title></html>")), world.other)
    say = until(6, telling("cafe", ETag='"{n}"'), until(12, sending_on(portal, 301), telling("cafe", ETag='"{n}"')))
    configure(project, {"cafe": world.put("/cafe", say)})
    world.run(project, hours=36, every=timedelta(hours=1))
    assert_exact(world.log)
    assert world.log[-1].url == world.home.url("/cafe")


def test_what_is_for_one_origin_is_not_told_to_another(
    world: World, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALLY_TOKEN", "s3cret")
    new = world.put("/closed/new", telling("closed"), world.other)
    say = until(5, telling("closed", ETag='"{n}"', Last_Modified="{date}"), sending_on(new, 302))
    configure(project, {"closed": world.put("/closed", say)}, {"closed": "    auth:\n      token: ${ALLY_TOKEN}\n"})
    world.run(project, hours=30, every=timedelta(hours=1))
    told = {(asked.url, asked.request.header("Authorization")) for asked in world.log}
    assert told == {(world.home.url("/closed"), "Bearer s3cret"), (new, None)}
    assert_exact(world.log)


# --- servers that do not answer ---------------------------------------------------------------------------


def test_a_server_that_takes_too_long_is_asked_ever_less_often(
    world: World, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web, "DEADLINE", 0.1)
    silent = just(Answer(until=threading.Event()))
    configure(project, {"silent": world.put("/silent", silent)})
    world.run(project, hours=17)
    gaps = [after.at - before.at for before, after in itertools.pairwise(world.of("silent"))]
    assert [gap // timedelta(hours=1) for gap in gaps] == [1, 2, 4, 8]


def test_a_server_that_is_not_there_is_asked_ever_less_often(world: World, project: Project) -> None:
    """Nobody can write down that it was asked; so the moments are those at which the program says that it was."""
    with serving() as gone:
        url = gone.url("/nobody")
    configure(project, {"nobody": url})
    config, asked = load(project.folder / "feeds.yaml"), []
    while world.now < START + timedelta(hours=17):
        if not build(config, world.now).sources["nobody"].waiting:
            asked.append(world.now)
        world.now += CRON
    assert [(after - before) // timedelta(hours=1) for before, after in itertools.pairwise(asked)] == [1, 2, 4, 8]


def test_a_run_of_a_day_when_this_machines_clock_was_wrong_stops_nothing(world: World, project: Project) -> None:
    configure(project, {"early": world.put("/early", telling("early", ETag='"{n}"'))})
    world.now += timedelta(days=3000)
    world.run(project, hours=0.1)
    world.now = START
    world.run(project, hours=4)
    assert len(world.log) == 1 + 4
    assert_exact(world.log)
