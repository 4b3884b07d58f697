"""Passwords and tokens: sent to the one server that is to have them, and said to nobody else."""

from __future__ import annotations

import base64
import logging
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import pytest

from asking import put, source, told
from mmmfeed.model import Document
from mmmfeed.retrieve.client import Client, Route
from mmmfeed.retrieve.credentials import credentials
from mmmfeed.specs import AuthSpec
from servers import Answer, serving

SECRET = "open sesame: 100%"
BASIC = AuthSpec(user="ann", password="${PARTNER_PASSWORD}")
TOKEN = AuthSpec(token="${PARTNER_TOKEN}")


def asked(auth: AuthSpec, environ: Mapping[str, str], status: int = 200) -> tuple[Any, str | None]:
    """The answer, and what the server was told."""
    with serving({"/feed": Answer(b"<rss/>", status=status)}) as there:
        answer = put(there.url("/feed"), client=Client(environ=environ), auth=auth)
    return answer, there.requests[0].header("Authorization") if there.requests else None


def test_user_and_password() -> None:
    answer, header = asked(BASIC, {"PARTNER_PASSWORD": SECRET})
    assert isinstance(answer.outcome, Document)
    assert header
    assert base64.b64decode(header.removeprefix("Basic ")).decode() == f"ann:{SECRET}"


def test_a_user_from_the_environment_and_letters_of_any_language() -> None:
    """RFC 7617, section 2.1: UTF-8."""
    auth = AuthSpec(user="${PARTNER_USER}", password="${PARTNER_PASSWORD}")
    _, header = asked(auth, {"PARTNER_USER": "Zoë", "PARTNER_PASSWORD": "pâté"})
    assert header
    assert base64.b64decode(header.removeprefix("Basic ")).decode() == "Zoë:pâté"


def test_a_token() -> None:
    assert asked(TOKEN, {"PARTNER_TOKEN": "abc.def-1\n"})[1] == "Bearer abc.def-1"


@pytest.mark.parametrize(
    ("auth", "environ", "words"),
    [
        (TOKEN, {}, "PARTNER_TOKEN is not set"),
        (TOKEN, {"PARTNER_TOKEN": ""}, "PARTNER_TOKEN is not set"),
        (BASIC, {"PARTNER_TOKEN": "x"}, "PARTNER_PASSWORD is not set"),
        (TOKEN, {"PARTNER_TOKEN": "sesame open"}, "PARTNER_TOKEN holds a space"),
        (TOKEN, {"PARTNER_TOKEN": "sesame\r\nX-Evil: 1"}, "PARTNER_TOKEN holds a space or a character"),
        (TOKEN, {"PARTNER_TOKEN": "sésame"}, "PARTNER_TOKEN holds"),
        (AuthSpec(user="a:b", password="${PARTNER_PASSWORD}"), {"PARTNER_PASSWORD": "sesame"}, "no colon"),
    ],
)
def test_what_cannot_be_sent_is_told_before_anybody_is_asked(
    auth: AuthSpec, environ: dict[str, str], words: str
) -> None:
    answer, header = asked(auth, environ)
    message = told(answer)
    assert words in message
    assert message.startswith("auth.")
    assert "sesame" not in message
    assert header is None
    assert not answer.asked


@pytest.mark.parametrize("status", [401, 403])
def test_a_password_that_is_not_accepted(status: int) -> None:
    message = told(asked(BASIC, {"PARTNER_PASSWORD": SECRET}, status)[0])
    assert "does not accept the password or token of auth:" in message


def test_a_server_that_wants_a_password_when_there_is_none() -> None:
    with serving({"/feed": Answer(status=401)}) as there:
        assert "write auth: under the source" in told(put(there.url("/feed")))


def test_no_secret_is_said(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> None:
    """Whatever happens, and also when the server says back what it was told."""
    caplog.set_level(logging.DEBUG)
    said: list[object] = []
    environ = {"PARTNER_TOKEN": "sesame-open", "PARTNER_PROXY": "http://ann:sesame-open@127.0.0.1:9/"}
    echo = Answer(status=302, headers={"Location": "ftp://sesame-open/"})
    for script in (echo, Answer(status=500), Answer(b"x"), Answer(b"x", length=5), Answer(raw=b"sesame-open")):
        with serving({"/feed": script}) as there:
            said.append(put(there.url("/feed"), client=Client(environ=environ), auth=TOKEN))
    said.append(put("http://1.1.1.1/", client=Client(environ=environ), auth=TOKEN, proxy="${PARTNER_PROXY}"))
    spec = source("http://1.1.1.1/", auth=TOKEN, proxy="${PARTNER_PROXY}")
    secrets = credentials(spec, environ)
    said += [spec, asdict(spec), secrets, Route(proxy=secrets.proxy), caplog.text, capfd.readouterr()]
    assert "sesame" not in repr(said)
    assert secrets.authorization == "Bearer sesame-open"


def test_a_spec_never_holds_a_secret() -> None:
    for written in ({"password": "sesame"}, {"token": "sesame"}, {"token": "x${TOKEN}"}):
        with pytest.raises(ValueError, match=r"\$\{NAME\}") as refused:
            AuthSpec(user="ann", **written)
        assert "sesame" not in str(refused.value)


def test_a_password_in_the_address_is_refused() -> None:
    with serving({"/feed": Answer(b"<rss/>")}) as there:
        answer = put(there.url("/feed").replace("//", "//ann:sesame@"))
    assert "write auth:" in told(answer)
    assert "sesame" not in repr(answer.outcome)
    assert not there.connections
