"""What all commands share: the options before them, how they find feeds.yaml, and how they say what went wrong."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec

import click

from mmmfeed import __version__
from mmmfeed.errors import MmmfeedError

if TYPE_CHECKING:
    from mmmfeed.model import Config, Problem

_P = ParamSpec("_P")

JSON = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON, for scripts.")
VERBOSE = click.option(
    "-v/-q",
    "--verbose/--quiet",
    default=None,
    help="Say what was done; by default on a terminal only. Problems are always told.",
)
_NAMED = 12  # sources, in a message
_INTERRUPTED = 128 + signal.SIGINT  # as shells say it
_STOPPED = {
    "build": "Stopped. What had been read is kept.",
    "rebuild": "Stopped. Nothing is lost; run it again.",
}


def speaking_errors(command: Callable[_P, None]) -> Callable[_P, None]:
    """What makes going on meaningless is a message and an exit code, never a traceback."""

    @wraps(command)
    def guarded(*args: _P.args, **kwargs: _P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except MmmfeedError as error:
            click.echo(str(error), err=True)
            sys.exit(error.exit_code)
        except KeyboardInterrupt:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever is impatient presses twice
            click.echo(_STOPPED.get(command.__name__, "Stopped."), err=True)
            sys.exit(_INTERRUPTED)

    return guarded


@click.group(epilog="Start with: mmmfeed build", context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, package_name="mmmfeed", message="%(prog)s %(version)s")
@click.option(
    "-c",
    "--config",
    "path",
    type=click.Path(path_type=Path),
    default="feeds.yaml",
    envvar="MMMFEED_CONFIG",
    show_default=True,
    show_envvar=True,
    help="The configuration. Paths in it are relative to it.",
)
@click.pass_context
def main(context: click.Context, path: Path) -> None:
    """Turn announcements in text files, and partners' feeds, into RSS, Atom and JSON feeds.

    \b
    Exit codes: 0 all well; 1 feeds were built, but a source or record had a problem;
    2 wrong usage or configuration, nothing done; 3 refused to publish, the last good
    outputs stand; 4 another run is at work.
    """
    context.obj = path


def load(path: Path) -> Config:
    """The settings. Raises ConfigError."""
    from mmmfeed.config import load

    return load(path)


def now() -> datetime:
    """The run's only clock."""
    return datetime.now(UTC)


def tell(problems: Iterable[Problem]) -> None:
    """Say them on standard error."""
    from mmmfeed.cli import wording

    for line in wording.problems(problems):
        click.echo(line, err=True)


def print_json(value: object) -> None:
    """Print it on standard output."""
    import json

    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def unknown_source(name: str, known: Iterable[str], kind: str = "source") -> MmmfeedError:
    """There is no source `name`, or whatever is asked for; the nearest known one is proposed."""
    from difflib import get_close_matches

    names = sorted(set(known))
    near = get_close_matches(name, names, n=1)
    listed = ", ".join([*names[:_NAMED], *(["…"] if len(names) > _NAMED else [])])
    advice = f"did you mean {near[0]}?" if near else f"there are {listed}"
    return MmmfeedError(f"There is no {kind} {name!r}; {advice}")
