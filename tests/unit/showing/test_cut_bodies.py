"""A text that its source cut says so at its end, in whatever form it is shown."""

from __future__ import annotations

import pytest

from mmmfeed.model import Announcement
from mmmfeed.showing import parts


def said(text: str, content: str = "", *, truncated: bool = True) -> Announcement:
    return Announcement(
        source="own", source_id="1", title="T", published=None, text=text, content=content, truncated=truncated
    )


@pytest.mark.parametrize(
    ("text", "content", "shown_text", "body"),
    [
        ("Half of a wor", "", "Half of a wor…", "<p>Half of a wor…</p>"),
        ("The Garden Club (GC", "", "The Garden Club (GC…", "<p>The Garden Club (GC…</p>"),
        ("One.\n\nTwo, and", "<p>One.</p><p>Two, <b>and</b></p>\n", None, "<p>One.</p><p>Two, <b>and…</b></p>\n"),
        ("花の展覧会を開き", "", "花の展覧会を開き…", "<p>花の展覧会を開き…</p>"),
        ("Some words […]", "", "Some words […]", "<p>Some words […]</p>"),
        ("Some words…", "", "Some words…", "<p>Some words…</p>"),
        ("All of it.", "", "All of it.", "<p>All of it.</p>"),
        ("Some words\n\nRead more", "", "Some words\n\nRead more", "<p>Some words</p>\n<p>Read more</p>"),
        ("", "", "", ""),
    ],
)
def test_a_cut_text_ends_in_an_ellipsis(text: str, content: str, shown_text: str | None, body: str) -> None:
    cut = said(text, content)
    assert parts.body(cut) == body
    if shown_text is not None:
        assert parts.text(cut) == shown_text
    whole = said(text, content, truncated=False)
    assert parts.text(whole) == text
    assert "…" not in parts.body(whole) or "…" in text
