"""The import of one record by GeoNetwork's REST interface, and the report that it answers."""

import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from lxml import etree

from tests.push.servers.geonetwork_model import ALL, Catalogue, Kept, Profile, RefusedError, User
from tests.push.servers.geonetwork_xml import fault_in, identifier_of, parsed, with_identifier
from tests.push.servers.loopback import Asked, Reply, as_json

UUIDS = frozenset({"NOTHING", "OVERWRITE", "GENERATEUUID", "REMOVE_AND_REPLACE"})
TYPES = frozenset({"METADATA", "TEMPLATE", "SUB_TEMPLATE", "TEMPLATE_OF_SUB_TEMPLATE"})
KNOWN = frozenset(
    {
        "http://www.isotc211.org/2005/gmd",
        "http://www.isotc211.org/2005/gmi",
        "http://standards.iso.org/iso/19115/-3/mdb/2.0",
    }
)


def import_record(catalogue: Catalogue, who: User, asked: Asked) -> Reply:
    """Take a record as the query says. Raises RefusedError."""
    query = asked.query
    _checked(asked, who, catalogue)
    record = _read(asked.body)
    if query.get("rejectIfInvalid") == "true" and (fault := fault_in(record)):
        raise RefusedError(
            400, "unsatisfied_request_parameter", f"org.fao.geonet.exceptions.XSDValidationErrorEx: {fault}"
        )
    kept = _placed(catalogue, who, record, query)
    kept.categories = tuple(query.get("category", "").split(",")) if query.get("category") else kept.categories
    if query.get("publishToAll") == "true" and not catalogue.habits.workflow:
        kept.privileges.setdefault(ALL, set()).update({"view", "download", "dynamic"})
    if query.get("allowEditGroupMembers") == "true" and kept.group is not None:
        kept.privileges.setdefault(kept.group, set()).update({"view", "editing", "notify"})
    return as_json(_report(kept), 201)


def _checked(asked: Asked, who: User, catalogue: Catalogue) -> None:
    if asked.media_type != "application/xml":
        raise RefusedError(400, "runtime_exception", f"Content type '{asked.media_type}' not supported")
    for name, allowed in (("uuidProcessing", UUIDS), ("metadataType", TYPES)):
        if asked.query.get(name, next(iter(allowed))) not in allowed:
            raise RefusedError(400, "runtime_exception", f"Failed to convert value of '{name}': {asked.query[name]}")
    group = asked.query.get("group", "")
    if group and (not group.isdigit() or int(group) not in catalogue.groups):
        raise RefusedError(400, "runtime_exception", f"could not execute statement: no group {group}")
    if asked.query.get("publishToAll") == "true" and who.profile < Profile.Reviewer and not catalogue.habits.workflow:
        raise RefusedError(401, "unauthorized", f"Group {ALL} is set by reviewers of a group only")


def _read(body: bytes) -> Any:
    try:
        record = parsed(body)
    except etree.XMLSyntaxError as error:
        raise RefusedError(
            400, "unsatisfied_request_parameter", f"XML fragment is invalid. Error is {error}"
        ) from error
    if etree.QName(record).namespace not in KNOWN:
        raise RefusedError(400, "unsatisfied_request_parameter", "Can't detect schema for metadata automatically.")
    return record


def _placed(catalogue: Catalogue, who: User, record: Any, query: Mapping[str, str]) -> Kept:
    """Keep the record as new or in the place of the one that has its identifier."""
    identifier = identifier_of(record)
    action = query.get("uuidProcessing", "NOTHING")
    group = int(query["group"]) if query.get("group") else None
    if not identifier or action == "GENERATEUUID":
        identifier = str(uuid.uuid4())
        record = with_identifier(record, identifier)
    before = catalogue.records.get(identifier)
    if before is None:
        return catalogue.insert(who, record, identifier, group)
    if action == "NOTHING":
        raise RefusedError(400, "unsatisfied_request_parameter", f"A record with UUID '{identifier}' exists already")
    if not catalogue.may_edit(who, before):
        raise RefusedError(400, "runtime_exception", "User has no privilege to overwrite existing metadata")
    if action == "OVERWRITE":
        catalogue.replace(before, record)
        return before
    catalogue.delete(before)
    return catalogue.insert(who, record, identifier, group)


def _report(kept: Kept) -> dict[str, object]:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    info = {
        "message": f"Metadata imported from XML with UUID '{kept.uuid}'",
        "uuid": kept.uuid,
        "draft": not kept.public,
        "approved": False,
        "date": now,
    }
    counts = ("NullRecords", "RecordNotFound", "Records", "RecordsNotEditable", "RecordsWithErrors")
    return {
        "errors": [],
        "infos": [],
        "uuid": str(uuid.uuid4()),
        "metadata": [],
        "metadataErrors": {},
        "metadataInfos": {str(kept.number): [info]},
        **{f"numberOf{name}": 0 for name in counts},
        "numberOfRecordsProcessed": 1,
        "startIsoDateTime": now,
        "endIsoDateTime": now,
        "ellapsedTimeInSeconds": 0,
        "totalTimeInSeconds": 0,
        "running": False,
        "type": "SimpleMetadataProcessingReport",
    }
