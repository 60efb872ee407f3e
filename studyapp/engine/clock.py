"""Time in the engine: datetimes outside, days as floats inside."""

from datetime import datetime, timedelta

DAY = timedelta(days=1)


def days_between(start: datetime, end: datetime) -> float:
    """Days from start to end (both timezone-aware); never below 0, so a clock set back does no harm."""
    days = (end - start) / DAY
    return days if days > 0 else 0.0
