"""Any bytes give announcements or problems, never an exception: a coverage-guided search for those that do not.

    pip install atheris
    python tests/fuzz/fuzz_partner.py -max_total_time=600 CORPUS tests/cases/partner

New inputs that reach new code are put into the folder CORPUS. What crashes is written to a file: it becomes a case.
"""

from __future__ import annotations

import re
import sys
import time
from datetime import UTC, datetime

import atheris

with atheris.instrument_imports(include=["mmmfeed"]):
    from mmmfeed.model import Announcement, Document, Origin, SourceSpec
    from mmmfeed.parsers import partner

RETRIEVED = datetime(2026, 3, 1, tzinfo=UTC)
ADDRESS = "https://ally.example.org/feed"
SOURCE = SourceSpec(name="ally", kind="feed", location=ADDRESS)
# The last byte chooses the header, so that the cases can be the corpus as they are.
MEDIA_TYPES = (
    None,
    "application/rss+xml",
    "application/atom+xml; charset=utf-8",
    "text/xml; charset=iso-8859-1",
    "text/html; charset=windows-1251",
    "application/feed+json",
    "application/xml; charset=utf-16",
    'text/plain; charset="shift_jis"',
    "text/xml; charset=no-such-charset",
    "application/json; charset=\x00;;=",
)
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
WEB = re.compile(r"https?://", re.IGNORECASE)
LONGEST = 20.0  # seconds, with the instruments


def one(data: bytes) -> None:
    if not data:
        return
    media_type = MEDIA_TYPES[data[-1] % len(MEDIA_TYPES)]
    document = Document(
        source="ally", location=ADDRESS, base_url=ADDRESS, media_type=media_type, body=data, retrieved=RETRIEVED
    )
    began = time.monotonic()
    parsed = partner.parse(document, SOURCE)
    assert time.monotonic() - began < LONGEST, "it takes too long"
    ids = [said.source_id for said in parsed.announcements]
    assert len(ids) == len(set(ids)), "an id stands twice"
    assert parsed.announcements or parsed.problems or parsed.understood, "nothing is said of it"
    for said in parsed.announcements:
        check(said)
    for problem in parsed.problems:
        assert "\n" not in problem.message, problem.message
        assert not CONTROLS.search(problem.message), problem.message


def check(said: Announcement) -> None:
    for text in (said.source_id, said.title, said.text, said.summary, said.content, *(a.name for a in said.authors)):
        assert not CONTROLS.search(text), text
    assert said.title.strip(), said
    assert "\n" not in said.title, said.title
    origin = said.origin or Origin()
    assert not CONTROLS.search(origin.name + origin.id), origin
    for url in (said.url, origin.url, origin.feed_url, *(file.url for file in said.enclosures)):
        assert url is None or WEB.match(url), url
    assert "<script" not in said.content.lower(), said.content


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
