"""Many sources side by side: how many at once, in what order, and how it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
import tracemalloc
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from textwrap import dedent

import pytest

from asking import AGENT, NOW, source
from mmmfeed.model import Document, Problem, SourceSpec, Unchanged, Validators
from mmmfeed.retrieve import Answer, retrieve_all
from servers import Answer as Scripted
from servers import Request, Script, Server, serving

MB = 1024 * 1024


def sources(there: Server, count: int, **fields: object) -> list[SourceSpec]:
    return [source(there.url(f"/{number}"), name=f"s{number}", **fields) for number in range(count)]


def script(count: int, answer: Scripted) -> dict[str, Script]:
    return {f"/{number}": answer for number in range(count)}


def answers(specs: list[SourceSpec], **settings: int) -> list[Answer]:
    return list(retrieve_all(specs, {}, NOW, AGENT, **settings))


def asking() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name.startswith("asking")]


def test_every_source_is_answered_once_and_names_itself() -> None:
    with serving(script(50, Scripted(b"<rss/>"))) as there:
        specs = sources(there, 50)
        found = answers(specs)
    assert sorted(answer.source.name for answer in found) == sorted(spec.name for spec in specs)
    assert all(isinstance(answer.outcome, Document) for answer in found)
    assert not asking()


@pytest.mark.parametrize("per_host", [1, 2, 5])
def test_one_host_is_asked_so_many_questions_at_once(per_host: int) -> None:
    """Each answer waits for `per_host` questions to be there: fewer would wait for ever, more are counted."""
    room = threading.Barrier(per_host, timeout=10)

    def together(_: Request) -> Scripted:
        room.wait()
        return Scripted(b"<rss/>")

    with serving({f"/{number}": together for number in range(20)}) as there:
        assert len(answers(sources(there, 20), per_host=per_host)) == 20
        assert there.at_once == per_host


def test_redirects_to_one_host_are_not_more_at_once_either() -> None:
    with serving({"/feed": Scripted(b"<rss/>" * 9_000)}) as planet, serving() as one, serving() as two:
        to_planet = Scripted(status=302, headers={"Location": planet.url("/feed", host="localhost")})
        for there in (one, two):
            there.answers = script(10, to_planet)
        specs = [*sources(one, 10), *(replace(spec, name=f"t{spec.name}") for spec in sources(two, 10))]
        found = answers(specs, per_host=2)
        assert len(found) == 20
        assert planet.at_once <= 2
        assert one.at_once <= 2  # 127.0.0.1 is one host, whatever the port


def test_hosts_do_not_wait_for_each_other() -> None:
    never = threading.Event()
    with serving(script(6, Scripted(b"<rss/>", until=never))) as slow, serving(script(5, Scripted(b"<rss/>"))) as quick:
        specs = [
            *sources(slow, 6),
            *(source(quick.url(f"/{n}", host="localhost"), name=f"q{n}") for n in range(5)),
        ]
        with closing(retrieve_all(specs, {}, NOW, AGENT, in_flight=4)) as found:
            assert {next(found).source.name for _ in range(5)} == {f"q{n}" for n in range(5)}


def test_no_more_are_in_flight_than_asked_for() -> None:
    with serving(script(30, Scripted(b"<rss/>"))) as there:
        answers(sources(there, 30), in_flight=3, per_host=99)
        assert there.at_once <= 3


def test_files_come_first_and_in_order(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.txt").write_text(name)
    with serving({"/feed": Scripted(b"<rss/>")}) as there:
        specs = [
            source(there.url("/feed"), name="remote"),
            SourceSpec(name="files", kind="dump", location=str(tmp_path / "*.txt")),
            SourceSpec(name="none", kind="dump", location=str(tmp_path / "*.md")),
        ]
        found = answers(specs)
    assert [answer.source.name for answer in found] == ["files", "files", "none", "remote"]
    assert [answer.asked for answer in found] == [False, False, False, True]


def test_each_source_is_asked_with_its_own_validators() -> None:
    with serving() as there:
        there.answers = {"/0": Scripted(status=304), "/1": Scripted(b"<rss/>")}
        specs = sources(there, 2)
        known = {"s0": {there.url("/0"): Validators(etag='"0"')}, "s1": {there.url("/0"): Validators(etag='"no"')}}
        found = {answer.source.name: answer.outcome for answer in retrieve_all(specs, known, NOW, AGENT)}
    assert isinstance(found["s0"], Unchanged)
    assert isinstance(found["s1"], Document)
    assert {request.path: request.header("If-None-Match") for request in there.requests} == {"/0": '"0"', "/1": None}


def test_one_bad_source_leaves_the_others_alone() -> None:
    with serving({"/1": Scripted(b"<rss/>")}) as there:
        specs = [
            source("http://[", name="odd"),
            source("http://no-such-host.invalid/", name="gone"),
            *sources(there, 2),
        ]
        found = {answer.source.name: type(answer.outcome) for answer in answers(specs)}
    assert found == {"odd": Problem, "gone": Problem, "s0": Problem, "s1": Document}


def test_bodies_wait_at_their_servers_until_they_are_wanted() -> None:
    """Never all at once: 40 of 1 MB, of which only those of four threads, and four more, are held."""
    with serving(script(40, Scripted(bytes(MB)))) as there:
        specs = sources(there, 40)
        tracemalloc.start()
        for answer in retrieve_all(specs, {}, NOW, AGENT, in_flight=4, per_host=4):
            assert isinstance(answer.outcome, Document)
            del answer
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert most < 16 * MB


def test_what_many_servers_answer_at_once_is_not_in_memory() -> None:
    """All of 40 have answered with 1 MB before the first answer is taken."""
    asked = threading.Semaphore(0)

    def long(_: Request) -> Scripted:
        asked.release()
        return Scripted(bytes(MB))

    with serving({f"/{number}": long for number in range(44)}) as there:
        specs = sources(there, 44)
        tracemalloc.start()
        with closing(retrieve_all(specs, {}, NOW, AGENT, in_flight=40, per_host=40)) as found:
            sizes = [len(next(found).outcome.body)]  # type: ignore[union-attr]
            assert all(asked.acquire(timeout=20) for _ in range(44))
            sizes += [len(answer.outcome.body) for answer in found]  # type: ignore[union-attr]
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert sizes == [MB] * 44
    assert most < 20 * MB


def test_no_room_for_what_is_not_in_memory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    with serving({"/0": Scripted(bytes(MB)), "/1": Scripted(b"<rss/>")}) as there:
        found = {answer.source.name: answer.outcome for answer in answers(sources(there, 2))}
    assert isinstance(found["s0"], Problem)
    assert "finds no room in the folder for temporary files (No such file" in found["s0"].message
    assert isinstance(found["s1"], Document)


def test_who_stops_in_the_middle_leaves_nothing_behind() -> None:
    never = threading.Event()
    with serving({"/0": Scripted(b"<rss/>"), **{f"/{n}": Scripted(b"x", until=never) for n in range(1, 30)}}) as there:
        found = retrieve_all(sources(there, 30), {}, NOW, AGENT, per_host=8)
        assert next(found).source.name == "s0"
        began = time.monotonic()
        found.close()
        assert time.monotonic() - began < 1
        assert not asking()


def test_ctrl_c_ends_it_within_a_second() -> None:
    never, asked = threading.Event(), threading.Event()

    def silent(_: Request) -> Scripted:
        asked.set()
        return Scripted(until=never)

    with serving({f"/{number}": silent for number in range(20)}) as there:
        program = dedent(
            f"""
            from asking import AGENT, NOW, source
            from mmmfeed.retrieve import retrieve_all
            specs = [source("{there.url("/")}" + str(n), name=f"s{{n}}") for n in range(20)]
            try:
                list(retrieve_all(specs, {{}}, NOW, AGENT))
            except KeyboardInterrupt:
                print("stopped")
            """
        )
        environ = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        process = subprocess.Popen([sys.executable, "-c", program], env=environ, stdout=subprocess.PIPE)
        assert asked.wait(20)
        began = time.monotonic()
        process.send_signal(signal.SIGINT)
        output, _ = process.communicate(timeout=10)
        assert output == b"stopped\n"
        assert time.monotonic() - began < 1
