"""Why an announcement is as it is: all that is known of how it came about, put together. Reads only.

finding    which announcements a word names
telling    the whole story of one
changing   what to write into feeds.yaml to have it otherwise
"""

from mmmfeed.explaining.changing import Change
from mmmfeed.explaining.finding import find
from mmmfeed.explaining.telling import Beside, Linked, Story, Telling

__all__ = ["Beside", "Change", "Linked", "Story", "Telling", "find"]
