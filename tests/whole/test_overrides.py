"""What a person decides in feeds.yaml lasts, and is gone without a trace when it is taken back."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from mmmfeed.build import build, rebuild
from mmmfeed.config import load
from projects import Project, dump, item, rss
from quick import Quick

CHARTER = "The assembly adopted the river charter after two years of debate, and five cities signed it on the day."
FLOODS = "The report on the floods of last winter is out at last, and it spares nobody who had a say in it."
GHENT = "The forum met in Ghent, and the water masters of nine provinces told what the summer had been like."
SOURCES = "  - name: own\n    dump: dumps/*.txt\n    first_party: true\n  - name: ally\n    feed: partners/ally.xml\n"
YEAR = timedelta(days=365)
RECORDS = {"27.01.26": GHENT, "04.03.26": FLOODS, "05.03.26": CHARTER}
FLOODS_ID = "2026-03-04-the-report-on-the-floods-of-last-winter"


@pytest.fixture
def forum(tmp_path: Path) -> Project:
    project = Quick(tmp_path)
    project.configure(SOURCES)
    project.write("dumps/news.txt", dump(RECORDS))
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


def line_of(project: Project, begins: str, source: str = "own") -> dict[str, object]:
    (line,) = (x for x in project.exported() if x["text"].startswith(begins) and x["source"] == source)
    return line


@pytest.mark.parametrize("which", [FLOODS_ID, "04.03.26", "2026-03-04", "THE REPORT, on the floods", f"{FLOODS} More."])
def test_a_title_is_the_persons_whatever_the_sources_say(forum: Project, which: str) -> None:
    guid = line_of(forum, FLOODS)["guid"]
    decide(forum, f'titles:\n  "{which}": What the floods cost us\n')
    if which.endswith("More."):  # is longer than the text
        assert "matches no announcement; the nearest are 2026-03-04-the-report-on" in forum.run("build", code=1).stderr
        return
    forum.run("build")
    line = line_of(forum, FLOODS)
    assert (line["guid"], line["title"], line["title_origin"]) == (guid, "What the floods cost us", "override")
    assert forum.entries("news.rss")[str(guid)] == "What the floods cost us"
    assert "title by override: feeds.yaml:17" in forum.run("why", "What the floods cost us").stdout
    outputs = forum.outputs()
    for text in (RECORDS, RECORDS | {"01.04.26": "Another one, with some words of its own."}):
        forum.write("dumps/news.txt", dump(text))
        forum.run("build")
        assert line_of(forum, FLOODS)["title"] == "What the floods cost us"
        if text == RECORDS:
            assert forum.outputs() == outputs


def test_a_decision_is_an_edit_and_so_is_its_end(forum: Project, now: datetime) -> None:
    (forum.folder / ".mmmfeed/store.sqlite3").unlink()
    build(load(forum.folder / "feeds.yaml"), now)
    before = line_of(forum, FLOODS)
    assert before["updated"] is None
    decide(forum, f"titles:\n  {FLOODS_ID}: What the floods cost us\n")
    build(load(forum.folder / "feeds.yaml"), now + YEAR)
    decided = line_of(forum, FLOODS)
    assert decided["updated"] == "2027-06-01T09:00:00Z"
    rebuild(load(forum.folder / "feeds.yaml"), now + YEAR + YEAR)
    assert line_of(forum, FLOODS) == decided
    decide(forum, "")
    build(load(forum.folder / "feeds.yaml"), now + YEAR + YEAR)
    after = line_of(forum, FLOODS)
    assert after["updated"] == "2028-05-31T09:00:00Z"
    assert after | {"updated": None} == before
    assert "override" not in forum.run("why", "floods").stdout


def test_what_was_decided_before_it_was_ever_shown_is_no_edit(forum: Project) -> None:
    (forum.folder / ".mmmfeed/store.sqlite3").unlink()
    decide(forum, f"titles:\n  {FLOODS_ID}: What the floods cost us\n")
    forum.run("build")
    assert line_of(forum, FLOODS)["updated"] is None


def test_a_decision_outlasts_a_correction_of_the_text(forum: Project) -> None:
    decide(forum, f"titles:\n  {FLOODS_ID}: What the floods cost us\ndates:\n  {FLOODS_ID}: 2026-03-07\n")
    forum.run("build")
    forum.write("dumps/news.txt", dump(RECORDS | {"04.03.26": f"{FLOODS} It costs twelve euros."}))
    forum.run("build")
    line = line_of(forum, FLOODS)
    assert str(line["text"]).endswith("euros.")
    assert line["title"] == "What the floods cost us"
    assert str(line["published"]).startswith("2026-03-07")
    assert line["updated"]
    outputs = forum.outputs()
    forum.run("rebuild")
    assert forum.outputs() == outputs


@pytest.mark.parametrize("day", ["2026-03-09", "2026-02-01"])
def test_a_date_moves_later_or_earlier_for_all_copies(forum: Project, day: str) -> None:
    guid = line_of(forum, CHARTER)["guid"]
    order = list(forum.entries("news.rss"))
    decide(forum, f"dates:\n  2026-03-05-the-assembly-adopted-the-river-charter: {day}\n")
    forum.run("build")
    assert line_of(forum, CHARTER)["guid"] == guid
    assert str(line_of(forum, CHARTER)["published"]).startswith(f"{day}T11:00")
    assert str(line_of(forum, CHARTER, "ally")["published"]).startswith(day)
    now = list(forum.entries("news.rss"))
    assert now.index(str(guid)) == (0 if day == "2026-03-09" else len(order) - 2)
    assert not any(line["updated"] for line in forum.exported())
    forum.run("rebuild")
    assert list(forum.entries("news.rss")) == now
    decide(forum, "")
    forum.run("build")
    assert list(forum.entries("news.rss")) == order


def test_what_is_skipped_is_not_shown(forum: Project) -> None:
    entries = forum.entries("news.rss")
    guid = str(line_of(forum, FLOODS)["guid"])
    decide(forum, "skip:\n  - 04.03.26\n")
    forum.run("build")
    assert entries.keys() - forum.entries("news.rss").keys() == {guid}
    line = line_of(forum, FLOODS)
    assert (line["skipped"], line["lead"]) == (True, False)
    assert "skipped by override: feeds.yaml:17" in forum.run("why", guid).stdout
    decide(forum, "")
    forum.run("build")
    assert forum.entries("news.rss") == entries


def test_a_skipped_copy_leaves_the_place_to_the_next_one(forum: Project) -> None:
    guid = str(line_of(forum, CHARTER)["guid"])
    decide(forum, "skip:\n  - 2026-03-05-the-assembly-adopted-the-river-charter\n")
    forum.run("build")
    assert forum.entries("news.rss")[guid] == "River charter signed"
    assert line_of(forum, CHARTER, "ally")["lead"] is True
    decide(forum, "skip:\n  - The assembly adopted the river charter\n")
    forum.run("build")
    assert guid not in forum.entries("news.rss")


def test_to_skip_a_day_skips_all_of_it(forum: Project) -> None:
    forum.write("dumps/news.txt", dump(RECORDS) + f"04.03.26\n{OTHER}\n")
    decide(forum, "skip: [2026-03-04]\n")
    forum.run("build")
    assert not {"2026-03-04"} & {line["published"][:10] for line in forum.exported() if not line["skipped"]}


OTHER = "A second one of that day tells of the ferry at Temse, which crosses again from the first of April."


def test_a_decision_about_what_no_document_has_any_more(forum: Project) -> None:
    forum.write("dumps/news.txt", dump({"05.03.26": CHARTER}))
    forum.run("build")
    decide(forum, 'titles:\n  04.03.26: What the floods cost us\nskip: ["the forum met in ghent"]\n')
    for command in ("build", "build", "rebuild"):
        forum.run(command)
        assert line_of(forum, FLOODS)["title"] == "What the floods cost us"
        assert line_of(forum, GHENT)["skipped"] is True
    decide(forum, "")
    forum.run("build")
    assert line_of(forum, FLOODS)["title"] != "What the floods cost us"
    assert line_of(forum, GHENT)["skipped"] is False


def test_a_date_is_the_one_that_the_source_says_however_it_was_overruled(forum: Project) -> None:
    decide(forum, "dates:\n  04.03.26: 2026-03-09\n")
    for command in ("build", "build", "rebuild", "build"):
        forum.run(command)
        assert str(line_of(forum, FLOODS)["published"]).startswith("2026-03-09")


def test_a_decision_follows_a_record_that_was_corrected(forum: Project) -> None:
    decide(forum, f"titles:\n  {FLOODS_ID}: What the floods cost us\n")
    forum.run("build")
    forum.write("dumps/news.txt", dump(RECORDS).replace("The report", "Teh report"))
    forum.run("build")
    assert line_of(forum, "Teh report")["title"] == "What the floods cost us"
    decide(forum, "titles:\n  2026-03-04-teh-report-on-the-floods-of-last-winter: What the floods cost us\n")
    forum.run("build")  # the name that its document has now is good as well
    assert line_of(forum, "Teh report")["title"] == "What the floods cost us"


def test_a_line_that_names_nothing_or_too_many_is_told_and_does_nothing(forum: Project) -> None:
    before = forum.exported()
    forum.write("dumps/news.txt", dump(RECORDS) + f"04.03.26\n{OTHER}\n")
    decide(
        forum,
        "titles:\n  The raport on the floods: A\n  04.03.26: B\n  The: C\ndates:\n  07.03.26: 2026-03-08\n"
        "skip:\n  - 2026-03-04-the-report\n",
    )
    for command in ("build", "build", "rebuild"):
        told = forum.run(command, code=1).stderr.splitlines()
        assert [line.partition("feeds.yaml:")[2].partition(";")[0] for line in told] == [
            "17: titles: 'The raport on the floods' matches no announcement",
            f"18: titles: '04.03.26' matches 2 announcements ({OTHER_ID}, {FLOODS_ID})",
            f"19: titles: 'The' matches 3 announcements ({IDS}, …)",
            "21: dates: '07.03.26' matches no announcement",
            "23: skip: '2026-03-04-the-report' matches no announcement",
        ]
        assert f"the nearest are {FLOODS_ID}" in told[0]
        assert "write the source_id" in told[1]
        after = forum.exported()
        assert [line for line in after if not line["text"].startswith("A second one")] == before


OTHER_ID = "2026-03-04-a-second-one-of-that-day-tells-of-the"
IDS = f"2026-01-27-the-forum-met-in-ghent-and-the-water, {FLOODS_ID}, 2026-03-05-the-assembly-adopted-the-river-charter"


def test_a_title_says_so_when_readers_see_it_in_another_source(forum: Project) -> None:
    decide(forum, "titles:\n  River charter signed: Charter signed at last\n")
    forum.run("build")
    guid = str(line_of(forum, CHARTER)["guid"])
    assert forum.entries("news.rss")[guid] == "Charter signed at last"


LOCAL = "  - name: own\n    dump: dumps/*.txt\n    first_party: true\n"
NOTHING = "titles:\n  The raport: A\nskip:\n  - 27.01.26\n  - 04.03.26\n"


def test_check_tells_what_names_nothing_and_writes_nothing(tmp_path: Path) -> None:
    project = Quick(tmp_path)
    project.configure(LOCAL)
    project.write("dumps/news.txt", dump({"27.01.26": GHENT, "05.03.26": CHARTER}))
    project.write("feeds.yaml", (tmp_path / "feeds.yaml").read_text() + NOTHING)
    told = project.run("check", code=1).stderr.splitlines()
    assert told == [
        "feeds.yaml:15: titles: 'The raport' matches no announcement",
        "feeds.yaml:18: skip: '04.03.26' matches no announcement",
    ]
    assert {path.name for path in tmp_path.iterdir()} == {"feeds.yaml", "dumps"}
    assert "The forum met" not in project.run("preview").stdout


def test_check_knows_what_was_known_before(tmp_path: Path) -> None:
    project = Quick(tmp_path)
    project.configure(LOCAL)
    project.write("dumps/news.txt", dump(RECORDS))
    project.run("build")
    project.write("dumps/news.txt", dump({"05.03.26": CHARTER, "27.01.26": GHENT}))
    project.write("feeds.yaml", (tmp_path / "feeds.yaml").read_text() + NOTHING)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert [line[:14] for line in project.run("check", code=1).stderr.splitlines()] == ["feeds.yaml:15:"]
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_check_does_not_blame_a_line_for_what_only_a_server_knows(tmp_path: Path) -> None:
    project = Quick(tmp_path)
    project.configure(LOCAL + "  - name: far\n    feed: https://far.example/feed\n")
    project.write("dumps/news.txt", dump(RECORDS))
    project.write("feeds.yaml", (tmp_path / "feeds.yaml").read_text() + "titles:\n  Otters: A\n  The: B\n")
    told = project.run("check", code=1).stderr.splitlines()
    assert [line.partition(";")[0] for line in told] == ["feeds.yaml:18: titles: 'The' matches 3 announcements of own"]
