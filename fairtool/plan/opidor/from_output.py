"""A research output of DMP OPIDoR as a data set of a plan."""

from collections.abc import Iterator
from itertools import zip_longest

from fairtool.plan.opidor.from_people import Known
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
            "distribution": list(_distributions(output)),
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


def _distributions(output: JsonNode) -> Iterator[Json]:
    """Give the distributions, each in the repository: where there are several, in the one of the same place."""
    shared = output["sharing"]
    hosts = list(shared["host"])
    backup = next(iter(output["dataStorage"]["backupPolicy"]), JsonNode())
    forms = list(shared["distribution"])
    for form, host in zip_longest(forms, hosts[: len(forms)]):
        where = host or (hosts[0] if hosts else None)
        found = _host(where, backup) if where else {}
        yield filled({**_distribution(form), "host": found})


def _distribution(node: JsonNode) -> Json:
    access = code_of("DataAccess", node["dataAccess"].text())
    start = node["licenseStartDate"].text()
    size = amount(node["fileVolume"])
    terms = filled({"license_ref": node["license"]["licenseUrl"].text(), "start_date": start})
    # An embargo is, in the standard, open access from a day to come on; without the day, the data are closed for now.
    embargo = "open" if start else "closed"
    return filled(
        {
            "title": node["fileName"].text(),
            "description": plain(node["description"]),
            "issued": node["releaseDate"].text(),
            "data_access": embargo if access == "embargoed" else access,
            "format": [text for text in node["fileFormat"].text().split(", ") if text],
            "byte_size": bytes_of(size, node["volumeUnit"].text()) if size is not None else None,
            "available_until": node["availableUntil"].text(),
            "access_url": node["accessUrl"].text(),
            "download_url": node["downloadUrl"].text(),
            "license": [terms] if "license_ref" in terms else [],
        }
    )


def _host(node: JsonNode, backup: JsonNode) -> Json:
    versions = node["hasVersioningPolicy"].text()
    certified = [code for one in node["certification"] if (code := code_of("Certification", one.text()))]
    years = node["availability"].text()
    return filled(
        {
            "title": node["title"].text(),
            "description": plain(node["description"]),
            "url": node["hostId"].text(),
            "geo_location": node["geoLocation"].text(),
            "certified_with": next((one for one in certified if not one.startswith("iso-")), ""),
            "pid_system": list(dict.fromkeys(_systems(node))),
            "support_versioning": code_of("YesNoUnknown", versions) if versions else "",
            "availability": years,
            "backup_frequency": backup["backupFrequency"].text(),
            "backup_type": code_of("BackupType", backup["backupType"].text()) or backup["backupType"].text(),
            "storage_type": ", ".join(
                code_of("StorageType", one.text()) or one.text() for one in backup["storageType"]
            ),
        }
    )


def _systems(node: JsonNode) -> Iterator[str]:
    for one in node["pidSystem"]:
        code = code_of("PIDSystem", one.text())
        yield code if code in ("doi", "ark", "handle", "igsn", "url") else "other"
