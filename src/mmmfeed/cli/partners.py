"""The commands about sources: how they are, new ones, and what they said word for word."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mmmfeed.cli.frame import JSON, load, main, now, print_json, speaking_errors, tell

if TYPE_CHECKING:
    from datetime import datetime

_DRY_RUN = click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
_ALLOW_PRIVATE = click.option(
    "--allow-private", is_flag=True, help="Ask although it is inside a network, or on this machine."
)


@main.command(epilog="Example:  mmmfeed sources")
@JSON
@click.pass_obj
@speaking_errors
def sources(path: Path, as_json: bool) -> None:  # noqa: FBT001
    """Show how each source is.

    When it answered, when it said something new, when it is asked again and why then, how many announcements of it
    are known, and what is wrong. Asks no server and writes nothing; it may be run during a build.
    """
    from contextlib import nullcontext

    from mmmfeed.cli import listing
    from mmmfeed.overview import overview
    from mmmfeed.store import Store

    config, moment = load(path), now()
    is_known = config.store.exists()
    with Store.open(config.store, create=False, upgrade=False) if is_known else nullcontext() as store:
        seen = overview(config, store, moment)
    if as_json:
        print_json(listing.as_json(seen))
    else:
        click.echo("\n".join(listing.table(seen, config.site.timezone, moment)))


@main.command(epilog="Example:  mmmfeed add https://example.org/news --name partner")
@click.argument("address", metavar="URL")
@click.option("--name", default="", help="Its name; by default made from the feed's title.")
@_ALLOW_PRIVATE
@_DRY_RUN
@click.pass_obj
@speaking_errors
def add(path: Path, address: str, name: str, allow_private: bool, dry_run: bool) -> None:  # noqa: FBT001
    """Find the feed at URL and write it into feeds.yaml.

    URL is the address of a feed, or of a page that has one; it is asked once. Shows the feed's title and its newest
    announcements. Comments and order of the file stay.
    """
    from mmmfeed import adding
    from mmmfeed.cli import finding
    from mmmfeed.config import editing

    feed = adding.find(path, adding.Wanted(address=address, name=name, allow_private=allow_private), now())
    if not isinstance(feed, adding.Found):
        click.echo(f"{feed.name} is this source already: {feed.location}. Nothing was written.")
        return
    click.echo("\n".join(finding.found(feed)))
    tell(feed.problems)
    if not dry_run:
        editing.write(path, [feed.source])
    click.echo("\n".join(finding.written(path, [feed.source], is_tried=dry_run)))


@main.group(name="import", epilog="Example:  mmmfeed import opml partners.opml")
def import_() -> None:
    """Take over what another program knows."""


@import_.command(epilog="Example:  mmmfeed import opml --dry-run partners.opml")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@_DRY_RUN
@click.pass_obj
@speaking_errors
def opml(path: Path, file: Path, dry_run: bool) -> None:  # noqa: FBT001
    """Write the feeds of a subscription list (OPML) into feeds.yaml.

    FILE is what feed readers export. Those that are there already are left as they are; folders become comments.
    No server is asked.
    """
    from mmmfeed import importing
    from mmmfeed.cli import finding
    from mmmfeed.cli.wording import count
    from mmmfeed.config import editing

    imported = importing.of_opml(path, file)
    tell(imported.problems)
    if imported.sources and not dry_run:
        editing.write(path, imported.sources)
    if imported.sources:
        click.echo("\n".join(finding.written(path, imported.sources, is_tried=dry_run)))
    click.echo(
        f"{count(len(imported.sources), 'source')} added, {imported.known} there already"
        + (f", {imported.left_out} left out" if imported.left_out else "")
        + ("; nothing was written" if dry_run else "")
    )
    sys.exit(bool(imported.problems))


@main.command(epilog="Example:  mmmfeed raw alder --at 2026-03-01 > alder.xml")
@click.argument("source", metavar="SOURCE")
@click.argument("place", metavar="[PATH]", default="")
@click.option(
    "--at",
    "at",
    metavar="DATE",
    type=click.DateTime(["%Y-%m-%d", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M"]),
    help="As it was at the end of this day (2026-03-01), or at this time (2026-03-01T09:30), in the site's time zone.",
)
@click.pass_obj
@speaking_errors
def raw(path: Path, source: str, place: str, at: datetime | None) -> None:
    """Print what a source said last, byte for byte.

    Or what it had said by DATE. PATH tells which file is meant where the source has several. On a terminal, control
    characters are shown instead of obeyed.
    """
    from mmmfeed.cli import archived
    from mmmfeed.store import Store
    from mmmfeed.subscribing import with_lists

    config = load(path)
    until = archived.end_of(at, config.site.timezone) if at else None
    with Store.open(config.store, create=False, upgrade=False) as store:
        body = archived.document(with_lists(config, store), store.archive, source, place, until).body
    if sys.stdout.isatty():
        click.echo(archived.harmless(body), nl=False)
    else:
        sys.stdout.buffer.write(body)
