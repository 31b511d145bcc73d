"""The RDA DMP Common Standard 1.0: what 1.1 has, more of it required, and lists that may not be empty."""

from typing import Annotated

from fairtool.plan.madmp import v1_1
from fairtool.plan.madmp.common import SecurityAndPrivacy
from fairtool.plan.madmp.element import AtLeastOne, Day, Different, Element


class Contributor(v1_1.Contributor):
    """Who takes part in the management of the data."""

    role: Annotated[tuple[str, ...], AtLeastOne, Different]


class Funding(v1_1.Funding):
    """Money for a project."""

    grant_id: v1_1.PlainId


class Project(v1_1.Project):
    """A project that makes or uses the data."""

    start: Day
    end: Day
    funding: tuple[Funding, ...] | None = None


class Distribution(v1_1.Distribution):
    """A form in which a data set is given out."""

    license: Annotated[tuple[v1_1.License, ...], AtLeastOne] | None = None


class Dataset(v1_1.Dataset):
    """Data that are managed as one thing."""

    distribution: tuple[Distribution, ...] | None = None
    metadata: Annotated[tuple[v1_1.Metadata, ...], AtLeastOne] | None = None
    security_and_privacy: Annotated[tuple[SecurityAndPrivacy, ...], AtLeastOne] | None = None


class Dmp(v1_1.Dmp):
    """A plan."""

    contributor: tuple[Contributor, ...] | None = None
    project: tuple[Project, ...] | None = None
    dataset: Annotated[tuple[Dataset, ...], AtLeastOne]


class DmpDocument(Element):
    """The document that holds a plan."""

    dmp: Dmp
