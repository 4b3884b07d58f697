"""One polite question to a real server, and every way in which it may not be answered."""

from __future__ import annotations

import gzip
import threading
import time
from datetime import datetime
from pathlib import Path

import pytest

from mmmfeed.model import Document, Problem, SourceSpec, Unchanged, Validators
from mmmfeed.retrieve import retrieve, web
from servers import Answer, Server, serving

AGENT = "mmmfeed/0 (+https://www.riverforum.example/)"
ODD = Validators(etag='W/"a\\"b, c"', last_modified="Sat, 1 Mar 2026 00:00:00 +0000")


def source(url: str) -> SourceSpec:
    return SourceSpec(name="ally", kind="feed", location=url)


def ask(
    where: Server, now: datetime, path: str = "/feed", known: Validators | None = None
) -> Document | Unchanged | Problem:
    url = where.url(path)
    (outcome,) = retrieve(source(url), {url: known} if known else {}, now, AGENT)
    return outcome


def told(outcome: object) -> str:
    assert isinstance(outcome, Problem), outcome
    assert outcome.message.endswith("What was known stays published.")
    return outcome.message


def test_a_document_with_its_validators(now: datetime) -> None:
    headers = {"ETag": ODD.etag or "", "Last-Modified": ODD.last_modified or "", "Content-Type": "text/xml; charset=x"}
    with serving({"/feed": Answer(b"<rss/>", headers=headers)}) as there:
        document = ask(there, now)
    assert document == Document(
        source="ally",
        location=there.url("/feed"),
        base_url=there.url("/feed"),
        media_type="text/xml; charset=x",
        body=b"<rss/>",
        retrieved=now,
        validators=ODD,
    )


def test_who_asks_and_for_what_and_nothing_else(now: datetime) -> None:
    with serving({"/feed": Answer(b"x")}) as there:
        ask(there, now)
    (request,) = there.requests
    assert (request.method, request.path) == ("GET", "/feed")
    headers = dict(request.headers)
    assert headers.pop("Host")
    assert headers.pop("Accept").startswith("application/atom+xml")
    assert headers == {"User-Agent": AGENT, "Accept-Encoding": "gzip"}


def test_what_the_server_gave_is_given_back_to_the_byte(now: datetime) -> None:
    with serving({"/feed": Answer(status=304)}) as there:
        outcome = ask(there, now, known=ODD)
    assert outcome == Unchanged(source="ally", location=there.url("/feed"))
    assert there.requests[0].header("If-None-Match") == ODD.etag
    assert there.requests[0].header("If-Modified-Since") == ODD.last_modified


def test_unchanged_without_having_been_asked(now: datetime) -> None:
    with serving({"/feed": Answer(status=304)}) as there:
        assert "not asked that way" in told(ask(there, now))


def test_redirects_are_followed_without_what_was_for_the_first_address(now: datetime) -> None:
    with serving({"/new": Answer(b"<rss/>", headers={"ETag": '"2"'})}) as other:
        headers = {"Location": other.url("/new"), "Set-Cookie": "spy=1; Path=/"}
        with serving({"/feed": Answer(status=302, headers=headers)}) as there:
            document = ask(there, now, known=ODD)
    assert isinstance(document, Document)
    assert document.location == there.url("/feed")
    assert document.base_url == other.url("/new")
    assert document.validators == Validators()
    names = {name for name, _ in other.requests[0].headers}
    assert not {"If-None-Match", "If-Modified-Since", "Cookie", "Referer"} & names


def test_no_cookie_comes_back(now: datetime) -> None:
    answers = {
        "/feed": Answer(status=301, headers={"Location": "/next", "Set-Cookie": "spy=1; Path=/"}),
        "/next": Answer(b"x"),
    }
    with serving(answers) as there:
        assert isinstance(ask(there, now), Document)
    assert there.requests[1].header("Cookie") is None


def test_redirects_without_end(now: datetime) -> None:
    with serving({"/feed": Answer(status=301, headers={"Location": "/feed"})}) as there:
        assert "more than 5 times" in told(ask(there, now))
    assert len(there.requests) == 6


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/x", "javascript:alert(1)"])
def test_a_redirect_to_what_is_no_web_address(now: datetime, target: str) -> None:
    with serving({"/feed": Answer(status=302, headers={"Location": target})}) as there:
        assert "no web address" in told(ask(there, now))


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (401, "password"),
        (403, "refuses"),
        (404, "nothing at this address"),
        (410, "for good"),
        (429, "too often"),
        (500, "has a problem"),
        (503, "not available"),
        (204, "no feed"),
    ],
)
def test_each_status_in_plain_words(now: datetime, status: int, words: str) -> None:
    with serving({"/feed": Answer(status=status)}) as there:
        message = told(ask(there, now))
    assert words in message
    assert f"HTTP {status}" in message


def test_gzip_is_unpacked(now: datetime) -> None:
    with serving({"/feed": Answer(gzip.compress(b"<rss/>"), headers={"Content-Encoding": "gzip"})}) as there:
        document = ask(there, now)
    assert isinstance(document, Document)
    assert document.body == b"<rss/>"


def test_a_gzip_bomb_is_left_after_the_limit(now: datetime) -> None:
    bomb = gzip.compress(bytes(40 * web.LARGEST))
    with serving({"/feed": Answer(bomb, headers={"Content-Encoding": "gzip"})}) as there:
        began = time.monotonic()
        assert "larger than 10 MB" in told(ask(there, now))
    assert time.monotonic() - began < 5


def test_what_is_packed_wrongly(now: datetime) -> None:
    with serving({"/feed": Answer(b"no gzip", headers={"Content-Encoding": "gzip"})}) as there:
        assert "cannot be unpacked" in told(ask(there, now))


def test_an_answer_that_breaks_off(now: datetime) -> None:
    with serving({"/feed": Answer(b"<rss>", length=100)}) as there:
        assert "broke off" in told(ask(there, now))


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(Answer(b"x", headers={"X-Slow": "x" * 10_000}, slow="head"), id="headers"),
        pytest.param(Answer(b"x" * 10_000, slow="body"), id="body"),
        pytest.param(Answer(b"x" * 10_000, headers={"Content-Length": ""}, slow="body"), id="body without a length"),
    ],
)
def test_a_server_that_drips_is_cut_at_the_deadline(now: datetime, answer: Answer) -> None:
    with serving({"/feed": answer}) as there:
        began = time.monotonic()
        outcome = web.ask(source(there.url("/feed")), Validators(), now, AGENT, seconds=0.5)
        assert time.monotonic() - began < 5
    assert "no whole answer" in told(outcome)
    assert not [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)]


def test_nobody_listens(now: datetime) -> None:
    with serving() as gone:
        pass
    assert "no connection" in told(ask(gone, now))


def test_no_such_name(now: datetime) -> None:
    (outcome,) = retrieve(source("http://no-such-host.invalid/feed"), {}, now, AGENT)
    assert "no server of this name" in told(outcome)


def test_what_is_no_http_at_all(now: datetime) -> None:
    with serving({"/feed": Answer(raw=b"220 mail.example ESMTP\r\n")}) as there:
        assert "no connection" in told(ask(there, now))


def test_a_certificate_that_proves_nothing(now: datetime) -> None:
    """Asked for TLS, a server that has none."""
    with serving() as there:
        (outcome,) = retrieve(source(there.url("/feed").replace("http:", "https:")), {}, now, AGENT)
    assert "cannot prove who it is" in told(outcome)


def test_surroundings_do_not_matter(now: datetime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".netrc").write_text("default login me password secret\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9/")
    with serving({"/feed": Answer(b"x")}) as there:
        assert isinstance(ask(there, now), Document)
    assert there.requests[0].header("Authorization") is None


@pytest.mark.parametrize(
    "target", ["http://[", "http://a.example:port/", "http://", "//", "http://\x01/", "http://a..b/"]
)
def test_a_redirect_to_what_cannot_be_asked(now: datetime, target: str) -> None:
    with serving({"/feed": Answer(status=302, headers={"Location": target})}) as there:
        told(ask(there, now))


def test_a_redirect_in_other_letters(now: datetime) -> None:
    """Servers write raw UTF-8 into Location, and http.client reads it as Latin-1."""
    answers = {
        "/feed": Answer(status=301, headers={"Location": "/réunion".encode().decode("latin-1")}),
        "/r%C3%A9union": Answer(b"x"),
    }
    with serving(answers) as there:
        assert isinstance(ask(there, now), Document)


@pytest.mark.parametrize(
    "url",
    ["http://", "http://[", "http://a b/", "http://127.0.0.1:99999/", "http://" + "a" * 300 + "/", "http://é..x/"],
)
def test_an_address_that_is_none(now: datetime, url: str) -> None:
    (outcome,) = retrieve(source(url), {}, now, AGENT)
    told(outcome)


def test_a_password_is_used_and_not_told(now: datetime) -> None:
    with serving({"/feed": Answer(status=403)}) as there:
        url = there.url("/feed")
        (outcome,) = retrieve(source(url.replace("//", "//ann:secret@")), {}, now, AGENT)
    told(outcome)
    assert "secret" not in str(outcome)
    assert f"ally: {url}: " in str(outcome)
    assert there.requests[0].header("Authorization") is not None


def test_a_password_does_not_go_to_another_server(now: datetime) -> None:
    with serving({"/new": Answer(b"x")}) as other, serving() as there:
        there.answers["/feed"] = Answer(status=301, headers={"Location": other.url("/new")})
        (outcome,) = retrieve(source(there.url("/feed").replace("//", "//ann:secret@")), {}, now, AGENT)
    assert isinstance(outcome, Document)
    assert other.requests[0].header("Authorization") is None


def test_validators_in_latin_1_come_back_as_they_were(now: datetime) -> None:
    with serving({"/feed": Answer(b"x", headers={"ETag": '"caf\u00e9"'})}) as there:
        document = ask(there, now)
        assert isinstance(document, Document)
        ask(there, now, known=document.validators)
    assert there.requests[1].header("If-None-Match") == '"caf\u00e9"'


@pytest.mark.parametrize("raw", [b"", b"HTTP/1.1 200\r\n\r\n", b"HTTP/1.1 abc x\r\n\r\n", b"\xff" * 70_000,
                                 b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 1000 + b"\r\nx",
                                 b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nx"])  # fmt: skip
def test_odd_answers_are_documents_or_problems(now: datetime, raw: bytes) -> None:
    with serving({"/feed": Answer(raw=raw)}) as there:
        outcome = ask(there, now)
    assert isinstance(outcome, Document) or told(outcome)
