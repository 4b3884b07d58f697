"""Do two announcements say the same thing? Pure: two announcements in, a verdict or a veto with its evidence out.

normal     the form in which texts are compared
alignment  two texts side by side
values     what a word counts as: a number, a date, a version
numerals   words that count like a number, in many languages
places     what stands in the place of what
guards     what makes two announcements different although they share most words
forms      the same for those made from one form, filled in twice
titles     whether two titles are one
teaser     how a shorter text stands in a longer one
shingles   the runs of words by which texts that share some are found
judging    the above, for two announcements
settling   one announcement that is like several
"""

from mmmfeed.merge.likeness.judging import Context, Outcome, compare, judge
from mmmfeed.merge.likeness.normal import Wording, wording
from mmmfeed.merge.likeness.settling import settled
from mmmfeed.model import Veto

__all__ = [
    "Context",
    "Outcome",
    "Veto",
    "Wording",
    "compare",
    "judge",
    "settled",
    "wording",
]
