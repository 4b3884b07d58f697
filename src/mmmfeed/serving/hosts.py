"""By which names the server may be asked.

A name that somebody else holds may be made to lead to this computer once their page has been opened (DNS rebinding),
and a browser then takes what is here for theirs. An address in numbers cannot, nor can a name that stays here.
"""

from __future__ import annotations

import re
import socket
from ipaddress import ip_address

_PORT = re.compile(r":\d*\Z")


def is_ours(asked: str, host: str) -> bool:
    """Whether `asked`, the header Host (RFC 9110, section 7.2), is a name of a server that was started at `host`."""
    name = _PORT.sub("", asked.strip().lower()).rstrip(".")
    own = socket.gethostname().lower()
    known = {"", "localhost", host.lower(), own, f"{own}.local"}
    return name in known or name.endswith(".localhost") or _is_in_numbers(name)


def _is_in_numbers(name: str) -> bool:
    try:
        ip_address(name.removeprefix("[").removesuffix("]"))
    except ValueError:
        return False
    return True
