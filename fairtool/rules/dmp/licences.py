"""What may be done with the data: the licence."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.plan.bundle import PlannedBundle
from fairtool.plan.planned_dataset import PlannedDataset
from fairtool.record.bundle import place_in
from fairtool.record.essentials import Essentials
from fairtool.record.json_node import JsonNode
from fairtool.record.place import Place
from fairtool.rule import Example, rule
from fairtool.rules.dmp.by_file import at, count, each, tellings
from fairtool.rules.dmp.drift import SOURCE, drift, listed
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
    if not said:
        return
    of_record = _recognised(dataset.said) if dataset.said else None
    if of_record and said.isdisjoint(of_record.split(", ")):
        yield drift(
            context,
            'the licence of "{name}" in the plan is {said}, that of the record {found} ({at}); '
            "correct the one or the other",
            nodes[0],
            dataset.origin(_CONSTRAINTS),
            name=dataset.title,
            said=", ".join(sorted(said)),
            found=of_record,
        )
    told = tellings(dataset, _recognised, at(_CONSTRAINTS))
    for one in told:
        if said.isdisjoint(one.found.split(", ")):
            yield drift(
                context,
                'the licence of "{name}" in the plan is {said}, that of the data {found} ({at}); '
                "correct the one or the other"
                if len(one.files) == count(told)
                else 'the licence of "{name}" in the plan is {said}, and some files give {found} ({count} of {total}; '
                "{at}): {files}; correct the one or the other",
                nodes[0],
                one.place,
                name=dataset.title,
                said=", ".join(sorted(said)),
                found=one.found,
                count=len(one.files),
                total=count(told),
                files=listed(one.files),
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
    place, found = next((one for one in _given(dataset) if one[1]), (None, ""))
    if not found or _licences(dataset) or not dataset.distributions:
        return
    yield drift(
        context,
        'the plan gives no licence for "{name}"; {at} gives {found}; write it as license_ref, with the day from which '
        "it holds as start_date",
        dataset.distributions[0]["license"],
        place,
        name=dataset.title,
        found=found,
    )


def _recognised(said: Essentials) -> str | None:
    """Give the licences that are known, as SPDX writes them; None where there are none."""
    return ", ".join(sorted({one.spdx for one in said.licences if one.spdx})) or None


def _given(dataset: PlannedDataset) -> Iterator[tuple[Place | None, str]]:
    """Give the licences of the record, then those of all files, with the place of the first."""
    if dataset.record and dataset.said:
        yield dataset.origin(_CONSTRAINTS), ", ".join(_named(dataset.said))
    told = [(one, names) for one, said in each(dataset) if (names := _named(said))]
    for one, _ in told[:1]:
        every = dict.fromkeys(name for _, names in told for name in names)
        yield place_in(one.record, (_CONSTRAINTS,)) or Place(one.name, ""), ", ".join(every)


def _named(said: Essentials) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for one in said.licences if (name := one.spdx or one.url)))


def _licences(dataset: PlannedDataset) -> list[JsonNode]:
    return [
        one["license_ref"] for each in dataset.distributions for one in each["license"] if one["license_ref"].text()
    ]
