"""A double of the export of DMP OPIDoR in the RDA form, with its faults, written from what it does (version 4.3)."""

import re
from typing import Any

Json = dict[str, Any]
_YES_NO = {"oui": "yes", "yes": "yes", "non": "no", "no": "no"}
_ACCESS = {"ouvert": "open", "open": "open", "restreint": "shared", "restricted": "shared"}
_UNITS = {"kb": 3, "ko": 3, "mb": 6, "mo": 6, "gb": 9, "go": 9, "tb": 12, "to": 12, "pb": 15, "po": 15}


def exported(plan: Json) -> Json:
    """Give the RDA form of a plan in the standard form: days without zone, nulls for what is not there."""
    meta = plan["meta"]
    outputs = plan["researchOutput"]
    contact = (meta.get("contact") or [{}])[0].get("person", {})
    project = plan.get("project") or {}
    return {
        "dmp": {
            "created": f"{meta['creationDate']}T00:00:00",
            "description": _plain(meta.get("description")),
            "dmp_id": {"identifier": meta.get("dmpId"), "type": _pid(meta.get("idType"))},
            "language": meta.get("dmpLanguage"),
            "modified": f"{meta['lastModifiedDate']}T00:00:00",
            "title": meta["title"],
            "contact": {
                "contact_id": _person_id(contact),
                "mbox": contact.get("mbox"),
                "name": f"{contact.get('lastName', '')} {contact.get('firstName', '')}",
            },
            "contributor": [
                {
                    "name": f"{one['person'].get('lastName', '')} {one['person'].get('firstName', '')}",
                    "mbox": one["person"].get("mbox"),
                    "role": [one["role"]],
                    "contributor_id": _person_id(one["person"]),
                }
                for one in project.get("principalInvestigator") or ()
            ],
            "cost": [
                {
                    "currency_code": one.get("currency"),
                    "description": one.get("description") or one.get("costType"),
                    "title": one.get("title"),
                    "value": one.get("amount"),
                }
                for one in plan.get("budget", {}).get("cost") or ()
            ],
            "project": [
                {
                    "description": _plain(project.get("description")),
                    "title": project.get("title"),
                    "start": project.get("startDate"),
                    "end": project.get("endDate"),
                    "funding": [
                        {
                            "funder_id": {"identifier": one["funder"].get("funderId"), "type": "other"},
                            "funding_status": "granted",
                            "grant_id": {"identifier": one.get("grantId"), "type": "other"},
                        }
                        for one in project.get("funding") or ()
                    ],
                }
            ],
            "dataset": [_dataset(one) for one in outputs],
            "ethical_issues_exist": "no",
            "ethical_issues_description": " / ".join(
                f"{one['researchOutputDescription']['title']} : {one.get('ethicalIssues', {}).get('description') or ''}"
                for one in outputs
            ),
            "ethical_issues_report": " / ".join(f"{one['researchOutputDescription']['title']} : " for one in outputs),
        }
    }


def _plain(text: str | None) -> str | None:
    return re.sub(r"<[^>]*>", " ", text).replace("&amp;", "&").strip() if text else None


def _pid(text: str | None) -> str | None:
    known = (text or "").lower()
    return known if known in ("handle", "doi", "url", "ark", "igsn") else "other"


def _person_id(person: Json) -> Json:
    kind = {"orcid id": "orcid", "isni": "isni"}.get((person.get("idType") or "").lower(), "other")
    return {"identifier": person.get("personId"), "type": kind}


def _dataset(output: Json) -> Json:
    about = output["researchOutputDescription"]
    shared, documented = output.get("sharing"), output.get("documentationQuality")
    found: Json = {
        "dataset_id": {"identifier": about.get("datasetId") or 417, "type": _pid(about.get("idType"))},
        "description": _plain(about.get("description")),
        "issued": about.get("issuedDate"),
        "keyword": about.get("uncontrolledKeywords") or [],
        "language": about.get("language"),
        "personal_data": _YES_NO.get((about.get("containsPersonalData") or "").lower(), "unknown"),
        "preservation_statement": output.get("preservationIssues", {}).get("description") or "",
        "title": about["title"],
        "type": about.get("type"),
        "sensitive_data": _YES_NO.get((about.get("containsSensitiveData") or "").lower(), "unknown"),
        "distribution": [_distribution(one, shared) for one in shared.get("distribution") or ({},)] if shared else [],
        "metadata": [],
        "security_and_privacy": {},
        "technical_resource": [
            {"description": None, "title": one.get("title")}
            for one in output.get("dataCollection", {}).get("facility") or ()
        ],
    }
    if documented:
        found["data_quality_assurance"] = [documented.get("description")]
        found["metadata"] = [
            {
                "description": f"{one.get('name')} - {one.get('description') or ''}",
                "language": documented.get("metadataLanguage"),
                "metadata_standard_id": {"identifier": one.get("metadataStandardId"), "type": "other"},
            }
            for one in documented.get("metadataStandard") or ()
        ]
    if output.get("dataStorage"):
        measures = output["dataStorage"].get("securityMeasures")
        found["security_and_privacy"] = [{"description": measures, "title": "Security measures"}]
    return found


def _distribution(form: Json, shared: Json) -> Json:
    volume = form.get("fileVolume")
    power = _UNITS.get((form.get("volumeUnit") or "").lower(), 0)
    access = form.get("dataAccess")
    return {
        "access_url": form.get("accessUrl"),
        "available_until": form.get("availableUntil"),
        "byte_size": None if volume is None else volume * 10**power,
        "data_access": None if access is None else _ACCESS.get(access.lower(), "closed"),
        "description": _plain(form.get("description")),
        "download_url": form.get("downloadUrl"),
        "format": [form["fileFormat"]] if form.get("fileFormat") else [],
        "title": form.get("fileName"),
        "host": _host(shared["host"][0]) if shared.get("host") else {},
        "license": [
            {"license_ref": form.get("license", {}).get("licenseUrl"), "start_date": form.get("licenseStartDate")}
        ],
    }


def _host(host: Json) -> Json:
    certified = (host.get("certification") or [""])[0].lower()
    return {
        "backup_frequency": "",
        "backup_type": "",
        "storage_type": "",
        "description": None,
        "availability": host.get("availability"),
        "certified_with": certified if certified in ("dsa", "wds", "coretrustseal") else "",
        "geo_location": host.get("geoLocation"),
        "pid_system": [_pid(one) for one in host.get("pidSystem") or ()],
        "support_versioning": _YES_NO.get((host.get("hasVersioningPolicy") or "").lower(), "unknown"),
        "title": host.get("title"),
        "url": host.get("hostId"),
    }
