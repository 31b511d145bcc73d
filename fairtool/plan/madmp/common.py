"""Parts of a plan that are the same in every version of the standard, or the start of what a version adds to."""

from typing import Annotated

from fairtool.plan.madmp.element import (
    Certification,
    Country,
    Currency,
    DataAccess,
    Day,
    Different,
    Element,
    Email,
    FundingStatus,
    Language,
    Moment,
    Number,
    PidSystem,
    Whole,
    YesNo,
)
from fairtool.plan.madmp.extension import DatasetExtension, PlanExtension


class Identifier(Element):
    """An identifier and its kind."""

    identifier: str
    type: str


class CommonContact(Element):
    """Who answers for the plan."""

    name: str
    mbox: Email


class CommonContributor(Element):
    """Who takes part in the management of the data."""

    name: str
    mbox: Email | None = None
    role: Annotated[tuple[str, ...], Different]


class Cost(Element):
    """What the management of the data costs."""

    title: str
    description: str | None = None
    value: Number | None = None
    currency_code: Currency | None = None


class CommonFunding(Element):
    """Money for a project."""

    funding_status: FundingStatus | None = None


class CommonProject(Element):
    """A project that makes or uses the data."""

    title: str
    description: str | None = None
    start: Day | None = None
    end: Day | None = None


class CommonHost(Element):
    """Where a distribution is kept."""

    title: str
    description: str | None = None
    availability: str | None = None
    backup_frequency: str | None = None
    backup_type: str | None = None
    certified_with: Certification | None = None
    geo_location: Country | None = None
    pid_system: tuple[PidSystem, ...] | None = None
    storage_type: str | None = None
    support_versioning: YesNo | None = None


class CommonLicense(Element):
    """Under which terms a distribution may be used, from which day on; a day in the future is an embargo."""

    start_date: Day


class CommonDistribution(Element):
    """A form in which a data set is given out."""

    title: str
    description: str | None = None
    data_access: DataAccess
    access_url: str | None = None
    available_until: Day | None = None
    byte_size: Whole | None = None
    format: tuple[str, ...] | None = None


class CommonMetadata(Element):
    """A standard that the metadata of a data set follow."""

    description: str | None = None
    language: Language


class SecurityAndPrivacy(Element):
    """A measure of security or privacy."""

    title: str
    description: str | None = None


class CommonTechnicalResource(Element):
    """A thing that is needed to make or use the data."""

    name: str
    description: str | None = None


class CommonDataset(Element):
    """Data that are managed as one thing."""

    title: str
    description: str | None = None
    type: str | None = None
    issued: Day | None = None
    keyword: tuple[str, ...] | None = None
    language: Language | None = None
    personal_data: YesNo
    sensitive_data: YesNo
    data_quality_assurance: tuple[str, ...] | None = None
    preservation_statement: str | None = None
    security_and_privacy: tuple[SecurityAndPrivacy, ...] | None = None
    fairtool: DatasetExtension | None = None


class CommonDmp(Element):
    """A plan."""

    title: str
    description: str | None = None
    created: Moment
    modified: Moment
    language: Language
    ethical_issues_exist: YesNo
    ethical_issues_description: str | None = None
    cost: tuple[Cost, ...] | None = None
    fairtool: PlanExtension | None = None
