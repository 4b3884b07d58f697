"""`mmmfeed why`: the whole story of an announcement, found by whatever names it."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest

from made import day
from mmmfeed.model import Doubt, Judgement, Name, Veto
from mmmfeed.store import Store
from projects import Project, dump, item, rss
from quick import Quick

CHARTER = "The assembly adopted the river charter after two years of debate, and five cities signed it on the day."
FLOODS = "The report on the floods of last winter is out at last, and it spares nobody who had a say in it."
CHARTER_ID = "2026-03-05-the-assembly-adopted-the-river-charter"
SOURCES = (
    "  - name: own\n    dump: dumps/*.txt\n    first_party: true\n"
    "  - name: ally\n    feed: partners/ally.xml\n  - name: peer\n    feed: partners/peer.xml\n"
)
FEEDS = "  - name: news\n  - name: own-only\n    sources: [own]\n  - name: one\n    limit: 1\n"


@pytest.fixture
def forum(tmp_path: Path) -> Project:
    """Own and ally say CHARTER; FLOODS is own's, and bulletins are peer's."""
    project = Quick(tmp_path)
    project.configure(SOURCES, FEEDS)
    project.write("dumps/news.txt", dump({"04.03.26": FLOODS, "05.03.26": CHARTER}))
    project.write(
        "partners/ally.xml",
        rss(item("c", "River charter signed", CHARTER), item("o", "Otters are back", "Two otters were seen at Temse.")),
    )
    project.write("partners/peer.xml", rss(item("14", "Bulletin 14", "What came of the 14 plans for the quay.")))
    project.run("build")
    return project


def told(project: Project, word: str) -> str:
    return project.run("why", word).stdout


def as_json(project: Project, word: str) -> dict[str, Any]:
    (found,) = json.loads(project.run("why", "--json", word).stdout)
    assert isinstance(found, dict)
    return found


def judge(project: Project, outcome: Veto | Doubt, one: str, other: str) -> None:
    a, b = sorted((Name("ally", f"https://ally.example/{one}"), Name("peer", f"https://ally.example/{other}")))
    with Store.open(project.folder / ".mmmfeed/store.sqlite3") as store, store.transaction():
        store.judgements.keep([Judgement(a=a, b=b, outcome=outcome)], day(2026, 6, 1))


def rewrite(project: Project, more: str, feeds: str = FEEDS) -> None:
    project.configure(SOURCES, feeds)
    path = project.folder / "feeds.yaml"
    path.write_text(path.read_text() + more)


@pytest.mark.parametrize(
    "word",
    [
        "{guid}",
        "https://ally.example/c",
        "http://ALLY.example/c?utm_source=x",
        CHARTER_ID,
        "assembly ADOPTED the river",
    ],
)
def test_it_is_found_by_whatever_names_it(forum: Project, word: str) -> None:
    guid = as_json(forum, CHARTER_ID)["guid"]
    assert as_json(forum, word.format(guid=guid))["guid"] == guid


def test_it_is_found_by_a_former_guid_and_its_history_says_what_joined(forum: Project) -> None:
    otters, bulletin = as_json(forum, "Otters are back"), as_json(forum, "Bulletin 14")
    rewrite(forum, "same:\n  - [https://ally.example/o, https://ally.example/14]\n")
    forum.run("build")
    one = as_json(forum, "https://ally.example/o")
    assert {one["guid"], *one["aliases"]} == {otters["guid"], bulletin["guid"]}
    (former,) = one["aliases"]
    assert as_json(forum, former) == one
    assert [(event["event"], event["evidence"]) for event in one["history"]] == [("joined", "pin: feeds.yaml:23")]

    rewrite(forum, "")
    forum.run("build")
    apart = as_json(forum, former)
    assert apart["guid"] == former
    assert [event["event"] for event in as_json(forum, one["guid"])["history"]] == ["joined", "left"]
    assert "  history\n" in told(forum, one["guid"])


def test_a_title_that_is_shown_otherwise_than_heard_names_it(forum: Project) -> None:
    rewrite(forum, f"titles:\n  {CHARTER_ID}: {'A very long title ' * 8}at whose end stands heron\n")
    forum.run("build")
    assert as_json(forum, "stands heron")["members"][0]["source_id"] == CHARTER_ID


def test_who_said_it_when_and_in_how_many_versions(forum: Project) -> None:
    forum.write("partners/ally.xml", rss(item("c", "River charter signed!", f"{CHARTER} All of it is online.")))
    forum.run("build")
    by_source = {member["source"]: member for member in as_json(forum, CHARTER_ID)["members"]}
    assert (by_source["own"]["versions"], by_source["ally"]["versions"]) == (1, 2)
    assert ", in 2 versions by " in told(forum, CHARTER_ID)


def test_where_each_field_is_from(forum: Project) -> None:
    story = told(forum, CHARTER_ID)
    assert "  readers see\n" in story
    assert "address from ally (https://ally.example/c); own names none\n" in story
    assert "readers see\n" not in told(forum, "floods").replace("readers see this", "")


def test_what_each_feed_shows_of_it_or_why_not(forum: Project) -> None:
    assert {place["feed"]: (place["position"], place["reason"]) for place in as_json(forum, "otters")["feeds"]} == {
        "news": (4, None), "own-only": (None, "sources"), "one": (None, "limit"),
    }  # fmt: skip
    assert "own-only: not there: it takes from own only\n" in told(forum, "otters")

    rewrite(forum, "skip:\n  - Two otters were seen\n")
    forum.run("build")
    assert as_json(forum, "otters")["feeds"][0]["reason"] == "skipped"

    forum.configure(SOURCES.partition("  - name: ally")[0])
    assert as_json(forum, "otters")["feeds"] == [
        {"feed": "news", "position": None, "entries": 2, "reason": "former-source", "evidence": None}
    ]


def test_what_is_dated_ahead_waits(forum: Project) -> None:
    forum.write(
        "partners/peer.xml", rss(item("x", "Ahead", "Of its time.", format_datetime(datetime.now(UTC) + timedelta(30))))
    )
    forum.run("build", code=None)
    assert [place["reason"] for place in as_json(forum, "https://ally.example/x")["feeds"]] == [
        "ahead",
        "sources",
        "ahead",
    ]


def test_what_keeps_it_apart_is_told_as_seen_from_it(forum: Project) -> None:
    judge(forum, Veto(rule="number", evidence="“14” here, “two” there"), "o", "14")
    assert "  kept apart from\n    Bulletin 14 (peer, 2026-03-03)\n      number: “two” here, “14” there\n" in told(
        forum, "otters"
    )
    assert "number: “14” here, “two” there\n" in told(forum, "Bulletin 14")


def test_what_nobody_knows_is_told_with_what_to_do(forum: Project) -> None:
    judge(forum, Doubt(rule="near", score=0.75, evidence="most words"), "o", "14")
    story = told(forum, "otters")
    assert "near, 0.75: most words; `mmmfeed review` asks you about it" in story
    assert "same:\n      - [https://ally.example/o, https://ally.example/14]  # Bulletin 14\n" in story
    (found,) = as_json(forum, "otters")["judgements"]
    assert (found["outcome"], found["score"]) == ("unsure", 0.75)


def test_people_are_named_by_their_line(forum: Project) -> None:
    rewrite(forum, f"never_same:\n  - [{CHARTER_ID}, https://ally.example/c]\n")
    forum.run("build")
    assert "never_same in feeds.yaml:23\n" in told(forum, CHARTER_ID)


@pytest.mark.parametrize("key", ["titles", "dates", "skip", "never_same"])
def test_what_is_to_be_written_does_what_it_says(forum: Project, key: str) -> None:
    before = as_json(forum, CHARTER_ID)
    assert set(before["changes"]) == {"titles", "dates", "skip", "never_same"}
    lines = before["changes"][key].replace(before["title"], "The charter").replace("2026-03-03", "2026-02-01")
    rewrite(forum, lines + "\n")
    forum.run("build")
    after = as_json(forum, CHARTER_ID)
    if key == "titles":
        assert after["title"] == "The charter"
    elif key == "dates":
        assert after["published"].startswith("2026-02-01")
    elif key == "skip":
        assert {place["reason"] for place in after["feeds"]} == {"skipped"}
    else:
        assert len(after["members"]) == 1


def test_many_are_listed_and_told_to_scripts(forum: Project) -> None:
    items = (item(str(n), f"Letter {'abcdefgh'[n]} to a friend", f"Words of the {n}th letter.") for n in range(8))
    forum.write("partners/peer.xml", rss(*items))
    forum.run("build")
    done = forum.run("why", "to a friend")
    assert len(done.stdout.splitlines()) == 2 * 8
    assert "These are 8." in done.stderr
    assert len(json.loads(forum.run("why", "--json", "to a friend").stdout)) == 8


def test_what_is_not_known_has_its_nearest_named(forum: Project) -> None:
    assert "the nearest are" in forum.run("why", "https://ally.example/b", code=2).stderr
