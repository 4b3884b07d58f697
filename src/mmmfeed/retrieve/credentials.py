"""Secrets: out of the environment, into a header, and nowhere else."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from mmmfeed.retrieve.refusals import NoAnswerError
from mmmfeed.specs import VARIABLE, SourceSpec

_TOKEN = re.compile(r"[\x21-\x7e]+")
_SHORTEST_HIDDEN = 4  # characters; "a" would be taken out of every word


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """What is told to the source's own server, and to the proxy; never shown."""

    authorization: str | None = field(default=None, repr=False)
    proxy: str | None = field(default=None, repr=False)  # a URL, perhaps with a password
    secrets: tuple[str, ...] = field(default=(), repr=False)

    def hidden(self, text: str) -> str:
        """`text` without the secrets: a server may say back what it was told."""
        for secret in sorted(self.secrets, key=len, reverse=True):
            text = text.replace(secret, "…") if len(secret) >= _SHORTEST_HIDDEN else text
        return text


def credentials(source: SourceSpec, environ: Mapping[str, str]) -> Credentials:
    """Those that `source` names. Raises NoAnswerError when a variable is missing or holds what cannot be sent."""
    authorization, secrets = _authorization(source, environ)
    proxy, more = _proxy(source, environ)
    return Credentials(authorization=authorization, proxy=proxy, secrets=(*secrets, *more))


def _authorization(source: SourceSpec, environ: Mapping[str, str]) -> tuple[str | None, tuple[str, ...]]:
    auth = source.auth
    if auth is None:
        return None, ()
    if auth.token:
        token = _value(auth.token, "auth.token", environ)
        if not _TOKEN.fullmatch(token):
            raise _wrong(auth.token, "auth.token", "holds a space or a character that no token has")
        return f"Bearer {token}", (token,)
    user = _value(auth.user, "auth.user", environ)
    password = _value(auth.password, "auth.password", environ)
    if ":" in user:  # RFC 7617, section 2
        raise NoAnswerError("auth.user: a user name has no colon in it", asked=False)
    pair = base64.b64encode(f"{user}:{password}".encode("utf-8", "surrogateescape")).decode()
    return f"Basic {pair}", (password, pair)


def _proxy(source: SourceSpec, environ: Mapping[str, str]) -> tuple[str | None, tuple[str, ...]]:
    if source.proxy is None:
        return None, ()
    url = _value(source.proxy, "proxy", environ)
    try:
        parts = urlsplit(url)
        is_good = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_good = False
    if not is_good:
        raise _wrong(source.proxy, "proxy", "is no address of a proxy, as in http://proxy.example.org:3128")
    return url, (url, parts.password, unquote(parts.password)) if parts.password else ()


def _value(said: str, key: str, environ: Mapping[str, str]) -> str:
    """`said`, or what the environment variable that it names holds."""
    named = VARIABLE.fullmatch(said)
    if not named:
        return said
    # A line feed at the end is of the file that the secret was read from.
    value = environ.get(named[1], "").rstrip("\r\n")
    if not value:
        raise _wrong(said, key, "is not set. Set it where mmmfeed runs; for cron that is the crontab or what it starts")
    return value


def _wrong(said: str, key: str, what: str) -> NoAnswerError:
    named = VARIABLE.fullmatch(said)
    subject = f"the environment variable {named[1]}" if named else "it"
    return NoAnswerError(f"{key}: {subject} {what}", asked=False)
