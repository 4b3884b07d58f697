"""Pages and files follow what becomes of announcements, feeds and settings; one bad page stops only itself."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mmmfeed import build as story
from mmmfeed.config import load
from mmmfeed.report import Report
from projects import Project, dump, item, rss
from quick import Quick

NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
DAY = timedelta(days=1)
SOURCES = (
    "  - name: own\n    dump: own.txt\n    first_party: true\n  - name: ally\n    feed: ally.xml\n"
    "  - name: pair\n    feed: pair.xml\n    language: fr\n"
)
OWN = {
    "12.05.26": "The harbour council met in Ghent and adopted the plan for the quay.\n",
    "03.05.26": "Pupils read the gauge of the river, and 12,300 families near Kyiv need 780,000 euros for tents.\n",
    "20.04.26": "The meeting on the bridge takes place on 12 June 2026 at 18:00 in Ghent.\n",
}
QUAY = "A plan for the quay was adopted when the council of the harbour came together in the old hall."
FRENCH = "Des élèves ont lu la jauge, et 12 300 familles près de Kiev ont besoin de 780 000 euros pour des tentes."


@pytest.fixture
def forum(tmp_path: Path) -> Quick:
    project = Quick(tmp_path)
    project.configure(SOURCES, more="pages: true\n")
    project.write("own.txt", dump(OWN))
    project.write("ally.xml", rss(item("quay", "Quay", QUAY, "Mon, 11 May 2026 10:00:00 +0000")))
    project.write("pair.xml", rss())
    return project


def build(project: Project, now: datetime = NOW, accepted: Collection[str] = ("news", "own", "ally")) -> Report:
    return story.build(load(project.folder / "feeds.yaml"), now, accepted=accepted)


def built(project: Project, now: datetime = NOW) -> Report:
    report = build(project, now)
    assert report.exit_code == 0, report.problems
    return report


def add(project: Project, more: str, old: str = "sources:\n") -> None:
    path = project.folder / "feeds.yaml"
    path.write_text(path.read_text().replace(old, more + old, 1))


def names(project: Project) -> set[str]:
    return set(project.outputs())


def page_with(project: Project, words: str) -> str:
    """The name of the one page of an announcement with these words."""
    (name,) = (
        name
        for name, (body, _) in project.outputs().items()
        if name.startswith("n/") and name.endswith(".html") and words in body.decode()
    )
    return name


def leads_to(project: Project, name: str) -> str:
    found = re.search(r'http-equiv="refresh" content="0; url=\.\./(n/[^"]+)"', project.output(name).read_text())
    assert found
    return found[1]


# --- what becomes of announcements ------------------------------------------------------------------------

SAME = (
    "same:\n  - - The harbour council met in Ghent and adopted the plan for the quay\n    - https://ally.example/quay\n"
)


def test_the_page_of_what_is_another_announcement_by_now_leads_there_and_is_its_own_again_when_that_is_undone(
    forum: Quick,
) -> None:
    built(forum)
    ours, theirs = page_with(forum, "met in Ghent and adopted"), page_with(forum, "came together in the old hall")
    add(forum, SAME)
    built(forum)
    former, stays = (ours, theirs) if "refresh" in forum.output(ours).read_text() else (theirs, ours)
    assert leads_to(forum, former) == stays
    assert "refresh" not in forum.output(stays).read_text()
    assert former not in forum.output("archive/2026.html").read_text()
    add(forum, "skip:\n  - The harbour council met\n  - https://ally.example/quay\n")
    built(forum)
    assert {former, stays}.isdisjoint(names(forum))
    forum.configure(SOURCES, more="pages: true\n" + SAME)
    built(forum)
    assert leads_to(forum, former) == stays
    forum.configure(SOURCES, more="pages: true\n")
    built(forum)
    assert page_with(forum, "met in Ghent and adopted") == ours
    assert page_with(forum, "came together in the old hall") == theirs


def test_a_former_page_has_no_calendar(forum: Quick) -> None:
    forum.write("ally.xml", rss(item("quay", "Quay", f"{QUAY} The next meeting takes place on 24 June 2026 at 18:00 in Ghent.",
                                     "Wed, 13 May 2026 10:00:00 +0000")))  # fmt: skip
    built(forum)
    theirs = page_with(forum, "came together in the old hall")
    calendar = theirs.replace(".html", ".ics")
    assert calendar in names(forum)
    add(forum, SAME)
    built(forum)
    assert leads_to(forum, theirs)
    assert calendar not in names(forum)


def test_what_is_skipped_loses_its_page_its_calendar_and_its_place_in_lists_and_search(forum: Quick) -> None:
    built(forum)
    page = page_with(forum, "The meeting on the bridge")
    assert page.replace(".html", ".ics") in names(forum)
    add(forum, "skip:\n  - 20.04.26\n")
    built(forum)
    assert not [name for name in names(forum) if name.startswith(page.removesuffix(".html"))]
    assert not [name for name, (body, _) in forum.outputs().items() if page.encode() in body or b"bridge" in body]


def test_what_is_dated_ahead_gets_its_page_on_its_day(forum: Quick) -> None:
    forum.write("own.txt", dump({"03.06.26": "The library opens its winter garden to all readers.\n", **OWN}))
    built(forum)
    assert len([name for name in names(forum) if name.endswith(".html") and name.startswith("n/")]) == 4
    built(forum, NOW + timedelta(hours=3))
    before = forum.outputs()
    assert not build(forum, NOW + timedelta(hours=4)).published.pages
    assert forum.outputs() == before
    built(forum, datetime(2026, 6, 2, 22, 5, tzinfo=UTC))  # five past midnight in Brussels
    page = page_with(forum, "winter garden")
    assert page in forum.output("archive/2026.html").read_text()
    assert any(link for link in re.findall(r"<link>([^<]*/n/[^<]*)</link>", forum.output("news.rss").read_text())
               if link.endswith(page))  # fmt: skip


def test_what_links_to_a_translation_follows_it(forum: Quick) -> None:
    forum.write("pair.xml", rss(item("jauge", "La jauge", FRENCH, "Mon, 04 May 2026 10:00:00 +0000")))
    built(forum)
    english, french = page_with(forum, "Pupils read the gauge"), page_with(forum, "Des élèves ont lu")
    assert french in forum.output(english).read_text()
    assert "https://ally.example/jauge" in forum.output("news.atom").read_text()
    add(forum, "skip:\n  - https://ally.example/jauge\n")
    built(forum)
    assert french not in forum.output(english).read_text()
    assert "https://ally.example/jauge" not in forum.output("news.json").read_text()


def test_a_translation_that_no_feed_takes_is_linked_where_it_is_at_home(forum: Quick) -> None:
    forum.write("pair.xml", rss(item("jauge", "La jauge", FRENCH, "Mon, 04 May 2026 10:00:00 +0000")))
    forum.configure(SOURCES, "  - name: news\n    languages: [en]\n", "pages: true\n")
    built(forum)
    english = page_with(forum, "Pupils read the gauge")
    assert '<a href="https://ally.example/jauge"' in forum.output(english).read_text()
    for name, (body, _) in forum.outputs().items():
        if name.startswith("n/") and name.endswith(".html"):
            linked = re.findall(r'href="\.\./(n/[^"]+)"', body.decode())
            assert set(linked) <= names(forum)


def test_a_page_outlasts_a_feed_that_shows_only_what_is_new(forum: Quick) -> None:
    forum.configure(SOURCES, "  - name: news\n    since: 30 days\n", "pages: true\n")
    built(forum)
    page = page_with(forum, "met in Ghent and adopted")
    built(forum, NOW + 60 * DAY)
    assert not forum.entries("news.rss")
    assert page in names(forum)
    built(forum, NOW + 61 * DAY)
    assert page in forum.output("archive/2026.html").read_text()


# --- what becomes of feeds and settings -------------------------------------------------------------------


def test_a_feed_that_is_not_wanted_any_more_goes_with_all_that_belongs_to_it(forum: Quick) -> None:
    forum.configure(SOURCES, "  - name: news\n  - name: few\n    limit: 1\n", "pages: true\nprecompress: true\n")
    forum.write("output/few.html", "a page of somebody else's")
    built(forum)
    assert {"few.rss", "few.rss.gz", "few.embed.html", "archive/few-1.json"} <= names(forum)
    kept = {name: body for name, (body, _) in forum.outputs().items() if name.startswith(("few.", "archive/few"))}
    forum.configure(SOURCES, "  - name: news\n", "pages: true\nprecompress: true\n")
    done = forum.run("build", "--verbose").stderr
    assert "no longer wanted: " in done
    assert [name for name in names(forum) if name.startswith(("few.", "archive/few"))] == ["few.html"]
    forum.configure(SOURCES, "  - name: news\n  - name: few\n    limit: 1\n", "pages: true\nprecompress: true\n")
    built(forum)
    again = {name: body for name, (body, _) in forum.outputs().items() if name.startswith(("few.", "archive/few"))}
    assert again == kept


def test_closed_documents_stay_as_they_are_when_the_limit_changes(forum: Quick) -> None:
    forum.configure(SOURCES, "  - name: news\n    limit: 1\n")
    built(forum)
    before = {name: file for name, file in forum.outputs().items() if name.startswith("archive/")}
    assert before
    forum.configure(SOURCES, "  - name: news\n    limit: 2\n")
    built(forum)
    assert before.items() <= forum.outputs().items()


def test_without_pages_those_that_were_there_go_and_come_back_as_they_were(forum: Quick) -> None:
    add(forum, SAME)
    built(forum)
    before = {name: body for name, (body, _) in forum.outputs().items()}
    forum.configure(SOURCES, more=SAME)  # pages: false
    built(forum)
    assert {name.partition(".")[0] for name in names(forum)} == {"news"}
    assert "/n/" not in forum.output("news.json").read_text()
    add(forum, "pages: true\n", old="site:\n")
    path = forum.folder / "feeds.yaml"
    path.write_text(path.read_text().replace("pages: false\n", ""))
    built(forum)
    assert {name: body for name, (body, _) in forum.outputs().items()} == before


def test_a_dry_run_tells_what_would_go_and_keeps_it(forum: Quick) -> None:
    built(forum)
    forum.configure(SOURCES)
    before = forum.outputs()
    assert "Would be removed: " in forum.run("build", "--dry-run").stdout
    assert forum.outputs() == before


def test_another_folder_may_have_an_index_of_its_own(forum: Quick) -> None:
    built(forum)
    forum.write("www/index.html", "<title>Our home page</title>")
    add(forum, "output: www\n")
    report = build(forum)
    assert report.exit_code == 3
    (problem,) = report.problems
    assert "is not mmmfeed's" in problem.message
    assert (forum.folder / "www" / "index.html").read_text() == "<title>Our home page</title>"
    assert (forum.folder / "www" / "news.rss").exists()
    assert (forum.folder / "www" / "archive" / "2026.html").exists()
    (forum.folder / "www" / "index.html").unlink()
    built(forum)
    assert (forum.folder / "www" / "index.html").exists()


# --- what is refused --------------------------------------------------------------------------------------

BAD = """{% extends "mmmfeed/announcement.html" %}
{% block main %}{{ super() }}{% if article.events and article.events[0].place == "Ghent" %}<script>look()</script>{% endif %}{% endblock %}
"""


def test_a_page_that_is_refused_leaves_the_others_alone_and_is_tried_again(forum: Quick) -> None:
    forum.write("look/announcement.html", BAD)
    forum.configure(SOURCES, more="pages:\n  templates: look\n")
    report = build(forum)
    assert report.exit_code == 3
    (problem,) = report.problems
    assert "a script in the page itself" in problem.message
    pages = [name for name in names(forum) if name.startswith("n/") and name.endswith(".html")]
    assert len(pages) == 3
    assert {"index.html", "archive/2026.html", "news.rss"} <= names(forum)
    before = forum.outputs()
    assert build(forum, NOW + DAY / 24).exit_code == 3
    assert forum.outputs() == before
    forum.write("own.txt", dump(OWN | {"20.04.26": OWN["20.04.26"].replace("Ghent", "Bruges")}))
    built(forum, NOW + DAY / 12)
    assert page_with(forum, "18:00 in Bruges")


def test_a_mistake_in_a_template_is_told_once_and_the_feeds_go_out(forum: Quick) -> None:
    forum.write("look/announcement.html", "{{ no.such.thing }}")
    forum.configure(SOURCES, more="pages:\n  templates: look\n")
    report = build(forum)
    assert len(report.problems) == 1
    assert len(forum.entries("news.rss")) == 4
    forum.write("look/announcement.html", '{% extends "mmmfeed/announcement.html" %}')
    built(forum)  # in the same process, as `serve` does
    assert page_with(forum, "The meeting on the bridge")


def test_while_a_template_has_a_mistake_the_last_good_pages_stand(forum: Quick) -> None:
    many = {
        f"{n % 28 + 1:02}.{n // 28 + 1:02}.25": f"Paper {n * 7919} of the {n * 31} clubs. {'x' * n}\n"
        for n in range(330)
    }
    forum.write("own.txt", dump(OWN | many))
    built(forum)
    before = forum.outputs()
    assert "archive/2025-2.html" in before
    forum.write("look/year.html", "{{ no.such.thing }}")
    forum.configure(SOURCES, more="pages:\n  templates: look\n")
    assert len(build(forum).problems) == 1
    assert forum.outputs() == before


def test_while_a_feed_is_held_back_its_pages_stand_and_all_is_made_up_for_when_it_is_accepted(forum: Quick) -> None:
    built(forum)
    old = [item(f"old{n}", f"Number {n}", f"Paper {n * 7919} of the {n * 31} clubs", "Mon, 02 Mar 2026 10:00:00 +0000")
           for n in range(30)]  # fmt: skip
    forum.write("ally.xml", rss(*old))
    before = {name: body for name, (body, _) in forum.outputs().items() if name != "sources.opml"}
    for hour in range(1, 3):
        report = build(forum, NOW + DAY + timedelta(hours=hour), accepted=["ally"] if hour == 9 else [])
        assert report.exit_code in {1, 3}
        assert {n: b for n, (b, _) in forum.outputs().items() if n != "sources.opml"} == before
    assert build(forum, NOW + DAY + timedelta(hours=4)).exit_code == 0
    pages = [name for name in names(forum) if name.startswith("n/") and name.endswith(".html")]
    assert len(pages) == len(json.loads(forum.output("news.json").read_text())["items"]) == 34


def test_what_a_killed_run_left_behind_is_cleared_away(forum: Quick) -> None:
    built(forum)
    for name in (".news.rss.tmp", "n/.20260101-0a1b2c3d4e5f.html.gz.tmp"):
        forum.write(f"output/{name}", b"half")
    forum.write("output/.htaccess", "Options -Indexes")
    built(forum)
    assert [name for name in names(forum) if "/." in f"/{name}"] == [".htaccess"]


def test_a_lost_store_takes_over_all_that_was_made_here(project: Project) -> None:
    project.configure("  - name: own\n    dump: dumps/*.txt\n    first_party: true\n", more="pages: true\n")
    project.write("dumps/news.txt", dump({"27.01.26": "The forum met in Ghent."}))
    project.run("build")
    for path in (project.folder / "output").iterdir():
        if path.suffix in {".html", ".css", ".js", ".svg"}:
            path.write_bytes(path.read_bytes() + b"\n")  # as an earlier version made them
    for path in (project.folder / ".mmmfeed").iterdir():
        path.unlink()
    project.run("build")
