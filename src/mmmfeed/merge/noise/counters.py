"""Numbers that count what readers do: known by the word beside them, or by their growing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from mmmfeed.merge.noise.pieces import Piece, plain

# Words of counting, of what readers do: beside a number in one short line they make a counter. Others are found by
# what they do (`ticking`), so a language that is missing costs two versions, no more.
_COUNTED = (
    r"views?|reads?|visits?|hits|clicks?|downloads?|comments?|repl(?:y|ies)|responses?|shares?|likes?|votes?|reactions?"
    r"|followers?|subscribers?|plays|listens"
    r"|aufrufe?|ansichten|besuche|mal gelesen|kommentare?|antworten?|stimmen?|gefällt"
    r"|vues?|lectures?|visites?|commentaires?|réponses?|partages?|téléchargements?"
    r"|vistas?|visitas?|lecturas|comentarios?|respuestas?|descargas"
    r"|visualizza?zioni|visite|letture|commenti|commento|risposte|condivisioni"
    r"|visualizações|leituras|comentários?|respostas?"
    r"|weergaven|keer (?:gelezen|bekeken)|reacties?|visningar|kommentarer?|visninger|lukukertaa|kommenttia"
    r"|wyświetleń|odsłon|komentarz\w*|zobrazení|komentář\w*|megtekintés|hozzászólás\w*|vizualizări|comentari[iu]\w*"
    r"|προβολές|σχόλια|просмотр\w*|комментари\w*|прочтени\w*|перегляд\w*|коментар\w*|görüntülenme|yorum"
    r"|مشاهدة|مشاهدات|تعليق\w*|צפיות|תגובות|阅读|閱讀|浏览|评论|閲覧|コメント|조회|댓글"
)
_NUMBER = r"\d+(?:[.,\u00a0\u202f' ]\d{3})*(?:[.,]\d+)?\s?[kKmM]?"
_COUNTER = re.compile(
    rf"[\W_]*(?:{_NUMBER}\s*(?:{_COUNTED})|(?:{_COUNTED})\s*[:：(（]?\s*{_NUMBER}\s*[)）]?)[\W_]*", re.IGNORECASE
)
_BETWEEN = re.compile(r"\s+[|·•‧/–—-]\s+|[|·•‧]\s*|[,;]\s+")  # what separates a counter from its neighbours
_DIGITS = re.compile(r"\d+(?:[.,]\d{3})*")
_SHORT = 60  # characters of a line that says how often, and nothing else


def without_counters(said: Piece) -> Piece:
    """Without the numbers that stand beside a word of counting."""
    lines = tuple(filter(None, map(_uncounted, said.lines)))
    return said._replace(lines=lines, blocks=tuple(map(_uncounted_block, said.blocks)))


def _uncounted(line: str) -> str:
    """`line` without counters; a number in a sentence is what the sentence says."""
    if len(line) > _SHORT:
        return line
    parts = [part for part in _BETWEEN.split(line) if part]
    kept = [part for part in parts if not _COUNTER.fullmatch(part)]
    return line if len(kept) == len(parts) else " ".join(kept)


def _uncounted_block(block: str) -> str:
    text = plain(block)
    quiet = _uncounted(text)
    return block if quiet == text else f"[{quiet}]"


class _Ticking:
    """Takes the numbers out that stand where numbers were seen to grow."""

    def __init__(self, lines: frozenset[str]) -> None:
        self.lines = lines

    def __call__(self, said: Piece) -> Piece:
        still = tuple(_shape(line) if _shape(line) in self.lines else line for line in said.lines)
        blocks = tuple(_shape(one) if _shape(plain(one)) in self.lines else one for one in said.blocks)
        return said._replace(lines=still, blocks=blocks)


def ticking(texts: Sequence[str]) -> _Ticking | None:
    """The short lines that differed in one growing number from each version to the next; None below three versions."""
    if len(texts) < 3:  # noqa: PLR2004
        return None
    found = [frozenset(_grown(old, new)) for old, new in pairwise(texts)]
    always = frozenset.intersection(*found)
    return _Ticking(always) if always else None


def _grown(old: str, new: str) -> Iterator[str]:
    for before, after in zip_longest(old.split("\n"), new.split("\n"), fillvalue=""):
        if before == after or len(after) > _SHORT or _shape(before) != _shape(after):
            continue
        changed = [
            (int(re.sub(r"\D", "", a)), int(re.sub(r"\D", "", b)))
            for a, b in zip(_DIGITS.findall(before), _DIGITS.findall(after), strict=True)
            if a != b
        ]
        if len(changed) == 1 and changed[0][0] < changed[0][1]:
            yield _shape(after)


def _shape(line: str) -> str:
    return _DIGITS.sub("#", line)
