"""The parts of the reading: hours, zones, days in all languages."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from mmmfeed.text import calendars
from mmmfeed.text.events import find_events
from mmmfeed.text.events.clocks import find_clocks
from mmmfeed.text.events.days import find_mentions
from mmmfeed.text.events.reasons import decision, doubt_of, doubts
from mmmfeed.text.events.tokens import tokenize
from mmmfeed.text.events.zones import zone_of


@pytest.mark.parametrize(
    ("text", "language", "begin", "finish"),
    [
        ("3:30 - 5:00 PM", "en", time(15, 30), time(17)),
        ("12-1:30", "en", time(12), time(13, 30)),
        ("11:30-1pm", "en", time(11, 30), time(13)),
        ("9AM-1PM", "en", time(9), time(13)),
        ("noon", "en", time(12), None),
        ("5:30 - 7:30", "en", time(17, 30), time(19, 30)),
        ("8 in the evening", "en", time(20), None),
        ("de 9h à 17h30", "fr", time(9), time(17, 30)),
        ("à 18 heures", "fr", time(18), None),
        ("15–17 Uhr", "de", time(15), time(17)),
        ("8 Uhr abends", "de", time(20), None),
        ("kl. 15.30–17.00", "sv", time(15, 30), time(17)),
        ("klo 15", "fi", time(15), None),
        ("a las 8 de la tarde", "es", time(20), None),
        ("午後3時半", "ja", time(15, 30), None),
        ("下午2:30至4:30", "zh", time(14, 30), time(16, 30)),
        ("오후 3시부터 5시까지", "ko", time(15), time(17)),
    ],
)
def test_hours(text: str, language: str, begin: time, finish: time | None) -> None:
    (clock,) = find_clocks(text, language)
    assert (clock.begin, clock.finish) == (begin, finish)


@pytest.mark.parametrize(
    "text",
    ["24/7", "16:9", "$5.30", "412-268-8183", "version 2.3", "12 people", "48 heures", "3.5 Prozent", "pp. 12-15"],
)
def test_no_hours(text: str) -> None:
    assert find_clocks(text, "en") == ()


@pytest.mark.parametrize(
    ("written", "hours"),
    [
        ("GMT", 0),
        ("(CET)", 1),
        ("CEST", 2),
        ("EST", -5),
        ("ET", -5),
        ("GMT+3", 3),
        ("UTC-03:30", -3.5),
        ("heure de Bruxelles", 1),
        ("hora de Madrid", 1),
        ("Brussels time", 1),
        ("New York time", -5),
        ("мск", 3),
    ],
)
def test_zones(written: str, hours: float) -> None:
    zone = zone_of(written)
    assert zone is not None
    assert datetime(2026, 1, 13, 12, tzinfo=UTC).astimezone(zone).utcoffset() == timedelta(hours=hours)


@pytest.mark.parametrize("written", ["Nowhere time", "lunch time", "XYZ", "GMT+77"])
def test_zones_that_nobody_knows(written: str) -> None:
    assert zone_of(written) is None


@pytest.mark.parametrize("language", [code for code in calendars.LANGUAGES if code not in {"ja", "zh", "ko"}])
def test_every_month_of_every_language_is_read(language: str) -> None:
    for name, number in calendars.names(language).months.items():
        text = f"5 {name} 2026"
        (mention,) = find_mentions(tokenize(text, language))
        assert (mention.first.day, mention.first.month, mention.first.year) == (5, number, 2026), text


def test_weekdays_of_every_language_are_read() -> None:
    for language in calendars.LANGUAGES:
        names = calendars.names(language)
        assert set(names.weekdays.values()) == set(range(1, 8))
        assert set(names.months.values()) == set(range(1, 13))


def test_a_language_that_is_not_known() -> None:
    with pytest.raises(KeyError):
        calendars.names("xx")


def test_the_likeliest_comes_first() -> None:
    text = "The spring seminar, 5 March, follows.\n\nWhen: Monday, 2 February, 6 pm\nWhere: Town Hall\n\nJoin us!"
    starts = [str(event.start)[:10] for event in find_events(text, date(2026, 1, 13), ZoneInfo("UTC"), "en")]
    assert starts == ["2026-02-02", "2026-03-05"]


def test_a_weekday_that_is_not_the_one_of_its_date_can_be_reported() -> None:
    text = "Join us for a lecture on Thursday, February 23, 2026 at noon."
    found = find_events(text, date(2026, 1, 13), ZoneInfo("UTC"), "en")
    assert [doubt_of(event) for event in found] == ["23 February 2026 is a Monday"]
    (message,) = doubts(found)
    assert "“Thursday, February 23, 2026 at noon”" in message
    why = decision(found)
    assert why is not None
    assert (why.about, why.rule) == ("events", "weekday-contradicts")


def test_events_without_doubt_are_explained_by_their_words() -> None:
    found = find_events("Join us for a lecture on 23 February 2026 at noon.", date(2026, 1, 13), ZoneInfo("UTC"), "en")
    assert doubts(found) == ()
    why = decision(found)
    assert why is not None
    assert (why.rule, why.evidence) == ("words-beside-a-day", "“23 February 2026 at noon”")
    assert decision(()) is None


def online(text: str, language: str | None = "en") -> bool | None:
    (found,) = find_events(text, date(2026, 1, 13), ZoneInfo("UTC"), language)
    return found.online


@pytest.mark.parametrize(
    "text",
    [
        "Join us online on 5 March at 6 pm for a talk.",
        "A virtual round table, 5 March 2026, 18:00. Register now.",
        "Seminar | 5 March 2026, 18:00 | Online",
        "The lecture will be held on 5 March at 18:00 in Room 12 and online.",
        "Talk on 5 March at 18:00 via Zoom.",
        "Lecture: 5 March, 18:00, Town Hall. Watch the livestream.",
    ],
)
def test_what_can_be_attended_from_afar(text: str) -> None:
    assert online(text) is True


@pytest.mark.parametrize(
    "text",
    [
        "A talk on online violence will be held on 5 March at 18:00 in Room 12.",
        "Workshop on 5 March at 18:00 in Room 12. Please register online.",
        "Lecture on 5 March at 18:00, Town Hall. Tickets are sold online only.",
        "Seminar on 5 March at 18:00 in Room 12: zoom in on your garden. Fill in the online form.",
        "Our teams invite you to a talk on 5 March at 18:00.",
        "A lecture about virtual reality takes place on 5 March at 18:00 in Room 12.",
    ],
)
def test_what_is_only_said_of_papers_and_topics(text: str) -> None:
    assert online(text) is None


def test_what_can_be_attended_on_the_spot_only() -> None:
    assert online("Workshop on 5 March at 18:00 in Room 12, in person only.") is False


def test_each_of_several_events_says_for_itself_whether_it_is_online() -> None:
    text = "Join us for two talks:\n- 5 March, 18:00, Room 12\n- 12 March, 18:00, via Zoom"
    found = find_events(text, date(2026, 1, 13), ZoneInfo("UTC"), "en")
    assert [event.online for event in found] == [None, True]
