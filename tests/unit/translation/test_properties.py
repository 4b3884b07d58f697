"""What holds of any two announcements."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from mmmfeed.merge.translation import MOST, compare, features
from mmmfeed.model import Announcement

_WORDS = st.sampled_from(
    [
        "Harbor",
        "4.2.1",
        "14. März",
        "3月14日",
        "١٤ مارس",
        "5:30 pm",
        "https://example.org/en/x",
        "Україні",
        "第三",
        "乌克兰",
        "le",
        "26-28",
    ]
)
_texts = st.lists(_WORDS | st.text(max_size=8), max_size=20).map(" ".join)


def _said(source: str, language: str, title: str, text: str, days: int) -> Announcement:
    return Announcement(
        source=source,
        source_id="1",
        title=title or "–",
        text=text,
        content=f"<p>{len(text)}</p>",
        language=language,
        published=datetime(2024, 3, 4, tzinfo=UTC) + timedelta(days=days),
    )


_announcements = st.builds(
    _said,
    st.sampled_from(["a", "b", "c"]),
    st.sampled_from(["en", "de", "ja", "ar", "uk", "zh-TW", "tlh", "x"]),
    _texts,
    _texts,
    st.integers(0, 12),
)


@settings(max_examples=150)
@given(_announcements, _announcements)
def test_any_two_are_compared_the_same_whichever_comes_first(a: Announcement, b: Announcement) -> None:
    link = compare(a, b)

    assert a.name == b.name or compare(b, a) == link
    assert link is None or (0 < link.score < 1 and link.evidence)


@settings(max_examples=100)
@given(_announcements)
def test_any_announcement_has_a_feature_and_not_too_many(heard: Announcement) -> None:
    found = features(heard)

    assert 1 <= len(found) <= MOST
    assert found == features(heard)
