"""Which links stand."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from mmmfeed.merge.translation import settled
from mmmfeed.model import Link, Name


def _link(a: str, b: str, score: float = 0.9) -> Link:
    """Names are a language and a number: "de1"."""
    one, other = sorted((_name(a), _name(b)))
    return Link(a=one, b=other, score=score, evidence="told")


def _name(word: str) -> Name:
    return Name(word[:2], word)


def _standing(*links: Link) -> set[str]:
    languages = {name: name.source for link in links for name in (link.a, link.b)}
    return {f"{link.a.source_id}-{link.b.source_id}" for link in settled(links, languages)}


def test_a_link_without_a_rival_stands() -> None:
    assert _standing(_link("de1", "fr1")) == {"de1-fr1"}


def test_one_announcement_has_one_counterpart_in_a_language() -> None:
    assert _standing(_link("de1", "fr1", 0.99), _link("de1", "fr2", 0.9)) == {"de1-fr1"}


def test_where_two_are_as_likely_neither_stands() -> None:
    assert _standing(_link("de1", "fr1"), _link("de1", "fr2")) == set()


def test_a_tie_in_one_language_leaves_the_others_alone() -> None:
    assert _standing(_link("de1", "fr1"), _link("de1", "fr2"), _link("de1", "it1")) == {"de1-it1"}


def test_a_weak_link_has_to_be_far_better_than_the_next() -> None:
    assert _standing(_link("de1", "fr1", 0.6), _link("de1", "fr2", 0.5)) == set()


def test_a_link_that_is_more_against_than_for_does_not_stand_alone() -> None:
    assert _standing(_link("de1", "fr1", 0.4)) == set()


def test_a_weak_link_stands_with_the_help_of_strong_ones() -> None:
    links = (_link("de1", "fr1", 0.99), _link("de1", "it1", 0.99), _link("fr1", "it1", 0.3))

    assert _standing(*links) == {"de1-fr1", "de1-it1", "fr1-it1"}


def test_a_link_that_nobody_found_follows_from_two_strong_ones() -> None:
    links = (_link("de1", "fr1", 0.99), _link("de1", "it1", 0.98))

    (implied,) = [
        link for link in settled(links, {_name(w): w[:2] for w in ("de1", "fr1", "it1")}) if link not in links
    ]

    assert (implied.a, implied.b, implied.score) == (_name("fr1"), _name("it1"), 0.98)
    assert implied.evidence


def test_groups_with_one_language_in_common_stay_apart() -> None:
    links = (_link("de1", "fr1", 0.99), _link("de2", "it1", 0.99), _link("fr1", "it1", 0.95))

    assert _standing(*links) == {"de1-fr1", "de2-it1"}


def test_copies_of_one_announcement_do_not_compete() -> None:
    links = (_link("de1", "fr1"), _link("de2", "fr1"))
    languages = {_name(word): word[:2] for word in ("de1", "de2", "fr1")}

    assert settled(links, languages, {_name("de1"): "A", _name("de2"): "A", _name("fr1"): "B"}.__getitem__) == [
        links[0]
    ]


_names = st.builds(
    lambda language, number: f"{language}{number}", st.sampled_from(["de", "fr", "it", "ja"]), st.integers(1, 4)
)
_links = st.lists(
    st.tuples(_names, _names, st.sampled_from([0.25, 0.5, 0.6, 0.9, 0.95, 0.999])).filter(
        lambda t: t[0][:2] != t[1][:2]
    ),
    max_size=30,
    unique_by=lambda t: tuple(sorted(t[:2])),
)


@settings(max_examples=150)
@given(_links, st.randoms(use_true_random=False))
def test_any_links_give_groups_with_one_of_each_language_in_any_order(
    found: list[tuple[str, str, float]], rng: object
) -> None:
    links = [_link(*one) for one in found]
    stand = _standing(*links)
    mixed = links[:]
    rng.shuffle(mixed)  # type: ignore[attr-defined]

    assert _standing(*mixed) == stand
    near: dict[str, set[str]] = {}
    for a, b in (pair.split("-") for pair in stand):
        near.setdefault(a, {a}).add(b)
        near.setdefault(b, {b}).add(a)
    for group in near.values():
        assert max(Counter(word[:2] for word in group).values()) == 1
        assert all(near[one] == group for one in group)
    assert all("-".join(sorted(pair)) in stand for group in near.values() for pair in combinations(sorted(group), 2))
    assert not any(a == b for a, b in product(stand, stand) if a is not b)
