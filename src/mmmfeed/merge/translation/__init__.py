"""Which announcements are one in two languages? They are linked, never merged. Pure.

tongues     which two languages are other ones, and how long the same words are in each
addresses   pages, whatever language they are read in
quantities  numbers, as they are written in any language
months      days, as they are named in any language
places      countries and cities by what each language calls them
sounds      names in Latin, Cyrillic and Greek letters
items       what stays in a translation, and how telling it is
reading     a text, read for that
essence     an announcement, as it is compared
features    by what a translation is found
guards      what makes two announcements different, whatever they share
judging     two announcements: a link with its evidence, or none
settling    of links, those that stand: one counterpart a language
"""

from mmmfeed.merge.translation.features import CROWD, MOST, features
from mmmfeed.merge.translation.judging import WINDOW, compare
from mmmfeed.merge.translation.settling import settled
from mmmfeed.merge.translation.tongues import tongue

__all__ = ["CROWD", "MOST", "WINDOW", "compare", "features", "settled", "tongue"]
