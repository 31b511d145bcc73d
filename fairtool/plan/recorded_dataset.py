"""What a metadata record says of a data set, in the words of a plan, with the places where it says so."""

from collections.abc import Iterator, Mapping

from fairtool.plan.described_dataset import Object, dataset_of, language_code, without_empty
from fairtool.plan.yaml_node import Plain
from fairtool.record.bundle import Described
from fairtool.record.flat import flat
from fairtool.record.quality import Conformance
from fairtool.record.record import Record

# The namespaces of encodings of records, by which their standard is named.
_STANDARDS: Mapping[str, str] = {
    "ISO-19139": "http://www.isotc211.org/2005/gmd",
    "ISO-19115-3": "http://standards.iso.org/iso/19115/-3/mdb/2.0",
    "DataCite": "http://datacite.org/schema/kernel-4",
}
# Fields of a plan, and the beginning of the place in a record where they are read.
_PLACES: Mapping[str, str] = {
    "title": "resources[0].citation.title",
    "description": "resources[0].abstract",
    "keyword": "resources[0].keywords",
    "language": "resources[0].languages",
    "dataset_id": "resources[0].citation.identifiers",
    "distribution/*/license": "resources[0].constraints",
    "about/extent": "resources[0].extents",
    "about/provenance": "lineages[0]",
    "about/quality": "qualities",
}


def recorded_dataset(described: Described) -> Object:
    """Give a data set as its record describes it."""
    record = described.record
    made = dataset_of(flat(record))
    about = made.pop("about", {})
    level = record.resource.processing_level
    more: Object = {
        "processing_level": str(level.code) if level and level.code else "",
        "quality": [*_quality(record)],
    }
    about = {**(about if isinstance(about, dict) else {}), **without_empty(more)}
    return {**made, **without_empty({"metadata": [_standard(record)], "about": about})}


def _holds(made: Plain, field: str) -> bool:
    name, _, rest = field.partition("/")
    inside = made.get(name) if isinstance(made, dict) else None
    return inside is not None and (not rest or _holds(inside, rest))


def _standard(record: Record) -> Plain:
    family = next((name for name in _STANDARDS if record.encoding.startswith(name)), "")
    identity: Object = (
        {"identifier": _STANDARDS[family], "type": "url"}
        if family
        else {"identifier": record.encoding or "unknown", "type": "other"}
    )
    return {
        "description": record.encoding,
        "language": language_code(record.language) or "eng",
        "metadata_standard_id": identity,
    }


def _quality(record: Record) -> Iterator[Plain]:
    """Give the specifications that the data were held against, and what came of it."""
    for quality in record.qualities:
        for report in quality.reports:
            for one in report.conformances:
                if one.specification and one.specification.title:
                    yield without_empty({"check": str(one.specification.title), "result": _result(one)})


def _result(one: Conformance) -> str:
    if one.passed is None:
        return str(one.explanation or "")
    return "conformant" if one.passed else "not conformant"


def places_in(described: Described, made: Plain, shown: str, key: str) -> Iterator[tuple[str, str]]:
    """Give the place in the record of the fields that were read there, as pointers inside the block."""
    yield f"/dataset/{key}", shown
    for field, beginning in _PLACES.items():
        if not _holds(made, field):
            continue
        place = next((at for path, at in described.record.places.items() if path.startswith(beginning)), None)
        if place and place.line:
            yield f"/dataset/{key}/{field}", f"{shown}:{place.line}"
