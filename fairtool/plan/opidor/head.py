"""The parts of a document for DMP OPIDoR that are of the plan as a whole: about it, its project, its costs."""

from collections.abc import Iterator

from fairtool.plan.opidor.answers import Answers
from fairtool.plan.opidor.labels import code_of, label
from fairtool.plan.opidor.people import Staff, partners
from fairtool.plan.opidor.rich_text import html_of
from fairtool.plan.opidor.writing import Json, Writing, filled, identifier
from fairtool.record.json_node import JsonNode
from fairtool.translate import marked

_PLANS = frozenset({"outputmanagementplan", "datamanagementplan"})
_ANOTHER_ID = marked("Other identifier: {identifier} ({kind}).")
_ANOTHER_PROJECT = marked("Another project: {title}. {description}")
_PROJECT_ID = marked("Identifier of the project: {identifier} ({kind}).")
_DATES = marked("From {start} to {end}.")


def meta(dmp: JsonNode, staff: Staff, answers: Answers, version: str, writing: Writing) -> Json:
    """Give what the form says of the plan itself."""
    number, kind = identifier(dmp["dmp_id"])
    description = (
        dmp["description"].text(),
        *_other_ids(dmp, writing),
        *answers.of("meta.description"),
        *answers.others,
    )
    return filled(
        {
            "title": dmp["title"].text(),
            "version": label("DMPVersion", version, writing.language),
            "description": html_of(description),
            "dmpLanguage": dmp["language"].text(),
            "contact": staff.of("meta"),
            "creationDate": dmp["created"].text()[:10],
            "lastModifiedDate": dmp["modified"].text()[:10],
            "dmpId": number,
            "idType": writing.label("PIDSystem", kind),
            **_related(dmp, writing),
        }
    )


def _other_ids(node: JsonNode, writing: Writing) -> Iterator[str]:
    for one in node["alternate_identifier"]:
        yield writing.said(_ANOTHER_ID, identifier=one["identifier"].text(), kind=one["type"].text())


def _related(dmp: JsonNode, writing: Writing) -> Json:
    found: dict[str, list[Json]] = {"associatedDmp": [], "relatedDoc": []}
    for one in dmp["related_identifier"]:
        is_plan = one["resource_type"].text().casefold() in _PLANS
        found["associatedDmp" if is_plan else "relatedDoc"].append(reference(one, "docIdentifier", writing))
    return dict(found)


def reference(node: JsonNode, key: str, writing: Writing) -> Json:
    """Give a related thing as a reference, whose title says how it relates; `key` is that of its identifier."""
    words = (node["relation_type"].text(), node["resource_type"].text())
    kind = writing.label("PIDSystem", node["type"].text())
    return filled({"title": ", ".join(filter(None, words)), key: node["identifier"].text(), "idType": kind})


def project(dmp: JsonNode, staff: Staff, writing: Writing) -> Json:
    """Give the project: the form has one, so the others become sentences, and their money that of the first."""
    first, *others = list(dmp["project"]) or [JsonNode(None, f"{dmp.where}/project/0")]
    if others:
        writing.tell(
            marked("{where} is another project: the form has one, and this becomes a sentence"), others[0].where
        )
    ids = tuple(
        writing.said(_PROJECT_ID, identifier=one["identifier"].text(), kind=one["type"].text())
        for one in first["project_id"]
    )
    description = (first["description"].text(), *ids, *(_other_project(one, writing) for one in others))
    title = first["title"].text() or dmp["title"].text()
    if title and not first["title"]:
        place = first["title"] if first else first
        writing.tell(
            marked("{where} is not said, and the form wants a project: the title of the plan was taken"), place.where
        )
    return filled(
        {
            "title": title,
            "acronym": first["acronym"].text(),
            "description": html_of(description),
            "startDate": first["start"].text(),
            "endDate": first["end"].text(),
            "funding": [_funding(money, writing) for one in (first, *others) for money in one["funding"]],
            "partner": partners(dmp, writing),
            "principalInvestigator": staff.of("project"),
        }
    )


def _other_project(node: JsonNode, writing: Writing) -> str:
    text = writing.said(_ANOTHER_PROJECT, title=node["title"].text(), description=node["description"].text())
    start, end = node["start"].text(), node["end"].text()
    ids = " ".join(
        writing.said(_PROJECT_ID, identifier=one["identifier"].text(), kind=one["type"].text())
        for one in node["project_id"]
    )
    dates = writing.said(_DATES, start=start, end=end) if start or end else ""
    return " ".join(filter(None, (text.strip(), dates, ids)))


def _funding(node: JsonNode, writing: Writing) -> Json:
    number, kind = identifier(node["funder_id"])
    funder = {
        "name": node.first("name", "funder_name").text(),
        "funderId": number,
        "idType": writing.label("OrganizationIdSystem", kind),
    }
    return filled(
        {
            "funder": filled(funder),
            "grantId": identifier(node["grant_id"])[0],
            "fundingStatus": writing.label("FundingStatus", node["funding_status"].text()),
        }
    )


def budget(dmp: JsonNode, answers: Answers, writing: Writing) -> Json:
    """Give the costs of the plan and what is said of them."""
    costs = [_cost(one, writing) for one in dmp["cost"]]
    return filled({"description": html_of(answers.of("budget.description")), "cost": costs})


def _cost(node: JsonNode, writing: Writing) -> Json:
    title, description = node["title"].text(), node["description"].text()
    value = node["value"].number()
    kinds = [code for text in (title, description) if (code := code_of("CostType", text))]
    return filled(
        {
            "costType": label("CostType", kinds[0], writing.language) if kinds else "",
            "amount": int(value) if value is not None and value.is_integer() else value,
            "currency": node["currency_code"].text(),
            "title": title,
            "description": html_of((description,)),
        }
    )
