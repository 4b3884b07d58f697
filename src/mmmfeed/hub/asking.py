"""One question to a hub: POST, as hubs have understood it since PubSubHubbub 0.3.

WebSub (https://www.w3.org/TR/websub/, section 6) leaves open how a publisher tells its hub. Google's and Superfeedr's
want hub.url, Switchboard wants hub.topic, phubb takes either. Several addresses in one question would be understood by
some only: those in PHP see the last one. So each is told in a question of its own that has both.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from urllib.parse import urldefrag, urlencode, urljoin, urlsplit

import requests
from urllib3.exceptions import HTTPError

from mmmfeed.model import Reply
from mmmfeed.retrieve import redirects
from mmmfeed.retrieve.client import Client, Route
from mmmfeed.retrieve.refusals import NoAnswerError, NotPublicError, of_failure
from mmmfeed.schedule.hints import retry_after
from mmmfeed.text.words import clean, cut

_MOST_REDIRECTS = 5
_SILENCE = 5.0  # seconds without a byte
_REDIRECTS = {301, 302, 307, 308}  # not 303, which leads to a page to look at
_PASSING = {408, 425, 429}  # and all from 500 on
_READ = 2_000  # bytes of an answer
_SAID = 120  # characters of it that are shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a hub made of one address."""

    problem: str = ""  # for people, a clause without a full stop; empty: it knows now
    is_hub: bool = False  # whether it is the hub that fails, and not this address
    again: bool = False  # whether it may be asked again soon
    wait: timedelta | None = None  # what it says about when


@dataclass(frozen=True, slots=True, kw_only=True)
class Hub:
    """A hub, and how it is asked."""

    url: str
    client: Client
    user_agent: str
    now: datetime
    allow_private: bool = False

    def tell(self, topic: str, seconds: float) -> Outcome:
        """Tell that `topic` has changed. The answer takes at most `seconds`."""
        try:
            return self._follow(topic, seconds)
        except NotPublicError as error:
            return Outcome(is_hub=True, problem=_not_public(error))
        except NoAnswerError as error:
            return Outcome(is_hub=True, again=error.asked, problem=str(error))
        except requests.exceptions.SSLError as error:
            return Outcome(is_hub=True, problem=f"the hub cannot prove who it is ({_cause(error)})")
        except (requests.RequestException, HTTPError, OSError, ValueError) as error:
            return Outcome(is_hub=True, again=True, problem=of_failure(error))

    def _follow(self, topic: str, seconds: float) -> Outcome:
        url, left = self.url, seconds
        for _ in range(_MOST_REDIRECTS + 1):
            host = redirects.host(urlsplit(url))
            with self.client.hop(host, self._route, left) as hop:
                failure: Exception | None = None
                try:
                    said = self._put(url, topic)
                except (requests.RequestException, HTTPError, OSError, ValueError) as error:
                    failure = error
                if hop.is_over:  # an answer may look whole wherever it is cut off
                    raise NoAnswerError(f"the hub does not answer within {seconds:.0f} seconds") from failure
                if failure:
                    raise failure
            if isinstance(said, Outcome):
                return said
            url, left = said, hop.left
        return Outcome(is_hub=True, problem="the hub redirects again and again; correct `hub` in feeds.yaml")

    @property
    def _route(self) -> Route:
        return Route(allow_private=self.allow_private)

    def _put(self, url: str, topic: str) -> Outcome | str:
        """What the server at `url` says, or where it sends us."""
        adapter = self.client.adapter(self._route, urlsplit(url).scheme)
        form = urlencode({"hub.mode": "publish", "hub.url": topic, "hub.topic": topic})
        headers = {
            "User-Agent": self.user_agent,
            "Accept": "*/*",
            "Accept-Encoding": "identity",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        request = requests.Request("POST", url, data=form, headers=headers).prepare()
        response = adapter.send(request, stream=True, timeout=_SILENCE)
        try:
            location = response.headers.get("Location", "")
            if response.status_code in _REDIRECTS and location:
                return _target(url, location)
            return self._outcome(response)
        finally:
            if not response.raw.closed:  # whatever else it has to say
                response.close()

    def _outcome(self, response: requests.Response) -> Outcome:
        status, headers = response.status_code, response.headers
        if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
            with suppress(HTTPError, OSError):  # it is read so that the connection can be used again
                response.raw.read(_READ)
            return Outcome()
        reply = Reply(status=status, url=self.url, retry_after=headers.get("Retry-After"), date=headers.get("Date"))
        is_passing = status in _PASSING or status >= HTTPStatus.INTERNAL_SERVER_ERROR
        return Outcome(
            problem=f"{_words(status)} (HTTP {status}{_said(response)})",
            is_hub=is_passing,
            again=is_passing,
            wait=retry_after(reply, self.now),
        )


def _target(url: str, location: str) -> str:
    """Where a redirect leads. Raises NoAnswerError where nobody is to be asked."""
    joined = urldefrag(urljoin(url, location)).url
    if urlsplit(joined).scheme not in {"http", "https"}:
        words = f"the hub redirects to {redirects.shown(joined)}, which is no web address; correct `hub` in feeds.yaml"
        raise NoAnswerError(words, asked=False)
    return joined


def _not_public(error: NotPublicError) -> str:
    return (
        f"the hub's address leads to {error.where}, which is inside a network, where subscribers cannot ask it. "
        "Name a hub on the public internet as `hub` in feeds.yaml, or remove it"
    )


_OF_STATUS: Mapping[int, str] = {
    HTTPStatus.TOO_MANY_REQUESTS: "the hub says that it is told too often",
    HTTPStatus.SERVICE_UNAVAILABLE: "the hub is not available at the moment",
    HTTPStatus.UNAUTHORIZED: "the hub wants a password, which mmmfeed has none of; name another one",
    HTTPStatus.FORBIDDEN: "the hub does not take it; is this site signed up there?",
    HTTPStatus.NOT_FOUND: "the hub does not know it, or is not at this address; correct `hub` in feeds.yaml",
    HTTPStatus.METHOD_NOT_ALLOWED: "there is no hub at this address; correct `hub` in feeds.yaml",
    HTTPStatus.GONE: "there is no hub at this address any more; correct `hub` in feeds.yaml",
}


def _words(status: int) -> str:
    if status < HTTPStatus.BAD_REQUEST:
        return "the hub sends us to a page to look at; is this the address of a hub?"
    other = "the hub has a problem" if status >= HTTPStatus.INTERNAL_SERVER_ERROR else "the hub does not take it"
    return _OF_STATUS.get(status, other)


def _cause(error: BaseException) -> str:
    """What the first exception says, of which this one came."""
    while error.__context__ is not None:
        error = error.__context__
    return " ".join(str(getattr(error, "verify_message", "") or error).split())[:_SAID]


def _said(response: requests.Response) -> str:
    """What the hub says about it in plain words, if it does."""
    if not response.headers.get("Content-Type", "").startswith("text/plain"):
        return ""
    with suppress(HTTPError, OSError):
        if said := cut(clean(response.raw.read(_READ).decode("utf-8", "replace")), _SAID):
            return f": “{said}”"
    return ""
