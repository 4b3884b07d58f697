"""What a server packed (Content-Encoding) → what it was, a chunk at a time: nothing is ever unpacked all at once.

A kilobyte may unpack to a gigabyte, and be packed again itself; so each layer is capped, also the ones between.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import brotli

from mmmfeed.retrieve.refusals import NoAnswerError

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

CHUNK = 64 * 1024  # bytes
_LAYERS = 3
_GZIP, _ZLIB, _RAW = 16 + zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS
_GZIP_MAGIC = b"\x1f\x8b"  # fewer bytes can't be told from padding
_BROKE_OFF = "the answer broke off; the next run asks again"
_WRONGLY = "the answer is packed in a way that cannot be unpacked"
# RFC 9659: 8 MB. Without a limit the server decides how much memory is taken.
_ZSTD_OPTIONS: Mapping[int, int] = {zstd.DecompressionParameter.window_log_max: 23}

Unpacker = Callable[[Iterator[bytes]], Iterator[bytes]]


def unpack(packed: Iterable[bytes], codings: str, largest: int) -> Iterator[bytes]:
    """The chunks of a body that was packed as the header `codings` says. Raises NoAnswerError, also above `largest`."""
    names = [name for name in (part.strip().lower() for part in codings.split(",")) if name]
    if len(names) > _LAYERS:
        raise NoAnswerError(f"the answer is packed {len(names)} times over, which no feed is")
    chunks = _capped(packed, largest)
    for name in reversed(names):  # RFC 9110, section 8.4: in the order in which they were applied
        if name in _UNKNOWN:
            raise NoAnswerError(f"the answer is packed as {name}, which was not asked for")
        if name in _UNPACKERS:  # servers also write "utf-8" or "none" there
            chunks = _capped(_UNPACKERS[name](chunks), largest)
    return chunks


def _capped(chunks: Iterable[bytes], largest: int) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > largest:
            raise NoAnswerError(too_large(largest))
        yield chunk


def too_large(largest: int) -> str:
    """The words for a body of more than `largest` bytes."""
    return f"the answer is larger than {largest // 1024**2} MB, which no feed is"


# --- each coding ------------------------------------------------------------------------------------------


def _gunzip(packed: Iterator[bytes]) -> Iterator[bytes]:
    """RFC 1952: one member or several. What stands behind the last one is padding and is left."""
    member, members, size = zlib.decompressobj(_GZIP), 1, 0
    for chunk in packed:
        data = chunk
        while data:
            if member.eof:
                member, members, size = zlib.decompressobj(_GZIP), members + 1, 0
            size += len(data)
            try:
                yield member.decompress(data, CHUNK)
            except zlib.error as error:
                if members > 1:
                    return
                raise NoAnswerError(_WRONGLY) from error
            data = member.unconsumed_tail or member.unused_data
    if size > len(_GZIP_MAGIC) or (size and members == 1):
        yield from _end_of(member)


def _inflate(packed: Iterator[bytes]) -> Iterator[bytes]:
    """RFC 9110, section 8.4.1.2: zlib; as its note says, some servers leave the frame out (RFC 1951)."""
    stream: Any = None
    head = b""
    for chunk in packed:
        data = head + chunk
        if stream is None:
            if len(data) < 2:  # noqa: PLR2004 - the frame's two bytes
                head = data
                continue
            has_frame = data[0] & 0x0F == zlib.DEFLATED and int.from_bytes(data[:2], "big") % 31 == 0
            stream, head = zlib.decompressobj(_ZLIB if has_frame else _RAW), b""
        while data and not stream.eof:
            try:
                yield stream.decompress(data, CHUNK)
            except zlib.error as error:
                raise NoAnswerError(_WRONGLY) from error
            data = stream.unconsumed_tail
    if stream is not None:
        yield from _end_of(stream)
    elif head:
        raise NoAnswerError(_BROKE_OFF)


def _end_of(stream: Any) -> Iterator[bytes]:
    """What zlib holds back when it has had all the input: a few hundred bytes at most."""
    yield stream.flush()
    if not stream.eof:
        raise NoAnswerError(_BROKE_OFF)


def _unzstd(packed: Iterator[bytes]) -> Iterator[bytes]:
    """RFC 8878: one frame or several."""
    frame, is_begun = zstd.ZstdDecompressor(options=_ZSTD_OPTIONS), False
    for chunk in packed:
        data = chunk
        while data or (is_begun and not frame.eof and not frame.needs_input):
            if frame.eof:
                frame = zstd.ZstdDecompressor(options=_ZSTD_OPTIONS)
            is_begun = True
            try:
                yield frame.decompress(data, CHUNK)
            except zstd.ZstdError as error:
                raise NoAnswerError(_WRONGLY) from error
            data = frame.unused_data if frame.eof else b""
    if is_begun and not frame.eof:
        raise NoAnswerError(_BROKE_OFF)


def _unbrotli(packed: Iterator[bytes]) -> Iterator[bytes]:
    """RFC 7932."""
    stream, is_begun = brotli.Decompressor(), False
    for chunk in packed:
        data, has_more = chunk, True
        # It takes all the input and still has output, so only an empty answer says that there is none.
        while has_more and not stream.is_finished():
            is_begun = True
            try:
                part = stream.process(data, output_buffer_limit=CHUNK)
            except brotli.error as error:
                raise NoAnswerError(_WRONGLY) from error
            yield part
            data, has_more = b"", bool(part)
    if is_begun and not stream.is_finished():
        raise NoAnswerError(_BROKE_OFF)


_UNPACKERS: Mapping[str, Unpacker] = {
    "gzip": _gunzip,
    "x-gzip": _gunzip,
    "deflate": _inflate,
    "zstd": _unzstd,
    "br": _unbrotli,
}
_UNKNOWN = {"compress", "x-compress", "dcb", "dcz", "exi", "pack200-gzip"}
ACCEPTED = ", ".join(name for name in _UNPACKERS if name != "x-gzip")  # for Accept-Encoding
