"""Storage and preservation of a data set in the form of DMP OPIDoR."""

from collections.abc import Iterator

from fairtool.plan.opidor.answers import Answers
from fairtool.plan.opidor.notes import keeping, retention
from fairtool.plan.opidor.people import Staff
from fairtool.plan.opidor.rich_text import html_of
from fairtool.plan.opidor.volume import rounded
from fairtool.plan.opidor.writing import Json, Writing, filled
from fairtool.record.json_node import JsonNode
from fairtool.translate import marked

_BACKUP = marked("Backup at {host}: {words}")


def size_of(dataset: JsonNode) -> int:
    """Give the bytes of a data set: what was measured, else those of its distributions together; 0 if not known."""
    own = dataset["fairtool"]["bytes"].number()
    each = (one["byte_size"].number() or 0 for one in dataset["distribution"])
    return round(own if own is not None else sum(each))


def storage(dataset: JsonNode, said: Answers, staff: Staff, writing: Writing) -> Json:
    """Give how the data are stored while the project runs."""
    size = size_of(dataset)
    volume, unit = rounded(size, writing.language) if size else (None, "")
    measures = [
        " : ".join(filter(None, (one["title"].text(), one["description"].text())))
        for one in dataset["security_and_privacy"]
    ]
    own = keeping(dataset["fairtool"], writing)
    return filled(
        {
            "description": html_of((*said.of("dataStorage.description"), *own)),
            "estimatedVolume": volume,
            "volumeUnit": unit,
            "backupPolicy": list(_backups(dataset, writing)),
            "securityMeasures": html_of((*measures, *said.of("dataStorage.securityMeasures"))),
            "contributor": staff.of("dataStorage"),
        }
    )


def _backups(dataset: JsonNode, writing: Writing) -> Iterator[Json]:
    """Give the backups of the hosts, each once."""
    seen: list[Json] = []
    for host in (one["host"] for one in dataset["distribution"]):
        kind, often = host["backup_type"].text(), host["backup_frequency"].text()
        medium = host["storage_type"].text()
        if not (kind or often or medium):
            continue
        words = ", ".join(filter(None, (kind, often, medium)))
        entry = filled(
            {
                "description": html_of((writing.said(_BACKUP, host=host["title"].text(), words=words),)),
                "backupFrequency": often,
                "backupType": writing.label("BackupType", kind),
                "storageType": [writing.label("StorageType", medium)] if medium else [],
            }
        )
        if entry not in seen:
            seen.append(entry)
            yield entry


def preservation(dataset: JsonNode, said: Answers, staff: Staff, writing: Writing) -> Json:
    """Give what becomes of the data after the project."""
    statement = dataset["preservation_statement"].text()
    own = retention(dataset["fairtool"], writing)
    answers = said.of("preservationIssues.description")
    size = size_of(dataset)
    volume, unit = rounded(size, writing.language) if size else (None, "")
    found = filled(
        {
            "description": html_of((statement, *answers, *own)),
            "contributor": staff.of("preservationIssues"),
        }
    )
    return {**found, **filled({"dataSize": volume, "volumeUnit": unit})} if found else {}
