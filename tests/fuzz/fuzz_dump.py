"""Any bytes give announcements or problems, never an exception: a coverage-guided search for those that do not.

    pip install atheris
    python tests/fuzz/fuzz_dump.py -max_total_time=600 CORPUS tests/cases/dump tests/cases/dump/containers

New inputs that reach new code are put into the folder CORPUS. What crashes is written to a file: it becomes a case.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import atheris

with atheris.instrument_imports(include=["mmmfeed"]):
    from mmmfeed.model import Document, SourceSpec
    from mmmfeed.parsers import textdump

RETRIEVED = datetime(2026, 3, 1, tzinfo=UTC)
# The first byte chooses what feeds.yaml says.
SOURCES = [
    SourceSpec(name="club", kind="dump", location="club.txt", language=language)
    for language in (None, "en", "fr", "ja", "de", "eu")
]


def one(data: bytes) -> None:
    if len(data) < 2:
        return
    source = SOURCES[data[0] % len(SOURCES)]
    document = Document(source="club", location="club.txt", body=data[1:], retrieved=RETRIEVED)
    parsed = textdump.parse(document, source)
    assert parsed.announcements or parsed.problems
    ids = [said.source_id for said in parsed.announcements]
    assert len(ids) == len(set(ids))
    assert parsed.whole is None or parsed.whole == set(ids)
    for said in parsed.announcements:
        assert "\x00" not in said.text
        assert len(said.title) <= 200 or said.title_origin.value == "given"


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
