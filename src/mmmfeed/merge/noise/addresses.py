"""Addresses without what names a visit: sessions, time stamps, signatures, tokens without a name."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import urlsplit

from mmmfeed.merge.noise.pieces import Piece

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


def without_sessions(said: Piece) -> Piece:
    """Without what names the visit in its addresses."""
    return Piece(
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
