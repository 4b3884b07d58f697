"""A hub that is told: what it is asked, what is kept of what it did not hear, and when it hears that again."""

from __future__ import annotations

import socket
import threading
from collections.abc import Collection, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from asking import AGENT, names
from certificates import self_signed
from mmmfeed.hub import Means, announce
from mmmfeed.retrieve.client import Client
from mmmfeed.store import Pings, Store
from servers import Answer, Script, Server, serving

NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
RSS, ATOM, JSON = (f"http://127.0.0.1/feeds/news.{ending}" for ending in ("rss", "atom", "json"))
THERE = "http://www.example.org/feeds/news.rss"
LATER = "The next builds tell it; until then readers find the news when they look by themselves."
OK, TROUBLE = Answer(status=204), Answer(status=500)


class Sleepless:
    """A clock that goes on only when somebody sleeps, and remembers how long they did."""

    def __init__(self) -> None:
        self.slept: list[float] = []

    def now(self) -> float:
        return sum(self.slept)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)


@pytest.fixture
def pings(tmp_path: Path) -> Iterator[Pings]:
    with Store.open(tmp_path / "store.sqlite3") as store:
        yield store.pings


@pytest.fixture
def hub() -> Iterator[Server]:
    with serving({"/": OK}) as server:
        yield server


def tell(
    hub: Server | str,
    pings: Pings,
    *topics: str,
    now: datetime = NOW,
    means: Means | None = None,
    feeds: Collection[str] = (RSS, ATOM, JSON, THERE),
) -> list[str]:
    """What the user reads of it."""
    url = hub if isinstance(hub, str) else hub.url("/")
    there = {*feeds, *topics}
    problems = announce(url, topics, pings, now, AGENT, feeds=there, means=means or Means(clock=Sleepless()))
    assert {(problem.source, problem.place) for problem in problems} <= {("hub", url)}
    return [problem.message for problem in problems]


def heard(hub: Server) -> list[str]:
    """The addresses that a hub was told, which wants hub.url."""
    return [dict(parse_qsl(request.body.decode()))["hub.url"] for request in hub.requests]


def owed(hub: Server | str, pings: Pings) -> dict[str, tuple[int, timedelta]]:
    url = hub if isinstance(hub, str) else hub.url("/")
    return {ping.topic: (ping.tries, ping.due - NOW) for ping in pings.of(url)}


def answers(hub: Server, script: Script) -> None:
    hub.answers["/"] = script


# --- what it is asked -------------------------------------------------------------------------------------


def test_each_feed_is_told_in_the_words_of_all_hubs(hub: Server, pings: Pings) -> None:
    assert tell(hub, pings, RSS, ATOM) == []
    request = hub.requests[0]
    assert (request.method, request.header("Content-Type")) == ("POST", "application/x-www-form-urlencoded")
    assert request.header("User-Agent") == AGENT
    assert [parse_qsl(request.body.decode()) for request in hub.requests] == [
        [("hub.mode", "publish"), ("hub.url", topic), ("hub.topic", topic)] for topic in (ATOM, RSS)
    ]
    assert owed(hub, pings) == {}


def test_nothing_changed_and_nothing_is_asked(hub: Server, pings: Pings) -> None:
    assert tell(hub, pings) == []
    assert hub.requests == []


@pytest.mark.parametrize("status", [200, 202, 204])
def test_whatever_a_hub_says_that_is_content_is_enough(status: int, hub: Server, pings: Pings) -> None:
    answers(hub, Answer(b"" if status == 204 else b"We will ping the subscribers now\n", status=status))
    assert tell(hub, pings, RSS) == []
    assert owed(hub, pings) == {}


def test_feeds_of_the_same_hub_share_a_connection(hub: Server, pings: Pings) -> None:
    answers(hub, Answer(b"fine", {"Connection": "keep-alive"}, status=202))
    assert tell(hub, pings, RSS, ATOM, JSON) == []
    assert (len(hub.requests), hub.connections) == (3, 1)


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_hub_that_has_moved_is_told_where_it_is_now(status: int, hub: Server, pings: Pings) -> None:
    answers(hub, Answer(headers={"Location": "/hub"}, status=status))
    hub.answers["/hub"] = OK
    assert tell(hub, pings, RSS) == []
    assert [(request.method, request.path) for request in hub.requests] == [("POST", "/"), ("POST", "/hub")]
    assert heard(hub) == [RSS, RSS]


# --- a hub that fails -------------------------------------------------------------------------------------


def test_a_hub_that_fails_once_is_told_again_after_a_rest(hub: Server, pings: Pings) -> None:
    clock = Sleepless()
    answers(hub, [TROUBLE, OK])
    assert tell(hub, pings, ATOM, RSS, means=Means(clock=clock)) == []
    assert heard(hub) == [ATOM, RSS, ATOM]
    assert clock.slept == [0.5]


def test_a_hub_that_fails_three_times_is_told_by_a_later_build(hub: Server, pings: Pings) -> None:
    answers(hub, TROUBLE)
    assert tell(hub, pings, ATOM, RSS) == [
        f"the hub has a problem (HTTP 500). It was not told of news.atom, news.rss. {LATER}"
    ]
    assert len(hub.requests) == 3
    assert owed(hub, pings) == {ATOM: (1, 5 * MINUTE), RSS: (1, 5 * MINUTE)}
    answers(hub, OK)
    assert tell(hub, pings, now=NOW + 4 * MINUTE) == []
    assert len(hub.requests) == 3
    assert tell(hub, pings, now=NOW + 5 * MINUTE) == []
    assert heard(hub)[3:] == [ATOM, RSS]
    assert owed(hub, pings) == {}


def test_what_changes_while_a_hub_rests_waits_with_the_others(hub: Server, pings: Pings) -> None:
    answers(hub, TROUBLE)
    tell(hub, pings, ATOM)
    before = len(hub.requests)
    assert tell(hub, pings, RSS, now=NOW + MINUTE) == []
    assert len(hub.requests) == before
    answers(hub, OK)
    assert tell(hub, pings, now=NOW + 6 * MINUTE) == []
    assert heard(hub)[before:] == [RSS, ATOM]


def test_the_distances_grow_to_two_hours_and_after_three_days_it_is_given_up(hub: Server, pings: Pings) -> None:
    answers(hub, Answer(status=404))
    now, distances, said = NOW, list[timedelta](), tell(hub, pings, RSS)
    while waiting := pings.of(hub.url("/")):
        distances.append(waiting[0].due - now)
        now = waiting[0].due
        said = tell(hub, pings, now=now)
    assert distances[:7] == [n * MINUTE for n in (5, 10, 20, 40, 80, 120, 120)]
    assert timedelta(days=3) < now - NOW < timedelta(days=3, hours=2)
    assert said == [
        "it could not be told of news.rss for 3 days, and is told no more until there is something new. "
        "Is `hub` in feeds.yaml right?"
    ]


def test_a_feed_that_changes_again_is_told_of_for_three_days_more(hub: Server, pings: Pings) -> None:
    answers(hub, TROUBLE)
    tell(hub, pings, RSS)
    later = NOW + timedelta(days=3, minutes=1)
    assert "it could not" not in tell(hub, pings, RSS, now=later)[0]
    assert [(ping.tries, ping.since) for ping in pings.of(hub.url("/"))] == [(2, later)]


def test_a_hub_that_asks_to_wait_a_little_is_given_the_time(hub: Server, pings: Pings) -> None:
    clock = Sleepless()
    answers(hub, [Answer(headers={"Retry-After": "2"}, status=429), OK])
    assert tell(hub, pings, RSS, means=Means(clock=clock)) == []
    assert clock.slept == [2.0]


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("3600", timedelta(hours=1)),
        ("Mon, 01 Jun 2026 11:00:00 GMT", timedelta(hours=2)),
        ("99999999", timedelta(days=1)),
        ("60", 5 * MINUTE),
        ("soon", 5 * MINUTE),
    ],
)
def test_a_hub_that_asks_to_wait_long_is_told_by_a_later_build(
    said: str, due: timedelta, hub: Server, pings: Pings
) -> None:
    answers(hub, Answer(headers={"Retry-After": said, "Date": "Mon, 01 Jun 2026 09:00:00 GMT"}, status=429))
    (message,) = tell(hub, pings, RSS)
    assert message.startswith("the hub says that it is told too often (HTTP 429). It was not told of news.rss.")
    assert owed(hub, pings) == {RSS: (1, due)}
    assert len(hub.requests) == (3 if said == "soon" else 1)


def test_one_feed_that_a_hub_does_not_take_leaves_the_others_alone(hub: Server, pings: Pings) -> None:
    refusal = Answer(b"Invalid hub.url\n", {"Content-Type": "text/plain"}, status=400)
    answers(hub, lambda request: refusal if b"atom" in request.body else OK)
    assert tell(hub, pings, ATOM, JSON, RSS) == [
        f"the hub does not take it (HTTP 400: “Invalid hub.url”). It was told in vain of news.atom. {LATER}"
    ]
    assert heard(hub) == [ATOM, JSON, RSS]
    assert owed(hub, pings) == {ATOM: (1, 5 * MINUTE)}
    assert tell(hub, pings, RSS, now=NOW + MINUTE) == []
    assert heard(hub)[3:] == [RSS]


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer(status=503), "the hub is not available at the moment (HTTP 503)."),
        (Answer(status=401), "the hub wants a password, which mmmfeed has none of; name another one (HTTP 401)."),
        (Answer(status=403), "the hub does not take it; is this site signed up there? (HTTP 403)."),
        (Answer(status=405), "there is no hub at this address; correct `hub` in feeds.yaml (HTTP 405)."),
        (Answer(status=422), "the hub does not take it (HTTP 422)."),
        (Answer(status=303, headers={"Location": "/x"}), "the hub sends us to a page to look at; is this the address of a hub?"),
        (Answer(status=301), "the hub sends us to a page to look at; is this the address of a hub?"),
        (Answer(status=307, headers={"Location": "/"}), "the hub redirects again and again; correct `hub` in feeds.yaml."),
        (Answer(status=307, headers={"Location": "ftp://b.example/"}), "the hub redirects to 'ftp://b.example/', which is no web"),
        (Answer(raw=b"220 mail.example ESMTP\r\n"), "the server answers with something that is no HTTP; is the address right? It was"),
        (Answer(raw=b""), "the server hangs up without an answer; the next run asks again."),
        (
            Answer(b"<p>No\x00pe</p>", {"Content-Type": "text/html"}, status=400),
            "the hub does not take it (HTTP 400).",
        ),
        (
            Answer(b"\x1b[31mNo\n\n" + b"because " * 100, {"Content-Type": "text/plain; charset=utf-8"}, status=400),
            "the hub does not take it (HTTP 400: “[31mNo because because",
        ),
    ],
)  # fmt: skip
def test_why_it_failed_is_said_in_plain_words(answer: Answer, words: str, hub: Server, pings: Pings) -> None:
    answers(hub, answer)
    (message,) = tell(hub, pings, RSS)
    assert message.startswith(words)
    assert message.endswith(LATER)
    assert len(message) < 420
    assert list(owed(hub, pings)) == [RSS]


def test_nobody_there_is_a_problem_too(pings: Pings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/"
    assert tell(url, pings, RSS) == [
        f"no connection (Connection refused); the next run asks again. It was not told of news.rss. {LATER}"
    ]
    assert owed(url, pings) == {RSS: (1, 5 * MINUTE)}


def test_a_hub_without_a_name_is_a_problem_too(pings: Pings) -> None:
    means = Means(clock=Sleepless(), client=lambda: Client(lookup=names({})))
    (message,) = tell("http://nowhere.example/", pings, RSS, means=means)
    assert message.startswith(
        "no server of this name is known; is the address right, and are we online? It was not told"
    )


def test_a_hub_that_cannot_prove_who_it_is_is_not_told_and_not_asked_again_at_once(
    pings: Pings, tmp_path: Path
) -> None:
    context, _ = self_signed(tmp_path, "IP:127.0.0.1")
    with serving({"/": OK}, tls=context) as hub:
        (message,) = tell(hub, pings, RSS)
        assert message.startswith(
            "the hub cannot prove who it is (self-signed certificate). It was not told of news.rss."
        )
        assert (hub.requests, hub.connections) == ([], 1)


# --- time -------------------------------------------------------------------------------------------------


def test_a_hub_that_says_nothing_does_not_hold_the_build(pings: Pings) -> None:
    silent = threading.Event()
    with serving({"/": Answer(until=silent)}) as hub:
        (message,) = tell(hub, pings, RSS, ATOM, means=Means(seconds=1.1))
        silent.set()
    assert message.startswith("the hub does not answer within 1 seconds. It was not told of news.atom, news.rss.")
    assert len(hub.requests) == 1


def test_a_hub_that_drips_does_not_hold_the_build(pings: Pings) -> None:
    with serving({"/": Answer(headers={"X-Filler": "x" * 10_000}, slow="head", status=202)}) as hub:
        (message,) = tell(hub, pings, RSS, means=Means(seconds=1.1))
    assert message.startswith("the hub does not answer within 1 seconds.")


def test_what_there_is_no_time_for_is_told_by_the_next_build(hub: Server, pings: Pings) -> None:
    clock = Sleepless()

    def slow(_: object) -> Answer:
        clock.sleep(2.0)
        return OK

    answers(hub, slow)
    topics = [f"http://127.0.0.1/feeds/{n}.rss" for n in range(7)]
    assert tell(hub, pings, *topics, means=Means(clock=clock)) == [
        f"6 seconds were not enough to tell it of all. It was not told of 3.rss, 4.rss, 5.rss and 1 more. {LATER}"
    ]
    assert list(owed(hub, pings).values()) == [(0, timedelta(0))] * 4
    answers(hub, OK)
    assert tell(hub, pings, now=NOW + MINUTE, feeds=topics) == []
    assert heard(hub) == topics


# --- where it may be --------------------------------------------------------------------------------------


def test_a_hub_inside_a_network_is_not_told_of_a_public_feed(hub: Server, pings: Pings) -> None:
    (message,) = tell(hub, pings, THERE)
    assert message == (
        "the hub's address leads to 127.0.0.1, which is inside a network, where subscribers cannot ask it. Name a hub on "
        f"the public internet as `hub` in feeds.yaml, or remove it. It was not told of news.rss. {LATER}"
    )
    assert hub.requests == []


def test_a_public_hub_leads_nobody_into_a_network(pings: Pings) -> None:
    with serving() as inside, serving({"/": Answer(headers={"Location": inside.url("/")}, status=307)}) as hub:
        public = "127.0.0.2"

        def client() -> Client:
            known = names({"hub.example": public})
            return Client(lookup=known, allowed=lambda address: address == public)

        url = hub.url("/", "hub.example")
        with socket.create_server((public, hub.port)) as door:
            forward(door, inside.url("/"))
            (message,) = tell(url, pings, THERE, means=Means(clock=Sleepless(), client=client))
        assert message.startswith("the hub's address leads to 127.0.0.1, which is inside a network")
        assert inside.requests == []


def forward(door: socket.socket, location: str) -> None:
    """Answer one question at `door`: go there."""

    def answer() -> None:
        caller, _ = door.accept()
        with caller:
            caller.recv(65_536)
            caller.sendall(f"HTTP/1.1 307 There\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n".encode())

    threading.Thread(target=answer).start()


def test_what_another_hub_was_to_be_told_is_forgotten(hub: Server, pings: Pings) -> None:
    pings.owe("https://former.example/", [RSS], NOW)
    assert tell(hub, pings, ATOM) == []
    assert pings.of("https://former.example/") == []


# --- a run that ends before its time ----------------------------------------------------------------------


def test_a_run_that_is_killed_while_it_tells_owes_it_still(hub: Server, pings: Pings) -> None:
    class Dying(Sleepless):
        def now(self) -> float:
            if heard(hub):
                raise KeyboardInterrupt
            return 0.0

    with pytest.raises(KeyboardInterrupt):
        tell(hub, pings, ATOM, RSS, means=Means(clock=Dying()))
    assert list(owed(hub, pings)) == [ATOM, RSS]
    assert tell(hub, pings) == []
    assert owed(hub, pings) == {}


def test_a_feed_that_has_another_address_by_now_is_not_told_under_its_former_one(hub: Server, pings: Pings) -> None:
    (told,) = tell(hub, pings, THERE)
    assert "inside a network" in told  # as the feed is not, of which it was to be told
    assert tell(hub, pings, RSS, now=NOW + 10 * MINUTE, feeds=(RSS, ATOM)) == []
    assert heard(hub) == [RSS]
    assert owed(hub, pings) == {}
