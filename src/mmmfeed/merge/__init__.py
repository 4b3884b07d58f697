"""Which announcements say the same thing. Pure: known clusters and heard announcements in, clusters out.

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
from mmmfeed.merge.succession import succeed

__all__ = ["CROWD", "Claim", "Policy", "identity_keys", "may_crowd", "merge", "name_of", "succeed"]
