"""What is known: guids, who is in which cluster, and why."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from mmmfeed.model import Cluster, Member, Name, Seen, Verdict
from mmmfeed.store import codec
from mmmfeed.store.records import MEMBER, MEMBERS_TABLES, as_member


class _Was(NamedTuple):
    """The cluster that a member was in."""

    id: int
    guid: str
    members: int  # how many


_SAID_BY = """AND EXISTS (SELECT 1 FROM record WHERE record.cluster = cluster.id
                          AND source IN (SELECT value FROM json_each(?5)))"""
_PAGE = 200  # clusters that are in memory at once when all are walked through


class Clusters:
    """The tables cluster, guid and story, and the columns of record that say who is where."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        # Lists of ids go through a table of the connection's own, so that no statement is too long.
        self._db.execute("CREATE TEMP TABLE wanted_cluster (id INTEGER PRIMARY KEY)")

    def newest_first(self, sources: Collection[str] | None = None) -> Iterator[Cluster]:
        """All of them, newest first, those of one moment as their document has them, a page at a time.

        Or those only that one of `sources` has a copy of.
        """
        chosen = () if sources is None else (json.dumps(sorted(sources)),)
        last = ("9999", 0, "")
        while True:
            rows = self._db.execute(
                # The first condition is where the index is entered, the others are checked on the way.
                f"""SELECT id, published, ordinal, guid FROM cluster
                    WHERE published <= ?1 AND (published < ?1 OR ordinal > ?2 OR (ordinal = ?2 AND guid > ?3))
                    {_SAID_BY if chosen else ""} ORDER BY published DESC, ordinal, guid LIMIT ?4""",  # noqa: S608
                (*last, _PAGE, *chosen),
            ).fetchall()
            if not rows:
                return
            last = rows[-1][1:]
            yield from self._load([row[0] for row in rows])

    def numbered(self, ids: Sequence[int]) -> dict[int, Cluster]:
        """Those with these numbers in the table, where they are still there."""
        return {id_: cluster for id_ in ids for cluster in self._load([id_])}

    def keep(self, clusters: Sequence[Cluster], at: datetime) -> None:
        """Save clusters of recorded members; those that lost all their members go."""
        before = {member.name: was for cluster in clusters for member in cluster.members if (was := self._was(member))}
        for cluster in clusters:
            self._keep_one(cluster)
            for member in cluster.members:
                self._claim(member)
        self._db.executemany(
            "DELETE FROM cluster WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM record WHERE cluster = ?1)",
            sorted({(id_,) for id_, _, _ in before.values()}),
        )
        self._db.executemany(
            "INSERT INTO story (at, guid, event, source, source_id, evidence) VALUES (?, ?, ?, ?, ?, ?)",
            [(codec.stamp(at), *event) for cluster in clusters for event in _events(cluster, before)],
        )

    def saw(self, guid: str, seen: Seen) -> None:
        """Remember what readers see of a cluster by now."""
        self._db.execute(
            """INSERT INTO seen (guid, words, changed) VALUES (?, ?, ?)
               ON CONFLICT (guid) DO UPDATE SET (words, changed) = (excluded.words, excluded.changed)""",
            (guid, seen.words, codec.stamp(seen.changed) if seen.changed else None),
        )

    def of(self, names: Iterable[Name]) -> dict[Name, int]:
        """The number of the cluster that each of these is in."""
        query = "SELECT cluster FROM record WHERE source = ? AND source_id = ?"
        return {name: self._db.execute(query, name).fetchone()[0] for name in names}

    def called(self, guids: Iterable[str]) -> list[Cluster]:
        """Those with these guids, where they are still there."""
        ids = (self._db.execute("SELECT id FROM cluster WHERE guid = ?", (guid,)).fetchone() for guid in guids)
        return self._load([row[0] for row in ids if row])

    def holding(self, names: Iterable[Name]) -> list[Cluster]:
        """Those that these records are in, each once, in this order."""
        query = "SELECT cluster FROM record WHERE source = ? AND source_id = ? AND cluster IS NOT NULL"
        ids = (self._db.execute(query, name).fetchone() for name in names)
        return self._load(list(dict.fromkeys(row[0] for row in ids if row)))

    def minted_from(self, guid: str) -> Name | None:
        """What a guid, or a former one, belongs to."""
        row = self._db.execute("SELECT source, source_id FROM guid WHERE guid = ?", (guid,)).fetchone()
        return Name(*row) if row else None

    def rename(self, names: Mapping[Name, Name]) -> None:
        """Have the guids of announcements, which are called otherwise by today's rules, go with them."""
        self._db.executemany(
            "UPDATE guid SET source = ?, source_id = ? WHERE source = ? AND source_id = ?",
            [(*new, *old) for old, new in names.items()],
        )

    def forget(self) -> None:
        """Drop all clusters, for a rebuild; the guids stay with what they belong to."""
        for statement in ("UPDATE record SET cluster = NULL", "DELETE FROM cluster"):
            self._db.execute(statement)

    def _was(self, member: Member) -> _Was | None:
        """Where a member was before."""
        said = member.announcement
        row = self._db.execute(
            """SELECT cluster.id, guid, (SELECT count(*) FROM record AS mate WHERE mate.cluster = cluster.id)
               FROM record JOIN cluster ON cluster.id = cluster WHERE source = ? AND source_id = ?""",
            (said.source, said.source_id),
        ).fetchone()
        return _Was(*row) if row else None

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

    def _claim(self, member: Member) -> None:
        """A member has just its own guids; those that nobody has seen and that were not needed go."""
        said = member.announcement
        self._db.execute("DELETE FROM guid WHERE source = ? AND source_id = ?", (said.source, said.source_id))
        self._db.executemany(
            """INSERT INTO guid (guid, since, source, source_id) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE
               SET (since, source, source_id) = (excluded.since, excluded.source, excluded.source_id)""",
            [(claim.guid, codec.stamp(claim.since), said.source, said.source_id) for claim in member.claims],
        )

    def _load(self, ids: Sequence[int]) -> list[Cluster]:
        """In the order of `ids`."""
        self._fill("wanted_cluster", ids)
        members, translations = self._members(), self._translations()
        rows = self._db.execute(
            """SELECT id, guid, since, words, changed FROM cluster JOIN wanted_cluster USING (id)
               LEFT JOIN seen USING (guid)"""
        ).fetchall()
        clusters = {
            id_: Cluster(
                guid=guid,
                since=codec.moment(since),
                members=tuple(members[id_]),
                aliases=tuple(sorted(c.guid for m in members[id_] for c in m.claims if c.guid != guid)),
                translations=tuple(translations.get(id_, ())),
                seen=Seen(words, codec.moment(changed) if changed else None) if words is not None else None,
            )
            for id_, guid, since, words, changed in rows
        }
        return [clusters[id_] for id_ in ids if id_ in clusters]

    def _members(self) -> dict[int, list[Member]]:
        rows = self._db.execute(
            f"""SELECT record.cluster, rule, score, evidence, {MEMBER}
               FROM wanted_cluster JOIN record ON record.cluster = wanted_cluster.id {MEMBERS_TABLES}
               ORDER BY record.cluster, position"""  # noqa: S608 (words of ours)
        )
        members: dict[int, list[Member]] = defaultdict(list)
        for cluster, rule, score, evidence, *row in rows:
            joined = Verdict(rule=rule, score=score, evidence=evidence) if rule else None
            members[cluster].append(replace(as_member(row), joined=joined))
        return members

    def _translations(self) -> dict[int, list[str]]:
        found: dict[int, set[str]] = defaultdict(set)
        for one, other in ("ab", "ba"):
            rows = self._db.execute(
                f"""SELECT wanted_cluster.id, guid FROM wanted_cluster
                    CROSS JOIN record ON record.cluster = wanted_cluster.id
                    CROSS JOIN translation ON translation.{one} = record.id
                    CROSS JOIN record AS other ON other.id = translation.{other}
                    CROSS JOIN cluster ON cluster.id = other.cluster
                    WHERE cluster.id <> wanted_cluster.id"""  # noqa: S608 (names of ours)
            )
            for id_, guid in rows:
                found[id_].add(guid)
        return {id_: sorted(guids) for id_, guids in found.items()}

    def _fill(self, table: str, values: Iterable[object]) -> None:
        self._db.execute(f"DELETE FROM {table}")  # noqa: S608 (a name of ours)
        self._db.executemany(f"INSERT INTO {table} VALUES (?)", [(value,) for value in values])  # noqa: S608


def _events(cluster: Cluster, before: Mapping[Name, _Was]) -> Iterator[tuple[str, str, str, str, str]]:
    """What is to be told of a cluster: who came, and who went from another one."""
    for member in cluster.members:
        name, was = member.name, before.get(member.name)
        if was and was.guid == cluster.guid:
            continue
        if was and was.members > 1:
            yield (was.guid, "left", *name, f"it is {cluster.guid} now")
        if member.joined:
            yield (cluster.guid, "joined", *name, f"{member.joined.rule}: {member.joined.evidence}")
