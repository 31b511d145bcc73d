"""What the user named to be audited: folders, files, globs, archive files, lists, addresses; each thing once."""

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from fairtool.archives.names import form_of, split
from fairtool.audit.cloud_listing import is_listed, objects
from fairtool.audit.discovering import Discovering
from fairtool.audit.entry import Entry
from fairtool.audit.entry_kind import kind_by_name
from fairtool.audit.members import members_of
from fairtool.audit.on_disk import entry_on_disk, status_of
from fairtool.audit.placed_name import Base, check_network, is_address
from fairtool.audit.walk import Enters, walk
from fairtool.discovery import is_pattern, matching


def expanded(roots: Sequence[str]) -> Iterator[str]:
    """Give the roots, globs replaced by what they match, in the order of the names."""
    for root in roots:
        if is_address(root) or root.startswith("@") or not is_pattern(root) or split(root):
            yield root
        else:
            yield from matching(root) or [root]


class Folders:
    """The folders among the roots, which are walked; what is found in them is not given again."""

    __slots__ = ("_places",)

    def __init__(self, roots: Iterable[str]) -> None:
        """Take the roots."""
        self._places = tuple(dict.fromkeys(os.path.abspath(one) for one in roots if os.path.isdir(one)))  # noqa: PTH100, PTH112 - texts stay texts

    def walked(self, roots: Sequence[str]) -> tuple[str, ...]:
        """Give the roots without folders that others of them hold, or that were named before."""
        seen: set[str] = set()
        kept = []
        for root in roots:
            place = os.path.abspath(root)  # noqa: PTH100 - likewise
            is_folder = place in self._places
            if not is_folder or (place not in seen and not self._is_below(place)):
                kept.append(root)
            if is_folder:
                seen.add(place)
        return tuple(kept)

    def hold(self, name: str) -> bool:
        """Say whether a file that was named is found in one of the folders anyway."""
        if not self._places:
            return False
        archive = split(name)
        place = os.path.abspath(archive[0] if archive else name)  # noqa: PTH100 - likewise
        return os.path.lexists(place) and self._is_below(place)

    def _is_below(self, place: str) -> bool:
        return any(_is_met(place, folder) for folder in self._places)


def _is_met(place: str, folder: str) -> bool:
    """Say whether a walk of a folder comes to a place."""
    above, _, last = place.rpartition("/")
    if not place.startswith(folder.rstrip("/") + "/") or last.startswith("."):
        return False
    return _is_entered(above, folder) and not (os.path.islink(place) and os.path.isdir(place))  # noqa: PTH112, PTH114 - likewise


@lru_cache(maxsize=4096)
def _is_entered(above: str, folder: str) -> bool:
    """Say whether a walk of a folder comes to one in it: by no hidden folder, no Zarr store, and no link."""
    folders = above[len(folder) :].strip("/").split("/")
    if any(part.startswith(".") or part.lower().endswith(".zarr") for part in folders):
        return False
    real = os.path.join(os.path.realpath(folder), *folders)  # noqa: PTH118 - likewise
    return os.path.realpath(above) == real.rstrip("/")


def of_root(root: str, options: Discovering, enters: Enters) -> Iterator[Entry]:
    """Give the entries of a root that is no list; `enters` says which folders are walked into."""
    if is_address(root):
        check_network(root, allowed=options.allow_network)
        if is_listed(root):
            yield from objects(root, allow_network=options.allow_network)
            return
        yield Entry(root, Base(root).root_of(root), kind_by_name(root))
        return
    shown = root.rstrip("/") or "/"
    about = status_of(shown)
    if about and stat.S_ISDIR(about.st_mode):
        above = shown if shown not in (".", "/") else ""
        for one in walk(shown, above, enters):
            yield one if one.name != shown else replace(one, root=os.path.dirname(shown))  # noqa: PTH120 - likewise
        return
    member = None if about else split(shown)
    parent = os.path.dirname(member[0] if member else shown)  # noqa: PTH120 - likewise
    yield entry_on_disk(shown, parent, about) if about else of_missing(shown, parent)


def of_file(name: str, root: str) -> Entry:
    """Give the entry of a file that was named, be it there or not."""
    about = status_of(name)
    return entry_on_disk(name, root, about) if about else of_missing(name, root)


def of_missing(name: str, root: str) -> Entry:
    """Give the entry of what is no file: a member of an archive file, which is as old as that, or nothing."""
    archive = split(name)
    about = status_of(archive[0]) if archive and not os.path.islink(name) else None  # noqa: PTH114 - likewise
    if about is None:
        return entry_on_disk(name, root, None)
    return replace(entry_on_disk(name, root, about), size=None)


def opened_up(entry: Entry, enters: Enters) -> Iterator[Entry]:
    """Give what stands in an entry that is an archive file, and any other as it is."""
    if entry.kind == "other" and not entry.barred and form_of(entry.name) and enters(entry.relative):
        yield from members_of(entry)
    else:
        yield entry
