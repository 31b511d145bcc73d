"""What an interface says that it can do: make and delete, patch, and tell one version of a document from another."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

# OGC API - Features, part 4 (records are features), in its drafts and as adopted; STAC's two transaction extensions.
_WRITES = re.compile(
    r"ogcapi-features-4/\d[^/]*/(conf|req)/(create-replace-delete|simpletx)"
    r"|ogcapi-records-\d/\d[^/]*/(conf|req)/.*create-replace-delete"
    r"|ogcapi-features/extensions/transaction"
)
_WRITES_COLLECTIONS = re.compile(r"/collections/extensions/transaction")
_LONGEST = 500  # characters of the name of a class
_PATCHES = re.compile(r"ogcapi-features-4/\d[^/]*/(conf|req)/update|/extensions/transaction")


@dataclass(frozen=True, slots=True)
class Conformance:
    """The abilities that are declared: to write items, to write collections, to take merge patches."""

    items: bool = False
    collections: bool = False
    patches: bool = False


def conformance_in(classes: Iterable[str]) -> Conformance:
    """Read the classes that an interface conforms to."""
    names = [one for one in classes if len(one) <= _LONGEST]
    return Conformance(
        items=any(_WRITES.search(one) for one in names),
        collections=any(_WRITES_COLLECTIONS.search(one) for one in names),
        patches=any(_PATCHES.search(one) for one in names),
    )
