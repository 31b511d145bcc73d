"""What F-UJI asks under R: content, licence, provenance, standards, formats."""

from fairtool.fair.fuji import content
from fairtool.fair.fuji import reusable as ask
from fairtool.rules.fuji.question import Question, on_both
from fairtool.rules.fuji.record_examples import CODE, NO_LINKS, WITH_FORM

_FILES = ("distributions.transfers.links.url", "distributions.formats.name", "distributions.transfers.size")
_LICENCE = ("resources.constraints.others", "resources.constraints.references")
_WHO = ("resources.citation.parties", "resources.citation.dates.date")
_STANDARD = ("standard_name", "resources.citation.title")

RULES = on_both(
    Question(
        "r1-type",
        content.has_type,
        "{where} does not say what kind of resource it is; write that it is a dataset",
        """The metadata say what kind of resource it is.

Any word counts.""",
        ("hierarchy_levels", "resources.citation.title"),
        ("json-ld", "record"),
    ),
    Question(
        "r1-known-type",
        content.has_known_type,
        "{where} does not say what kind of resource it is in a word that is known; write that it is a dataset",
        """The kind of resource is one of Dublin Core, schema.org or DataCite: a dataset, mostly.

From it programs know what to expect.""",
        ("hierarchy_levels", "resources.citation.title"),
        ("json-ld", "record"),
    ),
    Question(
        "r1-form",
        content.has_form_of_file,
        "{where} does not tell media type and size of a data file; write both with its link",
        """Media type and size of a data file are told, or the kind of the service that gives it.

In JSON-LD these are encodingFormat and contentSize of the distribution; what a record of ISO says of them is not
read.""",
        _FILES,
        ("data",),
        bad=NO_LINKS,
        good=WITH_FORM,
    ),
    Question(
        "r1-descriptors",
        content.has_descriptors,
        "{where} tells neither media type and size of a data file nor its variables; write variableMeasured, or both "
        "with the link",
        """Media type and size of a data file are told, or the variables in it.

Either of them is enough, as long as there is a link to the file.""",
        (*_FILES, "contents.variables.name"),
        ("data",),
        bad=NO_LINKS,
        good=WITH_FORM,
    ),
    Question(
        "r1.1-licence",
        ask.has_licence,
        "{where} names no licence; write its address, such as https://creativecommons.org/licenses/by/4.0/",
        """A licence is found.

Any text counts, also one that says nothing.""",
        _LICENCE,
        ("license", "json-ld"),
    ),
    Question(
        "r1.1-known-licence",
        ask.has_known_licence,
        "{where} names no licence that F-UJI knows; write its address, such as "
        "https://creativecommons.org/licenses/by/4.0/",
        """The licence is one of SPDX, by its address or its name.

An identifier of SPDX alone is taken for an address inside the page, and is not known.""",
        _LICENCE,
        ("license", "json-ld"),
    ),
    Question(
        "r1.2-provenance",
        ask.has_provenance,
        "{where} does not say who made the data, or when; write creator and date",
        """It is said who made the data, or when: creator, contributor, publisher, or a date.

The lineage is not read.""",
        _WHO,
        ("json-ld", "record"),
    ),
    Question(
        "r1.2-prov",
        ask.has_prov,
        "{where} uses no term of PROV-O or PAV; few repositories do",
        """Terms of PROV-O or PAV are used in the metadata.

Programs that follow data to their origin read these.""",
        ("lineages.statement",),
        ("json-ld", "rdf"),
    ),
    Question(
        "r1.3-field",
        ask.has_standard_of_field,
        "{where} leads to no record in a standard of its field; link to the record of ISO 19115 with describedby",
        """A description keeps to a standard of a field of science, such as ISO 19115, by its namespace.

It must be linked to or given to those who ask for it, since a page holds schema.org only.""",
        _STANDARD,
        ("record", "describedby"),
    ),
    Question(
        "r1.3-generic",
        ask.has_generic_standard,
        "{where} keeps to no standard of metadata; put JSON-LD of schema.org into the page",
        """A description keeps to a standard for everything, such as schema.org, DCAT or DataCite.

It earns the same point as one of a field.""",
        _STANDARD,
        ("json-ld", "record"),
    ),
    Question(
        "r1.3-earth",
        ask.has_earth_standard,
        "{where} leads to no record in a standard of the Earth sciences; link to that of ISO 19115 with describedby",
        """A description keeps to a standard of the Earth and environmental sciences, by its namespace.

These are GeoDCAT-AP, ISO 19115 with its profiles, EML, the profile of WMO, and INSPIRE.""",
        _STANDARD,
        ("record", "describedby"),
    ),
    Question(
        "r1.3-generic-earth",
        ask.has_generic_standard_for_earth,
        "{where} keeps to none of schema.org, DCAT, DataCite and Dublin Core; put JSON-LD of schema.org into the page",
        """A description keeps to schema.org, DCAT, DataCite or Dublin Core.

It earns the same point as one of the Earth sciences.""",
        _STANDARD,
        ("json-ld", "record"),
    ),
    Question(
        "r1.3-format",
        content.has_preferred_format,
        "{where} has no data file in a format that F-UJI prefers; give netCDF with its media type, application/netcdf",
        """A data file has a media type that is open, meant to last, or of science, such as that of netCDF.

The media type counts that metadata tell, else that of the server, else the ending of the name. Nothing is opened.""",
        _FILES,
        ("data",),
        bad=NO_LINKS,
    ),
    Question(
        "r1-as-told",
        content.file_is_as_told,
        "{where} leads to no data file of the media type and size that are told; write both as the server gives them",
        """A data file has the media type and the size that are told of it.

The size is compared as a number, so that it must be exact: 2000 B, and not 2 kB of 2048.""",
        _FILES,
        ("data",),
    ),
    Question(
        "r1-variables-as-told",
        content.variables_are_as_told,
        "{where} leads to no data file in which the names of its variables stand; write them as they are in the file",
        """The names of variables that are told stand in a data file.

It is seen only where F-UJI runs with a reader of file formats, which knows texts and few others.""",
        ("contents.variables.name",),
        ("data",),
    ),
    Question(
        "r1.3-registry",
        ask.has_standard_of_repository,
        "{where} has no DOI, by which F-UJI would look for the standards of its repository",
        """A standard is listed for the repository at re3data, where F-UJI finds it by the DOI.

The way from the DOI to re3data breaks often; nothing can be done about it in the record.""",
        ("resources.citation.identifiers.code",),
        ("status", "cite-as"),
        bad=CODE.format("x"),
        good=CODE.format("https://doi.org/10.17882/999001"),
        fails_bare=False,
    ),
)
