"""Which announcements say the same thing. Pure: known clusters and heard announcements in, clusters out.

overrides    what a person decided in feeds.yaml: which announcement is meant, and what becomes of it
revision     a record of a text file whose date or first words were corrected, so that it is called otherwise
succession   a source's new copy of an announcement against the one we know: a new version, or nothing new
noise        what differs between two copies and is no edit: counters, sessions, adverts
fetches      what only two fetches of a feed can tell: that its ids change, that it is another site's by now
floods       whether a source suddenly says so much that somebody should look at it first
keys         what an announcement can be recognised by
likeness     what the words of two announcements say
edges        which pairs are looked at, and what they are to each other
stars        which announcements belong together
guids        what a new guid looks like
clusters     groups with their guids and leads
differences  what a rebuild changes of all this
"""

from mmmfeed.merge.clusters import Merged, Policy, merge
from mmmfeed.merge.differences import Differences, Known, differences, moved
from mmmfeed.merge.edges import Findings, Neighbourhood, judgements, pair_of
from mmmfeed.merge.fetches import (
    DISBELIEF,
    another_site,
    are_many,
    by_page_and_title,
    id_reused,
    ids_change,
    new_id,
    own_name,
    strangers,
    under_known_id,
    under_new_ids,
)
from mmmfeed.merge.floods import HELD, MOST, is_flood, still_says
from mmmfeed.merge.keys import CROWD, identity_keys, may_crowd
from mmmfeed.merge.likeness import Wording, wording
from mmmfeed.merge.overrides import day_named, days_named, hide, is_named, nearest, overrule
from mmmfeed.merge.revision import clues, is_doubtful, revisions, under_its_name
from mmmfeed.merge.succession import explained, is_reworded, succeed

__all__ = [
    "CROWD",
    "DISBELIEF",
    "HELD",
    "MOST",
    "Differences",
    "Findings",
    "Known",
    "Merged",
    "Neighbourhood",
    "Policy",
    "Wording",
    "another_site",
    "are_many",
    "by_page_and_title",
    "clues",
    "day_named",
    "days_named",
    "differences",
    "explained",
    "hide",
    "id_reused",
    "identity_keys",
    "ids_change",
    "is_doubtful",
    "is_flood",
    "is_named",
    "is_reworded",
    "judgements",
    "may_crowd",
    "merge",
    "moved",
    "nearest",
    "new_id",
    "overrule",
    "own_name",
    "pair_of",
    "revisions",
    "still_says",
    "strangers",
    "succeed",
    "under_its_name",
    "under_known_id",
    "under_new_ids",
    "wording",
]
