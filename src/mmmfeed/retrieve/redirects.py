"""Where a question goes when it is sent on, and what may go with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import SplitResult, urldefrag, urljoin, urlsplit

from mmmfeed.retrieve.refusals import NoAnswerError

MOST = 5
_PERMANENT = {301, 308}
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail:
    """The addresses that were asked, the source's own first; as they are sent, without what follows a #."""

    urls: tuple[str, ...]
    moved: tuple[str, ...] = ()  # where it has moved for good: only permanent redirects lead there

    @property
    def url(self) -> str:
        """The one to ask now."""
        return self.urls[-1]

    @property
    def is_at_home(self) -> bool:
        """Whether `url` is at the source's own origin, which alone is told its secrets."""
        return origin(self.url) == origin(self.urls[0])

    def to(self, url: str, status: int) -> Trail:
        """The trail with one address more, absolute and prepared. Raises NoAnswerError where it may not lead."""
        if url in self.urls:
            raise NoAnswerError("the server redirects in a circle; ask the partner for the right address")
        if len(self.urls) > MOST:
            raise NoAnswerError(f"the server redirects more than {MOST} times; ask the partner for the right address")
        is_moved = status in _PERMANENT and len(self.moved) == len(self.urls) - 1
        return replace(self, urls=(*self.urls, url), moved=(*self.moved, url) if is_moved else self.moved)


def target(url: str, location: str, *, has_secret: bool) -> str:
    """The absolute address that `url` redirects to. Raises NoAnswerError where nobody is to be asked."""
    joined, _ = urldefrag(urljoin(url, location))
    parts = urlsplit(joined)
    if parts.scheme not in _PORTS:
        raise NoAnswerError(f"the server redirects to {shown(joined)}, which is no web address")
    if "@" in parts.netloc:
        raise NoAnswerError(f"the server redirects to {shown(joined)}; ask the partner for the right address")
    if has_secret and parts.scheme == "http" and url.startswith("https:"):
        raise NoAnswerError(
            f"the server redirects to {shown(joined)}, which is not encrypted, though a password is asked for; "
            "ask the partner for an address that begins with https://"
        )
    return joined


def shown(url: str) -> str:
    """`url` as a message may have it: not where a password may stand in it, however the address is misspelt."""
    return "an address with a password in it" if "@" in url else repr(url[:200])


def origin(url: str) -> tuple[str, str, int | None]:
    """RFC 6454, section 4."""
    parts = urlsplit(url)
    return parts.scheme, host(parts), parts.port or _PORTS.get(parts.scheme)


def host(parts: SplitResult) -> str:
    """In lower case, without the dot that may end it."""
    return (parts.hostname or "").rstrip(".")
