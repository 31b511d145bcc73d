"""A plan with the data that it is about: the files, the records, and which of them belong to which data set."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from fairtool.fair.repository import Repository
from fairtool.plan.attribution import Attribution, attributed
from fairtool.plan.found_file import FoundFile
from fairtool.plan.planned_dataset import PlannedDataset
from fairtool.plan.pole import Tariff
from fairtool.plan.template import PlanVersion
from fairtool.plan.tolerances import Tolerances
from fairtool.plan.view import Plan
from fairtool.record.bundle import Described
from fairtool.record.json_node import JsonNode
from fairtool.rule import When


@dataclass(frozen=True, slots=True)
class Measures:
    """What a plan is held to beside its data: tolerances, repositories, tariffs of its pole, versions that are due.

    `said` is the tariff that the user says, which counts before those of the pole.
    """

    tolerances: Tolerances
    repositories: tuple[Repository, ...] = ()
    tariffs: tuple[Tariff, ...] = ()
    versions: tuple[PlanVersion, ...] = ()
    said: Tariff | None = None


@dataclass(frozen=True, slots=True)
class PlannedBundle:
    """A plan, and what is there of its data; `files` are all data files, `described` those that were read, and records.

    `places` say where the data of a data set lie, by its number, as far as the plan says it. `left_out` are the files
    that belong to none of its data sets. `is_searched` says that there was a folder to look for data in: that no file
    was found tells something then.
    """

    plan: Plan
    files: tuple[FoundFile, ...]
    described: tuple[Described, ...]
    measures: Measures
    places: Mapping[int, str] = field(default_factory=dict)
    is_searched: bool = False
    datasets: tuple[PlannedDataset, ...] = field(init=False)
    left_out: tuple[FoundFile, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Give each file and record to the data set that it belongs to."""
        data = {one.name: one for one in self.described if one.is_data}
        records = [one for one in self.described if not one.is_data]
        nodes = [node for node in self.plan.dmp["dataset"] if node.members]
        found = attributed(nodes, self.files, data, records, self.places)
        datasets = tuple(self._dataset(number, node, found, data) for number, node in enumerate(nodes))
        object.__setattr__(self, "datasets", datasets)
        object.__setattr__(self, "left_out", found.left_out)

    def _dataset(
        self, number: int, node: JsonNode, found: Attribution, data: Mapping[str, Described]
    ) -> PlannedDataset:
        files = found.files.get(number, ())
        read = tuple(data[one.name] for one in files if one.name in data)
        return PlannedDataset(node, files, read, found.records.get(number))

    @property
    def path(self) -> str:
        """The name of the plan: findings stand there."""
        return self.plan.path

    def parts(self, kind: type, when: When) -> Sequence[object]:
        """Give the bundle, or its data sets; raises TypeError on another kind."""
        if kind is PlannedBundle and not when.attributes:
            return (self,)
        if kind is PlannedDataset and not when.attributes:
            return self.datasets
        message = f"a plan with its data has no parts of type {kind.__name__}"
        raise TypeError(message)

    def shown(self, names: Sequence[str]) -> Iterator[tuple[str, object]]:
        """Give the texts under these keys of the plan, as evidence."""
        yield from ((self.plan.dmp[name].where, self.plan.dmp[name].text()) for name in names)
