"""Checksums by the names that Dataverse gives them."""

import hashlib
from collections.abc import Mapping
from typing import Protocol

ALGORITHMS: Mapping[str, str] = {"MD5": "md5", "SHA-1": "sha1", "SHA-256": "sha256", "SHA-512": "sha512"}
USUAL = "MD5"  # what an installation computes where nobody has chosen


class Digest(Protocol):
    """A checksum under way."""

    def update(self, data: bytes, /) -> None:
        """Take more bytes."""

    def copy(self) -> "Digest":
        """Give another one that has seen the same bytes."""

    def hexdigest(self) -> str:
        """Give the checksum of the bytes so far, in hexadecimal."""


def digest_of(algorithm: str) -> Digest:
    """Give a checksum of nothing yet."""
    return hashlib.new(ALGORITHMS[algorithm], usedforsecurity=False)
