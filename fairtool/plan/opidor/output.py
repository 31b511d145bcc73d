"""A data set of a plan as a research output of DMP OPIDoR: what it is, how it is made, kept, documented and checked."""

from collections.abc import Iterator
from dataclasses import dataclass

from fairtool.plan.opidor.answers import Answers, answers_of
from fairtool.plan.opidor.head import reference
from fairtool.plan.opidor.notes import notes
from fairtool.plan.opidor.people import Staff, person
from fairtool.plan.opidor.rich_text import html_of
from fairtool.plan.opidor.sharing import sharing
from fairtool.plan.opidor.storage import preservation, storage
from fairtool.plan.opidor.writing import Json, Writing, filled, identifier, texts
from fairtool.record.json_node import JsonNode
from fairtool.translate import marked

_REUSED = frozenset({"isderivedfrom", "isbasedon", "issourceof", "hasversion", "isvariantformof"})
_IS_REUSED = marked("The data exist already and are reused.")
_IS_NEW = marked("The data are new.")


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What is of the whole plan, and is said with each data set there: its people, its answers, its ethics."""

    dmp: JsonNode
    staff: Staff
    answers: Answers
    template: str


def research_output(dataset: JsonNode, plan: PlanFacts, writing: Writing) -> Json:
    """Give the research output that a data set is; a section that says nothing is left out."""
    own = answers_of(dataset["fairtool"], plan.template, writing.language)
    said = _Said(plan.answers, own)
    parts = {
        "researchOutputDescription": _description(dataset, plan, said, writing),
        "reuse": _reuse(dataset, writing),
        "personalDataIssues": _text("personalDataIssues", said, plan.staff),
        "legalIssues": _text("legalIssues", said, plan.staff, dataset["rights"].text()),
        "ethicalIssues": _ethics(plan, said, writing),
        "dataCollection": _collection(dataset, said, plan.staff, writing),
        "dataProcessing": _processing(dataset),
        "dataStorage": storage(dataset, said, plan.staff, writing),
        "documentationQuality": _documentation(dataset, said, plan.staff, writing),
        "qualityAssuranceMethod": _quality(dataset, said, plan.staff),
        "sharing": sharing(dataset, said, plan.staff, writing),
        "preservationIssues": preservation(dataset, said, plan.staff, writing),
    }
    has_personal = dataset["personal_data"].text() == "yes"
    return {"configuration": {"dataType": "none", "hasPersonalData": has_personal}, **filled(parts)}


class _Said(Answers):
    """Answers of the plan and of the data set together, that of the data set last."""

    def __init__(self, plan: Answers, own: Answers) -> None:
        fields = {*plan.by_field, *own.by_field}
        super().__init__({one: (*plan.of(one), *own.of(one)) for one in fields}, own.others)


def _description(dataset: JsonNode, plan: PlanFacts, said: Answers, writing: Writing) -> Json:
    number, kind = identifier(dataset["dataset_id"])
    answers = said.of("researchOutputDescription.description")
    yes_no = {
        "containsPersonalData": dataset["personal_data"].text(),
        "containsSensitiveData": dataset["sensitive_data"].text(),
        "hasEthicalIssues": plan.dmp["ethical_issues_exist"].text(),
    }
    return filled(
        {
            "title": dataset["title"].text(),
            "shortName": dataset["fairtool"]["key"].text(),
            "description": html_of((dataset["description"].text(), *answers, *notes(dataset, writing), *said.others)),
            "type": writing.label("ResearchDataType", dataset["type"].text()),
            "controlledKeyword": list(_controlled(dataset)),
            "uncontrolledKeywords": texts(dataset["keyword"]),
            "language": dataset["language"].text(),
            "contact": plan.staff.of("researchOutputDescription"),
            "issuedDate": dataset["issued"].text(),
            "datasetId": number,
            "idType": writing.label("PIDSystem", kind),
            **{key: writing.label("YesNoUnknown", value) if value else "" for key, value in yes_no.items()},
        }
    )


def _controlled(dataset: JsonNode) -> Iterator[Json]:
    """Give the variables that are concepts of a thesaurus."""
    for one in dataset["fairtool"]["variables"]:
        name = one.first("standard_name", "name").text()
        if name and one["uri"].text():
            yield {"keyword": name, "keywordUrl": one["uri"].text()}


def _reuse(dataset: JsonNode, writing: Writing) -> Json:
    reused = [one for one in dataset["related_identifier"] if one["relation_type"].text().casefold() in _REUSED]
    is_reused = dataset["is_reused"].value
    sentence = _IS_REUSED if is_reused or reused else _IS_NEW if is_reused is False else ""
    return filled(
        {
            "justification": html_of((writing.said(sentence),)) if sentence else "",
            "reusedData": [reference(one, "datasetId", writing) for one in reused],
        }
    )


def _text(section: str, said: Answers, staff: Staff, *own: str) -> Json:
    """Give a section that has a text and people."""
    answers = said.of(f"{section}.description")
    return filled({"description": html_of((*own, *answers)), "contributor": staff.of(section)})


def _ethics(plan: PlanFacts, said: Answers, writing: Writing) -> Json:
    report = plan.dmp["ethical_issues_report"].text()
    kind = writing.label("PIDSystem", "url" if report.startswith("http") else "other")
    link = {"title": plan.dmp["title"].text(), "docIdentifier": report, "idType": kind}
    about = plan.dmp["ethical_issues_description"].text()
    return filled({**_text("ethicalIssues", said, plan.staff, about), "resourceReference": [link] if report else []})


def _collection(dataset: JsonNode, said: Answers, staff: Staff, writing: Writing) -> Json:
    own = dataset["fairtool"]
    resources = list(dataset["technical_resource"])
    texts_of_resources = [one["description"].text() for one in resources]
    tools = [_facility(one, "technical_resource_id", writing) for one in resources]
    instruments = [
        filled({"title": one["name"].text(), "technicalResourceId": one["uri"].text(), "idType": _link(one, writing)})
        for one in (*own["platform"], *own["instruments"])
    ]
    contributors = [*staff.of("dataCollection"), *_creators(dataset, writing)]
    if own["instruments"]:
        writing.tell("{where} names instruments: the data are called observations", own["instruments"].where)
    return filled(
        {
            "dataNature": writing.label("DataNature", "observational-data") if own["instruments"] else "",
            "description": html_of((*said.of("dataCollection.description"), *texts_of_resources)),
            "facility": [one for one in (*tools, *instruments) if one],
            "contributor": contributors,
        }
    )


def _facility(node: JsonNode, key: str, writing: Writing) -> Json:
    number, kind = identifier(node[key])
    return filled(
        {
            "title": node["name"].text(),
            "technicalResourceId": number,
            "idType": writing.label("PIDSystem", kind),
        }
    )


def _link(node: JsonNode, writing: Writing) -> str:
    return writing.label("PIDSystem", "url") if node["uri"].text() else ""


def _creators(dataset: JsonNode, writing: Writing) -> Iterator[Json]:
    for one in dataset["creator"]:
        yield {"person": person(one, "creator_id", writing), "role": writing.label("Role", "data-collector")}


def _processing(dataset: JsonNode) -> Json:
    return filled({"description": html_of((dataset["fairtool"]["provenance"].text(),))})


def _documentation(dataset: JsonNode, said: Answers, staff: Staff, writing: Writing) -> Json:
    standards = [standard for one in dataset["metadata"] for standard in _standards(one, writing)]
    languages = list(dict.fromkeys(one["language"].text() for one in dataset["metadata"]))
    if len(languages) > 1:
        writing.tell("{where} names several languages, of which the form takes the first", dataset["metadata"].where)
    others = [one for one in dataset["related_identifier"] if one["relation_type"].text().casefold() not in _REUSED]
    return filled(
        {
            "description": html_of(
                (*said.of("documentationQuality.description"), *texts(dataset["fairtool"]["conventions"]))
            ),
            "metadataStandard": standards,
            "metadataLanguage": next(filter(None, languages), ""),
            "dataOrganizationReference": [reference(one, "documentIdentifier", writing) for one in others],
            "contributor": staff.of("documentationQuality"),
        }
    )


def _standards(node: JsonNode, writing: Writing) -> Iterator[Json]:
    description = node["description"].text()
    name = node["name"].text() or description.splitlines()[0] if description else ""
    for one in node["metadata_standard_id"]:
        yield filled(
            {
                "name": name or one["identifier"].text(),
                "description": html_of((description,)),
                "metadataStandardId": one["identifier"].text(),
                "idType": writing.label("PIDSystem", one["type"].text()),
            }
        )


def _quality(dataset: JsonNode, said: Answers, staff: Staff) -> Json:
    own = texts(dataset["data_quality_assurance"])
    checks = [
        ": ".join(filter(None, (one["check"].text(), one["result"].text()))) for one in dataset["fairtool"]["quality"]
    ]
    return _text("qualityAssuranceMethod", said, staff, *own, *checks)
