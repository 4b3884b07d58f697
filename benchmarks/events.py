"""How fast events are found: microseconds a text of each kind, and how many times splitting it takes.

python benchmarks/events.py [TEXTS]
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from mmmfeed.text.events import find_events
from mmmfeed.text.events.hints import may_name_a_day

DAY = date(2026, 1, 13)
ZONE = ZoneInfo("Europe/Brussels")
SENTENCE = "the garden club opens its gates for all who like roses and tulips near the old mill by the river"
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def prose(rng: random.Random, known: Sequence[str]) -> str:
    """About 450 characters."""
    return "\n".join(" ".join(rng.choices(known, k=30)).capitalize() + "." for _ in range(3))


def kinds(count: int) -> dict[str, list[str]]:
    rng = random.Random(7)
    plain = SENTENCE.split()
    # Words that are all new, which no memory helps with.
    new = ["".join(rng.choices(LETTERS, k=rng.randint(2, 9))) for _ in range(100 * count)]
    return {
        "no number": [prose(rng, plain) for _ in range(count)],
        "no number, new words": [prose(rng, new[100 * at : 100 * at + 100]) for at in range(count)],
        "numbers": [
            f"In {rng.randint(2000, 2025)}, {rng.randint(32, 99)} wrote. {prose(rng, plain)}" for _ in range(count)
        ],
        "a day that is over": [
            f"The report of {rng.randint(1, 28)} March 2025. {prose(rng, plain)}" for _ in range(count)
        ],
        "a day, no event": [
            f"The law holds from {rng.randint(1, 28)} March 2026. {prose(rng, plain)}" for _ in range(count)
        ],
        "an event": [f"Join us on {rng.randint(1, 28)} March 2026 at 18:00. {prose(rng, plain)}" for _ in range(count)],
    }


def seconds(texts: Sequence[str], language: str | None) -> float:
    begin = time.perf_counter()
    for text in texts:
        find_events(text, DAY, ZONE, language)
    return (time.perf_counter() - begin) / len(texts)


def splitting(texts: Sequence[str]) -> float:
    begin = time.perf_counter()
    for text in texts:
        text.split()
    return (time.perf_counter() - begin) / len(texts)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    find_events("Join us on 5 March at 5 pm", DAY, ZONE, "en")  # the vocabulary is read once
    for name, texts in kinds(count).items():
        length = sum(map(len, texts)) / len(texts)
        looked_at = sum(may_name_a_day(text, "en") for text in texts) / len(texts)
        base = min(splitting(texts) for _ in range(3))
        taken = seconds(texts, "en")
        print(
            f"{name:22} {length:4.0f} characters  {looked_at:4.0%} read closely  {taken * 1e6:7.1f} µs"
            f"  {length / taken / 1e6:6.1f} M characters/s  {taken / base:6.1f} x split"
        )


if __name__ == "__main__":
    main()
