"""What published records say otherwise than the one here, say not at all, and say beyond it: by meaning, as changes."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from fairtool.fair.lost import Dropped, Fate, lost_in_publication
from fairtool.fair.online.record_found import RecordFound, Way
from fairtool.push.changes import Change
from fairtool.record.flat import flat
from fairtool.record.record import Record
from fairtool.translate import marked
from fairtool.warned import Warned, warned

_UNNAMED = marked("{where} was not compared: nothing that was published names a file of this name with its size")


def changes_in(local: Record, found: tuple[RecordFound, ...]) -> tuple[Change, ...]:
    """Give what became of each field: first what differs, then what was added; before is here, after is there.

    A field that one of the published records keeps whole is kept.
    """
    lost = lost_in_publication(local, found)
    differing = tuple(_change(one) for one in lost if one.fate is not Fate.KEPT)
    changed = {one.field for one in lost if one.fate is not Fate.KEPT}
    return (*differing, *_added(local, found, changed))


def _change(one: Dropped) -> Change:
    nearest = one.nearest
    if one.fate is Fate.DROPPED or nearest is None:
        return Change(one.field, _listed(one.local, one.count - len(one.local)), None)
    missing = _listed(nearest.missing, nearest.left_out)
    is_part = len(nearest.missing) + nearest.left_out < one.count
    return Change(one.field, missing, None if is_part or not nearest.found else _listed(nearest.found, 0))


def _added(local: Record, found: tuple[RecordFound, ...], changed: set[str]) -> Iterator[Change]:
    """Give what published records say that the one here does not, each field once; of one that differs, nothing."""
    here, seen = (RecordFound(local, Way.CATALOGUE, ""),), set(changed)
    for one in found:
        for more in lost_in_publication(one.record, here):
            if more.field not in seen and more.fate is not Fate.KEPT and more.nearest:
                seen.add(more.field)
                yield Change(more.field, None, _listed(more.nearest.missing, more.nearest.left_out))


def _listed(values: Sequence[str], left_out: int) -> str:
    return "; ".join(values) + (f" (+{left_out})" if left_out > 0 else "")


def files_in(
    files: Sequence[Path], found: Sequence[RecordFound], named: Mapping[str, int | None]
) -> tuple[tuple[Change, ...], tuple[Warned, ...]]:
    """Hold data files against the sizes that were published of files of their names, and say what could not be."""
    there = {one.name: one.size for record in found for one in flat(record.record).files if one.name}
    there |= {name: size for name, size in named.items() if size is not None or name not in there}
    sizes = [(path, path.stat().st_size, there.get(path.name)) for path in files]
    changes = tuple(
        Change(f"files.{path.name}", str(size), str(other)) for path, size, other in sizes if other not in (None, size)
    )
    return changes, tuple(warned(_UNNAMED, path.name) for path, _, other in sizes if other is None)
