"""Any bytes from a server give a document or a problem in plain words, never an exception, and in time.

    pip install atheris
    python tests/fuzz/fuzz_answers.py --seeds CORPUS && python tests/fuzz/fuzz_answers.py -max_total_time=600 CORPUS

New inputs that reach new code are put into the folder CORPUS. What crashes is written to a file: it becomes a case.
"""

from __future__ import annotations

import sys
import threading
import time
import zlib
from pathlib import Path

import atheris

sys.path.append(str(Path(__file__).parents[1]))

with atheris.instrument_imports(include=["mmmfeed.retrieve", "urllib3", "requests"]):
    from asking import put
    from mmmfeed.model import Document, Problem, Unchanged, Validators
    from mmmfeed.retrieve.client import Client
    from mmmfeed.retrieve.web import LARGEST
from servers import Answer, Server

SECONDS = 5.0
HEAD = b"HTTP/1.1 200 OK\r\n"
BODY = b"<rss><channel><item><title>a</title></item></channel></rss>"
SEEDS = [
    HEAD + b"Content-Length: 59\r\n\r\n" + BODY,
    HEAD + b"Transfer-Encoding: chunked\r\n\r\n3b\r\n" + BODY + b"\r\n0\r\nX: y\r\n\r\n",
    HEAD + b"Content-Encoding: gzip\r\n\r\n" + zlib.compress(BODY, 9, 31),
    HEAD + b"Content-Encoding: deflate, gzip\r\n\r\n" + zlib.compress(zlib.compress(BODY), 9, 31),
    HEAD + b"Content-Encoding: zstd\r\n\r\n\x28\xb5\x2f\xfd\x20\x05\x29\x00\x00<rss/",
    HEAD + b'ETag: W/"a"\r\nLast-Modified: Mon, 01 Jun 2026 09:00:00 GMT\r\nCache-Control: max-age=60\r\n\r\n' + BODY,
    b'HTTP/1.1 304 Not Modified\r\nETag: "a"\r\nExpires: 0\r\nDate: x\r\nAge: 5\r\n\r\n',
    b"HTTP/1.1 301 Moved\r\nLocation: /new?a=b#c\r\nSet-Cookie: a=b\r\n\r\n",
    b"HTTP/1.1 302 Found\r\nLocation: http://user:word@[::1]:1/\xc3\xa9\r\n\r\n",
    b"HTTP/1.1 429 Too many\r\nRetry-After: 120\r\nContent-Length: 3\r\n\r\nno!",
    b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.0 200 OK\r\nContent-Type: text/xml; charset=x\r\n\r\n" + BODY,
]
KNOWN = Validators(etag='"a"', last_modified="Mon, 01 Jun 2026 09:00:00 GMT")


def main() -> None:
    server = Server({})
    url = server.url("/feed")
    client = Client()

    def one(data: bytes) -> None:
        server.requests.clear()
        server.answers["/feed"] = Answer(raw=data)
        began = time.monotonic()
        answer = put(url, {url: KNOWN}, client=client, seconds=SECONDS)
        assert time.monotonic() - began < SECONDS + 1, "it takes too long"
        assert not [left for left in threading.enumerate() if isinstance(left, threading.Timer)]
        check(answer.outcome)

    atheris.Setup(sys.argv, one)
    try:
        atheris.Fuzz()
    finally:
        server.stop()


def check(outcome: Document | Unchanged | Problem) -> None:
    if isinstance(outcome, Document):
        assert len(outcome.body) <= LARGEST
        told = [outcome.validators.etag or "x", outcome.validators.last_modified or "x"]
        assert not [text for text in told if any(ord(letter) < 32 or letter == "\x7f" for letter in text)], told
    if isinstance(outcome, Problem):
        assert outcome.message.endswith(". What was known stays published."), outcome.message
        assert "\n" not in outcome.message, outcome.message
        assert "word@" not in outcome.message, outcome.message


if __name__ == "__main__":
    if "--seeds" in sys.argv:
        for number, seed in enumerate(SEEDS):
            Path(sys.argv[-1], f"seed-{number}").write_bytes(seed)
    else:
        main()
