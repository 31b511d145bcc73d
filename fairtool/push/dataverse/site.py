"""An installation of Dataverse as one user sees it: version, collection, fields, licences, what it requires."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from http import HTTPStatus

from fairtool.push.dataverse.asking import Said, checked, get, refused
from fairtool.push.dataverse.field_type import FieldType, field_types
from fairtool.push.dataverse.files.digests import ALGORITHMS, USUAL
from fairtool.push.dataverse.files.limits import fixity_algorithm
from fairtool.push.dataverse.licences import Offered, offered
from fairtool.push.dataverse.required import in_schema, in_types
from fairtool.push.faults import AccessError
from fairtool.push.key import missing_key
from fairtool.push.path_part import path_part
from fairtool.push.session import Session
from fairtool.record.json_node import JsonNode
from fairtool.translate import marked
from fairtool.warned import Warned, from_error, warned

_OLDEST = (5, 11)
_NO_DATAVERSE = marked("{origin} is no Dataverse: /api/info/version tells no version")
_NO_COLLECTION = marked(
    "{origin} has no collection {collection} that this user may see: write the last part of the address of its page "
    "as collection"
)
_OLD = marked("{origin} has Dataverse {version}, which is older than any version that fairtool was tried with")
_MAY_NOT = marked("{user} may not create data sets in the collection {collection}: ask its curators for that right")
_NO_OTHER_ID = marked(
    "the collection {collection} has no field otherId, by which a record is found again: nothing is sent there"
)


@dataclass(frozen=True, slots=True)
class Site:
    """What is known of an installation; `version` is (6, 8), and (0, 0) where it has not been asked."""

    version: tuple[int, int] = (0, 0)
    build: str = ""
    user: str = ""
    types: Mapping[str, FieldType] = field(default_factory=dict)
    licences: tuple[Offered, ...] = ()
    required: frozenset[str] = frozenset()
    algorithm: str = USUAL
    may_create: bool = True
    refusals: tuple[Warned, ...] = ()
    notes: tuple[Warned, ...] = ()

    def since(self, major: int, minor: int) -> bool:
        """Say whether it is of this version or a later one."""
        return self.version >= (major, minor)


def surveyed(session: Session, collection: str) -> Site:
    """Ask an installation what it is; what keeps a record from going there are refusals.

    Raises AccessError where it does not know the key, RefusedError for answers that are none.
    """
    told = get(session, "info/version")
    if told.is_of_stranger:
        raise _stranger(told, session)
    build = told.data["version"].text() if told.ok else ""
    version = _version(build)
    if version == (0, 0):
        return Site(refusals=(warned(_NO_DATAVERSE, collection, origin=session.origin),))
    user = _user(session)
    there = get(session, f"dataverses/{path_part(collection)}")
    if there.code in (HTTPStatus.NOT_FOUND, HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
        reason = warned(_NO_COLLECTION, collection, origin=session.origin, collection=collection)
        return Site(version, build, user, refusals=(reason,))
    types = field_types(_blocks(session, collection))
    schema = get(session, f"dataverses/{path_part(collection)}/datasetSchema")
    named = in_schema(schema.root) if schema.ok else frozenset()
    algorithm = fixity_algorithm(session)
    site = Site(
        version,
        build,
        user,
        types,
        offered(checked(get(session, "licenses"), session).data),
        named | in_types(types),
        algorithm if algorithm in ALGORITHMS else USUAL,
    )
    old = (warned(_OLD, collection, origin=session.origin, version=build),) if version < _OLDEST else ()
    refusals = tuple(_refusals(session, collection, site))
    site = replace(site, refusals=refusals, notes=old)
    if refusals or _may_create(session, collection, schema):
        return site
    return replace(site, may_create=False, notes=(*old, may_not(site, collection)))


def may_not(site: Site, collection: str) -> Warned:
    """Say that the user may make no data sets; those that are there may be changed by who has the right to each."""
    return warned(_MAY_NOT, collection, user=site.user, collection=collection)


def _may_create(session: Session, collection: str, schema: Said) -> bool:
    may = get(session, f"dataverses/{path_part(collection)}/userPermissions")
    forbidden = schema.code in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)
    return not forbidden and not (may.ok and may.data["canAddDataset"].value is False)


def _version(build: str) -> tuple[int, int]:
    """Give the version of `6.8`, `v. 6.8 build 123` or `6.8.1-rdg`."""
    found = re.search(r"(\d{1,6})\.(\d{1,6})", build)
    return (int(found[1]), int(found[2])) if found else (0, 0)


def _user(session: Session) -> str:
    """Give the name of who asks, empty for a visitor; raises AccessError for a key that is not known."""
    if not session.has_key:
        return ""
    said = get(session, "users/:me")
    if said.ok:
        return said.data["identifier"].text() or said.data["displayName"].text()
    if said.code in (HTTPStatus.UNAUTHORIZED, HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND):
        raise _stranger(said, session)
    raise refused(said, session)


def _stranger(said: Said, session: Session) -> AccessError:
    return AccessError(
        "{origin} does not know the key (HTTP status {code}): {words}",
        origin=session.origin,
        code=said.code,
        words=session.hidden(said.message) or "-",
        hint="look whether the key is whole and still good: a token of Dataverse lasts for one year",
    )


def _blocks(session: Session, collection: str) -> Iterator[JsonNode]:
    """Give the blocks of a collection with their fields: at once where the version can (6.3), else one by one."""
    address = f"dataverses/{path_part(collection)}/metadatablocks"
    listed = checked(get(session, address, returnDatasetFieldTypes="true"), session)
    for block in listed.data:
        name = block["name"].text()
        yield block if block["fields"] else checked(get(session, f"metadatablocks/{path_part(name)}"), session).data


def _refusals(session: Session, collection: str, site: Site) -> Iterator[Warned]:
    if not session.has_key:
        yield from_error(missing_key(session.origin), collection)
        return
    other_id = site.types.get("otherId")
    if other_id is None or "otherIdValue" not in other_id.children:
        yield warned(_NO_OTHER_ID, collection, collection=collection)
