"""What is known of asking a source, after one more answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from mmmfeed.model import Move, Poll, Reply, Rhythm
from mmmfeed.schedule.due import FLOOR, after_answer, after_failure
from mmmfeed.schedule.hints import freshness, retry_after

_DAYS_TO_BELIEVE_A_MOVE = 3  # a captive portal, or a mistake of an afternoon, redirects for less (vienna-rss#1546)
_GONE = 410
_NOT_MODIFIED = 304


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What an answer was good for."""

    problem: str = ""  # why it was of no use; empty when it was
    reply: Reply | None = None  # None: no server answered
    size: int = 0  # bytes of its document
    new: bool = False  # whether it said anything new
    rhythm: Rhythm | None = None  # of its document; None when there was none
    latest: tuple[datetime, ...] = ()


def is_due(poll: Poll | None, now: datetime) -> bool:
    """Whether a source may be asked at `now`; one that was never asked may.

    A source that was asked in the future was not: this machine's clock was wrong then, and what it led to counts less.
    """
    return poll is None or (not poll.gone and (poll.due.at <= now or poll.asked > now + FLOOR))


def address(poll: Poll | None, location: str) -> str:
    """Where to ask: the new address of a source that was said to have moved on several days."""
    if poll and poll.move and poll.move.days >= _DAYS_TO_BELIEVE_A_MOVE:
        return poll.move.url
    return location


def polled(name: str, before: Poll | None, told: Told, now: datetime) -> Poll:
    """After the answer `told` to a question at `now`."""
    known = before or Poll(asked=now, due=after_failure(name, now, 1))
    if told.problem:
        return _failed(name, known, told, now)
    reply, rhythm, latest = told.reply, told.rhythm or known.rhythm, told.latest or known.latest
    same = reply is not None and reply.status == _NOT_MODIFIED
    given = reply is not None and (reply.validators.etag or reply.validators.last_modified)
    fresh = freshness(reply, now) if reply else None
    due = after_answer(name, now, conditional=bool(same or given), fresh=fresh, rhythm=rhythm, latest=latest)
    return Poll(
        asked=now,
        due=due,
        succeeded=now,
        news=now if told.new else known.news,
        move=_move(known.move, reply, now),
        rhythm=rhythm,
        latest=latest,
        size=known.size if same else told.size,
        saved=known.saved + (known.size if same else 0),
    )


def _failed(name: str, known: Poll, told: Told, now: datetime) -> Poll:
    failures = known.failures + 1
    wait = retry_after(told.reply, now) if told.reply else None
    gone = bool(told.reply and told.reply.status == _GONE)
    return replace(
        known,
        asked=now,
        due=after_failure(name, now, failures, wait=wait, gone=gone),
        failures=failures,
        failing_since=known.failing_since or now,
        problem=told.problem,
        gone=gone,
        move=None,  # a new address that is of no use is forgotten
    )


def _move(before: Move | None, reply: Reply | None, now: datetime) -> Move | None:
    """Counts the days on which the same new address was named, with a feed at the other end."""
    today = now.astimezone(UTC).date()
    if reply is None or not reply.moved:
        # Asked at its new address, nobody redirects any more.
        return before if before and before.days >= _DAYS_TO_BELIEVE_A_MOVE else None
    url = reply.moved[-1]
    if before is None or before.url != url:
        return Move(url=url, days=1, last=today)
    return before if before.last == today else Move(url=url, days=before.days + 1, last=today)
