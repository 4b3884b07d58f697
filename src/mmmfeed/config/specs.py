"""The file's words → what they mean: absolute paths, time zones, and the site's values where a part has none."""

from __future__ import annotations

import glob
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from mmmfeed.config import amounts, phrases, pins, values
from mmmfeed.config.feedwire import FeedWire
from mmmfeed.config.kinds import WordingsWire
from mmmfeed.config.lines import Node
from mmmfeed.config.sourcewire import AuthWire, SourceWire
from mmmfeed.config.wire import ArchiveWire, FileWire, PagesWire, SiteWire
from mmmfeed.merge import day_named
from mmmfeed.model import Config, DateOrder, FeedSpec, Override, SiteSpec, SourceSpec, Topic, Wording
from mmmfeed.parsers import PARSERS
from mmmfeed.specs import DISTRUSTED, LIST, ArchiveSpec, AuthSpec, FetchingSpec, PagesSpec
from mmmfeed.text import words


def build(wire: FileWire, root: Node, file: Path) -> Config:
    """The specs of a checked `wire`, which is what `root` says, read from the absolute path `file`."""
    folder = file.parent
    return Config(
        path=file,
        site=_site(wire.site, wire.hub),
        sources=tuple(_source(source, wire.site, folder) for source in wire.sources),
        feeds=tuple(_feed(feed, wire) for feed in wire.feeds),
        output=values.absolute(wire.output, folder),
        store=values.absolute(wire.store, folder),
        overrides=tuple(_override(about, which, node, wire, file) for about, which, node in _overrides(root)),
        pins=pins.build(root, file),
        archive=_archive(wire.archive),
        fetching=FetchingSpec(at_once=wire.fetching.at_once, per_host=wire.fetching.per_host),
        topics=tuple(Topic(term=_line(term), wordings=_wordings(said)) for term, said in wire.topics.items()),
        pages=_pages(wire.pages, folder),
        precompress=wire.precompress,
    )


def _site(wire: SiteWire, hub: str) -> SiteSpec:
    return SiteSpec(
        title=_line(wire.title),
        url=wire.url,
        language=_tag(wire.language),
        timezone=ZoneInfo(wire.timezone),
        description=_line(wire.description),
        author_name=_line(wire.author.name),
        author_email=wire.author.email,
        base_url=wire.base_url.rstrip("/") + "/" if wire.base_url else None,
        icon=wire.icon or None,
        rights=_line(wire.rights),
        hub=hub or None,
    )


def _archive(wire: ArchiveWire) -> ArchiveSpec:
    return ArchiveSpec(
        keep=amounts.time_of(wire.keep) if wire.keep else None, size=amounts.bytes_of(wire.size) if wire.size else None
    )


def _source(wire: SourceWire, site: SiteWire, folder: Path) -> SourceSpec:
    kind = next(kind for kind in PARSERS if getattr(wire, kind))
    return SourceSpec(
        name=wire.name,
        kind=kind,
        location=_location(getattr(wire, kind), folder, is_pattern=kind != LIST),
        title=_line(wire.title),
        first_party=wire.first_party,
        language=_tag(wire.language or site.language),
        timezone=ZoneInfo(wire.timezone or site.timezone),
        dates=DateOrder(wire.dates) if wire.dates else None,
        years=values.year_span(wire.years) if wire.years else None,
        columns=tuple((field, _line(column)) for field, column in wire.columns if column),
        mirror=wire.mirror,
        priority=wire.priority,
        allow_private=wire.allow_private,
        auth=_auth(wire.auth),
        ca_bundle=_file(wire.ca_bundle or site.ca_bundle, folder),
        proxy=_proxy(wire.proxy or site.proxy),
        distrust=tuple(what for what in DISTRUSTED if what in wire.distrust),
        enabled=wire.enabled,
    )


def _auth(wire: AuthWire) -> AuthSpec | None:
    said = AuthSpec(user=wire.user, password=wire.password, token=wire.token)
    return said if said != AuthSpec() else None


def _file(said: str, folder: Path) -> Path | None:
    return values.absolute(said, folder) if said else None


def _proxy(said: str) -> str | None:
    return None if said in {"", "none"} else said


def _feed(wire: FeedWire, file: FileWire) -> FeedSpec:
    # Somebody who subscribes to two feeds of one site has to tell them apart.
    by_default = file.site.title if len(file.feeds) == 1 else f"{file.site.title} – {wire.name}"
    return FeedSpec(
        name=wire.name,
        title=_line(wire.title or by_default),
        description=_line(wire.description or file.site.description),
        formats=tuple(wire.formats),
        limit=wire.limit,
        sources=tuple(wire.sources),
        exclude_source=(said,) if isinstance(said := wire.exclude_source, str) else tuple(said),
        first_party=wire.first_party,
        languages=tuple(filter(None, map(_tag, wire.languages))),
        categories=tuple(map(_line, wire.categories)),
        include=_wordings(wire.include),
        exclude=_wordings(wire.exclude),
        since=_since(wire.since),
        until=day_named(wire.until) if wire.until else None,
        events_only=wire.events_only,
        min_length=wire.min_length,
        order=wire.order,
        group=wire.group,
        title_template=_line(wire.title_template),
    )


def _wordings(wire: Sequence[str] | WordingsWire) -> tuple[Wording, ...]:
    return phrases.wordings((), wire.title, wire.text) if isinstance(wire, WordingsWire) else phrases.wordings(wire)


def _since(said: str) -> date | timedelta | None:
    if not said:
        return None
    return day_named(said) or amounts.time_of(said)


def _pages(wire: PagesWire | bool, folder: Path) -> PagesSpec:  # noqa: FBT001
    if isinstance(wire, bool):
        return PagesSpec(enabled=wire)
    return PagesSpec(templates=_file(wire.templates, folder))


def _overrides(root: Node) -> list[tuple[str, str, Node]]:
    """Each override's key, what it means, and its node; in the file's order."""
    listed = [
        (about, str(node.value) if about == "skip" else str(step), node)
        for about in ("titles", "dates", "skip")
        if about in root.parts
        for step, node in root.parts[about].parts.items()
    ]
    return sorted(listed, key=lambda override: override[2].line)


def _override(about: str, which: str, node: Node, wire: FileWire, file: Path) -> Override:
    value: str | date | None = None
    if about == "titles":
        value = _line(wire.titles[which])
    elif about == "dates":
        value = day_named(wire.dates[which])
    return Override(about=about, which=which, value=value, place=f"{file.name}:{node.line}")


def _location(said: str, folder: Path, *, is_pattern: bool) -> str:
    if values.is_url(said):
        scheme, rest = said.split(":", 1)
        return f"{scheme.lower()}:{rest}"
    if not is_pattern:
        return str(values.absolute(said, folder))
    # A folder such as "[2026]" is no pattern; only what the user wrote is one.
    return str(values.absolute(said, Path(glob.escape(str(folder)))))


def _line(text: str) -> str:
    return words.one_line(words.clean(text))


def _tag(language: str) -> str | None:
    """RFC 5646, section 2.1.1: `EN-gb` is written en-GB, `zh-hant` zh-Hant; so equal languages compare equal."""
    first, *rest = language.lower().split("-")
    styled = [first]
    for part in rest:
        after_singleton = len(styled[-1]) == 1 or any(len(done) == 1 for done in styled)
        styled.append(part if after_singleton else {2: part.upper, 4: part.title}.get(len(part), part.lower)())
    return "-".join(styled) or None
