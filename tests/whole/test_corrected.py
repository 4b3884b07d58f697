"""A dump that is edited: what was published keeps its guid, and nothing is published twice."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mmmfeed.build import build, rebuild
from mmmfeed.config import load
from mmmfeed.store import Store
from projects import Project
from quick import Quick

FLOODS = (
    "The report on the floods of last winter is out at least, and it spares nobody who had a say in it.\n\n"
    "It took the commission eleven months, forty witnesses and three trips along the whole length of the river."
)
CHARTER = "The assembly adopted the river charter after two years of debate, and five cities signed it on the day."
GHENT = "The forum met in Ghent, and the water masters of nine provinces told what the summer had been like."
OXBOW = "An oxbow that was cut off in 1911 is part of the river again, and the first bitterns have moved in there."
RECORDS = (("27.01.26", GHENT), ("04.03.26", FLOODS), ("04.03.26", CHARTER), ("19.04.26", OXBOW))


def written(records: tuple[tuple[str, str], ...]) -> str:
    return "".join(f"{day}\n{text}\n\n" for day, text in records)


@pytest.fixture
def forum(tmp_path: Path) -> Project:
    project = Quick(tmp_path)
    project.configure("  - name: own\n    dump: dumps/*.txt\n    first_party: true\n")
    project.write("dumps/news.txt", written(RECORDS))
    project.run("build")
    return project


def told(project: Project) -> dict[str, tuple[object, ...]]:
    """What readers of the feed see of each, by guid."""
    return {line["guid"]: (line["published"], line["title"], line["text"]) for line in project.exported()}


def corrected(project: Project, text: str | bytes) -> dict[str, tuple[object, ...]]:
    """What is told after another build; the same after the next build, and after everything is derived anew."""
    project.write("dumps/news.txt", text)
    project.run("build")
    after, outputs = told(project), project.outputs()
    for command in ("build", "rebuild", "build"):
        project.run(command)
        assert told(project) == after, command
        assert project.outputs() == outputs, command
    return after


def wrapped(text: str, width: int = 70) -> str:
    return "\n".join("\n".join(textwrap.wrap(line, width)) for line in text.split("\n"))


UNCHANGED: dict[str, Callable[[], str | bytes]] = {
    "shrunk": lambda: written(RECORDS[1:3]),
    "wrapped at 70 columns": lambda: wrapped(written(RECORDS)),
    "UTF-16": lambda: written(RECORDS).encode("utf-16"),
    "CRLF": lambda: written(RECORDS).replace("\n", "\r\n").encode(),
    "oldest last": lambda: written(tuple(sorted(RECORDS, key=lambda r: r[0][3:5], reverse=True))),
    "another form of dates": lambda: written(RECORDS).replace(".26\n", ".2026\n"),
}


@pytest.mark.parametrize("text", UNCHANGED.values(), ids=UNCHANGED)
def test_what_says_the_same_leaves_every_byte_as_it_is(forum: Project, text: Callable[[], str | bytes]) -> None:
    before, outputs = told(forum), forum.outputs()
    assert corrected(forum, text()) == before
    assert forum.outputs() == outputs


def test_another_order_of_a_day_is_another_order_of_the_feed_and_nothing_else(forum: Project) -> None:
    before = told(forum)
    order = list(forum.entries("news.rss"))
    assert corrected(forum, written((*RECORDS[:1], RECORDS[2], RECORDS[1], *RECORDS[3:]))) == before
    assert list(forum.entries("news.rss")) == [order[0], order[2], order[1], order[3]]


CORRECTIONS = {
    "a slip in the first words": ("The report on the floods", "The repport on the flods"),
    "letters exchanged": ("The report", "Teh report"),
    "a space too many": ("The report on the floods", "There port on the floods"),
    "a word that was missing": ("The report on", "The whole report on"),
    "words that were too many": ("of last winter is out at least, and", "is out, and"),
    "a slip further down": ("forty witnesses", "fourty witnesses"),
    "the end": ("whole length of the river.", "whole length of the river. It costs twelve euros."),
}


@pytest.mark.parametrize("change", CORRECTIONS.values(), ids=CORRECTIONS)
def test_a_correction_is_one_in_place(forum: Project, change: tuple[str, str]) -> None:
    before = told(forum)
    new = tuple((day, text.replace(*change)) for day, text in RECORDS)
    after = corrected(forum, written(new))
    assert after.keys() == before.keys()
    (moved,) = (guid for guid in before if before[guid] != after[guid])
    assert FLOODS.replace(*change).replace("\n\n", "\n") in str(after[moved][2]).replace("\n\n", "\n")
    assert [line["guid"] for line in forum.exported() if line["updated"]] == [moved]
    # And back again.
    assert {guid: said[2] for guid, said in corrected(forum, written(RECORDS)).items()} == {
        guid: said[2] for guid, said in before.items()
    }


def test_a_title_that_was_made_of_a_slip_is_mended_with_it(forum: Project) -> None:
    slip = written(RECORDS).replace("The forum met", "The forrum met")
    assert any("forrum" in str(said[1]) for said in corrected(forum, slip).values())
    assert not any("forrum" in str(said[1]) for said in corrected(forum, written(RECORDS)).values())


def test_a_corrected_date_moves_the_announcement_and_nobody_reads_it_again(forum: Project) -> None:
    before = told(forum)
    for day, iso in (("06.03.26", "2026-03-06"), ("03.03.26", "2026-03-03"), ("03.04.26", "2026-04-03")):
        new = written((RECORDS[0], (day, FLOODS), *RECORDS[2:]))
        after = corrected(forum, new)
        assert after.keys() == before.keys()
        (moved,) = (guid for guid in before if before[guid] != after[guid])
        assert str(after[moved][0]).startswith(iso)
        assert after[moved][1:] == before[moved][1:]
        assert not any(line["updated"] for line in forum.exported())


def test_another_order_of_the_dates_moves_all_of_them(forum: Project) -> None:
    (forum.folder / ".mmmfeed").rename(forum.folder / "former")
    before = corrected(forum, written((("02.03.26", FLOODS), ("04.03.26", CHARTER))))
    forum.configure("  - name: own\n    dump: dumps/*.txt\n    first_party: true\n    dates: mdy\n")
    forum.run("build", code=None)
    after = told(forum)
    assert after.keys() == before.keys()
    assert {str(said[0])[:10] for said in after.values()} >= {"2026-02-03", "2026-04-03"}
    forum.run("rebuild", code=None)
    assert told(forum).keys() == before.keys()


def test_two_corrections_on_one_day(forum: Project) -> None:
    before = told(forum)
    new = written(RECORDS).replace("The report", "Our repport").replace("Our repport", "The repport")
    new = new.replace("The assembly adopted", "The assmebly adopted")
    after = corrected(forum, new)
    assert after.keys() == before.keys()
    assert [before[guid][2] == after[guid][2] for guid in before].count(False) == 2
    for guid, said in before.items():
        assert str(after[guid][2])[-20:] == str(said[2])[-20:]


def test_a_record_that_is_split_leaves_its_first_half_where_it_was(forum: Project) -> None:
    before = told(forum)
    first, second = FLOODS.split("\n\n")
    after = corrected(forum, written((*RECORDS[:1], ("04.03.26", first), ("04.03.26", second), *RECORDS[2:])))
    assert before.keys() < after.keys()
    assert len(after) == len(before) + 1
    (halved,) = (guid for guid in before if before[guid] != after[guid])
    assert after[halved][2] == first


def test_records_that_are_joined_are_the_first_of_them(forum: Project) -> None:
    before = told(forum)
    after = corrected(forum, written((RECORDS[0], ("04.03.26", f"{FLOODS}\n\n{CHARTER}"), RECORDS[3])))
    (gone,) = before.keys() - after.keys()
    (joined,) = (guid for guid in after if after[guid][2] == f"{FLOODS}\n\n{CHARTER}")
    assert {str(before[joined][2]), str(before[gone][2])} == {FLOODS, CHARTER}
    assert joined in forum.run("why", gone).stdout  # nobody loses the second one, nor has it twice


def test_announcements_of_one_form_stay_two(forum: Project) -> None:
    form = "Board meeting {} on {} in {}: the river forum invites all its members, and asks them to tell whether they come."
    before = corrected(forum, written((*RECORDS, ("20.04.26", form.format(14, "3 May", "Ghent")))))
    for other in (form.format(15, "10 May", "Ghent"), form.format(14, "3 May", "Bruges")):
        after = corrected(forum, written((*RECORDS, ("20.04.26", other))))
        assert len(after) == len(before) + 1
        before = after


def test_the_same_notice_a_season_later_is_another_one(forum: Project) -> None:
    closed = "The office is closed between Christmas and the New Year. In urgent cases, please call the lock keeper."
    before = corrected(forum, written((*RECORDS, ("20.12.24", closed))))
    after = corrected(forum, written((*RECORDS, ("20.12.25", closed))))
    assert len(after) == len(before) + 1


def test_records_that_begin_alike_keep_their_guids_when_one_of_them_goes(forum: Project) -> None:
    start = "Statement by the president of the river forum on the state of the dykes: {}"
    one, two = start.format("they will hold this winter."), start.format("a new one is needed near Temse.")
    alone = corrected(forum, written((*RECORDS, ("20.04.26", one))))
    both = corrected(forum, written((*RECORDS, ("20.04.26", two), ("20.04.26", one))))
    assert alone.items() < both.items()
    assert len(both) == len(alone) + 1
    assert corrected(forum, written((*RECORDS, ("20.04.26", two)))) == both
    assert corrected(forum, written((*RECORDS, ("20.04.26", one)))) == both
    assert corrected(forum, written((*RECORDS, ("20.04.26", one), ("20.04.26", two)))) == both


def test_a_name_that_was_left_is_not_given_to_another_record(forum: Project) -> None:
    """The floods move to another day, and then something else is written that begins like them on the old one."""
    moved = (RECORDS[0], ("06.03.26", FLOODS), *RECORDS[2:])
    before = corrected(forum, written(moved))
    other = "The report on the floods of last winter is out at least in Dutch; the French one needs another month."
    after = corrected(forum, written((*moved, ("04.03.26", other))))
    assert before.items() < after.items()
    assert len(after) == len(before) + 1


def test_why_says_that_a_record_was_known_by_another_name(forum: Project) -> None:
    corrected(forum, written(RECORDS).replace("The report", "Teh report"))
    assert "takes the place of 2026-03-04-the-report" in forum.run("why", "floods").stdout


def test_a_record_that_moves_to_another_file_is_the_same(forum: Project) -> None:
    before, outputs = told(forum), forum.outputs()
    forum.write("dumps/2025.txt", written(RECORDS[:1]))
    assert corrected(forum, written(RECORDS[1:])) == before
    assert forum.outputs() == outputs


def test_what_is_gone_from_a_mirrored_file_is_not_shown_until_it_comes_back(forum: Project) -> None:
    before, entries = told(forum), forum.entries("news.rss")
    forum.configure("  - name: own\n    dump: dumps/*.txt\n    first_party: true\n    mirror: true\n")
    assert corrected(forum, written(RECORDS[1:])) == before
    (gone,) = entries.keys() - forum.entries("news.rss").keys()
    assert entries[gone].startswith("The forum met")
    assert [line["guid"] for line in forum.exported() if line["skipped"]] == [gone]
    assert "skipped by mirror" in forum.run("why", gone).stdout
    for empty in ("", "Nothing that is a date.\n"):  # a file that broke takes nothing back
        forum.write("dumps/news.txt", empty)
        forum.run("build", code=1)
        assert len(forum.entries("news.rss")) == 3
    (forum.folder / "dumps/news.txt").unlink()
    forum.run("build", code=1)
    assert len(forum.entries("news.rss")) == 3
    forum.write("dumps/news.txt", written(RECORDS))
    forum.run("build")
    assert forum.entries("news.rss") == entries
    assert told(forum) == before


# --- whatever is edited -----------------------------------------------------------------------------------

WORDS = ("river", "dyke", "water", "lock", "meadow", "winter", "council", "bridge", "otter", "charter", "flood", "reed")
TEXTS = st.lists(st.sampled_from(WORDS), min_size=14, max_size=40)
DAYS = st.integers(0, 20).map(lambda n: datetime(2026, 1, 13, tzinfo=UTC) + timedelta(days=3 * n))
Dump = list[tuple[datetime, str]]


@st.composite
def histories(draw: st.DrawFn) -> list[Dump]:
    """Some states of one dump, each made of the one before by an edit. No text is like another one of the dump."""
    drawn = enumerate(draw(st.lists(TEXTS, min_size=3, max_size=8)))
    texts = [" ".join(f"{word}{'aeiouylr'[at] * 3}" for word in words).capitalize() + "." for at, words in drawn]
    states = [[(draw(DAYS), text) for text in texts]]
    for _ in range(draw(st.integers(1, 3))):
        states.append(draw(edited(states[-1])))
    return states


@st.composite
def edited(draw: st.DrawFn, dump: Dump) -> Dump:
    at = draw(st.integers(0, len(dump) - 1))
    match draw(st.sampled_from(["reorder", "slip", "redate", "more", "drop"])):
        case "reorder":
            return draw(st.permutations(dump))
        case "drop" if len(dump) > 1:
            return [*dump[:at], *dump[at + 1 :]]
        case "slip":
            day, text = dump[at]
            words = text.split()
            which = draw(st.integers(0, 5))
            words[which] = words[which][:-1] + words[which][-2:]
            return [*dump[:at], (day, " ".join(words)), *dump[at + 1 :]]
        case "redate":
            return [*dump[:at], (dump[at][0] + timedelta(days=draw(st.integers(-9, 9))), dump[at][1]), *dump[at + 1 :]]
    return [*dump[:at], (dump[at][0], f"{dump[at][1]} And more of it."), *dump[at + 1 :]]


@settings(max_examples=25, deadline=None)
@given(histories())
def test_no_edit_makes_a_record_another_one_or_takes_it_back(states: list[Dump]) -> None:
    clock = count()
    with TemporaryDirectory() as folder:
        project = Project(Path(folder))
        project.configure("  - name: own\n    dump: dump.txt\n    first_party: true\n")
        config = load(Path(folder, "feeds.yaml"))
        guids: set[str] | None = None
        for dump in states:
            project.write("dump.txt", written(tuple((f"{day:%d.%m.%Y}", text) for day, text in dump)))
            build(config, datetime(2026, 6, 1, 9, next(clock), tzinfo=UTC))
            found = guids_of(config.store)
            assert len(found) == len(states[0])
            assert guids is None or found == guids
            guids = found
        rebuild(config, datetime(2026, 6, 1, 9, next(clock), tzinfo=UTC))
        assert guids_of(config.store) == guids


def guids_of(store: Path) -> set[str]:
    with Store.open(store, create=False) as opened:
        return {cluster.guid for cluster in opened.clusters.newest_first()}
