"""By which names the preview may be asked."""

from __future__ import annotations

import socket

import pytest

from mmmfeed.serving.hosts import is_ours


@pytest.mark.parametrize(
    "asked",
    [
        "127.0.0.1:8000",
        "127.0.0.1",
        "[::1]:8000",
        "[fe80::1]",
        "192.168.1.20:8000",
        "localhost:8000",
        "LocalHost",
        "localhost.:8000",
        "feeds.localhost:8000",
        f"{socket.gethostname()}:8000",
        "desk.example.org:80",  # what it was started at
        "",  # HTTP/1.0
    ],
)
def test_its_own_names_are_answered(asked: str) -> None:
    assert is_ours(asked, "desk.example.org")


@pytest.mark.parametrize(
    "asked",
    [
        "rebound.example.com",
        "rebound.example.com:8000",
        "127.0.0.1.rebound.example.com",
        "localhost.example.com",
        "notlocalhost",
        "127.0.0.1@rebound.example.com",
        "127.0.0.1:8000:80x",
        "[::1].example.com",
        "xn--nxasmq6b.example",
    ],
)
def test_no_other_name_is(asked: str) -> None:
    assert not is_ours(asked, "127.0.0.1")
