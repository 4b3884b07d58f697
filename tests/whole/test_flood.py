"""A partner that changes its ids, or brings too much at once: subscribers see nothing twice, and no flood."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from fetching import LONG, NOW, build, item, messages, says
from mmmfeed.store import Store
from projects import rss
from quick import Quick
from servers import Answer, Server


@pytest.fixture
def partner(tmp_path: Path, server: Server) -> Quick:
    """A project with one partner at a server."""
    project = Quick(tmp_path)
    project.configure(
        f"  - name: ally\n    feed: {server.url('/feed')}\n    allow_private: true\n",
        "  - name: news\n    limit: 500\n",
    )
    return project


def new(n: int) -> str:
    """Something that nobody has told before, under the site's new addresses."""
    text = f"Whatever happens, number {n} is something that nobody has told before, in these words or in others."
    return item(-n, guid=f"new-{n}", page=f"https://new.example/news/new-{n}", title=f"New {n}", text=text)


# --- new ids ----------------------------------------------------------------------------------------------


def test_a_partners_new_cms_publishes_nothing_twice(partner: Quick, server: Server) -> None:
    says(server, (item(n) for n in range(15)))
    partner.run("build")
    before = partner.entries("news.atom")
    outputs = partner.outputs()
    moved = (item(n, guid=f"https://new.example/?p={90 - n}", page=f"https://new.example/news/case-{n}",
                  text=LONG.format(n)[:60] + "… Continue reading") for n in range(12))  # fmt: skip
    says(
        server,
        [
            *(new(n) for n in (3, 2, 1)),
            *moved,
        ],
    )
    report = build(partner, NOW + timedelta(days=4))
    assert report.exit_code == 0
    assert report.sources["ally"].facts == ("12 of its 15 items came under new ids; they are the same announcements",)
    assert (report.sources["ally"].new, report.sources["ally"].changed) == (3, 12)
    after = partner.entries("news.atom")
    assert before.items() <= after.items()
    assert sorted(after[guid] for guid in after.keys() - before.keys()) == ["New 1", "New 2", "New 3"]
    assert outputs.keys() == partner.outputs().keys()
    # From then on they are known by their new ids, one by one.
    says(
        server,
        [
            new(4),
            item(
                11,
                guid="https://new.example/?p=79",
                page="https://new.example/news/case-11",
                title="Report on case 11, corrected",
                text="Other words.",
            ),
        ],
    )
    assert build(partner, NOW + timedelta(days=5)).sources["ally"].new == 1
    assert len(partner.entries("news.atom")) == len(after) + 1
    assert "Report on case 11, corrected" in partner.entries("news.atom").values()


def test_new_ids_alone_change_not_one_byte(partner: Quick, server: Server) -> None:
    says(server, (item(n) for n in range(15)))
    partner.run("build")
    before = partner.outputs()
    says(server, (item(n, guid=f"new-{n}") for n in range(15)))
    told = partner.run("build", "--force", "ally", "--verbose").stderr
    assert "ally: 0 new, 0 changed, 0 merged" in told
    assert partner.outputs() == before
    assert "source_id by new-id: it comes under the id “new-3” now" in partner.run("why", "Report on case 3").stdout
    assert len(partner.exported()) == 15


def test_rebuild_finds_the_same_again(partner: Quick, server: Server) -> None:
    says(server, (item(n) for n in range(15)))
    build(partner, NOW)
    says(server, (item(n, guid=f"new-{n}", page="https://new.example/") for n in range(-2, 13)))
    build(partner, NOW + timedelta(days=2))
    before, outputs = {line["source_id"]: line["guid"] for line in partner.exported()}, partner.outputs()
    assert len(before) == 17
    partner.run("rebuild")
    assert {line["source_id"]: line["guid"] for line in partner.exported()} == before
    assert partner.outputs() == outputs


def test_a_server_that_gives_old_and_new_ids_in_turn(partner: Quick, server: Server) -> None:
    for turn in range(6):
        says(
            server,
            (item(n, guid=f"{'new' if turn % 2 else 'old'}-{n}") for n in range(15)),
            head=f"<ttl>{60 + turn}</ttl>",
        )
        report = build(partner, NOW + timedelta(hours=turn))
        assert (report.sources["ally"].new, report.exit_code) == (15 if not turn else 0, 0)
    assert len(partner.exported()) == 15


def test_ids_of_a_new_cms_that_are_some_of_the_old_ones(partner: Quick, server: Server) -> None:
    says(server, (item(n, guid=str(n)) for n in range(15)))
    build(partner, NOW)
    before = partner.entries("news.rss")
    says(server, (item(n, guid=str(20 - n), page=f"https://new.example/{n}") for n in range(15)))
    report = build(partner, NOW + timedelta(hours=1))
    assert (report.sources["ally"].new, report.exit_code) == (0, 0)
    assert partner.entries("news.rss") == before


# --- floods -----------------------------------------------------------------------------------------------


def flood(server: Server, *, day: datetime | None = NOW - timedelta(days=300), more: int = 0) -> None:
    says(
        server,
        [
            item(0),
            item(1),
            *(
                item(n, guid=f"x-{n}", page=f"https://ally.example/x/{n}", title=f"Archive {n}", day=day)
                for n in range(40 + more)
            ),
        ],
    )


@pytest.fixture
def flooded(partner: Quick, server: Server) -> Quick:
    says(server, (item(n) for n in range(10)))
    partner.run("build")
    flood(server)
    return partner


def test_a_flood_is_held_back_and_said(flooded: Quick) -> None:
    before = flooded.outputs()
    told = flooded.run("build", "--force", "ally", code=1).stderr
    assert "ally: " in told
    assert (
        "brought 40 announcements at once that were not there before, of 42 (“Archive 0”, “Archive 1”, …); they are held"
        " back. If they are right, run `mmmfeed build --accept ally`; they come by themselves if it still says so tomorrow."
    ) in told
    assert flooded.outputs() == before
    assert len(flooded.exported()) == 10
    flooded.run("build", "--force", "ally", code=1)  # it is said until somebody does something, or a day has gone


def test_what_a_person_accepts_comes_at_once(flooded: Quick, server: Server) -> None:
    flooded.run("build", "--force", "ally", code=1)
    asked = len(server.requests)
    flooded.run("build", "--accept", "ally")
    assert len(server.requests) == asked  # it is kept, and is not asked for again
    assert len(flooded.entries("news.rss")) == 50
    flooded.run("build", "--force", "ally")
    assert "is not" not in flooded.run("build").stderr
    before = flooded.outputs()
    flooded.run("rebuild")
    assert flooded.outputs() == before


def test_a_flood_that_is_accepted_before_it_comes(flooded: Quick) -> None:
    flooded.run("build", "--force", "ally", "--accept", "ally")
    assert len(flooded.entries("news.rss")) == 50


def test_who_accepts_names_a_source(flooded: Quick) -> None:
    assert (
        "There is no source or feed 'aly'; did you mean ally?" in flooded.run("build", "--accept", "aly", code=2).stderr
    )


@pytest.mark.parametrize("more", [0, 3])
def test_what_is_said_for_a_day_comes_by_itself(flooded: Quick, server: Server, more: int) -> None:
    assert len(messages(build(flooded, NOW))) == 1
    assert len(messages(build(flooded, NOW + timedelta(hours=23)))) == 1
    flood(server, more=more)
    report = build(flooded, NOW + timedelta(hours=24))
    assert messages(report) == []
    assert report.sources["ally"].new == 40 + more
    assert len(flooded.exported()) == 50 + more


def test_a_day_counts_only_if_the_source_says_so(flooded: Quick, server: Server) -> None:
    build(flooded, NOW)
    server.answers["/feed"] = Answer(status=503)
    report = build(flooded, NOW + timedelta(hours=30))
    assert "Its last 10 announcements stay published." in messages(report)[0]
    assert len(flooded.exported()) == 10


def test_what_was_taken_back_never_comes(flooded: Quick, server: Server) -> None:
    build(flooded, NOW)
    says(server, (item(n) for n in range(-1, 9)))
    assert messages(build(flooded, NOW + timedelta(hours=2))) == []
    assert len(flooded.exported()) == 11
    flood(server)  # the same again: it begins anew
    assert len(messages(build(flooded, NOW + timedelta(hours=30)))) == 1
    flooded.run("rebuild")
    assert len(flooded.exported()) == 11


def test_another_flood_begins_anew(flooded: Quick, server: Server) -> None:
    build(flooded, NOW)
    says(
        server,
        [
            item(0),
            *(
                item(n, guid=f"y-{n}", title=f"Other {n}", page=f"https://ally.example/y/{n}", day=None)
                for n in range(30)
            ),
        ],
    )
    assert "brought 30" in messages(build(flooded, NOW + timedelta(hours=30)))[0]


def test_a_flood_does_no_harm_to_when_the_server_is_asked(flooded: Quick, server: Server) -> None:
    build(flooded, NOW)
    build(flooded, NOW + timedelta(hours=1))
    with Store.open(flooded.folder / ".mmmfeed/store.sqlite3") as store:
        (poll,) = store.polls.all().values()
    assert (poll.failures, poll.problem) == (0, "")


def test_a_source_that_was_quiet_for_months_may_speak(partner: Quick, server: Server) -> None:
    says(server, (item(n) for n in range(200, 215)))
    build(partner, NOW - timedelta(days=199))
    says(server, (item(n, guid=f"n-{n}", page=f"https://ally.example/n/{n}", title=f"Now {n}") for n in range(10)))
    report = build(partner, NOW)
    assert (report.sources["ally"].new, report.exit_code) == (10, 0)


def test_a_machine_that_was_off_for_two_months_catches_up(partner: Quick, server: Server) -> None:
    says(server, (item(n) for n in range(60, 110)))
    build(partner, NOW - timedelta(days=60))
    says(server, (item(n) for n in range(50)))
    report = build(partner, NOW)
    assert (report.sources["ally"].new, report.exit_code) == (50, 0)


# --- the first time ---------------------------------------------------------------------------------------


def test_a_first_subscription_takes_history_and_old_dates_stay_old(partner: Quick, server: Server) -> None:
    says(server, (item(n) for n in range(300)))
    report = build(partner, NOW)
    assert (report.sources["ally"].new, report.exit_code) == (300, 0)
    days = [line["published"][:10] for line in partner.exported()]
    assert days[-1] == f"{NOW - timedelta(days=299):%Y-%m-%d}"


def undated(n: int) -> str:
    return item(100 + n, title=f"Undated {n}", guid=f"u-{n}", day=None)


def test_undated_history_is_no_news(partner: Quick, server: Server) -> None:
    says(server, [*map(undated, range(30)), item(3)])
    build(partner, NOW)
    titles = list(partner.entries("news.rss").values())
    assert titles == ["Report on case 3", *(f"Undated {n}" for n in range(30))]
    assert "published by history: it has no date" in partner.run("why", "Undated 7").stdout
    says(server, map(undated, range(-1, 29)))
    build(partner, NOW + timedelta(days=1))
    assert next(iter(partner.entries("news.rss").values())) == "Undated -1"


def test_a_flood_of_undated_announcements_that_is_accepted_is_history_too(partner: Quick, server: Server) -> None:
    says(server, (item(n) for n in range(10)))
    build(partner, NOW)
    flood(server, day=None)
    report = build(partner, NOW + timedelta(hours=1), accepted={"ally"})
    assert report.sources["ally"].new == 40
    titles = list(partner.entries("news.rss").values())
    assert titles[:10] == [f"Report on case {n}" for n in range(10)]
    before = partner.outputs()
    partner.run("rebuild")
    assert partner.outputs() == before


def test_a_partners_undated_copy_does_not_make_our_announcement_older(partner: Quick, server: Server) -> None:
    partner.configure(
        f"  - name: own\n    dump: news.txt\n    first_party: true\n"
        f"  - name: ally\n    feed: {server.url('/feed')}\n    allow_private: true\n"
    )
    partner.write("news.txt", f"30.05.26\n{LONG.format(7)}\n")
    says(server, [item(7, day=None)])
    build(partner, NOW)
    lead, copy = partner.exported()
    assert (lead["guid"], lead["source"], copy["source"]) == (copy["guid"], "own", "ally")
    assert "2026-05-30" in partner.output("news.atom").read_text()


def test_a_feed_that_comes_after_a_web_page_is_heard_for_the_first_time(partner: Quick, server: Server) -> None:
    server.answers["/feed"] = Answer(
        b"<!doctype html><title>Soon</title><p>Under construction</p>", {"Content-Type": "text/html"}
    )
    assert "What was known stays published." in messages(build(partner, NOW))[0]
    says(server, (item(n) for n in range(40)))
    report = build(partner, NOW + timedelta(days=2))
    assert (report.sources["ally"].new, report.exit_code) == (40, 0)


def test_a_new_address_in_the_settings_is_a_first_subscription_and_repeats_nothing(
    partner: Quick, server: Server
) -> None:
    says(server, (item(n) for n in range(15)))
    build(partner, NOW)
    before = partner.entries("news.rss")
    partner.configure(
        f"  - name: ally\n    feed: {server.url('/new')}\n    allow_private: true\n", "  - name: news\n    limit: 500\n"
    )
    server.answers["/new"] = Answer(
        rss(
            *(item(n, guid=f"new-{n}", page=f"https://new.example/{n}", text="An excerpt…") for n in range(60))
        ).encode()
    )
    report = build(partner, NOW + timedelta(hours=2))
    assert (report.sources["ally"].new, report.exit_code) == (45, 3)  # so many old ones that subscribers would be told
    assert partner.entries("news.rss") == before
    assert build(partner, NOW + timedelta(hours=2), accepted={"news"}).exit_code == 0
    after = partner.entries("news.rss")
    assert before.keys() <= after.keys()
    assert len(after) == 60
