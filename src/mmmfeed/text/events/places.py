"""Where it takes place."""

from __future__ import annotations

from mmmfeed.text.events.candidates import Candidate


def place(text: str, candidate: Candidate) -> str:
    """The place of the event, as the text names it; empty when it names none that is sure."""
    return ""
