"""Sources at servers on this machine, and one question to them."""

from __future__ import annotations

import socket
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from mmmfeed.model import Problem, SourceSpec, Validators
from mmmfeed.retrieve import Answer
from mmmfeed.retrieve.addresses import Lookup
from mmmfeed.retrieve.answers import Round
from mmmfeed.retrieve.client import Client
from mmmfeed.retrieve.web import DEADLINE, ask

AGENT = "mmmfeed/0 (+https://www.riverforum.example/)"
NOW = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)


def source(url: str, **fields: Any) -> SourceSpec:
    """One that may be asked on this machine."""
    return replace(SourceSpec(name="ally", kind="feed", location=url, allow_private=True), **fields)


def put(
    url: str,
    known: Mapping[str, Validators] | None = None,
    *,
    client: Client | None = None,
    seconds: float = DEADLINE,
    **fields: Any,
) -> Answer:
    """The answer of the server at `url`."""
    spec = source(url, **fields)
    asking = Round(known={spec.name: known or {}}, now=NOW, user_agent=AGENT)
    if client is not None:
        return ask(spec, asking, client, seconds=seconds)
    with Client() as own:
        return ask(spec, asking, own, seconds=seconds)


def told(answer: Answer) -> str:
    """Why there is no document."""
    assert isinstance(answer.outcome, Problem), answer
    assert answer.outcome.message.endswith("What was known stays published.")
    return answer.outcome.message


def names(known: Mapping[str, str]) -> Lookup:
    """A look-up that knows some names, each with its address, and asks nobody."""

    def look_up(host: str, port: int, **settings: Any) -> list[tuple[Any, ...]]:
        return socket.getaddrinfo(known.get(host, host), port, flags=socket.AI_NUMERICHOST, **settings)

    return look_up
