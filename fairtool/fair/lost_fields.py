"""The fields that are looked for in what was published, the most important first."""

from dataclasses import dataclass

from fairtool.fair import lost_said as said
from fairtool.fair.lost_said import Values
from fairtool.fair.lost_values import (
    of_access,
    of_box,
    of_identifier,
    of_licence,
    of_number,
    of_period,
    of_texts,
    of_vertical,
)
from fairtool.record.essentials import AUTHORS
from fairtool.translate import marked


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its name in documents, its words, its values in the local record and where they may stand in another.

    `within` says that a value is a long text, which may stand in a longer one.
    """

    name: str
    words: str
    given: Values
    wider: Values | None = None
    within: bool = False


FIELDS: tuple[Field, ...] = (
    Field("title", marked("title"), said.texts("title"), lambda one: of_texts((one.title, *one.alternate_titles))),
    Field("doi", marked("DOI"), lambda one: of_identifier(one.doi), said.any_identifier),
    Field("abstract", marked("abstract"), said.texts("abstract"), said.descriptions, within=True),
    Field("creators", marked("creators"), said.creators),
    Field(
        "orcids",
        marked("ORCID of creators"),
        lambda one: said.orcids_of(one.having(*AUTHORS)),
        lambda one: said.orcids_of(one.parties),
    ),
    Field("rors", marked("ROR of organisations"), lambda one: said.rors_of(one.parties)),
    Field("publisher", marked("publisher"), said.publishers("publisher"), said.publishers("publisher", "distributor")),
    Field("licences", marked("licence"), said.each("licences", of_licence)),
    Field("access", marked("access"), said.each("access", of_access)),
    Field("boxes", marked("box"), said.each("boxes", of_box)),
    Field("periods", marked("period"), said.each("periods", of_period)),
    Field("verticals", marked("depth or height"), said.each("verticals", of_vertical)),
    Field("variables", marked("variables"), said.variables, said.variables_or_words),
    Field("keywords", marked("keywords"), said.labels),
    Field("concepts", marked("concepts of keywords"), said.concepts),
    Field("lineage", marked("lineage"), said.texts("lineage"), said.descriptions, within=True),
    Field("published", marked("date of publication"), said.dates("published")),
    Field("created", marked("date of creation"), said.dates("created")),
    Field("revised", marked("date of revision"), said.dates("revised")),
    Field("version", marked("version"), said.words("version")),
    Field("identifiers", marked("other identifiers"), said.identifiers, said.any_identifier),
    Field("links", marked("links to data"), said.links, said.any_address),
    Field("formats", marked("formats"), said.formats, said.formats_of_all),
    Field("relations", marked("related resources"), said.relations, said.any_address),
    Field("contacts", marked("contacts"), said.contacts, said.people),
    Field("emails", marked("e-mail addresses"), said.emails),
    Field("limitations", marked("conditions of use"), said.texts("limitations"), within=True),
    Field("reference_systems", marked("reference systems"), said.systems),
    Field("resolution", marked("resolution"), lambda one: of_number(one.resolution_metres, "m")),
    Field("scale", marked("scale"), lambda one: of_number(one.scale)),
    Field("temporal_resolution", marked("temporal resolution"), said.words("temporal_resolution")),
    Field("places", marked("places"), said.texts("places"), said.text_or_keyword("places")),
    Field("platforms", marked("platforms"), said.texts("platforms"), said.text_or_keyword("platforms")),
    Field("instruments", marked("instruments"), said.texts("instruments"), said.text_or_keyword("instruments")),
    Field("topics", marked("topic categories"), said.topics, lambda one: (*said.topics(one), *said.labels(one))),
    Field("languages", marked("language"), said.languages),
    Field("credits", marked("credits"), said.texts("credits"), within=True),
)
