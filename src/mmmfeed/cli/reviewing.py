"""Pairs that may be one, shown side by side and asked about; a line each; and JSON for scripts."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from mmmfeed.cli.exporting import said_by
from mmmfeed.cli.sidebyside import Mark, Piece, Row, columns, compared, empty_line, in_brackets
from mmmfeed.cli.wording import count, near
from mmmfeed.errors import MmmfeedError
from mmmfeed.model import Announcement, Precision
from mmmfeed.reviewing import Question, Review, Side
from mmmfeed.text.words import cut

NOTHING = "Nothing to review."
_NARROWEST, _WIDEST = 40, 200  # columns of the terminal that are used
_ASKED = "Same? [y]es, [n]o, [s]kip, [q]uit"
_ANSWERS = click.Choice(["y", "n", "s", "q", "yes", "no", "skip", "quit"], case_sensitive=False)


def ask_all(review: Review, path: Path) -> None:
    """Ask about one pair after another, on a terminal, until there is none or the person has enough of it."""
    answers = 0
    while question := review.next():
        click.echo("\n".join(shown(question, _width(), mark_here())))
        answer = _answer()
        if answer == "q":
            break
        if answer == "s":
            review.skip()
            continue
        pin = review.answer(question, same=answer == "y")
        answers += 1
        click.echo(f"Written into {near(str(path))}: {pin.key}: [{', '.join(pin.which)}]. {review.left()} left.\n")
    if answers:
        click.echo(f"{count(answers, 'answer')} written. The next `mmmfeed build` follows what you said.")
    else:
        click.echo("Nothing was written.")


def check_terminal() -> None:
    """Raises MmmfeedError where nobody can answer."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise MmmfeedError(
            "`mmmfeed review` asks questions, so it needs a terminal. `mmmfeed review --list` prints a line for each "
            "pair, `--json` all of it; answers are written into feeds.yaml under same: and never_same:."
        )


def shown(question: Question, width: int, mark: Mark) -> Iterator[str]:
    """What is known of both, in two columns, with the words marked in which they differ."""
    a, b = question.a.said, question.b.said
    yield "─" * width
    yield cut(f"{question.doubt.rule}, {question.doubt.score:.2f}: {question.doubt.evidence}", width)
    yield ""
    yield from columns(compared(a.title, b.title), width, mark)
    for one, other in zip(_about(a), _about(b), strict=True):
        yield from columns([Row([Piece(one)], [Piece(other)])], width, mark)
    yield empty_line(width)
    yield from columns(compared(a.text or a.summary, b.text or b.summary), width, mark)
    yield ""


def listed(question: Question) -> str:
    """The pair on one line."""
    return f"{question.doubt.score:.2f}  {question.doubt.rule}  {_line(question.a.said)}  |  {_line(question.b.said)}"


def as_json(question: Question) -> dict[str, object]:
    """The pair for scripts."""
    doubt = question.doubt
    return {
        "rule": doubt.rule,
        "score": doubt.score,
        "evidence": doubt.evidence,
        "a": _side(question.a),
        "b": _side(question.b),
    }


def mark_here() -> Mark:
    """Colours where the terminal has some and the person likes them (no-color.org), else brackets."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not sys.stdout.isatty():
        return in_brackets
    return _coloured


def _coloured(text: str, left: bool) -> str:  # noqa: FBT001 - a Mark
    return click.style(text, fg="red" if left else "green", bold=True)


def _answer() -> str:
    """The first letter of what the person said; an end of the input is one, too."""
    try:
        said: str = click.prompt(_ASKED, type=_ANSWERS, show_choices=False)
    except click.Abort:
        click.echo()
        return "q"
    return said[0]


def _width() -> int:
    return min(max(shutil.get_terminal_size().columns, _NARROWEST), _WIDEST)


def _about(said: Announcement) -> tuple[str, str]:
    return f"{said.source}, {_day(said)}", said.url or said.source_id


def _line(said: Announcement) -> str:
    return f"{_day(said)} {said.source}: {said.title}"


def _day(said: Announcement) -> str:
    if said.published is None:
        return "no date"
    is_day = said.published_precision is Precision.DAY
    return f"{said.published:%Y-%m-%d}" if is_day else f"{said.published:%Y-%m-%d %H:%M} UTC"


def _side(side: Side) -> dict[str, object]:
    return {"pin": side.word, **said_by(side.said)}
