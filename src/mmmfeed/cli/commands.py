"""The commands that read, publish and tell, with the words of their help."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mmmfeed.cli.frame import JSON, VERBOSE, load, main, now, print_json, speaking_errors, tell, unknown_source
from mmmfeed.errors import MmmfeedError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mmmfeed.model import Config
    from mmmfeed.report import Report

_ALL = "*"  # no source can have this name


@main.command(epilog="Example, for cron, each ten minutes:  */10 * * * * mmmfeed -c /srv/feeds/feeds.yaml build")
@click.option(
    "--force",
    "forced",
    metavar="[SOURCE]",
    multiple=True,
    is_flag=False,
    flag_value=_ALL,
    help="Ask this source now, although it is not due; without a name, all. May be given more than once.",
)
@click.option(
    "--accept",
    "accepted",
    metavar="SOURCE",
    multiple=True,
    help="What this source brought and was held back is right. May be given more than once.",
)
@VERBOSE
@JSON
@click.pass_obj
@speaking_errors
def build(
    path: Path,
    forced: tuple[str, ...],
    accepted: tuple[str, ...],
    verbose: bool | None,  # noqa: FBT001
    as_json: bool,  # noqa: FBT001
) -> None:
    """Read the sources, merge what they say, write the feeds.

    Servers are asked when they are due, and what has not changed is neither read nor written again, so it may run as
    often as you like. Ctrl-C stops it; what had been read is kept.
    """
    from mmmfeed import build as story
    from mmmfeed.cli.progress import shown_on_terminal

    config = load(path)
    asked, right = _named("--force", forced, config), _named("--accept", accepted, config)
    with shown_on_terminal("reading the sources") as progress:
        report = story.build(config, now(), progress, asked, right)
    _finish(report, verbose=verbose, as_json=as_json)


@main.command(epilog="Example:  mmmfeed rebuild --verbose")
@VERBOSE
@JSON
@click.pass_obj
@speaking_errors
def rebuild(path: Path, verbose: bool | None, as_json: bool) -> None:  # noqa: FBT001
    """Derive everything anew from what was heard.

    By the rules of this version and the settings of today.

    Use it after an update or a change of settings. Nothing is fetched, and the guids stay.
    """
    from mmmfeed import build as story
    from mmmfeed.cli.progress import shown_on_terminal

    with shown_on_terminal("reading what was heard") as progress:
        report = story.rebuild(load(path), now(), progress)
    _finish(report, verbose=verbose, as_json=as_json)


@main.command(epilog="Example:  mmmfeed -c /srv/feeds/feeds.yaml check")
@JSON
@click.pass_obj
@speaking_errors
def check(path: Path, as_json: bool) -> None:  # noqa: FBT001
    """Tell what is understood of the settings and the files; write nothing.

    It reads feeds.yaml and the local sources, names every problem, and shows of each file how its
    records, dates and languages were read. Sources on the network are not asked.
    """
    from mmmfeed import inspection
    from mmmfeed.cli import checking, wording

    config, moment = load(path), now()
    readings = list(inspection.inspect(config, moment))
    misnamed = inspection.misnamed(config, moment)
    problems = [*(problem for reading in readings for problem in reading.problems), *misnamed]
    tell(problems)
    if as_json:
        print_json(
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
@JSON
@click.pass_obj
@speaking_errors
def preview(path: Path, limit: int, as_json: bool) -> None:  # noqa: FBT001
    """Show the announcements of the files as they will be published; write nothing.

    It reads the local sources anew, each for itself: what is merged shows once the feeds are built.
    """
    from mmmfeed import inspection
    from mmmfeed.cli import exporting, previewing, wording

    shown, total = previewing.newest(inspection.heard(load(path), now()), limit)
    if as_json:
        print_json([exporting.said_by(announcement) for announcement in shown])
        return
    for announcement in shown:
        click.echo("\n".join(previewing.lines(announcement)) + "\n")
    if total > len(shown):
        rest = wording.count(total - len(shown), "older one")
        click.echo(f"… and {rest} (--limit {total} shows all)")


@main.command(epilog="Example:  mmmfeed export | jq -r 'select(.lead) | .title'")
@click.pass_obj
@speaking_errors
def export(path: Path) -> None:
    """Print all announcements as JSON Lines.

    One object for each that was ever heard, in its newest version, the newest first.
    """
    from mmmfeed.cli.exporting import lines
    from mmmfeed.store import Store

    with Store.open(load(path).store, create=False) as store:
        for line in lines(store.clusters.newest_first()):
            click.echo(line)


@main.command(epilog="Example:  mmmfeed why 'gender equality'")
@click.argument("what", metavar="GUID-OR-URL-OR-TITLE")
@JSON
@click.pass_obj
@speaking_errors
def why(path: Path, what: str, as_json: bool) -> None:  # noqa: FBT001
    """Tell how an announcement came about.

    How it got its date and its title, and what was merged into it, each with the evidence.
    """
    from mmmfeed.cli import explaining
    from mmmfeed.store import Store

    with Store.open(load(path).store, create=False) as store:
        found = explaining.find(store.clusters.newest_first(), what)
    if not found:
        raise MmmfeedError(f"Nothing known has the guid, address or title '{what}'. `mmmfeed export` lists all.")
    if as_json:
        print_json([explaining.as_json(cluster) for cluster in found])
    else:
        click.echo("\n\n".join("\n".join(explaining.story(cluster)) for cluster in found))


@main.command(epilog="Example:  mmmfeed review --list")
@click.option("--list", "as_list", is_flag=True, help="Print a line for each pair, and ask nothing.")
@JSON
@click.pass_obj
@speaking_errors
def review(path: Path, as_list: bool, as_json: bool) -> None:  # noqa: FBT001
    """Say of pairs whether they are one announcement.

    Shows what may be the same, side by side, with the words marked in which they differ. Each answer is written into
    feeds.yaml at once, under same: or never_same:, and the next build follows it.
    """
    from mmmfeed.cli import reviewing
    from mmmfeed.reviewing import Review
    from mmmfeed.store import Store

    config = load(path)
    with Store.open(config.store, create=False, upgrade=False) as store:
        asked = Review(config, store)
        if as_json:
            print_json([reviewing.as_json(question) for question in asked.open()])
        elif not asked.left():
            click.echo(reviewing.NOTHING)
        elif as_list:
            click.echo("\n".join(reviewing.listed(question) for question in asked.open()))
        else:
            reviewing.check_terminal()
            reviewing.ask_all(asked, config.path)


@main.command(epilog="Example:  mmmfeed schema > feeds.schema.json")
@speaking_errors
def schema() -> None:
    """Print the JSON Schema of feeds.yaml.

    Editors complete and check the file with it.
    """
    from mmmfeed.config import json_schema

    print_json(json_schema())


def _named(option: str, names: Sequence[str], config: Config) -> frozenset[str]:
    """The sources that an option names. Raises MmmfeedError for one that there is not, or that is off."""
    known = {source.name: source for source in config.sources}
    if _ALL in names:
        return frozenset(known)
    for name in names:
        if name not in known:
            raise unknown_source(name, known)
        if not known[name].enabled:
            raise MmmfeedError(f"{option}: {name} is switched off in {config.path.name} (enabled: false).")
    return frozenset(names)


def _finish(report: Report, *, verbose: bool | None, as_json: bool) -> None:
    """Problems to standard error; the summary there too, if somebody is looking or asked for it."""
    from mmmfeed.cli import wording

    tell(report.problems)
    for note in wording.notes(report):
        click.echo(note, err=True)
    if as_json:
        click.echo(wording.as_json(report))
    elif sys.stderr.isatty() if verbose is None else verbose:
        for line in wording.summary(report):
            click.echo(line, err=True)
    sys.exit(report.exit_code)
