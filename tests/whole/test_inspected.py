"""`check` and `preview`: what is understood of the files, before anything is published."""

from __future__ import annotations

import json
from pathlib import Path

from projects import Project, dump

NEWS = dump(
    {
        "27.01.26": "Good news! The river forum met in Ghent, and all of the towns on the lower river sent somebody.",
        "05.02.26": "Join us on 14 March 2026 at 18:00 in the town hall of Ghent for the spring count of swallo",
    }
)


def test_check_shows_how_a_file_was_read(dumped: Project) -> None:
    dumped.write("dumps/news.txt", NEWS)
    shown = dumped.run("check").stdout
    assert shown.startswith("dumps/news.txt (own): 2 announcements, 27 January 2026 to 5 February 2026\n")
    assert "  encoding   utf-8\n" in shown
    assert "  records    start with lines like 04.03.25: 2 of the 2 lines that are a date" in shown
    assert "  dates      day first: line 1 of the same file says 27.01.26\n" in shown
    assert "  titles     2 made from the text\n" in shown
    assert "  cut off    1 text, by the source\n" in shown
    assert "  events     1\n" in shown


def test_check_writes_nothing(dumped: Project) -> None:
    dumped.write("dumps/news.txt", "27.01.26\nThe forum met in Ghent.\n32.01.26\nNo day.\n")
    done = dumped.run("check", code=1)
    assert "dumps/news.txt:3-4" in done.stderr
    assert "  problems   1, named above\n" in done.stdout
    assert {path.name for path in dumped.folder.iterdir()} == {"feeds.yaml", "dumps"}


def test_check_tells_scripts_the_same(dumped: Project) -> None:
    dumped.write("dumps/news.txt", NEWS)
    told = json.loads(dumped.run("check", "--json").stdout)
    (document,) = told["documents"]
    assert told["exit_code"] == 0
    assert (document["announcements"], document["first"], document["last"]) == (2, "2026-01-27", "2026-02-05")
    assert [(fact["about"], fact["rule"]) for fact in document["understood"]] == [
        ("encoding", "utf-8"),
        ("habit", "04.03.25"),
        ("order", "strict-dmy"),
    ]
    assert document["titles"] == {"derived": 2}
    assert document["truncated"] == 1


def test_a_file_that_is_not_there_has_its_line(dumped: Project) -> None:
    dumped.configure("  - {name: own, dump: dumps/nothing-*.txt}\n")
    done = dumped.run("check", code=1)
    assert "no file matches" in done.stderr
    assert "0 announcements" in done.stdout


def test_preview_shows_what_readers_will_see(dumped: Project) -> None:
    dumped.write("dumps/news.txt", NEWS)
    shown = dumped.run("preview").stdout
    first, second = shown.strip().split("\n\n")
    assert first.startswith("2026-02-05  ")
    assert "Event: 2026-03-14 18:00 CET" in first
    assert "cut off by the source" in first
    assert second.startswith("2026-01-27  The river forum met in Ghent")
    assert not (dumped.folder / "output").exists()


def test_preview_ends_where_it_is_told_to(dumped: Project) -> None:
    dumped.write("dumps/news.txt", NEWS)
    shown = dumped.run("preview", "--limit", "1").stdout
    assert "2026-01-27" not in shown.split("… and")[0]
    assert shown.endswith("… and 1 older one (--limit 2 shows all)\n")
    (only,) = json.loads(dumped.run("preview", "-n", "1", "--json").stdout)
    assert only["published"].startswith("2026-02-05")


def test_preview_keeps_the_order_of_a_day(dumped: Project) -> None:
    dumped.write("dumps/news.txt", "27.01.26\nBeavers are back.\n27.01.26\nAlders are sick.\n27.01.26\nCups are won.\n")
    titles = [said["title"] for said in json.loads(dumped.run("preview", "--json").stdout)]
    assert [title.split()[0] for title in titles] == ["Beavers", "Alders", "Cups"]


def test_check_and_preview_tell_of_links_that_are_missing(dumped: Project) -> None:
    dumped.write("dumps/news.txt", "27.01.26\nBeavers are back in the lower river.\n→ Watch her video message:\n")
    assert "  links      1 missing, behind lines such as “Read more”\n" in dumped.run("check").stdout
    assert "“→ Watch her video message:” leads nowhere" in dumped.run("preview").stdout


def test_check_says_what_is_no_plain_text(dumped: Project) -> None:
    dumped.write(
        "dumps/news.txt", "Date;Title;Text\n2026-01-27;Beavers;They are back.\n2026-02-05;Alders;They are sick.\n"
    )
    shown = dumped.run("check").stdout
    assert "  format     a table\n" in shown
    assert [said["title"] for said in json.loads(dumped.run("preview", "--json").stdout)] == ["Alders", "Beavers"]


def test_mistakes_in_templates_of_pages_are_told_before_a_page_is_made(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.write("dumps/a.txt", dump({"27.01.26": "The dike holds."}))
    project.write("look/index.html", '{% extends "mmmfeed/index.html" %}\n{% block main %}')
    source = "  - {name: own, dump: dumps/*.txt}\n"
    project.configure(source, more="pages: {templates: look}\n")
    done = project.run("check", code=1)
    assert done.stderr.startswith("pages: look/index.html:2: "), done.stderr
    assert done.stderr.endswith("; correct it, or take it out of the folder\n")
    assert json.loads(project.run("check", "--json", code=1).stdout)["problems"][0]["source"] == "pages"
    project.configure(source, more="pages: {templates: lok}\n")
    assert project.run("check", code=1).stderr == (
        "pages: lok: there is no such folder; make it, or leave `templates` out\n"
    )
