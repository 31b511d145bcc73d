"""The RDA DMP Common Standard 1.1: closed lists of kinds of identifiers, checked addresses, a closed root."""

from typing import Literal

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
)
from fairtool.plan.madmp.element import ClosedElement, Element, StandardKind, Uri


class PersonId(Element):
    """The identifier of a person."""

    identifier: str
    type: Literal["orcid", "isni", "openid", "other"]


class PersistentId(Element):
    """The identifier of a plan or of a data set."""

    identifier: str
    type: Literal["handle", "doi", "ark", "url", "other"]


class FunderId(Element):
    """The identifier of a funder."""

    identifier: str
    type: Literal["fundref", "url", "other"]


class PlainId(Element):
    """The identifier of a grant or of a metadata standard."""

    identifier: str
    type: StandardKind


class Contact(CommonContact):
    """Who answers for the plan."""

    contact_id: PersonId


class Contributor(CommonContributor):
    """Who takes part in the management of the data."""

    contributor_id: PersonId


class Funding(CommonFunding):
    """Money for a project."""

    funder_id: FunderId
    grant_id: PlainId | None = None


class Project(CommonProject):
    """A project that makes or uses the data."""

    funding: tuple[Funding, ...] | None = None


class License(CommonLicense):
    """Under which terms a distribution may be used, from which day on."""

    license_ref: Uri


class Host(CommonHost):
    """Where a distribution is kept."""

    url: Uri


class Distribution(CommonDistribution):
    """A form in which a data set is given out."""

    download_url: Uri | None = None
    license: tuple[License, ...] | None = None
    host: Host | None = None


class Metadata(CommonMetadata):
    """A standard that the metadata of a data set follow."""

    metadata_standard_id: PlainId


class Dataset(CommonDataset):
    """Data that are managed as one thing."""

    dataset_id: PersistentId
    distribution: tuple[Distribution, ...] | None = None
    metadata: tuple[Metadata, ...] | None = None
    technical_resource: tuple[CommonTechnicalResource, ...] | None = None


class Dmp(CommonDmp):
    """A plan."""

    dmp_id: PersistentId
    contact: Contact
    contributor: tuple[Contributor, ...] | None = None
    ethical_issues_report: Uri | None = None
    project: tuple[Project, ...] | None = None
    dataset: tuple[Dataset, ...]


class DmpDocument(ClosedElement):
    """The document that holds a plan, and nothing else."""

    dmp: Dmp
