"""Everything ever heard, and the guids: the only SQL. One SQLite file, the one to back up.

schema      the tables, and how an older file becomes a newer one
codec       announcements and documents as compressed bytes
documents   what was fetched: every body that differed, and what to ask again with
records     what was heard: every version of every announcement, and its keys; and how feeds.yaml has it shown
places      where it stands in its document now, and what it can be found by
pins        which records feeds.yaml says are one, or are not
holds       what was held back because so much came at once, and what sources do habitually
words       which records share runs of words
judgements  what came of comparing two records
links       which records are one in two languages
clusters    what is known: guids, who is in which cluster, and why
stories     what became of guids over time
dropping    documents that are kept no longer, and that a rebuild keeps what was heard in them
subscriptions  which feeds the lists among the sources name, and what they are called
occasions   the events of announcements as calendars know them
outputs     what was published, and what looks otherwise by now
publications  what each feed contained when it was published last
archive     how much is kept of each source, and what it said at what time
pings       which feeds have changed without their hub knowing it
opening     the file itself, and transactions
"""

from mmmfeed.store.archive import Hearing, Kept
from mmmfeed.store.documents import Lost, Reading
from mmmfeed.store.holds import Hold
from mmmfeed.store.opening import Store
from mmmfeed.store.pings import Ping, Pings
from mmmfeed.store.pins import PinnedPair
from mmmfeed.store.places import Found, Standing, Turn
from mmmfeed.store.stories import Event
from mmmfeed.store.subscriptions import Subscription
from mmmfeed.store.words import Alike

__all__ = [
    "Alike",
    "Event",
    "Found",
    "Hearing",
    "Hold",
    "Kept",
    "Lost",
    "Ping",
    "Pings",
    "PinnedPair",
    "Reading",
    "Standing",
    "Store",
    "Subscription",
    "Turn",
]
