"""What readers see of several copies: whose text, whose title, whose page, and what is put together."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from made import SOURCES, day, member
from mmmfeed.model import Announcement, Author, Category, Cluster, Enclosure, Event, Precision, SourceSpec, TitleOrigin
from mmmfeed.showing import shown

SITE = SourceSpec(name="site", kind="feed", location="https://www.wetlands.example/feed", first_party=True)
ALL = SOURCES | {"site": SITE}

FIRST = "Beavers are back on the upper Tana after a hundred and forty years, and the first of them have built a dam."
WHOLE = (
    f"{FIRST}\n\nThe two families were brought from the delta in March. Wardens count them each week, farmers are paid "
    "for flooded meadows, and a school in Ashford has named the youngest one.\n\nWhoever wants to see them can come on "
    "the first Sunday of each month."
)
TEASER = "Beavers are back on the upper Tana after a hundred and forty years, and the first of them have bu…"
SUMMARY = "Beavers are back on the upper Tana after a hundred and forty years. A dam is there already, too."


def said(source: str, text: str, source_id: str = "1", **fields: Any) -> Announcement:
    made = Announcement(
        source=source, source_id=source_id, title=f"Title of {source}", published=day(2026, 3, 4), text=text
    )
    return replace(made, **fields)


def cut(source: str = "own", text: str = TEASER, **fields: Any) -> Announcement:
    return said(source, text, truncated=True, **fields)


def cluster(*members: Announcement) -> Cluster:
    """With the lead first, as `merge` sorts them."""
    return Cluster(guid="tag:x:1", since=day(2026, 3, 4), members=tuple(map(member, members)))


def see(*members: Announcement) -> Announcement:
    return shown(cluster(*members), ALL)


def rules(told: Announcement) -> dict[str, str]:
    return {why.about: why.rule for why in told.decisions}


# --- the text ---------------------------------------------------------------------------------------------


def test_one_that_is_alone_is_shown_as_it_was_heard() -> None:
    alone = cut(decisions=(), summary="Beavers.", authors=(Author(name="Ada"),))
    assert see(alone) == alone


def test_ones_own_whole_text_is_shown_however_long_the_others_are() -> None:
    told = see(said("own", SUMMARY), said("ally", WHOLE), said("peer", WHOLE * 3))
    assert (told.source, told.text) == ("own", SUMMARY)
    assert rules(told) == {"title": "lead", "text": "lead", "published": "earliest"}


def test_a_teaser_gives_way_to_the_whole_text_of_the_publisher_and_then_to_a_partners() -> None:
    own, site, ally = cut(), said("site", WHOLE), said("ally", f"{WHOLE}\n\nAbout us: we are the Ally.")
    assert see(own, site, ally).source == "site"
    told = see(own, ally)
    assert (told.source, told.text, told.truncated) == ("ally", ally.text, False)
    assert (told.title, told.published) == (own.title, own.published)
    assert rules(told)["text"] == "whole-copy"


def test_content_summary_language_authors_and_place_come_with_the_text() -> None:
    own = cut(content="<p>Cut</p>", summary="Cut", authors=(Author(name="Ada"),), place="Ashford")
    ally = said("ally", WHOLE, content="<p>Whole</p>", summary="Whole", language="en-GB")
    told = see(own, ally)
    assert (told.content, told.summary, told.language, told.authors, told.place) == (
        ("<p>Whole</p>", "Whole", "en-GB", (), "")
    )


def test_a_text_without_a_sign_of_a_cut_is_a_teaser_where_a_long_copy_goes_on_in_its_paragraph() -> None:
    begun = "The two families were brought from the delta in March"
    told = see(said("own", begun), said("ally", WHOLE))
    assert (told.source, rules(told)["text"]) == ("ally", "whole-copy")
    assert see(said("own", f"{begun}. Wardens count them each wee"), said("ally", WHOLE)).source == "ally"
    assert see(said("own", f"{begun}."), said("ally", f"{begun}. Wardens count them.")).source == "own"


def test_what_a_partner_adds_in_paragraphs_of_its_own_does_not_make_the_publishers_text_a_teaser() -> None:
    assert see(said("own", FIRST), said("ally", WHOLE)).source == "own"
    told = see(said("own", FIRST), said("ally", WHOLE), said("site", WHOLE))
    assert (told.source, rules(told)["text"]) == ("site", "own-copy")
    assert see(said("own", "Beavers are back"), said("ally", WHOLE)).source == "own"


def test_the_publishers_own_whole_text_may_be_in_other_words() -> None:
    assert see(cut(text="Great news from the Tana! Read mo…"), said("site", WHOLE)).source == "site"


@pytest.mark.parametrize(
    "partner",
    [
        cut("ally", text=WHOLE),
        said("ally", SUMMARY[:40]),
        said("ally", WHOLE, language="fr"),
        said("ally", "We read with joy what the network writes about its river; here is what we think. " * 9),
        said("ally", WHOLE, skipped=True),
        said("ally", ""),
    ],
    ids=["is cut itself", "is shorter", "is in another language", "is another text", "is skipped", "has none"],
)
def test_a_partners_copy_does_not_stand_in_that(partner: Announcement) -> None:
    told = see(cut(language="en"), partner)
    assert (told.source, told.text) == ("own", TEASER)


def test_what_language_a_copy_is_in_need_not_be_known_nor_its_region() -> None:
    assert see(cut(language="en-GB"), said("ally", WHOLE)).source == "ally"
    assert see(cut(language="en_GB"), said("ally", WHOLE, language="EN")).source == "ally"


def test_a_dateline_and_a_call_in_a_teaser_are_not_looked_for_in_the_whole_text() -> None:
    teaser = f"Ashford, 4 March – {TEASER}\n\n→ Read the whole story:"
    assert see(cut(text=teaser), said("ally", WHOLE)).source == "ally"


def test_a_script_without_spaces_is_compared_by_its_signs() -> None:
    whole = "一百四十年后，河狸回到了塔纳河上游，第一批河狸已经筑起了一座水坝。三月，两个家族从三角洲迁来，护林员每周清点一次。"
    own = cut(text="一百四十年后，河狸回到了塔纳河上游，第一批河狸已经…", language="zh")
    assert see(own, said("ally", whole, language="zh")).source == "ally"
    other = "该协会昨日召开年度大会，选举产生了新一届理事会，并讨论了明年的预算以及各地区的工作计划，会议持续了整整一天时间。"
    assert see(own, said("ally", other, language="zh")).source == "own"


def test_a_title_alone_is_a_teaser_too() -> None:
    own = said("own", "", title="Beavers are back on the upper Tana")
    assert see(own, said("ally", WHOLE)).text == WHOLE
    assert see(own, said("ally", "The board met in Ashford, and spoke about money for quite some time.")).text == ""
    picture = replace(own, content='<img src="https://www.wetlands.example/beaver.jpg">')
    assert see(picture, said("ally", WHOLE)).source == "own"


def test_a_footer_makes_no_fuller_copy_and_a_summary_is_no_whole_one() -> None:
    footed = f"{WHOLE}\n\nAbout us: the Peer is a union of many, founded long ago, and its office is in Ashford."
    assert see(cut(), said("ally", WHOLE), said("peer", footed)).source == "ally"
    assert see(cut(), said("ally", footed), said("peer", WHOLE)).source == "ally"
    assert see(cut(), said("ally", FIRST), said("peer", WHOLE)).source == "peer"


def test_where_all_are_cut_the_publisher_keeps_its_own_words() -> None:
    longer = cut("ally", text=WHOLE[:-4] + "…")
    assert see(cut(), longer).source == "own"
    told = see(cut(), replace(longer, source="site"), longer)
    assert (told.source, told.truncated, rules(told)["text"]) == ("site", True, "longer-copy")


def test_among_partners_a_cut_lead_gives_way_as_well() -> None:
    told = see(cut("ally", title="Beavers are back"), said("peer", WHOLE))
    assert (told.title, told.source) == ("Beavers are back", "peer")


def test_what_is_skipped_says_nothing_unless_all_is() -> None:
    skipped = said("own", WHOLE, skipped=True, published=day(2026, 1, 1))
    told = see(skipped, said("ally", FIRST))
    assert (told.text, told.published) == (FIRST, day(2026, 3, 4))
    assert see(skipped).text == WHOLE


# --- title, date, page ------------------------------------------------------------------------------------

DERIVED = TitleOrigin.DERIVED


def test_a_title_that_was_given_stays() -> None:
    assert see(cut(title="The beavers …"), said("ally", WHOLE, title="Beavers")).title == "The beavers …"


def test_a_made_title_without_an_end_gives_way_to_that_of_the_whole_text() -> None:
    own = cut(title="Beavers are back on the upper …", title_origin=DERIVED)
    told = see(own, said("ally", WHOLE, title="Beavers"))
    assert (told.title, told.title_origin, rules(told)["title"]) == ("Beavers", TitleOrigin.GIVEN, "whole-title")
    assert see(replace(own, title="Beavers are back"), said("ally", WHOLE, title="Beavers")).title == "Beavers are back"
    made = said("ally", WHOLE, title="Beavers are back on …", title_origin=DERIVED)
    assert see(own, made).title == own.title
    begun = "The two families were brought from the delta in"
    unmarked = cut(text=begun, title=begun, title_origin=DERIVED)
    assert see(unmarked, said("ally", WHOLE, title="Beavers")).title == "Beavers"


def test_a_title_that_the_publisher_wrote_elsewhere_comes_before_one_that_was_made() -> None:
    own, site = said("own", WHOLE, title_origin=DERIVED), said("site", FIRST, title="Beavers")
    told = see(own, said("ally", WHOLE), site)
    assert (told.title, told.text, rules(told)["title"]) == ("Beavers", WHOLE, "own-title")
    assert see(replace(own, language="en"), replace(site, language="fr")).title == own.title
    assert see(own, said("ally", WHOLE)).title == own.title


def test_the_date_is_the_earliest_with_what_is_known_of_it() -> None:
    early = said("ally", WHOLE, published=day(2026, 3, 2), published_precision=Precision.DAY)
    told = see(said("own", WHOLE), early, said("peer", WHOLE, published=day(2026, 3, 3)))
    assert (told.published, told.published_precision) == (early.published, Precision.DAY)


def test_the_page_is_the_publishers_own_then_that_of_the_text() -> None:
    ally, peer = said("ally", FIRST, url="https://ally.example/1"), said("peer", WHOLE, url="https://peer.example/1")
    site = cut("site", url="https://www.wetlands.example/1")
    assert see(cut(), ally, peer, site).url == site.url
    assert see(cut(), ally, peer).url == peer.url
    assert see(cut(), ally, replace(peer, url=None)).url == ally.url
    assert see(said("own", WHOLE, language="en"), replace(ally, language="fr")).url is None


# --- what is put together ---------------------------------------------------------------------------------


def test_categories_stand_once_as_they_were_written_first() -> None:
    own = said("own", WHOLE, categories=(Category(term="Rivers"), Category(term="R&D", scheme="x")))
    ally = said(
        "ally", WHOLE, categories=(Category(term="rivers", scheme="y"), Category(term=" r&d"), Category(term="B"))
    )
    assert see(own, ally).categories == (*own.categories, ally.categories[2])


def test_what_one_source_says_twice_stays_twice() -> None:
    twice = (Category(term="Rivers", scheme="x"), Category(term="Rivers", scheme="y"))
    assert see(said("own", WHOLE, categories=twice), said("ally", WHOLE)).categories == twice


def test_files_stand_once_by_their_address_the_publishers_first() -> None:
    own, ally = (Enclosure(url=f"{scheme}://www.wetlands.example/a.mp3") for scheme in ("https", "http"))
    other = Enclosure(url="https://ally.example/b.mp3")
    told = see(cut(enclosures=(own,)), said("ally", WHOLE, enclosures=(other, ally)))
    assert told.enclosures == (own, other)


def test_events_stand_once_by_day_and_place_those_of_the_text_first() -> None:
    march, porto = datetime(2026, 3, 20, 14, tzinfo=ZoneInfo("Europe/Lisbon")), "Alfândega, Porto"
    mine = Event(start=march.date(), place="Porto")
    theirs = Event(start=march, place=porto)
    elsewhere = Event(start=march, place="Lisbon")
    later = Event(start=day(2026, 3, 21))
    told = see(cut(events=(mine, later)), said("ally", WHOLE, events=(theirs, elsewhere)))
    assert told.events == (theirs, elsewhere, later)


# --- where it is from -------------------------------------------------------------------------------------


def test_each_field_tells_where_it_is_from() -> None:
    own = cut(title_origin=DERIVED, categories=(Category(term="Rivers"),))
    ally = said(
        "ally", WHOLE, url="https://ally.example/1", published=day(2026, 3, 2), categories=(Category(term="B"),)
    )
    assert {why.about: f"{why.rule}: {why.evidence}" for why in see(own, ally).decisions} == {
        "title": "lead: from own (1)",
        "text": "whole-copy: from ally (1); the copy of own is cut",
        "published": "earliest: from ally (1)",
        "url": "page-of-text: from ally (1); own names none",
        "categories": "union: from own (1), ally (1)",
    }
