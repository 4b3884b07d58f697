"""What is understood of the local sources, and what feeds choose, before anything is published. Writes nothing.

reading    what each document says, and what feeds.yaml decides about announcements that there are not
choosing   how much each feed chooses of what there is
templates  what is wrong with the user's templates of pages
"""

from mmmfeed.inspection.choosing import Choices, choices
from mmmfeed.inspection.reading import Reading, heard, inspect, misnamed
from mmmfeed.inspection.templates import mistaken

__all__ = ["Choices", "Reading", "choices", "heard", "inspect", "misnamed", "mistaken"]
