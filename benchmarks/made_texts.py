"""Announcements by the million: each its own, from fragments of real texts, with what its source says under each."""

from __future__ import annotations

import gzip
import html
import json
import random
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from mmmfeed.model import Announcement

TEXTS = Path(__file__).parents[2] / "shared" / "eval" / "data"  # where there are texts to measure with
SOURCES = 50
FIRST = datetime(2016, 1, 1, 12, tzinfo=UTC)
LAST = datetime(2026, 5, 1, 12, tzinfo=UTC)
LENGTH = 300  # words, on average

_SYLLABLES = (
    "ri",
    "mo",
    "ta",
    "ke",
    "lu",
    "se",
    "ver",
    "lan",
    "dor",
    "mi",
    "pa",
    "sto",
    "na",
    "bel",
    "cor",
    "gra",
    "hen",
)


def vocabulary() -> list[str]:
    """A long text as its words, those that are frequent in a language frequent in it, too."""
    texts = []
    for path in sorted(TEXTS.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            said = [json.loads(line) for line in lines]
        texts += [row.get("html") or row["text"] for row in said if row.get("lang", "en") in ("en", "english")]
    if texts:
        return html.unescape(re.sub(r"<[^>]*>", " ", " ".join(texts))).split()
    rng = random.Random(3)
    words = ["".join(rng.choices(_SYLLABLES, k=rng.choice((1, 2, 2, 3, 3, 4)))) for _ in range(30_000)]
    return rng.choices(words, weights=[1 / rank for rank in range(1, len(words) + 1)], k=400_000)


class Texts:
    """Makes the n-th announcement, always the same.

    A text is fragments of two to nine words, from anywhere. So a run of four words that lies in one fragment is in many
    others, as in a language; what lies across two is its own. Below stands what its source says below each.
    """

    def __init__(self) -> None:
        self._words = vocabulary()
        self._below = [self._text(random.Random(f"below {n}"), 40) for n in range(SOURCES)]

    def one(self, number: int) -> Announcement:
        """The n-th."""
        rng = random.Random(str(number))  # of a number, the sign would not count
        paragraphs = [self._text(rng, size) for size in rng.choices((30, 60, 90, 120), k=round(LENGTH / 75))]
        source = number % SOURCES
        day = FIRST + timedelta(seconds=rng.randrange(int((LAST - FIRST).total_seconds())))
        return announced(f"s{source}", str(number), self._text(rng, 7), [*paragraphs, self._below[source]], day)

    def again(self, number: int, how: int) -> Announcement:
        """The n-th, as a partner has it: copied with an introduction, cut, or with some words dropped and mistyped."""
        said, rng = self.one(number), random.Random(f"{number} again")
        source, name = f"s{(number + 1) % SOURCES}", f"{number}/{how}"
        paragraphs, day = said.text.split("\n\n"), (said.published or LAST) + timedelta(days=rng.randrange(4))
        match how % 3:
            case 0:
                before = f"On {day.day} May our partner sent us this, with 3 others."
                return announced(source, name, said.title, [before, *paragraphs], day)
            case 1:
                start = " ".join(paragraphs[0].split()[:28])
                return announced(source, name, said.title, [f"{start} […]"], day, truncated=True)
            case _:
                words = [list(paragraph.split()) for paragraph in paragraphs]
                few = [[word for word in some if rng.random() > 0.01] for some in words]
                return announced(source, name, f"[News] {said.title}", list(map(" ".join, few)), day)

    def _text(self, rng: random.Random, size: int) -> str:
        words: list[str] = []
        while len(words) < size:
            at = int(rng.random() * (len(self._words) - 9))
            words += self._words[at : at + 2 + int(rng.random() * 8)]
        return " ".join(words[:size])


def announced(  # noqa: PLR0913
    source: str, name: str, title: str, paragraphs: list[str], day: datetime, *, truncated: bool = False
) -> Announcement:
    """An announcement as a feed has it: plain, and as HTML."""
    return Announcement(
        source=source,
        source_id=f"https://{source}.example/{name}",
        title=title,
        published=day,
        url=f"https://{source}.example/{name}",
        raw_url=f"https://{source}.example/{name}?utm_source=feed",
        text="\n\n".join(paragraphs),
        summary=paragraphs[0][:200],
        content="".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs),
        language="en",
        truncated=truncated,
    )


def new_ones(texts: Texts, known: int, count: int, rng: random.Random) -> Iterator[tuple[Announcement, int | None]]:
    """So many that are new: half are known ones again (with the number of each), half are said for the first time."""
    for at in range(count):
        if at % 2:
            yield texts.one(-1 - known - at), None
        else:
            number = rng.randrange(known)
            yield texts.again(number, at // 2), number
