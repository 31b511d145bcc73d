"""Changing a part of a record that is deep inside: the resource described first, its citation, its extent."""

from dataclasses import replace
from typing import Any

from fairtool.record.citation import Citation
from fairtool.record.extent import Extent
from fairtool.record.record import Record
from fairtool.record.text import Text


def with_resource(record: Record, **changes: Any) -> Record:
    """Give the record with other fields of the resource that it describes first."""
    return replace(record, resources=(replace(record.resource, **changes), *record.resources[1:]))


def citation_of(record: Record) -> Citation:
    """Give the citation of the resource; an empty one where there is none."""
    return record.resource.citation or Citation()


def with_citation(record: Record, **changes: Any) -> Record:
    """Give the record with other fields of the citation of its resource."""
    return with_resource(record, citation=replace(citation_of(record), **changes))


def with_extent(record: Record, **changes: Any) -> Record:
    """Give the record with other fields of the first extent of its resource."""
    extents = record.resource.extents or (Extent(),)
    return with_resource(record, extents=(replace(extents[0], **changes), *extents[1:]))


def says(text: Text | None) -> bool:
    """Tell whether a text says something."""
    return text is not None and bool(text.value or text.href)
