"""Listings of a server in a file become entries: of files below a folder, or of addresses."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from fairtool.audit.discovering import Discovering
from fairtool.audit.entry import Entry
from fairtool.audit.entry_kind import kind_by_name
from fairtool.audit.json_listing import json_files
from fairtool.audit.name_list import opened
from fairtool.audit.on_disk import looked_at
from fairtool.audit.placed_name import Base, check_network, is_address
from fairtool.audit.served_file import ServedFile
from fairtool.audit.thredds import Linked, thredds_files
from fairtool.errors import UnreadableError

_HEAD = 4096


def is_listing(path: Path) -> bool:
    """Say whether a list is one of a server, in XML or JSON, by its first bytes."""
    with opened(path) as file:
        head = file.read(_HEAD).removeprefix(b"\xef\xbb\xbf").lstrip()
    return head[:1] in (b"<", b"{", b"[")


def listed_entries(path: Path, options: Discovering) -> Iterator[Entry]:
    """Give the entries that a listing names, below the folder or address that the options say.

    Without a folder each is an address. Raises UnreadableError, and UsageError where the network would be needed.
    """
    base = Base(options.base)
    for one in _served(path):
        if isinstance(one, ServedFile):
            yield _entry(one, path, base, options)


def catalogues_elsewhere(path: Path) -> tuple[str, ...]:
    """Give the catalogues that a listing leads to and that are not read, as it names them; to be told, not followed."""
    return tuple(one.href for one in _served(path) if isinstance(one, Linked))


def _served(path: Path) -> Iterator[ServedFile | Linked]:
    with opened(path) as file:
        is_xml = file.read(_HEAD).removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")
    return thredds_files(path) if is_xml else json_files(path)


def _entry(served: ServedFile, path: Path, base: Base, options: Discovering) -> Entry:
    if base.place and not base.is_address:
        name = base.mirrored(served.path, str(path))
        return replace(looked_at(name, base.root_of(name)), expected=served.expected)
    name = _address(served, path, base)
    check_network(name, allowed=options.allow_network)
    root = base.root_of(name)
    if not is_address(name):
        return replace(looked_at(name, root), expected=served.expected)
    return Entry(name, root, kind_by_name(name), served.size, served.modified, expected=served.expected)


def _address(served: ServedFile, path: Path, base: Base) -> str:
    """Give the address of a file, or the file beside the listing that a relative name in STAC means."""
    if not served.fetched:
        raise UnreadableError(
            "{path} offers {name} by no service that gives files",
            hint="say with --root where the files are",
            path=path,
            name=served.path,
        )
    if is_address(served.path) or base.is_address:
        return base.named(served.path)
    if served.path.startswith("/"):
        raise UnreadableError(
            "{path} names {name} and not the server",
            hint="say with --root where that is: a folder, or https://HOST",
            path=path,
            name=served.path,
        )
    return (
        base.mirrored(served.path, str(path)) if base.place else Base(str(path.parent)).mirrored(served.path, str(path))
    )
