"""Whether a feed may go out as it is now, compared with its last publication. Pure.

Subscribers are told of whatever is new, and lose sight of what is gone. Both are looked at before it happens: more than
the feed's history makes plausible is held back until somebody has looked (docs/decisions/0018-plausible.md).
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from statistics import median

from mmmfeed.model import Difference, Entry, FeedSpec, FeedView, Past, Publication, Told, Topic
from mmmfeed.text.words import cut, one_line

FEW = 10  # new entries that are never too many: what a usual feed offers to who subscribes
FEW_GONE = 3  # vanished ones that are never too many
SHARE_GONE = 0.1  # of a feed that may vanish
BUSY = 2  # times what is usual; news do not come evenly
LATE = timedelta(days=7)  # so late may news be heard: some servers are asked seldom, editors take their time

_SLID = frozenset(("limit", "since"))  # why it is not shown: newer ones came, or time went by
_DECIDED = frozenset(("skipped", "former-source"))  # a person took it out
_LOST = frozenset(("", "mirror", "ahead"))  # nobody did
_EXAMPLES = 2
_WIDTH = 60  # characters of a title


def missing(view: FeedView, past: Past) -> tuple[str, ...]:
    """The guids of the last publication that `view` does not have, in any form: `compared` wants to know why."""
    there = {guid for entry in view.entries for guid in (entry.guid, *entry.cluster.aliases)}
    return tuple(guid for guid, told in past.told.items() if told.shown and guid not in there)


def compared(
    view: FeedView,
    past: Past,
    whys: Mapping[str, str],
    settings: str = "",
    *,
    expected: Collection[str] = (),
) -> Difference:
    """How `view` differs from the last publication.

    whys: why each guid that is `missing` is not shown, as views.Place.reason has it; "mirror" where its file does not
        have it any more, "" where nothing is known of it.
    settings: as `wishes` gives them now. After another feed was asked for, what comes and goes by that is right.
    expected: guids of entries that a person let come, by the names of their sources.
    """
    is_another = past.last is not None and past.last.settings != settings
    now = [told(entry) for entry in view.entries]
    new = tuple(one for one in now if one.guid not in past.told)
    gone = [past.told[guid] for guid in missing(view, past)]
    former = {alias for entry in view.entries for alias in entry.cluster.aliases}
    kinds = {one.guid: _kind(one, view, whys, is_another=is_another) for one in gone}
    by_kind = {kind: tuple(one for one in gone if kinds[one.guid] == kind) for kind in set(kinds.values())}
    return Difference(
        new=new,
        changed=tuple(one for one in now if (was := past.told.get(one.guid)) and was.shown and was.words != one.words),
        vanished=by_kind.get("vanished", ()),
        returned=tuple(one for one in now if (was := past.told.get(one.guid)) and not was.shown),
        merged=tuple(one for guid, one in past.told.items() if one.shown and guid in former),
        decided=by_kind.get("decided", ()),
        slid=by_kind.get("slid", ()),
        expected=frozenset(one.guid for one in new if is_another or one.guid in expected),
    )


def publication(  # noqa: PLR0913 - one for each column
    view: FeedView, difference: Difference, now: datetime, *, settings: str = "", apart: int = 0, is_usual: bool = True
) -> Publication:
    """That `view` is published `now`; the rest as Publication has it."""
    return Publication(
        at=now,
        entries=len(view.entries),
        new=len(difference.new),
        changed=len(difference.changed),
        vanished=len(difference.vanished),
        settings=settings,
        apart=apart,
        is_usual=is_usual,
    )


def implausible(difference: Difference, view: FeedView, past: Past, apart: int = 0) -> str | None:
    """Why `view` should not go out before somebody has looked, in words; None: it may.

    `apart`: how many announcements feeds.yaml keeps apart now. The first publication of a feed may always go out.
    """
    last = past.last
    if last is None or not past.told:
        return None
    split = max(0, apart - last.apart)
    reasons = [*_too_many_new(difference, view, past, split), *_too_many_gone(difference, view, past)]
    if not reasons:
        return None
    return (
        f"not published: {'; and '.join(reasons)}. Its files stay as they are. If that is right, run `mmmfeed build "
        f"--accept {view.feed.name}`; `mmmfeed build --dry-run` lists them all."
    )


def told(entry: Entry) -> Told:
    """What subscribers are told of an entry."""
    return Told(
        guid=entry.guid,
        title=one_line(entry.shown.title),
        source=entry.shown.source,
        published=entry.published.replace(microsecond=0),
        words=_hash(entry),
    )


def wishes(feed: FeedSpec, topics: Sequence[Topic] = ()) -> str:
    """Names what feeds.yaml wants to be in `feed`, and in what order."""
    wanted = (
        feed.limit,
        feed.sources,
        feed.exclude_source,
        feed.first_party,
        feed.languages,
        feed.categories,
        topics if feed.categories else (),
        feed.include,
        feed.exclude,
        feed.since,
        feed.until,
        feed.events_only,
        feed.min_length,
        feed.order,
    )
    return hashlib.blake2b(repr(wanted).encode(), digest_size=8).hexdigest()


def usual(counts: Iterable[int]) -> int:
    """How many it usually is, of those times when it was any."""
    some = [count for count in counts if count]
    return int(median(some)) if some else 0


# --- what became of an entry that is gone -----------------------------------------------------------------


def _kind(one: Told, view: FeedView, whys: Mapping[str, str], *, is_another: bool) -> str:
    why = whys.get(one.guid, "")
    if why in _SLID or _is_pushed_out(one, view):
        return "slid"
    if why in _DECIDED or one.source not in view.sources:
        return "decided"
    return "decided" if is_another and why not in _LOST else "vanished"


def _is_pushed_out(one: Told, view: FeedView) -> bool:
    """Whether a full feed has no room for it any more: all that it shows is newer."""
    if view.feed.order not in {"newest", "oldest"} or len(view.entries) < view.feed.limit:
        return False
    return one.published <= min(entry.published for entry in view.entries)


# --- too many ---------------------------------------------------------------------------------------------


def _too_many_new(difference: Difference, view: FeedView, past: Past, split: int) -> Iterator[str]:
    new = [one for one in difference.new if one.guid not in difference.expected]
    usually = usual(publication.new for publication in past.publications if publication.is_usual)
    most = max(FEW, BUSY * usually) + split
    too_many = len(new) - _awaited(new, past)
    if too_many > most:
        yield (
            f"{too_many} of its {len(view.entries)} entries would be new to subscribers at once, more than their dates "
            f"explain ({_examples(new)}); {_usually(usually)}"
        )


def _awaited(new: Sequence[Told], past: Past) -> int:
    """How many of `new` are news: dated since their source was heard last, and not more a day than on busy days."""
    last = past.last
    heard = last.at if last else None
    latest: dict[str, datetime] = {}
    for one in past.told.values():
        latest[one.source] = max(one.published, latest.get(one.source, one.published))
    news = (one for one in new if heard and one.published >= min(heard, latest.get(one.source, heard)) - LATE)
    days = Counter(one.published.date() for one in news)
    most = max(FEW, BUSY * _busy_day(past))
    return sum(min(count, most) for count in days.values())


def _busy_day(past: Past) -> int:
    """How many it told of its second busiest day; the busiest may have been a mistake, or a whole history at once."""
    counts = sorted(Counter(one.published.date() for one in past.told.values()).values(), reverse=True)
    return counts[1] if len(counts) > 1 else 0


def _too_many_gone(difference: Difference, view: FeedView, past: Past) -> Iterator[str]:
    gone, before = difference.vanished, len(past.shown)
    usually = usual(publication.vanished for publication in past.publications if publication.is_usual)
    is_emptied = not view.entries and len(gone) > 1
    if is_emptied or len(gone) > max(FEW_GONE, SHARE_GONE * before, BUSY * usually):
        yield (
            f"{len(gone)} of its {before} entries would be gone, though nothing newer takes their place "
            f"({_examples(gone)}); {_usually(usually)}"
        )


def _usually(number: int) -> str:
    return f"usually it is {number}" if number else "usually it is none"


def _examples(some: Sequence[Told]) -> str:
    named = ", ".join(f"“{cut(one.title, _WIDTH)}”" for one in some[:_EXAMPLES])
    sources = Counter(one.source for one in some).most_common(_EXAMPLES)
    more = ", …" if len(some) > _EXAMPLES else ""
    return f"{named}{more} from {' and '.join(source for source, _ in sources)}"


def _hash(entry: Entry) -> bytes:
    """Of all that readers see of it."""
    said = entry.shown
    events = [(str(event.start), str(event.end), event.place, event.online) for event in said.events]
    seen = (
        said.title,
        said.content or said.text,
        said.summary,
        said.url,
        said.language,
        said.authors,
        said.categories,
        said.enclosures,
        events,
        entry.published.isoformat(),
        entry.updated.isoformat(),
    )
    return hashlib.blake2b(repr(seen).encode(), digest_size=12).digest()
