"""Which files of a data set say what, and where: what all of them say together stands in no single file."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from fairtool.plan.planned_dataset import PlannedDataset
from fairtool.record.bundle import Described, place_in
from fairtool.record.essentials import Essentials
from fairtool.record.place import Place


@dataclass(frozen=True, slots=True)
class Telling:
    """The files that say the same, in their order; `place` is where the first of them says it."""

    found: str
    files: tuple[str, ...]
    place: Place


def tellings(
    dataset: PlannedDataset,
    of: Callable[[Essentials], str | None],
    place: Callable[[Described], Place | None],
) -> tuple[Telling, ...]:
    """Give what the files say, each value once with the files that say it; `of` gives None for those that do not."""
    found: dict[str, list[Described]] = {}
    for one, said in each(dataset):
        value = of(said)
        if value is not None:
            found.setdefault(value, []).append(one)
    return tuple(
        Telling(value, tuple(one.name for one in files), place(files[0]) or Place(files[0].name, ""))
        for value, files in found.items()
    )


def each(dataset: PlannedDataset) -> Iterator[tuple[Described, Essentials]]:
    """Give the files that were read, each with what it says itself."""
    yield from zip(dataset.data, dataset.each, strict=True)


def at(*fields: str) -> Callable[[Described], Place | None]:
    """Give what finds the place of the first of these fields in a file."""
    return lambda one: place_in(one.record, fields)


def count(told: tuple[Telling, ...]) -> int:
    """Count the files that say anything."""
    return sum(len(one.files) for one in told)
