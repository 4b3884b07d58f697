"""The store on a real file: what goes in comes out, whole transactions or nothing, and clear words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from made import announcement, day, dumped, member
from merging import Known
from mmmfeed.errors import StoreError
from mmmfeed.merge import CROWD
from mmmfeed.model import (
    Announcement,
    Author,
    Category,
    Cluster,
    Decision,
    Document,
    Due,
    Enclosure,
    Event,
    Move,
    Poll,
    Problem,
    Rhythm,
    Validators,
)
from mmmfeed.store import Standing, Store

FULL = announcement(
    updated=day(2026, 3, 2),
    url="https://ally.example/a",
    raw_url="https://ally.example/a?utm_source=x",
    authors=(Author(name="Ada Lund", email="ada@ally.example", url="https://ally.example/ada"),),
    categories=(Category(term="care", scheme="https://ally.example/terms"),),
    enclosures=(Enclosure(url="https://ally.example/a.pdf", media_type="application/pdf", length=123),),
    events=(
        Event(start=datetime(2026, 4, 1, 0, 0, tzinfo=UTC), end=None, place="Geneva", evidence="1 April"),
        Event(start=date(2026, 4, 2), end=date(2026, 4, 3)),
    ),
    language="en",
    truncated=True,
    decisions=(Decision(about="published", rule="rfc-822", evidence="Sun, 01 Mar 2026"),),
)


def document(body: bytes = b"<rss/>", **fields: object) -> Document:
    made = Document(source="ally", location="https://ally.example/feed", body=body, retrieved=day(2026, 6, 1))
    return replace(made, **fields)  # type: ignore[arg-type]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / ".mmmfeed" / "store.sqlite3"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path) as opened:
        yield opened


def keep(store: Store, *said: Announcement, at: datetime | None = None) -> list[Cluster]:
    """What a build does with new versions."""
    return Known(store, at or day(2026, 6, 1)).hear(*said)


def test_an_announcement_comes_out_as_it_went_in(store: Store) -> None:
    keep(store, FULL)
    assert store.records.newest([FULL]) == {FULL.source_id: FULL}
    (cluster,) = store.clusters.newest_first()
    assert cluster.lead == FULL
    assert cluster.members[0].keys == member(FULL).keys


def test_every_version_is_kept_and_the_newest_is_told(store: Store, path: Path) -> None:
    keep(store, FULL)
    keep(store, replace(FULL, title="Better"))
    assert store.records.newest([FULL])[FULL.source_id].title == "Better"
    with closing(sqlite3.connect(path)) as other:
        assert other.execute("SELECT count(*) FROM version").fetchone() == (2,)


def test_keys_of_old_versions_still_lead_to_the_cluster(store: Store) -> None:
    keep(store, FULL)
    keep(store, replace(FULL, url="https://ally.example/b"))
    names, _ = store.records.holding(["url ally.example/a"], [], CROWD)
    assert [m.announcement.url for m in store.records.known(names).values()] == ["https://ally.example/b"]


def test_clusters_survive_with_their_reasons(store: Store) -> None:
    keep(store, announcement("ally", text=FULL.text))
    (merged,) = keep(store, dumped("x", text=FULL.text))
    (loaded,) = store.clusters.newest_first()
    assert loaded == merged
    assert [m.joined and m.joined.rule for m in loaded.members] == [m.joined and m.joined.rule for m in merged.members]


def test_two_clusters_become_one_and_the_old_guid_is_an_alias(store: Store, path: Path) -> None:
    (a,) = keep(store, announcement("ally", url="https://ally.example/a"), at=day(2026, 6, 1))
    (b,) = keep(store, announcement("peer"), at=day(2026, 6, 2))
    link = announcement("peer", url="https://ally.example/a")
    keep(store, link, at=day(2026, 6, 3))
    (one,) = store.clusters.newest_first()
    assert (one.guid, one.aliases) == (a.guid, (b.guid,))


def test_newest_first_is_a_total_order_over_pages(store: Store) -> None:
    said = [announcement("ally", str(n), published=day(2026, 3, 1 + n % 5)) for n in range(450)]
    keep(store, *said)
    found = [(c.published, c.guid) for c in store.clusters.newest_first()]
    assert len(found) == 450
    assert found == sorted(found, key=lambda pair: (-pair[0].timestamp(), pair[1]))


def test_crowded_keys_are_not_followed(store: Store) -> None:
    url = "https://ally.example/diary"
    keep(store, *(announcement(source_id=str(n), url=url) for n in range(CROWD + 1)))
    key = "url ally.example/diary"
    assert store.records.holding([key], [key], CROWD) == ([], frozenset({key}))


def test_a_transaction_that_fails_leaves_nothing(store: Store) -> None:
    def fail() -> None:
        with store.transaction():
            store.documents.add(document(), "f")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert store.documents.reading("ally", "https://ally.example/feed") is None


def test_documents_are_replayed_in_the_order_they_were_heard(store: Store) -> None:
    bodies = [b"one", b"two", b"one"]
    with store.transaction():
        for body in bodies:
            store.documents.add(document(body, media_type="text/xml; charset=latin-1"), "f")
    replayed = [d for _, d in store.documents.replay() if isinstance(d, Document)]
    assert [d.body for d in replayed] == bodies
    assert replayed[0] == document(b"one", media_type="text/xml; charset=latin-1")


def test_the_same_bytes_again_are_no_new_hearing(store: Store) -> None:
    with store.transaction():
        assert store.documents.add(document(), "f") == store.documents.add(document(), "g")


def test_how_a_document_was_read_is_kept(store: Store) -> None:
    problems = (Problem(source="ally", place="x:3", message="odd"),)
    with store.transaction():
        store.documents.add(document(), "f")
        store.documents.told(document(), problems, 3)
    reading = store.documents.reading("ally", document().location)
    assert reading is not None
    assert (reading.problems, reading.said) == (problems, 3)
    assert reading.is_of(document(), "f")
    assert not reading.is_of(document(), "g")
    assert not reading.is_of(document(b"else"), "f")
    assert store.documents.last("ally", document().location) == document()
    assert store.documents.last("ally", "elsewhere") is None


def test_validators_are_given_back_to_the_byte_each_on_its_own(store: Store) -> None:
    odd = Validators(etag='W/"a\\"b" ', last_modified="Sat, 1 Mar 2026 00:00:00 +0000")
    with store.transaction():
        store.polls.keep_validators("ally", "https://a.example/", odd)
        store.polls.keep_validators("ally", "https://b.example/", Validators(etag="b"))
    assert store.polls.validators() == {"ally": {"https://a.example/": odd, "https://b.example/": Validators(etag="b")}}
    with store.transaction():
        store.polls.keep_validators("ally", "https://a.example/", Validators(etag='"2"'))
    assert store.polls.validators()["ally"]["https://a.example/"] == Validators(etag='"2"')


def test_what_came_of_asking_is_kept(store: Store) -> None:
    at = day(2026, 3, 2)
    poll = Poll(
        asked=at,
        due=Due(at=at, rule="floor"),
        failures=2,
        failing_since=at,
        problem="no answer",
        move=Move(url="https://new.example/", days=1, last=at.date()),
        rhythm=Rhythm(period=timedelta(hours=2), skip_hours=frozenset({1, 2})),
        latest=(at,),
        saved=10,
    )
    with store.transaction():
        store.polls.keep("ally", "https://a.example/", poll)
    assert store.polls.all() == {("ally", "https://a.example/"): poll}


def test_what_waits_to_be_merged_comes_in_order_and_once(store: Store) -> None:
    with store.transaction():
        hearing = store.documents.add(document(), "f")
        members = [member(announcement(source_id=f"r{number}")) for number in range(5)]
        store.records.add(hearing, day(2026, 3, 2), members)
        store.records.wait(m.name for m in reversed(members))
    first, new = store.records.waiting(3)
    assert [m.announcement.source_id for m in first] == ["r0", "r1", "r2"]
    assert new == {m.name for m in first}
    with store.transaction():
        store.records.merged(first)
    rest, _ = store.records.waiting(3)
    assert [m.announcement.source_id for m in rest] == ["r3", "r4"]
    with store.transaction():
        store.records.merged(rest)
    assert store.records.waiting(3) == ([], frozenset())


def test_forgetting_keeps_documents(store: Store) -> None:
    keep(store, FULL)
    with store.transaction():
        store.clusters.forget()
        store.records.forget(["ally"])
    assert list(store.clusters.newest_first()) == []
    assert store.records.members() == []
    assert len(list(store.documents.replay())) == 1


def test_all_members_are_told_with_their_keys(store: Store) -> None:
    keep(store, FULL, announcement("peer"))
    members = [replace(m, claims=()) for m in store.records.members()]
    assert members == [member(FULL), member(announcement("peer"))]


def test_a_missing_store_is_not_made_for_a_reader(path: Path) -> None:
    with pytest.raises(StoreError, match="mmmfeed build"), Store.open(path, create=False):
        pass
    assert not path.parent.exists()


def test_a_store_of_a_newer_version_is_left_alone(path: Path) -> None:
    with Store.open(path):
        pass
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="newer mmmfeed"), Store.open(path):
        pass
    assert path.read_bytes() == before


def test_another_programs_database_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE bookmark (url)")
    with pytest.raises(StoreError, match="other program"), Store.open(path):
        pass


@pytest.mark.parametrize("content", [b"no database at all, only text" * 50, b"SQLite format 3\x00" + b"\xff" * 2000])
def test_a_damaged_store_is_told_with_what_to_do(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(StoreError, match="backup"), Store.open(path):
        pass
    assert path.read_bytes() == content


def test_a_folder_where_the_store_should_be(tmp_path: Path) -> None:
    with pytest.raises(StoreError), Store.open(tmp_path):
        pass


def test_those_of_one_moment_stand_in_the_order_of_their_document(store: Store) -> None:
    said = [dumped(str(n)) for n in range(450)]
    keep(store, *said)
    for order in (said, said[::-1], said[7:] + said[:7]):
        stand(store, order)
        assert [c.lead for c in store.clusters.newest_first()] == order
    keep(store, replace(said[0], text="Other words, as many as one likes."))  # does not move for that
    assert [c.lead.source_id for c in store.clusters.newest_first()] == [a.source_id for a in order]


def test_a_page_of_clusters_is_found_by_its_index_alone(store: Store) -> None:
    keep(store, dumped("x"))
    asked: list[str] = []
    store._connection.set_trace_callback(asked.append)
    list(store.clusters.newest_first())
    store._connection.set_trace_callback(None)
    (query, *_) = (q for q in asked if "ORDER BY published DESC" in q)
    plan = [row[3] for row in store._connection.execute(f"EXPLAIN QUERY PLAN {query}")]
    assert plan == ["SEARCH cluster USING COVERING INDEX cluster_newest (published<?)"]


def stand(store: Store, said: Sequence[Announcement], location: str = "/a", **names: str) -> None:
    """What a build does with a dump that has these."""
    made = Document(source="own", location=location, body=b"", retrieved=day(2026, 6, 1))
    with store.transaction():
        store.documents.add(made, "f")
        turn = store.places.begin(made)
        store.places.stand(
            turn,
            [
                Standing(
                    said=a,
                    name=names.get(a.source_id, a.source_id),
                    day=a.published.date().isoformat() if a.published else None,
                    ordinal=n,
                )
                for n, a in enumerate(said)
            ],
        )


def test_what_is_gone_is_found_by_its_day_or_its_words(store: Store) -> None:
    a, b, c = dumped("a"), dumped("b"), dumped("c", published=day(2026, 4, 1))
    keep(store, a, b, c)
    stand(store, [a, b, c], a="x")
    assert store.places.lasting("own", ["a", "b", "x"]) == {"b": "b", "x": "a"}
    assert store.places.vanished("own") == []
    stand(store, [b])
    assert [f.source_id for f in store.places.vanished("own")] == ["a", "c"]
    words = [key for key in member(c).keys if key.startswith("text ")]
    assert list(store.places.gone("own", {"b"}, ["2026-03-01"], [])) == [a]
    assert list(store.places.gone("own", {"b", "x"}, ["2026-03-01"], words)) == [c]
    assert list(store.places.gone("ally", set(), ["2026-03-01"], words)) == []


def test_what_stands_in_another_document_is_not_gone(store: Store) -> None:
    a, b = dumped("a"), dumped("b")
    keep(store, a, b)
    stand(store, [a, b], "/a")
    stand(store, [a], "/b")
    stand(store, [b], "/a")
    assert store.places.vanished("own") == []
    stand(store, [b], "/b")
    assert [f.source_id for f in store.places.vanished("own")] == ["a"]


def test_how_people_want_it_shown_is_kept_beside_what_was_heard(store: Store) -> None:
    decided = replace(FULL, title="As I say", skipped=True, decisions=(Decision(about="title", rule="override"),))
    keep(store, FULL)
    with store.transaction():
        store.records.overrule(FULL, decided)
    assert store.records.newest([FULL]) == {FULL.source_id: FULL}
    assert store.records.shown([FULL, announcement("ally", "2")]) == [decided, announcement("ally", "2")]
    assert [m.announcement for m in store.records.members()] == [decided]
    assert [c.lead for c in store.clusters.newest_first()] == [decided]
    assert [f.source_id for f in store.records.overruled()] == [FULL.source_id]
    edited = replace(FULL, text="Other words.")
    assert store.records.shown([edited]) == [replace(decided, text="Other words.")]
    with store.transaction():
        store.records.overrule(FULL, FULL)
    assert store.records.overruled() == []
    assert [c.lead for c in store.clusters.newest_first()] == [FULL]


def test_when_a_record_was_first_heard(store: Store) -> None:
    keep(store, FULL, at=day(2026, 6, 1))
    keep(store, replace(FULL, title="Better"), at=day(2026, 6, 2))
    assert store.records.first_heard(FULL.source, FULL.source_id) == day(2026, 6, 1)
