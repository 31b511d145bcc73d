"""How a data set is given out, in the form of DMP OPIDoR: repositories beside distributions, one licence each."""

from collections.abc import Iterator

from fairtool.plan.opidor.answers import Answers
from fairtool.plan.opidor.people import Staff
from fairtool.plan.opidor.rich_text import html_of
from fairtool.plan.opidor.volume import exact
from fairtool.plan.opidor.writing import Json, Writing, filled, texts
from fairtool.record.json_node import JsonNode
from fairtool.translate import marked
from fairtool.vocabulary.licences import licence

_HOST = marked("Repository {host}: {about}")
_IN_HOST = marked("{file} is in the repository {host}.")
_OTHER_LICENCE = marked("{file} has from {start} on the licence {licence}.")
_AVAILABILITY = marked("availability {value}")


def sharing(dataset: JsonNode, said: Answers, staff: Staff, writing: Writing) -> Json:
    """Give the repositories and distributions of a data set, and what is said of them."""
    forms = list(dataset["distribution"])
    hosts = [host for one in forms if (host := one["host"])]
    notes = (*_of_hosts(hosts, writing), *_which_host(forms, writing), *_other_licences(forms, writing))
    answers = said.of("sharing.description")
    return filled(
        {
            "description": html_of((*answers, *notes)),
            "reusability": "\n".join(said.of("sharing.reusability")),
            "host": _each_once(_host(one, writing) for one in hosts),
            "distribution": [_distribution(one, dataset, writing) for one in forms],
            "contributor": staff.of("sharing"),
        }
    )


def _each_once(entries: Iterator[Json]) -> list[Json]:
    found: list[Json] = []
    for entry in entries:
        if entry not in found:
            found.append(entry)
    return found


def _host(node: JsonNode, writing: Writing) -> Json:
    certification = node["certified_with"].text()
    return filled(
        {
            "title": node["title"].text(),
            "hostId": node["url"].text(),
            "idType": writing.label("PIDSystem", "url"),
            "geoLocation": node["geo_location"].text(),
            "certification": [writing.label("Certification", certification)] if certification else [],
            "pidSystem": [writing.label("PIDSystem", one) for one in texts(node["pid_system"])],
            "hasVersioningPolicy": writing.label("YesNoUnknown", node["support_versioning"].text()),
        }
    )


def _of_hosts(hosts: list[JsonNode], writing: Writing) -> Iterator[str]:
    """Say what the form has no field for; its field `availability` is a number of years, and that of a plan a share."""
    for host in hosts:
        availability = host["availability"].text()
        ids = (f"{one['identifier'].text()} ({one['type'].text()})" for one in host["host_id"])
        about = (
            host["description"].text(),
            writing.said(_AVAILABILITY, value=availability) if availability else "",
            *ids,
        )
        words = ", ".join(filter(None, about))
        if words:
            yield writing.said(_HOST, host=host["title"].text(), about=words)


def _which_host(forms: list[JsonNode], writing: Writing) -> Iterator[str]:
    """Say which distribution is where, where there are several places."""
    named = {(one["title"].text(), one["host"]["title"].text()) for one in forms if one["host"]}
    if len({host for _, host in named}) > 1:
        yield from (writing.said(_IN_HOST, file=file, host=host) for file, host in sorted(named))


def _other_licences(forms: list[JsonNode], writing: Writing) -> Iterator[str]:
    for one in forms:
        _, *others = list(one["license"]) or [JsonNode()]
        if others:
            writing.tell(
                marked("{where} has several licences, of which the form takes the first"), one["license"].where
            )
        for other in others:
            start, address = other["start_date"].text(), other["license_ref"].text()
            yield writing.said(_OTHER_LICENCE, file=one["title"].text(), start=start, licence=address)


def _distribution(node: JsonNode, dataset: JsonNode, writing: Writing) -> Json:
    terms = next(iter(node["license"]), JsonNode())
    size = node["byte_size"].number()
    volume, unit = exact(round(size), writing.language) if size is not None else (None, "")
    reader = next((one["name"].text() for one in dataset["technical_resource"]), "")
    return filled(
        {
            "fileName": node["title"].text(),
            "description": html_of((node["description"].text(),)),
            "releaseDate": node["issued"].text() or dataset["issued"].text(),
            "dataAccess": writing.label("DataAccess", _access(node, terms, writing)),
            "fileFormat": ", ".join(texts(node["format"])),
            "application": reader,
            "fileVolume": volume,
            "volumeUnit": unit,
            "availableUntil": node["available_until"].text(),
            "accessUrl": node["access_url"].text(),
            "downloadUrl": node["download_url"].text(),
            "license": _licence(terms),
            "licenseStartDate": terms["start_date"].text(),
        }
    )


def _access(node: JsonNode, terms: JsonNode, writing: Writing) -> str:
    """Give the access; what is open from a day to come on is under embargo in the words of DMP OPIDoR."""
    access, start = node["data_access"].text(), terms["start_date"].text()
    return "embargoed" if access == "open" and start > writing.day else access


def _licence(terms: JsonNode) -> Json:
    address = terms["license_ref"].text()
    known = licence(address) if address else None
    name = (known.spdx or known.name) if known else address
    return filled({"licenseName": name, "licenseUrl": address})
