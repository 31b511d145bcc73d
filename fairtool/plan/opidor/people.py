"""Persons and organisations as DMP OPIDoR has them: names in two fields, one identifier, one affiliation."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fairtool.plan.opidor.labels import bare, section_of
from fairtool.plan.opidor.writing import Json, Writing, filled, identifier
from fairtool.record.json_node import JsonNode
from fairtool.translate import marked

PLACE_OF_OTHERS = "documentationQuality"
_OF_ORGANISATIONS = frozenset({"ror", "fundref", "grid", "rnsr"})


@dataclass(frozen=True, slots=True)
class Staff:
    """Who has which role, by the section of the form that shows them."""

    by_section: Mapping[str, Sequence[Json]]

    def of(self, section: str) -> list[Json]:
        """Give those whom a section shows."""
        return list(self.by_section.get(section, ()))


def staff_of(dmp: JsonNode, writing: Writing) -> Staff:
    """Sort the contact and the contributors of a plan into the sections; the contact answers for the plan."""
    found: dict[str, list[Json]] = {"meta": [], "project": []}
    if dmp["contact"]:
        found["meta"].append(_with_role(person(dmp["contact"], "contact_id", writing), "dmp-manager", writing))
    for one in dmp["contributor"]:
        who = person(one, "contributor_id", writing)
        roles = [role.text() for role in one["role"]]
        if not roles:
            writing.tell(marked("{where} is not said, and the form wants a role: other was taken"), one["role"].where)
            roles = ["other"]
        for role in roles:
            entry = _with_role(who, role, writing)
            section = found.setdefault(section_of(role) or PLACE_OF_OTHERS, [])
            if entry not in section:
                section.append(entry)
    return Staff(found)


def _with_role(who: Json, role: str, writing: Writing) -> Json:
    return {"person": who, "role": writing.label("Role", role)}


def person(node: JsonNode, key: str, writing: Writing) -> Json:
    """Give a person or an organisation; `key` is that of the identifier."""
    number, kind = identifier(node[key])
    if len(list(node[key])) > 1:
        writing.tell(marked("{where} has several identifiers, of which the form takes the first"), node[key].where)
    is_organisation = bare(kind) in _OF_ORGANISATIONS or node["fairtool"]["is_organisation"].value is True
    name = node["name"].text()
    last, first = (name, "") if is_organisation else _parted(name)
    if first and "," not in name:
        writing.tell(
            marked("{where} is {name}: taken as first name {first} and last name {last}; look whether that is right"),
            node["name"].where,
            name=name,
            first=first,
            last=last,
        )
    return filled(
        {
            "nameType": writing.label("NameTypeValues", "organization" if is_organisation else "person"),
            "lastName": last,
            "firstName": first,
            "personId": number,
            "idType": _kind_of_person(kind, writing) if number else "",
            "mbox": node["mbox"].text(),
            **_affiliation(node, writing),
        }
    )


def _kind_of_person(kind: str, writing: Writing) -> str:
    found = writing.label("AgentIdSystem", kind)
    return writing.label("OrganizationIdSystem", kind) if found == kind else found


def _affiliation(node: JsonNode, writing: Writing) -> Json:
    all_of_them = list(node["affiliation"])
    if len(all_of_them) > 1:
        writing.tell(
            marked("{where} has several affiliations, of which the form takes the first"), node["affiliation"].where
        )
    first = all_of_them[0] if all_of_them else JsonNode()
    number, kind = identifier(first["affiliation_id"])
    return {
        "affiliationName": first["name"].text(),
        "affiliationId": number,
        "affiliationIdType": writing.label("OrganizationIdSystem", kind),
    }


def _parted(name: str) -> tuple[str, str]:
    """Give the last and the first name: `Le Goff, Anne`, `Anne LE GOFF` and `Anne Le Goff` are the same person."""
    if "," in name:
        last, _, first = name.partition(",")
        return last.strip(), first.strip()
    words = name.split()
    capitals = [word for word in words if word.isupper() and len(word) > 1 and not word.endswith(".")]
    if capitals and len(capitals) < len(words):
        return " ".join(capitals), " ".join(word for word in words if word not in capitals)
    return " ".join(words[1:]) or name, words[0] if len(words) > 1 else ""


def partners(dmp: JsonNode, writing: Writing) -> list[Json]:
    """Give the organisations that those who take part in the plan are of."""
    found = {one["name"]: one for one in _partners(dmp, writing) if one.get("name")}
    return list(found.values())


def _partners(dmp: JsonNode, writing: Writing) -> Iterator[Json]:
    for one in (dmp["contact"], *dmp["contributor"]):
        for place in one["affiliation"]:
            number, kind = identifier(place["affiliation_id"])
            kind = writing.label("OrganizationIdSystem", kind)
            yield filled({"name": place["name"].text(), "orgId": number, "idType": kind})
