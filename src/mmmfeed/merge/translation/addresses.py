"""Web addresses without what names a language in them: the page, whatever language it is read in."""

from __future__ import annotations

import re
from functools import lru_cache

from mmmfeed.text.urls import canonical, without_scheme

# ISO 639-1, as far as sites are written in them; `id`, `my`, `no` and the like are words of paths, too, and as both
# sides lose them, that does no harm.
_CODES = (
    "af am ar az be bg bn bs ca cs cy da de el en eo es et eu fa fi fil fr ga gl gu he hi hr hu hy id is it ja ka kk "
    "km kn ko ky lb lo lt lv mk ml mn mr ms mt my nb ne nl nn no pa pl ps pt ro ru rm si sk sl sq sr sv sw ta te th "
    "tl tr uk ur uz vi zh cn jp kr ua gr cz"
).replace(" ", "|")
_TAG = rf"(?:{_CODES})(?:[-_][a-z]{{2,4}})?"
_HOST = re.compile(rf"(?:www\.)?(?:{_TAG}\.)?(?=[^/]+\.)(?:www\.|m\.)?", re.IGNORECASE)
_SEGMENT = re.compile(rf"/{_TAG}(?=/|$|\?)", re.IGNORECASE)
_SUFFIX = re.compile(rf"[-_.]{_TAG}(?=(?:\.[a-z0-9]{{2,5}})?/?(?:$|\?))", re.IGNORECASE)
_QUERY = re.compile(rf"(?<=[?&])(?:lang|language|locale|hl|l|lng|langue|sprache|idioma)={_TAG}(?:&|$)", re.IGNORECASE)


@lru_cache(maxsize=8192)
def page(url: str) -> str | None:
    """The canonical `url` without scheme, "www.", and all that names a language; None for a site's front page."""
    form = canonical(url)
    if form is None:
        return None
    host, slash, path = without_scheme(form).partition("/")
    host = _HOST.sub("", host, count=1)
    path = _SUFFIX.sub("", _SEGMENT.sub("", slash + path))
    path = _QUERY.sub("", path).rstrip("/?&")
    return host + path if path else None
