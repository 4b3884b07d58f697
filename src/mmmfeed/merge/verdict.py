"""Do two announcements say the same thing? A yes comes with its rule and evidence, a no is None."""

from __future__ import annotations

import re
from datetime import timedelta

from mmmfeed.merge.keys import SURE, rule_of
from mmmfeed.model import Announcement, Member, TitleOrigin, Verdict
from mmmfeed.text.words import comparable

# The same words twice within this time are one announcement that a partner took over late; further apart
# they are a reminder that comes back.
TEXT_WINDOW = timedelta(days=45)
_NUMBER = re.compile(r"\d+")


def judge(a: Member, b: Member, shared: frozenset[str], *, contested: bool) -> Verdict | None:
    """The verdict on two announcements that have the keys `shared`, of which none is crowded.

    `contested`: one of the two sources has another record with the same URL, so the URL alone proves nothing.
    """
    by_rule = {rule_of(key): key for key in sorted(shared)}
    for rule in SURE:
        if rule in by_rule:
            return Verdict(rule="text" if rule == "copy" else "guid", evidence=_evidence(by_rule[rule], a, b))
    if "url" in by_rule and (not contested or _same_words(a.announcement, b.announcement)):
        return Verdict(rule="url", evidence=_evidence(by_rule["url"], a, b))
    if "text" in by_rule and _may_be_a_copy(a.announcement, b.announcement):
        return Verdict(rule="text", evidence=_evidence(by_rule["text"], a, b))
    return None


def _same_words(a: Announcement, b: Announcement) -> bool:
    return comparable(a.title) == comparable(b.title) or comparable(a.text) == comparable(b.text) != ""


def _may_be_a_copy(a: Announcement, b: Announcement) -> bool:
    if a.published is None or b.published is None:
        return False
    apart = abs(a.published - b.published)
    if a.truncated or b.truncated:  # two beginnings may be equal where two announcements are not
        return apart < timedelta(days=1)
    return apart <= TEXT_WINDOW and not _titles_disagree(a, b)


def _titles_disagree(a: Announcement, b: Announcement) -> bool:
    """Whether both sources wrote titles, with different numbers: "Bulletin 14" is not "Bulletin 15"."""
    if TitleOrigin.DERIVED in (a.title_origin, b.title_origin):
        return False
    return _NUMBER.findall(comparable(a.title)) != _NUMBER.findall(comparable(b.title))


def _evidence(key: str, a: Member, b: Member) -> str:
    match rule_of(key):
        case "id":
            return f"{a.announcement.source} names both {_value(key)}"
        case "moved":
            return f"{a.announcement.source_id} and {b.announcement.source_id} differ in the host only"
        case "url":
            return f"both are at {_value(key)}"
        case _:
            return f"the same text, dated {_day(a)} and {_day(b)}"


def _value(key: str) -> str:
    return key.rpartition(" ")[2]


def _day(member: Member) -> str:
    published = member.announcement.published
    return published.date().isoformat() if published else "no day"
