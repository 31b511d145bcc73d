"""The files of a data set as they lie in folders: regular ones only, and never out of the folder that was named."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from fairtool.errors import UnreadableError, UsageError
from fairtool.netcdf.zarr_name import METADATA

Why = Literal["hidden", "link", "special", "own"]


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file: what a list calls it (with `/`, relative to the folder that was named), where it is, its size."""

    name: str
    path: Path
    size: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that is not taken: hidden, a link that leads out, a device or pipe, or part of the kit or the record."""

    name: str
    why: Why


@dataclass(frozen=True, slots=True)
class DataFiles:
    """The files of a data set in the order of their names, and what was left out."""

    files: tuple[FoundFile, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def bytes(self) -> int:
        """The bytes of all files."""
        return sum(one.size for one in self.files)


def data_files(names: Sequence[str], without: Sequence[Path] = ()) -> DataFiles:
    """Give the files that the names of files and folders stand for; `without` are files and folders that are not data.

    A link that leads out of its folder is left out, and so is what is hidden. Raises UnreadableError where a name is
    of nothing that can be read, and UsageError where two files would have one name in a list.
    """
    spared = tuple(os.path.realpath(one) for one in without)
    found: dict[str, FoundFile] = {}
    left: list[LeftOut] = []
    for name in names:
        for one in _below(Path(name), spared):
            if isinstance(one, LeftOut):
                left.append(one)
            elif one.name not in found:
                found[one.name] = one
            elif not found[one.name].path.samefile(one.path):
                raise UsageError(
                    "two files are called {name}: {one} and {other}",
                    name=one.name,
                    one=found[one.name].path,
                    other=one.path,
                    hint="name the folder above both",
                )
    return DataFiles(tuple(found[name] for name in sorted(found)), tuple(left))


def _below(root: Path, spared: Sequence[str]) -> Iterator[FoundFile | LeftOut]:
    if not root.is_dir():
        yield _named(root)
        return
    real = os.path.realpath(root)
    for folder, folders, files in os.walk(root, onerror=_refuse):
        kept = [one for one in folders if not one.startswith(".")]
        linked = [one for one in kept if (Path(folder) / one).is_symlink()]
        yield from (LeftOut(_relative(Path(folder) / one, root), "link") for one in sorted(linked))
        folders[:] = sorted(one for one in kept if one not in linked and not _is_spared(Path(folder) / one, spared))
        for name in sorted(files):
            yield _inside(Path(folder) / name, root, real, spared)


def _named(path: Path) -> FoundFile:
    """Give a file that the user named outright; a link is followed, since it was meant."""
    try:
        about = path.stat()
    except (OSError, ValueError) as error:
        raise UnreadableError("{path} cannot be read: {reason}", path=path, reason=_reason(error)) from error
    if not stat.S_ISREG(about.st_mode):
        raise UnreadableError("{path} is no file and no folder", path=path, hint="name the files of the data set")
    return FoundFile(path.name, path, about.st_size)


def _inside(path: Path, root: Path, real: str, spared: Sequence[str]) -> FoundFile | LeftOut:
    name = _relative(path, root)
    if path.name.startswith(".") and path.name not in METADATA:
        return LeftOut(name, "hidden")
    if _is_spared(path, spared):
        return LeftOut(name, "own")
    if path.is_symlink() and not os.path.realpath(path).startswith(real + os.sep):
        return LeftOut(name, "link")
    try:
        about = path.stat()
    except OSError as error:
        raise UnreadableError("{path} cannot be read: {reason}", path=path, reason=_reason(error)) from error
    return FoundFile(name, path, about.st_size) if stat.S_ISREG(about.st_mode) else LeftOut(name, "special")


def _is_spared(path: Path, spared: Sequence[str]) -> bool:
    return os.path.realpath(path) in spared


def _relative(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


def _refuse(error: OSError) -> None:
    raise UnreadableError("{path} cannot be read: {reason}", path=error.filename, reason=_reason(error)) from error


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
