"""What an announcement says, in a few words of plain text."""

from __future__ import annotations

from mmmfeed.model import Announcement
from mmmfeed.text import cuts
from mmmfeed.text.segments import is_unspaced
from mmmfeed.text.words import ELLIPSIS, cut, one_line

_BETWEEN = " .:;,–—-…!?\u3002"  # what parts a title from the text behind it


def opening(said: Announcement, limit: int) -> str:
    """Its summary, or its opening words, as one line of at most `limit` characters; half as many where each is a word.

    No word is cut, what goes on elsewhere ends in "…", and a title that the text begins with is not said again. Empty
    where there is nothing to say beyond the title.
    """
    limit = limit // 2 if is_unspaced(said.text or said.summary) else limit
    line = _without_title(one_line(said.summary), said.title)
    if line and len(line) <= limit:
        return line
    text = one_line(cuts.without_calls(said.text))
    if said.truncated and len(text) <= limit:
        text = one_line(cuts.whole(text)).rstrip(_BETWEEN) + ELLIPSIS if text else ""
    text = _without_title(text, said.title) or line
    return cut(text, limit) if text.strip(ELLIPSIS) else ""


def _without_title(line: str, title: str) -> str:
    """`line` without the title that it begins with, as sentences do of which a title was made."""
    told = one_line(title).rstrip(_BETWEEN)
    if not told or not line.casefold().startswith(told.casefold()):
        return line
    rest = line[len(told) :]
    # "Care" is no title of "Careful planning …", nor half a sentence that of a whole one.
    ends = not rest.strip(_BETWEEN) or rest[0] in ".:;!?…\u3002" or rest[:2] in {" –", " —", " -"}
    return rest.lstrip(_BETWEEN) if ends else line
