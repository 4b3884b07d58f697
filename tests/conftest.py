"""What all tests share: the moment that is "now", and short ways to write the model's values."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings

# Test modules import what they share (tests/made.py, tests/servers.py, tests/validation/) by its plain name.
_HERE = Path(__file__).parent
sys.path[:0] = [str(_HERE), *(str(_HERE / shared) for shared in ("validation", "docs", "browser"))]

# A run in CI finds the same examples each time; a person's run explores.
settings.register_profile("person", deadline=None, max_examples=100)
settings.register_profile("ci", deadline=None, max_examples=100, derandomize=True)
settings.load_profile("ci" if "CI" in os.environ else "person")


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
