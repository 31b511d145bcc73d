"""What manifests say of the files that were found, and the files that they name and that were not found."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace

from fairtool.audit.discovering import Discovering
from fairtool.audit.entry import Entry
from fairtool.audit.entry_kind import kind_by_name
from fairtool.audit.listed_file import ListedFile
from fairtool.audit.manifest import manifest
from fairtool.audit.placed_name import Base, check_network, is_address
from fairtool.audit.roots import of_file


def with_checksums(found: Iterable[Entry], options: Discovering) -> Iterator[Entry]:
    """Give entries with the checksums that manifests have for them, then those that only a manifest names.

    Of what is not there an entry is given, which cannot be read. The manifests are kept in memory.
    """
    if not options.manifests:
        yield from found
        return
    waiting = {_key(name): (name, root, one) for name, root, one in _listed(options)}
    for entry in found:
        known = waiting.pop(_key(entry.name), None)
        yield replace(entry, expected=known[2].expected) if known else entry
    for name, root, one in waiting.values():
        yield _only_listed(name, root, one, options)


def _listed(options: Discovering) -> Iterator[tuple[str, str, ListedFile]]:
    """Give what the manifests name, with names as they are found."""
    for path in options.manifests:
        base = Base(options.base or str(path.parent))
        for one in manifest(path):
            name = base.named(one.name)
            yield name, base.root_of(name), one


def _key(name: str) -> str:
    return name if is_address(name) else os.path.abspath(name)  # noqa: PTH100 - a text stays one


def _only_listed(name: str, root: str, one: ListedFile, options: Discovering) -> Entry:
    check_network(name, allowed=options.allow_network)
    if is_address(name):
        return Entry(name, root, kind_by_name(name), one.size, expected=one.expected)
    return replace(of_file(name, root), expected=one.expected)
