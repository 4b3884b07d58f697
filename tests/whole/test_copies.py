"""A better copy that comes later, and goes again: the same entry, updated in its place."""

from __future__ import annotations

import json
from typing import Any

from projects import Project, dump, item, rss

WHOLE = (
    "The regional assembly adopted the charter on shared care after two years of debate, and five cities signed it on the "
    "day. The text will be read in all schools, and a council of carers will watch over it from next year on."
)
OWN = "  - name: own\n    dump: dumps/*.txt\n    first_party: true\n"
ALLY = "  - name: ally\n    feed: partners/ally.xml\n"


def shown(project: Project) -> dict[str, Any]:
    (found,) = json.loads(project.output("news.json").read_bytes())["items"]
    assert isinstance(found, dict)
    return found


def test_a_better_copy_updates_the_entry_in_its_place_and_so_does_its_going(project: Project) -> None:
    project.configure(OWN + ALLY)
    project.write("dumps/news.txt", dump({"04.03.26": WHOLE[:117]}))
    project.write("partners/ally.xml", rss())
    project.run("build")
    teaser = shown(project)
    assert "date_modified" not in teaser

    project.write("partners/ally.xml", rss(item("charter", "Charter signed", WHOLE, "Wed, 04 Mar 2026 18:00:00 +0000")))
    project.run("build")
    better = shown(project)
    assert (better["id"], better["content_text"], better["title"]) == (teaser["id"], WHOLE, "Charter signed")
    assert better["date_published"] == teaser["date_published"]
    assert better["date_modified"] > better["date_published"]
    before = project.outputs()
    project.run("build")
    project.run("rebuild")
    assert project.outputs() == before

    project.configure(OWN)
    project.run("build")
    again = shown(project)
    assert (again["id"], again["content_text"]) == (teaser["id"], teaser["content_text"])
    assert again["date_modified"] >= better["date_modified"]


def test_what_is_there_from_the_start_is_no_change(project: Project) -> None:
    project.configure(OWN + ALLY)
    project.write("dumps/news.txt", dump({"04.03.26": WHOLE[:117]}))
    project.write("partners/ally.xml", rss(item("charter", "Charter signed", WHOLE, "Wed, 04 Mar 2026 18:00:00 +0000")))
    project.run("build")
    entry = shown(project)
    assert (entry["content_text"], entry["_mmmfeed"]["text_from"]) == (WHOLE, "ally")
    assert "date_modified" not in entry
