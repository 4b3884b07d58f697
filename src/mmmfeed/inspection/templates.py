"""What is wrong with the user's templates of pages."""

from __future__ import annotations

from collections.abc import Iterator

from mmmfeed.model import Config, Problem
from mmmfeed.pages.rendering import mistakes


def mistaken(config: Config) -> Iterator[Problem]:
    """Each mistake that shows before a page is made."""
    folder = config.pages.templates
    for mistake in mistakes(folder) if folder and config.pages.enabled else ():
        place, _, message = mistake.partition(": ")
        yield Problem(source="pages", place=place, message=message)
