"""The fragment, the frame, and the partner's page."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from functools import cache

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from mmmfeed.embedding import lines, section, wording
from mmmfeed.embedding.addresses import Addresses
from mmmfeed.embedding.oembed import discovery
from mmmfeed.embedding.statics import PINNED
from mmmfeed.model import FeedView, SiteSpec
from mmmfeed.showing import parts
from mmmfeed.showing.templates import environment, in_script
from mmmfeed.text.words import one_line

_TOPICS = 40  # to choose from: the more there are, the less they are topics


def fragment(view: FeedView) -> bytes:
    """`news.fragment.html`: a <section> to put into a page, on a server or in a content management system.

    It has the page's own fonts and colours. A style sheet of ours does the rest; where the page's policy forbids it,
    what is left is plain HTML that makes sense.
    """
    return _page("fragment.html", **_list(view))


def frame(view: FeedView) -> bytes:
    """`news.embed.html`: a page of its own, to be shown in a frame; it needs no script."""
    addresses = Addresses(view.site)
    return _page(
        "frame.html",
        **_list(view, new_window=True),
        description=parts.feed_description(view),
        discovery=Markup(discovery(view)),  # noqa: S704 - escaped there
        here=addresses.of(f"{view.feed.name}.embed.html") if addresses.base else "",
        picture=section.page(view.site.icon),
        icon=parts.icon(view.site),
        site_title=one_line(view.site.title),
    )


def partner_page(site: SiteSpec, views: Sequence[FeedView], integrity: str) -> bytes:
    """`embed.html`: where a partner chooses how the announcements look, and copies the line that does it.

    `integrity` is that of embed.v1.js. The lines are complete where it is known at which address output/ is served.
    """
    texts, addresses = wording.of_partners(site.language), Addresses(site)
    feeds = [_offer(view, addresses, integrity) for view in views]
    return _page(
        "partner.html",
        _=texts,
        site=site,
        icon=parts.icon(site),
        site_title=one_line(site.title),
        site_url=section.page(site.url),
        addresses=addresses,
        feeds=feeds,
        first=feeds[0],
        data=_data(feeds),
        languages=[(code, wording.named(code, texts.locale)) for code in wording.languages()],
        policies=lines.policies(addresses),
        integrity=integrity,
        pinned=addresses.of(PINNED),
    )


def _list(view: FeedView, *, new_window: bool = False) -> dict[str, object]:
    texts, addresses = wording.of_lists(view.site.language), Addresses(view.site)
    language = parts.language(view.site.language) or texts.language
    return {
        "name": parts.feed_title(view),
        # The title is in the site's language, for which there may be no texts.
        "title_language": language if language.casefold() != texts.language.casefold() else None,
        "anchor": f"mmm-feed-{view.feed.name}",
        "language": texts.language,
        "dir": texts.direction,
        "_": texts,
        "items": section.items(view, texts),
        "home": addresses.of("index.html"),
        "style": addresses.of("embed.css"),
        "headings": ("h1", "h2") if new_window else ("h2", "h3"),
        "new_window": new_window,
    }


def _offer(view: FeedView, addresses: Addresses, integrity: str) -> dict[str, object]:
    """A feed, as a partner may choose it."""
    stem = view.feed.name
    return {
        "name": stem,
        "title": parts.feed_title(view),
        "has_json": "json" in view.feed.formats,
        "local": f"{stem}.json",
        "json": addresses.of(f"{stem}.json"),
        "page": addresses.of(f"{stem}.embed.html"),
        "local_page": f"{stem}.embed.html",
        "rss": addresses.of(f"{stem}.rss") if "rss" in view.feed.formats else "",
        "sources": [
            {"name": source.name, "title": one_line(source.shown_name)}
            for source in view.sources.values()
            if source.enabled and (not view.feed.sources or source.name in view.feed.sources)
        ],
        "topics": _topics(view),
        "lines": asdict(lines.lines(view, addresses, integrity)),
    }


def _topics(view: FeedView) -> list[str]:
    """Those that the element can name: a comma parts two."""
    return [term for term in section.topics(view) if "," not in term][:_TOPICS]


def _data(feeds: Sequence[dict[str, object]]) -> Markup:
    """For the page's script, as a block of data."""
    return Markup(in_script(json.dumps(feeds, ensure_ascii=False)))  # noqa: S704 - nothing in it can end the block


def _page(template: str, **values: object) -> bytes:
    return _environment().get_template(template).render(values).encode()


@cache
def _environment() -> Environment:
    return environment(PackageLoader("mmmfeed.embedding"))
