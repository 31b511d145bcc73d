"""A data set of a plan with what was found of it: its files, what they hold, and the record that describes it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from fairtool.identifiers import doi_of
from fairtool.plan.found_file import FoundFile
from fairtool.record.bundle import Described, place_in
from fairtool.record.essentials import Essentials
from fairtool.record.flat import flat
from fairtool.record.json_node import JsonNode
from fairtool.record.netcdf_merge import merged
from fairtool.record.place import Place

EXTENSION = "fairtool"


@dataclass(frozen=True, slots=True)
class PlannedDataset:
    """A data set of a plan; `data` are the files among `files` that could be read, `record` is what describes them.

    `found` is what the data say together, `said` what the record says; None where there is none. `each` is what each of
    `data` says by itself.
    """

    node: JsonNode
    files: tuple[FoundFile, ...] = ()
    data: tuple[Described, ...] = ()
    record: Described | None = None
    found: Essentials | None = field(init=False)
    said: Essentials | None = field(init=False)
    each: tuple[Essentials, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Unite what the files say, once."""
        measured = merged(one.record for one in self.data) if self.data else None
        object.__setattr__(self, "found", flat(measured) if measured else None)
        object.__setattr__(self, "each", tuple(flat(one.record) for one in self.data))
        object.__setattr__(self, "said", flat(self.record.record) if self.record else None)

    @property
    def path(self) -> str:
        """Where it stands in the plan, as a JSON pointer."""
        return self.node.where

    @property
    def title(self) -> str:
        """What messages call it: its title, else its key, else its place."""
        return self.node["title"].text() or self.about["key"].text() or self.path

    @property
    def about(self) -> JsonNode:
        """What fairtool adds to it."""
        return self.node[EXTENSION]

    @property
    def distributions(self) -> tuple[JsonNode, ...]:
        """The forms in which it is given out."""
        return tuple(one for one in self.node["distribution"] if one.members)

    @property
    def doi(self) -> str:
        """Its DOI in the plan, bare."""
        identifiers = (self.node["dataset_id"], *self.node["alternate_identifier"])
        return next(filter(None, (doi_of(one["identifier"].text()) for one in identifiers)), "")

    @property
    def size(self) -> int | None:
        """The bytes of its files together; None where there are none, or one has no size."""
        sizes = [one.size for one in self.files]
        return sum(size or 0 for size in sizes) if sizes and None not in sizes else None

    @property
    def is_whole(self) -> bool:
        """Say whether there are as many files as the plan says: what is measured is then of the whole data set."""
        return self.about["files"].number() == len(self.files)

    @property
    def others(self) -> tuple[Essentials, ...]:
        """What the record and the data say, the record first."""
        return tuple(one for one in (self.said, self.found) if one)

    def origin(self, *fields: str) -> Place | None:
        """Give where the record or else a data file says something, by paths as `Bundle.place` takes them."""
        every = (*((self.record,) if self.record else ()), *self.data)
        return next(filter(None, (place_in(one.record, fields) for one in every)), None)

    def origin_in_data(self, *fields: str) -> Place | None:
        """Give where a data file says something."""
        return next(filter(None, (place_in(one.record, fields) for one in self.data)), None)

    def shown(self, names: Sequence[str]) -> Iterator[tuple[str, object]]:
        """Give the texts under these keys, as evidence; `distribution/license_ref` looks into each."""
        for name in names:
            yield from ((one.where, one.text()) for one in _at(self.node, name.split("/")))


def _at(node: JsonNode, path: Sequence[str]) -> Iterator[JsonNode]:
    if not path:
        yield node
        return
    for item in node[path[0]]:
        yield from _at(item, path[1:])
