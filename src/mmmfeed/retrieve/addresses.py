"""Which addresses a question may go to, and the look-up of a name, which ends in time.

A feed's address, or a redirect, may name anything that this machine can reach: itself, the router, the service that
hands out a cloud machine's keys. So it is not the name that is judged but the address that will be connected to.
"""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from queue import Empty, SimpleQueue
from typing import Any

from mmmfeed.retrieve.refusals import NoAnswerError, NotPublicError

Lookup = Callable[..., Sequence[Any]]  # socket.getaddrinfo
Allowed = Callable[[str], bool]  # whether an address may be connected to
LOOKUP_SECONDS = 8.0  # one lost packet costs five (resolv.conf(5), `timeout`)

# ipaddress calls some of these global, which ones depends on the version of Python (is_global of 3.11 does not know
# 6to4). https://www.iana.org/assignments/iana-ipv4-special-registry
_NOT_PUBLIC_4 = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8",  # this network
            "10.0.0.0/8",
            "100.64.0.0/10",  # carriers' shared space; 100.100.100.200 hands out keys
            "127.0.0.0/8",
            "168.63.129.16/32",  # a cloud's agent at a public address
            "169.254.0.0/16",  # link-local; 169.254.169.254 hands out keys
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",  # relays of 6to4, given up
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",  # multicast
            "240.0.0.0/4",
        ),
    )
)
# https://www.iana.org/assignments/ipv6-address-space: all that is public begins with 001.
_PUBLIC_6 = IPv6Network("2000::/3")
_NOT_PUBLIC_6 = tuple(map(IPv6Network, ("2001::/23", "2001:db8::/32", "3fff::/20")))  # Teredo is in the first
_MAPPED, _NAT64, _6TO4 = map(IPv6Network, ("::ffff:0:0/96", "64:ff9b::/96", "2002::/16"))
_LOCAL_NAME = re.compile(r"[^.]*|.*\.(?:localhost|local|internal|home\.arpa|lan)", re.IGNORECASE)


def is_public(address: str) -> bool:
    """Whether an IPv4 or IPv6 address (a scope such as %eth0 may follow) is one of the public internet."""
    found = ip_address(address.partition("%")[0])
    if isinstance(found, IPv4Address):
        return not any(found in network for network in _NOT_PUBLIC_4)
    inside = _inside(found)
    if inside is not None:
        return is_public(str(inside))
    return found in _PUBLIC_6 and not any(found in network for network in _NOT_PUBLIC_6)


def is_local_name(host: str) -> bool:
    """Whether `host` plainly is not of the public internet, told without a look-up: what a proxy is not asked for."""
    bare = host.strip("[]").rstrip(".")
    try:
        return not is_public(socket.inet_ntoa(socket.inet_aton(bare)))  # 0x7f.1, 2130706433, 127.1
    except OSError:
        pass
    try:
        return not is_public(bare)
    except ValueError:
        return bool(_LOCAL_NAME.fullmatch(bare))


def look_up(host: str, port: int, seconds: float, lookup: Lookup) -> list[tuple[Any, ...]]:
    """(family, type, protocol, socket address) for each address of `host`. Raises NoAnswerError.

    getaddrinfo cannot be told to end; so it is asked in a thread that is left to itself when the time is over.
    """
    answers: SimpleQueue[Sequence[Any] | Exception] = SimpleQueue()

    def ask() -> None:
        try:
            answers.put(lookup(host, port, type=socket.SOCK_STREAM))
        except Exception as error:  # it is told to the one who waits
            answers.put(error)

    threading.Thread(target=ask, daemon=True, name="look-up").start()
    try:
        found = answers.get(timeout=max(seconds, 0))
    except Empty:
        raise NoAnswerError(f"its name was not found within {seconds:.0f} seconds; the next run asks again") from None
    if isinstance(found, Exception) or not found:
        raise NoAnswerError("no server of this name is known; is the address right, and are we online?")
    return [(family, kind, protocol, address) for family, kind, protocol, _, address in found]


def allowed_ones(found: list[tuple[Any, ...]], allowed: Allowed) -> list[tuple[Any, ...]]:
    """Those of looked up addresses that are allowed. Raises NotPublicError when none is."""
    ours = [entry for entry in found if allowed(str(entry[3][0]))]
    if not ours:
        raise NotPublicError(str(found[0][3][0]))
    return ours


def _inside(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that packets to `address` end at."""
    if address in _MAPPED or address in _NAT64:  # RFC 4291, section 2.5.5.2; RFC 6052, section 2.1
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return IPv4Address(int(address) >> 80 & 0xFFFFFFFF) if address in _6TO4 else None  # RFC 3056, section 2
