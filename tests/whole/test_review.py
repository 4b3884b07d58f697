"""`mmmfeed review`: what nobody knows is asked, and each answer is a pin in feeds.yaml."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from made import day
from mmmfeed.model import Doubt, Judgement, Name
from mmmfeed.store import Store
from projects import Project, dump, item, rss
from quick import Quick

pty = pytest.importorskip("pty", reason="questions need a terminal")

FLOODS = "The report on the floods of last winter is out at last, and it spares nobody who had a say in it."
WINTER = "A report on the floods of last winter is out, and it spares nobody who had any say in what was done."
OTTERS = "Two otters were seen at Temse."
FLOODS_ID = "2026-03-04-the-report-on-the-floods-of-last-winter"
SOURCES = (
    "  - name: own\n    dump: dumps/*.txt\n    first_party: true\n"
    "  - name: ally\n    feed: partners/ally.xml\n  - name: peer\n    feed: partners/peer.xml\n"
)
OWN, ALLY, PEER = Name("own", FLOODS_ID), Name("ally", "https://ally.example/w"), Name("peer", "https://ally.example/o")


@pytest.fixture
def forum(tmp_path: Path) -> Project:
    project = Quick(tmp_path)
    project.configure(SOURCES)
    project.write("dumps/news.txt", dump({"04.03.26": FLOODS}))
    project.write("partners/ally.xml", rss(item("w", "Floods: a report", WINTER)))
    project.write("partners/peer.xml", rss(item("o", "Otters are back", OTTERS)))
    project.run("build")
    return project


def doubt(project: Project, *pairs: tuple[Name, Name, float]) -> None:
    with Store.open(project.folder / ".mmmfeed/store.sqlite3") as store, store.transaction():
        for a, b, score in pairs:
            said = Doubt(rule="near", score=score, evidence="most words are the same")
            store.judgements.keep([Judgement(a=min(a, b), b=max(a, b), outcome=said)], day(2026, 6, 1))


def converse(project: Project, *answers: str, term: str = "dumb", code: int = 0) -> str:
    """All that a terminal shows while a person answers."""
    screen, terminal = pty.openpty()
    env = os.environ | {"TERM": term, "COLUMNS": "84"}
    env.pop("NO_COLOR", None)
    process = subprocess.Popen(
        [sys.executable, "-m", "mmmfeed", "review"],
        cwd=project.folder, env=env, stdin=terminal, stdout=terminal, stderr=terminal, start_new_session=True,
    )  # fmt: skip
    os.close(terminal)
    for answer in answers:
        os.write(screen, answer.encode())
    seen = b""
    try:
        while part := os.read(screen, 65536):
            seen += part
    except OSError:  # Linux says so when nobody is left who could write
        pass
    os.close(screen)
    assert process.wait() == code, seen.decode()
    return seen.decode().replace("\r\n", "\n")


def written(project: Project) -> str:
    """What stands below the last feed."""
    return (project.folder / "feeds.yaml").read_text().partition("feeds:\n  - name: news\n")[2]


def test_nothing_to_review(forum: Project) -> None:
    forum.configure(SOURCES.partition("  - name: ally")[0])
    assert forum.run("review").stdout == "Nothing to review.\n"
    assert forum.run("review", "--list").stdout == "Nothing to review.\n"
    assert json.loads(forum.run("review", "--json").stdout) == []


def test_a_question_shows_both_side_by_side_with_what_differs_marked(forum: Project) -> None:
    doubt(forum, (OWN, ALLY, 0.8))
    shown = converse(forum, "q\n")
    assert "near, 0.80: most words are the same" in shown
    assert re.search(r"^ally, 2026-03-03 10:00 UTC +│ own, 2026-03-04$", shown, re.MULTILINE)
    assert re.search(rf"^https://ally.example/w +│ {FLOODS_ID[:30]}", shown, re.MULTILINE)
    assert re.search(
        r"^\[-A-\] report on the floods of last +│ \{\+The\+\} report on the floods of", shown, re.MULTILINE
    )
    assert "Nothing was written." in shown
    assert written(forum) == ""


def test_colours_mark_where_there_are_some(forum: Project) -> None:
    doubt(forum, (OWN, ALLY, 0.8))
    shown = converse(forum, "q\n", term="xterm-256color")
    assert "\x1b[31m\x1b[1mA\x1b[0m" in shown
    assert "\x1b[32m\x1b[1mThe\x1b[0m" in shown
    assert "[-" not in shown


def test_each_answer_is_a_pin_that_the_next_build_follows(forum: Project) -> None:
    doubt(forum, (OWN, ALLY, 0.8), (ALLY, PEER, 0.6))
    with (forum.folder / "feeds.yaml").open("a") as file:
        file.write("# the end\n")
    shown = converse(forum, "y\n", "no\n")
    assert shown.count("Same? ") == 2
    assert "1 left." in shown
    assert "0 left." in shown
    assert "2 answers written. The next `mmmfeed build` follows what you said." in shown
    (title,) = (line["title"] for line in forum.exported() if line["source"] == "own")
    assert written(forum).startswith(
        f'# the end\nsame:\n  - [https://ally.example/w, "{FLOODS_ID}"]  # Floods: a report | {title[:30]}'
    )
    assert (
        "never_same:\n  - [https://ally.example/w, https://ally.example/o]  # Floods: a report | Otters are back\n"
        in written(forum)
    )
    assert forum.run("review").stdout == "Nothing to review.\n"  # though no build was made
    forum.run("build")
    lines = {line["source"]: line for line in forum.exported()}
    assert lines["own"]["guid"] == lines["ally"]["guid"] != lines["peer"]["guid"]
    assert forum.run("review").stdout == "Nothing to review.\n"


def test_what_follows_from_answers_is_not_asked(forum: Project) -> None:
    doubt(forum, (OWN, ALLY, 0.8), (ALLY, PEER, 0.7), (OWN, PEER, 0.6))
    shown = converse(forum, "y\n", "n\n")
    assert shown.count("Same? ") == 2
    assert "0 left." in shown


def test_what_is_skipped_is_asked_the_next_time(forum: Project) -> None:
    doubt(forum, (OWN, ALLY, 0.8), (ALLY, PEER, 0.7))
    shown = converse(forum, "s\n", "s\n")
    assert shown.count("Same? ") == 2
    assert "Nothing was written." in shown
    assert len(forum.run("review", "--list").stdout.splitlines()) == 2


@pytest.mark.parametrize("end", ["q\n", "\x04"])
def test_what_was_answered_before_the_end_is_written(forum: Project, end: str) -> None:
    doubt(forum, (OWN, ALLY, 0.8), (ALLY, PEER, 0.7))
    shown = converse(forum, "what?\n", "n\n", end)
    assert "'what?' is not one of" in shown
    assert "1 answer written." in shown
    assert written(forum).count("\n") == 2


def test_the_list_has_a_line_for_each_pair(forum: Project) -> None:
    doubt(forum, (OWN, ALLY, 0.8), (ALLY, PEER, 0.7))
    (first, second) = forum.run("review", "--list").stdout.splitlines()
    assert first.startswith("0.80  near  2026-03-03 10:00 UTC ally: Floods: a report  |  2026-03-04 own: The report on")
    assert "Otters are back" in second
    assert written(forum) == ""


def test_scripts_get_both_announcements_and_what_a_pin_names_them_by(forum: Project) -> None:
    doubt(forum, (OWN, ALLY, 0.8))
    (pair,) = json.loads(forum.run("review", "--json").stdout)
    assert (pair["rule"], pair["score"], pair["evidence"]) == ("near", 0.8, "most words are the same")
    assert (pair["a"]["pin"], pair["a"]["text"]) == ("https://ally.example/w", WINTER)
    assert (pair["b"]["pin"], pair["b"]["source_id"]) == (FLOODS_ID, FLOODS_ID)


def test_without_a_terminal_it_says_what_to_do(forum: Project) -> None:
    doubt(forum, (OWN, ALLY, 0.8))
    told = forum.run("review", code=2).stderr
    assert told.startswith("`mmmfeed review` asks questions, so it needs a terminal. `mmmfeed review --list` prints")


def test_two_that_share_an_address_are_named_by_something_else(forum: Project) -> None:
    both = "".join(
        item("x", title, text).replace("<guid>https://ally.example/x", f"<guid isPermaLink='false'>{name}")
        for name, title, text in (
            ("14", "Minutes of the river board", "It spoke of dams."),
            ("15", "The board, once more", "It sang."),
        )
    )
    forum.write("partners/ally.xml", rss(both))
    forum.run("build")
    doubt(forum, (Name("ally", "14"), Name("ally", "15"), 0.8))
    pairs = json.loads(forum.run("review", "--json").stdout)
    ((place, pair),) = ((n, p) for n, p in enumerate(pairs) if p["a"]["source"] == p["b"]["source"] == "ally")
    assert (pair["a"]["pin"], pair["b"]["pin"]) == ("14", "15")
    converse(forum, *["s\n"] * place, "n\n", "q\n")
    assert 'never_same:\n  - ["14", "15"]  # Minutes of the river board | The board, once more' in written(forum)


def test_a_pair_that_is_one_by_now_or_that_nobody_sees_is_not_asked(forum: Project) -> None:
    path = forum.folder / "feeds.yaml"
    path.write_text(f"{path.read_text()}same:\n  - [{FLOODS_ID}, https://ally.example/w]\nskip:\n  - Otters are back\n")
    forum.run("build")
    doubt(forum, (OWN, ALLY, 0.8), (OWN, PEER, 0.7))
    assert forum.run("review").stdout == "Nothing to review.\n"


def test_without_a_store_it_says_what_to_do(tmp_path: Path) -> None:
    project = Quick(tmp_path)
    project.configure("  - name: own\n    dump: dumps/*.txt\n")
    assert "Run `mmmfeed build` first" in project.run("review", code=2).stderr
