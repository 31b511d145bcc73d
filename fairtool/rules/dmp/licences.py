"""What may be done with the data: the licence."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.plan.bundle import PlannedBundle
from fairtool.plan.planned_dataset import PlannedDataset
from fairtool.record.json_node import JsonNode
from fairtool.rule import Example, rule
from fairtool.rules.dmp.drift import SOURCE, drift
from fairtool.vocabulary.licences import licence

_CONSTRAINTS = "resources[0].constraints"
_LICENCE = "/dmp/dataset/0/distribution/0/license"
_CC0 = f'{{"{_LICENCE}/0/license_ref": "https://creativecommons.org/publicdomain/zero/1.0/"}}\n---\n'


@rule(
    "dmp-licence",
    severity=Severity.ERROR,
    source=SOURCE,
    shows=["distribution/license/license_ref"],
    examples=[
        Example("licence", bad=f'{_CC0}---\n:title = "x" ;', good='{}\n---\n---\n:title = "x" ;'),
        Example("licence", bad=f'{_CC0}:license = "CC-BY-4.0" ;', good=f'{_CC0}:license = "CC0-1.0" ;'),
    ],
)
def licences_agree(dataset: PlannedDataset, context: Context[PlannedBundle]) -> Iterator[Problem]:
    """The licence of the plan is that of the data and of the record.

    With two licences nobody knows what may be done. Only licences that are recognised are compared.
    """
    nodes = _licences(dataset)
    said = {known.spdx for node in nodes if (known := licence(node.text())) and known.spdx}
    for other in dataset.others:
        found = {one.spdx for one in other.licences if one.spdx}
        if said and found and said.isdisjoint(found):
            is_record = other is dataset.said
            yield drift(
                context,
                'the licence of "{name}" in the plan is {said}, that of the record {found} ({at}); '
                "correct the one or the other"
                if is_record
                else 'the licence of "{name}" in the plan is {said}, that of the data {found} ({at}); '
                "correct the one or the other",
                nodes[0],
                dataset.origin(_CONSTRAINTS) if is_record else dataset.origin_in_data(_CONSTRAINTS),
                name=dataset.title,
                said=", ".join(sorted(said)),
                found=", ".join(sorted(found)),
            )


@rule(
    "dmp-licence-given",
    severity=Severity.WARNING,
    source=SOURCE,
    shows=["distribution/license/license_ref"],
    examples=[Example("licence", bad=f'{{"{_LICENCE}": null}}\n---\n---\n', good="{}\n---\n---\n")],
)
def licence_is_given(dataset: PlannedDataset, context: Context[PlannedBundle]) -> Iterator[Problem]:
    """A licence that the record or the data give is in the plan too.

    Who reads the plan must learn under which terms the data will be open; the licence was chosen already.
    """
    found = next((one for other in dataset.others for one in other.licences if one.spdx or one.url), None)
    if found is None or _licences(dataset) or not dataset.distributions:
        return
    yield drift(
        context,
        'the plan gives no licence for "{name}"; {at} gives {found}; write it as license_ref, with the day from which '
        "it holds as start_date",
        dataset.distributions[0]["license"],
        dataset.origin(_CONSTRAINTS),
        name=dataset.title,
        found=found.spdx or found.url,
    )


def _licences(dataset: PlannedDataset) -> list[JsonNode]:
    return [
        one["license_ref"] for each in dataset.distributions for one in each["license"] if one["license_ref"].text()
    ]
