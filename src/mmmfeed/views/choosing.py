"""What a feed chooses of all that is known, and how much of that it keeps while it looks through it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from mmmfeed.errors import RunawayError
from mmmfeed.model import Cluster, Entry, FeedSpec, Name
from mmmfeed.showing import visible
from mmmfeed.views.asking import Question, first_day, questions
from mmmfeed.views.looking import Given, Look, names_of
from mmmfeed.views.ordering import best
from mmmfeed.views.taking import Taking
from mmmfeed.views.titling import titled

Looks = dict[tuple[Name, ...], Look]  # at one cluster, by the copies of it that are left

_BY_DATE = ("newest", "oldest")
_SPARE = 200  # entries that are kept besides those that a feed shows, until they are sorted out
# What is known comes in the order of its first copy. Where that is skipped, or of a former source, the one that readers
# see may be later; hardly so much later.
_LATER = timedelta(days=366)


class Selection:
    """What one feed takes, asked of any number of clusters."""

    def __init__(self, feed: FeedSpec, given: Given) -> None:
        self.feed, self.given = feed, given
        self.taking, self.questions = Taking(feed, given.sources), questions(feed, given)

    def look(self, known: Cluster, looks: Looks) -> Look | None:
        """At the copies of `known` that it takes; None if there are none. `looks` have been taken by other feeds."""
        mine = self.taking.of(known)
        return None if mine is None else looks.setdefault(names_of(mine), Look(mine, self.given))

    def answer(self, look: Look) -> Question | None:
        """The question that was answered no; None: all were answered yes. Raises RunawayError."""
        return next((question for question in self.questions if not question.asks(look)), None)

    def entry(self, look: Look) -> Entry:
        """As the feed shows it."""
        title = titled(look, self.feed.title_template)
        shown = look.shown if title == look.shown.title else replace(look.shown, title=title)
        return Entry(cluster=look.cluster, shown=shown)

    def of(self, cluster: Cluster) -> Entry | None:
        """The entry that the feed has of `cluster` now, were there no limit. Raises RunawayError."""
        known = visible(cluster, self.given.sources)
        look = self.look(known, {}) if known else None
        return self.entry(look) if look and look.is_out and self.answer(look) is None else None


class Filling:
    """A feed while all that is known goes by, newest first."""

    def __init__(self, feed: FeedSpec, given: Given) -> None:
        self.selection = Selection(feed, given)
        self.entries: list[Entry] = []
        self.waiting = 0
        self.refused: RunawayError | None = None
        self.is_full = False
        # Copies may have come later than what they are of: the newest entry of some sources may stand anywhere.
        self._is_in_order = self.selection.taking.is_of_all
        self._first_day = first_day(feed, given)

    def offer(self, known: Cluster, looks: Looks) -> None:
        """Take `known` if it is for this feed."""
        if self._is_past(known):
            self.is_full = True
            return
        try:
            self._take(known, looks)
        except RunawayError as error:
            self.refused, self.is_full = error, True

    def _take(self, known: Cluster, looks: Looks) -> None:
        look = self.selection.look(known, looks)
        if look is None or self.selection.answer(look) is not None:
            return
        if not look.is_out:
            self.waiting += 1
            return
        feed = self.selection.feed
        self.entries.append(self.selection.entry(look))
        if self._is_in_order and feed.order in _BY_DATE:
            self.is_full = len(self.entries) == feed.limit
        elif len(self.entries) >= feed.limit + _SPARE:
            self.entries = best(self.entries, feed, self.selection.given)

    def _is_past(self, known: Cluster) -> bool:
        """Whether nothing can come any more: all that does is from before the first day."""
        if self._first_day is None or not self._is_in_order:
            return False
        return self._first_day - known.published.date() > _LATER
