"""What is much alike and is left apart, and what people are asked of it."""

from __future__ import annotations

from made import announcement, day, dumped
from merging import Known, groups, knowing

START = (
    "The harbour council invites all residents to the public hearing on the new tidal barrier in the old customs house"
)
NEWS = (
    "The footbridge at Mill Lane is open again after the winter. Two hundred volunteers laid new planks of oak, and the "
    "school choir sang while the mayor cut the ribbon."
)
OTHER_NEWS = (
    "Seven gardens open their gates on Saturday, from roses to vegetables that nobody has a name for. ",
    "The ferry keeps to its summer timetable from now on, and runs until the last visitor has come home. ",
    "Nurses of the clinic measure blood pressure on the market square, without appointment and for nothing. ",
    "A lost tortoise was found behind the library, in good health, and asks for its owner since Tuesday. ",
)
ABOUT = (
    " The River Forum is a network of forty towns along the lower river. It was founded by mayors who had enough of floods, "
    "lives on contributions of its members, and is open to whoever cares for water. Write to the office, or come by."
)


def doubts(known: Known) -> set[frozenset[tuple[str, str]]]:
    return {frozenset((asked.a, asked.b)) for asked in known.run.store.judgements.doubtful()}


def test_a_teaser_of_two_announcements_of_one_source_is_neither() -> None:
    teaser = dumped("t", text=START, truncated=True)
    one = announcement("ally", "1", title="Hearing", text=f"{START}. Bring your questions, and something warm to wear.")
    two = announcement("ally", "2", title="Barrier", text=f"{START}. Engineers will show a model of what is planned.")
    with knowing() as known:
        known.hear(teaser, one, two)
        assert {len(group) for group in groups(known.clusters)} == {1}
        assert doubts(known) >= {frozenset((teaser.name, one.name)), frozenset((teaser.name, two.name))}


def test_a_newsletter_that_has_it_among_others_is_not_it() -> None:
    news = announcement("ally", "1", title="Footbridge open", text=NEWS)
    letter = announcement(
        "peer", "9", title="What is new in March", text="".join((*OTHER_NEWS, NEWS, *OTHER_NEWS[::-1]))
    )
    with knowing() as known:
        known.hear(news, letter)
        assert {len(group) for group in groups(known.clusters)} == {1}
        assert not doubts(known)  # one that has ten would ask ten questions


def test_what_a_source_says_of_itself_each_time_makes_no_two_the_same() -> None:
    news = ("Gardens open on Saturday.", "The ferry sails later.", "Nurses measure pressure.", "A tortoise was found.")
    more = ("Otters have moved upstream.", "Bread is baked again.", "Chess is played outdoors.")
    with knowing() as known:
        known.hear(
            *(
                dumped(str(n), text=f"{ABOUT.strip()} {one}", published=day(2026, 3, 1 + n))
                for n, one in enumerate(news + more)
            )
        )
        assert {len(group) for group in groups(known.clusters)} == {1}


def test_few_words_under_other_titles_are_not_the_same() -> None:
    with knowing() as known:
        known.hear(*(announcement(s, title=f"{s} sings", text="Read more on our website.") for s in ("ally", "peer")))
        assert {len(group) for group in groups(known.clusters)} == {1}
