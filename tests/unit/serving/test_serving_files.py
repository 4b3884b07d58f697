"""What of output/ may be seen, and as what."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmmfeed.serving.files import find, media_type


@pytest.fixture
def output(tmp_path: Path) -> Path:
    folder = tmp_path / "output"
    for name in ("news.json", "index.html", "n/1.html", "archive/index.html", ".news.rss.tmp", ".git/config"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"this is {name}", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/", "index.html"),
        ("/index.html", "index.html"),
        ("/news.json", "news.json"),
        ("/n/1.html", "n/1.html"),
        ("/archive/", "archive/index.html"),
    ],
)
def test_what_is_there_is_found(output: Path, path: str, name: str) -> None:
    file = find(output, path)
    assert file is not None
    assert file.body.decode() == f"this is {name}"


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/nothing.rss",
        "/n",
        "/n/",
        "/../secret.txt",
        "/n/../../secret.txt",
        "/n/..",
        "/./news.json",
        "//news.json",
        "/n//1.html",
        "/..\\secret.txt",
        "/n\\1.html",
        "/.news.rss.tmp",
        "/.git/config",
        "/C:/secret.txt",
        "/news.json:stream",
        "/news.json\0.html",
        "/news.json/",
        f"/{'x' * 300}",
    ],
)
def test_nothing_else_is(output: Path, path: str) -> None:
    assert find(output, path) is None


def test_links_lead_to_nothing_outside_or_hidden(output: Path) -> None:
    (output / "out.txt").symlink_to(output.parent / "secret.txt")
    (output / "folder").symlink_to(output.parent)
    (output / "shown.txt").symlink_to(output / ".git/config")
    (output / "same.json").symlink_to(output / "news.json")
    assert [find(output, path) for path in ("/out.txt", "/folder/secret.txt", "/shown.txt")] == [None] * 3
    assert find(output, "/same.json") is not None


@given(
    st.lists(st.sampled_from(["..", ".", "", "n", "1.html", "secret.txt", "output", "\\", "%2e%2e", "~"]), max_size=6)
)
def test_no_way_leads_out(tmp_path_factory: pytest.TempPathFactory, names: list[str]) -> None:
    folder = tmp_path_factory.getbasetemp() / "ways"
    (folder / "output/n").mkdir(parents=True, exist_ok=True)
    (folder / "output/n/1.html").write_text("shown", encoding="utf-8")
    (folder / "secret.txt").write_text("secret", encoding="utf-8")
    file = find(folder / "output", "/" + "/".join(names))
    assert file is None or file.body == b"shown"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("news.rss", "application/rss+xml; charset=utf-8"),
        ("archive/news-1.atom", "application/atom+xml; charset=utf-8"),
        ("news.json", "application/feed+json; charset=utf-8"),
        ("news.oembed.json", "application/json; charset=utf-8"),
        ("search/2025.json", "application/json; charset=utf-8"),
        ("news.ics", "text/calendar; charset=utf-8"),
        ("sources.opml", "text/x-opml; charset=utf-8"),
        ("news.md", "text/markdown; charset=utf-8"),
        ("embed.v1.js", "text/javascript; charset=utf-8"),
        ("news.embed.html", "text/html; charset=utf-8"),
        ("news.json.gz", "application/gzip"),
        ("data.bin", "application/octet-stream"),
    ],
)
def test_each_output_has_its_media_type(path: str, expected: str) -> None:
    assert media_type(path) == expected


def test_a_packed_file_is_used_only_if_it_is_the_same(output: Path) -> None:
    packed = output / "news.json.gz"
    for body, is_used in (
        (gzip.compress(b"this is news.json"), True),
        (gzip.compress(b"this was news.json"), False),
        (b"no gzip at all", False),
        (gzip.compress(b"this is news.json")[:-4], False),
    ):
        packed.write_bytes(body)
        file = find(output, "/news.json")
        assert file is not None
        assert (file.packed is not None) == is_used, body
