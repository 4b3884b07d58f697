"""`mmmfeed add URL` finds the feed and writes the source."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from projects import Project, item, rss
from servers import Answer, Server, serving

FEED = rss(
    *(
        item(str(n), f"The {n}th thing", f"The text of the {n}th thing.", f"Tue, {n + 1:02} Mar 2026 10:00:00 +0000")
        for n in range(7)
    )
).encode()
PAGE = b"""<!doctype html><html><head><title>News of the ally</title>
<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
<link rel="alternate" type="application/rss+xml" title="News" href="/news.rss">
<link rel="alternate" type="application/atom+xml" title="Jobs" href="/jobs.atom"></head><body>Hello</body></html>"""
COMMENTED = """\
# Who
site:
  title: River Forum          # that is us
  url: https://www.riverforum.example/

sources:
  # Our own words
  - name: own
    dump: dumps/*.txt         # all of them

# What
feeds:
  - name: news
"""


@pytest.fixture
def forum(project: Project) -> Project:
    project.write("feeds.yaml", COMMENTED)
    return project


@pytest.fixture
def server() -> Iterator[Server]:
    with serving({"/news.rss": Answer(FEED), "/page": Answer(PAGE), "/jobs.atom": Answer(FEED)}) as running:
        yield running


def add(project: Project, *arguments: str, code: int = 0) -> str:
    done = project.run("add", "--allow-private", *arguments, code=code)
    return done.stdout + done.stderr


def settings(project: Project) -> str:
    return (project.folder / "feeds.yaml").read_text()


def written(name: str, url: str) -> str:
    return COMMENTED.replace(
        "# all of them\n", f"# all of them\n  - name: {name}\n    feed: {url}\n    allow_private: true\n"
    )


def paths(server: Server) -> list[str]:
    return [request.path for request in server.requests]


def test_a_feed_is_asked_once_shown_and_written(forum: Project, server: Server) -> None:
    told = add(forum, server.url("/news.rss"))
    assert paths(server) == ["/news.rss"]
    assert f"Ally, RSS 2.0, at {server.url('/news.rss')}\n7 announcements, the newest:\n" in told
    assert [line.strip() for line in told.splitlines() if "th thing" in line] == [
        f"2026-03-0{n + 1}  The {n}th thing" for n in (6, 5, 4, 3, 2)
    ]
    assert settings(forum) == written("ally", server.url("/news.rss"))
    forum.write("dumps/a.txt", "04.03.26\nThe report is out.\n")
    forum.run("build")
    assert len(forum.entries("news.rss")) == 8


def test_a_page_leads_to_its_feed(forum: Project, server: Server) -> None:
    told = add(forum, server.url("/page"))
    assert paths(server) == ["/page", "/news.rss"]
    assert "is a web page; the feed that belongs to it:" in told
    assert f"The page also offers {server.url('/jobs.atom')} (Jobs)" in told
    assert settings(forum) == written("ally", server.url("/news.rss"))


def test_a_page_that_names_no_feed_may_have_one_at_a_usual_place(forum: Project, server: Server) -> None:
    server.answers |= {"/": Answer(b"<!doctype html><title>Hello</title><p>Hello."), "/feed/": Answer(FEED)}
    add(forum, server.url("/"))
    assert paths(server) == ["/", "/feed/"]
    assert settings(forum) == written("ally", server.url("/feed/"))


def test_an_offer_that_is_no_feed_is_passed_over(forum: Project, server: Server) -> None:
    server.answers["/news.rss"] = Answer(b"<!doctype html><title>Gone</title>")
    add(forum, server.url("/page"))
    assert settings(forum) == written("ally", server.url("/jobs.atom"))


def test_a_page_without_any_feed(forum: Project, server: Server) -> None:
    server.answers["/"] = Answer(b"<!doctype html><title>Hello</title><p>Hello.")
    assert "no feed was found" in add(forum, server.url("/"), code=2)
    assert len(server.requests) <= 6
    assert settings(forum) == COMMENTED


def test_trying_writes_nothing(forum: Project, server: Server) -> None:
    told = add(forum, "--dry-run", server.url("/news.rss"))
    assert f"Would be written into feeds.yaml:\n  - name: ally\n    feed: {server.url('/news.rss')}\n" in told
    assert settings(forum) == COMMENTED


@pytest.mark.parametrize("path", ["/news.rss", "/news.rss/", "/page"])
def test_what_is_there_already_is_said(forum: Project, server: Server, path: str) -> None:
    add(forum, server.url("/news.rss"), "--name", "friend")
    before = settings(forum)
    asked = len(server.requests)
    assert "friend is this source already" in add(forum, server.url(path))
    assert settings(forum) == before
    assert len(server.requests) - asked == (path == "/page")


def test_names_are_unique(forum: Project, server: Server) -> None:
    add(forum, server.url("/news.rss"), "--name", "Ally")
    assert "- name: ally-127-0-0-1\n" in add(forum, server.url("/jobs.atom"))


def test_a_name_of_ones_own(forum: Project, server: Server) -> None:
    add(forum, server.url("/news.rss"), "--name", "friend")
    assert settings(forum) == written("friend", server.url("/news.rss"))
    told = add(forum, server.url("/jobs.atom"), "--name", "Friend", code=2)
    assert "has a source with the name Friend already" in told
    assert "cannot be a file name" in add(forum, server.url("/jobs.atom"), "--name", "a/b", code=2)
    assert paths(server) == ["/news.rss"]


def test_an_address_that_moved_for_good_is_written_as_it_is_now(forum: Project, server: Server) -> None:
    server.answers["/old"] = Answer(status=301, headers={"Location": "/news.rss"})
    add(forum, server.url("/old"))
    assert settings(forum) == written("ally", server.url("/news.rss"))
    server.answers["/here"] = Answer(status=302, headers={"Location": "/jobs.atom"})
    add(forum, server.url("/here"))
    assert f"feed: {server.url('/here')}\n" in settings(forum)


def test_what_is_inside_a_network_is_asked_on_demand_only(forum: Project, server: Server) -> None:
    told = forum.run("add", server.url("/news.rss"), code=2).stderr
    assert "inside a network" in told
    assert "--allow-private" in told
    assert not server.requests
    assert settings(forum) == COMMENTED


def test_an_answer_that_is_no_use(forum: Project, server: Server) -> None:
    assert "there is nothing at this address" in add(forum, server.url("/nothing"), code=2)
    server.answers["/text"] = Answer(b"Sorry, we moved.")
    assert "plain text" in add(forum, server.url("/text"), code=2)
    told = add(forum, "not an address", code=2)
    assert "'not an address' has a space in it" in told
    assert "stays published" not in told
    assert settings(forum) == COMMENTED


def test_an_address_without_https_gets_it(forum: Project) -> None:
    assert "https://nowhere.invalid/feed: " in add(forum, "nowhere.invalid/feed", code=2)


def test_a_file_can_be_added_too(forum: Project) -> None:
    forum.write("partners/ally.xml", FEED)
    forum.run("add", "partners/ally.xml")
    assert "  - name: ally\n    feed: partners/ally.xml\n" in settings(forum)
    assert "ally is this source already" in forum.run("add", "partners/ally.xml").stdout


def test_the_first_source_of_all(project: Project, server: Server) -> None:
    project.write("feeds.yaml", "site: {title: X, url: https://x.example/}\nsources: []\nfeeds: [{name: news}]\n")
    add(project, server.url("/news.rss"))
    project.run("build")
    assert len(project.entries("news.rss")) == 7


def test_a_file_with_mistakes_is_not_touched(forum: Project, server: Server) -> None:
    forum.write("feeds.yaml", COMMENTED + "limits: 3\n")
    assert "unknown key" in add(forum, server.url("/news.rss"), code=2)
    assert settings(forum) == COMMENTED + "limits: 3\n"
    assert not server.requests
