"""The files that a record describes, as far as they were seen."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file: its name, size in bytes, SHA-256 in hexadecimal, format and version, media type."""

    name: str
    size: int | None = None
    sha256: str = ""
    format: str = ""
    media_type: str = ""
