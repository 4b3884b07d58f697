"""An address that somebody has → the feed that is there, or that the page there offers, and its lines for feeds.yaml.

It asks as a build does, with the same guard, and writes nothing: config.editing does.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from mmmfeed import __version__
from mmmfeed.config import values
from mmmfeed.config.editing import NewSource, tried
from mmmfeed.config.naming import name_for, place_of
from mmmfeed.errors import MmmfeedError
from mmmfeed.model import Announcement, Config, Document, Parsed, Problem, SourceSpec
from mmmfeed.parsers import parse
from mmmfeed.parsers.partner import Offer, feed_title, feeds_offered, impostor
from mmmfeed.parsers.partner.decoding import decode
from mmmfeed.retrieve import Answer, retrieve_all

_PLACE = "mmmfeed-asks-for-this"  # a name while there is none
_BARE = re.compile(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?].*)?")  # example.org/news
_PAGES = ("page", "missing", "login")  # kinds of impostors whose site may have a feed even so
_MOST_TOLD, _MOST_GUESSED = 4, 5  # addresses that a page names, and those that its site may have, which are asked
_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What somebody asked for."""

    address: str  # a URL, with or without https://, or a path
    name: str = ""  # empty: made from the feed
    allow_private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A feed that is not in feeds.yaml yet."""

    source: NewSource
    title: str
    form: str  # "RSS 2.0"
    announcements: tuple[Announcement, ...]  # newest first
    problems: tuple[Problem, ...] = ()
    page: str = ""  # the web page that offers it
    others: tuple[Offer, ...] = ()  # what else that page offers


class NoFeedError(MmmfeedError):
    """There is none at the address, or it may not be asked."""


def find(path: Path, wanted: Wanted, now: datetime) -> Found | SourceSpec:
    """The feed at `wanted.address`, for the feeds.yaml at `path`; the source that has it already, if one has.

    Raises NoFeedError when there is none, ConfigError when feeds.yaml cannot take a source.
    """
    place = NewSource(name=_PLACE, location=_location(wanted.address, path.parent), allow_private=wanted.allow_private)
    search = _Search(config=tried(path, [place]), now=now)
    _check_name(wanted.name, search.known, path)
    if there := search.has(search.asked.location):
        return there
    found = search.at(search.asked)
    if isinstance(found, SourceSpec):
        return found
    location = place.location if found.spec.location == search.asked.location else found.spec.location
    title = feed_title(found.document)
    name = wanted.name or name_for(title, location, [source.name for source in search.known])
    return Found(
        source=replace(place, name=name, location=location),
        title=title,
        form=next((fact.rule for fact in found.parsed.understood if fact.about == "format"), ""),
        announcements=tuple(
            sorted(found.parsed.announcements, key=lambda said: said.published or _NEVER, reverse=True)
        ),
        problems=found.parsed.problems,
        page=found.page,
        others=found.others,
    )


# --- where it is ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hit:
    spec: SourceSpec
    document: Document
    parsed: Parsed
    page: str = ""
    others: tuple[Offer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Search:
    config: Config  # as it would be with the address that was asked for as its last source
    now: datetime

    @property
    def known(self) -> Sequence[SourceSpec]:
        return self.config.sources[:-1]

    @property
    def asked(self) -> SourceSpec:
        return self.config.sources[-1]

    def has(self, location: str) -> SourceSpec | None:
        """The source that reads `location` already."""
        form = place_of(location)
        return next((source for source in self.known if place_of(source.location) == form), None)

    def at(self, spec: SourceSpec) -> _Hit | SourceSpec:
        """The feed at an address, or one that the page there offers; the source that has it already."""
        answer = self.ask(spec)
        if isinstance(answer.outcome, Problem):
            raise NoFeedError(_told(answer.outcome.place, answer.outcome.message))
        document = _document(answer)
        stranger = impostor(document)
        if stranger is None:
            return self._hit(_moved(spec, answer), document)
        if stranger.kind not in _PAGES:
            raise NoFeedError(_told(spec.location, stranger.message))
        offers = feeds_offered(decode(document.body, document.media_type).text, document.base_url or spec.location)
        for offer in _worth_asking(offers):
            found = self._offered(offer, spec)
            if isinstance(found, _Hit):
                return replace(found, page=spec.location, others=_others(offers, offer))
            if found is not None:
                return found
        raise NoFeedError(
            f"{spec.location} is a web page, and no feed was found: neither does it name one, nor is there one where "
            "many sites have theirs. Look for “RSS” or “feed” on it, and add that address."
        )

    def ask(self, spec: SourceSpec) -> Answer:
        agent = f"mmmfeed/{__version__} (+{self.config.site.url})"
        with closing(retrieve_all([spec], {}, self.now, agent)) as answers:
            return next(answers)

    def _offered(self, offer: Offer, page: SourceSpec) -> _Hit | SourceSpec | None:
        if there := self.has(offer.url):
            return there
        # What a page names is the page's word: the password of the one is not for the other.
        spec = replace(page, location=offer.url, auth=None)
        answer = self.ask(spec)
        if not isinstance(answer.outcome, Document) or impostor(answer.outcome) is not None:
            return None
        hit = self._hit(_moved(spec, answer), answer.outcome)
        # Guessed places answer with all sorts of things.
        return hit if isinstance(hit, SourceSpec) or hit.parsed.announcements or offer.how != "guessed" else None

    def _hit(self, spec: SourceSpec, document: Document) -> _Hit | SourceSpec:
        return self.has(spec.location) or _Hit(spec=spec, document=document, parsed=next(parse(document, spec)))


def _worth_asking(offers: Iterable[Offer]) -> Iterator[Offer]:
    offers = list(offers)
    yield from islice((offer for offer in offers if offer.how in ("declared", "linked")), _MOST_TOLD)
    yield from islice((offer for offer in offers if offer.how == "guessed"), _MOST_GUESSED)


def _others(offers: Iterable[Offer], taken: Offer) -> tuple[Offer, ...]:
    return tuple(offer for offer in offers if offer is not taken and offer.how in ("declared", "linked"))


def _moved(spec: SourceSpec, answer: Answer) -> SourceSpec:
    """At its new address, if its server says that it has one for good: nobody knows the old one here yet."""
    moved = answer.reply.moved if answer.reply else ()
    return replace(spec, location=moved[-1]) if moved else spec


def _document(answer: Answer) -> Document:
    if not isinstance(answer.outcome, Document):  # 304 to a question without conditions
        raise NoFeedError(f"{answer.source.location} answers as if it were known here, which it is not. Try again.")
    return answer.outcome


# --- words ------------------------------------------------------------------------------------------------


def _location(address: str, folder: Path) -> str:
    """As feeds.yaml is to have it."""
    here = Path(address)
    try:
        if "://" not in address and here.exists():
            whole = values.absolute(str(here), Path.cwd())
            home = values.absolute(str(folder), Path.cwd())
            return os.path.relpath(whole, home) if whole.is_relative_to(home) else str(whole)
        if _BARE.fullmatch(address):
            address = f"https://{address}"
        return values.web_address(address)
    except (ValueError, OSError) as error:
        raise NoFeedError(f"{error}. The address of a feed, or of a page that has one, is wanted.") from error


def _check_name(name: str, known: Sequence[SourceSpec], path: Path) -> None:
    try:
        if name:
            values.name(name)
    except ValueError as error:
        raise NoFeedError(f"--name: {error}") from error
    if any(source.name.casefold() == name.casefold() for source in known):
        raise NoFeedError(f"--name: {path} has a source with the name {name} already. Nothing was written.")


def _told(place: str, message: str) -> str:
    """A message of a build, for somebody who has nothing in feeds.yaml yet."""
    said = message.removesuffix("What was known stays published.").rstrip()
    return f"{place}: {said.replace('write allow_private: true under the source', 'add it with --allow-private')}"
