"""What readers see of announcements that are one. Pure: a cluster in, one announcement out.

speech       which members speak: whose text, title and page readers see
unions       what is put together of all members: categories, files, events
entry        the announcement that comes of it, with where each field is from
seeing       whether readers see other words than last time

And what all forms of it share, feeds and pages alike:

parts        the parts of an entry, in values that no format has shaped yet
opening      its text in a few words
days         the day of an announcement, the days and hours of an event
paths        where outputs are, for life
locales      languages: what HTML calls them, which way they are written, how they write dates
texts        the words of pages themselves, in the languages that there are
templates    how HTML is filled in

Two texts are never put together into one (docs/decisions/0011-what-readers-see-of-several-copies.md).
"""

from mmmfeed.showing.entry import shown
from mmmfeed.showing.seeing import seen, visible

__all__ = ["seen", "shown", "visible"]
