"""New announcements find their translations, which are linked with them and never merged.

As long as everything is in one language, there is nothing to find and nothing is looked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mmmfeed.merge.translation import CROWD, compare, features, settled, tongue
from mmmfeed.model import Link, Member, Name
from mmmfeed.run import Run

_MOST_ALIKE = 64  # others that one is compared with
_AT_ONCE = 1000  # announcements


def link(new: Mapping[Name, Member], run: Run) -> None:
    """Find the translations of clustered announcements, which are new or changed, and settle which stand."""
    if not _several_languages(new, run):
        return
    run.store.links.replace(new, _found(new, run))
    core = _ends(run.store.links.about(new)) | new.keys()  # those of which this may change what stands
    near = run.store.links.about(_ends(run.store.links.about(core)))
    languages = {n: member.announcement.language for n, member in run.store.records.known(_ends(near)).items()}
    stand = settled(near, languages, run.store.clusters.of(languages).__getitem__)
    run.store.links.replace(core, [one for one in stand if not core.isdisjoint((one.a, one.b))], "translation")


def _ends(links: Iterable[Link]) -> set[Name]:
    return {name for one in links for name in (one.a, one.b)}


def _several_languages(new: Mapping[Name, Member], run: Run) -> bool:
    """Whether more than one is known; what was said in the first, as long as it was the only one, is looked at now."""
    known = run.store.links.tongues()
    heard = {code for member in new.values() if (code := tongue(member.announcement.language))} | known
    if heard != known:
        run.store.links.speak(heard)
    if len(heard) > 1 >= len(known):
        names = run.store.records.names()
        for start in range(0, len(names), _AT_ONCE):
            _index(run.store.records.known(names[start : start + _AT_ONCE]), run)
    return len(heard) > 1


def _index(members: Mapping[Name, Member], run: Run) -> dict[Name, frozenset[int]]:
    found = {name: features(member.announcement) for name, member in members.items()}
    run.store.features.keep(found)
    return found


def _found(new: Mapping[Name, Member], run: Run) -> list[Link]:
    alike = {
        name: run.store.features.alike(name, items, CROWD, _MOST_ALIKE) for name, items in _index(new, run).items()
    }
    frequency = {item: uses for near in alike.values() for item, uses in near.uses.items()}
    members = run.store.records.known({other for near in alike.values() for other in near.names}) | dict(new)
    pairs = {(min(name, other), max(name, other)) for name, near in alike.items() for other in near.names}
    links = (compare(members[a].announcement, members[b].announcement, frequency) for a, b in sorted(pairs))
    return [found for found in links if found]
