"""Blocks that are adverts: labelled as such, or a linked picture of another site."""

from __future__ import annotations

import re

from mmmfeed.merge.noise.pieces import Piece, lines_of, plain
from mmmfeed.text.urls import host, site

# Words for advertising that mean nothing else: French "annonce" and English "pub" do.
_LABEL = re.compile(
    r"[\W_]*(?:advertisement|advertising|sponsored(?: (?:content|post|links?))?|anzeige|werbung|publicit[ée]|publicidad"
    r"|pubblicità|publicidade|advertentie|reclame|reklam[ae]?|annons|mainos|реклама|διαφήμιση|hirdetés|إعلان|广告|廣告|広告|광고)"
    r"\s*(?:[:：–—|.-]|$)",
    re.IGNORECASE,
)
_ADVERT = 200  # characters of a block that begins with such a word
_LINKED_PICTURE = re.compile(
    r'\s*(?:<p>)?\s*<a href="([^"]*)"[^>]*>\s*(?:<img\b[^>]*>\s*)+</a>\s*(?:</p>)?\s*', re.IGNORECASE
)


def without_adverts(said: Piece) -> Piece:
    """Without the blocks that are adverts, and their lines."""
    kept, gone = _parted(said)
    # The text is made of the content, so the same lines go from both.
    lines = {line for block in gone for line in lines_of(plain(block))}
    return said._replace(blocks=tuple(kept), lines=tuple(line for line in said.lines if line not in lines))


def _parted(said: Piece) -> tuple[list[str], list[str]]:
    """The blocks that are the announcement's, and those that are adverts."""
    kept: list[str] = []
    gone: list[str] = []
    after_label = False
    own = site(host(said.url or ""))
    for block in said.blocks:
        text = plain(block)
        label = bool(_LABEL.match(text)) and len(text) <= _ADVERT
        picture = _LINKED_PICTURE.fullmatch(block)
        of_others = bool(picture and own and site(host(picture[1])) not in ("", own))
        (gone if label or of_others or after_label else kept).append(block)
        after_label = bool(_LABEL.fullmatch(text))
    return kept, gone
