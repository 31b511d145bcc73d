"""Where the data are kept: what the repository says of itself, and what keeping them costs."""

from collections.abc import Iterator
from typing import Any

from fairtool.context import Context
from fairtool.fair.repository import Fact, Repository
from fairtool.finding import Problem, Severity
from fairtool.plan.bundle import PlannedBundle
from fairtool.plan.known_repository import known_repository
from fairtool.plan.planned_dataset import PlannedDataset
from fairtool.plan.pole import Tariff
from fairtool.record.json_node import JsonNode
from fairtool.rule import Example, rule
from fairtool.rules.dmp.drift import SOURCE, drift, put
from fairtool.rules.dmp.files import volume

_HOST = "/dmp/dataset/0/distribution/0/host"
_UNIT = "TB and year"
_TERABYTE = 10**12  # bytes
_SEANOE = '{{"{0}": {{"title": "{1}", "url": "{2}"{3}}}}}\n---\n'


@rule(
    "dmp-host-certified",
    severity=Severity.INFO,
    source=SOURCE,
    shows=["distribution/host/certified_with"],
    examples=[
        Example(
            "certification",
            bad=_SEANOE.format(_HOST, "PANGAEA", "https://www.pangaea.de", ', "certified_with": "coretrustseal"'),
            good=_SEANOE.format(_HOST, "SEANOE", "https://www.seanoe.org", ""),
        )
    ],
)
def certification_is_that_of_the_repository(
    dataset: PlannedDataset, context: Context[PlannedBundle]
) -> Iterator[Problem]:
    """The certification of a repository in the plan is the one that it has.

    Funders ask for trustworthy repositories. What is known of a repository is of the day on which its page was read:
    ask it before the plan is changed.
    """
    for host, known in _hosts(dataset, context):
        fact = known.facts.get("certification")
        node = host["certified_with"]
        if fact is None or (fact.holds is not None and bool(node.text()) is fact.holds):
            continue
        if fact.holds or (fact.holds is None and not node.text()):
            template = (
                "of the certification of {name} is known: {found} ({page}); the plan tells of none; write "
                "certified_with where it holds"
            )
        else:
            template = (
                "the plan says that {name} is certified with {said}; known is: {found} ({page}); ask whether it holds"
            )
        yield drift(
            context,
            template,
            node,
            name=known.titles["en"],
            name_fr=known.titles["fr"],
            said=node.text(),
            **_told(fact),
        )


@rule(
    "dmp-host-identifiers",
    severity=Severity.INFO,
    source=SOURCE,
    shows=["distribution/host/pid_system"],
    examples=[
        Example(
            "pid",
            bad=_SEANOE.format(_HOST, "SEANOE", "https://www.seanoe.org", ', "pid_system": ["handle"]'),
            good=_SEANOE.format(_HOST, "SEANOE", "https://www.seanoe.org", ', "pid_system": ["doi"]'),
        )
    ],
)
def identifiers_are_those_of_the_repository(
    dataset: PlannedDataset, context: Context[PlannedBundle]
) -> Iterator[Problem]:
    """The persistent identifiers that the plan expects are those that the repository gives.

    The identifier must be known before the data are cited.
    """
    for host, known in _hosts(dataset, context):
        fact, node = known.facts.get("pid"), host["pid_system"]
        said = {one.text() for one in node}
        if fact and fact.holds and said and "DOI" in fact.values["en"] and "doi" not in said:
            yield drift(
                context,
                "the plan expects {said} of {name}, which gives: {found} ({page}); write doi",
                node,
                fix=put(node, [*sorted(said), "doi"]),
                name=known.titles["en"],
                name_fr=known.titles["fr"],
                said=", ".join(sorted(said)),
                **_told(fact),
            )


@rule("dmp-cost", severity=Severity.INFO, source=SOURCE, shows=["cost"])
def cost_fits_the_volume(bundle: PlannedBundle, context: Context[PlannedBundle]) -> Iterator[Problem]:
    """The costs of the plan are no less than what keeping its volume costs.

    Volume, years and copies times the tariff of the pole, or that of --tariff, are what keeping the data costs; other
    work comes on top. It is only compared where a tariff is known, and the plan says for how many years each data set
    is kept.
    """
    tariff = _tariff(bundle)
    costs = [one for one in bundle.plan.dmp["cost"] if tariff and one["currency_code"].text() == tariff.currency]
    kept = [_kept(dataset) for dataset in bundle.datasets]
    if tariff is None or not tariff.value or not costs or not kept or None in kept:
        return
    said = sum(one["value"].number() or 0.0 for one in costs)
    found = sum(tariff.value * size / _TERABYTE * times for size, times in filter(None, kept))
    if said * bundle.measures.tolerances.cost_factor < found:
        yield drift(
            context,
            "the costs of the plan are {said} {currency}; to keep {volume} for the years and in the copies of the plan "
            "costs about {found} {currency} by the tariff of the pole; plan for that"
            if bundle.measures.said is None
            else "the costs of the plan are {said} {currency}; to keep {volume} for the years and in the copies of the "
            "plan costs about {found} {currency} by the tariff that was given; plan for that",
            bundle.plan.dmp["cost"],
            said=f"{said:.0f}",
            found=f"{found:.0f}",
            currency=tariff.currency,
            volume=volume(sum(size for size, _ in filter(None, kept))),
        )


def _tariff(bundle: PlannedBundle) -> Tariff | None:
    """Give the tariff that was said, else the only one of the pole: of several nobody knows which is meant."""
    known = [one for one in bundle.measures.tariffs if one.value is not None and one.unit == _UNIT]
    return bundle.measures.said or (known[0] if len(known) == 1 else None)


def _kept(dataset: PlannedDataset) -> tuple[float, float] | None:
    """Give the bytes of a data set, and the years times the copies for which the plan keeps them."""
    size = dataset.size or dataset.about["bytes"].number()
    years, copies = dataset.about["retention_years"].number(), dataset.about["copies"].number()
    return (float(size), years * (copies or 1.0)) if size and years else None


def _hosts(dataset: PlannedDataset, context: Context[PlannedBundle]) -> Iterator[tuple[JsonNode, Repository]]:
    """Give the hosts of a data set that are known."""
    for distribution in dataset.distributions:
        host = distribution["host"]
        known = known_repository(host["title"].text(), host["url"].text(), context.view.measures.repositories)
        if known:
            yield host, known


def _told(fact: Fact) -> dict[str, Any]:
    day = fact.told.isoformat() if fact.told else ""
    return {
        "found": fact.values["en"],
        "found_fr": fact.values["fr"],
        "page": ", ".join(filter(None, (fact.source, day))),
    }
