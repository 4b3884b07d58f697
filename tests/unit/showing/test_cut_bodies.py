"""A text that its source cut says so at its end, to people."""

from __future__ import annotations

import pytest

from mmmfeed.model import Announcement
from mmmfeed.showing import parts


def said(text: str, content: str, *, truncated: bool) -> Announcement:
    return Announcement(
        source="own", source_id="1", title="T", published=None, text=text, content=content, truncated=truncated
    )


@pytest.mark.parametrize(
    ("text", "content", "body"),
    [
        ("Half of a wor", "", "<p>Half of a wor…</p>"),
        ("The Garden Club (GC", "", "<p>The Garden Club (GC…</p>"),
        ("One.\n\nTwo, and", "<p>One.</p><p>Two, <b>and</b></p>\n", "<p>One.</p><p>Two, <b>and…</b></p>\n"),
        ("花の展覧会を開き", "", "<p>花の展覧会を開き…</p>"),
        ("Some words […]", "", "<p>Some words […]</p>"),
        ("Some words…", "", "<p>Some words…</p>"),
        ("All of it.", "", "<p>All of it.</p>"),
        ("Some words\n\nRead more", "", "<p>Some words</p>\n<p>Read more</p>"),
        ("", "", ""),
    ],
)
def test_a_cut_text_ends_in_an_ellipsis(text: str, content: str, body: str) -> None:
    cut, whole = said(text, content, truncated=True), said(text, content, truncated=False)
    assert parts.marked_body(cut) == body
    assert parts.marked_body(whole) == parts.body(whole) == parts.body(cut)
