"""An output is the old one or the new one, whole; and it is touched only when it changed."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sampleviews

from mmmfeed.emitters import EMITTERS
from mmmfeed.errors import RefusedError
from mmmfeed.model import FeedView
from mmmfeed.publish import Folder, put_feed

VIEW = sampleviews.sample()
BODY = EMITTERS["json"].emit(VIEW)
OTHER_VIEW = sampleviews.view(*(entry.cluster for entry in VIEW.entries[1:]))
OTHER = EMITTERS["json"].emit(OTHER_VIEW)

posix = pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")


def publish(path: Path, body: bytes, view: FeedView, name: str) -> bool:
    return put_feed(Folder(path.parent), path.name, body, view, name)


def test_a_first_output_makes_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "a" / "output" / "news.json"
    assert publish(path, BODY, VIEW, "json")
    assert path.read_bytes() == BODY
    assert [p.name for p in path.parent.iterdir()] == ["news.json"]


def test_an_unchanged_output_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "news.json"
    publish(path, BODY, VIEW, "json")
    os.utime(path, ns=(1, 1))
    before = path.stat()
    assert not publish(path, BODY, VIEW, "json")
    after = path.stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_a_changed_output_replaces_the_last_one(tmp_path: Path) -> None:
    path = tmp_path / "news.json"
    publish(path, BODY, VIEW, "json")
    with path.open("rb") as open_since_before:
        assert publish(path, OTHER, OTHER_VIEW, "json")
        assert open_since_before.read() == BODY  # a server that is sending it sends it whole
    assert path.read_bytes() == OTHER
    assert [p.name for p in tmp_path.iterdir()] == ["news.json"]


@posix
@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o002, 0o644), (0o077, 0o600)])
def test_everyone_may_read_it_unless_the_umask_says_no(tmp_path: Path, umask: int, mode: int) -> None:
    path = tmp_path / "news.json"
    before = os.umask(umask)
    try:
        publish(path, BODY, VIEW, "json")
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_what_a_killed_run_left_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / ".news.json.tmp").write_bytes(b"half of a fe")
    assert publish(tmp_path / "news.json", BODY, VIEW, "json")
    assert [p.name for p in tmp_path.iterdir()] == ["news.json"]


@posix
def test_a_link_in_the_way_is_not_followed(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_text("precious")
    output = tmp_path / "output"
    output.mkdir()
    (output / ".news.json.tmp").symlink_to(precious)
    assert publish(output / "news.json", BODY, VIEW, "json")
    assert precious.read_text() == "precious"


def refusal(path: Path) -> str:
    with pytest.raises(RefusedError) as caught:
        publish(path, BODY, VIEW, "json")
    assert caught.value.exit_code == 3
    return str(caught.value)


def test_a_folder_in_the_way(tmp_path: Path) -> None:
    path = tmp_path / "news.json"
    path.mkdir()
    message = refusal(path)
    assert message.startswith(f"{path}: not written")
    assert "Nothing was written." in message
    assert not (tmp_path / ".news.json.tmp").exists()


@posix
def test_a_folder_in_the_way_is_named_as_such(tmp_path: Path) -> None:
    (tmp_path / "news.json").mkdir()
    assert "(EISDIR): a folder of that name is in the way" in refusal(tmp_path / "news.json")


@posix
@pytest.mark.parametrize(("below", "name"), [("file/news.json", "ENOTDIR"), ("file/deeper/news.json", "ENOTDIR")])
def test_a_file_where_the_folder_should_be(tmp_path: Path, below: str, name: str) -> None:
    (tmp_path / "file").write_text("")
    assert f"({name}): a file is where a folder should be" in refusal(tmp_path / below)


@posix
def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    assert "shorten the feed's name" in refusal(tmp_path / ("n" * 300 + ".json"))


@posix
def test_a_name_that_is_too_long_only_while_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 250 + ".json")
    assert "(ENAMETOOLONG)" in refusal(path)
    assert list(tmp_path.iterdir()) == []


@contextmanager
def folder_of_somebody_else() -> Iterator[Path]:
    """A folder that may be read but not written; for root, by being nobody for a while."""
    with tempfile.TemporaryDirectory() as name:
        path, root = Path(name), os.geteuid() == 0
        (path / "news.json").write_bytes(b"the last good one")
        path.chmod(0o555)
        if root:
            os.seteuid(65534)
        try:
            yield path
        finally:
            if root:
                os.seteuid(0)
            path.chmod(0o755)


@posix
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    with folder_of_somebody_else() as folder:
        message = refusal(folder / "news.json")
        assert "(EACCES): this user may not write there" in message
        assert message.endswith("The file that stood there before still stands.")
        assert [p.name for p in folder.iterdir()] == ["news.json"]
        assert (folder / "news.json").read_bytes() == b"the last good one"


WRITE_BEYOND_THE_LIMIT = """
import resource, sys
from pathlib import Path
import sampleviews
from mmmfeed.emitters import EMITTERS
from mmmfeed.errors import RefusedError
from mmmfeed.publish import Folder, put_feed
view = sampleviews.many(100)
body = EMITTERS["json"].emit(view)
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
try:
    path = Path(sys.argv[1])
    put_feed(Folder(path.parent), path.name, body, view, "json")
except RefusedError as error:
    print(error)
"""


@posix
def test_a_write_that_fails_half_way_leaves_the_last_one_and_no_litter(tmp_path: Path) -> None:
    path = tmp_path / "news.json"
    path.write_bytes(b"the last good one")
    known = os.pathsep.join([str(Path(sampleviews.__file__).parent), *sys.path])
    done = subprocess.run(
        [sys.executable, "-c", WRITE_BEYOND_THE_LIMIT, str(path)],
        env={**os.environ, "PYTHONPATH": known},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "(EFBIG)" in done.stdout
    assert path.read_bytes() == b"the last good one"
    assert [p.name for p in tmp_path.iterdir()] == ["news.json"]
