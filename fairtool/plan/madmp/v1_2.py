"""The RDA DMP Common Standard 1.2 (2025-11-25): the canonical model of a plan."""

from typing import Annotated

from fairtool.plan.madmp.common import (
    CommonContact,
    CommonContributor,
    CommonDataset,
    CommonDistribution,
    CommonDmp,
    CommonFunding,
    CommonHost,
    CommonLicense,
    CommonMetadata,
    CommonProject,
    CommonTechnicalResource,
    Identifier,
)
from fairtool.plan.madmp.element import AtLeastOne, Day, Element, Email, StandardKind, Truth, Uri, Url
from fairtool.plan.madmp.extension import PersonExtension


class RelatedIdentifier(Identifier):
    """Another thing, and how this one relates to it, in the words of DataCite."""

    relation_type: str
    resource_type: str | None = None
    metadata_scheme: str | None = None
    scheme_type: str | None = None
    scheme_uri: Uri | None = None


class Affiliation(Element):
    """Where somebody works."""

    name: str
    affiliation_id: Identifier


class Contact(CommonContact):
    """Who answers for the plan."""

    contact_id: Identifier | Annotated[tuple[Identifier, ...], AtLeastOne]
    affiliation: tuple[Affiliation, ...] | None = None
    fairtool: PersonExtension | None = None


class Contributor(CommonContributor):
    """Who takes part in the management of the data."""

    contributor_id: Identifier | tuple[Identifier, ...]
    affiliation: tuple[Affiliation, ...] | None = None
    fairtool: PersonExtension | None = None


class Creator(Element):
    """Who made a data set."""

    name: str
    mbox: Email | None = None
    creator_id: Identifier | tuple[Identifier, ...]
    affiliation: tuple[Affiliation, ...] | None = None
    fairtool: PersonExtension | None = None


class Funding(CommonFunding):
    """Money for a project."""

    funder_id: Identifier
    grant_id: Identifier | None = None


class Project(CommonProject):
    """A project that makes or uses the data."""

    project_id: tuple[Identifier, ...] | None = None
    funding: tuple[Funding, ...] | None = None


class License(CommonLicense):
    """Under which terms a distribution may be used, from which day on."""

    license_ref: Url


class Host(CommonHost):
    """Where a distribution is kept."""

    url: Url
    host_id: tuple[Identifier, ...] | None = None


class Distribution(CommonDistribution):
    """A form in which a data set is given out."""

    download_url: Url | None = None
    issued: Day | None = None
    license: tuple[License, ...] | None = None
    host: Host | None = None


class MetadataStandardId(Element):
    """The identifier of a metadata standard."""

    identifier: str
    type: StandardKind


class Metadata(CommonMetadata):
    """A standard that the metadata of a data set follow."""

    metadata_standard_id: MetadataStandardId | Annotated[tuple[MetadataStandardId, ...], AtLeastOne]


class TechnicalResource(CommonTechnicalResource):
    """A thing that is needed to make or use the data."""

    technical_resource_id: tuple[Identifier, ...] | None = None


class Dataset(CommonDataset):
    """Data that are managed as one thing."""

    dataset_id: Identifier
    alternate_identifier: tuple[Identifier, ...] | None = None
    related_identifier: tuple[RelatedIdentifier, ...] | None = None
    creator: tuple[Creator, ...] | None = None
    is_reused: Truth | None = None
    rights: str | None = None
    distribution: tuple[Distribution, ...] | None = None
    metadata: tuple[Metadata, ...] | None = None
    technical_resource: tuple[TechnicalResource, ...] | None = None


class Dmp(CommonDmp):
    """A plan."""

    dmp_id: Identifier
    contact: Contact
    contributor: tuple[Contributor, ...] | None = None
    ethical_issues_report: str | None = None
    alternate_identifier: tuple[Identifier, ...] | None = None
    related_identifier: tuple[RelatedIdentifier, ...] | None = None
    project: tuple[Project, ...] | None = None
    dataset: tuple[Dataset, ...]


class DmpDocument(Element):
    """The document that holds a plan."""

    dmp: Dmp
