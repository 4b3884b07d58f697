"""What feeds choose: `check` counts it, `build` publishes it, `why` tells why something is not there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from projects import Project, dump, item, rss
from quick import Quick

NEWS = {
    "27.01.26": "The flooding of the lower river has cost eleven towns their cellars, and nobody is to blame for it.",
    "05.02.26": "Le forum a eu lieu à Gand, et toutes les villes de la rivière y ont envoyé quelqu’un cette fois.",
    "04.03.26": "Join us on 14 March 2026 at 18:00 in the town hall of Ghent for the spring count of swallows.",
}
SOURCES = "  - {name: own, dump: dumps/*.txt, first_party: true}\n  - {name: ally, feed: ally.xml, title: The Allies}\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Quick(tmp_path)
    project.write("dumps/news.txt", dump(NEWS))
    text = "Two otters were seen at the weir of Temse, for the first time since the war."
    copied = item("c", "Copied", NEWS["27.01.26"], "Tue, 27 Jan 2026 10:00:00 +0000")
    project.write("ally.xml", rss(item("o", "Otters are back", text), copied))
    return project


def ask(project: Project, code: int = 0) -> dict[str, dict[str, Any]]:
    told = json.loads(project.run("check", "--json", code=code).stdout)
    assert told["exit_code"] == code
    return {one["feed"] or one["topic"]: one for one in told["choices"]}


def test_each_feed_that_chooses_and_each_topic_has_its_count(project: Project) -> None:
    feeds = "  - name: news\n  - {name: french, languages: [fr]}\n  - {name: floods, categories: [Floods], until: 2026-02-01}\n"
    project.configure(SOURCES, f"{feeds}topics:\n  Floods: [flood*]\n")
    told = project.run("check").stdout.splitlines()
    assert (
        told[told.index("french: 1 of 5 announcements") :]
        == [
            "french: 1 of 5 announcements",
            "  languages       1 of 5",
            "floods: 2 of 5 announcements",
            "  until           2 of 5",
            "  categories      2 of 5",
            "topic Floods: 2 of 5 announcements",
            "Only the files were counted: .mmmfeed/store.sqlite3: there is no store yet. Run `mmmfeed build` first.",
        ]
        or "store.sqlite3: there is no store yet" in told[-1]
    )
    project.run("build")  # which merges the copy
    assert ask(project)["floods"] == {
        "feed": "floods",
        "topic": None,
        "known": 4,
        "chosen": 1,
        "keys": {"until": {"of": 4, "chosen": 1}, "categories": {"of": 4, "chosen": 1}},
        "unheard": [],
        "refused": None,
    }
    assert "Only the files" not in project.run("check").stdout


def test_what_finds_nothing_is_a_problem(project: Project) -> None:
    feeds = "  - {name: a, include: [unicorn*]}\n  - {name: b, languages: [fr], events_only: true}\n"
    project.configure(SOURCES, f"{feeds}topics:\n  Dragons: [dragon*]\n")
    told = project.run("check", code=1).stderr
    assert "a: feeds.yaml: include: lets none of 5 announcements through, so that the feed is empty" in told.replace(
        f"{project.folder}/", ""
    )
    assert "languages, events_only: each of these lets something through, but nothing all of them\n" in told
    assert "topics: Dragons: none of 5 announcements has one of its words" in told
    assert ask(project, code=1)["Dragons"]["chosen"] == 0


def test_what_leaves_nothing_out_is_said(project: Project) -> None:
    project.configure(SOURCES, "  - {name: a, exclude: [unicorn*], sources: [own, ally]}\ntopics:\n  The: [/./]\n")
    told = project.run("check").stdout
    assert "  sources         5 of 5, so it leaves nothing out\n" in told
    assert "  exclude         5 of 5, so it leaves nothing out\n" in told
    assert "topic The: 5 of 5 announcements, so it is on all\n" in told


def test_what_a_source_may_yet_say_is_no_problem(project: Project) -> None:
    more = f"{SOURCES}  - {{name: quay, feed: 'https://quay.example.org/feed'}}\n"
    project.configure(more, "  - {name: a, sources: [quay]}\n  - {name: b, include: [unicorn*]}\n")
    assert project.run("check").stdout.count("  nothing was heard yet of quay\n") == 2
    assert [one["unheard"] for one in ask(project).values()] == [["quay"], ["quay"]]
    project.configure(more, "  - {name: b, include: [unicorn*], exclude_source: quay}\n")
    project.run("check", code=1)


def test_a_feed_that_takes_all_is_not_counted(project: Project) -> None:
    project.configure(SOURCES, "  - {name: a, order: oldest, limit: 1, group: source}\n")
    assert ask(project) == {}


def test_check_writes_no_store(project: Project) -> None:
    project.configure(SOURCES, "  - {name: a, languages: [en]}\n")
    project.run("check")
    assert not (project.folder / ".mmmfeed").exists()


def test_a_regular_expression_that_runs_away_is_named(project: Project) -> None:
    project.write("dumps/news.txt", dump(NEWS | {"05.03.26": "Alas, " + "a" * 60 + "!"}))
    project.configure(SOURCES, "  - {name: a, include: ['/^Alas, (a|a)*$/']}\n  - {name: b, languages: [fr]}\n")
    done = project.run("check", code=1)
    assert "a: include: the regular expression /^Alas, (a|a)*$/ takes longer than 1 s on “Alas" in done.stderr
    assert "a: not known, see above\n" in done.stdout
    assert "b: 1 of 6 announcements\n" in done.stdout


def test_feeds_show_what_they_choose(project: Project) -> None:
    project.configure(
        SOURCES,
        "  - {name: for-ally, exclude_source: ally, title_template: '{source}: {title}'}\n"
        "  - {name: events, events_only: true, title_template: '{title} ({place}, {language})'}\n"
        "  - {name: theirs, first_party: false, title_template: '{source}: {title}'}\n",
    )
    project.run("build")
    own = project.entries("for-ally.rss")
    assert len(own) == 3
    assert all(title.startswith("own: ") for title in own.values())
    ((guid, title),) = project.entries("events.atom").items()
    assert guid in own
    assert title.endswith(" swallows (en)")
    assert list(project.entries("theirs.rss").values()) == ["The Allies: Otters are back"]


def test_why_says_which_key_leaves_it_out(project: Project) -> None:
    keys = {
        "exclude_source": "ally",
        "first_party": "true",
        "languages": "[fr, nl]",
        "categories": "[Care]",
        "include": "[unicorn*]",
        "exclude": "[otter*]",
        "since": "2026-03-04",
        "until": "2026-02-05",
        "events_only": "true",
        "min_length": "70",
    }
    feeds = "".join(f"  - {{name: {key}, {key}: {value}}}\n" for key, value in keys.items())
    project.configure(SOURCES, f"{feeds}topics:\n  Otters: [otter*]\n")
    project.run("build", code=None)
    told = project.run("why", "otters are back").stdout
    for line in (
        "exclude_source: not there: it leaves out what ally says first (exclude_source)",
        "first_party: not there: it takes only the publisher's own (first_party)",
        "languages: not there: it takes fr, nl (languages), and this is in en",
        "categories: not there: it takes Care (categories), and this is in none of them",
        "include: not there: it takes only what has certain words in it (include), and this has none of them",
        "exclude: not there: it leaves out what has “otter*” in it (exclude)",
        "since: not there: it takes what is from 2026-03-04 on (since), and this is of 2026-03-03",
        "until: not there: it takes what is up to 2026-02-05 (until), and this is of 2026-03-03",
        "events_only: not there: it takes only what tells of an event (events_only), and none was found in this",
        "min_length: not there: it takes texts of 70 letters and more (min_length), and this has 59",
        "category Otters for “otter*”",
    ):
        assert f" {line}\n" in told, told
    (as_json,) = json.loads(project.run("why", "--json", "otters are back").stdout)
    reasons = {place["feed"]: place["reason"] for place in as_json["feeds"]}
    assert reasons == {key: key for key in keys}
    assert next(place["evidence"] for place in as_json["feeds"] if place["feed"] == "since") == "2026-03-03"


def test_the_name_of_a_list_leaves_out_all_that_it_names(project: Project) -> None:
    project.write(
        "list.opml", '<opml version="2.0"><body><outline text="Ally" xmlUrl="https://ally.example/f"/></body></opml>'
    )
    sources = f"{SOURCES}  - {{name: list, opml: list.opml}}\n"
    project.configure(sources, "  - {name: a, exclude_source: list}\n  - {name: b, exclude_source: [list.aly]}\n")
    done = project.run("check", code=None)
    assert "b: " in done.stdout
    assert ask(project, code=done.returncode)["a"]["keys"] == {"exclude_source": {"of": 5, "chosen": 5}}


def test_the_first_page_shows_the_titles_that_announcements_have_and_not_those_of_a_feed(project: Project) -> None:
    feeds = '  - name: news\n  - {name: dated, title_template: "{date} {title}"}\n'
    project.configure(SOURCES, feeds, more="pages: true\n")
    project.run("build")
    page = project.output("index.html").read_text(encoding="utf-8")
    assert ">Otters are back</a></h3>" in page
    assert "2026-03-03 Otters are back" not in page
    assert "2026-03-03 Otters are back" in project.output("dated.rss").read_text(encoding="utf-8")
    titles = [line.partition("/n/")[2] for line in page.splitlines() if "u-url p-name" in line]
    assert len(titles) == 4
