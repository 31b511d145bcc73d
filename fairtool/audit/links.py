"""Symbolic links to files of the same archive: a file that is found under its own name is judged there, and once."""

import os
from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate

from fairtool.audit.discovering import Discovering
from fairtool.audit.entry import Entry
from fairtool.audit.entry_kind import kind_by_name
from fairtool.audit.wanted import Wanted

_ZARR = ".zarr"


class Links:
    """The folders that are walked, where links may lead; and what is taken of the files in them.

    Hard links are files of their own: the store does not keep which names are of one file.
    """

    __slots__ = ("_folders", "_wanted")

    def __init__(self, roots: Iterable[str], options: Discovering) -> None:
        """Take the roots that are folders; the target of a link may be in another part of the archive."""
        folders = (one.rstrip("/") or "/" for one in roots if os.path.isdir(one))  # noqa: PTH112 - texts stay texts
        self._folders = tuple((one if one not in (".", "/") else "", os.path.realpath(one)) for one in folders)
        self._wanted = Wanted(replace(options, shard=None))

    def settled(self, entry: Entry) -> Entry:
        """Give an entry as a link where its target is judged under its own name, and else as the file that it is."""
        if not entry.link:
            return entry
        target = os.path.realpath(entry.name)
        return replace(entry, link=any(self._meets(target, entry, *folder) for folder in self._folders))

    def _meets(self, target: str, entry: Entry, root: str, folder: str) -> bool:
        """Say whether the walk of a folder comes to a file, and takes it."""
        start = folder.rstrip("/") + "/"
        if not target.startswith(start):
            return False
        relative = target.removeprefix(start)
        *folders, name = relative.split("/")
        if any(part.startswith(".") or part.lower().endswith(_ZARR) for part in folders) or name.startswith("."):
            return False
        if not all(map(self._wanted.enters, accumulate(folders, "{}/{}".format))):
            return False
        found = replace(entry, name=f"{root}/{relative}" if root else relative, root=root, kind=kind_by_name(relative))
        return found.kind != "other" and self._wanted.takes(found)
