"""Why there is no document, in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from http.client import BadStatusLine, HTTPException, LineTooLong, RemoteDisconnected, UnknownProtocol

import requests
from urllib3 import exceptions as urllib3

from mmmfeed.model import Reply
from mmmfeed.specs import AuthSpec

SILENCE = 15.0  # seconds without a byte


class NoAnswerError(Exception):
    """What happened and what to do: a clause without a full stop. It never holds a secret."""

    def __init__(self, words: str, *, asked: bool = True, reply: Reply | None = None) -> None:
        super().__init__(words)
        self.reply = reply  # of the server that answered after all
        self.asked = asked  # whether anybody was asked; False: it is for us to put right, and the next run may try


class NotPublicError(NoAnswerError):
    """The address may not be asked."""

    def __init__(self, where: str) -> None:
        super().__init__(
            f"it leads to {where}, which is inside a network and not on the public internet. "
            "If that is meant, write allow_private: true under the source",
            asked=False,
        )
        self.where = where


_OF_STATUS: Mapping[int, str] = {
    304: "the server says that nothing changed, though it was not asked that way",
    401: "the server wants a password; get one from the partner and write auth: under the source",
    403: "the server refuses to answer us; ask the partner to let mmmfeed in",
    404: "there is nothing at this address; has the feed moved?",
    407: "the proxy wants a password; write it into an environment variable and that one as proxy: ${NAME}",
    410: "the feed was taken away for good; remove the source or ask the partner for the new address",
    429: "the server says that we ask too often; run less often",
    503: "the server is not available at the moment; the next run asks again",
}
_FROM_THE_SERVER = 500


_CHALLENGES = ("cf-mitigated", "x-amzn-waf-action")  # two large services say so in a header: "challenge", "captcha"


def of_status(status: int, headers: Mapping[str, str], auth: AuthSpec | None, *, was_told: bool) -> str:
    """What an HTTP status other than 200 means. `was_told`: whether the server that answered was told `auth`."""
    if any(headers.get(name) for name in _CHALLENGES):
        words = "the server wants to see that a person asks (a bot challenge); ask the partner to let mmmfeed in"
    elif status in {401, 403} and auth and was_told:
        words = "the server does not accept the password or token of auth:; ask the partner for the right one"
    elif status in {401, 403} and auth:
        words = (
            "the server redirects to another one, which is not told the password or token of auth:; "
            "ask the partner for the right address"
        )
    else:
        server = "the server has a problem; the next run asks again"
        words = _OF_STATUS.get(status, server if status >= _FROM_THE_SERVER else "the server gives no feed")
    return f"{words} (HTTP {status})"


_OF_FAILURE: tuple[tuple[type[Exception], str], ...] = (
    (requests.exceptions.SSLError, "the server cannot prove who it is ({}); ask the partner to mend its certificate, "
     "or, in a network with authorities of its own, write ca_bundle:"),
    (requests.exceptions.ProxyError, "the proxy does not let us through ({}); is proxy: in feeds.yaml right?"),
    (requests.exceptions.Timeout, "the server does not answer; the next run asks again"),
    (urllib3.ReadTimeoutError, f"the answer stopped for {SILENCE:.0f} seconds; the next run asks again"),
    (urllib3.ProtocolError, "the answer broke off; the next run asks again"),
    (urllib3.SSLError, "the answer broke off; the next run asks again"),
    (requests.exceptions.InvalidURL, "this is no address that can be asked; correct it in feeds.yaml"),
    (requests.exceptions.MissingSchema, "this is no address that can be asked; correct it in feeds.yaml"),
)  # fmt: skip


def of_failure(error: Exception) -> str:
    """What an exception of requests, urllib3 or a socket means."""
    chain = list(_chain(error))
    if any(isinstance(cause, RemoteDisconnected) for cause in chain):
        return "the server hangs up without an answer; the next run asks again"
    if any(isinstance(cause, BadStatusLine | UnknownProtocol) for cause in chain):
        return "the server answers with something that is no HTTP; is the address right?"
    if any(type(cause) in {HTTPException, LineTooLong} for cause in chain):  # after 100 headers, or 64 kB of one line
        return "the server sends headers without end; ask the partner to mend it"
    other = "no connection ({}); the next run asks again"
    words = next((words for kind, words in _OF_FAILURE if isinstance(error, kind)), other)
    return words.format(_words(chain[-1]))  # the first one says it in the fewest words


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """`error`, and what it came of."""
    while error is not None:
        yield error
        error = error.__context__


def _words(cause: BaseException) -> str:
    said = getattr(cause, "verify_message", None) or getattr(cause, "strerror", None) or str(cause)
    return " ".join(str(said).split())[:200] or type(cause).__name__
