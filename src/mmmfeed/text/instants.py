"""Moments: the noon that stands for a day, and the timestamps that feeds write."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo


def at_noon(day: date, zone: ZoneInfo) -> datetime:
    """12:00 of `day` in `zone`, in UTC: the moment that readers nearly everywhere show as that day."""
    return datetime.combine(day, time(12), tzinfo=zone).astimezone(UTC)
