"""Where a question may go: what is judged is the address that is connected to, whatever name led there."""

from __future__ import annotations

import socket
import threading
import time
from typing import Any

import pytest

from asking import names, put, told
from mmmfeed.model import Document
from mmmfeed.retrieve.addresses import is_local_name, is_public, look_up
from mmmfeed.retrieve.client import Client
from mmmfeed.retrieve.refusals import NoAnswerError
from servers import Answer, serving

PUBLIC = ["1.1.1.1", "8.8.8.8", "172.15.0.1", "172.32.0.1", "100.63.0.1", "100.128.0.1", "192.0.1.1", "223.255.255.1",
          "2606:4700::1111", "2a00:1450:4001::1", "2001:200::1", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8",
          "2002:808:808::1", "2606:4700::1%eth0"]  # fmt: skip
NOT_PUBLIC = ["127.0.0.1", "127.255.0.9", "0.0.0.0", "0.1.2.3", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
              "169.254.169.254", "100.64.0.1", "100.100.100.200", "192.0.0.192", "168.63.129.16", "192.0.2.1",
              "198.18.0.1", "198.51.100.1", "203.0.113.1", "192.88.99.1", "224.0.0.1", "239.255.255.250", "240.0.0.1",
              "255.255.255.255", "::", "::1", "::127.0.0.1", "::8.8.8.8", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
              "::ffff:169.254.169.254", "::ffff:0:127.0.0.1", "64:ff9b::127.0.0.1", "64:ff9b::a9fe:a9fe",
              "64:ff9b:1::8.8.8.8", "2002:7f00:1::1", "2002:a9fe:a9fe::1", "2001::1", "2001:0:7f00:1::",
              "2001:10::1", "2001:db8::1", "3fff::1", "100::1", "5f00::1", "fc00::1", "fd00:ec2::254", "fd20:ce::254",
              "fe80::1", "fe80::1%eth0", "febf::1", "fec0::1", "ff02::1", "4000::1"]  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC)
def test_what_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_what_is_not_public(address: str) -> None:
    assert not is_public(address)


# --- spelt in a feed's address ----------------------------------------------------------------------------

SPELT = ["127.0.0.1", "127.1", "0x7f.1", "0x7f000001", "2130706433", "0177.0.0.1", "017700000001", "127.0.0.1.",
         "localhost", "LOCALHOST", "localhost.", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:0:0:1]",
         "[::]", "0", "0.0.0.0", "１２７.0.0.1", "①②⑦.⓪.⓪.①", "127。0。0。1"]  # fmt: skip


@pytest.mark.parametrize("host", SPELT)
def test_this_machine_is_not_asked_however_it_is_spelt(host: str) -> None:
    with serving({"/feed": Answer(b"secret")}) as there:
        answer = put(there.url("/feed", host=host), allow_private=False)
    message = told(answer)
    # A system that does not understand a spelling says so; nobody is asked either way.
    assert "inside a network" in message or "no server of this name" in message or "no address" in message
    assert not there.connections
    if "inside" in message:
        assert "allow_private: true" in message
        assert not answer.asked


@pytest.mark.parametrize("host", ["169.254.169.254", "[::ffff:169.254.169.254]", "[fd00:ec2::254]", "10.0.0.1"])
def test_neighbours_are_not_asked(host: str) -> None:
    assert "inside a network" in told(put(f"http://{host}/latest/meta-data/", allow_private=False))


def test_who_may_be_asked_on_this_machine_is() -> None:
    with serving({"/feed": Answer(b"<rss/>")}) as there:
        assert isinstance(put(there.url("/feed"), allow_private=True).outcome, Document)


# --- behind a name ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "::ffff:127.0.0.1", "10.0.0.1", "169.254.169.254"])
def test_a_name_that_leads_inside_is_not_asked(address: str) -> None:
    with serving({"/feed": Answer(b"secret")}) as there:
        url = there.url("/feed", host="innocent.example")
        answer = put(url, client=Client(lookup=names({"innocent.example": address})), allow_private=False)
    assert f"leads to {address}" in told(answer)
    assert not there.connections


def test_the_name_is_looked_up_once_and_what_was_looked_at_is_connected_to() -> None:
    """DNS rebinding: a second look-up would give another address."""
    asked = []

    def rebinding(host: str, port: int, **settings: Any) -> list[tuple[Any, ...]]:
        asked.append(host)
        return socket.getaddrinfo("127.0.0.1" if len(asked) == 1 else "127.0.0.2", port, **settings)

    with serving({"/feed": Answer(b"<rss/>")}) as there:
        answer = put(there.url("/feed", host="two-faced.example"), client=Client(lookup=rebinding))
    assert isinstance(answer.outcome, Document)
    assert asked == ["two-faced.example"]
    assert there.requests[0].header("Host") == f"two-faced.example:{there.port}"


def test_of_several_addresses_only_those_are_tried_that_may_be() -> None:
    def both(host: str, port: int, **settings: Any) -> list[tuple[Any, ...]]:
        return [entry for part in ("127.0.0.1", "127.0.0.2") for entry in socket.getaddrinfo(part, port, **settings)]

    with serving({"/feed": Answer(b"secret")}) as there:
        client = Client(lookup=both, allowed=lambda address: address == "127.0.0.2")
        assert "no connection" in told(put(there.url("/feed", host="both.example"), client=client, allow_private=False))
    assert not there.connections


def test_the_next_address_is_tried_when_one_does_not_answer() -> None:
    def both(host: str, port: int, **settings: Any) -> list[tuple[Any, ...]]:
        return [entry for part in ("127.0.0.2", "127.0.0.1") for entry in socket.getaddrinfo(part, port, **settings)]

    with serving({"/feed": Answer(b"<rss/>")}) as there:
        assert isinstance(put(there.url("/feed", host="both.example"), client=Client(lookup=both)).outcome, Document)


def test_a_kept_connection_to_this_machine_is_for_those_who_may_have_it() -> None:
    kept = Answer(b"<rss/>", headers={"Connection": "keep-alive"})
    with serving({"/feed": kept}) as there, Client() as client:
        assert isinstance(put(there.url("/feed"), client=client).outcome, Document)
        assert "inside a network" in told(put(there.url("/feed"), client=client, allow_private=False))
        assert isinstance(put(there.url("/feed"), client=client).outcome, Document)
    assert (there.connections, len(there.requests)) == (1, 2)


# --- the look-up itself -----------------------------------------------------------------------------------


def test_a_look_up_that_does_not_end_is_left() -> None:
    over = threading.Event()

    def slow(host: str, port: int, **settings: Any) -> list[tuple[Any, ...]]:
        over.wait(20)
        return []

    began = time.monotonic()
    answer = put("http://slow.example/", client=Client(lookup=slow), seconds=0.2)
    over.set()
    assert "was not found within" in told(answer) or "no whole answer" in told(answer)
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("error", [OSError("x"), socket.gaierror(-2, "x"), UnicodeError("x"), ValueError("x")])
def test_a_name_that_nobody_knows(error: Exception) -> None:
    def unknown(host: str, port: int, **settings: Any) -> list[tuple[Any, ...]]:
        raise error

    with pytest.raises(NoAnswerError, match="no server of this name"):
        look_up("nobody.example", 80, 5, unknown)


@pytest.mark.parametrize("host", ["localhost", "intranet", "a.local", "a.internal", "127.1", "0x7f.1", "10.0.0.1", "::1",
                                  "[::1]", "2130706433", "printer.localhost."])  # fmt: skip
def test_names_that_a_proxy_is_not_asked_for(host: str) -> None:
    assert is_local_name(host)


@pytest.mark.parametrize("host", ["example.org", "1.1.1.1", "2606:4700::1111", "example.org.", "localhost.example"])
def test_names_that_a_proxy_is_asked_for(host: str) -> None:
    assert not is_local_name(host)
