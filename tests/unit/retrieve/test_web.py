"""One polite question to a real server, and every way in which it may not be answered."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from asking import AGENT, put, source
from mmmfeed.model import Document, Problem, Reply, Unchanged, Validators
from mmmfeed.retrieve import retrieve
from mmmfeed.retrieve.client import Client
from mmmfeed.retrieve.unpacking import ACCEPTED
from servers import Answer, Server, serving, unless_known

ODD = Validators(etag='W/"a\\"b, c"', last_modified="Sat, 1 Mar 2026 00:00:00 +0000")


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
    assert headers == {"User-Agent": AGENT, "Accept-Encoding": ACCEPTED}


def test_what_the_server_gave_is_given_back_to_the_byte(now: datetime) -> None:
    with serving({"/feed": Answer(status=304)}) as there:
        outcome = ask(there, now, known=ODD)
    assert outcome == Unchanged(source="ally", location=there.url("/feed"))
    assert there.requests[0].header("If-None-Match") == ODD.etag
    assert there.requests[0].header("If-Modified-Since") == ODD.last_modified


def test_unchanged_without_having_been_asked(now: datetime) -> None:
    with serving({"/feed": Answer(status=304)}) as there:
        assert "not asked that way" in told(ask(there, now))


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


def test_an_answer_that_breaks_off(now: datetime) -> None:
    with serving({"/feed": Answer(b"<rss>", length=100)}) as there:
        assert "broke off" in told(ask(there, now))


def test_nobody_listens(now: datetime) -> None:
    with serving() as gone:
        pass
    assert "no connection" in told(ask(gone, now))


def test_no_such_name(now: datetime) -> None:
    (outcome,) = retrieve(source("http://no-such-host.invalid/feed"), {}, now, AGENT)
    assert "no server of this name" in told(outcome)


def test_what_is_no_http_at_all(now: datetime) -> None:
    with serving({"/feed": Answer(raw=b"220 mail.example ESMTP\r\n")}) as there:
        assert "no HTTP" in told(ask(there, now))


def test_surroundings_do_not_matter(now: datetime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".netrc").write_text("default login me password secret\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9/")
    with serving({"/feed": Answer(b"x")}) as there:
        assert isinstance(ask(there, now), Document)
    assert there.requests[0].header("Authorization") is None


@pytest.mark.parametrize(
    "url",
    ["http://", "http://[", "http://a b/", "http://127.0.0.1:99999/", "http://" + "a" * 300 + "/", "http://é..x/"],
)
def test_an_address_that_is_none(now: datetime, url: str) -> None:
    (outcome,) = retrieve(source(url), {}, now, AGENT)
    told(outcome)


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


def test_what_is_said_about_asking_again_is_passed_on_as_it_came() -> None:
    headers = {
        "ETag": '"1"',
        "Cache-Control": "max-age=3600, must-revalidate",
        "Expires": "Mon, 01 Jun 2026 10:00:00 GMT",
        "Date": "Mon, 01 Jun 2026 09:00:00 GMT",
        "Age": "12",
    }
    with serving({"/feed": Answer(b"<rss/>", headers=headers)}) as there:
        answer = put(there.url("/feed"))
    assert answer.asked
    assert answer.reply == Reply(
        status=200,
        url=there.url("/feed"),
        validators=Validators(etag='"1"'),
        cache_control=headers["Cache-Control"],
        expires=headers["Expires"],
        date=headers["Date"],
        age="12",
    )


@pytest.mark.parametrize("wait", ["120", "Mon, 01 Jun 2026 09:02:00 GMT"])
@pytest.mark.parametrize("status", [429, 503])
def test_how_long_to_wait_is_passed_on_in_either_form(status: int, wait: str) -> None:
    with serving({"/feed": Answer(status=status, headers={"Retry-After": wait, "ETag": '"of the page"'})}) as there:
        answer = put(there.url("/feed"))
    assert f"HTTP {status}" in told(answer.outcome)
    assert answer.reply == Reply(status=status, url=there.url("/feed"), retry_after=wait)


@pytest.mark.parametrize("headers", [{}, {"ETag": '"2"'}, {"Last-Modified": "Mon, 01 Jun 2026 08:00:00 GMT"}])
def test_the_validators_stay_those_of_the_bytes_that_we_have(headers: dict[str, str]) -> None:
    """Many servers send none with a 304. With another one, we would never get what it is of."""
    known = Validators(etag='"1"', last_modified="Mon, 01 Jun 2026 07:00:00 GMT")
    with serving({"/feed": Answer(status=304, headers=headers)}) as there:
        answer = put(there.url("/feed"), {there.url("/feed"): known})
    assert isinstance(answer.outcome, Unchanged)
    assert answer.reply
    assert answer.reply.validators == known


@pytest.mark.parametrize(
    "etag",
    ['"a"', 'W/"a"', "a", 'W/a"', '"a', '"a", "b"', "W/'a'", '"', '"a-gzip"', '"\u00fc b"', '"\u00c3\u0081"', "*"],
)
def test_a_tag_goes_back_as_it_came_however_oddly_it_is_quoted(etag: str) -> None:
    with serving() as there:
        there.answers["/feed"] = unless_known(Answer(b"<rss/>", headers={"ETag": etag}))
        first = put(there.url("/feed"))
        assert first.reply
        assert first.reply.validators.etag == etag
        again = put(there.url("/feed"), {there.url("/feed"): first.reply.validators})
    assert isinstance(again.outcome, Unchanged)
    assert there.requests[1].header("If-None-Match") == etag


@pytest.mark.parametrize("etag", ["", " ", "x" * 9_000, '"a\x01b"'], ids=["empty", "space", "endless", "control"])
def test_a_tag_that_cannot_be_sent_back_is_none(etag: str) -> None:
    raw = f"HTTP/1.1 200 OK\r\nETag: {etag}\r\nContent-Length: 1\r\n\r\nx"
    with serving({"/feed": Answer(raw=raw.encode())}) as there:
        answer = put(there.url("/feed"))
    assert answer.reply
    assert answer.reply.validators == Validators()


def test_a_connection_is_kept_when_nothing_changed() -> None:
    with serving({"/feed": Answer(status=304, headers={"Connection": "keep-alive"})}) as there, Client() as client:
        for _ in range(3):
            answer = put(there.url("/feed"), {there.url("/feed"): ODD}, client=client)
            assert isinstance(answer.outcome, Unchanged)
    assert (there.connections, len(there.requests)) == (1, 3)


@pytest.mark.parametrize("header", ["cf-mitigated: challenge", "x-amzn-waf-action: captcha"])
def test_a_challenge_for_bots_is_called_one(header: str) -> None:
    name, value = header.split(": ")
    with serving({"/feed": Answer(b"<html>", status=403, headers={name: value})}) as there:
        assert "bot challenge" in told(put(there.url("/feed")).outcome)
