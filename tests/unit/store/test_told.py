"""What the store tells about announcements: comparisons, hearings, titles; and rehearsals."""

from __future__ import annotations

from made import announcement, day
from merging import knowing
from mmmfeed.model import Announcement, Doubt, Judgement, Name, Verdict, Veto
from mmmfeed.store import Standing

A, B, C = (Name("ally", name) for name in "abc")
AT = day(2026, 6, 1)


def said(name: Name, **fields: object) -> Announcement:
    return announcement(name.source, name.source_id, **fields)


def test_all_that_an_announcement_was_compared_with_is_found_whichever_comes_first() -> None:
    found = [
        Judgement(a=A, b=B, outcome=Verdict(rule="near", score=0.9)),
        Judgement(a=B, b=C, outcome=Veto(rule="number", evidence="“1” here, “2” there")),
        Judgement(a=A, b=C, outcome=Doubt(rule="near", score=0.75)),
    ]
    with knowing() as known:
        known.hear(said(C), said(B), said(A))
        judgements = known.run.store.judgements
        judgements.keep(found, AT)
        assert judgements.about(A) == [found[0], found[2]]
        assert judgements.about(B) == [found[1], found[0]]
        assert judgements.about(Name("ally", "unknown")) == []


def test_comparisons_are_found_by_their_indexes() -> None:
    with knowing() as known:
        asked: list[str] = []
        connection = known.run.store._connection
        connection.set_trace_callback(asked.append)
        known.run.store.judgements.about(A)
        connection.set_trace_callback(None)
        (query,) = (query for query in asked if "ORDER BY kind" in query)
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {query}")]
    for end in "ab":
        assert any(step.startswith("SEARCH judgement") and step.endswith(f"({end}=?)") for step in plan), plan


def test_when_it_was_heard_and_in_how_many_versions() -> None:
    with knowing() as known:
        known.hear(said(A), said(B), at=day(2026, 6, 1))
        known.hear(said(A, title="Another title"), at=day(2026, 6, 3))
        heard = known.run.store.archive.hearings([A, B, C])
    assert heard == {A: (day(2026, 6, 1), day(2026, 6, 3), 2), B: (day(2026, 6, 1), day(2026, 6, 1), 1)}


def test_words_of_a_title_are_found_where_the_index_has_but_its_beginning() -> None:
    long = said(A, title=f"{'The otters of the lower delta ' * 6} return at last")
    with knowing() as known:
        known.hear(long, said(B, title="Herons"))
        with known.run.store.transaction():
            known.run.store.places.stand(
                None,
                [
                    Standing(said=one, name=one.source_id, day=None, ordinal=0)
                    for one in (long, said(B, title="Herons"))
                ],
            )
        found = [known.run.store.places.saying(words) for words in ("RETURN at last", "herons", "cranes", "!")]
    assert [[one.source_id for one in some] for some in found] == [["a"], ["b"], [], []]


def test_clusters_that_some_sources_have_a_copy_of() -> None:
    with knowing() as known:
        known.hear(said(A), announcement("peer", "p"))
        names = [[c.lead.name for c in known.run.store.clusters.newest_first(some)] for some in (["peer"], ["x"], [])]
    assert names == [[("peer", "p")], [], []]


def test_nothing_stays_of_a_rehearsal() -> None:
    with knowing() as known:
        known.hear(said(A))
        before = known.clusters
        with known.run.store.rehearsal():
            known.hear(said(B))
            assert len(known.clusters) == 2
        assert known.clusters == before
