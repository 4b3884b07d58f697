"""What must hold for any text: values and no exceptions, near the record's own date, in the text's own words, in time."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from time import process_time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from mmmfeed.model import Event
from mmmfeed.text import words
from mmmfeed.text.calendars import LANGUAGES, names
from mmmfeed.text.events import candidates, cues, find_events, read_events
from mmmfeed.text.events.cues import lowered
from mmmfeed.text.events.days import Mention, _Reading, find_mentions
from mmmfeed.text.events.distances import AWAY
from mmmfeed.text.events.grammar import GRAMMAR
from mmmfeed.text.events.hints import may_name_a_day
from mmmfeed.text.events.tokens import Tokens, cut, tokenize
from mmmfeed.text.events.years import Context

DAY = date(2026, 1, 13)
CASES = Path(__file__).parents[2] / "cases" / "events"
PIECES = """
    Join us|on|5|February|2026|15:30|-|17|pm|noon|Monday|Wed|,|.|:|\n|\n\n|When:|Date:|until|the deadline is|seminar|lecture
    |will be held|5/2|3.2.|2026-02-05|29 February|31.12.|tomorrow|next Friday|heure de Paris|GMT|UTC+14|(|)|à|am|bis zum
    |3.-5. März|le 1er avril|2月5日|（木）|午後3時|から|5일|2월|까지|in Room 5|Wean Hall|&|and|to|Uhr|kl.|99|0|00:00|24:00|1999|’
"""
LANGUAGE = st.sampled_from([None, *LANGUAGES, "en-US", "pt-BR", "xx", ""])
PROSE = st.lists(st.sampled_from(PIECES.replace("\n    |", "|").strip().split("|")), max_size=25).map(" ".join)
SIGNS = "5 12 31 32 2026 26 1 02 . / - – , ( ) ' of de the to and bis 年 月 日 월 일 st º °"
# Parts of dates in all languages, and what parts them.
_NAMES = [
    name
    for code in LANGUAGES
    for table in (names(code).months, names(code).weekdays, names(code).months_short, names(code).weekdays_short)
    for name in table
]
_PARTS = st.one_of(
    st.sampled_from(
        [
            *_NAMES,
            *AWAY,
            *SIGNS.split(),
        ]
    ),
    st.sampled_from(_NAMES).map(str.title),
    st.sampled_from([" ", "\n", "  ", "", "\n\n", "\u00a0", "x"]),
)
DATES = st.lists(st.tuples(_PARTS, st.sampled_from(["", " ", "\n"])), max_size=12).map(
    lambda parts: "".join(part + gap for part, gap in parts)
)
PHRASES = [*sorted(phrase.strip("*") for phrase in cues._all_phrases()), '"', "“", "”", "x", "5 March"]
TEXTS = st.one_of(st.text(max_size=300), PROSE)


def _mentions_in_the_whole(tokens: Tokens) -> list[Mention]:
    taken = bytearray(len(tokens.signs))
    out: list[Mention] = []
    for rule, pattern in GRAMMAR:
        for hit in pattern.finditer(tokens.signs):
            if not any(taken[hit.start() : hit.end()]):
                taken[hit.start() : hit.end()] = b"\1" * len(hit[0])
                out.extend(_Reading(tokens, hit).mention(rule))
    return sorted(out, key=lambda mention: mention.start)


def day_of(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


@settings(max_examples=400)
@given(text=TEXTS, day=st.dates(), language=LANGUAGE)
def test_any_text_gives_events_near_its_day(text: str, day: date, language: str | None) -> None:
    found = find_events(text, day, ZoneInfo("Europe/Brussels"), language)
    for event in found:
        assert isinstance(event, Event)
        assert day - timedelta(days=366) <= day_of(event.start) <= day + timedelta(days=731)
        assert event.end is None or type(event.end) is type(event.start)
        assert event.end is None or day_of(event.start) <= day_of(event.end)
        assert not isinstance(event.start, datetime) or event.start.tzinfo is not None
    assert len({day_of(event.start) for event in found}) == len(found)


@settings(max_examples=300)
@given(text=PROSE, language=LANGUAGE)
def test_evidence_and_place_stand_in_the_text(text: str, language: str | None) -> None:
    line = words.one_line(text)
    for event in find_events(text, DAY, ZoneInfo("UTC"), language):
        assert event.evidence.partition(" [but ")[0] in line
        assert event.place.removesuffix(words.ELLIPSIS).removesuffix(")") in line


@settings(max_examples=200)
@given(text=PROSE, language=LANGUAGE)
def test_the_same_text_gives_the_same_events(text: str, language: str | None) -> None:
    assert find_events(text, DAY, ZoneInfo("UTC"), language) == find_events(text, DAY, ZoneInfo("UTC"), language)


@settings(max_examples=400)
@given(text=DATES, language=st.sampled_from([None, *LANGUAGES]))
def test_where_the_quick_look_sees_nothing_there_is_nothing(text: str, language: str | None) -> None:
    if not may_name_a_day(text, language):
        context = Context(DAY, ZoneInfo("UTC"), language)
        assert candidates.find_days(tokenize(text, language), lowered(text), context) == []
        assert read_events(text, context, language) == ()


@pytest.mark.parametrize("case", sorted(CASES.glob("*.yaml")), ids=lambda case: case.stem)
def test_the_quick_look_lets_every_event_through(case: Path) -> None:
    expected = YAML(typ="safe").load(case)
    if expected["events"]:
        language = (expected.get("language") or "").partition("-")[0] or None
        assert may_name_a_day(case.with_suffix(".txt").read_text(encoding="utf-8"), language)


@settings(max_examples=300)
@given(text=st.one_of(TEXTS, DATES), language=st.sampled_from([None, *LANGUAGES]))
def test_a_text_is_made_of_its_tokens(text: str, language: str | None) -> None:
    tokens = tokenize(text, language)
    assert "".join(cut(text)) == text
    assert [tokens.written(at) for at in range(len(tokens.signs))] == cut(text)


@settings(max_examples=300)
@given(text=st.one_of(TEXTS, DATES, st.lists(st.sampled_from(PHRASES), max_size=12).map(" ".join)))
def test_phrases_are_found_word_by_word_as_in_the_whole(text: str) -> None:
    plain = lowered(text)
    found = [(hit.start(), hit.end()) for hit in cues._pattern().finditer(plain)]
    kept = {(cue.start, cue.end) for cue in cues.find_cues(plain)}
    assert kept <= set(found)
    assert all(cues.is_quoted(plain, start) for start, end in found if (start, end) not in kept)


@settings(max_examples=200)
@given(text=st.one_of(PROSE, DATES), language=st.sampled_from([None, *LANGUAGES]))
def test_dates_are_found_between_words_as_in_the_whole(text: str, language: str | None) -> None:
    tokens = tokenize(text, language)
    assert list(find_mentions(tokens)) == _mentions_in_the_whole(tokens)


@pytest.mark.parametrize("case", sorted(CASES.glob("*.yaml")), ids=lambda case: case.stem)
def test_without_the_language_no_other_day_is_named(case: Path) -> None:
    expected = YAML(typ="safe").load(case)
    text = case.with_suffix(".txt").read_text(encoding="utf-8")
    starts = {str(event["start"])[:10] for event in expected["events"]}
    found = find_events(text, expected["day"], ZoneInfo(expected.get("zone", "UTC")), None)
    assert {day_of(event.start).isoformat() for event in found} <= starts


@pytest.mark.parametrize(
    "piece",
    ["5 March ", "5/3 ", "5.3. ", "5月5日、", "12:30 - ", "Monday, ", "and 5 and ", "Time: ", "in A B ", "join us ", "tomorrow ",
     "Date: 5 March 12:30 - 1:30 pm\n", "10 heure de Paris ", ". ", "\n", " ", "5", "(5 ", "A", "Join us on 5 March in Room 5, "],
)  # fmt: skip
def test_time_is_linear(piece: str) -> None:
    text = (piece * 100_000)[:100_000]
    find_events("Join us on 5 March at 5 pm", DAY, ZoneInfo("UTC"), "en")  # the vocabulary is read once
    begin = process_time()
    find_events(text, DAY, ZoneInfo("UTC"), "en")
    # Half a second; something that grows with the square takes a minute.
    assert process_time() - begin < 4
