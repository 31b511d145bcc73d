"""A data file on the disk, as far as it is seen without being read."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file by the name that the user gave; `kind` is the media type of its first bytes, or of its ending.

    `written` is the day of the file on the disk, which copying changes.
    """

    name: str
    size: int | None = None
    kind: str = ""
    written: date | None = None
