"""From what the user named to subjects: files, directories, Zarr stores, globs, standard input, addresses."""

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fairtool.archives.names import split
from fairtool.errors import UsageError
from fairtool.kinds import RECORD_SUFFIXES, is_record
from fairtool.netcdf.zarr_name import is_store, looks_like_store

# What is looked for in a directory; a file that is named outright is always taken.
SUFFIXES: frozenset[str] = frozenset({".nc", ".nc4", ".nc3", ".cdf", ".cdl", ".netcdf"})
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to examine, as the user would call it; `path` is where it is.

    `is_fetched` says that what has an address for its name is on the disk already. `size` is that of what lies behind
    an address, in bytes, where a listing told it; 0 where it is not known.
    """

    name: str
    path: Path
    is_fetched: bool = False
    size: int = 0

    @property
    def is_stdin(self) -> bool:
        """True for standard input."""
        return self.name == STDIN

    @property
    def is_address(self) -> bool:
        """True for what the network has still to give."""
        return "://" in self.name and not self.is_fetched

    @property
    def is_member(self) -> bool:
        """True for what stands in an archive file, `a.zip!b.nc`, and was not unpacked; a file of that name prevails."""
        return (
            "!" in self.name and not self.is_fetched and split(self.name) is not None and not os.path.lexists(self.name)
        )


def discover(names: Iterable[str], *, allow_network: bool = False) -> Iterator[Source]:
    """Give the subjects in the order they were named; directories are walked in the order of their names.

    A name that does not exist is given too, so that it is reported as unreadable. The same file is given once.
    Raises UsageError for an address without `allow_network`.
    """
    seen: set[str] = set()
    for name in names:
        for source in _expand(name, allow_network=allow_network):
            key = (
                source.name
                if source.is_stdin or source.is_address
                else os.path.realpath(source.path) + _record_in(source)
            )
            if key not in seen:
                seen.add(key)
                yield source


def _record_in(source: Source) -> str:
    """Tell the records of one document apart."""
    name, sign, number = source.name.rpartition("#")
    return sign + number if name and source.path.name == Path(name).name else ""


def _expand(name: str, *, allow_network: bool) -> Iterator[Source]:
    if "://" in name:
        if not allow_network:
            raise UsageError(
                "{name} is an address, and the network is not used", name=name, hint="add --allow-network to read it"
            )
        yield Source(name, Path(name))
        return
    path = Path(name)
    document, _, number = name.rpartition("#")
    if document and number.isdecimal() and not path.exists() and Path(document).is_file():
        yield Source(name, Path(document))  # one of the records in a document
    elif name == STDIN or not (path.is_dir() or is_pattern(name)):
        yield Source(name, path)
    elif path.is_dir():
        yield from _walk(path)
    else:
        for found in matching(name) or [name]:
            yield from _walk(Path(found)) if Path(found).is_dir() else [Source(found, Path(found))]


def _is_looked_for(path: Path) -> bool:
    """Say whether a file in a directory is a data set by its name, or a record by its name and first bytes."""
    suffix = path.suffix.lower()
    return suffix in SUFFIXES or (suffix in RECORD_SUFFIXES and is_record(path))


def matching(pattern: str) -> list[str]:
    """Give what a pattern matches, in order; `**` enters no hidden folder, and no link, which may lead in circles."""
    parts = Path(pattern).parts
    if "**" not in parts:
        return sorted(glob.glob(pattern))  # noqa: PTH207 - the pattern is whole
    first = parts.index("**")
    rest = str(Path(*(part if part == "**" else part.replace("**", "*") for part in parts[first:])))
    roots = [Path(root) for root in glob.glob(str(Path(*parts[:first])))]  # noqa: PTH207 - the pattern is whole
    found = ((path, path.relative_to(root)) for root in roots for path in root.glob(rest))
    seen = [(path, below) for path, below in found if not any(part.startswith(".") for part in below.parts)]
    inside = cache(is_store)  # what lies in a store is no subject of its own
    return sorted({str(path) for path, below in seen if not any(map(inside, path.parents[: len(below.parts)]))})


def is_pattern(name: str) -> bool:
    """Say whether a name is a glob, and no file of that very name is there."""
    return glob.has_magic(name) and not Path(name).exists()


def _walk(folder: Path) -> Iterator[Source]:
    """Walk a directory without following links to directories; hidden folders are left out.

    A Zarr store is one subject, and what is in it is none. A folder that may not be looked into is given itself, so
    that it is reported.
    """
    closed: list[str] = []
    for root, folders, files in os.walk(folder, onerror=lambda error: closed.append(str(error.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if looks_like_store(root, files):
            folders.clear()
            yield Source(root, Path(root))
            continue
        for name in sorted(files):
            path = Path(root) / name
            if _is_looked_for(path):
                yield Source(str(path), path)
    yield from (Source(name, Path(name)) for name in closed)
