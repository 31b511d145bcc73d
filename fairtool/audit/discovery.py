"""What an archive holds: from what the user named to entries, in the same order every time, opening no data."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from fairtool.audit.checksums import with_checksums
from fairtool.audit.cloud_listing import objects
from fairtool.audit.discovering import Discovering
from fairtool.audit.entry import Entry
from fairtool.audit.links import Links
from fairtool.audit.listing import is_listing, listed_entries
from fairtool.audit.name_list import names_in, opened, standard_input
from fairtool.audit.placed_name import Base, is_address
from fairtool.audit.roots import Folders, expanded, of_root, opened_up
from fairtool.audit.walk import Enters
from fairtool.audit.wanted import Wanted
from fairtool.errors import UsageError

_LISTS = (".txt", ".lst")
_STDIN = "-"

__all__ = ["Discovering", "all_entries", "entries"]


def entries(roots: Sequence[str], options: Discovering) -> Iterator[Entry]:
    """Give the entries of an archive that the options want, each name once.

    A root is a folder, a file, a glob, an archive file, an address, a list (`@FILE`, or a name that ends in `.txt` or
    `.lst`: names one a line, a THREDDS catalogue, an ESGF answer or STAC items), or `-` for a list on standard input.
    What is found in folders needs no memory; names from lists are remembered, some 100 bytes each. Raises UsageError
    and UnreadableError for lists and options that cannot be read; what is wrong with a file is left to who opens it.
    """
    wanted, links = Wanted(options), Links(expanded(roots), options)
    found = (one for one in all_entries(roots, options) if wanted.takes(one))
    yield from map(links.settled, found)


def all_entries(roots: Sequence[str], options: Discovering) -> Iterator[Entry]:
    """Give what is there, whatever the filters; but folders that are excluded are not walked into."""
    enters = Wanted(options).enters
    found = (part for one in _found(roots, options) for part in opened_up(one, enters))
    yield from with_checksums(found, options)


def _found(roots: Sequence[str], options: Discovering) -> Iterator[Entry]:
    named = tuple(expanded(roots))
    folders = Folders(named)
    enters = Wanted(options).enters
    seen: set[int] = set()
    for root in folders.walked(named):
        is_walked = os.path.isdir(root)  # noqa: PTH112 - a text stays one
        found = _of_list(root, options) if _is_list(root) else _of_root(root, options, enters)
        for one in found:
            if is_walked or _is_new(one, seen, folders):
                yield replace(one, offline=False) if options.recall and one.offline else one


def _of_root(root: str, options: Discovering, enters: Enters) -> Iterator[Entry]:
    """Give the entries of a root; the server of an address is asked, as it is not for each of a list of them."""
    if is_address(root):
        return objects(root, allow_network=options.allow_network)
    return of_root(root, options, enters)


def _is_new(entry: Entry, seen: set[int], folders: Folders) -> bool:
    """Say whether what was named was not given before, and is not walked to; two names seldom share a hash."""
    key = hash(entry.name)
    if key in seen or folders.hold(entry.name):
        return False
    seen.add(key)
    return True


def _is_list(root: str) -> bool:
    return root == _STDIN or root.startswith("@") or (root.lower().endswith(_LISTS) and os.path.isfile(root))  # noqa: PTH113 - likewise


def _of_list(root: str, options: Discovering) -> Iterator[Entry]:
    """Give the entries that a list names: its names are of files and folders, and of no further lists."""
    if root == _STDIN:
        with standard_input() as file:
            yield from _named(names_in(file, "-"), Base(options.base), options)
        return
    path = Path(root.removeprefix("@"))
    if not path.name:
        raise UsageError("@ stands before the name of a list, and here is none", hint="write @FILE")
    if is_listing(path):
        yield from listed_entries(path, options)
        return
    with opened(path) as file:
        yield from _named(names_in(file, str(path)), Base(options.base or str(path.parent)), options)


def _named(names: Iterator[str], base: Base, options: Discovering) -> Iterator[Entry]:
    enters = Wanted(options).enters
    for name in names:
        placed = base.named(name)
        root = base.root_of(placed)
        yield from (replace(one, root=root) for one in of_root(placed, options, enters))
