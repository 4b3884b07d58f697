"""Which feeds of a list are taken, and what each is called as long as it lives."""

from __future__ import annotations

import string
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from mmmfeed.parsers.opml import Listed
from mmmfeed.store import Subscription
from mmmfeed.subscribing.choosing import MOST, called, chosen, is_shrunk, missing

TITLES = st.sampled_from(["", "News", "Alder", "Alder!", "The Alder Society", "Rivières", "日本", "alder"])
HOSTS = st.sampled_from(["alder.example", "birch.example", "www.cedar.org.uk", "10.0.0.1"])
FEEDS = st.lists(
    st.builds(
        lambda title, host, path, scheme: Listed(url=f"{scheme}://{host}/{path}", title=title),
        TITLES,
        HOSTS,
        st.text(string.ascii_lowercase, max_size=1),
        st.sampled_from(["http", "https"]),
    ),
    max_size=12,
)


def named(*feeds: Listed, known: list[Subscription] | None = None) -> list[Subscription]:
    return called(chosen(feeds).feeds, known or [])


def alder(url: str = "https://alder.example/feed", title: str = "Alder") -> Listed:
    return Listed(url=url, title=title)


def test_a_feed_is_taken_where_it_stands_first_however_it_is_written() -> None:
    same = [alder(), alder("http://ALDER.example:80/feed/"), alder("feed://alder.example/feed"), alder(title="Other")]
    assert [feed.title for feed in chosen([*same, alder("https://alder.example/other", "B")]).feeds.values()] == [
        "Alder",
        "B",
    ]


def test_what_is_no_public_address_of_the_web_is_not_taken() -> None:
    bad = (
        "file:///etc/passwd",
        "ftp://x.example/f",
        "gopher://x",
        "feed.xml",
        "",
        "javascript:alert(1)",
        "https://a:b@x.example/",
    )
    found = chosen([Listed(url=url) for url in (*bad, "https://good.example/")])
    assert len(found.unfit) == len(bad)
    assert "b@" not in str([why for _, why in found.unfit])
    assert [feed.url for feed in found.feeds.values()] == ["https://good.example/"]


def test_a_name_says_what_the_feed_is_called_and_no_two_have_one() -> None:
    feeds = [alder(), alder("https://birch.example/feed"), Listed(url="https://www.cedar.org.uk/rss", title="News")]
    assert [feed.name for feed in named(*feeds)] == ["alder", "alder-birch", "cedar"]


def test_another_title_or_place_in_the_list_is_no_other_name() -> None:
    known = named(alder(), alder("https://birch.example/feed"))
    again = named(alder("http://birch.example/feed", "Birch"), alder(title="Birch, too"), known=known)
    assert [feed.name for feed in again] == ["alder-birch", "alder"]
    assert [feed.url for feed in again] == ["http://birch.example/feed", "https://alder.example/feed"]


def test_a_new_address_under_the_old_title_is_the_same_feed() -> None:
    known = named(alder(), alder("https://birch.example/feed", "Birch"))
    moved = named(alder("https://birch.example/feed", "Birch"), alder("https://alder.example/new.xml"), known=known)
    assert [feed.name for feed in moved] == ["birch", "alder"]
    assert missing(moved, known) == []


def test_the_name_of_a_feed_that_is_there_no_more_is_given_to_nobody_later() -> None:
    gone = Subscription(place="alder.example/feed", name="alder", url="https://alder.example/feed", is_listed=False)
    assert [feed.name for feed in named(alder("https://other.example/"), known=[gone])] == ["alder-other"]
    assert [feed.name for feed in named(alder(), known=[gone])] == ["alder"]


def test_of_half_a_list_nothing_is_gone() -> None:
    known = named(alder(), alder("https://birch.example/feed", "Birch"))
    half = called(chosen([alder("https://cedar.example/", "Alder")]).feeds, known, is_whole=False)
    assert [feed.name for feed in half] == ["alder-cedar", "alder", "birch"]


def test_more_than_half_of_at_least_four_feeds_are_many_to_lose() -> None:
    known = named(*(alder(f"https://{name}.example/", name) for name in "abcdefgh"))
    assert [is_shrunk(known[:left], known) for left in range(8, -1, -1)] == [False] * 5 + [True] * 4
    assert not is_shrunk([], known[:3])


def test_a_list_without_end_is_cut() -> None:
    feeds = [alder(f"https://alder.example/{number}") for number in range(MOST + 10)]
    assert len(named(*feeds)) == MOST


@settings(max_examples=60, deadline=None)
@given(FEEDS, FEEDS, st.randoms(use_true_random=False))
def test_whatever_a_list_says_a_feed_that_stays_keeps_its_name_and_no_two_share_one(
    before: list[Listed], after: list[Listed], chance: Random
) -> None:
    known = named(*before)
    shuffled = list(before)
    chance.shuffle(shuffled)
    assert {feed.place: feed.name for feed in named(*shuffled, known=known)} == {f.place: f.name for f in known}
    now = named(*after, known=known)
    names = {feed.place: feed.name for feed in known}
    assert all(feed.name == names[feed.place] for feed in now if feed.place in names)
    assert len({feed.name.casefold() for feed in now}) == len(now)
    whole = called(chosen(after).feeds, known, is_whole=False)
    assert {feed.name for feed in known} <= {feed.name for feed in whole}
    assert len({feed.name.casefold() for feed in whole}) == len(whole)
