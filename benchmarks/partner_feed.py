"""How fast a partner's feed is read: ms for one of 1,000 items in each format, and where the time goes.

python benchmarks/partner_feed.py [ITEMS]
"""

from __future__ import annotations

import cProfile
import json
import pstats
import random
import statistics
import sys
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape

from mmmfeed.model import Document, SourceSpec
from mmmfeed.parsers import partner

RETRIEVED = datetime(2026, 6, 1, 9, tzinfo=UTC)
ADDRESS = "https://ally.example/feed"
SOURCE = SourceSpec(name="ally", kind="feed", location=ADDRESS)
SENTENCE = "the river alliance opens its gates for all who care about water towns and boats near the old mill"
WORDS = SENTENCE.split()
RUNS = 5


def paragraphs(rng: random.Random) -> str:
    """About 1.5 kB of HTML with links, as a blog's item has it."""
    told = [" ".join(rng.choices(WORDS, k=60)).capitalize() + "." for _ in range(4)]
    return "".join(f'<p>{text} <a href="/page/{n}">More</a></p>' for n, text in enumerate(told))


def items(count: int) -> list[tuple[int, str, str, datetime]]:
    rng = random.Random(7)
    first = RETRIEVED - timedelta(days=1)
    return [
        (n, " ".join(rng.choices(WORDS, k=7)).capitalize(), paragraphs(rng), first - timedelta(hours=7 * n))
        for n in range(count)
    ]


def rss(count: int) -> bytes:
    told = "".join(
        f"<item><title>{title}</title><link>https://ally.example/{n}</link><guid isPermaLink='false'>ally-{n}</guid>"
        f"<pubDate>{format_datetime(day)}</pubDate><dc:creator>Ada Lund</dc:creator><category>Water</category>"
        f"<category>Towns</category><description>{escape(body[:300])}</description>"
        f"<content:encoded><![CDATA[{body}]]></content:encoded></item>"
        for n, title, body, day in items(count)
    )
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    head = f"<rss version='2.0' {spaces}><channel><title>Ally</title><link>https://ally.example/</link>"
    return f"{head}{told}</channel></rss>".encode()


def atom(count: int) -> bytes:
    told = "".join(
        f"<entry><id>tag:ally.example,2026:{n}</id><title>{title}</title><link href='https://ally.example/{n}'/>"
        f"<published>{day.isoformat()}</published><updated>{day.isoformat()}</updated><category term='Water'/>"
        f"<content type='html'>{escape(body)}</content></entry>"
        for n, title, body, day in items(count)
    )
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><id>ally</id><title>Ally</title>{told}</feed>".encode()


def json_feed(count: int) -> bytes:
    told = [
        {
            "id": f"ally-{n}",
            "title": title,
            "url": f"https://ally.example/{n}",
            "content_html": body,
            "date_published": day.isoformat(),
            "tags": ["Water", "Towns"],
        }
        for n, title, body, day in items(count)
    ]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Ally", "items": told}).encode()


def categories(count: int) -> bytes:
    """One item with very many categories: feedparser alone compares each with each."""
    told = "".join(f"<category>word {n}</category>" for n in range(count * 10))
    return f"<rss version='2.0'><channel><item><guid>a</guid><title>t</title>{told}</item></channel></rss>".encode()


def measure(name: str, body: bytes) -> None:
    document = Document(source="ally", location=ADDRESS, base_url=ADDRESS, body=body, retrieved=RETRIEVED)
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        found = partner.parse(document, SOURCE)
        times.append(time.perf_counter() - began)
    middle = statistics.median(times)
    print(f"{name:22} {len(body) / 1e6:5.2f} MB {len(found.announcements):5} items {middle * 1000:7.0f} ms", end="")
    print(f"  {len(body) / 1e6 / middle:6.1f} MB/s, {len(found.problems)} problems")


def profile(body: bytes) -> None:
    document = Document(source="ally", location=ADDRESS, base_url=ADDRESS, body=body, retrieved=RETRIEVED)
    watch = cProfile.Profile()
    watch.runcall(partner.parse, document, SOURCE)
    pstats.Stats(watch).sort_stats("tottime").print_stats(14)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    measure("RSS 2.0", rss(count))
    measure("Atom 1.0", atom(count))
    measure("JSON Feed 1.1", json_feed(count))
    measure("many categories", categories(count))
    if "--profile" in sys.argv:
        profile(rss(count))


if __name__ == "__main__":
    main()
