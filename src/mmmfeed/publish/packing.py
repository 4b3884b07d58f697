"""The form of a file that servers send to whoever takes gzip: the same bytes for the same body, on every machine.

gzip.compress of the standard library writes another header from one Python to the next (3.11 names the system, 3.13
does not), so the header (RFC 1952, section 2.3) is written here. Another zlib may pack otherwise: what unpacks to the
body stands.
"""

from __future__ import annotations

import gzip
import struct
import zlib

_HEADER = b"\x1f\x8b\x08\x00" + b"\x00\x00\x00\x00" + b"\x02\xff"  # deflate, no time, packed best, no system
_RAW = -15  # deflate without a header of its own


def packed(body: bytes) -> bytes:
    """`body` as a gzip file."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, _RAW)
    return b"".join(
        (_HEADER, deflate.compress(body), deflate.flush(), struct.pack("<LL", zlib.crc32(body), len(body) & 0xFFFFFFFF))
    )


def is_packed(there: bytes | None, body: bytes) -> bool:
    """Whether `there` is a gzip file of `body`."""
    if there is None:
        return False
    try:
        return gzip.decompress(there) == body
    except (OSError, EOFError, zlib.error):
        return False
