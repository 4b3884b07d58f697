"""Do two announcements say the same thing? Yes with rule and evidence, no with a reason, or None: they are not alike.

text     the same words
teaser   the one is the beginning of the other, or an excerpt
near     most words, in the same order; what differs was added, dropped or mistyped
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from types import MappingProxyType

from mmmfeed.merge.likeness import titles
from mmmfeed.merge.likeness.alignment import align
from mmmfeed.merge.likeness.forms import filled_in_twice, listed, reworded
from mmmfeed.merge.likeness.guards import differing, is_default, too_far
from mmmfeed.merge.likeness.normal import Wording, wording
from mmmfeed.merge.likeness.places import Place, in_words, phrases
from mmmfeed.merge.likeness.teaser import Fit, fit
from mmmfeed.model import Announcement, Doubt, Verdict, Veto
from mmmfeed.text.cuts import is_cut
from mmmfeed.text.tongues import tongue

Outcome = Verdict | Veto | Doubt | None

_COPY_WINDOW = timedelta(days=45)  # a copy follows within this time; later, the same words are a reminder
_LONG_COPY_WINDOW = timedelta(days=120)  # nobody is reminded by so many words
_LONG_COPY = 150  # words
_NEAR_WINDOW = timedelta(days=45)
_TEASER_WINDOW = timedelta(days=21)
_TITLE_WINDOW = timedelta(days=3)
_TELLING_LETTERS = 40  # that two texts share at least
_TELLING_SIGNS = 16  # the same in scripts without spaces
_TELLING_WEIGHT = 48  # the same in scripts whose letters say more, as those of Korean do
_LONG_CUT = 60  # words: no two texts begin with so many and go on with other ones
_NEAR = 0.8  # of the shorter text's core, in the same order
_NEAR_TITLED = 0.55  # where the titles agree, too
_NEAR_UNLIKE = 0.88  # where both have titles, and other ones
_DOUBTFUL = 0.7  # from here on people are asked
_FAR_LONGER = 3  # times
_LONG_FOOTER = 80  # words
_SAME_LENGTH = 0.6  # a text not shorter than this part of the other is a copy, else an excerpt
_BY_TITLE = 0.6  # of what is missing
_FOR_BOILERPLATE = 0.15
_FOR_A_DAY = 0.005
_FOR_DAYS = 0.1
_COMMON = 5  # announcements of one source with the same run of words: from here on it is boilerplate


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the other announcements."""

    # In how many announcements of one source a fingerprint is, of the source that has it most often.
    frequency: Mapping[int, int] = field(default_factory=lambda: MappingProxyType({}))


def judge(a: Announcement, b: Announcement, context: Context | None = None) -> Outcome:
    """The verdict on `a` and `b`, the same whichever comes first."""
    return compare(wording(a), wording(b), context or Context())


def compare(a: Wording, b: Wording, context: Context) -> Outcome:
    """As `judge`, for announcements whose wording is known."""
    a, b = sorted((a, b), key=_order)
    if _languages_differ(a, b):  # a reader of one language must not lose it to the other, translated or not
        return _in_two_languages(a, b)
    if not a.body.folded or not b.body.folded:
        return _by_title(a, b)
    if a.body.folded == b.body.folded:
        return _equal(a, b)
    fits = fit(a, b)
    titled = titles.agree(a, b)
    least = _least(a, b, titled=titled)
    few = not _is_telling(fits, a)
    if fits.coverage < min(least, _DOUBTFUL) or (few and not _are_few_words_within(a, b, fits)):
        return None
    veto = _veto(a, b, fits)
    if veto or few:
        return veto or Verdict(rule="teaser", score=_NEAR, evidence="the same title and few words, within days")
    other_words = reworded(fits.short, fits.long, fits.found)
    return _form_veto(a, b, fits, other_words, titled=titled) or _verdict(
        a, b, fits, context, other_words, titled=titled, least=least
    )


def _order(said: Wording) -> tuple[int, bool, tuple[str, ...], str, str]:
    return (len(said.body), bool(said.title.folded), said.body.folded, said.of.source, said.of.source_id)


def _languages_differ(a: Wording, b: Wording) -> bool:
    one, other = tongue(a.of.language), tongue(b.of.language)
    return bool(one and other) and one != other


def _in_two_languages(a: Wording, b: Wording) -> Veto | None:
    """A veto where the words are the same, so that no third copy joins the two."""
    if not a.body.folded or a.body.folded != b.body.folded:
        return None
    return Veto(rule="language", evidence=f"{a.of.language} here, {b.of.language} there: each has its readers")


def _least(a: Wording, b: Wording, *, titled: bool) -> float:
    """The share of the words that has to agree."""
    if titled:
        return _NEAR_TITLED
    return _NEAR_UNLIKE if a.title.folded and b.title.folded else _NEAR


def _apart(a: Wording, b: Wording) -> timedelta | None:
    """None where one has no date of its own."""
    if a.of.published is None or b.of.published is None or not (a.of.dated and b.of.dated):
        return None
    return abs(a.of.published - b.of.published)


# --- the same words -----------------------------------------------------------------------------------------


def _equal(a: Wording, b: Wording) -> Outcome:
    if is_default(a.body) and a.of.source_id != b.of.source_id:
        return Veto(rule="default", evidence=f"a program wrote it: “{a.body.quote(0, 8)}”")
    title = _title_veto(a, b)
    if title:
        return title
    if not _says_much(a):
        return _few_words(a, b)
    if _is_cut(a) and _is_cut(b) and len(a.body) < _LONG_CUT:
        return _equal_beginnings(a, b)
    far = too_far(_apart(a, b), _LONG_COPY_WINDOW if len(a.body) >= _LONG_COPY else _COPY_WINDOW)
    return far or Verdict(rule="text", score=1.0, evidence=f"the same {len(a.body)} words")


def _equal_beginnings(a: Wording, b: Wording) -> Outcome:
    """Two texts that were cut before they differ, as far as one can see: the nearer in date, the likelier."""
    apart = _apart(a, b)
    score = round(1 - _for_days(apart), 3)
    if _are_a_series(a, b):
        return Doubt(rule="teaser", score=score, evidence=f"both begin with the same {len(a.body)} words, and are cut")
    verdict = Verdict(rule="teaser", score=score, evidence=f"the same {len(a.body)} words; both are cut")
    return too_far(apart, _TEASER_WINDOW) or verdict


def _is_cut(said: Wording) -> bool:
    return said.cut or is_cut(said.body.text)


def _for_days(apart: timedelta | None) -> float:
    return min(_FOR_DAYS, _FOR_A_DAY * apart.days) if apart else 0.0


def _says_much(said: Wording) -> bool:
    return sum(map(len, said.body.folded)) >= (_TELLING_SIGNS if said.unspaced else _TELLING_LETTERS)


def _few_words(a: Wording, b: Wording) -> Outcome:
    """ "Read more on our website" says nothing; under one title within days it is one announcement all the same."""
    apart = _apart(a, b)
    if not a.title.folded or a.title.folded != b.title.folded or apart is None or apart > _TITLE_WINDOW:
        return None
    return Verdict(rule="text", evidence="the same title and few words, within days")


def _are_few_words_within(a: Wording, b: Wording, fits: Fit) -> bool:
    """Whether a text of a few words stands in another one under the same title, with an introduction or a footer."""
    apart = _apart(a, b)
    return (
        fits.found.matched == len(fits.short)
        and titles.are_equal(a, b)
        and apart is not None
        and apart <= _TITLE_WINDOW
    )


def _by_title(a: Wording, b: Wording) -> Outcome:
    """Where one has no text, the title is all there is to go by: it has to be the same, and the days near."""
    apart = _apart(a, b)
    if not a.title.folded or a.title.folded != b.title.folded or apart is None or apart > _TITLE_WINDOW:
        return None
    if sum(map(len, a.title.folded)) < (_TELLING_SIGNS if a.unspaced else _TELLING_LETTERS) // 2:
        return None
    return Verdict(rule="teaser", score=0.8, evidence=f"the same title within days: “{a.title.quote(0, len(a.title))}”")


# --- much alike ---------------------------------------------------------------------------------------------


def _is_telling(fits: Fit, said: Wording) -> bool:
    return fits.letters >= (_TELLING_SIGNS if said.unspaced else _TELLING_LETTERS) or (
        not said.unspaced and fits.weight >= _TELLING_WEIGHT
    )


def _veto(a: Wording, b: Wording, fits: Fit) -> Veto | None:
    return (
        _title_veto(a, b)
        or differing(fits.short, fits.long, fits.found, language=tongue(a.of.language or b.of.language))
        or too_far(_apart(a, b), _window(a, b))
    )


def _title_veto(a: Wording, b: Wording) -> Veto | None:
    if not a.title.folded or not b.title.folded:
        return None
    one, other = titles.comparable(a, b)
    return differing(one, other, align(one.folded, other.folded), title=True)


def _form_veto(a: Wording, b: Wording, fits: Fit, other_words: Sequence[Place], *, titled: bool) -> Veto | None:
    """Made from one form: other words stand in the title and in the text, or in several places of the text."""
    both = titles.comparable(a, b)
    if all(title.folded for title in both):
        twice = filled_in_twice(both, (fits.short, fits.long), fits.found)
        if twice:
            return twice
        if other_words and (told := phrases(*both, align(*(title.folded for title in both)))):
            return Veto(rule="template", evidence=f"{listed(told)} in the title, {listed(other_words)} in the text")
    if (len(other_words) > 1 and not titled) or (other_words and _are_a_series(a, b)):
        return Veto(rule="template", evidence=f"one form, filled in twice: {listed(other_words)}")
    return None


def _are_a_series(a: Wording, b: Wording) -> bool:
    """Whether one source says nearly the same on other days. What is mended is mended soon."""
    apart = _apart(a, b)
    return a.of.source == b.of.source and (apart is None or apart > _TITLE_WINDOW)


def _window(a: Wording, b: Wording) -> timedelta:
    return _TEASER_WINDOW if _is_excerpt(a, b) else _NEAR_WINDOW


def _is_excerpt(a: Wording, b: Wording) -> bool:
    return a.cut or len(a.body) < _SAME_LENGTH * len(b.body)


def _verdict(  # noqa: PLR0913
    a: Wording, b: Wording, fits: Fit, context: Context, other_words: Sequence[Place], *, titled: bool, least: float
) -> Verdict | Doubt | None:
    """The score is the share of the words, less for days apart and boilerplate; agreeing titles make up for much."""
    score = fits.coverage + (1 - fits.coverage) * (_BY_TITLE if titled else 0)
    if not titled and _is_boilerplate(a, b, context):
        score -= _FOR_BOILERPLATE
    score = round(score - _for_days(_apart(a, b)), 3)
    rule = "teaser" if _is_excerpt(a, b) else "near"
    part = not titled and (_is_a_part(a, b, fits) or fits.begin_otherwise)
    if part and not a.cut and len(a.body) * _FAR_LONGER < len(b.body):
        return None  # a newsletter: nobody needs to be asked about each of those it has
    part = part or (rule == "teaser" and _are_a_series(a, b))
    if score < _NEAR or fits.coverage < least or part or other_words:
        evidence = f"{_evidence(fits)}; {listed(other_words)}" if other_words else _evidence(fits)
        return Doubt(rule=rule, score=score, evidence=evidence) if score >= _DOUBTFUL else None
    return Verdict(rule=rule, score=score, evidence=_evidence(fits))


def _is_a_part(a: Wording, b: Wording, fits: Fit) -> bool:
    """Whether a whole text stands somewhere in a far longer one: a newsletter that has it among others is not it."""
    if a.cut:
        return False
    if fits.from_the_start and not (b.title.folded and titles.has(b.body, a.title)):  # as a first paragraph does
        return False
    more, one = len(b.body) - len(a.body), b.body.folded[len(b.body) // 2]
    return more > len(a.body) and in_words(more, one) > _LONG_FOOTER


def _is_boilerplate(a: Wording, b: Wording, context: Context) -> bool:
    """Whether a source says all that these two share again and again, as it tells who it is."""
    if not context.frequency:
        return False
    return all(context.frequency.get(one, 0) >= _COMMON for one in a.prints & b.prints)


def _evidence(fits: Fit) -> str:
    """For people: how much agrees, and what does not."""
    if fits.from_the_start and fits.found.matched == len(fits.short):
        text, last = fits.short.text, fits.short.spans[-1][1]
        letters = len(text[fits.short.spans[0][0] : last])
        return f"the first {letters} letters are the same" + ("; cut in mid-word" if fits.half_word else "")
    said = f"{100 * fits.coverage:.0f} % of the words, in the same order"
    added = max(fits.only_short, key=lambda gap: gap.a_end - gap.a, default=None)
    return f"{said}; inserted: “{fits.short.quote(added.a, added.a_end)}”" if added else said
