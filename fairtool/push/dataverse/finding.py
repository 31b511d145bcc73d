"""Where a record is in a collection: by what is remembered, by the index, and by a listing of what the index lacks.

The index cuts identifiers into words and is behind by seconds or minutes: what it finds is compared to the letter, and
what it may not have yet is looked at one by one, so that a data set whose creation was cut off is not made twice.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from http import HTTPStatus

from fairtool.push.dataverse.asking import Said, checked, get, of_dataset
from fairtool.push.path_part import path_part
from fairtool.push.session import Session
from fairtool.record.json_node import JsonNode

_PAGE = 500  # data sets of one answer of the index
_MOST = 10_000  # data sets that are listed to know what the index has
_SPECIAL = re.compile(r'(["\\])')
_FORBIDDEN = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN})
_GONE = frozenset({HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND, *_FORBIDDEN})
_NO_VERSION = "dataset version"  # ... of dataset 42 not found; of what is not there at all: dataset with persistent ID


def version_of(session: Session, key: str) -> JsonNode | None:
    """Give the latest version of a data set that the user may see, None where there is none."""
    said = latest_of(session, key)
    return said.data if said.ok else None


def latest_of(session: Session, key: str) -> Said:
    """Ask for the latest version of a data set; the answer is one of success, or says that there is none to be seen."""
    said = of_dataset(session, key, "versions/:latest", includeDeaccessioned="true")
    return said if said.code in _GONE and not said.is_of_stranger else checked(said, session)


def is_hidden(said: Said) -> bool:
    """Say whether there is a data set, and no version of it that the user may see: a draft of somebody else."""
    return said.code in _FORBIDDEN or (said.code == HTTPStatus.NOT_FOUND and _NO_VERSION in said.message.lower())


def other_ids(version: JsonNode) -> Iterator[tuple[str, str]]:
    """Give the agency and the value of each other identifier of a version."""
    for field in version["metadataBlocks"]["citation"]["fields"]:
        if field["typeName"].text() == "otherId":
            for one in field["value"]:
                yield one["otherIdAgency"]["value"].text(), one["otherIdValue"]["value"].text()


class Finder:
    """Finds data sets of a collection by the identifiers of records, and remembers where they are."""

    def __init__(self, session: Session, collection: str, agency: str) -> None:
        """Ask nothing yet."""
        self._session = session
        self._collection = collection
        self._agency = agency
        self._keys: dict[str, tuple[str, ...]] = {}
        self._looked_at: set[str] | None = None

    def remember(self, keys: Mapping[str, str]) -> None:
        """Take in where some records are, as far as is known."""
        for name, key in keys.items():
            self._keys.setdefault(name, (key,))

    def knows(self, name: str) -> bool:
        """Say whether it is remembered where a record is."""
        return name in self._keys

    def forget(self, name: str) -> None:
        """Let go where a record was: it is there no more."""
        self._keys.pop(name, None)

    def keys(self, name: str) -> tuple[str, ...]:
        """Give the persistent identifiers of the data sets of a record: several where it was made twice."""
        if name not in self._keys:
            found = (key for key in self._searched(name) if self._is_of(key, name))
            self._keys.update({name: keys} if (keys := tuple(dict.fromkeys(found))) else {})
        return self._keys.get(name, ())

    def _is_of(self, key: str, name: str) -> bool:
        version = version_of(self._session, key)
        return version is not None and self.is_named(version, name)

    def is_named(self, version: JsonNode, name: str) -> bool:
        """Say whether a data set says itself that it is of a record."""
        return name in self._named(version)

    def _named(self, version: JsonNode) -> frozenset[str]:
        """Give the identifiers of records that a data set has: of the agency, or of none."""
        return frozenset(value for agency, value in other_ids(version) if agency in (self._agency, ""))

    def _searched(self, name: str) -> Iterator[str]:
        """Give the data sets that the index finds for an identifier, cut into words."""
        quoted = _SPECIAL.sub(r"\\\1", name)
        yield from self._indexed(f'otherIdValue:"{quoted}"')

    def _indexed(self, query: str) -> Iterator[str]:
        """Give what the index has, a data set once for each of its versions that can be found."""
        total, start = 1, 0
        while start < min(total, _MOST):
            said = checked(self._page(query, start), self._session)
            items = tuple(said.data["items"])
            total = int(said.data["total_count"].number() or 0)
            yield from filter(None, (one["global_id"].text() for one in items))
            start += len(items) or _PAGE

    def _page(self, query: str, start: int) -> Said:
        return get(
            self._session,
            "search",
            q=query,
            type="dataset",
            subtree=self._collection,
            per_page=str(_PAGE),
            start=str(start),
        )

    def look(self, names: Iterable[str]) -> None:
        """Look at the data sets that are in the collection and not in the index, and that were not looked at before.

        Nothing is looked at where it is known of all names where they are.
        """
        if all(name in self._keys for name in names):
            return
        listed = self._listed()
        if self._looked_at is None:
            self._looked_at = set(self._indexed("*")) if listed else set()
        for key in (one for one in listed if one not in self._looked_at):
            version = version_of(self._session, key)
            for name in self._named(version) if version else ():
                self._keys[name] = tuple(dict.fromkeys((*self._keys.get(name, ()), key)))
        self._looked_at.update(listed)

    def _listed(self) -> tuple[str, ...]:
        contents = checked(get(self._session, f"dataverses/{path_part(self._collection)}/contents"), self._session).data
        return tuple(_persistent(contents))


def _persistent(contents: Iterable[JsonNode]) -> Iterator[str]:
    for one in contents:
        if one["type"].text() == "dataset":
            separator = one["separator"].text() or "/"
            yield f"{one['protocol'].text()}:{one['authority'].text()}{separator}{one['identifier'].text()}"
