"""What a source is asked with, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from mmmfeed.model import Document, Problem, Reply, SourceSpec, Unchanged, Validators

Outcome = Document | Unchanged | Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What is the same for all questions of a run."""

    known: Mapping[str, Mapping[str, Validators]]  # what each URL of a source, by its name, is asked with
    now: datetime
    user_agent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One location of a source: what it says now, and what its server says about asking again."""

    source: SourceSpec
    outcome: Outcome
    reply: Reply | None = None  # None: a file, or no server answered
    asked: bool = True  # False: a file, or it never came to a question; so nothing is to be waited for
