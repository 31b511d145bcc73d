"""The resource that a record describes."""

from dataclasses import dataclass

from fairtool.record.citation import Citation, Graphic, Identifier, Responsibility
from fairtool.record.constraint import Constraints
from fairtool.record.distribution import Format
from fairtool.record.extent import Extent
from fairtool.record.scope import Maintenance
from fairtool.record.service import Coupled, OperatesOn, Operation
from fairtool.record.text import Text


@dataclass(frozen=True, slots=True)
class Keywords:
    """Words of one kind, from one thesaurus."""

    words: tuple[Text, ...] = ()
    type: str = ""
    thesaurus: Citation | None = None
    class_name: Text | None = None


@dataclass(frozen=True, slots=True)
class Usage:
    """A use that was made of the resource."""

    description: Text | None = None
    date: str = ""
    limitations: tuple[Text, ...] = ()
    contacts: tuple[Responsibility, ...] = ()
    responses: tuple[Text, ...] = ()
    documentations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Association:
    """Another resource, and how the two belong together.

    `type` is a code of DS_AssociationTypeCode, `relation` a finer word of DataCite (`IsSupplementTo`).
    """

    citation: Citation | None = None
    identifier: Identifier | None = None
    type: str = ""
    initiative: str = ""
    metadata: Citation | None = None
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Resolution:
    """How fine the resource is: a scale denominator, or a distance with its unit."""

    scale: int | None = None
    distance: float | None = None
    distance_unit: str = ""
    vertical: float | None = None
    vertical_unit: str = ""
    angular: float | None = None
    angular_unit: str = ""
    level_of_detail: Text | None = None


@dataclass(frozen=True, slots=True)
class Resource:
    """The data set, series or service that a record describes; `id` is what its element is referred to by."""

    citation: Citation | None = None
    abstract: Text | None = None
    purpose: Text | None = None
    credits: tuple[Text, ...] = ()
    statuses: tuple[str, ...] = ()
    contacts: tuple[Responsibility, ...] = ()
    maintenances: tuple[Maintenance, ...] = ()
    graphics: tuple[Graphic, ...] = ()
    formats: tuple[Format, ...] = ()
    keywords: tuple[Keywords, ...] = ()
    usages: tuple[Usage, ...] = ()
    constraints: tuple[Constraints, ...] = ()
    associations: tuple[Association, ...] = ()
    representation_types: tuple[str, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    temporal_resolutions: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    character_sets: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    environment: Text | None = None
    extents: tuple[Extent, ...] = ()
    supplemental: Text | None = None
    processing_level: Identifier | None = None
    documentations: tuple[Citation, ...] = ()
    service_type: str = ""
    service_versions: tuple[str, ...] = ()
    service_fees: str = ""
    service_instructions: Text | None = None
    coupling_type: str = ""
    coupled: tuple[Coupled, ...] = ()
    operations: tuple[Operation, ...] = ()
    operates_on: tuple[OperatesOn, ...] = ()
    chains: tuple[Text, ...] = ()
    id: str = ""
