"""Packed answers: whatever the size that comes out of them, no more than a chunk above the cap is ever held."""

from __future__ import annotations

import gzip
import sys
import tracemalloc
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asking import put, told
from mmmfeed.model import Document
from mmmfeed.retrieve.refusals import NoAnswerError
from mmmfeed.retrieve.unpacking import ACCEPTED, CHUNK, unpack
from mmmfeed.retrieve.web import LARGEST
from servers import Answer, serving

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

MB = 1024 * 1024


def bare(body: bytes) -> bytes:
    """Deflate without a frame, as some servers send it."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


PACKERS: Mapping[str, tuple[str, Callable[[bytes], bytes]]] = {
    "gzip": ("gzip", gzip.compress),
    "x-gzip": ("X-GZip", gzip.compress),
    "several members": ("gzip", lambda body: gzip.compress(body[:9]) + gzip.compress(body[9:])),
    "deflate": ("deflate", zlib.compress),
    "bare deflate": ("deflate", bare),
    "zstd": ("zstd", zstd.compress),
    "several frames": ("zstd", lambda body: zstd.compress(body[:9]) + zstd.compress(body[9:])),
    "brotli": ("br", brotli.compress),
    "twice": ("gzip, zstd", lambda body: zstd.compress(gzip.compress(body))),
    "not at all": ("identity", bytes),
    "a mistaken header": ("utf-8", bytes),
}
PACKED = [name for name in PACKERS if name not in {"not at all", "a mistaken header"}]


def pieces(body: bytes, size: int) -> Iterator[bytes]:
    return (body[start : start + size] for start in range(0, len(body), size))


@pytest.mark.parametrize("name", PACKERS)
@pytest.mark.parametrize("size", [0, 1, 10, CHUNK, CHUNK + 1, 5 * CHUNK + 7])
def test_each_packing_is_undone_in_pieces_of_any_size(name: str, size: int) -> None:
    coding, pack = PACKERS[name]
    body = (b"<item><title>%d</title></item>" * (size // 20 + 1))[:size]
    for step in (1 if size < 100 else 1_000, CHUNK):
        assert b"".join(unpack(pieces(pack(body), step), coding, LARGEST)) == body


@pytest.mark.parametrize("name", PACKERS)
def test_a_packed_feed_from_a_server(name: str) -> None:
    coding, pack = PACKERS[name]
    with serving({"/feed": Answer(pack(b"<rss/>" * 5_000), headers={"Content-Encoding": coding})}) as there:
        outcome = put(there.url("/feed")).outcome
    assert isinstance(outcome, Document)
    assert outcome.body == b"<rss/>" * 5_000


def test_asked_for_is_what_can_be_unpacked() -> None:
    assert ACCEPTED.startswith("gzip, deflate, zstd")


# --- bombs ------------------------------------------------------------------------------------------------


def gzip_bomb() -> bytes:
    """10 MB that become 10 GB."""
    return gzip.compress(bytes(10 * MB)) * 1_000


def stream_bomb() -> bytes:
    """The same in one stream: after a full flush, a piece can be repeated."""
    packer = zlib.compressobj(level=9)
    head = packer.compress(b"") + packer.flush(zlib.Z_FULL_FLUSH)
    return head + (packer.compress(bytes(10 * MB)) + packer.flush(zlib.Z_FULL_FLUSH)) * 1_000


BOMBS: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "gzip": ("gzip", gzip_bomb),
    "deflate": ("deflate", stream_bomb),
    "zstd": ("zstd", lambda: zstd.compress(bytes(10 * MB)) * 1_000),
    "brotli": ("br", lambda: brotli.compress(bytes(100 * MB), quality=5)),
    "bomb in a bomb": ("gzip, gzip", lambda: gzip.compress(gzip_bomb())),
    "bomb of nothing": ("deflate, gzip", lambda: gzip.compress(b"\0\0\0\xff\xff" * 3_000_000)),  # empty blocks
    "three deep": ("zstd, zstd, zstd", lambda: zstd.compress(zstd.compress(zstd.compress(bytes(50 * MB))))),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_takes_no_more_than_the_cap_and_some_chunks(name: str) -> None:
    coding, make = BOMBS[name]
    with serving({"/feed": Answer(make(), headers={"Content-Encoding": coding})}) as there:
        tracemalloc.start()
        answer = put(there.url("/feed"))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert "larger than 10 MB" in told(answer)
    assert most < LARGEST + 2 * MB


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(["gzip", "deflate", "zstd"]), st.integers(1, 3 * CHUNK), st.integers(1, 3_000))
def test_no_piece_is_larger_than_a_chunk(name: str, size: int, step: int) -> None:
    coding, pack = PACKERS[name]
    assert all(len(piece) <= CHUNK for piece in unpack(pieces(pack(bytes(size)), step), coding, LARGEST))


def test_a_window_that_takes_too_much_memory_is_refused() -> None:
    """RFC 9659: 8 MB. The header of a frame may ask for gigabytes."""
    options: Mapping[int, int] = {
        zstd.CompressionParameter.window_log: 27,
        zstd.CompressionParameter.content_size_flag: 0,
    }
    packer = zstd.ZstdCompressor(options=options)
    packed = packer.compress(b"<rss/>") + packer.flush()
    with pytest.raises(NoAnswerError, match="cannot be unpacked"):
        list(unpack([packed], "zstd", LARGEST))


def test_packed_too_often() -> None:
    with pytest.raises(NoAnswerError, match="4 times over"):
        unpack([], "gzip, gzip, gzip, gzip", LARGEST)


# --- damaged ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PACKED)
@pytest.mark.parametrize("part", [0.3, 0.99])
def test_half_of_a_packed_body_is_no_body(name: str, part: float) -> None:
    coding, pack = PACKERS[name]
    packed = pack(b"".join(b"<item>%d</item>" % (number * number) for number in range(2_000)))
    with pytest.raises(NoAnswerError, match="broke off"):
        list(unpack([packed[: int(len(packed) * part)]], coding, LARGEST))


@pytest.mark.parametrize("name", PACKED)
def test_what_is_packed_wrongly(name: str) -> None:
    coding, _ = PACKERS[name]
    with serving({"/feed": Answer(b"\xffno such thing" * 9, headers={"Content-Encoding": coding})}) as there:
        assert "cannot be unpacked" in told(put(there.url("/feed")))


@pytest.mark.parametrize("coding", ["compress", "dcb"])
def test_a_packing_that_was_not_asked_for(coding: str) -> None:
    with serving({"/feed": Answer(b"x", headers={"Content-Encoding": coding})}) as there:
        assert f"packed as {coding}" in told(put(there.url("/feed")))


@pytest.mark.parametrize("rest", [b"\0", b"\0" * 600, b"\r\n", b"<!-- made in 3 ms -->"])
def test_padding_behind_a_gzip_is_left(rest: bytes) -> None:
    packed = gzip.compress(b"<rss/>") + rest
    for step in (1, CHUNK):
        assert b"".join(unpack(pieces(packed, step), "gzip", LARGEST)) == b"<rss/>"


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(["gzip", "deflate", "zstd", "gzip, zstd"]), st.binary(max_size=200))
def test_any_bytes_are_a_body_or_a_refusal(coding: str, body: bytes) -> None:
    with suppress(NoAnswerError):
        assert len(b"".join(unpack([body], coding, LARGEST))) <= LARGEST
