"""Sent on: how far, where to, and what goes with it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asking import names, put, told
from mmmfeed.model import Document, Unchanged, Validators
from mmmfeed.retrieve import redirects
from mmmfeed.retrieve.addresses import is_public
from mmmfeed.retrieve.client import Client
from mmmfeed.retrieve.refusals import NoAnswerError
from mmmfeed.specs import AuthSpec
from servers import Answer, serving

KNOWN = Validators(etag='"1"', last_modified="Sat, 01 Mar 2026 00:00:00 GMT")
AUTH = AuthSpec(token="${TOKEN}")


def to(url: str, status: int = 302, headers: Mapping[str, str] | None = None) -> Answer:
    return Answer(status=status, headers={"Location": url, **(headers or {})})


def test_a_name_of_another_script_is_read_however_it_is_written() -> None:
    with serving({"/new": Answer(b"<rss/>")}) as there:
        answers = [
            put(there.url("/new", host=host), client=Client(lookup=names({"xn--bcher-kva.example": "127.0.0.1"})))
            for host in ("bücher.example", "b%C3%BCcher.example", "B%c3%9ccher.example", "xn--bcher-kva.example")
        ]
        there.answers["/feed"] = to(there.url("/new", host="b%C3%BCcher.example"))
        client = Client(lookup=names({"xn--bcher-kva.example": "127.0.0.1"}))
        answers.append(put(there.url("/feed"), client=client))
    assert all(isinstance(answer.outcome, Document) for answer in answers)
    assert {request.header("Host") for request in there.requests} >= {f"xn--bcher-kva.example:{there.port}"}
    assert not any("%" in (request.header("Host") or "") for request in there.requests)


def test_what_was_for_the_first_address_stays_there() -> None:
    with serving({"/new": Answer(b"<rss/>", headers={"ETag": '"2"'})}) as other, serving() as there:
        there.answers["/feed"] = to(other.url("/new"), headers={"Set-Cookie": "spy=1; Path=/"})
        answer = put(there.url("/feed"), {there.url("/feed"): KNOWN})
    assert isinstance(answer.outcome, Document)
    assert answer.outcome.location == there.url("/feed")
    assert answer.outcome.base_url == other.url("/new")
    assert answer.outcome.validators == Validators()
    assert there.requests[0].header("If-None-Match") == '"1"'
    sent = {name for name, _ in other.requests[0].headers}
    assert not {"If-None-Match", "If-Modified-Since", "Cookie", "Referer", "Authorization"} & sent


def test_validators_belong_to_the_address_that_gave_them_and_go_back_to_it_alone() -> None:
    with serving({"/new": Answer(status=304)}) as other, serving() as there:
        there.answers["/feed"] = to(other.url("/new"))
        answer = put(there.url("/feed"), {other.url("/new"): KNOWN})
    assert isinstance(answer.outcome, Unchanged)
    assert answer.outcome.location == there.url("/feed")
    assert there.requests[0].header("If-None-Match") is None
    assert other.requests[0].header("If-None-Match") == KNOWN.etag
    assert other.requests[0].header("If-Modified-Since") == KNOWN.last_modified


def test_the_reply_says_whose_validators_they_are() -> None:
    with serving({"/new": Answer(b"<rss/>", headers={"ETag": '"2"'})}) as other, serving() as there:
        there.answers["/feed"] = to(other.url("/new"))
        reply = put(there.url("/feed")).reply
    assert reply
    assert (reply.url, reply.validators) == (other.url("/new"), Validators(etag='"2"'))


def test_no_cookie_comes_back() -> None:
    with serving({"/next": Answer(b"x")}) as there:
        there.answers["/feed"] = to("/next", headers={"Set-Cookie": "spy=1; Path=/"})
        assert isinstance(put(there.url("/feed")).outcome, Document)
    assert there.requests[1].header("Cookie") is None


@pytest.mark.parametrize(
    ("statuses", "moved"),
    [((301,), 1), ((308, 301), 2), ((302,), 0), ((307, 301), 0), ((301, 302, 301), 1), ((303,), 0), ((301, 307), 1)],
)
def test_for_good_is_only_what_permanent_redirects_lead_to(statuses: tuple[int, ...], moved: int) -> None:
    script = {f"/{number}": to(f"/{number + 1}", status) for number, status in enumerate(statuses)}
    with serving({**script, f"/{len(statuses)}": Answer(b"<rss/>")}) as there:
        reply = put(there.url("/0")).reply
        steps = [there.url(f"/{number + 1}") for number in range(len(statuses))]
    assert reply
    assert reply.url == steps[-1]
    assert reply.moved == tuple(steps[:moved])


def test_where_it_moved_to_is_told_also_when_nothing_is_there() -> None:
    with serving({"/feed": to("/gone", 301), "/gone": Answer(status=410)}) as there:
        answer = put(there.url("/feed"))
    assert "for good" in told(answer)
    assert answer.reply
    assert (answer.reply.status, answer.reply.moved) == (410, (there.url("/gone"),))


# --- how far ----------------------------------------------------------------------------------------------


def test_a_circle_is_left_at_once() -> None:
    with serving({"/a": to("/b"), "/b": to("/a")}) as there:
        assert "in a circle" in told(put(there.url("/a")))
    assert len(there.requests) == 2


def test_a_page_that_redirects_to_itself() -> None:
    with serving({"/feed": to("/feed#x", 301)}) as there:
        assert "in a circle" in told(put(there.url("/feed")))
    assert len(there.requests) == 1


def test_five_are_followed_and_no_more() -> None:
    script = {f"/{number}": to(f"/{number + 1}", 301) for number in range(9)}
    with serving({**script, "/5": Answer(b"<rss/>")}) as there:
        assert isinstance(put(there.url("/0")).outcome, Document)
        there.answers["/5"] = to("/6")
        assert "more than 5 times" in told(put(there.url("/0")))
    assert len(there.requests) == 12


# --- where to ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "host",
    ["169.254.169.254", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "127.1", "localhost", "0x7f.1", "[::1]", "10.0.0.1"],
)
def test_a_redirect_inside_is_not_followed(host: str) -> None:
    """Also when the first server is public, as it counts here."""
    first = iter([True])
    client = Client(allowed=lambda address: next(first, False) or is_public(address))
    with serving({"/secret": Answer(b"secret")}) as inside, serving() as there:
        there.answers["/feed"] = to(f"http://{host}:{inside.port}/secret")
        answer = put(there.url("/feed"), client=client, allow_private=False)
    message = told(answer)
    assert "redirects to" in message
    assert "inside a network" in message or "no server of this name" in message
    assert not inside.connections
    assert answer.asked


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/x", "javascript:alert(1)", "gopher://x/",
                                    "data:text/xml,x", "unix:/run/x", "httpx://x/"])  # fmt: skip
def test_a_redirect_to_what_is_no_web_address(target: str) -> None:
    with serving({"/feed": to(target)}) as there:
        assert "no web address" in told(put(there.url("/feed")))


@pytest.mark.parametrize("target", ["http://[", "http://a.example:port/", "http://", "http://\x01/", "http://a..b/",
                                    "http://*.example/", "http://" + "a" * 300 + ".example/"])  # fmt: skip
def test_a_redirect_to_what_cannot_be_asked(target: str) -> None:
    with serving({"/feed": to(target)}) as there:
        told(put(there.url("/feed"), client=Client(lookup=names({}))))
    assert len(there.requests) == 1


def test_a_redirect_that_brings_a_password_along() -> None:
    with serving({"/new": Answer(b"x")}) as there:
        there.answers["/feed"] = to(there.url("/new").replace("//", "//ann:secret@"))
        message = told(put(there.url("/feed")))
    assert "password" in message
    assert "secret" not in message
    assert len(there.requests) == 1


def test_a_redirect_without_a_place_is_an_answer_like_another() -> None:
    with serving({"/feed": Answer(status=302)}) as there:
        assert "HTTP 302" in told(put(there.url("/feed")))


def test_a_redirect_in_other_letters() -> None:
    """Servers write raw UTF-8 into Location, and http.client reads it as Latin-1."""
    answers = {"/feed": to("/réunion".encode().decode("latin-1"), 301), "/r%C3%A9union": Answer(b"x")}
    with serving(answers) as there:
        assert isinstance(put(there.url("/feed")).outcome, Document)


def test_a_redirect_without_a_scheme_keeps_it() -> None:
    with serving({"/new": Answer(b"<rss/>")}) as there:
        there.answers["/feed"] = to(there.url("/new").removeprefix("http:"))
        assert isinstance(put(there.url("/feed")).outcome, Document)


# --- with a password --------------------------------------------------------------------------------------


def test_a_password_goes_to_the_same_origin_only() -> None:
    with serving({"/new": Answer(b"<rss/>")}) as other, serving() as there:
        there.answers |= {"/feed": to("/next"), "/next": to(other.url("/new"))}
        client = Client(environ={"TOKEN": "sesame"})
        answer = put(there.url("/feed"), client=client, auth=AUTH)
    assert isinstance(answer.outcome, Document)
    assert [request.header("Authorization") for request in there.requests] == ["Bearer sesame"] * 2
    assert other.requests[0].header("Authorization") is None


def test_another_server_that_wants_a_password_is_told_apart() -> None:
    with serving({"/new": Answer(status=401)}) as other, serving() as there:
        there.answers["/feed"] = to(other.url("/new"))
        message = told(put(there.url("/feed"), client=Client(environ={"TOKEN": "sesame"}), auth=AUTH))
    assert "not told the password" in message


def test_who_has_a_password_is_not_led_out_of_encryption() -> None:
    with pytest.raises(NoAnswerError, match="not encrypted"):
        redirects.target("https://a.example/x", "http://b.example/", has_secret=True)
    assert redirects.target("https://a.example/x", "http://b.example/", has_secret=False) == "http://b.example/"
    assert redirects.target("https://a.example/x", "/y", has_secret=True) == "https://a.example/y"


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("https://a.example/x", "https://A.EXAMPLE:443/y", True),
        ("https://a.example/x", "https://a.example./y", True),
        ("https://a.example/", "http://a.example/", False),
        ("https://a.example/", "https://a.example:8443/", False),
        ("https://a.example/", "https://b.a.example/", False),
        ("http://a.example:80/", "http://a.example/", True),
    ],
)
def test_an_origin_is_scheme_host_and_port(one: str, other: str, is_same: bool) -> None:
    assert (redirects.origin(one) == redirects.origin(other)) is is_same


@settings(max_examples=200)
@given(st.text(max_size=60))
def test_any_target_is_an_address_or_a_refusal(location: str) -> None:
    try:
        found = redirects.target("https://a.example/feed", location, has_secret=False)
    except (NoAnswerError, ValueError):
        return
    assert found.startswith(("http:", "https:"))
    assert "#" not in found
