"""Which known announcement is which, whatever its document calls it by now.

A text file is all that its source has to say: what is gone from it may have been corrected into what is unknown in it.
A feed is a window on more: only where most of its ids are strange, or were found to mean nothing, are they looked into.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from mmmfeed.hearing.saying import Known, Named, Saying, day_of
from mmmfeed.merge import (
    DISBELIEF,
    are_many,
    by_page_and_title,
    clues,
    id_reused,
    identity_keys,
    ids_change,
    is_doubtful,
    new_id,
    own_name,
    revisions,
    strangers,
    under_its_name,
    under_known_id,
    under_new_ids,
)
from mmmfeed.model import Announcement, Parsed
from mmmfeed.run import Run

_HABIT = "ids-change"


def called(parsed: Parsed, saying: Saying, run: Run) -> Named:
    """The announcements of a part of a document under their lasting names. `settle` keeps what was found out."""
    if parsed.whole is not None:
        return _in_file(parsed.announcements, parsed.whole, saying, run)
    return _in_window(parsed.announcements, saying, run)


def settle(named: Named, saying: Saying, run: Run) -> None:
    """Keep what was found out about names: which mean something else now, and whether they change again and again."""
    source = saying.source.name
    run.store.places.release(source, named.renamed)
    times = run.store.holds.times(source, _HABIT)
    if named.ids_changed:
        run.store.holds.did(source, _HABIT, times + 1)
    elif named.ids_changed is False and 0 < times < DISBELIEF:
        run.store.holds.did(source, _HABIT, 0)


# --- a text file ------------------------------------------------------------------------------------------


def _in_file(said: Sequence[Announcement], whole: frozenset[str], saying: Saying, run: Run) -> Named:
    source = saying.source.name
    lasting = run.store.places.lasting(source, [a.source_id for a in said])
    named = [a for a in said if a.source_id in lasting]
    known = run.store.records.newest([_under(a, lasting[a.source_id]) for a in named])
    doubtful = [a for a in named if is_doubtful(a, known[lasting[a.source_id]])]
    unknown = [a for a in said if a.source_id not in lasting]
    gone = _gone(whole, [*unknown, *doubtful], saying, run)
    found = revisions(unknown, gone, doubtful, same_bytes=saying.same_bytes)
    lasting |= _new_names([a.source_id for a in unknown if a.source_id not in found], whole, source, run)
    under = [
        under_its_name(a, found[a.source_id]) if a.source_id in found else _under(a, lasting[a.source_id]) for a in said
    ]
    return Named(said=under, known=known | {old.source_id: old for old in found.values()}, renamed=tuple(found))


def _gone(whole: frozenset[str], said: Sequence[Announcement], saying: Saying, run: Run) -> list[Announcement]:
    """What is gone and has the day or the words of some of `said`."""
    days = {day for a in said if (day := day_of(a, saying.source.timezone))}
    keys = {key for a in said for key in clues(a)}
    return list(run.store.places.gone(saying.source.name, whole, days, keys)) if said else []


# --- a feed -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ids:
    """What a feed's ids are worth."""

    known: Mapping[str, Announcement]  # by the id that the document uses
    times: int = 0  # so often in a row most of them were others than before
    strange: frozenset[str] = frozenset()  # those that are looked into
    are_many: bool = False
    same: Mapping[str, Announcement]  # what some strange ones mean

    @property
    def are_doubted(self) -> bool:
        return self.times >= DISBELIEF

    @property
    def are_opened(self) -> bool:
        """Whether a strange id may mean another announcement than before."""
        return bool(self.same) or self.are_doubted


def _in_window(said: Sequence[Announcement], saying: Saying, run: Run) -> Named:
    source, store = saying.source.name, run.store
    lasting = store.places.called_now(source, [a.source_id for a in said])
    known = store.records.newest([_under(a, lasting[a.source_id]) for a in said if a.source_id in lasting])
    ids = _looked_into(said, {name: known[source_id] for name, source_id in lasting.items()}, saying, run)
    names = _names(said, ids, source, run)
    under = [_by_its_name(a, names[a.source_id], ids) for a in said]
    known |= {old.source_id: old for old in ids.same.values()}
    return Named(
        said=under,
        known={a.source_id: known[a.source_id] for a in under if a.source_id in known},
        renamed=tuple(ids.strange) if ids.are_opened else (),
        ids_changed=_have_changed(ids),
        facts=_facts(ids, said),
    )


def _looked_into(said: Sequence[Announcement], known: Known, saying: Saying, run: Run) -> _Ids:
    source, store = saying.source, run.store
    doubted = DISBELIEF if "ids" in source.distrust else 0  # a person says so
    times, total = max(store.holds.times(source.name, _HABIT), doubted), store.records.count(source.name)
    strange = strangers(said, known) if total else []
    many = are_many(strange, said)
    if not strange or not (many or times >= DISBELIEF):
        return _Ids(known=known, times=times, same={})
    names = frozenset(a.source_id for a in strange)
    claimed = {known[a.source_id].source_id for a in said if a.source_id not in names}
    near = [old for old in store.places.alike(strange, _keys(strange)) if old.source_id not in claimed]
    same = by_page_and_title(strange, near) if times >= DISBELIEF else {}
    rest = [a for a in strange if a.source_id not in same]
    if are_many(rest, said):
        taken = {old.source_id for old in same.values()}
        left = [old for old in near if old.source_id not in taken]
        same = same | under_new_ids(rest, left, total, source.timezone)
    return _Ids(known=known, times=times, strange=names, are_many=many, same=same)


def _keys(said: Sequence[Announcement]) -> set[str]:
    return {key for a in said for key in identity_keys(a) if key.startswith(("url ", "text "))}


def _have_changed(ids: _Ids) -> bool | None:
    if not ids.are_many:
        return False if ids.known else None
    return True if ids.same else None


def _facts(ids: _Ids, said: Sequence[Announcement]) -> tuple[str, ...]:
    if not (ids.are_many and ids.same) or ids.are_doubted:
        return ()
    told = f"{len(ids.same)} of its {len(said)} items came under new ids; they are the same announcements"
    if ids.times + 1 < DISBELIEF:
        return (told,)
    return (told, "its ids change with each fetch and are not believed any more; page and title tell what an item is")


def _names(said: Sequence[Announcement], ids: _Ids, source: str, run: Run) -> dict[str, str]:
    """The source_id of each one, by what the document calls it."""
    names = {name: old.source_id for name, old in {**ids.known, **ids.same}.items()}
    new = [a for a in said if a.source_id not in names or (_is_open(a, ids) and a.source_id not in ids.same)]
    told = Counter(own_name(a) for a in new)
    wanted = {a.source_id: name if ids.are_doubted and told[name := own_name(a)] == 1 else a.source_id for a in new}
    given = _new_names(list(wanted.values()), frozenset(a.source_id for a in said), source, run)
    return names | {name: given[want] for name, want in wanted.items()}


def _is_open(said: Announcement, ids: _Ids) -> bool:
    return ids.are_opened and said.source_id in ids.strange


def _by_its_name(said: Announcement, name: str, ids: _Ids) -> Announcement:
    """`said` under its lasting name, with the reason why, if that is not what the document calls it."""
    if name == said.source_id or not _is_open(said, ids):
        return _under(said, name)
    if ids.are_doubted:
        return under_known_id(said, name, ids_change(said))
    same = ids.same.get(said.source_id)
    return under_known_id(said, name, new_id(said, same) if same else id_reused(said))


# --- names ------------------------------------------------------------------------------------------------


def _under(said: Announcement, source_id: str) -> Announcement:
    return said if said.source_id == source_id else replace(said, source_id=source_id)


def _new_names(names: Sequence[str], whole: frozenset[str], source: str, run: Run) -> dict[str, str]:
    """A lasting name for each new one: it may be what another one was called before it was corrected."""
    given = {name: name for name in names}
    for name in run.store.places.taken(source, names):
        number = 2
        while (other := f"{name}-{number}") in whole or run.store.places.taken(source, [other]):
            number += 1
        given[name] = other
    return given
