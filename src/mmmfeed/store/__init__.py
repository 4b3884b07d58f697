"""Everything ever heard, and the guids: the only SQL. One SQLite file, the one to back up.

schema      the tables, and how an older file becomes a newer one
codec       announcements and documents as compressed bytes
documents   what was fetched: every body that differed, and what to ask again with
records     what was heard: every version of every announcement, and its keys; and how feeds.yaml has it shown
places      where it stands in its document now, and what it can be found by
clusters    what is known: guids, who is in which cluster, and why
opening     the file itself, and transactions
"""

from mmmfeed.store.documents import Reading
from mmmfeed.store.opening import Store
from mmmfeed.store.places import Found, Standing, Turn

__all__ = ["Found", "Reading", "Standing", "Store", "Turn"]
