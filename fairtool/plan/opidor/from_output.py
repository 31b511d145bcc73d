"""A research output of DMP OPIDoR as a data set of a plan."""

from collections.abc import Iterator

from fairtool.plan.opidor.from_people import Known
from fairtool.plan.opidor.from_sharing import distributions
from fairtool.plan.opidor.labels import code_of
from fairtool.plan.opidor.reading import Json, amount, filled, plain, the_id
from fairtool.plan.opidor.volume import bytes_of
from fairtool.record.json_node import JsonNode

# The long texts that a data set of a plan has no field for: each is the answer to a question of Science Europe.
_ANSWERS = {
    "1a": ("dataCollection", "reuse", "dataProcessing"),
    "2a": ("documentationQuality",),
    "3a": ("dataStorage",),
    "4a": ("personalDataIssues",),
    "4b": ("legalIssues",),
    "5a": ("sharing",),
}
_SOFTWARE = "softwareDescription"


def dataset_of(output: JsonNode, known: Known) -> Json:  # noqa: ARG001 - who made it is said with the plan
    """Give the data set that a research output is."""
    about = output["researchOutputDescription"] or output[_SOFTWARE]
    number = the_id(about, "datasetId", "PIDSystem")
    key = about["shortName"].text() or output["research_output_id"].text()
    kinds = about["type"].text() or ("Software" if output[_SOFTWARE] else "")
    return filled(
        {
            "title": about["title"].text(),
            "dataset_id": number or ({"identifier": key, "type": "other"} if key else {}),
            "description": plain(about["description"]),
            "type": code_of("ResearchDataType", kinds) or kinds,
            "keyword": list(dict.fromkeys(_keywords(about))),
            "language": about["language"].text(),
            "issued": about["issuedDate"].text(),
            "personal_data": code_of("YesNoUnknown", about["containsPersonalData"].text()) or "unknown",
            "sensitive_data": code_of("YesNoUnknown", about["containsSensitiveData"].text()) or "unknown",
            "is_reused": True if output["reuse"]["reusedData"] else None,
            "data_quality_assurance": plain(output["qualityAssuranceMethod"]["description"]).splitlines(),
            "preservation_statement": plain(output["preservationIssues"]["description"]),
            "security_and_privacy": list(_security(output)),
            "metadata": list(_metadata(output["documentationQuality"])),
            "technical_resource": [_resource(one) for one in _facilities(output)],
            "related_identifier": list(_related(output)),
            "distribution": list(distributions(output)),
            "fairtool": _own(output, about),
        }
    )


def _keywords(about: JsonNode) -> Iterator[str]:
    for one in about["uncontrolledKeywords"]:
        yield from (text for item in one if (text := item.text()))
    yield from (text for one in about["controlledKeyword"] if (text := one["keyword"].text()))


def _own(output: JsonNode, about: JsonNode) -> Json:
    found = {
        question: "\n".join(
            text for section in sections if (text := plain(output[section].first("description", "justification")))
        )
        for question, sections in _ANSWERS.items()
    }
    backups = [text for one in output["dataStorage"]["backupPolicy"] if (text := plain(one["description"]))]
    found["3a"] = "\n".join(filter(None, (found["3a"], *backups)))
    found["5c"] = output["sharing"]["reusability"].text()
    variables = [
        filled({"name": one["keyword"].text(), "uri": one["keywordUrl"].text()})
        for one in about["controlledKeyword"]
        if one["keyword"] and one["keywordUrl"]
    ]
    stored = output["dataStorage"]
    size = amount(stored["estimatedVolume"])
    return filled(
        {
            "key": about["shortName"].text(),
            "answers": filled(found),
            "variables": variables,
            "bytes": bytes_of(size, stored["volumeUnit"].text()) if size is not None else None,
        }
    )


def _security(output: JsonNode) -> Iterator[Json]:
    for line in plain(output["dataStorage"]["securityMeasures"]).splitlines():
        title, _, description = line.partition(" : ")
        yield filled({"title": title, "description": description})


def _metadata(node: JsonNode) -> Iterator[Json]:
    for one in node["metadataStandard"]:
        kind = code_of("PIDSystem", one["idType"].text())
        number = one["metadataStandardId"].text()
        name, description = one["name"].text(), plain(one["description"])
        name = "" if name == number else name
        yield filled(
            {
                "description": description if description.startswith(name) else f"{name}\n{description}".strip(),
                "language": node["metadataLanguage"].text(),
                "metadata_standard_id": {"identifier": number, "type": "url" if kind == "url" else "other"}
                if number
                else {},
            }
        )


def _facilities(output: JsonNode) -> Iterator[JsonNode]:
    for section in ("dataCollection", "dataProcessing", "dataStorage"):
        yield from output[section]["facility"]


def _resource(node: JsonNode) -> Json:
    found = the_id(node, "technicalResourceId", "PIDSystem")
    return filled({"name": node["title"].text(), "technical_resource_id": [found] if found else []})


def _related(output: JsonNode) -> Iterator[Json]:
    """Give the references of the sections; the title of one is how it relates, where we wrote it."""
    places = (
        (output["reuse"]["reusedData"], "datasetId", "IsDerivedFrom"),
        (output["documentationQuality"]["dataOrganizationReference"], "documentIdentifier", "IsDocumentedBy"),
        (output["dataCollection"]["methodReference"], "methodIdentifier", "IsDescribedBy"),
        (output["dataProcessing"]["methodReference"], "methodIdentifier", "IsDescribedBy"),
        (output["qualityAssuranceMethod"]["methodReference"], "methodIdentifier", "IsDescribedBy"),
        (output["legalIssues"]["legalReference"], "legalDocIdentifier", "References"),
        (output["personalDataIssues"]["documentReference"], "docIdentifier", "References"),
    )
    for nodes, key, relation in places:
        for one in nodes:
            found = the_id(one, key, "PIDSystem")
            words = one["title"].text().split(", ")
            is_ours = words[0].startswith(("Is", "Has", "Cites", "References")) and " " not in words[0]
            if found:
                kind = words[1] if is_ours and len(words) > 1 else ""
                title = "" if is_ours else one["title"].text()
                yield filled(
                    {**found, "relation_type": words[0] if is_ours else relation, "resource_type": kind, "title": title}
                )
