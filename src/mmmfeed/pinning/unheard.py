"""What of the pins names nothing, told before anything is built."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from mmmfeed.errors import StoreError
from mmmfeed.merge.guids import mint
from mmmfeed.model import Announcement, Config, Pin, Problem
from mmmfeed.pinning.meaning import named
from mmmfeed.pinning.words import NO_SUCH, ONE, problem, subject, words_of
from mmmfeed.store import Store
from mmmfeed.text.urls import canonical, host, without_scheme
from mmmfeed.text.words import comparable


def unpinned(config: Config, said: Iterable[Announcement]) -> list[Problem]:
    """What of the pins names nothing of `said`, which is all that the local sources say, nor of what is known."""
    heard = _Heard(config)
    for announcement in said:
        heard.hear(announcement)
    problems = [
        problem(pin, f"{subject(word)} matches {many} announcements of {source}; {ONE}")
        for pin, word in words_of(config)
        for source, many in heard.several(word)
    ]
    if any(source.is_remote for source in config.sources):  # they were not asked
        return problems
    missing = [(pin, word) for pin, word in words_of(config) if not heard.knows(word)]
    return problems + [problem(pin, f"{subject(word)} {NO_SUCH}") for pin, word in _unknown(missing, config)]


class _Heard:
    """The words of all pins, and what is heard that they name."""

    def __init__(self, config: Config) -> None:
        self._host = host(config.site.url)
        self._forms: defaultdict[str, set[str]] = defaultdict(set)  # all that is meant, by what it is known by
        self._named: set[str] = set()  # by more than a title
        self._texts: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for _, word in words_of(config):
            for form in (f"is {word}", f"title {comparable(word)}", *_address(canonical(word))):
                self._forms[form].add(word)

    def hear(self, said: Announcement) -> None:
        """Take one announcement in."""
        for form in (f"is {said.source_id}", f"is {mint(self._host, said)}", *_address(said.url)):
            self._named |= self._forms.get(form, set())
        for word in self._forms.get(f"title {comparable(said.title)}", ()):
            self._texts[word][said.source].add(said.text or said.title)

    def knows(self, word: str) -> bool:
        """Whether it names any."""
        return word in self._named or word in self._texts

    def several(self, word: str) -> Iterator[tuple[str, int]]:
        """The sources that have several announcements under this title, and how many."""
        if word not in self._named:
            yield from ((source, len(texts)) for source, texts in self._texts.get(word, {}).items() if len(texts) > 1)


def _address(url: str | None) -> Iterator[str]:
    if url:
        yield f"url {without_scheme(url)}"


def _unknown(missing: Sequence[tuple[Pin, str]], config: Config) -> Iterator[tuple[Pin, str]]:
    """Those that name nothing in the store either, if there is one that can be read."""
    try:
        with Store.open(config.store, create=False, upgrade=False) as store:
            yield from [(pin, word) for pin, word in missing if not named(word, config, store).found]
    except StoreError:
        yield from missing
