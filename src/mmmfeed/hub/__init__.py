"""A hub is told which feeds have changed, so that those who subscribe know at once (https://www.w3.org/TR/websub/).

telling  one feed after the other, within some seconds, with a few tries
asking   one question, and what its answer means
due      when what the hub did not hear is told again
means    the time and the connections that it takes

What it was not told is kept in the store, and a later build tells it. A hub that fails is a problem to report: the
feeds are in place by then, and whoever subscribes finds them when looking by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mmmfeed.hub import due
from mmmfeed.hub.means import Means
from mmmfeed.model import Problem
from mmmfeed.store import Pings

if TYPE_CHECKING:
    from mmmfeed.hub.telling import Result

__all__ = ["Means", "announce"]

_NAMED = 3  # feeds that a message names
_LATER = "The next builds tell it; until then readers find the news when they look by themselves."


def announce(  # noqa: PLR0913 - the last one is for tests
    hub: str,
    topics: Sequence[str],
    pings: Pings,
    now: datetime,
    user_agent: str,
    *,
    feeds: Collection[str],
    means: Means | None = None,
) -> tuple[Problem, ...]:
    """Tell `hub` that the feeds at `topics` (their self links) have changed, and what earlier builds could not tell it.

    `feeds` are the addresses of all feeds that there are; of others, which there were, it is told nothing any more.
    Call it when the files are in place, outside of a transaction, also when nothing has changed. What is owed is kept
    first, so that a run that is killed here owes it still.
    """
    pings.keep_only(hub, feeds)
    pings.owe(hub, topics, now)
    hopeless = due.hopeless(pings.of(hub), now)
    pings.told(hub, hopeless)
    problems = list(_given_up(hopeless))
    if ready := due.ready(pings.of(hub), now):
        means = means or Means()
        result = _tell(hub, ready, now, user_agent, means)
        _keep(hub, result, pings, now)
        problems += _words(result, means.seconds)
    return tuple(Problem(source="hub", place=hub, message=message) for message in problems)


def _tell(hub: str, topics: Sequence[str], now: datetime, user_agent: str, means: Means) -> Result:
    from mmmfeed.hub.asking import Hub
    from mmmfeed.hub.telling import tell_all
    from mmmfeed.retrieve.addresses import is_local_name

    # Feeds that are served inside a network may have their hub there.
    is_inside = all(is_local_name(urlsplit(topic).hostname or "") for topic in topics)
    with means.client() as client:
        asked = Hub(url=hub, client=client, user_agent=user_agent, now=now, allow_private=is_inside)
        return tell_all(topics, asked.tell, means.seconds, means.clock)


def _keep(hub: str, result: Result, pings: Pings, now: datetime) -> None:
    """What the hub knows is settled; what it does not know is told again, at growing distances."""
    pings.told(hub, result.told)
    tries = {ping.topic: ping.tries + 1 for ping in pings.of(hub)}
    again: defaultdict[datetime, list[str]] = defaultdict(list)
    for topic in result.refused:
        again[due.next_time(tries[topic], now, None)].append(topic)
    for moment, topics in again.items():
        pings.put_off(hub, topics, moment, rests=False)
    if result.failed:
        most = max(tries[topic] for topic in result.left)
        pings.put_off(hub, result.left, due.next_time(most, now, result.failed.wait), rests=True)


def _given_up(topics: Sequence[str]) -> Iterator[str]:
    if topics:
        yield (
            f"it could not be told of {_names(topics)} for {due.PATIENCE.days} days, and is told no more until there "
            "is something new. Is `hub` in feeds.yaml right?"
        )


def _words(result: Result, seconds: float) -> Iterator[str]:
    """What went wrong, for people."""
    refused: dict[str, list[str]] = {}
    for topic, reason in result.refused.items():
        refused.setdefault(reason, []).append(topic)
    for reason, topics in refused.items():
        yield f"{_sentence(reason)} It was told in vain of {_names(topics)}. {_LATER}"
    if result.left:
        reason = result.failed.problem if result.failed else f"{seconds:.0f} seconds were not enough to tell it of all"
        yield f"{_sentence(reason)} It was not told of {_names(result.left)}. {_LATER}"


def _sentence(clause: str) -> str:
    return clause if clause.endswith("?") else f"{clause}."


def _names(topics: Sequence[str]) -> str:
    """Their files, and how many more."""
    names = [urlsplit(topic).path.rpartition("/")[2] for topic in topics[:_NAMED]]
    more = len(topics) - len(names)
    return ", ".join(names) + (f" and {more} more" if more else "")
