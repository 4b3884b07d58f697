"""The output folder, and the packed form of what is in it."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmmfeed.errors import RefusedError
from mmmfeed.publish import Folder
from mmmfeed.publish.packing import is_packed, packed

BODY = b"<p>Rivers, given back their room</p>" * 40


@given(st.binary(max_size=2000))
def test_what_is_packed_unpacks(body: bytes) -> None:
    assert gzip.decompress(packed(body)) == body
    assert is_packed(packed(body), body)


def test_the_header_names_no_time_and_no_system() -> None:
    assert packed(BODY)[:10] == bytes.fromhex("1f8b0800000000 0002ff".replace(" ", ""))


@pytest.mark.parametrize("there", [None, b"", b"no gzip file", packed(BODY)[:-3], packed(b"other")])
def test_what_does_not_unpack_to_the_body_is_not_its_packed_form(there: bytes | None) -> None:
    assert not is_packed(there, BODY)


def test_the_packed_form_stands_beside_each_file_and_is_as_lasting(tmp_path: Path) -> None:
    folder = Folder(tmp_path, precompress=True)
    assert folder.put("n/a.html", BODY)
    beside = tmp_path / "n" / "a.html.gz"
    assert gzip.decompress(beside.read_bytes()) == BODY
    times = [path.stat().st_mtime_ns for path in (tmp_path / "n").iterdir()]
    assert not folder.put("n/a.html", BODY)
    assert [path.stat().st_mtime_ns for path in (tmp_path / "n").iterdir()] == times


def test_a_packed_form_of_something_else_is_replaced(tmp_path: Path) -> None:
    Folder(tmp_path, precompress=True).put("a", b"old")
    (tmp_path / "a").write_bytes(BODY)  # as if the last run had been killed between the two
    assert Folder(tmp_path, precompress=True).put("a", BODY)
    assert gzip.decompress((tmp_path / "a.gz").read_bytes()) == BODY


def test_where_no_packed_form_is_wanted_none_is_left(tmp_path: Path) -> None:
    Folder(tmp_path, precompress=True).put("a", BODY)
    assert Folder(tmp_path).put("a", BODY)
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_trial_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"there")
    folder = Folder(tmp_path, precompress=True, is_tried=True)
    assert folder.put("a", BODY)
    assert folder.remove("b")
    assert folder.written == {"a", "b"}
    assert [path.name for path in tmp_path.iterdir()] == ["b"]


def test_what_is_removed_is_gone_with_its_packed_form(tmp_path: Path) -> None:
    folder = Folder(tmp_path, precompress=True)
    folder.put("a", BODY)
    assert folder.remove("a")
    assert not folder.remove("a")
    assert not list(tmp_path.iterdir())


def test_a_page_that_is_somebody_elses_stands(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(b"<title>Our home page</title>")
    with pytest.raises(RefusedError, match="is not mmmfeed's"):
        Folder(tmp_path).check_own("index.html", BODY)
    Folder(tmp_path).check_own("embed.html", BODY)
    Folder(tmp_path).check_own("index.html", b"<title>Our home page</title>")


def test_the_snapshot_is_another_one_when_a_file_is(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    names = {folder.snapshot()}
    folder.put("n/a.html", BODY)
    names.add(folder.snapshot())
    os.utime(tmp_path / "n" / "a.html", ns=(1, 1))
    names.add(folder.snapshot())
    folder.put("n/b.html", BODY)
    names.add(folder.snapshot())
    folder.remove("n/b.html")
    assert len(names) == 4
    assert folder.snapshot() in names
