"""The feeds of lists as sources of a configuration."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from mmmfeed.model import Config, FeedSpec, SiteSpec, SourceSpec
from mmmfeed.specs import AuthSpec, DateOrder
from mmmfeed.store import Subscription
from mmmfeed.subscribing import expanded

LIST = SourceSpec(
    name="members",
    kind="opml",
    location="https://umbrella.example/members.opml",
    first_party=True,
    language="fr",
    timezone=ZoneInfo("Europe/Paris"),
    dates=DateOrder.DMY,
    priority=7,
    allow_private=True,
    auth=AuthSpec(token="${TOKEN}"),
    ca_bundle=Path("/ca.pem"),
    proxy="http://proxy.example",
    distrust=("ids",),
)


def config(*sources: SourceSpec, selected: tuple[str, ...] = ()) -> Config:
    return Config(
        path=Path("feeds.yaml"),
        site=SiteSpec(title="Forum", url="https://forum.example/"),
        sources=sources,
        feeds=(FeedSpec(name="news", title="News", sources=selected),),
        output=Path("output"),
        store=Path("store"),
    )


def feed(name: str) -> Subscription:
    return Subscription(place=f"{name}.example/feed", name=name, url=f"https://{name}.example/feed", title=name.title())


def own(name: str, of: str) -> SourceSpec:
    return SourceSpec(name=name, kind="feed", location=f"http://{of}.example/feed/")


def names(config: Config) -> list[str]:
    return [source.name for source in config.sources]


def test_a_feed_has_what_is_said_of_the_list_but_no_secret_and_no_way_inside() -> None:
    made = expanded(config(LIST), {"members": [feed("alder")]}).config.sources[1]
    assert made == replace(
        LIST,
        name="members.alder",
        kind="feed",
        location="https://alder.example/feed",
        auth=None,
        allow_private=False,
    )


def test_a_list_that_a_person_wrote_here_may_lead_inside() -> None:
    mine = replace(LIST, location="/srv/members.opml", auth=None)
    assert expanded(config(mine), {"members": [feed("alder")]}).config.sources[1].allow_private
    shut = replace(mine, allow_private=False)
    assert not expanded(config(shut), {"members": [feed("alder")]}).config.sources[1].allow_private


def test_each_feed_is_a_source_once() -> None:
    second = replace(LIST, name="second")
    known = {"members": [feed("alder"), feed("birch")], "second": [feed("birch"), feed("cedar")]}
    found = expanded(config(own("ours", "alder"), LIST, second), known)
    assert names(found.config) == ["ours", "members", "members.birch", "second", "second.cedar"]
    assert found.members == {"members": ("ours", "members.birch"), "second": ("members.birch", "second.cedar")}


def test_a_list_that_is_off_takes_no_feed_from_one_that_is_read() -> None:
    off, known = replace(LIST, enabled=False), {"members": [feed("alder")], "second": [feed("alder")]}
    found = expanded(config(off, replace(LIST, name="second")), known).config
    assert {source.name: source.enabled for source in found.sources} == {
        "members": False,
        "second": True,
        "second.alder": True,
    }


def test_the_name_of_a_list_selects_its_feeds_and_stays() -> None:
    known = {"members": [feed("alder"), feed("birch")]}
    found = expanded(config(LIST, own("ours", "birch"), selected=("members",)), known)
    assert found.config.feeds[0].sources == ("members", "members.alder", "ours")
    assert found.meant({"members", "x"}) == {"members", "members.alder", "ours", "x"}
    assert expanded(config(LIST, selected=("members",)), {}).config.feeds[0].sources == ("members",)
    assert expanded(config(LIST), known).config.feeds[0].sources == ()


def test_a_list_that_is_left_out_is_left_out_with_all_that_it_names() -> None:
    known = {"members": [feed("alder"), feed("birch")]}
    plain = config(LIST, own("ours", "birch"))
    some = replace(plain, feeds=(replace(plain.feeds[0], exclude_source=("members", "members.elm")),))
    found = expanded(some, known)
    assert found.config.feeds[0].exclude_source == ("members", "members.alder", "ours", "members.elm")
    assert [problem.message.split(": ")[0] for problem in found.problems] == ["exclude_source"]


def test_one_feed_of_a_list_is_selected_under_whatever_name_it_is_a_source() -> None:
    known = {"members": [feed("alder"), feed("birch")]}
    found = expanded(config(LIST, own("ours", "birch"), selected=("members.birch", "members.alder")), known)
    assert found.config.feeds[0].sources == ("ours", "members.alder")
    assert not found.problems


def test_a_feed_that_no_list_names_is_told() -> None:
    found = expanded(config(LIST, selected=("members.aldr",)), {"members": [feed("alder")]})
    (problem,) = found.problems
    assert str(problem) == (
        "news: feeds.yaml: sources: 'members.aldr' is no feed that a list names; did you mean members.alder?"
    )


def test_without_lists_nothing_is_changed() -> None:
    plain = config(own("a", "alder"), own("b", "birch"), selected=("a",))
    assert expanded(plain, {"former": [feed("cedar")]}).config == plain
