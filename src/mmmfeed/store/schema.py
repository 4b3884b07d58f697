"""The tables, and how an older file becomes a newer one: steps/*.sql, in order."""

from __future__ import annotations

from importlib.resources import files

# "mmmf": tells our files from any other SQLite file (PRAGMA application_id).
APPLICATION_ID = 0x6D6D6D66


def _steps() -> tuple[str, ...]:
    found = (step for step in files("mmmfeed.store").joinpath("steps").iterdir() if step.name.endswith(".sql"))
    return tuple(step.read_text(encoding="utf-8") for step in sorted(found, key=lambda step: step.name))


# The n-th step makes version n of version n - 1 (PRAGMA user_version). A step that was released never changes.
# Times are RFC 3339 in UTC with seconds, so that they sort as text.
MIGRATIONS = _steps()
