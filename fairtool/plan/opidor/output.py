"""A data set of a plan as a research output of DMP OPIDoR: what it is, how it is made, kept, documented and checked."""

from collections.abc import Iterator
from dataclasses import dataclass

from fairtool.plan.opidor.answers import Answers, answers_of
from fairtool.plan.opidor.collection import collection
from fairtool.plan.opidor.documentation import REUSED, documentation, quality, text_section
from fairtool.plan.opidor.head import reference
from fairtool.plan.opidor.notes import notes
from fairtool.plan.opidor.people import Staff
from fairtool.plan.opidor.rich_text import html_of
from fairtool.plan.opidor.sharing import sharing
from fairtool.plan.opidor.storage import preservation, storage
from fairtool.plan.opidor.writing import Json, Writing, filled, identifier, texts
from fairtool.record.json_node import JsonNode
from fairtool.translate import marked

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
        "personalDataIssues": text_section("personalDataIssues", said, plan.staff),
        "legalIssues": text_section("legalIssues", said, plan.staff, dataset["rights"].text()),
        "ethicalIssues": _ethics(plan, said, writing),
        "dataCollection": collection(dataset, said, plan.staff, writing),
        "dataProcessing": _processing(dataset),
        "dataStorage": storage(dataset, said, plan.staff, writing),
        "documentationQuality": documentation(dataset, said, plan.staff, writing),
        "qualityAssuranceMethod": quality(dataset, said, plan.staff),
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
    reused = [one for one in dataset["related_identifier"] if one["relation_type"].text().casefold() in REUSED]
    is_reused = dataset["is_reused"].value
    sentence = _IS_REUSED if is_reused or reused else _IS_NEW if is_reused is False else ""
    return filled(
        {
            "justification": html_of((writing.said(sentence),)) if sentence else "",
            "reusedData": [reference(one, "datasetId", writing) for one in reused],
        }
    )


def _ethics(plan: PlanFacts, said: Answers, writing: Writing) -> Json:
    report = plan.dmp["ethical_issues_report"].text()
    kind = writing.label("PIDSystem", "url" if report.startswith("http") else "other")
    link = {"title": plan.dmp["title"].text(), "docIdentifier": report, "idType": kind}
    about = plan.dmp["ethical_issues_description"].text()
    return filled(
        {**text_section("ethicalIssues", said, plan.staff, about), "resourceReference": [link] if report else []}
    )


def _processing(dataset: JsonNode) -> Json:
    return filled({"description": html_of((dataset["fairtool"]["provenance"].text(),))})
