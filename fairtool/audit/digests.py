"""Digests of a file: of its first bytes, which tell whether its header changed, and of its whole content."""

from hashlib import algorithms_available, blake2b, file_digest, new
from pathlib import Path

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


def checksum_like(path: Path, expected: str) -> str | None:
    """Give the checksum of a file in the form of one that a manifest gives (`sha256:HEX`).

    None where there is none of that kind. Raises OSError.
    """
    name = expected.partition(":")[0].lower()
    if name not in algorithms_available or name.startswith("shake"):  # which have no length of their own
        return None
    with path.open("rb") as file:
        return f"{name}:{file_digest(file, lambda: new(name, usedforsecurity=False)).hexdigest()}"
