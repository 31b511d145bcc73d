"""Where the fields of a record were read that came in flat form: the path in the record of each thing said."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from fairtool.record.place import Place
from fairtool.record.record import Record

# Fields of Essentials and where `nested` puts them; {} stands for the number in `keywords[3]`.
_PATHS: Mapping[str, str] = {
    "identifier": "identifier",
    "language": "language",
    "kind": "scopes[0]",
    "metadata_date": "date_stamp",
    "doi": "resources[0].citation.identifiers[0]",
    "title": "resources[0].citation.title",
    "alternate_titles": "resources[0].citation.alternate_titles[{}]",
    "version": "resources[0].citation.edition",
    "abstract": "resources[0].abstract",
    "purpose": "resources[0].purpose",
    "status": "resources[0].statuses[0]",
    "parties": "resources[0].contacts[{}]",
    "metadata_contacts": "contacts[{}]",
    "credits": "resources[0].credits[{}]",
    "resource_languages": "resources[0].languages[{}]",
    "topics": "resources[0].topics[{}]",
    "supplemental": "resources[0].supplemental",
    "frequency": "resources[0].maintenances[0].frequency",
    "temporal_resolution": "resources[0].temporal_resolutions[0]",
    "boxes": "resources[0].extents[0].boxes[{}]",
    "places": "resources[0].extents[0].places[{}]",
    "periods": "resources[0].extents[0].periods[{}]",
    "verticals": "resources[0].extents[0].verticals[{}]",
    "reference_systems": "reference_systems[{}]",
    "lineage": "lineages[0].statement",
    "links": "distributions[0].transfers[0].links[{}]",
    "formats": "distributions[0].formats[{}]",
    "variables": "coverages[0].variables[{}]",
    "files": "files[{}]",
}
_DATES: Mapping[str, str] = {"created": "creation", "published": "publication", "revised": "revision"}
_NUMBERED = re.compile(r"(\w+)(?:\[(\d+)\])?")


def placed(record: Record, said: Mapping[str, Place]) -> Record:
    """Give a record with its places; `said` has them by field of Essentials, `boxes[1]` for one of several."""
    return replace(record, places=dict(_paths(record, said)))


def _paths(record: Record, said: Mapping[str, Place]) -> Iterator[tuple[str, Place]]:
    words = tuple(_words(record))
    dates = record.resource.citation.dates if record.resource.citation else ()
    for field, place in said.items():
        found = _NUMBERED.fullmatch(field)
        name, number = (found[1], int(found[2] or 0)) if found else (field, 0)
        if name == "keywords" and number < len(words):
            yield words[number], place
        elif name in _DATES:
            yield from (
                (f"resources[0].citation.dates[{n}]", place) for n, one in enumerate(dates) if one.type == _DATES[name]
            )
        elif name in _PATHS:
            yield _PATHS[name].format(number), place


def _words(record: Record) -> Iterator[str]:
    for group, keywords in enumerate(record.resource.keywords):
        for number in range(len(keywords.words)):
            yield f"resources[0].keywords[{group}].words[{number}]"
