"""Known clusters and heard announcements become clusters, each with its lead first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from mmmfeed.merge.edges import Edge, Name, edges_between, name_of
from mmmfeed.merge.guids import Claim, identity_order, mint
from mmmfeed.model import Announcement, Cluster, Member, SourceSpec, Verdict
from mmmfeed.text.urls import host


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What the outcome depends on besides the announcements."""

    site_url: str
    sources: Mapping[str, SourceSpec]
    now: datetime  # UTC; when a new guid is minted

    def lead_order(self, member: Member) -> tuple[bool, bool, int, bool, tuple[str, bool, str, str]]:
        """Sorts the member that readers should see first: one that is shown, first-party, then whole, then early."""
        source = self.sources.get(member.announcement.source)
        first_party, priority = (source.first_party, source.priority) if source else (False, 0)
        said = member.announcement
        return (said.skipped, not first_party, -priority, said.truncated, self.identity_order(said))

    def identity_order(self, announcement: Announcement) -> tuple[str, bool, str, str]:
        """Sorts the announcement first that a guid is minted from."""
        source = self.sources.get(announcement.source)
        return identity_order(announcement, first_party=source is not None and source.first_party)


def merge(
    heard: Sequence[Member],
    known: Sequence[Cluster],
    policy: Policy,
    *,
    crowded: frozenset[str] = frozenset(),
    afresh: bool = False,
) -> list[Cluster]:
    """The clusters that `heard` makes or changes.

    `known`: every cluster that shares a key with one of `heard`, but for the keys in `crowded`, which too many
    known records have. What is joined stays joined; except `afresh`, where `known` only lends its guids.
    """
    members = _newest(heard, () if afresh else known)
    edges = [*(() if afresh else _known_edges(known)), *edges_between(members, crowded)]
    news = {name_of(member.announcement) for member in heard}
    groups = [group for group in _connected(members, edges) if not news.isdisjoint(group)]
    seeded = sorted(
        (_Group.of(group, members, policy) for group in groups), key=lambda g: policy.identity_order(g.seed)
    )
    return list(_clusters(seeded, edges, known, policy))


@dataclass(frozen=True, slots=True)
class _Group:
    """Members that belong together, and the one that the guid would be minted from."""

    members: Mapping[Name, Member]
    seed: Announcement

    @classmethod
    def of(cls, names: Iterable[Name], members: Mapping[Name, Member], policy: Policy) -> _Group:
        mine = {name: members[name] for name in names}
        return cls(mine, min((m.announcement for m in mine.values()), key=policy.identity_order))


def _newest(heard: Sequence[Member], known: Sequence[Cluster]) -> dict[Name, Member]:
    """Each announcement once, in its newest version, with the keys of all its versions."""
    members = {name_of(member.announcement): member for cluster in known for member in cluster.members}
    for member in heard:
        name = name_of(member.announcement)
        before = members.get(name)
        members[name] = replace(member, keys=member.keys | before.keys, joined=before.joined) if before else member
    return members


def _known_edges(known: Sequence[Cluster]) -> Iterator[Edge]:
    for cluster in known:
        first = next((m for m in cluster.members if m.joined is None), cluster.members[0])
        for member in cluster.members:
            if member is not first:
                verdict = member.joined or Verdict(rule="guid", evidence="known together")
                yield Edge(name_of(first.announcement), name_of(member.announcement), verdict)


def _claims_of(known: Sequence[Cluster]) -> dict[Name, Claim]:
    return {name_of(m.announcement): Claim(cluster.since, cluster.guid) for cluster in known for m in cluster.members}


def _connected(members: Mapping[Name, Member], edges: Sequence[Edge]) -> list[list[Name]]:
    """The connected components (union-find with path halving)."""
    parent = {name: name for name in members}

    def root(name: Name) -> Name:
        while parent[name] != name:
            parent[name] = name = parent[parent[name]]
        return name

    for edge in edges:
        parent[root(edge.a)] = root(edge.b)
    groups: dict[Name, list[Name]] = {}
    for name in members:
        groups.setdefault(root(name), []).append(name)
    return list(groups.values())


def _clusters(
    groups: Sequence[_Group],
    edges: Sequence[Edge],
    known: Sequence[Cluster],
    policy: Policy,
) -> Iterator[Cluster]:
    """Guids are handed out in identity order, so that of two groups that had one guid the first keeps it."""
    claims = _claims_of(known)
    aliases = {cluster.guid: cluster.aliases for cluster in known}
    why: dict[Name, Verdict] = {}
    for edge in edges:
        why.setdefault(edge.b, edge.verdict)
        why.setdefault(edge.a, edge.verdict)
    taken: set[str] = set()
    for group in groups:
        mine = sorted({claims[name] for name in group.members if name in claims and claims[name].guid not in taken})
        kept = mine[0] if mine else Claim(policy.now, mint(host(policy.site_url), group.seed, taken))
        taken.update([kept.guid, *(claim.guid for claim in mine)])
        former = {claim.guid for claim in mine[1:]}.union(*(aliases.get(claim.guid, ()) for claim in mine))
        yield Cluster(
            guid=kept.guid,
            since=kept.since,
            members=_lead_first(group, why, policy),
            aliases=tuple(sorted(former - {kept.guid})),
        )


def _lead_first(group: _Group, why: Mapping[Name, Verdict], policy: Policy) -> tuple[Member, ...]:
    seed = name_of(group.seed)
    members = (replace(m, joined=None if name == seed else why.get(name)) for name, m in group.members.items())
    return tuple(sorted(members, key=policy.lead_order))
