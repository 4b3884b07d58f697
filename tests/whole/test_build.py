"""The main job, from a text file and a partner's feed to files that are served."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from feedcheck import check_atom, check_json, check_rss

from projects import Project, dump, item, rss

ROOT = Path(__file__).parents[2]
CHARTER = "The assembly adopted the river charter after two years of debate, and five cities signed it on the day."


@pytest.fixture
def sample(project: Project) -> Project:
    """The sample that the repository ships."""
    shutil.copy(ROOT / "feeds.yaml", project.folder)
    for name in ("dumps", "partners"):
        shutil.copytree(ROOT / name, project.folder / name)
    return project


def test_the_shipped_sample_builds_without_a_problem_and_twice_the_same(sample: Project) -> None:
    first = sample.run("build")
    assert (first.stdout, first.stderr) == ("", "")
    before = sample.outputs()
    assert {"news.rss", "news.atom", "news.json"} <= before.keys()
    sample.run("build")
    assert sample.outputs() == before


def test_the_shipped_sample_merges_what_a_partner_carries_in_full(sample: Project) -> None:
    sample.run("build")
    merged = [line for line in sample.exported() if line["joined_by"]]
    assert {line["joined_by"] for line in merged} == {"text", "url"}


def test_the_shipped_sample_is_valid(sample: Project) -> None:
    sample.run("build")
    for name, check in (("news.rss", check_rss), ("news.atom", check_atom), ("news.json", check_json)):
        assert check(sample.output(name).read_bytes()) == []


def test_two_empty_folders_give_the_same_bytes(sample: Project, tmp_path: Path) -> None:
    sample.run("build")
    before = {name: body for name, (body, _) in sample.outputs().items()}
    shutil.rmtree(sample.folder / ".mmmfeed")
    shutil.rmtree(sample.folder / "output")
    sample.run("build")
    assert {name: body for name, (body, _) in sample.outputs().items()} == before


def test_a_record_that_is_added_changes_nothing_else(dumped: Project) -> None:
    dumped.run("build")
    before = dumped.entries("news.rss")
    news = dumped.folder / "dumps/news.txt"
    news.write_text("01.04.26\nA new one.\n" + news.read_text())
    dumped.run("build")
    after = dumped.entries("news.rss")
    assert before.items() < after.items()
    assert len(after) == len(before) + 1


def test_what_leaves_the_dump_stays_published(dumped: Project) -> None:
    dumped.run("build")
    before = dumped.entries("news.atom")
    dumped.write("dumps/news.txt", "27.01.26\nThe forum met in Ghent.\n")
    dumped.run("build")
    assert dumped.entries("news.atom") == before


def test_a_partner_that_carries_our_announcement_adds_no_entry(dumped: Project) -> None:
    dumped.write("dumps/news.txt", dump({"27.01.26": "The forum met in Ghent.", "02.03.26": CHARTER}))
    dumped.run("build")
    before = dumped.entries("news.rss")
    dumped.configure(
        "  - name: own\n    dump: dumps/*.txt\n    first_party: true\n  - name: ally\n    feed: partners/ally.xml\n"
    )
    dumped.write("partners/ally.xml", rss(item("charter", "River charter signed", CHARTER)))
    dumped.run("build")
    assert dumped.entries("news.rss").keys() == before.keys()
    lead, copy = (line for line in dumped.exported() if CHARTER in line["text"])
    assert (lead["source"], copy["source"], copy["joined_by"]) == ("own", "ally", "text")


def test_a_better_copy_takes_the_place_of_the_partners_one(project: Project) -> None:
    project.configure(
        "  - name: own\n    dump: dumps/*.txt\n    first_party: true\n  - name: ally\n    feed: partners/ally.xml\n"
    )
    project.write("partners/ally.xml", rss(item("charter", "River charter signed", CHARTER)))
    project.write("dumps/news.txt", "27.01.26\nThe forum met in Ghent.\n")
    project.run("build")
    before = project.entries("news.atom")
    project.write("dumps/news.txt", dump({"27.01.26": "The forum met in Ghent.", "04.03.26": CHARTER}))
    project.run("build")
    assert project.entries("news.atom").keys() == before.keys()


def test_making_a_source_first_party_changes_who_leads(project: Project) -> None:
    sources = "  - name: own\n    dump: dumps/*.txt\n{}  - name: ally\n    feed: partners/ally.xml\n{}"
    project.configure(sources.format("", "    first_party: true\n"))
    project.write("partners/ally.xml", rss(item("charter", "River charter signed", CHARTER)))
    project.write("dumps/news.txt", dump({"27.01.26": "The forum met in Ghent.", "04.03.26": CHARTER}))
    project.run("build")
    before = project.entries("news.atom").keys()
    assert "River charter signed" in project.entries("news.atom").values()
    project.configure(sources.format("    first_party: true\n", ""))
    project.run("build")
    assert "River charter signed" not in project.entries("news.atom").values()
    assert project.entries("news.atom").keys() == before


def test_rebuild_keeps_guids(sample: Project) -> None:
    sample.run("build")
    before = {(line["source"], line["source_id"]): line["guid"] for line in sample.exported()}
    bodies = sample.outputs()
    sample.run("rebuild")
    assert {(line["source"], line["source_id"]): line["guid"] for line in sample.exported()} == before
    assert sample.outputs() == bodies


def test_rebuild_needs_no_source(dumped: Project) -> None:
    dumped.run("build")
    before = dumped.entries("news.rss")
    (dumped.folder / "dumps/news.txt").unlink()
    dumped.run("rebuild")
    assert dumped.entries("news.rss") == before


def test_what_is_dated_ahead_waits_and_is_said(dumped: Project) -> None:
    dumped.write("dumps/news.txt", dump({"27.01.26": "The forum met in Ghent.", "24.12.27": "A gift."}))
    told = dumped.run("build", "--verbose").stderr
    assert "1 announcement dated ahead" in told
    assert len(dumped.entries("news.rss")) == 1


def test_verbose_says_what_was_done(dumped: Project) -> None:
    told = dumped.run("build", "--verbose").stderr
    assert "own: 2 new, 0 changed, 0 merged" in told
    assert "output/news.rss: 2 entries, written" in told
    told = dumped.run("build", "--verbose").stderr
    assert "own: nothing new" in told
    assert "output/news.rss: 2 entries, unchanged" in told


def test_json_for_scripts(dumped: Project) -> None:
    report = json.loads(dumped.run("build", "--json").stdout)
    assert report["sources"]["own"]["new"] == 2
    assert [output["written"] for output in report["outputs"]] == [True, True, True]


def test_why_tells_the_evidence_for_a_date(dumped: Project) -> None:
    dumped.run("build")
    told = dumped.run("why", "report is out").stdout
    assert "04.03.26" in told
    assert "27.01.26" in told
    (found,) = json.loads(dumped.run("why", "--json", "report is out").stdout)
    assert found["guid"] in told
    assert dumped.run("why", found["guid"]).stdout == told


def test_why_of_nothing_known(dumped: Project) -> None:
    dumped.run("build")
    assert "Nothing known" in dumped.run("why", "a pink elephant", code=2).stderr


def test_export_before_any_build(dumped: Project) -> None:
    assert "mmmfeed build" in dumped.run("export", code=2).stderr
    assert not (dumped.folder / ".mmmfeed").exists()


def test_check_writes_nothing(dumped: Project) -> None:
    dumped.write("dumps/news.txt", "27.01.26\nThe forum met in Ghent.\n32.01.26\nNo day.\n")
    told = dumped.run("check", code=1).stderr
    assert "dumps/news.txt:3" in told
    assert {path.name for path in dumped.folder.iterdir()} == {"feeds.yaml", "dumps"}
