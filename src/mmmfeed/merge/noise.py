"""Two copies of one announcement that differ in nothing a reader would call an edit.

Each rule is named and says what it saw. Pure: what is known and what was heard in, a decision out.

counter      a number beside a word of counting: "1,204 views"
ticking      a number in the same place that grew before too, whatever the word beside it
session      an address that differs only in a token that names the visit
advert       a block that is an advert, or a linked picture of another site
updated      the time of the last edit, and nothing else
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise, zip_longest
from typing import NamedTuple
from urllib.parse import urlsplit

from mmmfeed.model import Announcement, Decision, Enclosure
from mmmfeed.text.html import to_text
from mmmfeed.text.urls import host
from mmmfeed.text.words import cut

# --- what is not compared ---------------------------------------------------------------------------------

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
_SUMMARY = 300  # characters; as meaning.py cuts it

# Parameters that name a visit, a moment or a right to fetch, whatever they say; and those that do if it is a number.
_TOKEN = re.compile(
    r"(?:php|asp|j)?sess(?:ion)?_?(?:id)?|token|nonce|cb|cache_?bust(?:er)?|rnd|rand(?:om)?|expires?|sig(?:nature)?|hmac"
    r"|policy|key-pair-id|x-amz-[\w-]+|x-goog-[\w-]+|cfid|cftoken|zenid|oscsid",
    re.IGNORECASE,
)
_STAMP = re.compile(r"(?:v|ver|version|_|_?t|ts|time|timestamp)=[\d.]{6,}", re.IGNORECASE)
_RANDOM = re.compile(r"[0-9a-f]{16,}|[0-9a-f-]{36}|(?=.*\d)(?=.*[a-z])(?=.*[A-Z])[0-9a-zA-Z_=+/]{20,}")
_IDENTITY = re.compile(r"\w*(?:id|doc|file|key|item|article|page|node|post)|p|q|v", re.IGNORECASE)
_PATH_SESSION = re.compile(r";jsessionid=[^/?#]*|/\(S\([a-z0-9]{20,}\)\)", re.IGNORECASE)
_ATTRIBUTE = re.compile(r'( (?:src|href)=")([^"]*)')
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")

_BLOCK_END = re.compile(r"</(?:p|div|li|h[1-6]|table|figure)>|<br>|\n{2,}")
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


def same_but_noise(before: Announcement, after: Announcement, earlier: Sequence[str] = ()) -> Decision | None:
    """Why `after` is no edit of `before` though it differs; None where it is one, or where nothing differs.

    `earlier`: plain texts of still older versions, oldest first, by which a number is known to tick.
    """
    if _same(before, after) or _rest(before) != _rest(after):
        return None
    old, new = _pieces(before, after)
    for rule, quiet in _RULES:
        if quiet(old) == quiet(new):
            return Decision(about="content", rule=rule, evidence=_evidence(before, after))
    still = _ticking([*earlier, before.text, after.text])
    if still and _quiet(still(old)) == _quiet(still(new)):
        return Decision(about="content", rule="ticking", evidence=_evidence(before, after))
    return None


def _same(before: Announcement, after: Announcement) -> bool:
    """Whether the two say the same; why each is as it is does not matter."""
    return replace(before, decisions=()) == replace(after, decisions=())


def _rest(said: Announcement) -> Announcement:
    """What no rule takes anything from."""
    return replace(
        said, updated=None, url=None, raw_url=None, text="", summary="", content="", enclosures=(), decisions=()
    )


# --- where they differ ------------------------------------------------------------------------------------


class _Piece(NamedTuple):
    """What the rules look at: the addresses of an announcement, and what differs of its texts from the other one's."""

    url: str | None
    raw_url: str | None
    files: tuple[Enclosure, ...]
    summary: str  # empty where it is the text's beginning, and says no more than that
    blocks: tuple[str, ...]  # of sanitised HTML
    lines: tuple[str, ...]  # of plain text; none is empty


def _pieces(before: Announcement, after: Announcement) -> tuple[_Piece, _Piece]:
    # Most blocks are the same as a rule. One beside the others is kept: an advert may be labelled by the block above.
    contents = _apart(blocks(before.content), blocks(after.content), 1)
    texts = _apart(_lines(before.text), _lines(after.text), 0)
    old, new = (
        _Piece(said.url, said.raw_url, said.enclosures, _own_summary(said), tuple(content), tuple(text))
        for said, content, text in zip((before, after), contents, texts, strict=True)
    )
    return old, new


def _apart(old: Sequence[str], new: Sequence[str], around: int) -> tuple[Sequence[str], Sequence[str]]:
    """The two without what they begin and end with alike, but for so many pieces."""
    most = min(len(old), len(new))
    first = next((n for n in range(most) if old[n] != new[n]), most)
    last = next((n for n in range(most - first) if old[-1 - n] != new[-1 - n]), most - first)
    begin, end = max(first - around, 0), max(last - around, 0)
    return old[begin : len(old) - end], new[begin : len(new) - end]


def blocks(content: str) -> list[str]:
    """Sanitised HTML in pieces that end where a block ends."""
    ends = [hit.end() for hit in _BLOCK_END.finditer(content)]
    pieces = (content[begin:end] for begin, end in pairwise([0, *ends, len(content)]))
    return [piece for piece in pieces if piece.strip()]


@lru_cache(maxsize=256)  # each rule looks at the same few blocks
def _plain(block: str) -> str:
    return to_text(block)


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]


def _own_summary(said: Announcement) -> str:
    return "" if said.summary == cut(said.text, _SUMMARY) else said.summary


# --- the rules --------------------------------------------------------------------------------------------


def _without_updated(said: _Piece) -> _Piece:
    """As it is: the time of the last edit is no part of it."""
    return said


def _without_sessions(said: _Piece) -> _Piece:
    """Without what names the visit in its addresses."""
    return _Piece(
        url=said.url and without_session(said.url),
        raw_url=said.raw_url and without_session(said.raw_url),
        files=tuple(replace(file, url=without_session(file.url)) for file in said.files),
        summary=_without_in_text(said.summary),
        blocks=tuple(_ATTRIBUTE.sub(lambda hit: f"{hit[1]}{without_session(hit[2])}", one) for one in said.blocks),
        lines=tuple(map(_without_in_text, said.lines)),
    )


def _without_in_text(text: str) -> str:
    return _ADDRESS.sub(lambda hit: without_session(hit[0]), text)


def without_session(url: str) -> str:
    """`url` without what may differ at each fetch: a session, a time stamp, a signature, a token without a name."""
    escaped = "&amp;" in url
    try:
        parts = urlsplit(url.replace("&amp;", "&"))
    except ValueError:
        return url
    pairs = parts.query.split("&") if parts.query else []
    query = "&".join(pair for pair in pairs if not _is_token(pair))
    bare = parts._replace(path=_PATH_SESSION.sub("", parts.path), query=query).geturl()
    return bare.replace("&", "&amp;") if escaped else bare


def _is_token(pair: str) -> bool:
    name, _, value = pair.partition("=")
    if _TOKEN.fullmatch(name) or _STAMP.fullmatch(pair):
        return True
    return bool(_RANDOM.fullmatch(value)) and not _IDENTITY.fullmatch(name)


def _without_counters(said: _Piece) -> _Piece:
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
    plain = _plain(block)
    quiet = _uncounted(plain)
    return block if quiet == plain else f"[{quiet}]"


def _without_adverts(said: _Piece) -> _Piece:
    kept, gone = _parted(said)
    # The text is made of the content, so the same lines go from both.
    lines = {line for block in gone for line in _lines(_plain(block))}
    return said._replace(blocks=tuple(kept), lines=tuple(line for line in said.lines if line not in lines))


def _parted(said: _Piece) -> tuple[list[str], list[str]]:
    """The blocks that are the announcement's, and those that are adverts."""
    kept: list[str] = []
    gone: list[str] = []
    after_label = False
    own = host(said.url or "")
    for block in said.blocks:
        plain = _plain(block)
        label = bool(_LABEL.match(plain)) and len(plain) <= _ADVERT
        picture = _LINKED_PICTURE.fullmatch(block)
        of_others = bool(picture and own and host(picture[1]) not in ("", own))
        (gone if label or of_others or after_label else kept).append(block)
        after_label = bool(_LABEL.fullmatch(plain))
    return kept, gone


def _quiet(said: _Piece) -> _Piece:
    return _without_sessions(_without_counters(_without_adverts(said)))


_RULES = (
    ("updated", _without_updated),
    ("session", _without_sessions),
    ("counter", _without_counters),
    ("advert", _without_adverts),
    ("noise", _quiet),  # more than one of them
)


class _Ticking:
    """Takes the numbers out that stand where numbers were seen to grow."""

    def __init__(self, lines: frozenset[str]) -> None:
        self.lines = lines

    def __call__(self, said: _Piece) -> _Piece:
        still = tuple(_shape(line) if _shape(line) in self.lines else line for line in said.lines)
        blocks = tuple(_shape(one) if _shape(_plain(one)) in self.lines else one for one in said.blocks)
        return said._replace(lines=still, blocks=blocks)


def _ticking(texts: Sequence[str]) -> _Ticking | None:
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


def _evidence(before: Announcement, after: Announcement) -> str:
    """The first lines that differ."""
    for name in ("title", "text", "content", "raw_url", "updated"):
        old, new = (str(getattr(said, name) or "nothing") for said in (before, after))
        if old != new:
            lines = zip_longest(old.split("\n"), new.split("\n"), fillvalue="")
            was, now = next(pair for pair in lines if pair[0] != pair[1])
            return f"{name}: “{cut(was, 80)}” became “{cut(now, 80)}”"
    return "other fields"
