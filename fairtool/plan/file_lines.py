"""In which line of a plan file each value of the united plan stands, and where its data sets lie."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from fairtool.plan.block_shape import EVERY
from fairtool.plan.plan_file import PlanFile, Source
from fairtool.plan.shape import EXTENSION
from fairtool.plan.shown_path import to_here
from fairtool.plan.united import United
from fairtool.plan.yaml_node import Plain

_ABOUT = "about"  # what a plan file calls the extension of a data set


def lines_of(file: PlanFile, whole: United) -> Mapping[str, int]:
    """Give the lines by the JSON pointers of the united plan; what stands nowhere in the file has none."""
    found: dict[str, int] = {}
    for pointer, origin in whole.sources.items():
        lines = file.blocks[origin.source].lines
        line = next((lines[one] for one in _in_block(pointer, file, whole) if one in lines), None)
        if line is not None:
            found[pointer] = line
    return found


def data_of(file: PlanFile, whole: United) -> Mapping[int, str]:
    """Give where the data of each data set were measured: a folder, a file, or a pattern of files."""
    said = _inside(file.blocks[Source.MEASURED].content, "places")
    places = {number: said.get(f"/dataset/{key}") for number, key in enumerate(whole.keys)}
    folder = Path(file.path).parent
    return {number: to_here(place, folder) for number, place in places.items() if isinstance(place, str)}


def _in_block(pointer: str, file: PlanFile, whole: United) -> Iterator[str]:
    """Give the pointers that a value may have in a block: data sets and distributions have keys there, and no numbers.

    What a block says of all data sets, or of all distributions, stands under `*`.
    """
    parts = pointer.split("/")[2:]
    if parts[:1] != ["dataset"] or len(parts) < 2:
        yield "/" + "/".join(parts[1:] if parts[:1] == [EXTENSION] else parts)
        return
    key, rest = whole.keys[int(parts[1])], [_ABOUT if part == EXTENSION else part for part in parts[2:3]] + parts[3:]
    forms = _forms(file, key)
    for data_set in (key, EVERY):
        if rest[:1] == ["distribution"] and len(rest) > 1:
            for form in (*forms[int(rest[1]) : int(rest[1]) + 1], EVERY):
                yield "/".join(["/dataset", data_set, "distribution", form, *rest[2:]])
        else:
            yield "/".join(["/dataset", data_set, *rest])


def _forms(file: PlanFile, key: str) -> Sequence[str]:
    """Give the keys of the distributions of a data set, in the order in which the united plan has them."""
    said = (_inside(_inside(block.content, "dataset"), one) for block in file.blocks.values() for one in (key, EVERY))
    names = (name for one in said for name in _inside(one, "distribution"))
    return tuple(dict.fromkeys(name for name in names if name != EVERY))


def _inside(content: Mapping[str, Plain], key: str) -> Mapping[str, Plain]:
    found = content.get(key)
    return found if isinstance(found, dict) else {}
