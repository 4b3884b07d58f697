"""Which raw document is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from mmmfeed.cli.frame import unknown_source
from mmmfeed.cli.wording import near
from mmmfeed.errors import MmmfeedError
from mmmfeed.model import Config, Document
from mmmfeed.store.archive import Archive

_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # by terminals; not tab and line feed


def end_of(at: datetime, zone: ZoneInfo) -> datetime:
    """The last second of a day or of a minute in `zone`."""
    whole_day = at.time() == time(0)
    return at.replace(tzinfo=zone) + (timedelta(days=1) if whole_day else timedelta(minutes=1)) - timedelta(seconds=1)


def document(config: Config, archive: Archive, source: str, place: str, until: datetime | None) -> Document:
    """What `source` had said by `until` at `place`, which may be left out where there is only one.

    Raises MmmfeedError, which names what there is.
    """
    there = archive.locations(source, until)
    if not there:
        raise _nothing(config, archive, source, until)
    locations = [location for location in there if _is_meant(location, place, config.path.parent)]
    ours = {spec.location for spec in config.sources if spec.name == source}
    if len(locations) > 1 and not place:  # a feed that has moved: the address that it has now
        locations = [location for location in locations if location in ours] or locations
    if len(locations) != 1:
        raise MmmfeedError("\n".join([_which(source, place, locations), *_listed(there, config.site.timezone)]))
    said = archive.version(source, locations[0], until)
    if said is None:
        raise _dropped(config, archive, source, locations[0])
    return said


def harmless(body: bytes) -> str:
    """`body` so that a terminal only shows it: a control character as its code."""
    text = body.decode("utf-8", "backslashreplace").replace("\r\n", "\n")
    return _OBEYED.sub(lambda found: f"\\x{ord(found[0]):02x}", text)


def _is_meant(location: str, place: str, folder: Path) -> bool:
    if not place or place == location:
        return True
    if "://" in location:
        return False
    paths = {str(base / place) for base in (Path.cwd(), folder)}
    return location in paths or Path(location).name == place


def _nothing(config: Config, archive: Archive, source: str, until: datetime | None) -> MmmfeedError:
    known = {*archive.sources(), *(spec.name for spec in config.sources)}
    if source not in known:
        return unknown_source(source, known)
    first = min(archive.locations(source).values(), default=None)
    if until is None or first is None:
        return MmmfeedError(f"{source} has said nothing yet. Run `mmmfeed build` first.")
    return MmmfeedError(f"{source} had said nothing by then.")


def _dropped(config: Config, archive: Archive, source: str, location: str) -> MmmfeedError:
    oldest = archive.oldest(source, location).astimezone(config.site.timezone)
    return MmmfeedError(
        f"What {source} said then is kept no longer, as archive: in {config.path.name} wants it. "
        f"The oldest that is kept is of {oldest:%Y-%m-%d %H:%M}."
    )


def _which(source: str, place: str, locations: Iterable[str]) -> str:
    if not any(locations):
        return f"{source} has nothing at {place}. There are:"
    return f"{source} has several documents; name one of them:"


def _listed(there: Mapping[str, datetime], zone: ZoneInfo) -> list[str]:
    return [f"  {near(location)}  ({heard.astimezone(zone):%Y-%m-%d %H:%M})" for location, heard in there.items()]
