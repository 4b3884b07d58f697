"""What is known: guids, who is in which cluster, and why."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from mmmfeed.model import Cluster, Member, Verdict
from mmmfeed.store import codec

_PAGE = 200  # clusters that are in memory at once when all are walked through


class Clusters:
    """The tables cluster and alias, and the columns of record that say who is where."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        # Lists of keys and ids go through tables of the connection's own, so that no statement is too long.
        self._db.executescript(
            """CREATE TEMP TABLE wanted_key (key TEXT PRIMARY KEY) WITHOUT ROWID;
               CREATE TEMP TABLE wanted_cluster (id INTEGER PRIMARY KEY);"""
        )

    def near(self, keys: Iterable[str], crowding: Iterable[str], crowd: int) -> tuple[list[Cluster], frozenset[str]]:
        """Every cluster with one of `keys`, and those of `crowding` that over `crowd` records of one source have.

        The latter are not followed, since they lead nearly everywhere.
        """
        self._fill("wanted_key", crowding)
        crowded = frozenset(
            key
            for (key,) in self._db.execute(
                """SELECT DISTINCT key.key FROM wanted_key JOIN key USING (key) JOIN record ON record.id = key.record
                   GROUP BY key.key, record.source HAVING count(*) > ?""",
                (crowd,),
            )
        )
        self._fill("wanted_key", set(keys) - crowded)
        rows = self._db.execute(
            """SELECT DISTINCT record.cluster FROM wanted_key JOIN key USING (key)
               JOIN record ON record.id = key.record WHERE record.cluster IS NOT NULL ORDER BY 1"""
        )
        return self._load([id_ for (id_,) in rows]), crowded

    def newest_first(self) -> Iterator[Cluster]:
        """All of them, newest first, those of one moment as their document has them, a page at a time."""
        last = ("9999", 0, "")
        while True:
            rows = self._db.execute(
                # The first condition is where the index is entered, the others are checked on the way.
                """SELECT id, published, ordinal, guid FROM cluster
                   WHERE published <= ?1 AND (published < ?1 OR ordinal > ?2 OR (ordinal = ?2 AND guid > ?3))
                   ORDER BY published DESC, ordinal, guid LIMIT ?4""",
                (*last, _PAGE),
            ).fetchall()
            if not rows:
                return
            last = rows[-1][1:]
            yield from self._load([row[0] for row in rows])

    def numbered(self, ids: Sequence[int]) -> dict[int, Cluster]:
        """Those with these numbers in the table, where they are still there."""
        return {id_: cluster for id_ in ids for cluster in self._load([id_])}

    def keep(self, clusters: Sequence[Cluster]) -> None:
        """Save clusters whose members are recorded; clusters that lost all their members go."""
        for cluster in clusters:
            self._keep_one(cluster)
        self._db.execute("DELETE FROM alias WHERE guid IN (SELECT guid FROM cluster)")

    def forget(self) -> None:
        """Drop all clusters, for a rebuild. The caller has the guids."""
        for statement in ("UPDATE record SET cluster = NULL", "DELETE FROM alias", "DELETE FROM cluster"):
            self._db.execute(statement)

    def _keep_one(self, cluster: Cluster) -> None:
        id_ = self._db.execute(
            """INSERT INTO cluster (guid, since, published, ordinal)
               VALUES (?, ?, ?, (SELECT ordinal FROM record WHERE source = ? AND source_id = ?))
               ON CONFLICT (guid) DO UPDATE SET published = excluded.published, ordinal = excluded.ordinal
               RETURNING id""",
            (
                cluster.guid,
                codec.stamp(cluster.since),
                codec.stamp(cluster.published),
                cluster.lead.source,
                cluster.lead.source_id,
            ),
        ).fetchone()[0]
        for position, member in enumerate(cluster.members):
            joined = member.joined
            self._db.execute(
                """UPDATE record SET cluster = ?, position = ?, rule = ?, score = ?, evidence = ?
                   WHERE source = ? AND source_id = ?""",
                (
                    id_,
                    position,
                    joined and joined.rule,
                    joined and joined.score,
                    joined and joined.evidence,
                    member.announcement.source,
                    member.announcement.source_id,
                ),
            )
        self._replace(cluster.aliases, id_)

    def _replace(self, guids: Sequence[str], cluster: int) -> None:
        for guid in guids:
            self._db.execute(
                "INSERT INTO alias (guid, cluster) VALUES (?, ?) ON CONFLICT DO UPDATE SET cluster = excluded.cluster",
                (guid, cluster),
            )
            old = "SELECT id FROM cluster WHERE guid = ?"
            self._db.execute(f"UPDATE alias SET cluster = ? WHERE cluster = ({old})", (cluster, guid))  # noqa: S608
            self._db.execute("DELETE FROM cluster WHERE guid = ?", (guid,))

    def _load(self, ids: Sequence[int]) -> list[Cluster]:
        """In the order of `ids`."""
        self._fill("wanted_cluster", ids)
        members = self._members()
        aliases = self._lists("SELECT cluster, guid FROM wanted_cluster JOIN alias ON cluster = id ORDER BY guid")
        rows = self._db.execute("SELECT id, guid, since FROM cluster JOIN wanted_cluster USING (id)").fetchall()
        clusters = {
            id_: Cluster(
                guid=guid,
                since=codec.moment(since),
                members=tuple(members[id_]),
                aliases=tuple(aliases.get(id_, ())),
            )
            for id_, guid, since in rows
        }
        return [clusters[id_] for id_ in ids if id_ in clusters]

    def _members(self) -> dict[int, list[Member]]:
        keys = self._lists(
            """SELECT record, key FROM wanted_cluster JOIN record ON record.cluster = wanted_cluster.id
               JOIN key ON key.record = record.id"""
        )
        rows = self._db.execute(
            """SELECT record.cluster, record.id, version.body, overruled.body, rule, score, evidence
               FROM wanted_cluster JOIN record ON record.cluster = wanted_cluster.id
               JOIN version ON version.id = (SELECT max(id) FROM version WHERE record = record.id)
               LEFT JOIN overruled ON (overruled.source, overruled.source_id) = (record.source, record.source_id)
               ORDER BY record.cluster, position"""
        )
        members: dict[int, list[Member]] = defaultdict(list)
        for cluster, record, body, overruled, rule, score, evidence in rows:
            joined = Verdict(rule=rule, score=score, evidence=evidence) if rule else None
            members[cluster].append(
                Member(announcement=codec.unpack(body, overruled), keys=frozenset(keys[record]), joined=joined)
            )
        return members

    def _lists(self, query: str) -> dict[int, list[str]]:
        lists: dict[int, list[str]] = defaultdict(list)
        for id_, value in self._db.execute(query):
            lists[id_].append(value)
        return lists

    def _fill(self, table: str, values: Iterable[object]) -> None:
        self._db.execute(f"DELETE FROM {table}")  # noqa: S608 (a name of ours)
        self._db.executemany(f"INSERT INTO {table} VALUES (?)", [(value,) for value in values])  # noqa: S608
