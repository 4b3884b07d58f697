"""What RFC 9110 says of conditions and of packing."""

from __future__ import annotations

import pytest

from mmmfeed.serving.answers import accepts_gzip, is_known

CHANGED = 1_792_000_000  # Wed, 14 Oct 2026 17:46:40 GMT


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, False),
        ({"if-none-match": '"a"'}, True),
        ({"if-none-match": 'W/"a"'}, True),
        ({"if-none-match": '"b", "a"'}, True),
        ({"if-none-match": "*"}, True),
        ({"if-none-match": '"a-gzip"'}, False),
        ({"if-none-match": "a"}, False),
        ({"if-none-match": ""}, False),
        ({"if-modified-since": "Wed, 14 Oct 2026 17:46:40 GMT"}, True),
        ({"if-modified-since": "Wed, 14 Oct 2026 17:46:39 GMT"}, False),
        ({"if-modified-since": "Thu, 15 Oct 2026 00:00:00 GMT"}, True),
        ({"if-modified-since": "yesterday"}, False),
        ({"if-modified-since": ""}, False),
        ({"if-none-match": '"b"', "if-modified-since": "Thu, 15 Oct 2026 00:00:00 GMT"}, False),
    ],
)
def test_who_has_it_already_is_told_so(asked: dict[str, str], expected: bool) -> None:
    assert is_known(asked, '"a"', CHANGED) is expected


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        ("", False),
        ("gzip", True),
        ("GZIP, deflate, br", True),
        ("br;q=1.0, gzip;q=0.8", True),
        ("gzip;q=0", False),
        ("gzip; q=0.000", False),
        ("*", True),
        ("*;q=0", False),
        ("gzip;q=0, *", False),
        ("identity", False),
        ("x-gzip-not", False),
    ],
)
def test_it_is_packed_only_for_who_takes_it(accepted: str, expected: bool) -> None:
    assert accepts_gzip(accepted) is expected
