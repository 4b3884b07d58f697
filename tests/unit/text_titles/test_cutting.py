"""Where a line may be cut, in any script; calls whose link is missing."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from mmmfeed.text import cuts, segments, words


@pytest.mark.parametrize(
    ("line", "limit", "cut"),
    [
        ("the garden club opens its gates", 20, "the garden club…"),
        ("the garden club opens", 16, "the garden club…"),  # the last word ends just there
        ("本日、新しい図書館が市民の皆さまのご協力により完成しました", 20, "本日、新しい図書館が市民の皆さまの…"),
        ("今天我们很高兴地宣布新的图书馆已经在火车站前的广场上建成", 20, "今天我们很高兴地宣布新的图书馆已经在…"),
        ("สมาคมคนสวนขอเชิญทุกท่านร่วมงานแสดงดอกไม้ประจำปีที่สวนสาธารณะ", 20, "สมาคมคนสวนขอเชิญทุก…"),
        ("정원협회는 토요일 아침에 시장을 열고 모든 이웃을 초대합니다", 20, "정원협회는 토요일 아침에 시장을…"),
        ("ופתחנו את הטחנה הישנה לכולם, בשעה טובה", 30, "ופתחנו את הטחנה הישנה לכולם…"),
        ("افتتح النادي الطاحونة القديمة أمام الجميع، بعد عمل", 43, "افتتح النادي الطاحونة القديمة أمام الجميع…"),
        ("大会は沖縄県で開催され、3,500,000人が参加しました", 19, "大会は沖縄県で開催され…"),  # no number in two
        ("新しい本はRubyKaigiで配られます", 12, "新しい本は…"),  # no Latin word in two
        ("春の市「花と木」が土曜日の朝に開きます", 6, "春の市…"),  # no bracket left open
        ("👨‍👩‍👧" * 20, 18, "👨‍👩‍👧" * 3 + "…"),  # no family parted
        ("1\u0e3300市", 3, "1\u0e33…"),  # a vowel sign belongs to the digit before it
    ],
)
def test_a_cut_falls_between_words(line: str, limit: int, cut: str) -> None:
    assert words.cut(line, limit) == cut


LETTERS = "ab ,.é春の市が開く。、「」한국어กำลังใจالعربيةעברית👨\u200d👩\u200d👧0123"


@given(st.text(LETTERS, max_size=120) | st.text(max_size=120), st.integers(2, 60))
@settings(max_examples=200, deadline=None)
def test_a_cut_line_is_short_and_no_character_is_parted(text: str, limit: int) -> None:
    line = words.one_line(text)
    kept = words.cut(text, limit)
    assert len(kept) <= limit
    if kept != line:
        stem = kept.removesuffix(words.ELLIPSIS)
        assert line.startswith(stem)
        ends = {found.end() for found in regex.finditer(r"\X", line)}
        longest = max((len(found[0]) for found in regex.finditer(r"\X", line)), default=0)
        assert not stem or len(stem) in ends or longest >= limit or _stripped_off(line, stem)


def _stripped_off(line: str, stem: str) -> bool:
    """Whether a sign that does not stand before an ellipsis was taken off, and with it a mark on it."""
    return not line[len(stem)].isalnum()


@given(st.text(LETTERS, min_size=1, max_size=120), st.integers(1, 60))
@settings(max_examples=200, deadline=None)
def test_a_break_is_inside_the_line_and_up_to_the_limit(line: str, limit: int) -> None:
    assert 0 < segments.last_break(line, limit) <= max(limit, 1)


@pytest.mark.parametrize(
    ("text", "calls"),
    [
        ("The fair opens on Sunday.\n\n→ Watch her video message:", ("→ Watch her video message:",)),
        ("The fair opens on Sunday.\n\n→ Watch her video message:\nhttps://example.org/v", ()),
        ("The fair opens on Sunday.\n\nRead more: https://example.org/fair", ()),
        ("Le marché ouvre dimanche.\n\nEn savoir plus\n\nLieu : la halle", ("En savoir plus",)),
        ("Der Markt öffnet.\n\nZur Anmeldung:\nmarkt@example.org", ()),
        ("市場が開きます。\n\n続きを読む", ("続きを読む",)),
        ("The fair opens on Sunday.", ()),
    ],
)
def test_a_call_without_its_link_is_dangling(text: str, calls: tuple[str, ...]) -> None:
    assert cuts.dangling_calls(text) == calls
