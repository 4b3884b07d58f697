"""Servers that are slow, endless, or lie about their answer's length."""

from __future__ import annotations

import threading
import time

import pytest

from asking import put, told
from mmmfeed.model import Document
from mmmfeed.retrieve.web import LARGEST
from servers import Answer, serving

SOON = 0.25  # seconds, for a deadline that is to be reached
HEAD = b"HTTP/1.1 200 OK\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(Answer(b"x", headers={"X-Slow": "x" * 10_000}, slow="head"), id="headers"),
        pytest.param(Answer(raw=HEAD * 1_000, slow="head"), id="status line"),
        pytest.param(Answer(b"x" * 10_000, slow="body"), id="body"),
        pytest.param(Answer(b"x" * 10_000, headers={"Content-Length": ""}, slow="body"), id="body without a length"),
        pytest.param(Answer(b"1\r\nx\r\n" * 10_000, headers={"Transfer-Encoding": "chunked", "Content-Length": ""},
                            slow="body"), id="chunks"),
        pytest.param(Answer(b"1;" + b"x" * 10_000, headers={"Transfer-Encoding": "chunked", "Content-Length": ""},
                            slow="body"), id="length of a chunk"),
        pytest.param(Answer(b"0\r\n" + b"X: y\r\n" * 10_000, headers={"Transfer-Encoding": "chunked",
                            "Content-Length": ""}, slow="body"), id="trailers"),
        pytest.param(Answer(until=threading.Event()), id="nothing at all"),
        pytest.param(Answer(raw=b"", more=b"HTTP/1.1 100 Continue\r\n\r\n"), id="go on and on"),
    ],
)  # fmt: skip
def test_the_deadline_is_for_the_whole_answer(answer: Answer) -> None:
    with serving({"/feed": answer}) as there:
        began = time.monotonic()
        reply = put(there.url("/feed"), seconds=SOON)
        assert time.monotonic() - began < SOON + 2
    assert f"no whole answer within {SOON:g} seconds" in told(reply)
    assert reply.asked
    assert not [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)]


def test_the_deadline_is_for_all_redirects_together() -> None:
    """A chain of which no link is slow enough to be cut by itself, were the time counted anew at each."""
    script = {
        "/0": Answer(status=302, headers={"Location": "/1"}),
        "/1": Answer(status=302, headers={"Location": "/0", "X": "x" * 2_000}, slow="head"),
    }
    with serving(script) as there:
        began = time.monotonic()
        assert "no whole answer" in told(put(there.url("/0"), seconds=0.9))
        assert time.monotonic() - began < 4
    assert [request.path for request in there.requests] == ["/0", "/1"]


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        pytest.param(Answer(more=b"<item/>" * 1_000), "larger than 10 MB", id="body"),
        pytest.param(Answer(headers={"Transfer-Encoding": "chunked"}, more=b"2000\r\n" + b"x" * 0x2000 + b"\r\n"),
                     "larger than 10 MB", id="chunks"),
        pytest.param(Answer(raw=HEAD, more=b"X: y\r\n" * 100), "headers without end", id="headers"),
        pytest.param(Answer(raw=HEAD + b"X: ", more=b"y" * 1_000), "headers without end", id="one header"),
        pytest.param(Answer(raw=b"HTTP/1.1 200 ", more=b"y" * 1_000), "headers without end", id="status line"),
        pytest.param(Answer(raw=CHUNKED, more=b"1" * 1_000), "broke off", id="length of a chunk"),
        pytest.param(Answer(length=LARGEST + 1), "larger than 10 MB", id="length that is told"),
        pytest.param(Answer(length=10**30), "larger than 10 MB", id="length beyond words"),
    ],
)  # fmt: skip
def test_what_has_no_end_is_left(answer: Answer, words: str) -> None:
    with serving({"/feed": answer}) as there:
        assert words in told(put(there.url("/feed")))


def test_a_body_of_the_largest_size_is_taken() -> None:
    with serving({"/feed": Answer(bytes(LARGEST))}) as there:
        outcome = put(there.url("/feed")).outcome
    assert isinstance(outcome, Document)
    assert len(outcome.body) == LARGEST


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(Answer(b"<rss><channel>" * 50, length=1_400), id="half of it"),
        pytest.param(Answer(b"", length=1), id="none of it"),
        pytest.param(Answer(raw=CHUNKED + b"6\r\n<rss/>\r\n"), id="no last chunk"),
        pytest.param(Answer(raw=CHUNKED + b"60\r\n<rss/>"), id="half a chunk"),
        pytest.param(Answer(raw=CHUNKED + b"zz\r\n<rss/>\r\n0\r\n\r\n"), id="a chunk of no length"),
    ],
)
def test_half_an_answer_is_none(answer: Answer) -> None:
    with serving({"/feed": answer}) as there:
        reply = put(there.url("/feed"))
    assert "broke off" in told(reply)
    assert reply.reply
    assert reply.reply.validators.etag is None


def test_an_answer_that_is_longer_than_it_says_spoils_no_other() -> None:
    """What is left over must not be taken for the answer to the next question."""
    lying = Answer(b"<rss/>HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil", length=6,
                   headers={"Connection": "keep-alive"})  # fmt: skip
    with serving({"/feed": [lying, Answer(b"<good/>")]}) as there:
        bodies = []
        for _ in range(2):
            outcome = put(there.url("/feed")).outcome
            assert isinstance(outcome, Document)
            bodies.append(outcome.body)
    assert bodies == [b"<rss/>", b"<good/>"]


@pytest.mark.parametrize("length", ["-1", "x", "6, 6", "+6", " "])
def test_a_length_that_is_none_is_not_believed(length: str) -> None:
    raw = f"HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n<rss/>"
    with serving({"/feed": Answer(raw=raw.encode())}) as there:
        outcome = put(there.url("/feed")).outcome
    assert isinstance(outcome, Document)
    assert outcome.body == b"<rss/>"


def test_lengths_at_odds() -> None:
    raw = b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 6\r\n\r\n<rss/>"
    with serving({"/feed": Answer(raw=raw)}) as there:
        told(put(there.url("/feed")))


@pytest.mark.parametrize("raw", [b"", b"HTTP/1.1 200\r\n\r\n", b"HTTP/1.1 abc x\r\n\r\n", b"\xff" * 70_000,
                                 HEAD + b"no header\r\n\r\nx", HEAD + b": y\r\n\r\nx", HEAD + b"\x00: \x00\r\n\r\nx",
                                 HEAD + b"Content-Encoding: gzip\r\n\r\n", b"HTTP/9.9 200 OK\r\n\r\nx",
                                 b"HTTP/1.1 999 x\r\n\r\n", b"HTTP/1.1 -1 x\r\n\r\n", b"<rss/>"])  # fmt: skip
def test_odd_answers_are_documents_or_problems(raw: bytes) -> None:
    with serving({"/feed": Answer(raw=raw)}) as there:
        answer = put(there.url("/feed"), seconds=5)
    assert isinstance(answer.outcome, Document) or told(answer)
