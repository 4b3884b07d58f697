"""What load promises whatever the file is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mmmfeed.config import load
from mmmfeed.errors import ConfigError
from mmmfeed.model import Config, FeedSpec, SiteSpec, SourceSpec

CASES = Path(__file__).parents[2] / "cases" / "config"
SMALLEST = """\
site:
  title: Harbour Parents
  url: https://harbour.example.org/
sources:
  - name: own
    dump: dumps/*.txt
feeds:
  - name: news
"""


def mistakes(path: Path) -> tuple[str, ...]:
    with pytest.raises(ConfigError) as caught:
        load(path)
    return caught.value.mistakes


@pytest.fixture
def feeds_yaml(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path("feeds.yaml")


def test_no_file(feeds_yaml: Path) -> None:
    here = Path.cwd()
    assert mistakes(feeds_yaml) == (
        f"No feeds.yaml here ({here}). Write one as in the README, or name another: mmmfeed -c FILE …",
    )
    assert mistakes(here / "x.yaml")[0].startswith(f"No {here / 'x.yaml'}. Write one")


def test_a_folder(feeds_yaml: Path) -> None:
    feeds_yaml.mkdir()
    assert mistakes(feeds_yaml) == ("feeds.yaml is a folder; name the file in it: mmmfeed -c feeds.yaml/feeds.yaml …",)


def test_a_file_on_the_way(feeds_yaml: Path) -> None:
    feeds_yaml.write_text("x")
    assert mistakes(feeds_yaml / "feeds.yaml") == ("feeds.yaml/feeds.yaml cannot be read: Not a directory",)


def test_an_impossible_path(feeds_yaml: Path) -> None:
    assert len(mistakes(Path("feeds\0.yaml"))) == 1


def test_not_utf_8(feeds_yaml: Path) -> None:
    feeds_yaml.write_bytes("site:\n  title: Crèche\n".encode("latin-1"))
    assert mistakes(feeds_yaml) == ("feeds.yaml:2: the byte 0xe8 is not UTF-8; save the file as UTF-8",)
    feeds_yaml.write_text(SMALLEST, encoding="utf-16")
    assert mistakes(feeds_yaml) == ("feeds.yaml:1: the text is in UTF-16; save it as UTF-8",)


def test_too_large(feeds_yaml: Path) -> None:
    feeds_yaml.write_bytes(b"#" * 5_000_001)
    assert "is it really the configuration?" in mistakes(feeds_yaml)[0]


@pytest.mark.parametrize("encode", [str.encode, lambda text: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()])
def test_windows_or_not_is_the_same(feeds_yaml: Path, encode: object) -> None:
    assert callable(encode)
    feeds_yaml.write_bytes(encode(SMALLEST))
    assert load(feeds_yaml).feeds == (FeedSpec(name="news", title="Harbour Parents"),)


def test_what_is_left_out_has_the_model_s_defaults(feeds_yaml: Path) -> None:
    feeds_yaml.write_text(SMALLEST)
    here = Path.cwd()
    assert load(feeds_yaml) == Config(
        path=here / "feeds.yaml",
        site=SiteSpec(title="Harbour Parents", url="https://harbour.example.org/"),
        sources=(SourceSpec(name="own", kind="dump", location=f"{here}/dumps/*.txt"),),
        feeds=(FeedSpec(name="news", title="Harbour Parents"),),
        output=here / "output",
        store=here / ".mmmfeed" / "store.sqlite3",
    )


def test_only_what_the_user_wrote_is_a_pattern(tmp_path: Path) -> None:
    folder = tmp_path / "[2026]"
    folder.mkdir()
    (folder / "feeds.yaml").write_text(SMALLEST)
    config = load(folder / "feeds.yaml")
    assert config.sources[0].location == f"{tmp_path}/[[]2026]/dumps/*.txt"
    assert config.output == folder / "output"


def test_a_home_folder(feeds_yaml: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/anna")
    feeds_yaml.write_text(f"{SMALLEST}output: ~/public\n")
    assert load(feeds_yaml).output == Path("/home/anna/public")


def test_a_link_does_not_hide_that_the_store_is_public(feeds_yaml: Path) -> None:
    Path("public").mkdir()
    Path("private").symlink_to("public")
    feeds_yaml.write_text(f"{SMALLEST}output: public\nstore: private/store.sqlite3\n")
    assert mistakes(feeds_yaml) == (
        "feeds.yaml:10: store: lies in the output folder, where all is public; move it elsewhere",
    )


def test_no_password_in_a_message(feeds_yaml: Path) -> None:
    feeds_yaml.write_text(SMALLEST.replace("dump: dumps/*.txt", "feed: https://anna:s3/cr#et@harbour.example.org/feed"))
    assert "s3" not in "".join(mistakes(feeds_yaml))


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"a{at}: &a{at} [{f'*a{at - 1}, *a{at - 1}' if at else 'ha'}]\n" for at in range(100))
        + "sources: *a99\n",
        "".join(f"a{at}: &a{at} [{f'*a{at - 1}' if at else 'ha'}]\n" for at in range(3_000)) + "sources: *a2999\n",
        "[" * 100_000,
        "- " * 100_000,
        "site: " + "9" * 100_000,
    ],
    ids=["laughs", "chain", "brackets", "dashes", "digits"],
)
def test_a_hostile_file_is_answered_soon(feeds_yaml: Path, text: str) -> None:
    feeds_yaml.write_text(text)
    start = time.perf_counter()
    said = mistakes(feeds_yaml)
    assert time.perf_counter() - start < 5
    assert max(map(len, said)) < 400


# fmt: off
MARKS = (
    "\n", "\n  ", "- ", ": ", "\t", "&a ", "*a", "|", ">-", '"', "'", "[", "]", "{", "}", "!!str ", "!x ",
    "%YAML 1.1\n", "---\n", "...", "~", "null", "? ", "# ", "\\", "<<: *a", "true", "0x1f", "1e400", ".nan",
    "2026-01-13", "site:", "sources:", "feeds:", "name:", "dump:", "feed:", "limit:", '"\\ud800"',
    '"\\UFFFFFFFF"', '"\\0"', "https://", "@", "\r", "\ufeff",
)
# fmt: on
PIECES = st.one_of(st.text(max_size=8), st.sampled_from(MARKS))
GOOD_TEXTS = [path.read_text(encoding="utf-8") for path in sorted(CASES.glob("good-*.yaml"))]


@st.composite
def edited(draw: st.DrawFn) -> str:
    """A good file with a few pieces put in, or put in place of others."""
    text = draw(st.sampled_from(GOOD_TEXTS))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        text = text[:start] + draw(PIECES) + text[start + draw(st.integers(0, 12)) :]
    return text


@settings(max_examples=400, deadline=None)
@given(st.one_of(edited(), st.lists(PIECES, max_size=30).map("".join), st.text()))
@example('site: "\\UFFFFFFFF"')
@example("\ud800")
@example("a: !%ff x")
def test_any_text_gives_a_config_or_lines_for_its_author(text: str) -> None:
    check_any(text.encode("utf-8", "surrogatepass"))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_give_a_config_or_lines_for_their_author(body: bytes) -> None:
    check_any(body)


def check_any(body: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "feeds.yaml")
        path.write_bytes(body)
        try:
            assert isinstance(load(path), Config)
        except ConfigError as error:
            assert error.mistakes  # noqa: PT017 - either outcome is right
            for line in error.mistakes:
                check_line(line)


def check_line(line: str) -> None:
    assert "\n" not in line
    assert "does not fit" not in line  # the fallback of wording.py: an error of pydantic that nobody translated
    assert "[type=" not in line
    line.encode()


VALUES = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), st.sampled_from(["", "x", "rss", "https://a.example/"])
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.sampled_from("abc"), inner, max_size=2)),
    max_leaves=4,
)
# fmt: off
KEYS = st.sampled_from((
    "site", "sources", "feeds", "output", "store", "title", "url", "author", "name", "dump", "feed", "formats", "limit",
    "priority", "enabled", "first_party", "dates", "language", "timezone", "email", "base_url",
))
# fmt: on
GROUPS = st.dictionaries(KEYS, VALUES, max_size=5)
FILES = st.fixed_dictionaries(
    {},
    optional={
        "site": GROUPS,
        "sources": st.lists(GROUPS, max_size=3),
        "feeds": st.lists(GROUPS, max_size=3),
        "output": VALUES,
    },
)


@settings(max_examples=200, deadline=None)
@given(FILES)
def test_any_value_at_any_key_is_answered_in_plain_words(file: dict[str, object]) -> None:
    check_any(_flow(file).encode())


def _flow(value: object) -> str:
    """YAML in its flow style, with the numbers that JSON lacks."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, float):
        return repr(value).replace("inf", ".inf").replace("nan", ".nan")
    return json.dumps(value)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_from_a_pipe(feeds_yaml: Path) -> None:
    os.mkfifo(feeds_yaml)
    writer = subprocess.Popen([sys.executable, "-c", f"open('feeds.yaml', 'w').write({SMALLEST!r})"])
    try:
        assert load(feeds_yaml).site.title == "Harbour Parents"
    finally:
        assert writer.wait(10) == 0
