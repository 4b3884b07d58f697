"""The commands that read, publish and tell, with the words of their help."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mmmfeed.cli.frame import JSON, VERBOSE, load, main, now, print_json, speaking_errors, tell, unknown_source
from mmmfeed.errors import MmmfeedError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from mmmfeed.model import Config, SourceSpec
    from mmmfeed.report import Report
    from mmmfeed.store import Store

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
    metavar="NAME",
    multiple=True,
    help="What this source brought, or this feed would tell, and was held back is right. May be given more than once.",
)
@click.option("--dry-run", "is_tried", is_flag=True, help="Only print what would be published; nothing is written.")
@click.option(
    "-n",
    "--limit",
    type=click.IntRange(min=0),
    default=10,
    show_default=True,
    help="With --dry-run: name so many of each kind.",
)
@VERBOSE
@JSON
@click.pass_obj
@speaking_errors
def build(  # noqa: PLR0913, PLR0917 - one for each option
    path: Path,
    forced: tuple[str, ...],
    accepted: tuple[str, ...],
    is_tried: bool,  # noqa: FBT001
    limit: int,
    verbose: bool | None,  # noqa: FBT001
    as_json: bool,  # noqa: FBT001
) -> None:
    """Read the sources, merge what they say, write the feeds.

    Servers are asked when they are due, and what has not changed is neither read nor written again, so it may run as
    often as you like. Ctrl-C stops it; what had been read is kept.
    """
    from mmmfeed import build as story
    from mmmfeed.cli import differing
    from mmmfeed.cli.progress import shown_on_terminal

    config = load(path)
    feeds = frozenset(feed.name for feed in config.feeds)
    asked, right = _named("--force", forced, config), _named("--accept", accepted, config, feeds)
    with shown_on_terminal("reading the sources") as progress:
        report = story.build(config, now(), progress, asked, right, is_tried=is_tried)
    if is_tried and not as_json:
        tell(report.problems)
        click.echo("\n".join(differing.lines(report.published, limit)))
        sys.exit(report.exit_code)
    _finish(report, verbose=verbose, as_json=as_json)


@main.command(epilog="Example:  mmmfeed rebuild --dry-run")
@click.option("--dry-run", "is_tried", is_flag=True, help="Only print what would change; nothing is written.")
@click.option(
    "-n", "--limit", type=click.IntRange(min=0), default=5, show_default=True, help="Name so many of each change."
)
@VERBOSE
@JSON
@click.pass_obj
@speaking_errors
def rebuild(path: Path, is_tried: bool, limit: int, verbose: bool | None, as_json: bool) -> None:  # noqa: FBT001
    """Derive everything anew from what was heard.

    By the rules of this version and the settings of today, and tell what changes.

    Use it after an update or a change of settings. Nothing is fetched, and the guids stay.
    """
    from mmmfeed import build as story
    from mmmfeed.cli import comparing
    from mmmfeed.cli.progress import shown_on_terminal

    with shown_on_terminal("reading what was heard") as progress:
        report = story.rebuild(load(path), now(), progress, is_tried=is_tried)
    told = comparing.lines(report.differences, limit) if report.differences else ()
    if is_tried and not as_json:
        tell(report.problems)
        click.echo("\n".join(told))
        sys.exit(report.exit_code)
    _finish(report, told, verbose=verbose, as_json=as_json)


@main.command(epilog="Example:  mmmfeed -c /srv/feeds/feeds.yaml check")
@JSON
@click.pass_obj
@speaking_errors
def check(path: Path, as_json: bool) -> None:  # noqa: FBT001
    """Tell what is understood of the settings and the files; write nothing.

    It reads feeds.yaml and the local sources, names every problem, and shows of each file how its
    records, dates and languages were read, and of each feed that chooses, how much that is. Sources on the network are
    not asked.
    """
    from mmmfeed import inspection
    from mmmfeed.cli import checking, wording

    config, moment = load(path), now()
    readings = list(inspection.inspect(config, moment))
    choices = inspection.choices(config, moment)
    misnamed = [*inspection.misnamed(config, moment), *choices.problems(config), *inspection.mistaken(config)]
    problems = [*(problem for reading in readings for problem in reading.problems), *misnamed]
    tell(problems)
    if as_json:
        print_json(
            {
                "documents": [checking.as_json(reading) for reading in readings],
                "choices": checking.choices_as_json(choices),
                "problems": [wording.as_dict(problem) for problem in misnamed],
                "exit_code": int(bool(problems)),
            }
        )
    else:
        tables = [*map(checking.table, readings), checking.chosen(choices)]
        click.echo("\n".join(line for table in tables for line in table))
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

    When and from whom it was heard, how it got its date and its title, what was merged into it or kept apart from it,
    each with the evidence; which feeds show it; and what to write into feeds.yaml to change it.
    """
    from mmmfeed.cli import explaining as wording
    from mmmfeed.explaining import Telling, find
    from mmmfeed.store import Store
    from mmmfeed.subscribing import with_lists

    config = load(path)
    with Store.open(config.store, create=False) as store:
        found = find(what, store)
        if not found:
            raise MmmfeedError(_unknown(what, config, store))
        telling = Telling(with_lists(config, store), store, now())
        if as_json:
            print_json([wording.as_json(telling.of(cluster)) for cluster in found])
        elif len(found) > wording.MANY:
            click.echo("\n".join(wording.listed(found)))
            click.echo(f"These are {len(found)}. Write more words of the title, or a guid, to be told more.", err=True)
        else:
            click.echo("\n\n".join("\n".join(wording.lines(telling.of(cluster))) for cluster in found))


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
    from mmmfeed.subscribing import with_lists

    config = load(path)
    with Store.open(config.store, create=False, upgrade=False) as store:
        asked = Review(with_lists(config, store), store)
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


def _named(option: str, names: Sequence[str], config: Config, feeds: Collection[str] = ()) -> frozenset[str]:
    """The sources, or `feeds`, that an option names. Raises MmmfeedError for one that there is not, or that is off."""
    known = {source.name: source for source in _of_lists(names, config)}
    if _ALL in names:
        return frozenset(known)
    for name in names:
        if name in feeds:
            continue
        if name not in known:
            raise unknown_source(name, [*known, *feeds], "source or feed" if feeds else "source")
        if not known[name].enabled:
            raise MmmfeedError(f"{option}: {name} is switched off in {config.path.name} (enabled: false).")
    return frozenset(names)


def _of_lists(names: Sequence[str], config: Config) -> tuple[SourceSpec, ...]:
    """The sources, with those that lists are known to name if one of them may be meant."""
    from mmmfeed.store import Store
    from mmmfeed.subscribing import with_lists

    lists = [source.name for source in config.sources if source.is_list]
    if not any(name.startswith(f"{known}.") for name in names for known in lists) or not config.store.exists():
        return config.sources
    with Store.open(config.store, create=False, upgrade=False) as store:
        return with_lists(config, store).sources


def _unknown(what: str, config: Config, store: Store) -> str:
    """Nothing is called so, and what may have been meant."""
    from mmmfeed.pinning import nearest_to

    near = nearest_to(what, config, store)
    advice = f"the nearest are {', '.join(near)}" if near else "`mmmfeed export` lists all"
    return f"Nothing known has the guid, address or title '{what}'; {advice}."


def _finish(report: Report, more: Iterable[str] = (), *, verbose: bool | None, as_json: bool) -> None:
    """Problems to standard error; the summary and `more` there too, if somebody is looking or asked for it."""
    from mmmfeed.cli import wording

    tell(report.problems)
    for note in wording.notes(report):
        click.echo(note, err=True)
    if as_json:
        click.echo(wording.as_json(report))
    elif sys.stderr.isatty() if verbose is None else verbose:
        for line in (*wording.summary(report), *more):
            click.echo(line, err=True)
    sys.exit(report.exit_code)
