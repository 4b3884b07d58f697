"""Lists of feeds (OPML) as sources: what a list names, and its feeds as sources of their own.

choosing   which feeds of a list are taken, and what each is called
reading    a document as a list, or what it is instead
learning   what a list says is kept
expanding  the feeds of lists among the sources of a configuration
"""

from mmmfeed.model import Config
from mmmfeed.store import Store
from mmmfeed.subscribing.expanding import Expanded, expanded
from mmmfeed.subscribing.learning import Said, look_at, may_come_now, subscribe

__all__ = ["Expanded", "Said", "expanded", "look_at", "may_come_now", "subscribe", "with_lists"]


def with_lists(config: Config, store: Store) -> Config:
    """`config` with the feeds of its lists, as far as they are known in `store`, among its sources."""
    return expanded(config, store.subscriptions.listed()).config
