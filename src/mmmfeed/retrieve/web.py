"""One polite question to a server, answered within a deadline and a size, or a problem in plain words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urldefrag, urlsplit

import requests
from urllib3.exceptions import HTTPError

from mmmfeed.model import Document, Problem, Reply, SourceSpec, Unchanged, Validators
from mmmfeed.retrieve import redirects, refusals
from mmmfeed.retrieve.addresses import is_local_name
from mmmfeed.retrieve.answers import Answer, Round
from mmmfeed.retrieve.client import Client, Route
from mmmfeed.retrieve.credentials import Credentials, credentials
from mmmfeed.retrieve.redirects import Trail
from mmmfeed.retrieve.refusals import SILENCE, NoAnswerError, NotPublicError
from mmmfeed.retrieve.unpacking import ACCEPTED, CHUNK, too_large, unpack
from mmmfeed.retrieve.unread import Body, Unread
from mmmfeed.retrieve.wire import Hop
from mmmfeed.text.urls import host

DEADLINE = 30.0  # seconds for the whole answer, redirects and all
LARGEST = 10 * 1024 * 1024  # bytes, unpacked
_ACCEPT = (
    "application/atom+xml, application/rss+xml, application/rdf+xml;q=0.9, application/feed+json;q=0.9, "
    "application/xml;q=0.8, text/xml;q=0.8, */*;q=0.5"
)
_OK, _NOT_MODIFIED = 200, 304
_REDIRECTS = {301, 302, 303, 307, 308}
_SENDABLE = re.compile(r"\S[^\x00-\x1f\x7f]*")  # RFC 9110, section 5.5; http.client gives bytes as Latin-1
_LONGEST_VALUE = 2_000  # characters of a header; many servers refuse a request of more than 8,000 in all


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    source: SourceSpec
    asking: Round
    secrets: Credentials
    client: Client
    seconds: float

    @property
    def route(self) -> Route:
        source = self.source
        return Route(allow_private=source.allow_private, ca_bundle=source.ca_bundle, proxy=self.secrets.proxy)

    def known(self, trail: Trail) -> Validators:
        """What this very address gave, byte for byte; the source's own one may be spelled otherwise."""
        known = self.asking.known.get(self.source.name, {})
        first = known.get(self.source.location) if len(trail.urls) == 1 else None
        return known.get(trail.url) or first or Validators()

    def conditions(self, trail: Trail) -> dict[str, str]:
        """RFC 9110, section 13.1."""
        told = self.known(trail)
        conditions = {"If-None-Match": told.etag, "If-Modified-Since": told.last_modified}
        return {name: value for name, value in conditions.items() if value is not None}

    def headers(self, trail: Trail) -> dict[str, str]:
        headers = {"User-Agent": self.asking.user_agent, "Accept": _ACCEPT, "Accept-Encoding": ACCEPTED}
        if self.secrets.authorization and trail.is_at_home:
            headers["Authorization"] = self.secrets.authorization
        return headers | self.conditions(trail)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """The last answer, read to its end."""

    reply: Reply
    media_type: str | None
    body: Body
    is_redirected: bool


def ask(source: SourceSpec, asking: Round, client: Client, *, seconds: float | None = None) -> Answer:
    """What the server of `source` says, within `seconds` (DEADLINE) without what is waited for other questions."""
    return hear(source, asking, client, seconds=seconds)()


def hear(source: SourceSpec, asking: Round, client: Client, *, seconds: float | None = None) -> Unread:
    """The same, not read yet."""
    seconds, secrets = DEADLINE if seconds is None else seconds, Credentials()
    try:
        secrets = credentials(source, client.environ)
        said = _follow(_Question(source=source, asking=asking, secrets=secrets, client=client, seconds=seconds))
    except NoAnswerError as error:
        told = secrets.hidden(f"{error}. What was known stays published.")
        problem = Problem(source=source.name, place=_without_password(source.location), message=told)
        answer = Answer(source=source, outcome=problem, reply=error.reply, asked=error.asked)
        return lambda: answer
    return lambda: Answer(source=source, outcome=_outcome(said, source, asking.now), reply=said.reply)


def _outcome(said: _Said, source: SourceSpec, now: datetime) -> Document | Unchanged:
    if said.reply.status == _NOT_MODIFIED:
        return Unchanged(source=source.name, location=source.location)
    return Document(
        source=source.name,
        location=source.location,
        base_url=said.reply.url,
        media_type=said.media_type,
        body=said.body.read(),
        retrieved=now,
        # They are of the address that answered, and not to be shown to one that only redirects there.
        validators=Validators() if said.is_redirected else said.reply.validators,
    )


# --- from address to address ------------------------------------------------------------------------------


def _follow(question: _Question) -> _Said:
    """The first answer that is no redirect."""
    trail, left = Trail(urls=(_first(question.source.location),)), question.seconds
    while True:
        with question.client.hop(_host(trail.url), question.route, left) as hop:
            said = _put(question, trail, hop)
        if isinstance(said, _Said):
            return said
        trail, left = said, hop.left


def _put(question: _Question, trail: Trail, hop: Hop) -> _Said | Trail:
    """The answer of one address, or where it sends us."""
    try:
        said = _told(question, trail)
    except NotPublicError as error:
        if len(trail.urls) == 1:
            raise
        raise NoAnswerError(f"the server redirects to {redirects.shown(trail.url)}, and {error}") from error
    # ValueError: names, addresses and headers that cannot be written as such.
    except (NoAnswerError, requests.RequestException, HTTPError, OSError, ValueError) as error:
        if hop.is_over:
            raise _too_late(question, getattr(error, "reply", None)) from error
        if isinstance(error, NoAnswerError):
            raise
        raise NoAnswerError(refusals.of_failure(error)) from error
    if hop.is_over:  # an answer without a length looks whole wherever it is cut
        raise _too_late(question, said.reply if isinstance(said, _Said) else None)
    return said


def _told(question: _Question, trail: Trail) -> _Said | Trail:
    _refuse_local(trail, question.route)
    adapter = question.client.adapter(question.route, urlsplit(trail.url).scheme)
    request = requests.Request("GET", trail.url, headers=question.headers(trail)).prepare()
    response = adapter.send(request, stream=True, timeout=SILENCE, proxies=adapter.proxies)
    try:
        if response.status_code in _REDIRECTS and "Location" in response.headers:
            return _next(response, trail, has_secret=question.secrets.authorization is not None)
        return _read(response, trail, question)
    finally:
        if not response.raw.closed:  # whatever else it has to say
            response.close()


def _next(response: requests.Response, trail: Trail, *, has_secret: bool) -> Trail:
    # http.client reads UTF-8 as Latin-1, and servers write UTF-8.
    location = response.headers["Location"].encode("latin-1").decode("utf-8", "replace")
    try:
        url = _sendable(redirects.target(trail.url, location, has_secret=has_secret))
    except ValueError as error:
        words = f"the server redirects to {redirects.shown(location)}, which is no address that can be asked"
        raise NoAnswerError(words) from error
    return trail.to(url, response.status_code)


def _first(location: str) -> str:
    """The source's own address as it is sent."""
    try:
        if "@" in urlsplit(location).netloc:
            raise NoAnswerError(
                "a user name or password stands in the address; write auth: under the source instead", asked=False
            )
        return _sendable(urldefrag(location).url)
    except ValueError as error:
        raise NoAnswerError("this is no address that can be asked; correct it in feeds.yaml", asked=False) from error


def _sendable(url: str) -> str:
    """As requests writes it: the host in ASCII, the path quoted. Raises ValueError."""
    parts = urlsplit(url)
    if "%" in parts.netloc and not (parts.hostname or "").count(":"):  # `b%C3%BCcher.example`; not an IPv6 scope
        if not (name := host(url)):
            raise ValueError("the name of the server cannot be read")
        url = parts._replace(netloc=f"{name}:{parts.port}" if parts.port else name).geturl()
    return str(requests.Request("GET", url).prepare().url)


def _refuse_local(trail: Trail, route: Route) -> None:
    """A proxy looks names up by itself, and what it finds is not ours to see; so only what the name says is judged."""
    if route.proxy and not route.allow_private and is_local_name(_host(trail.url)):
        raise NotPublicError(_host(trail.url))


def _host(url: str) -> str:
    return redirects.host(urlsplit(url))


# --- what is said -----------------------------------------------------------------------------------------


def _read(response: requests.Response, trail: Trail, question: _Question) -> _Said:
    reply = _reply(response, trail, Validators())
    if wrong := _wrong(response, trail, question):
        raise NoAnswerError(wrong, reply=reply)
    try:
        body = _body(response)
    except NoAnswerError as error:
        error.reply = reply
        raise
    return _Said(
        reply=_reply(response, trail, _validators(response, trail, question)),
        media_type=response.headers.get("Content-Type"),
        body=body,
        is_redirected=len(trail.urls) > 1,
    )


def _validators(response: requests.Response, trail: Trail, question: _Question) -> Validators:
    """Those of the bytes that we have: a 304 often comes without, or with the ETag of other (unpacked) bytes."""
    if response.status_code == _NOT_MODIFIED:
        return question.known(trail)
    headers = response.headers
    return Validators(etag=_value(headers, "ETag"), last_modified=_value(headers, "Last-Modified"))


def _wrong(response: requests.Response, trail: Trail, question: _Question) -> str:
    """Why the answer is no use; empty when it is."""
    status = response.status_code
    if status == _OK or (status == _NOT_MODIFIED and question.conditions(trail)):
        return ""
    return refusals.of_status(status, response.headers, question.source.auth, was_told=trail.is_at_home)


def _body(response: requests.Response) -> Body:
    """The whole of it, unpacked; empty of a 304, and then read all the same, so that the connection can be kept."""
    length = response.headers.get("Content-Length", "")
    if response.status_code == _OK and length.isdecimal() and int(length[:20]) > LARGEST:
        raise NoAnswerError(too_large(LARGEST))
    packed = response.raw.stream(CHUNK, decode_content=False)
    try:
        return Body(unpack(packed, response.headers.get("Content-Encoding", ""), LARGEST))
    except (HTTPError, OSError) as error:
        raise NoAnswerError(refusals.of_failure(error)) from error


def _reply(response: requests.Response, trail: Trail, validators: Validators) -> Reply:
    headers = response.headers
    return Reply(
        status=response.status_code,
        url=trail.url,
        moved=trail.moved,
        validators=validators,
        cache_control=_value(headers, "Cache-Control"),
        expires=_value(headers, "Expires"),
        retry_after=_value(headers, "Retry-After"),
        date=_value(headers, "Date"),
        age=_value(headers, "Age"),
    )


def _value(headers: Mapping[str, str], name: str) -> str | None:
    """As it came; None when it could not be sent back: empty, with control characters, or endless."""
    value = headers.get(name, "")
    return value if _SENDABLE.fullmatch(value) and len(value) <= _LONGEST_VALUE else None


def _too_late(question: _Question, reply: Reply | None) -> NoAnswerError:
    words = f"no whole answer within {question.seconds:g} seconds; the next run asks again"
    return NoAnswerError(words, reply=replace(reply, validators=Validators()) if reply else None)


def _without_password(url: str) -> str:
    """The address without the user and password that may stand in it: what is said is read by many."""
    scheme, slashes, rest = url.partition("://")
    server, slash, path = rest.partition("/")
    return f"{scheme}{slashes}{server.rpartition('@')[2]}{slash}{path}"
