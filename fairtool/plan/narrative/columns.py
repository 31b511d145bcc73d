"""What a document says of each data set: which fields of the plan, under which label, in which form."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from fairtool.plan.document import Block, Bullets, Paragraph, Spans
from fairtool.plan.madmp import Origin
from fairtool.plan.narrative import spans as form
from fairtool.plan.narrative.dataset_cells import (
    access,
    checks,
    host,
    instruments,
    licences,
    measures,
    metadata_standards,
    persistent,
    related,
    size,
    variables,
)
from fairtool.plan.narrative.manuscript import Manuscript, found
from fairtool.plan.narrative.prose import prose
from fairtool.plan.narrative.spans import Writer, each, sentences
from fairtool.record.json_node import JsonNode
from fairtool.translate import marked


class Shape(StrEnum):
    """How wide a value is: a word or two, a number, or sentences, which have no place in a narrow column."""

    SHORT = "short"
    NUMBER = "number"
    LONG = "long"


@dataclass(frozen=True, slots=True)
class Column:
    """One thing that is said of each data set.

    `fields` are those that it answers, from the data set on; where `wanted`, its absence is an open question.
    `prose` is the field whose text may have paragraphs and lists.
    """

    label: str
    fields: tuple[str, ...]
    write: Writer
    shape: Shape = Shape.SHORT
    wanted: bool = False
    prose: str = ""

    def spans(self, dataset: JsonNode, manuscript: Manuscript) -> Spans:
        """Write the value; nothing where the plan has none."""
        return self.write(dataset, manuscript)

    def blocks(self, dataset: JsonNode, manuscript: Manuscript) -> tuple[Block, ...]:
        """Write a text of several lines with its paragraphs and lists; nothing where a line holds it."""
        nodes = [node for node in found(dataset, self.prose) if node.text().strip()] if self.prose else []
        if not any("\n" in node.text().strip() for node in nodes):
            return ()
        return tuple(block for node in nodes for block in _marked(node, manuscript))


def _marked(node: JsonNode, manuscript: Manuscript) -> Iterator[Block]:
    """Write a text with the mark of its source at its end."""
    *before, last = prose(node.text(), manuscript.language)
    yield from before
    origin = manuscript.origin(node)
    if isinstance(last, Paragraph):
        yield replace(last, spans=_ending(last.spans, origin))
    elif isinstance(last, Bullets):
        yield replace(last, items=(*last.items[:-1], _ending(last.items[-1], origin)))


def _ending(spans: Spans, origin: Origin | None) -> Spans:
    return (*spans[:-1], replace(spans[-1], origin=origin)) if spans else ()


COLUMNS: tuple[Column, ...] = (
    Column(marked("Kind"), ("type",), each("type"), wanted=True),
    Column(marked("Reused"), ("is_reused",), each("is_reused")),
    Column(marked("Description"), ("description",), sentences("description"), Shape.LONG, prose="description"),
    Column(
        marked("Provenance"), ("about.provenance",), sentences("about.provenance"), Shape.LONG, prose="about.provenance"
    ),
    Column(marked("Platform and instruments"), ("about.platform", "about.instruments"), instruments),
    Column(
        marked("Formats"),
        ("distribution.*.format", "about.formats"),
        each("distribution.*.format", "about.formats"),
        wanted=True,
    ),
    Column(marked("Files"), ("about.files",), each("about.files", form=form.number), Shape.NUMBER),
    Column(marked("Volume"), ("distribution.*.byte_size", "about.bytes"), size, Shape.NUMBER, wanted=True),
    Column(
        marked("Growth a year"),
        ("about.growth_bytes_per_year",),
        each("about.growth_bytes_per_year", form=form.volume),
        Shape.NUMBER,
    ),
    Column(marked("Growth told from"), ("about.growth_basis",), sentences("about.growth_basis")),
    Column(marked("Metadata standards"), ("metadata.*.metadata_standard_id",), metadata_standards, wanted=True),
    Column(marked("Conventions"), ("about.conventions",), each("about.conventions")),
    Column(marked("Thesauri"), ("about.thesauri",), each("about.thesauri")),
    Column(marked("Keywords"), ("keyword",), each("keyword"), Shape.LONG),
    Column(marked("Variables"), ("about.variables",), variables, Shape.LONG),
    Column(
        marked("Quality assurance"),
        ("data_quality_assurance",),
        sentences("data_quality_assurance"),
        Shape.LONG,
        prose="data_quality_assurance",
    ),
    Column(marked("Checks that were run"), ("about.quality",), checks, Shape.LONG),
    Column(
        marked("Storage"),
        ("distribution.*.host.storage_type", "about.tier"),
        each("distribution.*.host.storage_type"),
    ),
    Column(
        marked("Backup"),
        ("distribution.*.host.backup_type", "distribution.*.host.backup_frequency"),
        each("distribution.*.host.backup_type", "distribution.*.host.backup_frequency"),
    ),
    Column(marked("Copies"), ("about.copies",), each("about.copies", form=form.number), Shape.NUMBER),
    Column(marked("Security measures"), ("security_and_privacy",), measures, Shape.LONG),
    Column(marked("Sensitive data"), ("sensitive_data",), each("sensitive_data", form=form.word), wanted=True),
    Column(marked("Personal data"), ("personal_data",), each("personal_data", form=form.word), wanted=True),
    Column(marked("Rights"), ("rights",), sentences("rights"), Shape.LONG, prose="rights"),
    Column(
        marked("Access"), ("distribution.*.data_access", "distribution.*.license.*.start_date"), access, wanted=True
    ),
    Column(marked("Licence"), ("distribution.*.license.*.license_ref",), licences, wanted=True),
    Column(
        marked("Repository"),
        ("distribution.*.host.title", "distribution.*.host.url", "distribution.*.host.certified_with"),
        host,
        wanted=True,
    ),
    Column(marked("Address of access"), ("distribution.*.access_url",), each("distribution.*.access_url")),
    Column(marked("Published on"), ("issued",), each("issued", "distribution.*.issued", form=form.day)),
    Column(
        marked("Preservation"),
        ("preservation_statement",),
        sentences("preservation_statement"),
        Shape.LONG,
        prose="preservation_statement",
    ),
    Column(
        marked("Kept until"), ("distribution.*.available_until",), each("distribution.*.available_until", form=form.day)
    ),
    Column(
        marked("Kept for (years)"),
        ("about.retention_years",),
        each("about.retention_years", form=form.number),
        Shape.NUMBER,
    ),
    Column(marked("Tools"), ("technical_resource.*.name",), each("technical_resource.*.name")),
    Column(marked("Persistent identifier"), ("dataset_id",), persistent, wanted=True),
    Column(
        marked("System of identifiers"), ("distribution.*.host.pid_system",), each("distribution.*.host.pid_system")
    ),
    Column(marked("Related"), ("related_identifier",), related, Shape.LONG),
    Column(marked("Processing level"), ("about.processing_level",), each("about.processing_level")),
    Column(marked("Resolution"), ("about.resolution",), each("about.resolution")),
)


def columns_of(fields: tuple[str, ...]) -> tuple[Column, ...]:
    """Give the columns that fields of a question ask for (`dataset.*.type`), in the order of the question."""
    asked = [field.removeprefix("dataset.*.") for field in fields if field.startswith("dataset.*.")]
    chosen = (column for field in asked for column in COLUMNS if _answers(column, field))
    return tuple(dict.fromkeys(chosen))


def _answers(column: Column, field: str) -> bool:
    return any(field == one or field.startswith(f"{one}.") for one in column.fields)
