"""Certificates and authorities, and ways through a proxy."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest

from asking import AGENT, NOW, names, put, source, told
from certificates import self_signed
from mmmfeed.model import Document
from mmmfeed.retrieve import retrieve_all
from mmmfeed.retrieve.client import Client, Route
from servers import Answer, Server, serving

NAME = "feeds.river.example"
HERE = {NAME: "127.0.0.1", "other.example": "127.0.0.1"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[ssl.SSLContext, Path]:
    return self_signed(tmp_path_factory.mktemp("tls"), f"DNS:{NAME}", "IP:127.0.0.1")


@pytest.fixture
def secure(made: tuple[ssl.SSLContext, Path]) -> Iterator[Server]:
    with serving({"/feed": Answer(b"<rss/>", headers={"Connection": "keep-alive"})}, tls=made[0]) as server:
        yield server


def test_a_certificate_that_nobody_vouches_for(secure: Server) -> None:
    message = told(put(secure.url("/feed")))
    assert "cannot prove who it is (self-signed certificate)" in message
    assert "ca_bundle:" in message
    assert not secure.requests


def test_an_authority_of_ones_own(secure: Server, made: tuple[ssl.SSLContext, Path]) -> None:
    url = secure.url("/feed", host=NAME)
    answer = put(url, client=Client(lookup=names(HERE)), ca_bundle=made[1])
    assert isinstance(answer.outcome, Document), answer
    assert secure.requests[0].header("Host") == f"{NAME}:{secure.port}"


def test_an_authority_is_of_the_source_that_names_it(secure: Server, made: tuple[ssl.SSLContext, Path]) -> None:
    with Client() as client:
        assert isinstance(put(secure.url("/feed"), client=client, ca_bundle=made[1]).outcome, Document)
        told(put(secure.url("/feed"), client=client))
    assert len(secure.requests) == 1


def test_a_certificate_of_somebody_else(secure: Server, made: tuple[ssl.SSLContext, Path]) -> None:
    url = secure.url("/feed", host="other.example")
    message = told(put(url, client=Client(lookup=names(HERE)), ca_bundle=made[1]))
    assert "cannot prove who it is (Hostname mismatch" in message
    assert not secure.requests


def test_a_server_without_tls_where_it_is_asked_for() -> None:
    with serving() as there:
        assert "cannot prove who it is" in told(put(there.url("/feed").replace("http:", "https:")))


def test_a_bundle_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "empty.pem").write_text("nothing")
    for name, words in (("missing.pem", "cannot be read"), ("empty.pem", "holds no certificate")):
        answer = put("https://a.example/", ca_bundle=tmp_path / name)
        assert words in told(answer)
        assert name in told(answer)
        assert not answer.asked


def test_authorities_are_read_once_and_connections_kept(secure: Server, made: tuple[ssl.SSLContext, Path]) -> None:
    with Client() as client:
        for _ in range(3):
            assert isinstance(put(secure.url("/feed"), client=client, ca_bundle=made[1]).outcome, Document)
        routes = [Route(allow_private=private, ca_bundle=made[1]) for private in (True, False)]
        contexts = {
            id(client.adapter(route, "https").poolmanager.connection_pool_kw["ssl_context"]) for route in routes
        }
    assert len(contexts) == 1
    assert (secure.connections, len(secure.requests)) == (1, 3)


def test_a_handshake_without_an_answer_is_cut() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        assert "no whole answer" in told(put(f"https://127.0.0.1:{port}/", seconds=0.3))


# --- proxies ----------------------------------------------------------------------------------------------


def test_a_feed_through_a_proxy() -> None:
    with serving({"http://partner.example/feed": Answer(b"<rss/>")}) as proxy:
        client = Client(lookup=names({}))  # the name is for the proxy to look up
        answer = put("http://partner.example/feed", client=client, proxy=proxy.url("/"), allow_private=False)
    assert isinstance(answer.outcome, Document), answer
    assert answer.outcome.base_url == "http://partner.example/feed"
    assert proxy.requests[0].header("Proxy-Authorization") is None


def test_a_proxy_that_wants_a_password() -> None:
    with serving({"http://partner.example/feed": Answer(b"<rss/>")}) as proxy:
        environ = {"PROXY": proxy.url("/").replace("//", "//ann:s%20esame@")}
        answer = put("http://partner.example/feed", client=Client(environ=environ), proxy="${PROXY}")
    assert isinstance(answer.outcome, Document)
    assert proxy.requests[0].header("Proxy-Authorization") == "Basic YW5uOnMgZXNhbWU="


def test_an_encrypted_feed_through_a_proxy(secure: Server, made: tuple[ssl.SSLContext, Path]) -> None:
    with serving({f"{NAME}:443": Answer(raw=b"HTTP/1.1 200 OK\r\n\r\n", tunnel=secure.port)}) as proxy:
        environ = {"PROXY": proxy.url("/").replace("//", "//ann:sesame@")}
        with Client(lookup=names({}), environ=environ) as client:
            answer = put(f"https://{NAME}/feed", client=client, proxy="${PROXY}", ca_bundle=made[1])
    assert isinstance(answer.outcome, Document), answer
    assert proxy.requests[0].method == "CONNECT"
    assert proxy.requests[0].header("Proxy-Authorization")
    assert secure.requests[0].header("Proxy-Authorization") is None


def test_a_certificate_is_looked_at_behind_a_proxy_too(secure: Server) -> None:
    with serving({f"{NAME}:443": Answer(raw=b"HTTP/1.1 200 OK\r\n\r\n", tunnel=secure.port)}) as proxy:
        assert "cannot prove" in told(put(f"https://{NAME}/feed", proxy=proxy.url("/")))
    assert not secure.requests


@pytest.mark.parametrize("status", [407, 403, 502])
def test_a_proxy_that_refuses(status: int) -> None:
    script = {"http://partner.example/feed": Answer(status=status), "partner.example:443": Answer(status=status)}
    with serving(script) as proxy:
        for scheme in ("http", "https"):
            message = told(put(f"{scheme}://partner.example/feed", proxy=proxy.url("/")))
            assert str(status) in message
            assert "proxy" in message or status != 407


def test_a_proxy_that_is_not_there() -> None:
    with serving() as gone:
        pass
    assert "the proxy does not let us through" in told(put("http://partner.example/feed", proxy=gone.url("/")))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "169.254.169.254", "[::ffff:7f00:1]", "intranet", "0x7f.1"])
def test_a_proxy_is_not_asked_for_what_is_inside(host: str) -> None:
    with serving(
        {"http://partner.example/feed": Answer(status=302, headers={"Location": f"http://{host}/x"})}
    ) as proxy:
        message = told(put("http://partner.example/feed", proxy=proxy.url("/"), allow_private=False))
        assert "inside a network" in message
        assert "redirects" in message
        assert "inside a network" in told(put(f"http://{host}/x", proxy=proxy.url("/"), allow_private=False))
    assert len(proxy.requests) == 1


@pytest.mark.parametrize("value", ["socks5://127.0.0.1:1080", "proxy.example:3128", "http://", "http://a:port/"])
def test_a_variable_that_holds_no_proxy(value: str) -> None:
    answer = put("http://partner.example/feed", client=Client(environ={"PROXY": value}), proxy="${PROXY}")
    assert "proxy: the environment variable PROXY is no address of a proxy" in told(answer)
    assert not answer.asked


def test_what_the_environment_says_of_proxies_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    with serving({"/feed": Answer(b"<rss/>")}) as there:
        (answer,) = retrieve_all([source(there.url("/feed"))], {}, NOW, AGENT)
    assert isinstance(answer.outcome, Document)
