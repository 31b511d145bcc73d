"""The canonical record."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from fairtool.record.acquisition import Acquisition
from fairtool.record.citation import Citation, Date, Online, Responsibility
from fairtool.record.constraint import Constraints
from fairtool.record.content import Catalogue, Coverage
from fairtool.record.distribution import Distribution
from fairtool.record.extension import ApplicationSchema, Extension
from fairtool.record.file import DataFile
from fairtool.record.lineage import Lineage
from fairtool.record.place import Place
from fairtool.record.quality import Quality
from fairtool.record.representation import Grid, ReferenceSystem, Vector
from fairtool.record.resource import Resource
from fairtool.record.scope import Maintenance
from fairtool.record.text import Text


@dataclass(frozen=True, slots=True)
class Locale:
    """A language that the record is written in."""

    id: str = ""
    language: str = ""
    country: str = ""
    character_set: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """The description of a resource, whatever its encoding.

    `encoding` names what it was read from (`ISO-19139:2007`). `places` says where each field was read
    (`resources[0].citation.title`), `nil` why one is left open (`missing`, `unknown`, `inapplicable`), `unread` what
    stands where a number or another value of a type should be. `files` are the data files, where they were seen.
    """

    encoding: str = ""
    identifier: str = ""
    identifier_codespace: str = ""
    identifier_authority: Citation | None = None
    identifier_description: Text | None = None
    language: str = ""
    country: str = ""
    character_set: str = ""
    parent: str = ""
    parent_citation: Citation | None = None
    scopes: tuple[str, ...] = ()
    scope_names: tuple[Text, ...] = ()
    contacts: tuple[Responsibility, ...] = ()
    dates: tuple[Date, ...] = ()
    date_stamp: str = ""
    standard_name: Text | None = None
    standard_version: str = ""
    standards: tuple[Citation, ...] = ()
    profiles: tuple[Citation, ...] = ()
    alternative_references: tuple[Citation, ...] = ()
    data_set_uri: str = ""
    locales: tuple[Locale, ...] = ()
    links: tuple[Online, ...] = ()
    grids: tuple[Grid, ...] = ()
    vectors: tuple[Vector, ...] = ()
    reference_systems: tuple[ReferenceSystem, ...] = ()
    extensions: tuple[Extension, ...] = ()
    resources: tuple[Resource, ...] = ()
    coverages: tuple[Coverage, ...] = ()
    catalogues: tuple[Catalogue, ...] = ()
    distributions: tuple[Distribution, ...] = ()
    qualities: tuple[Quality, ...] = ()
    lineages: tuple[Lineage, ...] = ()
    portrayals: tuple[Citation, ...] = ()
    constraints: tuple[Constraints, ...] = ()
    application_schemas: tuple[ApplicationSchema, ...] = ()
    maintenances: tuple[Maintenance, ...] = ()
    acquisitions: tuple[Acquisition, ...] = ()
    files: tuple[DataFile, ...] = ()
    nil: Mapping[str, str] = field(default_factory=dict)
    unread: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)

    @property
    def resource(self) -> Resource:
        """The resource that is described first; an empty one where there is none."""
        return self.resources[0] if self.resources else Resource()
