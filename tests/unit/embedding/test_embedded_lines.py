"""The partner's page, the lines on it, oEmbed, and the hash of the script."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
from lxml import html

from embedded import ATTACK, BASE, SITE, SOURCES, view, views
from mmmfeed import embedding
from mmmfeed.model import SiteSpec

PIN = embedding.integrity(b"script")


def fragments(text: str) -> Any:
    return html.fragments_fromstring(text)


def page(site: SiteSpec = SITE, **feed: Any) -> Any:
    shown = (view(site, **feed), *views(site)[1:])
    return html.fromstring(embedding.partner_page(site, shown, PIN).decode())


def line(of: Any, name: str) -> str:
    (found,) = of.xpath(f"//*[@id='line-{name}']")
    return str(found.text_content())


def test_the_hash_is_that_of_subresource_integrity() -> None:
    assert base64.b64encode(hashlib.sha384(b"script").digest()).decode() == PIN.removeprefix("sha384-")
    assert line(page(), "hash") == PIN


def test_the_line_is_one_line_that_browsers_understand() -> None:
    said = line(page(), "script")
    assert "\n" not in said
    element, script = fragments(said)
    assert (element.tag, element.get("src")) == ("mmm-feed", f"{BASE}news.json")
    assert element.xpath("./a/@href") == [f"{BASE}index.html"]
    assert (script.tag, script.get("src")) == ("script", f"{BASE}embed.js")


def test_the_pinned_line_has_hash_and_origin() -> None:
    (script,) = cast("Any", html.fromstring(f"<div>{data()[0]['lines']['pinned']}</div>")).iter("script")
    assert (script.get("src"), script.get("integrity"), script.get("crossorigin")) == (
        f"{BASE}embed.v1.js",
        PIN,
        "anonymous",
    )


def test_the_frame_may_do_nothing_but_open_links() -> None:
    frame: Any = html.fromstring(line(page(), "frame"))
    assert (frame.get("src"), frame.get("loading")) == (f"{BASE}news.embed.html", "lazy")
    assert frame.get("sandbox") == "allow-popups allow-popups-to-escape-sandbox"
    assert frame.get("title") == "River & allies"
    assert set(frame.attrib) == {"src", "title", "loading", "sandbox", "width", "height", "frameborder"}  # no style
    growing, script = fragments(line(page(), "growing"))
    assert growing.get("sandbox").split()[0] == "allow-scripts"
    assert script.get("src") == f"{BASE}embed-height.js"


def test_policies_name_the_host_and_nothing_else() -> None:
    host = "https://feeds.riverforum.example"
    assert line(page(), "policy-script") == f"script-src {host}; connect-src {host}"
    assert line(page(), "policy-frame") == f"frame-src {host}"
    assert line(page(), "policy-server") == f"style-src {host}"


def test_each_line_can_be_copied_by_a_button_with_a_name() -> None:
    found = page()
    lines = found.xpath("//pre/code/@id")
    assert len(lines) > 8
    assert found.xpath("//button/@data-copy") == lines
    for button in found.iter("button"):
        assert found.xpath(f"//*[@id='{button.get('aria-describedby')}']"), button.get("data-copy")


def test_topics_are_those_of_the_feed_the_most_frequent_first() -> None:
    found = page()
    assert found.xpath("//*[@id='category']/option/text()") == ["All topics", "Water", ATTACK, "Floods"]
    assert [feed["topics"] for feed in data()] == [["Water", ATTACK, "Floods"], ["Water"]]


def test_a_topic_with_a_comma_is_not_offered() -> None:
    shown = view()
    first = shown.entries[0]
    comma = replace(first.shown, categories=(replace(first.shown.categories[0], term="Water, and land"),))
    body = embedding.partner_page(SITE, [view(shown=(replace(first, shown=comma),))], PIN)
    assert b"Water, and land" not in body


def test_a_partner_can_leave_out_what_it_says_itself() -> None:
    options = page().xpath("//*[@id='without']/option/@value")
    assert options == ["", *SOURCES]


def test_data_cannot_end_the_block_that_it_stands_in() -> None:
    body = embedding.partner_page(SITE, [view(title="</script><!--<script>")], PIN).decode()
    assert body.count("</script>") == 3  # embed.js, partner.js, and the block's own end
    assert data(title="</script><!--<script>")[0]["title"] == "</script><!--<script>"


def test_a_hostile_feed_is_text_on_it() -> None:
    found = page(title=ATTACK)
    assert not list(found.iter("img"))
    assert not found.xpath("//@onerror")
    assert [script.get("src") for script in found.iter("script")] == ["embed.js", "partner.js", None]


def test_without_a_base_url_it_says_what_is_missing() -> None:
    found = page(replace(SITE, base_url=None))
    (note,) = found.find_class("missing")
    assert "site: base_url" in note.text_content()
    assert "mmmfeed build" in note.text_content()
    assert not page().find_class("missing")


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "Put our announcements on your page"),
        ("fr-BE", "Affichez nos annonces sur votre page"),
        ("es", "Ponga nuestros anuncios en su página"),
        ("de", "Unsere Meldungen auf Ihrer Seite"),
        ("sv", "Put our announcements on your page"),
    ],
)
def test_it_speaks_the_language_of_the_site(language: str, title: str) -> None:
    found = page(replace(SITE, language=language))
    assert found.findtext(".//h1") == title
    assert found.get("lang") == ("en" if language == "sv" else language)


def test_languages_are_named_by_themselves_and_for_the_reader() -> None:
    names = page().xpath("//*[@id='lang']/option/text()")
    assert names[0] == "As your page"
    assert "Deutsch (German)" in names
    assert "English" in names


def test_oembed_is_a_rich_answer_with_a_frame() -> None:
    body = embedding.oembed(view())
    assert body is not None
    said = json.loads(body)
    frame: Any = html.fromstring(said.pop("html"))
    assert said == {
        "version": "1.0",
        "type": "rich",
        "title": "River & allies",
        "provider_name": "River Forum & friends",
        "provider_url": "https://www.riverforum.example/",
        "cache_age": 3600,
        "width": 600,
        "height": 600,
    }
    # All that WordPress takes from strangers.
    assert set(frame.keys()) == {"src", "width", "height", "frameborder", "title"}
    assert frame.get("src") == f"{BASE}news.embed.html"


def test_the_line_of_discovery_is_what_wordpress_looks_for() -> None:
    assert embedding.discovery(view()) == (
        f'<link rel="alternate" type="application/json+oembed" href="{BASE}news.oembed.json" title="River &amp; allies">'
    )


def test_scripts_and_style_sheets_are_there() -> None:
    files = embedding.static_files()
    assert set(files) == {"embed.js", "embed.v1.js", "embed-height.js", "embed.css", "partner.css", "partner.js"}
    assert files["embed.js"] == files["embed.v1.js"]
    assert all(files.values())


RELEASED = Path(__file__).parents[2] / "cases/embedding/released.txt"


def test_a_numbered_script_that_was_released_is_what_it_was() -> None:
    files = embedding.static_files()
    for told in RELEASED.read_text(encoding="utf-8").splitlines():
        if not told.startswith("#"):
            name, hash_ = told.split()
            assert embedding.integrity(files[name]) == hash_, name


def test_a_feed_without_json_is_offered_as_a_frame_only() -> None:
    found = page(formats=("rss",))
    assert [section.get("hidden") for section in found.find_class("take")] == ["hidden"]
    assert data(formats=("rss",))[0]["has_json"] is False


def data(**feed: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(page(**feed).xpath("//*[@id='feeds']/text()")[0])
    return found
