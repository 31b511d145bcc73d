"""Where a value of a record was read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A file, the place in it as findings write it (`:title`, an XPath), and the line of a text."""

    file: str
    where: str
    line: int | None = None
