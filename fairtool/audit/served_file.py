"""One file as a listing of a server describes it."""

from dataclasses import dataclass
from datetime import UTC, datetime

_BEFORE_ALL = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class ServedFile:
    """A file: its address or path on the server, its size in bytes, its age in nanoseconds, its checksum.

    `fetched` says that the address gives the file itself, and not a page or a service on it.
    """

    path: str
    size: int | None = None
    modified: int = 0
    expected: str = ""
    fetched: bool = True


def nanoseconds(text: str) -> int:
    """Give the moment that a text is, in nanoseconds since 1970, UTC where no zone is written; 0 for any other text."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return 0
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0, int((aware - _BEFORE_ALL).total_seconds())) * 10**9


def whole_bytes(value: float | None) -> int | None:
    """Give a size, None for what is none."""
    return round(value) if value is not None and 0 <= value < 2**63 else None
