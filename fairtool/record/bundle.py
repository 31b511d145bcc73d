"""What describes one thing together: a metadata record and the data files that it is about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from fairtool.record.essentials import Essentials
from fairtool.record.flat import flat
from fairtool.record.netcdf_merge import merged
from fairtool.record.part import shown_in
from fairtool.record.place import Place
from fairtool.record.record import Record
from fairtool.rule import When


class Described(NamedTuple):
    """A subject with its canonical record; `kind` is that of the subject: `xml`, `rdf`, `json`, `netcdf`, `cdl`."""

    name: str
    kind: str
    record: Record

    @property
    def is_data(self) -> bool:
        """Say whether these are data, and not a description of some."""
        return self.kind in ("netcdf", "cdl", "zarr")


@dataclass(frozen=True, slots=True)
class Bundle:
    """A description and data files, with what each says in flat form; `measured` unites the files."""

    described: Described
    data: tuple[Described, ...]
    measured: Record = field(init=False)
    said: Essentials = field(init=False)
    found: Essentials = field(init=False)

    def __post_init__(self) -> None:
        """Unite the files, once."""
        measured = merged(one.record for one in self.data)
        object.__setattr__(self, "measured", measured)
        object.__setattr__(self, "said", flat(self.described.record))
        object.__setattr__(self, "found", flat(measured))

    @property
    def path(self) -> str:
        """The name of the description: findings stand there."""
        return self.described.name

    def parts(self, kind: type, when: When) -> Sequence[object]:
        """Give the bundle itself; raises TypeError on another kind."""
        if kind is Bundle and not when.attributes:
            return (self,)
        message = f"a bundle has no parts of type {kind.__name__}"
        raise TypeError(message)

    def shown(self, names: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Give the place and the value of what stands in these fields of the description."""
        return shown_in(self.described.record, names)

    def place(self, *fields: str) -> Place:
        """Give where the description says something, else its root.

        A field is the beginning of its path, and after a `*` its end: `resources[0].extents*.west`.
        """
        return place_in(self.described.record, fields) or Place(self.described.name, "")

    def origin(self, *fields: str) -> Place | None:
        """Give where a data file says something, the first that does."""
        return next(filter(None, (place_in(one.record, fields) for one in self.data)), None)


def place_in(record: Record, fields: tuple[str, ...]) -> Place | None:
    """Give where a record says something, by the paths of fields as `Bundle.place` takes them."""
    for field_ in fields:
        beginning, _, end = field_.partition("*")
        path = next((one for one in record.places if one.startswith(beginning) and one.endswith(end)), None)
        if path:
            return record.places[path]
    return None
