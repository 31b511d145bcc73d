"""Who may see the data: access, personal and sensitive data."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.plan.bundle import PlannedBundle
from fairtool.plan.formats import day_of
from fairtool.plan.planned_dataset import PlannedDataset
from fairtool.record.json_node import JsonNode
from fairtool.record.text import Text
from fairtool.rule import Example, rule
from fairtool.rules.dmp.drift import SOURCE, drift

_CONSTRAINTS = "resources[0].constraints"
# The reasons of article 13(1) of INSPIRE, by the last letter of the code: personal data, and rare species.
_ARTICLE = "INSPIRE_Directive_Article13_1"
_PERSONAL, _PLACES = "f", "h"
_ACCESS = (
    "gmd:identificationInfo/*/gmd:resourceConstraints/*/gmd:otherConstraints[1] = <gmd:otherConstraints>"
    '<gmx:Anchor xlink:href="http://inspire.ec.europa.eu/metadata-codelist/LimitationsOnPublicAccess/{}">limit'
    "</gmx:Anchor></gmd:otherConstraints>\n---\n"
)
_CLOSED = '{"/dmp/dataset/0/distribution/0/data_access": "closed"'


@rule(
    "dmp-access",
    severity=Severity.WARNING,
    source=SOURCE,
    shows=["distribution/data_access"],
    examples=[
        Example("access", bad="{}\n---\n" + _ACCESS.format(f"{_ARTICLE}b"), good="{}\n---\n---\n"),
        Example("access", bad=f"{_CLOSED}}}\n---\n---\n", good="{}\n---\n---\n"),
    ],
)
def access_agrees(dataset: PlannedDataset, context: Context[PlannedBundle]) -> Iterator[Problem]:
    """The access that the plan gives is that of the record.

    Data that the plan opens and the record closes disappoint whoever asks for them; the other way round they are lost
    to all who read the plan. An embargo that still runs is no disagreement.
    """
    limits = _limits(dataset)
    if limits is None:
        return
    for distribution in dataset.distributions:
        node = distribution["data_access"]
        if node.text() == "open" and limits:
            template = (
                'the plan gives "{name}" open access; the record limits it: {found} ({at}); write shared or closed'
            )
        elif node.text() == "closed" and not limits and not _is_embargoed(distribution, context):
            template = (
                'the plan closes "{name}", and the record says that access is not limited: {found} ({at}); write open, '
                "or the limits into the record"
            )
        else:
            continue
        found = ", ".join(filter(None, (one.value or one.href for one in dataset.said.access))) if dataset.said else ""
        yield drift(context, template, node, dataset.origin(_CONSTRAINTS), name=dataset.title, found=found)


@rule(
    "dmp-personal-data",
    severity=Severity.ERROR,
    source=SOURCE,
    shows=["personal_data"],
    examples=[
        Example(
            "personal",
            bad=f"{_CLOSED}}}\n---\n" + _ACCESS.format(f"{_ARTICLE}{_PERSONAL}"),
            good=f'{_CLOSED}, "/dmp/dataset/0/personal_data": "yes"}}\n---\n'
            + _ACCESS.format(f"{_ARTICLE}{_PERSONAL}"),
        )
    ],
)
def personal_data_are_told(dataset: PlannedDataset, context: Context[PlannedBundle]) -> Iterator[Problem]:
    """Data whose record limits access for the sake of persons are personal data in the plan.

    Personal data ask for a legal ground and for protection, of which the plan must tell. The record says so by article
    13(1)(f) of INSPIRE.
    """
    yield from _untold(
        dataset,
        context,
        _PERSONAL,
        dataset.node["personal_data"],
        'the record limits access to "{name}" to protect personal data ({at}), and the plan says that there are none; '
        "write personal_data yes, and how they are protected",
    )


@rule(
    "dmp-sensitive-data",
    severity=Severity.ERROR,
    source=SOURCE,
    shows=["sensitive_data"],
    examples=[
        Example(
            "sensitive",
            bad=f"{_CLOSED}}}\n---\n" + _ACCESS.format(f"{_ARTICLE}{_PLACES}"),
            good=f'{_CLOSED}, "/dmp/dataset/0/sensitive_data": "yes"}}\n---\n' + _ACCESS.format(f"{_ARTICLE}{_PLACES}"),
        )
    ],
)
def sensitive_data_are_told(dataset: PlannedDataset, context: Context[PlannedBundle]) -> Iterator[Problem]:
    """Data whose record limits access to protect the environment are sensitive data in the plan.

    The places of rare species are to be blurred or kept apart, of which the plan must tell. The record says so by
    article 13(1)(h) of INSPIRE.
    """
    yield from _untold(
        dataset,
        context,
        _PLACES,
        dataset.node["sensitive_data"],
        'the record limits access to "{name}" to protect the environment, as rare species ({at}), and the plan says '
        "that no data are sensitive; write sensitive_data yes, and how they are protected",
    )


def _untold(
    dataset: PlannedDataset, context: Context[PlannedBundle], letter: str, node: JsonNode, template: str
) -> Iterator[Problem]:
    limits = _limits(dataset) or ()
    if node.text() == "no" and any(one.href.rstrip("/").endswith(f"{_ARTICLE}{letter}") for one in limits):
        yield drift(context, template, node, dataset.origin(_CONSTRAINTS), name=dataset.title)


def _limits(dataset: PlannedDataset) -> tuple[Text, ...] | None:
    """Give the limits of access that the record cites by the code list of INSPIRE; None where it cites none of it."""
    access = dataset.said.access if dataset.said else ()
    cited = [one for one in access if "LimitationsOnPublicAccess/" in one.href]
    return tuple(one for one in cited if _ARTICLE in one.href) if cited else None


def _is_embargoed(distribution: JsonNode, context: Context[PlannedBundle]) -> bool:
    days = [day_of(one["start_date"].text()) for one in distribution["license"]]
    return any(day is not None and day > context.today for day in days)
