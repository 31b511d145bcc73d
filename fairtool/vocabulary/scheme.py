"""What a vocabulary says of itself: its name, its version, where it comes from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scheme:
    """One version of one controlled vocabulary.

    A report names the version it judged by, because the same file can be right under one
    version and wrong under the next. `date` is ISO 8601 (`2026-03-17`); `licence` is an SPDX
    identifier, or `unconfirmed` where no licence text was read.
    """

    name: str
    title: str
    version: str
    date: str
    licence: str
