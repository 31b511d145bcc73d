"""A double of the importer of DMP OPIDoR, written from what it does (version 4.3): what a new plan holds afterwards.

It reads the standard form, or turns the RDA form into it first. Of an object it keeps the fields that the form has,
whatever their values are; a person with the names of another is that person.
"""

from collections.abc import Mapping
from typing import Any

Json = dict[str, Any]

# The fields of each form, and the form of those that hold another; a list in brackets holds several.
FORMS: Mapping[str, Mapping[str, Any]] = {
    "Plan": {"meta": "Meta", "project": "Project", "budget": "Budget"},
    "Meta": {
        **dict.fromkeys(
            [
                "title",
                "deliverableNumber",
                "version",
                "description",
                "dmpKeyword",
                "dmpLanguage",
                "creationDate",
                "lastModifiedDate",
                "dmpId",
                "idType",
            ]
        ),
        "contact": ["Contributor"],
        "license": "License",
        "relatedDoc": ["ResourceReference"],
        "associatedDmp": ["ResourceReference"],
    },
    "Contributor": {"person": "Person", "role": None},
    "Person": dict.fromkeys(
        [
            "nameType",
            "lastName",
            "firstName",
            "personId",
            "idType",
            "mbox",
            "affiliationName",
            "affiliationId",
            "affiliationIdType",
        ]
    ),
    "Project": {
        **dict.fromkeys(["title", "acronym", "description", "startDate", "endDate"]),
        "funding": ["Funding"],
        "partner": ["Partner"],
        "principalInvestigator": ["Contributor"],
    },
    "Funding": {"funder": "Funder", "grantId": None, "fundingStatus": None},
    "Funder": dict.fromkeys(["name", "funderId", "idType"]),
    "Partner": dict.fromkeys(["name", "acronym", "orgId", "idType", "rnsr"]),
    "Budget": {"description": None, "cost": ["Cost"]},
    "Cost": dict.fromkeys(["costType", "amount", "currency", "title", "description"]),
    "ResearchOutput": {
        "researchOutputDescription": "ResearchOutputDescription",
        "reuse": "DataReuse",
        "personalDataIssues": "PersonalDataIssues",
        "legalIssues": "LegalIssues",
        "ethicalIssues": "EthicalIssues",
        "dataCollection": "DataCollection",
        "dataProcessing": "DataProcessing",
        "dataStorage": "DataStorage",
        "documentationQuality": "DocumentationQuality",
        "qualityAssuranceMethod": "QualityAssuranceMethod",
        "sharing": "DataSharing",
        "preservationIssues": "DataPreservation",
    },
    "ResearchOutputDescription": {
        **dict.fromkeys(
            [
                "title",
                "shortName",
                "description",
                "type",
                "workPackage",
                "uncontrolledKeywords",
                "language",
                "issuedDate",
                "datasetId",
                "idType",
                "containsPersonalData",
                "containsSensitiveData",
                "hasEthicalIssues",
            ]
        ),
        "controlledKeyword": ["ControlledKeyword"],
        "contact": ["Contributor"],
    },
    "ControlledKeyword": dict.fromkeys(["keyword", "keywordSchema", "keywordUrl"]),
    "DataReuse": {"justification": None, "reusedData": ["ReusedData"], "cost": ["Cost"]},
    "ReusedData": {
        **dict.fromkeys(["title", "description", "datasetId", "idType", "versionNumber"]),
        "license": "License",
    },
    "PersonalDataIssues": {
        "description": None,
        "documentReference": ["ResourceReference"],
        "contributor": ["Contributor"],
    },
    "LegalIssues": {"description": None, "legalReference": ["LegalReference"], "contributor": ["Contributor"]},
    "LegalReference": dict.fromkeys(["title", "legalDocIdentifier", "idType"]),
    "EthicalIssues": {
        "description": None,
        "resourceReference": ["ResourceReference"],
        "contributor": ["Contributor"],
    },
    "ResourceReference": dict.fromkeys(["title", "docIdentifier", "idType"]),
    "MethodReference": dict.fromkeys(["title", "methodIdentifier", "idType"]),
    "DataOrganizationReference": dict.fromkeys(["title", "documentIdentifier", "idType"]),
    "DataCollection": {
        **dict.fromkeys(["title", "description", "dataNature"]),
        "facility": ["TechnicalResource"],
        "methodReference": ["MethodReference"],
        "contributor": ["Contributor"],
        "cost": ["Cost"],
    },
    "DataProcessing": {
        "description": None,
        "methodReference": ["MethodReference"],
        "facility": ["TechnicalResource"],
        "contributor": ["Contributor"],
        "cost": ["Cost"],
    },
    "TechnicalResource": dict.fromkeys(["title", "technicalResourceId", "idType", "serviceContact", "policyUrl"]),
    "DataStorage": {
        **dict.fromkeys(["description", "estimatedVolume", "volumeUnit", "securityMeasures"]),
        "facility": ["TechnicalResource"],
        "backupPolicy": ["BackupPolicy"],
        "contributor": ["Contributor"],
        "cost": ["Cost"],
    },
    "BackupPolicy": dict.fromkeys(["description", "backupFrequency", "backupType", "storageType"]),
    "DocumentationQuality": {
        **dict.fromkeys(["description", "metadataLanguage", "documentationSoftware"]),
        "dataOrganizationReference": ["DataOrganizationReference"],
        "metadataStandard": ["MetadataStandard"],
        "contributor": ["Contributor"],
        "cost": ["Cost"],
    },
    "MetadataStandard": dict.fromkeys(["name", "description", "metadataStandardId", "idType"]),
    "QualityAssuranceMethod": {
        "description": None,
        "methodReference": ["MethodReference"],
        "contributor": ["Contributor"],
    },
    "DataSharing": {
        **dict.fromkeys(["description", "reusability"]),
        "host": ["Host"],
        "distribution": ["Distribution"],
        "contributor": ["Contributor"],
        "cost": ["Cost"],
    },
    "Host": dict.fromkeys(
        [
            "title",
            "hostId",
            "idType",
            "policyUrl",
            "geoLocation",
            "certification",
            "pidSystem",
            "hasVersioningPolicy",
            "availability",
            "metadataStandard",
        ]
    ),
    "Distribution": {
        **dict.fromkeys(
            [
                "fileName",
                "description",
                "releaseDate",
                "dataAccess",
                "fileFormat",
                "application",
                "fileVolume",
                "volumeUnit",
                "availableUntil",
                "accessUrl",
                "downloadUrl",
                "licenseStartDate",
            ]
        ),
        "license": "License",
    },
    "License": dict.fromkeys(["licenseName", "licenseUrl"]),
    "DataPreservation": {
        **dict.fromkeys(["description", "dataSize", "volumeUnit", "startDate", "endDate", "finalDisposition"]),
        "host": "Host",
        "contributor": ["Contributor"],
        "cost": ["Cost"],
    },
}


class RefusedError(Exception):
    """The importer refuses the document."""


class Importer:
    """One import; `people` are the persons of the new plan by their names."""

    def __init__(self) -> None:
        """Begin with a plan in which nobody is."""
        self.people: dict[tuple[str, str], Json] = {}

    def standard(self, document: Json) -> Json:
        """Import a document in the standard form."""
        contacts = (document.get("meta") or {}).get("contact")
        if not (document.get("meta") and document.get("project") and document.get("researchOutput")):
            raise RefusedError("meta, project and researchOutput")
        if not contacts or not all((one.get("person") or {}).get("mbox") for one in contacts):
            raise RefusedError("contact with mbox")
        plan = self._kept({key: document.get(key) for key in ("meta", "project", "budget")}, "Plan")
        plan["researchOutput"] = [self._kept(one, "ResearchOutput") for one in document["researchOutput"]]
        return {**plan, "person": list(self.people.values())}

    def rda(self, document: Json) -> Json:
        """Import a document in the RDA form."""
        dmp = document.get("dmp")
        if not dmp or not dmp.get("title") or not (dmp.get("contact") or {}).get("mbox"):
            raise RefusedError("title and mbox")
        for one in dmp.get("contributor") or ():
            self._kept(
                {
                    "lastName": one.get("name"),
                    "mbox": one.get("mbox"),
                    "personId": _dig(one, "contributor_id", "identifier"),
                    "idType": _dig(one, "contributor_id", "type"),
                },
                "Person",
            )
        made = converted(dmp)
        plan = self._kept({key: made[key] for key in ("meta", "project", "budget")}, "Plan")
        plan["researchOutput"] = [self._kept(one, "ResearchOutput") for one in made["researchOutput"]]
        return {**plan, "person": list(self.people.values())}

    def _kept(self, data: Json, form: str) -> Json:
        fields = FORMS[form]
        found: Json = {}
        for key, value in data.items():
            if value is None or key not in fields:
                continue
            inner = fields[key]
            if isinstance(inner, list):
                items = value if isinstance(value, list) else [value]
                found[key] = [self._kept(one, inner[0]) for one in items]
            else:
                found[key] = self._kept(value, inner) if inner else value
        if form != "Person":
            return found
        names = (str(found.get("lastName") or ""), str(found.get("firstName") or ""))
        known = self.people.setdefault(names, {})
        known.update(found)
        return known


def _dig(data: Json, *keys: str) -> Any:
    found: Any = data
    for key in keys:
        found = found.get(key) if isinstance(found, dict) else None
    return found


def _capital(text: str | None) -> str | None:
    return text.capitalize() if text else text


def converted(dmp: Json) -> Json:
    """Turn the RDA form into the standard one as the importer does: the first of most lists, and few of the fields."""
    projects = dmp.get("project") or []
    return {
        "meta": {
            "creationDate": dmp.get("created"),
            "description": dmp.get("description"),
            "dmpId": _dig(dmp, "dmp_id", "identifier"),
            "idType": _dig(dmp, "dmp_id", "type"),
            "dmpLanguage": dmp.get("language"),
            "lastModifiedDate": dmp.get("modified"),
            "title": dmp.get("title"),
            "contact": [
                {
                    "person": {
                        "personId": _dig(dmp, "contact", "contact_id", "identifier"),
                        "idType": _dig(dmp, "contact", "contact_id", "type"),
                        "mbox": _dig(dmp, "contact", "mbox"),
                        "lastName": _dig(dmp, "contact", "name"),
                    }
                }
            ],
        },
        "project": _project(projects[0]) if projects else {},
        "budget": {
            "cost": [
                {
                    "currency": one.get("currency_code"),
                    "costType": one.get("description"),
                    "title": one.get("title"),
                    "amount": one.get("value"),
                }
                for one in dmp.get("cost") or ()
            ]
        },
        "researchOutput": [_output(one, dmp) for one in dmp.get("dataset") or ()],
    }


def _project(project: Json) -> Json:
    return {
        "description": project.get("description"),
        "startDate": project.get("start"),
        "endDate": project.get("end"),
        "title": project.get("title"),
        "funding": [
            {
                "funder": {
                    "funderId": _dig(one, "funder_id", "identifier"),
                    "idType": _dig(one, "funder_id", "type"),
                },
                "fundingStatus": one.get("funding_status"),
                "grantId": _dig(one, "grant_id", "identifier"),
            }
            for one in project.get("funding") or ()
        ],
    }


def _output(dataset: Json, dmp: Json) -> Json:
    checks, metadata = dataset.get("data_quality_assurance") or [], dataset.get("metadata") or []
    security = (dataset.get("security_and_privacy") or [{}])[0]
    measure = security.get("title") or ""
    if security.get("description") is not None:
        measure += " : " + security["description"]
    forms = dataset.get("distribution") or []
    return {
        "documentationQuality": {
            "description": checks[0] if checks else None,
            "metadataStandard": [
                {
                    "description": one.get("description"),
                    "metadataStandardId": _dig(one, "metadata_standard_id", "identifier"),
                    "idType": _dig(one, "metadata_standard_id", "type"),
                }
                for one in metadata
            ],
            "metadataLanguage": metadata[0].get("language") if metadata else None,
        },
        "researchOutputDescription": {
            "datasetId": _dig(dataset, "dataset_id", "identifier"),
            "idType": _dig(dataset, "dataset_id", "type"),
            "issuedDate": dataset.get("issued"),
            "description": dataset.get("description"),
            "uncontrolledKeywords": [dataset.get("keyword")],
            "language": dataset.get("language"),
            "containsPersonalData": _capital(dataset.get("personal_data")),
            "containsSensitiveData": _capital(dataset.get("sensitive_data")),
            "hasEthicalIssues": _capital(dmp.get("ethical_issues_exist")),
            "title": dataset.get("title"),
            "type": dataset.get("type"),
        },
        "sharing": {
            "distribution": [_distribution(one) for one in forms],
            "host": [_host(one["host"]) for one in forms if one.get("host")],
        },
        "preservationIssues": {"description": dataset.get("preservation_statement")},
        "dataStorage": {"securityMeasures": measure},
        "ethicalIssues": {
            "description": dmp.get("ethical_issues_description"),
            "resourceReference": [{"docIdentifier": dmp.get("ethical_issues_report")}],
        },
        "dataCollection": {
            "facility": [
                {"description": one.get("description"), "title": one.get("title")}
                for one in dataset.get("technical_resource") or ()
            ]
        },
    }


def _distribution(form: Json) -> Json:
    terms = (form.get("license") or [{}])[0]
    address = terms.get("license_ref")
    return {
        "releaseDate": "",
        "accessUrl": form.get("access_url"),
        "availableUntil": form.get("available_until"),
        "fileVolume": form.get("byte_size"),
        "volumeUnit": "Bytes",
        "dataAccess": form.get("data_access"),
        "description": form.get("description"),
        "downloadUrl": form.get("download_url"),
        "fileFormat": (form.get("format") or [None])[0],
        "fileName": form.get("title"),
        "license": {"licenseUrl": address[0] if address else None},  # the first of a text is its first letter
        "licenseStartDate": terms.get("start_date"),
    }


def _host(host: Json) -> Json:
    certified = host.get("certified_with")
    return {
        "availability": host.get("availability"),
        "certification": [certified] if certified else None,
        "description": host.get("description"),
        "geoLocation": host.get("geo_location"),
        "pidSystem": host.get("pid_system"),
        "hasVersioningPolicy": _capital(host.get("support_versioning")),
        "title": host.get("title"),
        "hostId": host.get("url"),
    }
