"""How a data set is made, in the form of DMP OPIDoR: by whom, and with which tools and instruments."""

from fairtool.plan.opidor.answers import Answers
from fairtool.plan.opidor.people import Staff
from fairtool.plan.opidor.rich_text import html_of
from fairtool.plan.opidor.writing import Json, Writing, filled, identifier
from fairtool.record.json_node import JsonNode
from fairtool.translate import marked


def collection(dataset: JsonNode, said: Answers, staff: Staff, writing: Writing) -> Json:
    """Give the section about how the data are made."""
    own = dataset["fairtool"]
    resources = list(dataset["technical_resource"])
    texts_of_resources = [one["description"].text() for one in resources]
    tools = [_facility(one, "technical_resource_id", writing) for one in resources]
    instruments = [
        filled({"title": one["name"].text(), "technicalResourceId": one["uri"].text(), "idType": _link(one, writing)})
        for one in (*own["platform"], *own["instruments"])
    ]
    if own["instruments"]:
        writing.tell(marked("{where} names instruments: the data are called observations"), own["instruments"].where)
    return filled(
        {
            "dataNature": writing.label("DataNature", "observational-data") if own["instruments"] else "",
            "description": html_of((*said.of("dataCollection.description"), *texts_of_resources)),
            "facility": [one for one in (*tools, *instruments) if one],
            "contributor": staff.of("dataCollection"),
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
