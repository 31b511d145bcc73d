"""The standard form of DMP OPIDoR as a plan by maDMP 1.2; texts that have no field there become answers."""

from collections.abc import Iterator, Mapping, Sequence

from fairtool.plan.opidor.from_output import dataset_of
from fairtool.plan.opidor.from_people import contributors
from fairtool.plan.opidor.labels import code_of
from fairtool.plan.opidor.reading import Json, access_moment, amount, filled, plain, the_id
from fairtool.record.json_node import JsonNode

_SENSITIVE_FIRST = ("yes", "unknown", "no")
_NO_OTHER = "other"


def plan_of(root: JsonNode) -> Json:
    """Give the plan that a document in the standard form holds; what it does not say is left out."""
    meta, known = root["meta"], contributors(root)
    outputs = list(root["researchOutput"])
    answers = {
        "6b": plain(root["budget"]["description"]),
    }
    dmp = filled(
        {
            "title": meta["title"].text(),
            "description": plain(meta["description"]),
            "created": access_moment(meta["creationDate"].text()),
            "modified": access_moment(meta["lastModifiedDate"].text()),
            "language": meta["dmpLanguage"].text(),
            "dmp_id": the_id(meta, "dmpId", "PIDSystem"),
            "contact": known.contact,
            "contributor": list(known.contributors),
            "project": _projects(root),
            "cost": [_cost(one) for one in root["budget"]["cost"]],
            "related_identifier": list(_related(meta)),
            **_ethics(outputs),
            "dataset": [dataset_of(one, known) for one in outputs],
            "fairtool": filled({"template": "science-europe", "answers": filled(answers)}),
        }
    )
    return {"dmp": dmp}


def _related(meta: JsonNode) -> Iterator[Json]:
    for key, kind in (("relatedDoc", ""), ("associatedDmp", "OutputManagementPlan")):
        for one in meta[key]:
            found = the_id(one, "docIdentifier", "PIDSystem")
            if found:
                relation, _, rest = one["title"].text().partition(", ")
                yield filled({**found, "relation_type": relation or "References", "resource_type": rest or kind})


def _projects(root: JsonNode) -> list[Json]:
    """Give the project, or the research entity in its place."""
    project, entity = root["project"], root["researchEntity"]
    node = project or entity
    found = filled(
        {
            "title": node.first("title", "name").text(),
            "acronym": node["acronym"].text(),
            "description": plain(node["description"]),
            "start": node["startDate"].text(),
            "end": node["endDate"].text(),
            "project_id": [one] if (one := the_id(entity, "orgId", "OrganizationIdSystem")) else [],
            "funding": [_funding(one) for one in node["funding"]],
        }
    )
    return [found] if found else []


def _funding(node: JsonNode) -> Json:
    grant = node["grantId"].text()
    return filled(
        {
            "funder_id": the_id(node["funder"], "funderId", "OrganizationIdSystem"),
            "name": node["funder"]["name"].text(),
            "grant_id": {"identifier": grant, "type": _NO_OTHER} if grant else {},
            "funding_status": code_of("FundingStatus", node["fundingStatus"].text()),
        }
    )


def _cost(node: JsonNode) -> Json:
    return filled(
        {
            "title": node["title"].text() or node["costType"].text(),
            "description": plain(node["description"]) or node["costType"].text(),
            "value": amount(node["amount"]),
            "currency_code": node["currency"].text(),
        }
    )


def _ethics(outputs: Sequence[JsonNode]) -> Mapping[str, object]:
    """Give what the form says of ethics with each research output, once for the plan: the gravest answer."""
    said = [code_of("YesNoUnknown", one["researchOutputDescription"]["hasEthicalIssues"].text()) for one in outputs]
    texts = dict.fromkeys(text for one in outputs if (text := plain(one["ethicalIssues"]["description"])))
    links = dict.fromkeys(
        text
        for one in outputs
        for link in one["ethicalIssues"]["resourceReference"]
        if (text := link["docIdentifier"].text())
    )
    return {
        "ethical_issues_exist": next((one for one in _SENSITIVE_FIRST if one in said), "unknown"),
        "ethical_issues_description": "\n".join(texts),
        "ethical_issues_report": ", ".join(links),
    }
