"""Is this a feed that the W3C feed validation service would pass without a word? Standard library and lxml only.

    check_rss(body) -> []           # nothing to say
    check_atom(body) -> ["entry 2: two alternate links of type text/html, language None"]

Restated from the specifications, and from what the service (https://validator.w3.org/feed/docs/) reports as errors and
warnings, for the vocabulary that a feed of announcements uses. Nothing is taken from the program under test. Not
checked are dates that lie in the future, and entries of the same second (its DuplicateUpdated): announcements of the
same day, of which no time is known, do have the same date.
"""

from __future__ import annotations

from feedcheck_atom import check_atom
from feedcheck_json import check_json
from feedcheck_rss import check_rss

__all__ = ["check_atom", "check_json", "check_rss"]
