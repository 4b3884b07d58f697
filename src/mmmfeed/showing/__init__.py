"""What readers see of announcements that are one. Pure: a cluster in, one announcement out.

speech       which members speak: whose text, title and page readers see
unions       what is put together of all members: categories, files, events
entry        the announcement that comes of it, with where each field is from
seeing       whether readers see other words than last time

Two texts are never put together into one (docs/decisions/0011-what-readers-see-of-several-copies.md).
"""

from mmmfeed.showing.entry import shown
from mmmfeed.showing.seeing import seen, visible

__all__ = ["seen", "shown", "visible"]
