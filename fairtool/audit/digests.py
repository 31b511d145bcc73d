"""Digests of a file: of its first bytes, which tell whether its header changed, and of its whole content."""

from hashlib import blake2b, file_digest, new
from pathlib import Path

from fairtool.errors import UsageError

HEAD = 2**16  # bytes
_SIZE = 16  # bytes of a digest
_BLOCK = 2**20


def head_of(path: Path) -> bytes:
    """Give the digest of the first bytes of a file; raises OSError."""
    with path.open("rb", buffering=0) as file:
        return blake2b(file.read(HEAD), digest_size=_SIZE).digest()


def checksum_of(path: Path) -> bytes:
    """Give the digest (BLAKE2b, 128 bits) of the whole content; raises OSError."""
    with path.open("rb") as file:
        return file_digest(file, lambda: blake2b(digest_size=_SIZE)).digest()


def is_expected(path: Path, expected: str) -> bool:
    """Say whether a file has the checksum that a manifest gives (`sha256:HEX`); raises OSError, UsageError."""
    name, _, told = expected.partition(":")
    try:
        with path.open("rb") as file:
            return file_digest(file, lambda: new(name, usedforsecurity=False)).hexdigest() == told.lower()
    except ValueError as error:
        raise UsageError("no checksum is known as {name}", name=name) from error
