"""Complete history (RFC 5005): whoever follows the links gets everything that was ever published, once."""

from __future__ import annotations

import json
from datetime import date, timedelta

import feedparser
import pytest

from projects import Project, dump

BASE = "https://feeds.riverforum.example/"
LIMIT = 5
FORMATS = ["rss", "atom", "json"]


def records(count: int) -> dict[str, str]:
    days = [date(2026, 1, 3) + timedelta(days=2 * number) for number in range(count)]
    return {
        f"{day:%d.%m.%y}": f"Gauge {day.toordinal()} of the river has been read by pupils of {day:%A} school.\n"
        for day in reversed(days)
    }


@pytest.fixture
def forum(project: Project) -> Project:
    project.configure(
        "  - name: own\n    dump: dumps/*.txt\n    first_party: true\n", f"  - name: news\n    limit: {LIMIT}\n"
    )
    project.write("dumps/news.txt", dump(records(23)))
    project.run("build")
    return project


def followed(project: Project, ending: str) -> list[str]:
    """The ids of all documents, the newest document first."""
    name: str | None = f"news.{ending}"
    ids: list[str] = []
    while name:
        body = project.output(name).read_bytes()
        found, older = _json(body) if ending == "json" else _xml(body)
        ids += found
        name = older.removeprefix(BASE) if older else None
    return ids


def _json(body: bytes) -> tuple[list[str], str | None]:
    said = json.loads(body)
    return [item["id"] for item in said["items"]], said.get("next_url")


def _xml(body: bytes) -> tuple[list[str], str | None]:
    read = feedparser.parse(body)
    links = {link.rel: link.href for link in read.feed.links}
    return [entry.id for entry in read.entries], links.get("prev-archive")


def documents(project: Project) -> dict[str, int]:
    return {name: time for name, (_, time) in project.outputs().items() if name.startswith("archive/")}


@pytest.mark.parametrize("ending", FORMATS)
def test_everything_is_found_by_following_the_links(forum: Project, ending: str) -> None:
    known = {line["guid"] for line in forum.exported()}
    assert len(known) == 23
    ids = followed(forum, ending)
    assert set(ids) == known
    assert len(ids) <= 23 + LIMIT  # what is in the last document and still shown, too


def test_closed_documents_are_not_touched_by_what_comes_later(forum: Project) -> None:
    before = documents(forum)
    for count in range(24, 31):
        forum.write("dumps/news.txt", dump(records(count)))
        forum.run("build")
        after = documents(forum)
        assert before.items() <= after.items()
        before = after
        for ending in FORMATS:
            assert set(followed(forum, ending)) == {line["guid"] for line in forum.exported()}


def test_what_is_old_and_comes_late_is_found_too(forum: Project) -> None:
    late = {"01.01.26": "A letter of the founders turned up in an attic in Leuven, with a map in it.\n"}
    forum.write("dumps/news.txt", dump({**records(23), **late}))
    before = documents(forum)
    forum.run("build")
    assert before.items() <= documents(forum).items()
    (guid,) = [line["guid"] for line in forum.exported() if "attic" in line["text"]]
    assert guid in followed(forum, "atom")


def test_only_the_document_of_a_corrected_entry_is_written_again(forum: Project) -> None:
    before = documents(forum)
    said = records(23)
    said["03.01.26"] = said["03.01.26"].replace("pupils", "the pupils")
    forum.write("dumps/news.txt", dump(said))
    forum.run("build")
    after = documents(forum)
    assert after.keys() == before.keys()
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {f"archive/news-1.{ending}" for ending in FORMATS}


def test_a_document_that_is_lost_is_made_again_as_it_was(forum: Project) -> None:
    path = forum.output("archive/news-2.atom")
    body = path.read_bytes()
    path.unlink()
    forum.run("build")
    assert path.read_bytes() == body


def test_what_gets_too_old_for_a_feed_is_not_in_a_history(project: Project) -> None:
    project.configure("  - name: own\n    dump: dumps/*.txt\n", "  - name: news\n    limit: 5\n    since: 90 days\n")
    project.write("dumps/news.txt", dump(records(23)))
    project.run("build")
    assert not documents(project)
