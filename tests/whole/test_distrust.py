"""What a partner says of its own items is believed as far as it can be."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from fetching import LONG, NOW, build, item, messages, says
from mmmfeed.store import Store
from quick import Quick
from servers import Answer, Server


@pytest.fixture
def partner(tmp_path: Path, server: Server) -> Quick:
    """A project with one partner at a server."""
    project = Quick(tmp_path)
    project.configure(f"  - name: ally\n    feed: {server.url('/feed')}\n    allow_private: true\n")
    return project


# --- ids --------------------------------------------------------------------------------------------------


def test_ids_that_change_with_each_fetch_are_not_believed_any_more(partner: Quick, server: Server) -> None:
    facts = []
    for fetch in range(6):
        says(server, (item(n, guid=f"{fetch}-{n}") for n in range(12 - fetch, 24 - fetch)))
        report = build(partner, NOW + timedelta(hours=2 * fetch))
        assert (report.sources["ally"].new, report.exit_code) == (1 if fetch else 12, 0)
        facts.append(report.sources["ally"].facts)
    assert facts[1] == ("11 of its 12 items came under new ids; they are the same announcements",)
    assert (
        facts[2][1]
        == "its ids change with each fetch and are not believed any more; page and title tell what an item is"
    )
    assert facts[3] == facts[4] == ()
    names = {line["title"]: line["source_id"] for line in partner.exported()}
    assert len(names) == 17
    assert names["Report on case 12"] == "0-12"
    assert names["Report on case 8"].startswith("page:")
    told = partner.run("why", "Report on case 8").stdout
    assert "source_id by ids-change: the ids of ally are not believed (now “4-8”)" in told
    before = partner.outputs()
    partner.run("rebuild")
    assert partner.outputs() == before


def test_of_ids_that_are_not_believed_single_new_ones_are_looked_into_too(partner: Quick, server: Server) -> None:
    for fetch in range(3):
        says(server, (item(n, guid=f"{fetch}-{n}") for n in range(12)))
        build(partner, NOW + timedelta(hours=2 * fetch))
    says(server, [item(0, guid="x", text="Edited."), *(item(n, guid=f"2-{n}") for n in range(1, 12))])
    report = build(partner, NOW + timedelta(hours=8))
    assert (report.sources["ally"].new, report.sources["ally"].changed) == (0, 1)


def test_what_a_person_does_not_believe_is_not_believed_from_the_first(tmp_path: Path, server: Server) -> None:
    project = Quick(tmp_path)
    source = f"  - name: ally\n    feed: {server.url('/feed')}\n    allow_private: true\n"
    project.configure(f"{source}    distrust: [ids, titles, dates]\n")
    for fetch in range(3):
        says(server, (item(n, guid=f"{fetch}-{n}", title=f"Item {n}") for n in range(5 - fetch, 9 - fetch)))
        assert build(project, NOW + timedelta(hours=2 * fetch)).sources["ally"].new == (1 if fetch else 4)
    lines = project.exported()
    assert len(lines) == 6
    assert all(line["source_id"].startswith("page:") for line in lines)
    assert {line["title_origin"] for line in lines} == {"derived"}
    assert all("council" in line["title"] for line in lines)
    assert {line["published"] for line in lines} == {
        "2026-05-02T09:00:00Z",  # what was there before
        "2026-06-01T11:00:00Z",
        "2026-06-01T13:00:00Z",
    }
    told = project.run("why", lines[0]["url"]).stdout
    assert "title by told: " in told
    assert "the item's own one, “Item 3”, is not believed" in told
    assert "published by told: feeds.yaml says not to believe its dates" in told
    before = project.outputs()
    project.run("rebuild")
    assert project.outputs() == before


def test_a_new_program_changes_its_ids_once_and_is_believed(partner: Quick, server: Server) -> None:
    for fetch, prefix in enumerate(["old", "new", "new", "newer", "newer"]):
        says(server, (item(n, guid=f"{prefix}-{n}") for n in range(12)), head=f"<ttl>{60 + fetch}</ttl>")
        facts = build(partner, NOW + timedelta(hours=2 * fetch)).sources["ally"].facts
        assert len(facts) == (fetch in (1, 3))
    assert len(partner.exported()) == 12


@pytest.mark.parametrize("count", [1, 3])
def test_a_short_feed_whose_ids_change(partner: Quick, server: Server, count: int) -> None:
    for fetch in range(5):
        says(server, (item(n, guid=f"{fetch}-{n}") for n in range(count)))
        build(partner, NOW + timedelta(hours=2 * fetch))
    assert len(partner.exported()) == count


def test_ids_that_are_places_in_the_feed(partner: Quick, server: Server) -> None:
    for fetch in range(5):
        says(server, (item(n, guid=f"place-{n + fetch}") for n in range(-fetch, 10 - fetch)))
        report = build(partner, NOW + timedelta(days=fetch))
        assert (report.sources["ally"].new, report.sources["ally"].changed) == (1 if fetch else 10, 0)
    assert sorted(line["title"] for line in partner.exported()) == sorted(f"Report on case {n}" for n in range(-4, 10))
    before = partner.outputs()
    partner.run("rebuild")
    assert partner.outputs() == before


# --- noise ------------------------------------------------------------------------------------------------


def noisy(n: int, fetch: int) -> str:
    """A counter, a session, an advert and an update stamp, as they are at the n-th fetch."""
    text = (
        f"&lt;p&gt;{LONG.format(n)}&lt;/p&gt;&lt;p&gt;&lt;a href='https://ally.example/form?PHPSESSID=0{fetch}ab'&gt;Form"
        f"&lt;/a&gt;&lt;/p&gt;&lt;p&gt;{17 * fetch + 3} views&lt;/p&gt;&lt;p&gt;Advertisement&lt;/p&gt;&lt;p&gt;Boots {fetch}&lt;/p&gt;"
    )
    stamp = (NOW + timedelta(hours=fetch)).strftime("%Y-%m-%dT%H:%M:%SZ")
    return item(n, text=text).replace(
        "<guid", f"<a:updated xmlns:a='http://www.w3.org/2005/Atom'>{stamp}</a:updated><guid"
    )


def test_what_changes_with_each_fetch_and_is_no_edit_moves_nothing(partner: Quick, server: Server) -> None:
    says(server, (noisy(n, 0) for n in range(8)))
    build(partner, NOW)
    before = partner.outputs()
    for fetch in range(1, 5):
        says(server, (noisy(n, fetch) for n in range(8)))
        report = build(partner, NOW + timedelta(hours=2 * fetch))
        assert (report.sources["ally"].new, report.sources["ally"].changed) == (0, 0)
    assert partner.outputs() == before
    assert "content by noise: text: “3 views” became “20 views”" in partner.run("why", "Report on case 3").stdout


def test_an_edit_beside_the_noise_is_an_edit(partner: Quick, server: Server) -> None:
    says(server, (noisy(n, 0) for n in range(8)))
    build(partner, NOW)
    says(server, (noisy(n, 1).replace("before the summer", "before the winter") for n in range(8)))
    assert build(partner, NOW + timedelta(hours=2)).sources["ally"].changed == 8
    assert "before the winter" in partner.output("news.atom").read_text()


def stamped(n: int, fetch: int) -> str:
    """An item that is dated and stamped anew at each fetch."""
    stamp = (NOW + timedelta(hours=fetch + 1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    return item(n, day=NOW + timedelta(hours=fetch)).replace(
        "<guid", f"<a:updated xmlns:a='http://www.w3.org/2005/Atom'>{stamp}</a:updated><guid"
    )


def test_dates_and_stamps_that_move_with_each_fetch_move_nothing(partner: Quick, server: Server) -> None:
    says(server, (stamped(n, 0) for n in range(8)))
    build(partner, NOW)
    before = partner.outputs()
    says(server, (stamped(n, 2) for n in range(8)))
    report = build(partner, NOW + timedelta(hours=2))
    assert (report.sources["ally"].new, report.sources["ally"].changed) == (0, 0)
    assert partner.outputs() == before
    told = partner.run("why", "Report on case 3").stdout
    assert "published by first-date: its source dates it 2026-05-29 11:00 UTC by now; the first date counts" in told
    assert "content by updated: updated: " in told


# --- another site -----------------------------------------------------------------------------------------


def casino(n: int) -> str:
    return item(n, guid=f"c-{n}", page=f"https://casino.example/{n}", title=f"Bonus {n}", text=f"Win {n} times.")


def test_a_domain_that_somebody_else_bought_publishes_nothing(partner: Quick, server: Server) -> None:
    says(server, (item(n, page=f"https://www.ally.org/{n}") for n in range(10)))
    build(partner, NOW)
    before = partner.outputs()
    says(server, map(casino, range(6)))
    for days in (1, 2, 9):  # it does not come by itself
        (told,) = messages(build(partner, NOW + timedelta(days=days)))
        assert told == (
            "is now the feed of another site: its items were of ally.org and are of casino.example. Its 6 announcements"
            " (“Bonus 0”, “Bonus 1”, …) are held back. If that is right, run `mmmfeed build --accept ally`."
        )
    assert partner.outputs() == before
    partner.run("build", "--accept", "ally")
    assert len(partner.exported()) == 16
    says(server, map(casino, range(-1, 5)))
    assert messages(build(partner, NOW + timedelta(days=10))) == []


def test_a_partner_with_a_new_domain_is_the_same_one(partner: Quick, server: Server) -> None:
    says(server, (item(n, page=f"https://www.ally.org/{n}") for n in range(10)))
    build(partner, NOW)
    says(server, (item(n, guid=f"new-{n}", page=f"https://allies.net/{n}") for n in range(-2, 8)))
    report = build(partner, NOW + timedelta(days=2))
    assert (report.sources["ally"].new, report.exit_code) == (2, 0)


# --- what an answer is worth ------------------------------------------------------------------------------


def test_a_good_feed_with_one_bad_date_is_no_failure_however_often_it_is_the_same(
    partner: Quick, server: Server
) -> None:
    says(server, [item(0), item(1).replace("2026", "1776")])
    for hours in (0, 2, 4):
        (told,) = messages(build(partner, NOW + timedelta(hours=hours)))
        assert "lies before 1990" in told
        assert "It has been so" not in told


def test_a_page_in_place_of_a_feed_says_since_when_and_what_stays(partner: Quick, server: Server) -> None:
    says(server, (item(n) for n in range(4)))
    build(partner, NOW)
    server.answers["/feed"] = Answer(
        b"<!doctype html><title>Welcome</title><p>Hello</p>", {"Content-Type": "text/html"}
    )
    build(partner, NOW + timedelta(days=1))
    (told,) = messages(build(partner, NOW + timedelta(days=4)))
    assert told.startswith("answers with a web page titled “Welcome” instead of a feed.")
    assert told.endswith("Its last 4 announcements stay published. It has been so for 3 days.")
    assert len(partner.exported()) == 4


def test_of_one_announcement_it_is_said_so(partner: Quick, server: Server) -> None:
    says(server, [item(1)])
    build(partner, NOW)
    server.answers["/feed"] = Answer(status=500)
    (told,) = messages(build(partner, NOW + timedelta(hours=2)))
    assert told.endswith("Its last announcement stays published.")


# --- the feed's own rhythm --------------------------------------------------------------------------------


def test_a_feed_that_says_how_seldom_it_changes_is_asked_no_more_often(partner: Quick, server: Server) -> None:
    says(server, (item(n) for n in range(10)), head="<ttl>300</ttl>")
    partner.run("build")
    partner.run("build")
    assert len(server.requests) == 1
    with Store.open(partner.folder / ".mmmfeed/store.sqlite3") as store:
        (poll,) = store.polls.all().values()
    assert poll.rhythm.period == timedelta(hours=5)
