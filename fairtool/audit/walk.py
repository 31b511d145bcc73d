"""Walking a folder: each file once, in the order of the bytes of the names, with one look at each.

Folders are kept on a list and not on the stack, so that no depth is too much. Hidden files and folders are left out,
and links to folders, which may lead in circles. What vanishes while it is walked is not there.
"""

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from fairtool.audit.entry import Entry
from fairtool.audit.on_disk import barred, entry_on_disk

_ZARR_PARTS = (".zgroup", ".zarray", ".zmetadata", "zarr.json")
_ZARR = ".zarr"
Enters = Callable[[str], bool]
"""Says whether a folder is walked into, by its name without the root."""


def walk(folder: str, root: str, enters: Enters) -> Iterator[Entry]:
    """Give the entries below a folder; `root` is what their names begin with, a Zarr store is one entry.

    A folder that may not be read is given itself. A folder of a million files is sorted in memory, and no more is kept.
    """
    waiting = [_inside(folder, root, enters)]
    while waiting:
        if not waiting[-1]:
            waiting.pop()
            continue
        one = waiting[-1].pop()
        if isinstance(one, Entry):
            yield one
        elif _is_folder(one):
            waiting.append(_inside(one.path, root, enters))
        elif found := _of_file(one, root):
            yield found


def _inside(folder: str, root: str, enters: Enters) -> list["os.DirEntry[str] | Entry"]:
    """Give what a folder holds, or the Zarr store that its name says it is; nothing of one that is left out."""
    if folder.lower().endswith(_ZARR):
        return [_store(folder, root, ())]
    return _opened(folder, root) if enters(_named(folder, root)[len(root) :].lstrip("/")) else []


def _opened(folder: str, root: str) -> list["os.DirEntry[str] | Entry"]:
    """Give what a folder holds, the last first, so that what is done with can be dropped."""
    try:
        with os.scandir(folder or ".") as found:
            everything = list(found)
    except FileNotFoundError:
        return []
    except OSError:
        return [barred(_named(folder, root), root)]
    parts = [one.path for one in everything if one.name in _ZARR_PARTS]
    if parts:
        return [_store(folder, root, parts)]
    shown = [one for one in everything if one.name[0] != "."]
    shown.sort(key=_bytes, reverse=True)
    return list(shown)


def _bytes(entry: "os.DirEntry[str]") -> bytes:
    return os.fsencode(entry.name)


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _of_file(entry: "os.DirEntry[str]", root: str) -> Entry | None:
    """Give the entry of a file, or of a link to one, be it to one of the archive or to another.

    None is given of a link to a folder, or of what is there no more.
    """
    name = _named(entry.path, root)
    try:
        about = entry.stat(follow_symlinks=False)
        is_link = stat.S_ISLNK(about.st_mode)
        about = entry.stat() if is_link else about
    except OSError as error:
        gone = isinstance(error, FileNotFoundError) and not os.path.lexists(entry.path)
        return None if gone else entry_on_disk(name, root, None)
    if stat.S_ISDIR(about.st_mode):
        return None
    found = entry_on_disk(name, root, about)
    return replace(found, link=True) if is_link else found


def _named(path: str, root: str) -> str:
    """Give the name of what was found: below `.` none begins with it."""
    return path if root else path.removeprefix("./")


def _store(folder: str, root: str, parts: Sequence[str]) -> Entry:
    """Give a Zarr store: as old as the newest of its folder and the files that describe it; its size is not known."""
    newest = 0
    for path in chain((folder,), parts):
        try:
            newest = max(newest, os.stat(path).st_mtime_ns)  # noqa: PTH116 - as much as a Path would cost again
        except OSError:
            continue
    return Entry(_named(folder, root), root, "zarr", None, newest)
