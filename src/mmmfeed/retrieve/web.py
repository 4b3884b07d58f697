"""One polite question to a server, answered within a deadline and a size, or a problem in plain words."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urljoin, urlsplit

import requests
from urllib3.exceptions import HTTPError

from mmmfeed.model import Document, Problem, SourceSpec, Unchanged, Validators
from mmmfeed.retrieve.wire import Deadline, session

DEADLINE = 30.0  # seconds for the whole answer, redirects and all
LARGEST = 10 * 1024 * 1024  # bytes, unpacked
_SILENCE = 15.0  # seconds without a byte
_HOPS = 5
_CHUNK = 64 * 1024
_ACCEPT = (
    "application/atom+xml, application/rss+xml, application/rdf+xml;q=0.9, application/feed+json;q=0.9, "
    "application/xml;q=0.8, text/xml;q=0.8, */*;q=0.5"
)
_OK, _NOT_MODIFIED = 200, 304


class _NoAnswerError(Exception):
    """Why there is no document, in plain words."""


def ask(
    source: SourceSpec, known: Validators, now: datetime, user_agent: str, seconds: float = DEADLINE
) -> Document | Unchanged | Problem:
    """What the server of `source` says, asked conditionally if `known` has something to ask with."""
    headers = {"User-Agent": user_agent, "Accept": _ACCEPT, "Accept-Encoding": "gzip"}
    try:
        with session(seconds) as (opened, deadline):
            response, body = _answer(opened, deadline, source.location, headers, _conditions(known))
    except _NoAnswerError as error:
        told = f"{error}. What was known stays published."
        return Problem(source=source.name, place=_without_password(source.location), message=told)
    if response.status_code == _NOT_MODIFIED:
        return Unchanged(source=source.name, location=source.location)
    return Document(
        source=source.name,
        location=source.location,
        base_url=response.url,
        media_type=response.headers.get("Content-Type"),
        body=body,
        retrieved=now,
        validators=_validators(response, source.location),
    )


def _answer(
    opened: requests.Session, deadline: Deadline, url: str, headers: dict[str, str], conditions: dict[str, str]
) -> tuple[requests.Response, bytes]:
    """A response that is fine, and its whole body."""
    try:
        response = _follow(opened, url, headers, conditions)
        if response.status_code == _NOT_MODIFIED and conditions:
            return response, b""
        if response.status_code != _OK:
            raise _NoAnswerError(_status_in_words(response))
        body = _body(response)
    # ValueError: names, addresses and headers that cannot be written as such.
    except (requests.RequestException, HTTPError, OSError, ValueError) as error:
        raise _NoAnswerError(_too_late(deadline) or _in_words(error)) from error
    if deadline.is_over:  # an answer without a length looks whole wherever it is cut
        raise _NoAnswerError(_too_late(deadline))
    return response, body


def _conditions(known: Validators) -> dict[str, str]:
    """RFC 9110, section 13.1: what the server gave, byte for byte."""
    conditions = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in conditions.items() if value is not None}


def _validators(response: requests.Response, asked: str) -> Validators:
    # They are of the address that answered, and not to be shown to one that only redirects there.
    if response.url != requests.Request("GET", asked).prepare().url:
        return Validators()
    return Validators(etag=response.headers.get("ETag"), last_modified=response.headers.get("Last-Modified"))


def _follow(
    opened: requests.Session, url: str, headers: dict[str, str], conditions: dict[str, str]
) -> requests.Response:
    """The first answer that is no redirect. Conditions are for the first address only."""
    asked = {**headers, **conditions}
    for _ in range(_HOPS + 1):
        response = opened.get(url, headers=asked, allow_redirects=False, stream=True, timeout=_SILENCE)
        target = opened.get_redirect_target(response)
        if not target:
            return response
        response.close()
        url, asked = urljoin(url, target), headers
        if urlsplit(url).scheme not in ("http", "https"):
            raise _NoAnswerError(f"the server redirects to {url[:200]!r}, which is no web address")
    raise _NoAnswerError(f"the server redirects more than {_HOPS} times; ask the partner for the right address")


def _body(response: requests.Response) -> bytes:
    parts, size = [], 0
    for part in response.iter_content(_CHUNK):
        parts.append(part)
        size += len(part)
        if size > LARGEST:
            response.close()
            raise _NoAnswerError(f"the answer is larger than {LARGEST // 1024**2} MB, which no feed is")
    return b"".join(parts)


# --- in plain words ---------------------------------------------------------------------------------------

_WORDS = {
    304: "the server says that nothing changed, though it was not asked that way",
    401: "the server wants a password",
    403: "the server refuses to answer us; ask the partner to let mmmfeed in",
    404: "there is nothing at this address; has the feed moved?",
    410: "the feed was taken away for good; remove the source or ask the partner for the new address",
    429: "the server says that we ask too often; run less often",
    503: "the server is not available at the moment; the next run asks again",
}


def _status_in_words(response: requests.Response) -> str:
    status = response.status_code
    other = "the server has a problem; the next run asks again" if status >= 500 else "the server gives no feed"  # noqa: PLR2004
    return f"{_WORDS.get(status, other)} (HTTP {status})"


def _too_late(deadline: Deadline) -> str:
    return f"no whole answer within {deadline.seconds:g} seconds; the next run asks again" if deadline.is_over else ""


def _without_password(url: str) -> str:
    """The address without the user and password that may stand in it: what is said is read by many."""
    scheme, slashes, rest = url.partition("://")
    server, slash, path = rest.partition("/")
    return f"{scheme}{slashes}{server.rpartition('@')[2]}{slash}{path}"


_FAILURES: tuple[tuple[type[Exception], str], ...] = (
    (requests.exceptions.SSLError, "the server cannot prove who it is ({}); ask the partner to mend its certificate"),
    (requests.exceptions.Timeout, f"no answer within {_SILENCE:.0f} seconds; the next run asks again"),
    (requests.exceptions.ContentDecodingError, "the answer is packed in a way that cannot be unpacked"),
    (requests.exceptions.ChunkedEncodingError, "the answer broke off; the next run asks again"),
    (requests.exceptions.InvalidURL, "this is no address that can be asked; correct it in feeds.yaml"),
)


def _in_words(error: Exception) -> str:
    if "NameResolution" in str(error) or "getaddrinfo" in str(error):
        return "no server of this name is known; is the address right, and are we online?"
    other = "no connection ({}); the next run asks again"
    return next((words for kind, words in _FAILURES if isinstance(error, kind)), other).format(_cause(error))


def _cause(error: BaseException) -> str:
    """The first of the chained errors, which says it in the fewest words."""
    while error.__context__ is not None:
        error = error.__context__
    return getattr(error, "strerror", None) or getattr(error, "verify_message", None) or str(error)
