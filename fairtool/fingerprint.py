"""Sizes and checksums of files; what makes a finding the same next time: rule, relative path, place, not message."""

import os
from hashlib import file_digest, sha256
from pathlib import Path


def relative(path: str, base: Path) -> str:
    """Give a path relative to `base` with forward slashes; standard input and addresses stay as they are."""
    if path == "-" or "://" in path:
        return path
    return os.path.relpath(path, base).replace(os.sep, "/")


def size_of(path: Path) -> int | None:
    """Give the bytes of a file; None for a folder, such as a Zarr store, whose files may be millions."""
    return path.stat().st_size if path.is_file() else None


def checksum(path: Path) -> str:
    """Give the SHA-256 of a file in hexadecimal."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def fingerprint(rule: str, where: str, path: str) -> str:
    """Give 32 hexadecimal digits for a finding of a rule at a place; `path` is the subject's, already relative."""
    return sha256(f"{rule}\0{path}\0{where}".encode("utf-8", "surrogateescape")).hexdigest()[:32]
