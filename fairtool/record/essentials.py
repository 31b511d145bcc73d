"""What the flat encodings say of a data set: the record without its nesting.

DataCite, schema.org, STAC and their like are read into and written from this; `flat` and `nested` lead from the
canonical record to it and back.
"""

from dataclasses import dataclass

from fairtool.record.citation import Online
from fairtool.record.content import Variable
from fairtool.record.extent import Box, Period, Vertical
from fairtool.record.file import DataFile
from fairtool.record.text import Text


@dataclass(frozen=True, slots=True)
class Keyword:
    """A word with the concept and the thesaurus that it comes from; `type` is a code of MD_KeywordTypeCode."""

    label: Text
    type: str = ""
    thesaurus: str = ""
    thesaurus_uri: str = ""
    thesaurus_date: str = ""

    @property
    def uri(self) -> str:
        """The address of the concept, empty where it is not said."""
        return self.label.href


@dataclass(frozen=True, slots=True)
class Party:
    """A person or organisation with a part in the data set; `orcid` and `ror` are bare (`0000-0002-1825-0097`)."""

    role: str
    individual: str = ""
    organisation: str = ""
    email: str = ""
    orcid: str = ""
    ror: str = ""
    url: str = ""

    @property
    def name(self) -> str:
        """The name to show: of the person, else of the organisation."""
        return self.individual or self.organisation


@dataclass(frozen=True, slots=True)
class Relation:
    """Another resource: `type` is a relation of DataCite (`IsPartOf`), `identifier` a DOI, an address or an id."""

    type: str
    identifier: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Licence:
    """What may be done with the data: SPDX id where it is known, address, and the words of the record."""

    spdx: str = ""
    url: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Essentials:
    """A data set in flat form. Languages are ISO 639-2/B (`fre`), dates ISO 8601, `doi` bare (`10.1234/abc`)."""

    identifier: str = ""
    doi: str = ""
    other_identifiers: tuple[str, ...] = ()
    kind: str = "dataset"
    language: str = ""
    resource_languages: tuple[str, ...] = ()
    title: Text | None = None
    alternate_titles: tuple[Text, ...] = ()
    abstract: Text | None = None
    purpose: Text | None = None
    version: str = ""
    created: str = ""
    published: str = ""
    revised: str = ""
    metadata_date: str = ""
    parties: tuple[Party, ...] = ()
    metadata_contacts: tuple[Party, ...] = ()
    keywords: tuple[Keyword, ...] = ()
    topics: tuple[str, ...] = ()
    boxes: tuple[Box, ...] = ()
    places: tuple[Text, ...] = ()
    periods: tuple[Period, ...] = ()
    verticals: tuple[Vertical, ...] = ()
    reference_systems: tuple[Text, ...] = ()
    scale: int | None = None
    resolution_metres: float | None = None
    temporal_resolution: str = ""
    lineage: Text | None = None
    supplemental: Text | None = None
    credits: tuple[Text, ...] = ()
    licences: tuple[Licence, ...] = ()
    access: tuple[Text, ...] = ()
    limitations: tuple[Text, ...] = ()
    frequency: str = ""
    status: str = ""
    links: tuple[Online, ...] = ()
    graphics: tuple[str, ...] = ()
    formats: tuple[tuple[str, str], ...] = ()
    relations: tuple[Relation, ...] = ()
    platforms: tuple[Text, ...] = ()
    instruments: tuple[Text, ...] = ()
    variables: tuple[Variable, ...] = ()
    files: tuple[DataFile, ...] = ()
    conformances: tuple[Text, ...] = ()
    size_megabytes: float | None = None

    def having(self, *roles: str) -> tuple[Party, ...]:
        """Give the parties that have one of the roles (codes of CI_RoleCode), in the order of the record."""
        return tuple(party for party in self.parties if party.role in roles)


# The names of roles that stand in a citation of the data, in the order of their weight.
AUTHORS: tuple[str, ...] = ("author", "principalInvestigator", "originator", "coAuthor")
