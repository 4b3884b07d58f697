"""Groups become clusters: each with its guid, its lead first, and the reason why each member is in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from mmmfeed.merge.edges import Comparison, pair_of
from mmmfeed.merge.guids import identity_order, mint
from mmmfeed.merge.stars import Group, stars
from mmmfeed.model import Announcement, Claim, Cluster, Judgement, Member, Name, SourceSpec, Verdict
from mmmfeed.text.urls import host


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What the outcome depends on besides the announcements."""

    site_url: str
    sources: Mapping[str, SourceSpec]
    now: datetime  # UTC; when a new guid is minted
    unseen: Collection[str] = ()  # guids that were minted in this run, which no subscriber has seen

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


class Merged(NamedTuple):
    """Clusters, and pairs that may be the same and were left apart: people should say."""

    clusters: tuple[Cluster, ...]
    doubts: tuple[Judgement, ...]


def merge(members: Mapping[Name, Member], judged: Sequence[Judgement], policy: Policy) -> Merged:
    """The clusters of `members`, which are all that `judged` verdicts lead to from any of them."""
    found = stars(members, judged, policy.lead_order, Comparison(members))
    drafts = sorted((_Draft.of(group, members, policy) for group in found.groups), key=_Draft.turn)
    return Merged(tuple(_clusters(drafts, found.verdicts, policy)), found.doubts)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A group that gets a guid: the oldest that subscribers know one of its members by, else a new one."""

    group: Group
    members: Mapping[Name, Member]
    seed: Name  # the member that a guid is minted from
    order: tuple[str, bool, str, str]  # of the seed among all
    seen: tuple[tuple[Claim, Name], ...]  # the oldest first

    @classmethod
    def of(cls, group: Group, members: Mapping[Name, Member], policy: Policy) -> _Draft:
        mine = {name: members[name] for name in sorted(group.members)}
        seed = min(mine, key=lambda name: policy.identity_order(mine[name].announcement))
        seen = ((c, name) for name, m in mine.items() for c in m.claims if c.guid not in policy.unseen)
        return cls(group, mine, seed, policy.identity_order(mine[seed].announcement), tuple(sorted(seen)))

    def turn(self) -> tuple[bool, tuple[str, bool, str, str]]:
        """New guids are minted last, and none that another group has."""
        return (not self.seen, self.order)


def _clusters(
    drafts: Sequence[_Draft], verdicts: Mapping[tuple[Name, Name], Verdict], policy: Policy
) -> Iterator[Cluster]:
    taken = {claim.guid for draft in drafts for claim, _ in draft.seen}
    for draft in drafts:
        if draft.seen:
            (claim, holder), claims = draft.seen[0], draft.seen
        else:
            claim = Claim(policy.now, mint(host(policy.site_url), draft.members[draft.seed].announcement, taken))
            holder, claims = draft.seed, ((claim, draft.seed),)
        taken.add(claim.guid)
        members = (
            replace(
                member,
                joined=None if name == holder else _reason(name, holder, draft.group, verdicts),
                claims=tuple(c for c, of in claims if of == name),
            )
            for name, member in draft.members.items()
        )
        yield Cluster(
            guid=claim.guid,
            since=claim.since,
            members=tuple(sorted(members, key=policy.lead_order)),
            aliases=tuple(sorted(c.guid for c, _ in claims if c != claim)),
        )


def _reason(name: Name, first: Name, group: Group, verdicts: Mapping[tuple[Name, Name], Verdict]) -> Verdict:
    """Why a member is in its group: what it is to the one that began it, to the lead, to the fullest, or to any."""
    others = (first, group.lead, group.fullest, *sorted(group.members))
    return next(verdicts[pair] for other in others if (pair := pair_of(name, other)) in verdicts)
