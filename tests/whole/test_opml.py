"""`mmmfeed import opml FILE` takes over the subscriptions of a feed reader."""

from __future__ import annotations

import pytest

from mmmfeed.parsers import opml
from projects import Project

LIST = """\
<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0"><head><title>Subscriptions</title></head><body>
  <outline text="Rivers" title="Rivers">
    <outline text="North"><outline type="rss" text="Alder Institute" xmlUrl="https://alder.example.net/feed.rss"
      htmlUrl="https://alder.example.net/"/></outline>
    <outline text="Alder Institute" type="rss" xmlUrl="https://other.example/alder.xml"/>
    <outline text="The same again" type="rss" xmlUrl="http://alder.example.net/feed.rss/"/>
  </outline>
  <outline type="rss" title="Tom &amp; Ann's ‹brook›" text="x" XMLURL="feed://brook.example/?a=1&b=2"/>
  <outline type="rss" text="Ours" xmlUrl="https://ally.example/feed"/>
  <outline type="rss" text="Off" isComment="true" xmlUrl="https://off.example/"><outline xmlUrl="https://off2.example/"/></outline>
  <outline type="link" text="A page" url="https://page.example/"/>
</body></opml>
"""


@pytest.fixture
def forum(project: Project) -> Project:
    project.configure("  - name: ally\n    feed: https://ally.example/feed\n")
    project.write("list.opml", LIST)
    return project


def settings(project: Project) -> str:
    return (project.folder / "feeds.yaml").read_text()


def test_what_is_new_is_added(forum: Project) -> None:
    before = settings(forum)
    told = forum.run("import", "opml", "list.opml").stdout
    assert settings(forum) == before.replace(
        "    feed: https://ally.example/feed\n",
        "    feed: https://ally.example/feed\n"
        "  - name: alder-institute  # Rivers › North\n"
        "    feed: https://alder.example.net/feed.rss\n"
        "  - name: alder-institute-other  # Rivers\n"
        "    feed: https://other.example/alder.xml\n"
        "  - name: tom-anns-brook\n"
        "    feed: http://brook.example/?a=1&b=2\n",
    )
    assert told.endswith("3 sources added, 2 there already\n")


def test_a_second_time_there_is_nothing_to_add(forum: Project) -> None:
    forum.run("import", "opml", "list.opml")
    before = settings(forum)
    assert forum.run("import", "opml", "list.opml").stdout == "0 sources added, 5 there already\n"
    assert settings(forum) == before


def test_trying_writes_nothing(forum: Project) -> None:
    before = settings(forum)
    told = forum.run("import", "opml", "--dry-run", "list.opml").stdout
    assert "  - name: tom-anns-brook\n" in told
    assert "nothing was written" in told
    assert settings(forum) == before


def test_what_cannot_be_a_source_is_told_and_the_rest_taken(forum: Project) -> None:
    forum.write(
        "list.opml",
        '<opml version="1.0"><body><outline text="Local" xmlUrl="file:///etc/passwd"/>'
        '<outline text="Secret" xmlUrl="https://ann:tiger@secret.example/feed"/>'
        '<outline text="More" type="include" url="https://lists.example/more.opml"/>'
        '<outline text="Good" xmlUrl="https://good.example/feed"/></body></opml>',
    )
    done = forum.run("import", "opml", "list.opml", code=1)
    assert "- name: good\n" in done.stdout
    assert done.stdout.endswith("1 source added, 0 there already, 2 left out\n")
    assert "Local: list.opml: 'file:///etc/passwd' is not a URL" in done.stderr
    assert "tiger" not in done.stderr + done.stdout
    assert "includes another list, https://lists.example/more.opml" in done.stderr


BOMB = '<!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
STEAL = '<!DOCTYPE opml [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            f'{BOMB}<opml><body><outline text="&b;" xmlUrl="https://x.example/"/></body></opml>'.encode(),
            "as attacks do",
        ),
        (
            f'{STEAL}<opml><body><outline text="&a;" xmlUrl="https://x.example/"/></body></opml>'.encode("utf-16"),
            "as attacks do",
        ),
        (b"<rss><channel/></rss>", "is no list of feeds (OPML)"),
        (b"Just text", "is no list of feeds (OPML)"),
        (b"", "is no XML"),
        (b"\x00\xff\xfe", "is no XML"),
        (b" " * (opml.LARGEST + 1), "is larger than 10 MB"),
        (
            b"<opml><body>" + b'<outline xmlUrl="https://x.example/"/>' * (opml.MOST + 1) + b"</body></opml>",
            "names more than 10,000 feeds",
        ),
    ],
    ids=["bomb", "entity of a file", "rss", "text", "empty", "bytes", "large", "many"],
)
def test_what_is_no_list_is_told_and_nothing_written(forum: Project, body: bytes, said: str) -> None:
    before = settings(forum)
    forum.write("list.opml", body)
    assert said in forum.run("import", "opml", "list.opml", code=2).stderr
    assert settings(forum) == before


def test_a_file_that_is_not_there(forum: Project) -> None:
    assert "none.opml cannot be read" in forum.run("import", "opml", "none.opml", code=2).stderr


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "latin-1"])
def test_a_list_in_any_encoding_keeps_its_letters(forum: Project, encoding: str) -> None:
    named = {"utf-16": "UTF-16", "latin-1": "ISO-8859-1"}.get(encoding, "UTF-8")
    text = f'<?xml version="1.0" encoding="{named}"?><opml><body><outline text="Caf&eacute; Été" xmlUrl="https://x.example/?a=1&b=2"/></body></opml>'
    forum.write("list.opml", text.encode(encoding))
    assert "- name: cafe-ete\n    feed: https://x.example/?a=1&b=2\n" in forum.run("import", "opml", "list.opml").stdout


def test_a_list_that_breaks_off_is_taken_as_far_as_it_goes(forum: Project) -> None:
    forum.write("list.opml", LIST[: LIST.index('<outline type="rss" title')])
    done = forum.run("import", "opml", "list.opml", code=1)
    assert "list.opml: is not well-formed (line" in done.stderr
    assert done.stdout.endswith("2 sources added, 1 there already\n")


def test_a_list_nested_without_end_is_read_as_far_as_it_goes() -> None:
    deep = b"<opml><body>" + b'<outline text="x">' * 100_000
    assert opml.read(deep).feeds == ()
