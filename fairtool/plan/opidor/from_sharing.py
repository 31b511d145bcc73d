"""The distributions of a data set and their repositories, from the form of DMP OPIDoR."""

from collections.abc import Iterator
from itertools import zip_longest

from fairtool.plan.opidor.labels import code_of
from fairtool.plan.opidor.reading import Json, amount, filled, plain
from fairtool.plan.opidor.volume import bytes_of
from fairtool.record.json_node import JsonNode


def distributions(output: JsonNode) -> Iterator[Json]:
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
