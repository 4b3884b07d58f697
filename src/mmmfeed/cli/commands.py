"""The commands, with the words of their help."""

from __future__ import annotations

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
    from mmmfeed.report import Report

_P = ParamSpec("_P")

_JSON = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON, for scripts.")
_VERBOSE = click.option(
    "-v/-q",
    "--verbose/--quiet",
    default=None,
    help="Say what was done; by default on a terminal only. Problems are always told.",
)


def _speaking_errors(command: Callable[_P, None]) -> Callable[_P, None]:
    """What makes going on meaningless is a message and an exit code, never a traceback."""

    @wraps(command)
    def guarded(*args: _P.args, **kwargs: _P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except MmmfeedError as error:
            click.echo(str(error), err=True)
            sys.exit(error.exit_code)

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


@main.command(epilog="Example, for cron, once an hour:  17 * * * * mmmfeed -c /srv/feeds/feeds.yaml build")
@_VERBOSE
@_JSON
@click.pass_obj
@_speaking_errors
def build(path: Path, verbose: bool | None, as_json: bool) -> None:  # noqa: FBT001
    """Read the sources, merge what they say, write the feeds.

    What has not changed is neither read again nor written again, so it may run as often as you like.
    """
    from mmmfeed import build as story
    from mmmfeed.cli.progress import shown_on_terminal

    with shown_on_terminal() as progress:
        report = story.build(_load(path), _now(), progress)
    _finish(report, verbose=verbose, as_json=as_json)


@main.command(epilog="Example:  mmmfeed rebuild --verbose")
@_VERBOSE
@_JSON
@click.pass_obj
@_speaking_errors
def rebuild(path: Path, verbose: bool | None, as_json: bool) -> None:  # noqa: FBT001
    """Derive everything anew from what was heard.

    By the rules of this version and the settings of today.

    Use it after an update or a change of settings. Nothing is fetched, and the guids stay.
    """
    from mmmfeed import build as story
    from mmmfeed.cli.progress import shown_on_terminal

    with shown_on_terminal() as progress:
        report = story.rebuild(_load(path), _now(), progress)
    _finish(report, verbose=verbose, as_json=as_json)


@main.command(epilog="Example:  mmmfeed -c /srv/feeds/feeds.yaml check")
@_JSON
@click.pass_obj
@_speaking_errors
def check(path: Path, as_json: bool) -> None:  # noqa: FBT001
    """Tell what is understood of the settings and the files; write nothing.

    It reads feeds.yaml and the local sources, names every problem, and shows of each file how its
    records, dates and languages were read. Sources on the network are not asked.
    """
    from mmmfeed import inspection
    from mmmfeed.cli import checking, wording

    config, now = _load(path), _now()
    readings = list(inspection.inspect(config, now))
    misnamed = inspection.misnamed(config, now)
    problems = [*(problem for reading in readings for problem in reading.problems), *misnamed]
    _tell(problems)
    if as_json:
        _print_json(
            {
                "documents": [checking.as_json(reading) for reading in readings],
                "problems": [wording.as_dict(problem) for problem in misnamed],
                "exit_code": int(bool(problems)),
            }
        )
    else:
        click.echo("\n".join(line for reading in readings for line in checking.table(reading)))
    sys.exit(bool(problems))


@main.command(epilog="Example:  mmmfeed preview --limit 5")
@click.option("-n", "--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Show the newest ones.")
@_JSON
@click.pass_obj
@_speaking_errors
def preview(path: Path, limit: int, as_json: bool) -> None:  # noqa: FBT001
    """Show the announcements of the files as they will be published; write nothing.

    It reads the local sources anew, each for itself: what is merged shows once the feeds are built.
    """
    from mmmfeed import inspection
    from mmmfeed.cli import exporting, previewing, wording

    shown, total = previewing.newest(inspection.heard(_load(path), _now()), limit)
    if as_json:
        _print_json([exporting.said_by(announcement) for announcement in shown])
        return
    for announcement in shown:
        click.echo("\n".join(previewing.lines(announcement)) + "\n")
    if total > len(shown):
        rest = wording.count(total - len(shown), "older one")
        click.echo(f"… and {rest} (--limit {total} shows all)")


@main.command(epilog="Example:  mmmfeed export | jq -r 'select(.lead) | .title'")
@click.pass_obj
@_speaking_errors
def export(path: Path) -> None:
    """Print all announcements as JSON Lines.

    One object for each that was ever heard, in its newest version, the newest first.
    """
    from mmmfeed.cli.exporting import lines
    from mmmfeed.store import Store

    with Store.open(_load(path).store, create=False) as store:
        for line in lines(store.clusters.newest_first()):
            click.echo(line)


@main.command(epilog="Example:  mmmfeed why 'gender equality'")
@click.argument("what", metavar="GUID-OR-URL-OR-TITLE")
@_JSON
@click.pass_obj
@_speaking_errors
def why(path: Path, what: str, as_json: bool) -> None:  # noqa: FBT001
    """Tell how an announcement came about.

    How it got its date and its title, and what was merged into it, each with the evidence.
    """
    from mmmfeed.cli import explaining
    from mmmfeed.store import Store

    with Store.open(_load(path).store, create=False) as store:
        found = explaining.find(store.clusters.newest_first(), what)
    if not found:
        raise MmmfeedError(f"Nothing known has the guid, address or title '{what}'. `mmmfeed export` lists all.")
    if as_json:
        _print_json([explaining.as_json(cluster) for cluster in found])
    else:
        click.echo("\n\n".join("\n".join(explaining.story(cluster)) for cluster in found))


@main.command(epilog="Example:  mmmfeed schema > feeds.schema.json")
@_speaking_errors
def schema() -> None:
    """Print the JSON Schema of feeds.yaml.

    Editors complete and check the file with it.
    """
    from mmmfeed.config import json_schema

    _print_json(json_schema())


def _load(path: Path) -> Config:
    from mmmfeed.config import load

    return load(path)


def _now() -> datetime:
    return datetime.now(UTC)


def _tell(problems: Iterable[Problem]) -> None:
    from mmmfeed.cli import wording

    for line in wording.problems(problems):
        click.echo(line, err=True)


def _print_json(value: object) -> None:
    import json

    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _finish(report: Report, *, verbose: bool | None, as_json: bool) -> None:
    """Problems to standard error; the summary there too, if somebody is looking or asked for it."""
    from mmmfeed.cli import wording

    _tell(report.problems)
    if as_json:
        click.echo(wording.as_json(report))
    elif sys.stderr.isatty() if verbose is None else verbose:
        for line in wording.summary(report):
            click.echo(line, err=True)
    sys.exit(report.exit_code)
