"""How much of a file may be read: the limits that keep a hostile or damaged file from taking the run down."""

from dataclasses import dataclass

MEBIBYTE = 2**20


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits for one file.

    `memory` (bytes) and `seconds` are kept by the process that runs the reader; the others by the readers themselves,
    which refuse before they allocate. `value_bytes` is the largest array that is read at once, `attribute_bytes` the
    largest attribute and the largest header of a classic file, `objects` and `depth` the number and the nesting of
    groups, variables and types.
    """

    memory: int = 2048 * MEBIBYTE
    seconds: float = 30.0
    value_bytes: int = 64 * MEBIBYTE
    attribute_bytes: int = 16 * MEBIBYTE
    objects: int = 100_000
    depth: int = 200
