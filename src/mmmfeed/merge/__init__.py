"""Which announcements say the same thing. Pure: known clusters and heard announcements in, clusters out.

overrides    what a person decided in feeds.yaml: which announcement is meant, and what becomes of it
revision     a record of a text file whose date or first words were corrected, so that it is called otherwise
succession   a source's new copy of an announcement against the one we know: a new version, or nothing new
keys         what an announcement can be recognised by
edges        which pairs to look at
verdict      do these two say the same thing, and why
guids        who keeps a guid, and what a new one looks like
clusters     the above, for many
"""

from mmmfeed.merge.clusters import Policy, merge
from mmmfeed.merge.edges import name_of
from mmmfeed.merge.guids import Claim
from mmmfeed.merge.keys import CROWD, identity_keys, may_crowd
from mmmfeed.merge.overrides import day_named, days_named, hide, is_named, nearest, overrule
from mmmfeed.merge.revision import clues, is_doubtful, revisions, under_its_name
from mmmfeed.merge.succession import is_reworded, succeed

__all__ = [
    "CROWD",
    "Claim",
    "Policy",
    "clues",
    "day_named",
    "days_named",
    "hide",
    "identity_keys",
    "is_doubtful",
    "is_named",
    "is_reworded",
    "may_crowd",
    "merge",
    "name_of",
    "nearest",
    "overrule",
    "revisions",
    "succeed",
    "under_its_name",
]
