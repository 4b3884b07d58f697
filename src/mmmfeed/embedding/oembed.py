"""oEmbed 1.0 (https://oembed.com/): what a program is told that makes an embed of a page's address.

The answer is a file, so it is the same whatever the program asks for: `maxwidth` and `format` change nothing. WordPress
takes from the HTML what it takes from strangers (wp_filter_oembed_result): a frame with `src`, `width`, `height`,
`frameborder` and `title`, which it puts into a sandbox with `allow-scripts`.
"""

from __future__ import annotations

import json
from html import escape

from mmmfeed.embedding.addresses import Addresses
from mmmfeed.model import FeedView
from mmmfeed.showing.parts import feed_title
from mmmfeed.text.words import one_line

_WIDTH, _HEIGHT = 600, 600  # CSS pixels
_AGE = 3600  # seconds


def oembed(view: FeedView) -> bytes | None:
    """The answer, as JSON; None where nobody said where output/ is served, since it has to be absolute."""
    site = view.site
    addresses = Addresses(site)
    if not addresses.base:
        return None
    title = feed_title(view)
    frame = (
        f'<iframe src="{escape(addresses.of(f"{view.feed.name}.embed.html"))}" width="{_WIDTH}" height="{_HEIGHT}" '
        f'frameborder="0" title="{escape(title)}"></iframe>'
    )
    said = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": one_line(site.title),
        "provider_url": site.url,
        "cache_age": _AGE,
        "width": _WIDTH,
        "height": _HEIGHT,
        "html": frame,
    }
    return f"{json.dumps(said, ensure_ascii=False, indent=2)}\n".encode()


def discovery(view: FeedView) -> str:
    """The line of a page's <head> by which such a program finds the answer (section 4); "" where there is none."""
    addresses = Addresses(view.site)
    if not addresses.base:
        return ""
    url = addresses.of(f"{view.feed.name}.oembed.json")
    return (
        f'<link rel="alternate" type="application/json+oembed" href="{escape(url)}" title="{escape(feed_title(view))}">'
    )
