"""The persons of a plan in the standard form, gathered from all the places where the form shows them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fairtool.plan.opidor.labels import code_of
from fairtool.plan.opidor.reading import Json, filled, the_id
from fairtool.record.json_node import JsonNode

_WITH_PEOPLE = (
    "personalDataIssues",
    "legalIssues",
    "ethicalIssues",
    "dataCollection",
    "dataProcessing",
    "dataStorage",
    "documentationQuality",
    "qualityAssuranceMethod",
    "sharing",
    "preservationIssues",
)
_MANAGER = "dmp-manager"


@dataclass(frozen=True, slots=True)
class Known:
    """The contact of a plan, and its contributors with their roles."""

    contact: Json
    contributors: Sequence[Json]


def contributors(root: JsonNode) -> Known:
    """Give the first contact of the plan as its contact, and everybody with all roles as contributors.

    The form has a role for every contact of a plan, which says no more than that they answer for it: it is left out,
    and the contact is a contributor where the form says more of them.
    """
    contacts = list(root["meta"]["contact"])
    roles: dict[str, list[str]] = {}
    people: dict[str, JsonNode] = {}
    for node in _entries(root):
        key = _key(node["person"])
        if key:
            people.setdefault(key, node["person"])
            roles.setdefault(key, [])
            roles[key] += [role for role in _roles(node) if role not in roles[key]]
    first = contacts[0]["person"] if contacts else JsonNode()
    answering = _key(first)
    found = [
        {**_person(people[key], "contributor_id"), "role": told}
        for key, said in roles.items()
        if (told := said if key != answering else [role for role in said if role != _MANAGER]) or key != answering
    ]
    return Known(_person(first, "contact_id"), found)


def _entries(root: JsonNode) -> Iterator[JsonNode]:
    yield from root["meta"]["contact"]
    yield from root["project"]["principalInvestigator"]
    yield from root["researchEntity"]["contributor"]
    for output in root["researchOutput"]:
        yield from output["researchOutputDescription"]["contact"]
        for section in _WITH_PEOPLE:
            yield from output[section]["contributor"]
    for one in root["contributor"]:  # an export of DMP OPIDoR lists the persons once more, flat
        yield JsonNode({"person": one.value, "role": one["role"].value}, one.where)


def _roles(node: JsonNode) -> list[str]:
    return [code_of("Role", text) or text for one in node["role"] if (text := one.text())]


def _key(person: JsonNode) -> str:
    """Give what a person is known by: their names, as the importer has it, else the address."""
    names = f"{person['lastName'].text()}, {person['firstName'].text()}".strip(", ").casefold()
    return names or person["mbox"].text().casefold()


def _person(node: JsonNode, key: str) -> Json:
    affiliation = filled({"name": node["affiliationName"].text(), "affiliation_id": _affiliation_id(node)})
    is_organisation = code_of("NameTypeValues", node["nameType"].text()) == "organization"
    names: Mapping[str, str] = {"last": node["lastName"].text(), "first": node["firstName"].text()}
    return filled(
        {
            "name": ", ".join(filter(None, (names["last"], names["first"]))) or node["mbox"].text(),
            "mbox": node["mbox"].text(),
            key: the_id(node, "personId", "AgentIdSystem"),
            "affiliation": [affiliation] if affiliation else [],
            "fairtool": {"is_organisation": True} if is_organisation else {},
        }
    )


def _affiliation_id(node: JsonNode) -> Json:
    number, kind = node["affiliationId"].text(), node["affiliationIdType"].text()
    return {"identifier": number, "type": code_of("OrganizationIdSystem", kind) or kind or "other"} if number else {}
