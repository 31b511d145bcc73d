"""A missing key that stands there under another name, or whose value the identifier beside it tells."""

from collections.abc import Mapping

from fairtool.finding import Fix, RenameJson
from fairtool.identifiers import doi_of, isni_ok, named_identifier, orcid_ok
from fairtool.plan.fault import Fault
from fairtool.plan.faults import escaped
from fairtool.record.json_node import JsonNode
from fairtool.rules.madmp.repair_json import written

# Other names of a key that tools and hands write; none of them is a key of the standard where the right one is missing.
_OTHERS: Mapping[str, tuple[str, ...]] = {
    "title": ("name", "label"),
    "name": ("title", "fullname"),
    "url": ("uri", "link", "homepage", "website"),
    "mbox": ("email", "mail"),
    "license_ref": ("url", "uri", "license"),
    "data_access": ("access", "accessrights"),
    "role": ("roles",),
    "dataset": ("datasets",),
    "identifier": ("id", "value"),
    "funder_id": ("funder",),
}
_FUNDREF = "10.13039/"


def renamed(fault: Fault, outer: JsonNode) -> Fix | None:
    """Give the edit that renames the one key which is the missing one in another spelling, or under a usual name."""
    wanted = {plain(fault.name), *_OTHERS.get(fault.name, ())}
    found = [key for key in outer.members if plain(key) in wanted]
    return Fix((RenameJson(f"{outer.where}/{escaped(found[0])}", fault.name),)) if len(found) == 1 else None


def plain(key: str) -> str:
    """Give a key without what spellings differ in."""
    return key.lower().replace("_", "").replace("-", "").replace(" ", "")


def type_for(fault: Fault, outer: JsonNode) -> Fix | None:
    """Give the edit that writes the missing type of an identifier, where its form tells it."""
    if fault.name != "type" or not outer["identifier"]:
        return None
    kind = kind_of_identifier(outer["identifier"].text(), outer.where)
    if not kind and fault.codes == ("url", "other"):
        kind = "other"
    return written(fault.where, kind) if kind and (not fault.codes or kind in fault.codes) else None


def kind_of_identifier(identifier: str, where: str) -> str:
    """Give the word of the standard for the kind of an identifier: orcid, isni, doi, fundref, ark, handle or url."""
    key = next(part for part in reversed(where.split("/")) if not part.isdecimal())
    named = named_identifier(identifier)
    if key in ("contact_id", "contributor_id", "creator_id"):
        return _of_person(identifier, named[0] if named else "")
    if key == "funder_id" and _FUNDREF in identifier:
        return "fundref"
    if key in ("dmp_id", "dataset_id") and doi_of(identifier):
        return "doi"
    if key in ("dmp_id", "dataset_id") and identifier.startswith("ark:/"):
        return "ark"
    if key in ("dmp_id", "dataset_id") and "hdl.handle.net/" in identifier:
        return "handle"
    return "url" if identifier.startswith(("https://", "http://")) else ""


def _of_person(identifier: str, scheme: str) -> str:
    """Tell an ORCID by its address or its range of numbers (0000-0001 to 0003, 0009), other ISNIs by their form."""
    if scheme == "ORCID" and orcid_ok(identifier):
        return "orcid"
    if scheme == "ISNI":
        return "isni"
    if isni_ok(identifier):
        return (
            "orcid" if identifier.replace("-", "").startswith(("00000001", "00000002", "00000003", "0009")) else "isni"
        )
    return ""
