"""The command that shows the outputs in a browser, with the words of its help."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mmmfeed.cli.frame import load, main, speaking_errors, tell
from mmmfeed.errors import MmmfeedError

if TYPE_CHECKING:
    from mmmfeed.report import Report

_LIBRARIES = ("starlette", "uvicorn", "watchfiles")
_MISSING = (
    "mmmfeed serve needs {}, which only this command does. Install it with:\n"
    "  pip install 'mmmfeed[serve]'\n"
    "or, in a copy of the project:  make serve"
)


@main.command(epilog="Example:  mmmfeed serve --port 8080")
@click.option("--host", default="127.0.0.1", show_default=True, help="Who may look: 0.0.0.0 lets the whole network.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Where in the address; 0 for any that is free.",
)
@click.option("--no-build", "is_shown_only", is_flag=True, help="Only show what is there; build nothing.")
@click.pass_obj
@speaking_errors
def serve(path: Path, host: str, port: int, is_shown_only: bool) -> None:  # noqa: FBT001
    """Show the outputs in a browser on this computer.

    Builds, shows the folder output/ at the address that it prints, and builds again when feeds.yaml, a dump or a
    template changes; pages that are open are loaded again then. For looking at, not for the public. Ctrl-C stops it.
    """
    _check_libraries()
    config = load(path)
    from mmmfeed import serving

    try:
        serving.serve(config, (host, port), _started, _say, is_built=not is_shown_only)
    except KeyboardInterrupt:  # which is how it ends
        click.echo("Stopped.", err=True)


def _check_libraries() -> None:
    if absent := [name for name in _LIBRARIES if find_spec(name) is None]:
        raise MmmfeedError(_MISSING.format(" and ".join(absent)))


def _started(address: str) -> None:
    click.echo(address)
    click.echo("Ctrl-C stops it.", err=True)


def _say(came: Report | MmmfeedError) -> None:
    """What a build brought, as far as it is news: problems, and what was written."""
    from mmmfeed.cli import wording

    if isinstance(came, MmmfeedError):
        click.echo(str(came), err=True)
        return
    tell(came.problems)
    for output in came.published.outputs:
        if output.written:
            click.echo(f"{wording.near(str(output.path))}: written", err=True)
    if came.published.pages:
        click.echo(f"{wording.count(came.published.pages, 'page')} and what belongs to them written", err=True)
