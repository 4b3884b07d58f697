"""`same:` and `never_same:` in feeds.yaml: no rule overcomes them, and taken out they leave no trace."""

from __future__ import annotations

from pathlib import Path

import pytest

from projects import Project, dump, item, rss
from quick import Quick

CHARTER = "The assembly adopted the river charter after two years of debate, and five cities signed it on the day."
FLOODS = "The report on the floods of last winter is out at last, and it spares nobody who had a say in it."
SOURCES = "  - name: own\n    dump: dumps/*.txt\n    first_party: true\n  - name: ally\n    feed: partners/ally.xml\n"
CHARTER_ID = "2026-03-05-the-assembly-adopted-the-river-charter"
FLOODS_ID = "2026-03-04-the-report-on-the-floods-of-last-winter"
FERRY = "The ferry at Temse crosses again from the first of April, each quarter of an hour until eight in the evening."
FERRY_ID = "2026-04-01-the-ferry-at-temse-crosses-again-from"


@pytest.fixture
def forum(tmp_path: Path) -> Project:
    """Own and ally say CHARTER, which is one announcement; FLOODS and the otters are two."""
    project = Quick(tmp_path)
    project.configure(SOURCES)
    project.write("dumps/news.txt", dump({"04.03.26": FLOODS, "05.03.26": CHARTER}))
    project.write(
        "partners/ally.xml",
        rss(item("c", "River charter signed", CHARTER), item("o", "Otters are back", "Two otters were seen at Temse.")),
    )
    project.run("build")
    return project


def decide(project: Project, decisions: str) -> None:
    project.configure(SOURCES)
    path = project.folder / "feeds.yaml"
    path.write_text(path.read_text() + decisions)


def guids(project: Project) -> dict[str, str]:
    """Of each announcement, by its first words and its source."""
    return {f"{line['source']} {line['text'][:10]}": line["guid"] for line in project.exported()}


def groups(project: Project) -> set[frozenset[str]]:
    found = guids(project)
    return {frozenset(name for name in found if found[name] == guid) for guid in found.values()}


APART = {
    frozenset(("own The report",)), frozenset(("ally Two otters",)),
    frozenset(("own The assemb", "ally The assemb")),
}  # fmt: skip


@pytest.mark.parametrize(
    "word",
    [FLOODS_ID, "{guid}", "The report on the floods of last winter is out at last, and it spares nobody who had"],
)
@pytest.mark.parametrize("other", ["https://ally.example/o", "http://ALLY.example/o?utm_source=x", "OTTERS are back!"])
def test_what_is_the_same_is_one_and_undone_it_is_as_before(forum: Project, word: str, other: str) -> None:
    before, entries = guids(forum), forum.entries("news.rss")
    title = next(title for title in entries.values() if title.startswith("The report"))
    word = title if word.startswith("The") else word.format(guid=before["own The report"])
    decide(forum, f"same:\n  - [{word!r}, {other!r}]\n")
    assert groups(forum) == APART
    forum.run("build")
    one = guids(forum)
    assert one["own The report"] == one["ally Two otters"] == min(before["own The report"], before["ally Two otters"])
    assert len(forum.entries("news.rss")) == len(entries) - 1
    assert "pin: feeds.yaml:17" in forum.run("why", "Otters").stdout
    for command in ("build", "rebuild"):
        forum.run(command)
        assert guids(forum) == one
    decide(forum, "")
    forum.run("build")
    assert guids(forum) == before
    # As before, but that readers who saw the one for two are told that it has changed.
    assert [forum.entries(name) for name in ("news.rss", "news.atom")] == [entries, entries]


@pytest.mark.parametrize("word", ["The assembly adopted the river charter after two years of debate", CHARTER_ID])
@pytest.mark.parametrize("other", ["https://ally.example/c", "River charter signed", "{guid}"])
def test_what_is_never_the_same_is_two_and_undone_it_is_as_before(forum: Project, word: str, other: str) -> None:
    before = guids(forum)
    if word.startswith("The"):
        (word,) = (line["title"] for line in forum.exported() if line["source_id"] == CHARTER_ID)
    # The partner was the first to say it, so the guid is that of its copy.
    decide(forum, f"never_same:\n  - [{word!r}, {other.format(guid=before['own The assemb'])!r}]\n")
    forum.run("build")
    two = guids(forum)
    assert two["own The assemb"] != two["ally The assemb"]
    assert before["own The assemb"] in two.values()
    for command in ("build", "rebuild"):
        forum.run(command)
        assert guids(forum) == two
    decide(forum, "")
    forum.run("build")
    assert guids(forum) == before


def test_a_lost_store_is_made_again_as_it_was(forum: Project) -> None:
    decide(forum, f"never_same:\n  - [{CHARTER_ID}, https://ally.example/c]\n")
    forum.run("build")
    two = guids(forum)
    for words in (
        f"{CHARTER_ID}, https://ally.example/c",
        ", ".join(map(repr, {two[n] for n in two if "assemb" in n})),
    ):
        decide(forum, f"never_same:\n  - [{words}]\nsame:\n  - [{FLOODS_ID}, Otters are back]\n")
        forum.run("build")
        entries = forum.entries("news.atom")
        (forum.folder / ".mmmfeed/store.sqlite3").unlink()
        forum.run("build")
        assert forum.entries("news.atom") == entries  # but for when they last changed, which nobody knows any more
        assert two["own The assemb"] != guids(forum)["ally The assemb"]


def test_what_is_pinned_before_it_is_heard_waits_for_it(forum: Project) -> None:
    decide(forum, f"same:\n  - [{FERRY_ID}, https://ally.example/o]\n")
    assert "matches no announcement" in forum.run("build", code=1).stderr
    forum.write("dumps/news.txt", dump({"04.03.26": FLOODS, "05.03.26": CHARTER, "01.04.26": FERRY}))
    forum.run("build")
    found = guids(forum)
    assert found["own The ferry "] == found["ally Two otters"]


def test_lines_that_cannot_be_followed_are_told_and_the_rest_is(forum: Project) -> None:
    decide(
        forum,
        f"same:\n  - [{FLOODS_ID}, Otters are back, 2026-03-04-the-raport]\n"
        f"  - [{CHARTER_ID}, https://ally.example/x]\n"
        "  - [04.03.26, https://ally.example/]\n"
        f"  - [https://ally.example/c, http://ally.example/o]\n"
        "never_same:\n"
        "  - [River charter signed, Otters are back]\n"
        "  - [https://ally.example/o, Otters are back]\n",
    )
    for command in ("build", "build", "rebuild"):
        told = forum.run(command, code=1).stderr.splitlines()
        assert [line.partition("feeds.yaml:")[2] for line in told] == [
            f"17: same: '2026-03-04-the-raport' matches no announcement; the nearest are {FLOODS_ID}, {CHARTER_ID}",
            "18: same: 'https://ally.example/x' matches no announcement; the nearest are https://ally.example/o, https://ally.example/c",
            "19: same: '04.03.26' matches no announcement; a date is not enough here, write a source_id, a URL or a title",
            "19: same: 'https://ally.example/' matches no announcement; a home page is none's own address, write a source_id or a title",
            "20: same: 'https://ally.example/c' and 'http://ally.example/o' are kept apart by never_same in feeds.yaml:22, which counts; take one of the two lines out",
            "23: never_same: 'https://ally.example/o' and 'Otters are back' mean the same announcement (ally: https://ally.example/o); name another one",
        ]
        assert guids(forum)["own The report"] == guids(forum)["ally Two otters"]


def test_a_title_of_several_announcements_is_told(forum: Project) -> None:
    forum.write(
        "partners/ally.xml",
        rss(
            item("a", "Minutes", "The board met and spoke of the dams."),
            item("b", "Minutes", "It sang, for once, and parted."),
        ),
    )
    decide(forum, f"same:\n  - [Minutes, {FLOODS_ID}]\n")
    assert (
        "feeds.yaml:17: same: 'Minutes' matches 2 announcements (https://ally.example/a, https://ally.example/b); "
        "write the source_id or the URL" in forum.run("build", code=1).stderr
    )


def test_check_tells_what_names_nothing_and_writes_nothing(tmp_path: Path) -> None:
    project = Quick(tmp_path)
    project.configure("  - name: own\n    dump: dumps/*.txt\n    first_party: true\n")
    project.write("dumps/news.txt", dump({"04.03.26": FLOODS, "05.03.26": CHARTER}))
    path = project.folder / "feeds.yaml"
    path.write_text(path.read_text() + f"same:\n  - [{FLOODS_ID}, {CHARTER_ID}]\n  - [The raport, {FLOODS_ID}]\n")
    told = project.run("check", code=1).stderr.splitlines()
    assert told == ["feeds.yaml:16: same: 'The raport' matches no announcement"]
    assert {entry.name for entry in tmp_path.iterdir()} == {"feeds.yaml", "dumps"}


def test_check_does_not_blame_a_line_for_what_only_a_server_knows(tmp_path: Path) -> None:
    project = Quick(tmp_path)
    project.configure("  - name: own\n    dump: dumps/*.txt\n  - name: far\n    feed: https://far.example/feed\n")
    project.write("dumps/news.txt", dump({"04.03.26": FLOODS}))
    path = project.folder / "feeds.yaml"
    path.write_text(path.read_text() + f"same:\n  - [{FLOODS_ID}, https://far.example/floods]\n")
    project.run("check")
