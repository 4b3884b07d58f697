"""A day on which most partners' servers go bad, each in its own way: what was published stands, and says why.

Each partner has a host name of its own, which leads to one server on this machine. Yesterday all was well. Today each
answers as its row of the table says, and two have news. Tomorrow all is well again.
"""

from __future__ import annotations

import json
import threading
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import partial
from pathlib import Path

import pytest

from asking import names
from certificates import self_signed
from made import LONG
from mmmfeed.build import build
from mmmfeed.config import load
from mmmfeed.report import Report
from mmmfeed.retrieve import client, web
from mmmfeed.retrieve.addresses import is_public
from projects import Project, item, rss
from quick import Quick
from servers import Answer, Server, serving

YESTERDAY = datetime(2026, 6, 1, 9, 2, tzinfo=UTC)
TODAY, TOMORROW = YESTERDAY + timedelta(days=2), YESTERDAY + timedelta(days=5)
SECONDS = 3.0  # the deadline of a question
HERE = "127.0.0.1"

# --- what partners say ------------------------------------------------------------------------------------


def items(name: str, count: int) -> list[str]:
    """The newest first."""
    return [
        item(f"{name}/{n}", f"Of {name}, number {n}", LONG.format(f"{name} {n}"), _date(n)).replace("ally.", f"{name}.")
        for n in range(count, 0, -1)
    ]


def _date(n: int) -> str:
    return format_datetime(YESTERDAY - timedelta(hours=10 - n))


def feed(name: str, count: int = 3) -> bytes:
    return rss(*items(name, count)).encode()


def json_feed(name: str) -> bytes:
    """Just what `feed` says, in the other format."""
    said = [
        {
            "id": f"https://{name}.example/{name}/{n}",
            "url": f"https://{name}.example/{name}/{n}",
            "title": f"Of {name}, number {n}",
            "content_text": LONG.format(f"{name} {n}"),
            "date_published": (YESTERDAY - timedelta(hours=10 - n)).isoformat(),
        }
        for n in (3, 2, 1)
    ]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Ally", "items": said}).encode()


def bomb() -> bytes:
    """10 MB that unpack to 10 GB: one packed block again and again."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    size = 10 * 1024**2
    block = packer.compress(bytes(size)) + packer.flush(zlib.Z_FULL_FLUSH)
    return b"\x1f\x8b\x08\0\0\0\0\0\0\x03" + block * 1024 + packer.flush()


def laughs(name: str) -> bytes:
    levels = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
    return f"<!DOCTYPE rss [<!ENTITY l0 'ha'>{levels}]>{feed(name).decode().replace('Of ', '&l9;')}".encode()


def file_reader(name: str) -> bytes:
    entity = "<!DOCTYPE rss [<!ENTITY secret SYSTEM 'file:///etc/hostname'>]>"
    return f"{entity}{feed(name).decode().replace('Of ', '&secret;')}".encode()


def page(title: str, body: str = "") -> Answer:
    html = f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{body}</body></html>"
    return Answer(html.encode(), {"Content-Type": "text/html"})


def to(url: str, status: int = 302) -> Answer:
    return Answer(status=status, headers={"Location": url})


CHUNKED = {"Transfer-Encoding": "chunked", "Content-Length": ""}
LOGIN = '<form action="/login"><input name="user"><input type="password" name="word"></form>'
Bad = Answer | Callable[[str], Answer]  # by the partner's name
TOO_LATE, BROKE_OFF = f"no whole answer within {SECONDS:g} seconds", "broke off"

# (name, what it answers, words of the message; none where there is nothing to complain of)
BAD: dict[str, tuple[Bad, str]] = {
    "slow-headers": (Answer(headers={"X": "x" * 10_000}, slow="head"), TOO_LATE),
    "slow-body": (Answer(b"x" * 10_000, slow="body"), TOO_LATE),
    "slow-chunks": (Answer(b"1\r\nx\r\n" * 10_000, CHUNKED, slow="body"), TOO_LATE),
    "silent": (Answer(until=threading.Event()), TOO_LATE),
    "endless-body": (Answer(more=b"<item/>" * 5_000), "larger than 10 MB"),
    "endless-headers": (Answer(raw=b"HTTP/1.1 200 OK\r\n", more=b"X: y\r\n" * 100), "headers without end"),
    "endless-length": (Answer(length=10**14), "larger than 10 MB"),
    "bomb": (lambda _: Answer(bomb(), {"Content-Encoding": "gzip"}), "larger than 10 MB"),
    "not-packed": (lambda name: Answer(feed(name), {"Content-Encoding": "gzip"}), "cannot be unpacked"),
    "laughs": (lambda name: Answer(laughs(name)), "entit"),
    "file-reader": (lambda name: Answer(file_reader(name)), "entit"),
    "circle": (lambda name: to("/circle"), "redirects in a circle"),
    "long-way": (lambda name: to("/long-way/1"), "redirects more than 5 times"),
    "to-the-cloud": (to("http://169.254.169.254/latest/meta-data/"), "leads to 169.254.169.254, which is inside"),
    "to-here": (lambda name: to("http://[::ffff:127.0.0.1]/feed"), "leads to ::ffff:127.0.0.1, which is inside"),
    "to-inside": (to("http://inside.example/feed"), "leads to 10.0.0.7, which is inside"),
    "to-a-file": (to("file:///etc/passwd"), "which is no web address"),
    "to-a-password": (to("http://user:secret@to-a-password.example/"), "an address with a password in it"),
    "bad-certificate": (to("https://secure.example:{tls}/feed"), "cannot prove who it is"),
    "half": (lambda name: Answer(feed(name)[:400], length=len(feed(name))), BROKE_OFF),
    "half-a-chunk": (Answer(raw=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n<rss/>"), BROKE_OFF),
    "short-length": (lambda name: Answer(feed(name), length=700), "breaks off before its end"),
    "cut": (lambda name: Answer(feed(name)[:-200]), "breaks off before its end"),
    "hung-up": (Answer(raw=b""), "hangs up without an answer"),
    "no-http": (Answer(raw=b"220 mail.example ESMTP\r\n"), "no HTTP"),
    "unasked-304": (Answer(status=304), "though it was not asked that way"),
    "home-page": (page("Welcome", "<p>We have a new home.</p>"), "answers with a web page titled “Welcome” instead"),
    "login": (page("Sign in", LOGIN), "asks to log in titled “Sign in”"),
    "challenge": (Answer(status=403, headers={"cf-mitigated": "challenge"}), "a bot challenge"),
    "nothing": (Answer(), "answers with nothing at all"),
    "white-space": (Answer(b" \r\n" * 20), "answers with nothing at all"),
    "picture": (Answer(b"\x89PNG\r\n\x1a\n" + bytes(100)), "answers with a picture (PNG)"),
    "json-error": (Answer(b'{"error": "quota exceeded"}'), "quota exceeded"),
    "stranger": (lambda name: Answer(feed("parking")), "another site"),
    "broken": (Answer(b"oops", status=500), "the server has a problem"),
    "gone": (Answer(status=410), "taken away for good"),
    "empty-feed": (Answer(rss().encode()), ""),
    "turned-json": (lambda name: Answer(json_feed(name), {"Content-Type": "application/feed+json"}), ""),
}
WELL = ("well", "fine")


@dataclass
class Days:
    """What came of each day."""

    reports: list[Report]
    outputs: list[dict[str, tuple[bytes, int]]]
    seconds: list[float]

    def message(self, name: str) -> str:
        """What was said of a source today."""
        return " ".join(problem.message for problem in self.reports[1].problems if problem.source == name)

    def of(self, day: int, name: str) -> dict[str, tuple[bytes, int]]:
        """The files of one source."""
        return {file: told for file, told in self.outputs[day].items() if file.rpartition(".")[0] == name}


@pytest.fixture(scope="module")
def days(tmp_path_factory: pytest.TempPathFactory) -> Days:
    folder = tmp_path_factory.mktemp("hostile")
    project, told = Project(folder), Days([], [], [])
    tls, _ = self_signed(folder, "DNS:secure.example")
    with serving() as there, serving(tls=tls) as secure, pytest.MonkeyPatch.context() as patch:
        _lead_here(patch)
        _configure(project, there)
        for answers in (_good(3), {**_bad(secure), **_good(4, *WELL)}, _good(4)):
            there.answers = {f"/{name}": answer for name, answer in answers.items()}
            _spend(project, (YESTERDAY, TODAY, TOMORROW)[len(told.reports)], told)
    return told


def _lead_here(patch: pytest.MonkeyPatch) -> None:
    """The partners' names lead to this machine, which stands for the public internet; and nobody waits for long."""
    known = {f"{name}.example": HERE for name in (*BAD, *WELL, "secure")} | {"inside.example": "10.0.0.7"}
    allowed = lambda address: address == HERE or is_public(address)  # noqa: E731
    patch.setattr(client, "Client", partial(client.Client, lookup=names(known), allowed=allowed))
    patch.setattr(web, "DEADLINE", SECONDS)


def _configure(project: Project, there: Server) -> None:
    partners = (*BAD, *WELL)
    project.configure(
        "".join(f"  - name: {name}\n    feed: {there.url(f'/{name}', f'{name}.example')}\n" for name in partners),
        "".join(f"  - name: {name}\n    sources: [{name}]\n" for name in partners),
    )


def _good(count: int, *only: str) -> dict[str, Answer]:
    return {name: Answer(feed(name, count)) for name in only or (*BAD, *WELL)}


def _bad(secure: Server) -> dict[str, Answer]:
    made = {name: bad(name) if callable(bad) else bad for name, (bad, _) in BAD.items()}
    made |= {f"long-way/{n}": to(f"/long-way/{n + 1}") for n in range(1, 9)}
    made["bad-certificate"] = to(secure.url("/feed", "secure.example"))
    return made


def _spend(project: Project, now: datetime, told: Days) -> None:
    config, began = load(project.folder / "feeds.yaml"), time.monotonic()
    told.reports.append(build(config, now))
    told.seconds.append(time.monotonic() - began)
    told.outputs.append(project.outputs())


def test_yesterday_all_was_well(days: Days) -> None:
    assert days.reports[0].problems == ()
    assert all(len(days.of(0, name)) == 3 for name in (*BAD, *WELL))


def test_today_ends_in_time_and_says_that_there_are_problems(days: Days) -> None:
    assert days.reports[1].exit_code == 1
    assert days.seconds[1] < SECONDS + 10


@pytest.mark.parametrize("name", BAD)
def test_what_was_published_stands(name: str, days: Days) -> None:
    assert days.of(1, name) == days.of(0, name)


@pytest.mark.parametrize("name", BAD)
def test_it_is_said_in_plain_words(name: str, days: Days) -> None:
    words, message = BAD[name][1], days.message(name)
    assert words in message
    assert bool(words) == bool(message)
    assert not [odd for odd in ("Error", "Exception", "Traceback", "secret", "errno", "\n") if odd in message], message


@pytest.mark.parametrize("name", WELL)
def test_the_other_sources_are_read_all_the_same(name: str, days: Days) -> None:
    assert f"Of {name}, number 4".encode() in days.of(1, name)[f"{name}.rss"][0]


def test_tomorrow_all_is_well_again(days: Days) -> None:
    assert days.reports[2].problems == ()
    for name in set(BAD) - {"gone"}:
        published = days.of(2, name)[f"{name}.rss"][0]
        assert [f"Of {name}, number {n}".encode() in published for n in (1, 2, 3, 4)] == [True] * 4, name
        assert published.count(b"<item>") == 4, name


# --- in whatever order they answer ------------------------------------------------------------------------

SHARED = item("charter", "River charter signed", LONG.format("the river alliance"))


def test_the_order_of_the_answers_changes_nothing(tmp_path: Path) -> None:
    with serving() as there:
        one = _in_order(("ally", "peer"), there, tmp_path / "one")
        other = _in_order(("peer", "ally"), there, tmp_path / "other")
    assert one == other
    outputs, said = one
    assert len(outputs) == 3
    assert (len(said), len({guid for guid, _ in said})) == (8, 7)


def _in_order(order: tuple[str, str], there: Server, folder: Path) -> tuple[dict[str, bytes], list[tuple[str, str]]]:
    """The outputs, and the guid of each thing that a source said; the second one answers when the first is heard."""
    first, second = order
    told = {name: Answer(rss(SHARED, *items(name, 3)).encode()) for name in order}
    heard = threading.Event()
    there.answers = {f"/{first}": told[first], f"/{second}": replace(told[second], until=heard)}
    project = Quick(folder)
    sources = [f"  - name: {name}\n    feed: {there.url(f'/{name}')}\n" for name in sorted(order)]
    project.configure("".join(f"{source}    allow_private: true\n" for source in sources))

    def hear(doing: str) -> None:
        if doing.startswith(f"reading {first}"):
            heard.set()

    build(load(folder / "feeds.yaml"), YESTERDAY, hear)
    said = sorted((line["guid"], f"{line['source']} {line['source_id']}") for line in project.exported())
    return {name: body for name, (body, _) in project.outputs().items()}, said


# --- inside -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("host", [HERE, "localhost", "[::ffff:127.0.0.1]", "2130706433"])
def test_this_machine_is_not_asked_unless_it_is_meant(host: str, tmp_path: Path) -> None:
    with serving({"/feed": Answer(feed("inside"))}) as there:
        project = Quick(tmp_path)
        project.configure(f"  - name: inside\n    feed: {there.url('/feed', host)}\n")
        done = project.run("build", code=1)
    assert not there.connections
    assert "allow_private: true" in done.stderr
