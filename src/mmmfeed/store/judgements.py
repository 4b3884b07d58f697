"""What came of comparing announcements: which are the same, which are not, and which nobody knows."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import cast

from mmmfeed.model import Doubt, Judgement, Name, Verdict, Veto
from mmmfeed.store import codec

Pair = tuple[Name, Name]
Outcome = Verdict | Veto | Doubt

_KINDS = {Verdict: "same", Veto: "different", Doubt: "unsure"}
_COLUMNS = """a.source, a.source_id, b.source, b.source_id,
              kind, judgement.rule, judgement.score, judgement.evidence"""


class Judgements:
    """The table judgement."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._db.execute("CREATE TEMP TABLE judged_record (id INTEGER PRIMARY KEY)")

    def between(self, names: Iterable[Name]) -> dict[Pair, Outcome]:
        """What stands between any two of these."""
        self._want(names)
        # The plus keeps SQLite from looking each pair of them up, instead of what there is about each.
        rows = self._db.execute(
            f"""SELECT {_COLUMNS} FROM judged_record
                CROSS JOIN judgement ON judgement.a = judged_record.id
                JOIN record AS a ON a.id = judgement.a JOIN record AS b ON b.id = judgement.b
                WHERE +judgement.b IN (SELECT id FROM judged_record)"""  # noqa: S608 (names of ours)
        )
        return {(j.a, j.b): j.outcome for j in map(_judgement, rows)}

    def about(self, name: Name) -> list[Judgement]:
        """All that stands between this one and others, the surest first."""
        self._want([name])
        rows = self._db.execute(
            f"""WITH found AS (
                    SELECT judgement.* FROM judged_record CROSS JOIN judgement ON judgement.a = id UNION ALL
                    SELECT judgement.* FROM judged_record CROSS JOIN judgement ON judgement.b = id)
                SELECT {_COLUMNS} FROM found AS judgement
                JOIN record AS a ON a.id = judgement.a JOIN record AS b ON b.id = judgement.b
                ORDER BY kind, judgement.score DESC, a.id, b.id"""  # noqa: S608
        )
        return [_judgement(row) for row in rows]

    def doubtful(self) -> list[Judgement]:
        """What people should say, each with a Doubt; the newest first."""
        rows = self._db.execute(
            """SELECT a.source, a.source_id, b.source, b.source_id, 'unsure', judgement.rule, judgement.score,
                      judgement.evidence
               FROM judgement JOIN record AS a ON a.id = judgement.a JOIN record AS b ON b.id = judgement.b
               WHERE kind = 'unsure' OR apart ORDER BY decided DESC, a.id, b.id"""
        )
        return [_judgement(row) for row in rows]

    def reach(self, names: Iterable[Name]) -> list[Name]:
        """These, those in a cluster with them, and all that one of these is the same as, over any number of steps."""
        self._want(names)
        rows = self._db.execute(
            """WITH RECURSIVE mates (id) AS (
                   SELECT id FROM judged_record UNION
                   SELECT other.id FROM judged_record CROSS JOIN record USING (id)
                   JOIN record AS other ON other.cluster = record.cluster
               ), reached (id) AS (
                   SELECT id FROM mates UNION
                   SELECT judgement.b FROM reached CROSS JOIN judgement ON a = reached.id AND kind = 'same' UNION
                   SELECT judgement.a FROM reached CROSS JOIN judgement ON b = reached.id AND kind = 'same'
               )
               SELECT source, source_id FROM reached CROSS JOIN record USING (id) ORDER BY 1, 2"""
        )
        return [Name(*row) for row in rows]

    def keep(self, found: Iterable[Judgement], at: datetime) -> None:
        """Keep what was found about recorded announcements, in place of what stood there."""
        for judgement in found:
            outcome = judgement.outcome
            self._db.execute(
                """INSERT INTO judgement (a, b, kind, rule, score, evidence, decided)
                   SELECT min(a.id, b.id), max(a.id, b.id), ?, ?, ?, ?, ?
                   FROM record AS a JOIN record AS b WHERE (a.source, a.source_id, b.source, b.source_id) = (?, ?, ?, ?)
                   ON CONFLICT DO UPDATE SET (kind, rule, score, evidence, decided) =
                       (excluded.kind, excluded.rule, excluded.score, excluded.evidence, excluded.decided)""",
                (
                    _KINDS[type(outcome)],
                    outcome.rule,
                    0.0 if isinstance(outcome, Veto) else outcome.score,
                    outcome.evidence,
                    codec.stamp(at),
                    *judgement.a,
                    *judgement.b,
                ),
            )

    def drop(self, pairs: Iterable[Pair]) -> None:
        """What was found about these does not stand."""
        self._db.executemany(
            """WITH pair AS (SELECT a.id AS one, b.id AS other FROM record AS a JOIN record AS b
                             WHERE (a.source, a.source_id, b.source, b.source_id) = (?, ?, ?, ?))
               DELETE FROM judgement WHERE (a, b) IN (SELECT min(one, other), max(one, other) FROM pair)""",
            [(*a, *b) for a, b in pairs],
        )

    def leave_apart(self, names: Iterable[Name], pairs: Collection[Pair]) -> None:
        """Of those that are the same among `names`, these `pairs` are in different clusters, and the others are not."""
        self._want(names)
        self._db.execute(
            """UPDATE judgement SET apart = 0 WHERE apart
               AND a IN (SELECT id FROM judged_record) AND b IN (SELECT id FROM judged_record)"""
        )
        self._db.executemany(
            """WITH pair AS (SELECT a.id AS one, b.id AS other FROM record AS a JOIN record AS b
                             WHERE (a.source, a.source_id, b.source, b.source_id) = (?, ?, ?, ?))
               UPDATE judgement SET apart = 1 WHERE (a, b) IN (SELECT min(one, other), max(one, other) FROM pair)""",
            [(*a, *b) for a, b in pairs],
        )

    def _want(self, names: Iterable[Name]) -> None:
        self._db.execute("DELETE FROM judged_record")
        self._db.executemany(
            "INSERT OR IGNORE INTO judged_record SELECT id FROM record WHERE source = ? AND source_id = ?", list(names)
        )


def _judgement(row: Sequence[object]) -> Judgement:
    a_source, a_id, b_source, b_id, kind, rule, score, evidence = cast(
        "tuple[str, str, str, str, str, str, float, str]", row
    )
    a, b = sorted((Name(a_source, a_id), Name(b_source, b_id)))
    return Judgement(a=a, b=b, outcome=_outcome(kind, rule, score, evidence))


def _outcome(kind: str, rule: str, score: float, evidence: str) -> Outcome:
    if kind == "different":
        return Veto(rule=rule, evidence=evidence)
    return (Verdict if kind == "same" else Doubt)(rule=rule, score=score, evidence=evidence)
