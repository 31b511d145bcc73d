"""The time of the server, which a test moves forward instead of waiting."""

import time
from datetime import UTC, date, datetime


class Clock:
    """The time of day, and what a test added to it."""

    def __init__(self) -> None:
        """Begin with the time of day."""
        self._added = 0.0

    def now(self) -> float:
        """Give the time in seconds since 1970."""
        return time.time() + self._added

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self._added += seconds

    def today(self) -> date:
        """Give the day, in universal time."""
        return datetime.fromtimestamp(self.now(), UTC).date()


def stamp(moment: float | None) -> str | None:
    """Print a time as the interface does: to the second, in universal time."""
    return None if moment is None else datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def day(moment: float | None) -> str | None:
    """Print the day of a time."""
    return None if moment is None else datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%d")
