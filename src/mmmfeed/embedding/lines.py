"""What a partner copies: HTML, and the lines for servers."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from mmmfeed.embedding.addresses import Addresses
from mmmfeed.embedding.statics import PINNED, SCRIPT
from mmmfeed.model import FeedView
from mmmfeed.showing.parts import feed_title

HEIGHT = 600  # CSS pixels, of a frame that cannot tell its own
# Links open in a window of their own, which is as free as any: a page behind a link may need scripts.
_STILL = "allow-popups allow-popups-to-escape-sandbox"
_ALIVE = f"allow-scripts {_STILL}"

_PHP = """\
<?php
// The list, fetched at most once an hour. The page never waits longer than five seconds for it,
// and shows the last copy when the server cannot be reached.
$copy = sys_get_temp_dir() . '/{file}';
if (!is_file($copy) || time() - filemtime($copy) > 3600) {{
    $now = @file_get_contents('{url}', false,
        stream_context_create(['http' => ['timeout' => 5]]));
    if ($now) {{
        file_put_contents($copy, $now, LOCK_EX);
    }} elseif (is_file($copy)) {{
        touch($copy);
    }}
}}
if (is_file($copy)) {{
    readfile($copy);
}}
?>"""
_CRON = "17 * * * * cd /var/www/html && curl -fsS -m 60 -o {file}.new {url} && mv {file}.new {file}"
_SSI = '<!--#include virtual="/{file}" -->'


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """For one feed."""

    script: str  # the newest script, wherever it is needed, and the element
    pinned: str  # the same with a script of which each byte is agreed on
    frame: str
    growing: str  # the frame, and the script by which it is as high as what it shows
    php: str
    cron: str
    include: str


def lines(view: FeedView, addresses: Addresses, integrity: str) -> Lines:
    """With all choices left as they are."""
    stem = view.feed.name
    # The link is there until the script has run, and where it may not.
    instead = f'<a href="{escape(addresses.of("index.html"))}">{escape(feed_title(view))}</a>'
    element = f'<mmm-feed src="{escape(addresses.of(f"{stem}.json"))}">{instead}</mmm-feed>'
    script, pinned, height = (escape(addresses.of(path)) for path in (SCRIPT, PINNED, "embed-height.js"))
    file, url = f"{stem}.fragment.html", addresses.of(f"{stem}.fragment.html")
    return Lines(
        script=f'{element}<script src="{script}" defer></script>',
        pinned=f'{element}<script src="{pinned}" integrity="{integrity}" crossorigin="anonymous" defer></script>',
        frame=frame(view, addresses, _STILL),
        growing=f'{frame(view, addresses, _ALIVE)}\n<script src="{height}" defer></script>',
        php=_PHP.format(file=file, url=url.replace("'", "%27")),
        cron=_CRON.format(file=file, url=url),
        include=_SSI.format(file=file),
    )


def frame(view: FeedView, addresses: Addresses, sandbox: str) -> str:
    """A frame of a page that may do nothing but what `sandbox` says.

    Its look is told by attributes that HTML calls obsolete and every browser obeys: a strict Content-Security-Policy
    forbids `style`, and so do many content management systems; then a frame is 150 pixels high.
    """
    url = escape(addresses.of(f"{view.feed.name}.embed.html"))
    return (
        f'<iframe src="{url}" title="{escape(feed_title(view))}" loading="lazy" sandbox="{sandbox}" '
        f'width="100%" height="{HEIGHT}" frameborder="0"></iframe>'
    )


def policies(addresses: Addresses) -> dict[str, str]:
    """What a Content-Security-Policy has to allow, for each way."""
    host = addresses.origin or "https://…"
    return {
        "script": f"script-src {host}; connect-src {host}",
        "frame": f"frame-src {host}",
        "growing": f"frame-src {host}; script-src {host}",
        "server": f"style-src {host}",
    }
