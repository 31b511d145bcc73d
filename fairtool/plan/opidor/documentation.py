"""How a data set is documented and checked, in the form of DMP OPIDoR."""

from collections.abc import Iterator

from fairtool.plan.opidor.answers import Answers
from fairtool.plan.opidor.head import reference
from fairtool.plan.opidor.notes import documented
from fairtool.plan.opidor.people import Staff
from fairtool.plan.opidor.rich_text import html_of
from fairtool.plan.opidor.writing import Json, Writing, filled, texts
from fairtool.record.json_node import JsonNode
from fairtool.translate import marked

# How a data set relates to data that it is made of, in the words of DataCite.
REUSED = frozenset({"isderivedfrom", "isbasedon", "issourceof", "hasversion", "isvariantformof"})


def text_section(section: str, said: Answers, staff: Staff, *own: str) -> Json:
    """Give a section that has a text and people."""
    answers = said.of(f"{section}.description")
    return filled({"description": html_of((*own, *answers)), "contributor": staff.of(section)})


def documentation(dataset: JsonNode, said: Answers, staff: Staff, writing: Writing) -> Json:
    """Give the section about standards, languages and documents."""
    standards = [standard for one in dataset["metadata"] for standard in _standards(one, writing)]
    languages = list(dict.fromkeys(one["language"].text() for one in dataset["metadata"]))
    if len(languages) > 1:
        writing.tell(
            marked("{where} names several languages, of which the form takes the first"), dataset["metadata"].where
        )
    others = [one for one in dataset["related_identifier"] if one["relation_type"].text().casefold() not in REUSED]
    return filled(
        {
            "description": html_of(
                (
                    *said.of("documentationQuality.description"),
                    *texts(dataset["fairtool"]["conventions"]),
                    *documented(dataset["fairtool"], writing),
                )
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


def quality(dataset: JsonNode, said: Answers, staff: Staff) -> Json:
    """Give the section about the checks of the data."""
    own = texts(dataset["data_quality_assurance"])
    checks = [
        ": ".join(filter(None, (one["check"].text(), one["result"].text()))) for one in dataset["fairtool"]["quality"]
    ]
    return text_section("qualityAssuranceMethod", said, staff, *own, *checks)
