"""`opml:` a list of feeds as a source: each feed that it names is a source of its own, as long as it names it.

The servers are all behind one proxy, so that they have public names and yet are on this machine.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from mmmfeed import build as story
from mmmfeed.config import load
from mmmfeed.report import Report
from projects import Project, item, rss
from quick import Quick
from servers import Answer, Server, serving, unless_known

NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
WORDS = {
    "alder": "The alders along the brook were counted again this spring, and there are more of them than ever before.",
    "birch": "A birch of two hundred years fell in the night; the school will make benches of it before the summer.",
    "cedar": "Nobody knows who planted the cedar behind the town hall, says the new guide to the trees of the city.",
    "elder": "Syrup of elder flowers is sold at the market on Saturday, and all of it goes to the children's ward.",
}
LIST = "http://umbrella.example/members.opml"
PAGE = (
    b"<!doctype html><html><head><title>Members only</title></head><body><p>Please come back later.</p></body></html>"
)


def feed_of(name: str) -> str:
    return f"http://{name}.example/feed"


def outline(name: str, title: str = "", url: str = "") -> str:
    return f'<outline type="rss" text="{title or name.title()}" xmlUrl="{url or feed_of(name)}"/>'


def opml(*outlines: str) -> bytes:
    return f'<?xml version="1.0"?><opml version="2.0"><head/><body>{"".join(outlines)}</body></opml>'.encode()


@dataclass(frozen=True)
class World:
    """A project with a list, and all servers that it leads to."""

    project: Project
    proxy: Server

    def says(self, name: str, *items: str) -> None:
        answer = Answer(rss(*(items or [item(name, f"On the {name}", WORDS[name])])).encode(), {"ETag": '"1"'})
        self.proxy.answers[feed_of(name)] = unless_known(answer)

    def lists(self, *outlines: str, etag: str = "") -> None:
        """The umbrella organisation's list."""
        answer = Answer(opml(*outlines), {"ETag": etag} if etag else {})
        self.proxy.answers[LIST] = unless_known(answer) if etag else answer

    def subscribe(
        self, location: str = LIST, more: str = "", feeds: str = "  - name: news\n", other: str = "", titles: str = ""
    ) -> None:
        through = f"    proxy: {self.proxy.url('/')}\n"
        self.project.configure(f"  - name: members\n    opml: {location}\n{through}{more}{other}", feeds, titles)

    def build(
        self, now: datetime, forced: frozenset[str] = frozenset(), accepted: frozenset[str] = frozenset()
    ) -> Report:
        return story.build(load(self.project.folder / "feeds.yaml"), now, forced=forced, accepted=accepted)

    def titles(self, feed: str = "news") -> set[str]:
        return set(self.project.entries(f"{feed}.rss").values())

    def asked(self) -> list[str]:
        """What was asked since the last time, in the order of the alphabet."""
        asked = sorted(request.path for request in self.proxy.requests)
        self.proxy.requests.clear()
        return asked

    def sources(self) -> dict[str, dict[str, Any]]:
        return {told["source"]: told for told in json.loads(self.project.run("sources", "--json").stdout)["sources"]}


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with serving() as proxy:
        world = World(Quick(tmp_path), proxy)
        for name in WORDS:
            world.says(name)
        yield world


def told(report: Report) -> list[str]:
    return [problem.message for problem in report.problems]


# --- what it names ----------------------------------------------------------------------------------------


def test_every_feed_of_a_file_is_a_source_in_folders_too(world: World) -> None:
    world.subscribe("lists/all.opml", other="    language: fr\n    priority: 3\n")
    folder = f'<outline text="Trees"><outline text="Old ones">{outline("cedar")}</outline>{outline("birch")}</outline>'
    world.project.write("lists/all.opml", opml(folder, outline("alder", "The Alder Society")))
    done = world.project.run("build", "--verbose")
    assert "members: names 3 feeds\nmembers.cedar: 1 new" in done.stderr
    assert "members.the-alder-society: 1 new" in done.stderr
    assert world.titles() == {"On the cedar", "On the birch", "On the alder"}
    assert {line["source"]: line["language"] for line in world.project.exported()}["members.cedar"] == "fr"
    assert world.asked() == [feed_of("alder"), feed_of("birch"), feed_of("cedar")]


def test_a_list_at_a_server_is_asked_first_and_its_feeds_in_the_same_run(world: World) -> None:
    world.lists(outline("alder"), outline("birch"))
    world.subscribe()
    world.project.run("build")
    assert world.proxy.requests[0].path == LIST
    assert world.titles() == {"On the alder", "On the birch"}


def test_nothing_is_asked_before_it_is_due_and_a_list_that_has_not_changed_says_only_that(world: World) -> None:
    world.lists(outline("alder"), etag='"7"')
    world.subscribe()
    world.build(NOW)
    assert world.asked() == [feed_of("alder"), LIST]
    report = world.build(NOW + HOUR / 2)
    assert world.asked() == []
    assert report.sources["members"].waiting.startswith("not asked before")
    report = world.build(NOW + 2 * HOUR)
    assert [r.header("If-None-Match") for r in world.proxy.requests if r.path == LIST] == ['"7"']
    assert (report.sources["members"].unchanged, report.exit_code) == (1, 0)
    assert report.sources["members.alder"].documents == 1
    assert world.titles() == {"On the alder"}


def test_a_file_is_read_at_each_run(world: World) -> None:
    world.subscribe("all.opml")
    world.project.write("all.opml", opml(outline("alder")))
    world.project.run("build")
    world.project.write("all.opml", opml(outline("alder"), outline("birch")))
    done = world.project.run("build", "--verbose")
    assert "members: names more feeds: birch\n" in done.stderr
    assert world.titles() == {"On the alder", "On the birch"}


# --- when it changes --------------------------------------------------------------------------------------


def test_another_order_title_folder_or_spelling_of_the_address_renames_nothing(world: World) -> None:
    world.subscribe("all.opml")
    world.project.write("all.opml", opml(outline("alder"), outline("birch", "Alder")))
    world.project.run("build")
    before = {line["source"]: line["guid"] for line in world.project.exported()}
    assert set(before) == {"members.alder", "members.alder-birch"}
    moved = outline("birch", "Birches of the North", f"{feed_of('birch')}/#top")
    world.proxy.answers[f"{feed_of('birch')}/"] = world.proxy.answers[feed_of("birch")]
    world.project.write("all.opml", opml(f'<outline text="Trees">{moved}</outline>', outline("alder", "New name")))
    world.project.run("build")
    assert {line["source"]: line["guid"] for line in world.project.exported()} == before
    assert set(world.sources()) == {"members", *before}


def test_a_feed_with_a_new_address_keeps_its_name_and_what_it_said(world: World) -> None:
    world.subscribe("all.opml")
    world.project.write("all.opml", opml(outline("alder"), outline("birch")))
    world.project.run("build")
    guids = set(world.project.entries("news.rss"))
    there = "http://alder.example/blog/rss.xml"
    world.proxy.answers[there] = world.proxy.answers.pop(feed_of("alder"))
    world.project.write("all.opml", opml(outline("birch"), outline("alder", url=there)))
    world.project.run("build")
    assert world.sources()["members.alder"]["location"] == there
    assert set(world.project.entries("news.rss")) == guids


def test_a_feed_that_leaves_is_not_asked_or_shown_any_more_and_comes_back_as_it_was(world: World) -> None:
    world.subscribe("all.opml")
    world.project.write("all.opml", opml(outline("alder"), outline("birch")))
    world.project.run("build")
    before = world.project.entries("news.rss")
    world.asked()
    world.project.write("all.opml", opml(outline("alder")))
    done = world.project.run("build", "--force", "--verbose")
    assert "members: does not name any more: birch\n" in done.stderr
    assert (world.asked(), world.titles()) == ([feed_of("alder")], {"On the alder"})
    assert b"A birch of two" in world.project.run("raw", "members.birch").stdout.encode()
    world.project.run("rebuild")
    assert world.titles() == {"On the alder"}
    world.project.write("all.opml", opml(outline("birch"), outline("alder")))
    world.project.run("build")
    assert world.project.entries("news.rss") == before
    assert set(world.sources()) == {"members", "members.alder", "members.birch"}


def test_a_rebuild_and_a_lost_store_have_the_same_names_and_guids(world: World) -> None:
    world.subscribe("all.opml")
    world.project.write("all.opml", opml(outline("alder"), outline("birch", "Alder"), outline("cedar", "!")))
    world.project.run("build")
    before = [(line["source"], line["guid"]) for line in world.project.exported()]
    world.project.run("rebuild")
    assert [(line["source"], line["guid"]) for line in world.project.exported()] == before
    (world.project.folder / ".mmmfeed/store.sqlite3").unlink()
    world.project.run("build")
    assert [(line["source"], line["guid"]) for line in world.project.exported()] == before


# --- when it breaks ---------------------------------------------------------------------------------------

BROKEN = [
    (Answer(PAGE), "answers with a web page titled “Members only” instead of a list of feeds (OPML)."),
    (Answer(opml()), "names no feed."),
    (Answer(b""), "is no XML; is it a list of feeds (OPML)?"),
    (Answer(rss().encode()), "is a feed itself; it is no list of feeds (OPML)."),
    (Answer(opml(outline("x", url="file:///etc/passwd"))), "names no feed that can be a source."),
    (Answer(b"gone", status=404), "there is nothing at this address"),
]


@pytest.mark.parametrize(("answer", "words"), BROKEN, ids=["page", "no feed", "empty", "feed", "only unfit", "404"])
def test_a_list_that_breaks_takes_nothing_away(world: World, answer: Answer, words: str) -> None:
    world.lists(outline("alder"), outline("birch"))
    world.subscribe()
    world.build(NOW)
    world.asked()
    world.proxy.answers[LIST] = answer
    for day in (1, 2, 3):
        report = world.build(NOW + day * DAY * 1.2)
        assert world.asked() == [feed_of("alder"), feed_of("birch"), LIST]
        message = told(report)[-1]
        assert words in message
        assert "Its last 2 feeds stay." in message
        assert report.exit_code == 1
        assert world.titles() == {"On the alder", "On the birch"}
    assert message.endswith("It has been so for 2 days.")
    told_of = world.sources()
    assert (told_of["members"]["state"], told_of["members"]["feeds"]) == ("failing", 2)
    assert told_of["members.alder"]["feeds"] is None


def test_a_file_that_is_gone_takes_nothing_away(world: World) -> None:
    world.subscribe("all.opml")
    world.project.write("all.opml", opml(outline("alder"))).unlink()
    done = world.project.run("build", code=1)
    assert "all.opml: no file matches" in done.stderr
    world.project.write("all.opml", opml(outline("alder"), outline("birch")))
    world.project.run("build")
    (world.project.folder / "all.opml").unlink()
    assert "no file matches" in (said := world.project.run("build", code=1).stderr)
    assert "Its last 2 feeds stay." in said
    assert world.titles() == {"On the alder", "On the birch"}


def test_half_a_list_adds_but_takes_nothing_away(world: World) -> None:
    world.lists(outline("alder"), outline("birch"))
    world.subscribe()
    world.build(NOW)
    whole = opml(outline("cedar"), outline("birch"), outline("alder"))
    world.proxy.answers[LIST] = Answer(whole[: whole.index(b"Birch")])
    report = world.build(NOW + 2 * DAY)
    assert any("is not well-formed" in message and "none is taken away" in message for message in told(report))
    assert set(report.sources) == {"members", "members.alder", "members.birch", "members.cedar"}


def test_a_server_s_list_that_loses_most_of_its_feeds_at_once_is_believed_after_a_day(world: World) -> None:
    world.lists(*map(outline, WORDS))
    world.subscribe()
    world.build(NOW)
    world.lists(outline("alder"))
    (message,) = told(world.build(NOW + 1.2 * DAY))
    assert message.startswith("3 of its 4 feeds are gone at once; they stay.")
    assert world.sources()["members"]["state"] == "held"
    assert len(world.titles()) == 4
    report = world.build(NOW + 2.5 * DAY)
    assert (told(report), set(report.sources)) == ([], {"members", "members.alder"})
    assert world.titles() == {"On the alder"}
    assert world.sources()["members"]["state"] == "well"


def test_a_person_can_say_that_it_is_right(world: World) -> None:
    world.lists(*map(outline, WORDS))
    world.subscribe()
    world.build(NOW)
    world.lists(outline("alder"))
    world.build(NOW + 1.2 * DAY)
    report = world.build(NOW + 1.3 * DAY, accepted=frozenset({"members"}))
    assert (told(report), set(report.sources)) == ([], {"members", "members.alder"})


def test_a_file_is_believed_whatever_a_person_takes_out_of_it(world: World) -> None:
    world.subscribe("all.opml")
    world.project.write("all.opml", opml(*map(outline, WORDS)))
    world.project.run("build")
    world.project.write("all.opml", opml(outline("alder")))
    world.project.run("build")
    assert world.titles() == {"On the alder"}


# --- what it may not do -----------------------------------------------------------------------------------


def test_a_stranger_s_list_leads_nobody_into_the_network(world: World) -> None:
    with serving({"/feed": Answer(rss(item("x", "Secret", "The secret of this network.")).encode())}) as inside:
        inside.answers["/members.opml"] = Answer(opml(outline("secret", url=inside.url("/feed"))))
        world.project.configure(
            f"  - name: members\n    opml: {inside.url('/members.opml')}\n    allow_private: true\n"
        )
        done = world.project.run("build", code=1)
        assert "members.secret: " in done.stderr
        assert "is inside a network and not on the public internet" in " ".join(done.stderr.split())
        assert [request.path for request in inside.requests] == ["/members.opml"]


def test_a_list_of_one_s_own_may(world: World) -> None:
    with serving({"/feed": Answer(rss(item("x", "Canteen", "What there is to eat this week.")).encode())}) as inside:
        world.project.write("all.opml", opml(outline("canteen", url=inside.url("/feed"))))
        world.project.configure("  - name: members\n    opml: all.opml\n")
        assert "inside a network" in world.project.run("build", code=1).stderr
        world.project.configure("  - name: members\n    opml: all.opml\n    allow_private: true\n")
        world.project.run("build", "--force")
        assert world.titles() == {"Canteen"}


def test_the_password_of_a_list_goes_to_no_feed_of_it(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UMBRELLA", "sesame")
    world.lists(outline("alder"), outline("birch", url="http://umbrella.example/birch"))
    world.proxy.answers["http://umbrella.example/birch"] = Answer(rss(item("b", "Birch", WORDS["birch"])).encode())
    world.subscribe(more='    auth: { user: ann, password: "${UMBRELLA}" }\n    allow_private: true\n')
    world.project.run("build")
    sent = {request.path: request.header("Authorization") for request in world.proxy.requests}
    assert sent.pop(LIST)
    assert set(sent.values()) == {None}


def test_what_is_no_address_of_the_web_is_told_with_its_title_and_the_rest_taken(world: World) -> None:
    world.project.write(
        "all.opml",
        opml(
            outline("x", "Mine", "file:///etc/passwd"),
            outline("x", "Locked", "https://ann:tiger@secret.example/feed"),
            outline("alder"),
            '<outline text="Other lists" type="include" url="https://ann:tiger@lists.example/more.opml"/>',
            '<outline text="Linked" type="link" url="https://lists.example/linked.opml"/>',
            '<outline text="A page" type="link" url="https://page.example/"/>',
        ),
    )
    world.subscribe("all.opml")
    done = world.project.run("build", code=1)
    assert "names a feed that cannot be a source: “Mine”: 'file:///etc/passwd' is not a URL" in done.stderr
    assert "“Locked”: " in done.stderr
    assert "tiger" not in done.stderr
    for list_ in ("more", "linked"):
        assert f"includes another list, https://lists.example/{list_}.opml, which is not followed" in done.stderr
    assert "page.example" not in done.stderr
    assert world.titles() == {"On the alder"}
    assert world.project.run("check", code=1).stderr == done.stderr  # at each run, and before the first one


def test_a_list_without_end_is_cut_and_that_is_told(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mmmfeed.subscribing.choosing.MOST", 2)
    monkeypatch.setattr("mmmfeed.subscribing.reading.MOST", 2)
    world.project.write("all.opml", opml(*map(outline, WORDS)))
    world.subscribe("all.opml")
    assert "names 4 feeds; the first 2 are taken. Split it" in world.project.run("build", code=1).stderr
    assert world.titles() == {"On the alder", "On the birch"}


# --- beside other sources ---------------------------------------------------------------------------------


def test_a_feed_is_asked_once_however_often_it_is_named(world: World) -> None:
    through = f"    proxy: {world.proxy.url('/')}\n"
    world.lists(outline("alder"), outline("alder", "Again", "HTTP://ALDER.example/feed/"), outline("birch"))
    own = f"  - name: own-birch\n    feed: {feed_of('birch')}\n{through}  - name: second\n    opml: all.opml\n{through}"
    world.project.write("all.opml", opml(outline("alder"), outline("cedar")))
    world.subscribe(
        other=own,
        feeds="  - name: news\n  - name: first\n    sources: [members]\n  - name: second\n    sources: [second]\n"
        "  - name: one\n    sources: [members.birch, second.cedar]\n",
    )
    world.project.run("build")
    assert world.asked() == [feed_of("alder"), feed_of("birch"), feed_of("cedar"), LIST]
    assert list(world.sources()) == ["members", "members.alder", "own-birch", "second", "second.cedar"]
    # The name of a list stands for all that it names, under whatever name that is a source.
    assert world.titles("first") == {"On the alder", "On the birch"}
    assert world.titles("second") == {"On the alder", "On the cedar"}
    assert world.titles("one") == {"On the birch", "On the cedar"}


def test_one_feed_of_a_list_is_switched_off_as_a_source_of_its_own(world: World) -> None:
    world.lists(outline("alder"), outline("birch"))
    world.subscribe(other=f"  - name: not-this\n    feed: {feed_of('birch')}\n    enabled: false\n")
    world.project.run("build")
    assert world.asked() == [feed_of("alder"), LIST]


def test_a_list_that_is_switched_off_is_not_asked_and_what_it_brought_stays(world: World) -> None:
    world.lists(outline("alder"))
    world.subscribe()
    world.project.run("build")
    world.asked()
    world.subscribe(more="    enabled: false\n")
    world.project.run("build", "--force")
    assert world.asked() == []
    assert world.titles() == {"On the alder"}
    assert {told["state"] for told in world.sources().values()} == {"off"}


def test_a_list_that_is_taken_out_shows_nothing_as_any_source(world: World) -> None:
    world.lists(outline("alder"))
    world.subscribe(other="  - name: own\n    feed: own.rss\n")
    world.project.write("own.rss", rss(item("own", "Own", "What we say ourselves.")))
    world.project.run("build")
    world.project.configure("  - name: own\n    feed: own.rss\n")
    world.project.run("build")
    assert world.titles() == {"Own"}


def test_a_feed_that_a_list_does_not_name_is_told(world: World) -> None:
    world.lists(outline("alder"), outline("birch"))
    world.subscribe(feeds="  - name: news\n    sources: [members.aldr]\n")
    done = world.project.run("build", code=1)
    assert "sources: 'members.aldr' is no feed that a list names; did you mean members.alder?" in done.stderr
    assert world.titles() == set()


def test_a_feed_of_a_list_that_could_not_be_read_yet_takes_from_nobody_else(world: World) -> None:
    world.proxy.answers[LIST] = Answer(PAGE)
    world.subscribe(
        other="  - name: own\n    feed: own.rss\n", feeds="  - name: news\n    sources: [members]\n  - name: all\n"
    )
    world.project.write("own.rss", rss(item("own", "Own", "What we say ourselves.")))
    world.project.run("build", code=1)
    assert (world.titles("news"), world.titles("all")) == (set(), {"Own"})


# --- commands ---------------------------------------------------------------------------------------------


def test_force_means_one_feed_or_the_list_and_all_of_its_feeds(world: World) -> None:
    world.lists(outline("alder"), outline("birch"))
    world.subscribe()
    world.project.run("build")
    world.asked()
    world.project.run("build", "--force", "members.birch")
    assert world.asked() == [feed_of("birch")]
    world.project.run("build", "--force", "members")
    assert world.asked() == [feed_of("alder"), feed_of("birch"), LIST]
    world.project.run("build", "--force")
    assert world.asked() == [feed_of("alder"), feed_of("birch"), LIST]
    done = world.project.run("build", "--force", "members.brich", code=2)
    assert "There is no source 'members.brich'; did you mean members.birch?" in done.stderr


@pytest.mark.parametrize("accepted", ["members.alder", "members"])
def test_a_flood_of_one_feed_is_accepted_by_its_name_or_that_of_the_list(world: World, accepted: str) -> None:
    day = "Mon, 01 Jun 2026 08:00:00 +0000"
    world.says("alder", *(item(f"o{n}", f"Old {n}", f"Of the year before, {n}.") for n in range(3)))
    world.lists(outline("alder"), outline("birch"))
    world.subscribe()
    world.build(NOW)
    many = [item(f"f{n}", f"Find {n}", f"What was found on the field {n} this year.", day) for n in range(60)]
    world.proxy.answers[feed_of("alder")] = Answer(rss(*many).encode())
    assert any(
        "announcements at once" in message
        for message in told(world.build(NOW + 2 * HOUR, frozenset({"members.alder"})))
    )
    assert world.sources()["members.alder"]["state"] == "held"
    report = world.build(NOW + 3 * HOUR, accepted=frozenset({accepted}))
    assert (report.sources["members.alder"].new, report.exit_code) == (60, 0)
    assert world.sources()["members.alder"]["state"] != "held"


def test_the_overview_and_the_documents_have_the_list_and_its_feeds(world: World) -> None:
    world.lists(outline("alder"), outline("birch"))
    world.subscribe()
    before = world.project.run("sources").stdout
    assert "members" in before
    assert "never" in before
    world.project.run("build")
    lines = world.project.run("sources").stdout.splitlines()
    assert [line.split()[0] for line in lines if line.startswith("members")] == [
        "members",
        "members.alder",
        "members.birch",
    ]
    assert "  a list of 2 feeds" in lines
    assert world.project.run("raw", "members").stdout.encode() == opml(outline("alder"), outline("birch"))
    assert "On the alder" in world.project.run("raw", "members.alder").stdout
    assert "did you mean members.alder?" in world.project.run("raw", "members.aldr", code=2).stderr


def test_check_tells_what_a_file_names_and_asks_nobody(world: World) -> None:
    world.project.write("all.opml", opml(outline("alder"), outline("birch")))
    world.subscribe("all.opml", titles="titles: { A title that a feed of the list may have: Another one }\n")
    done = world.project.run("check")
    assert "all.opml (members): 2 feeds\n" in done.stdout.replace(f"{world.project.folder}/", "")
    assert json.loads(world.project.run("check", "--json").stdout)["documents"][0]["feeds"] == 2
    world.project.write("all.opml", PAGE)
    assert "is a web page titled “Members only” instead of a list of feeds" in world.project.run("check", code=1).stderr
    assert world.asked() == []


def test_why_and_review_know_the_feeds_of_lists(world: World) -> None:
    world.lists(outline("alder"))
    world.subscribe()
    world.project.run("build")
    assert "members.alder" in world.project.run("why", "On the alder").stdout
    assert "former" not in world.project.run("why", "On the alder").stdout
    world.project.run("review", "--list")
