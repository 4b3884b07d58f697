"""A partner at a server on this machine, fetch after fetch, at moments of our choosing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from mmmfeed import build as story
from mmmfeed.config import load
from mmmfeed.report import Report
from projects import rss
from quick import Quick
from servers import Answer, Server

NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
LONG = "The council of the five cities heard the report on case {}, and asked for another one before the summer of that year."


def item(
    n: int, *, guid: str = "", page: str = "", title: str = "", text: str = "", day: datetime | None = NOW, **more: str
) -> str:
    """The n-th announcement, n days before `day`; without one it is undated."""
    date = f"<pubDate>{(day - timedelta(days=n)).strftime('%a, %d %b %Y %H:%M:%S +0000')}</pubDate>" if day else ""
    extra = "".join(f"<{name}>{value}</{name}>" for name, value in more.items())
    return (
        f"<item><guid isPermaLink='false'>{guid or f'old-{n}'}</guid><link>{page or f'https://ally.example/{n}'}</link>"
        f"<title>{title or f'Report on case {n}'}</title><description>{text or LONG.format(n)}</description>{date}{extra}</item>"
    )


def says(server: Server, items: Iterable[str], head: str = "") -> None:
    server.answers["/feed"] = Answer(rss(head, *items).encode(), {"Content-Type": "application/rss+xml"})


def build(project: Quick, now: datetime, *, accepted: Iterable[str] = ()) -> Report:
    """As cron does, at a moment of our choosing; the source is asked."""
    return story.build(load(project.folder / "feeds.yaml"), now, forced={"ally"}, accepted=frozenset(accepted))


def messages(report: Report) -> list[str]:
    return [problem.message for problem in report.problems]
