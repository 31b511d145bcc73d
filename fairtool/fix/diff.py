"""What edits change, as lines of CDL with - and + before them."""

from collections.abc import Iterable, Iterator

from fairtool.finding import Edit, RemoveAttribute, RenameAttribute
from fairtool.fix.expected import value_of
from fairtool.netcdf.cdl_format import statement
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Value


def diff(dataset: Dataset, edits: Iterable[Edit]) -> Iterator[str]:
    """Give the lines of a diff of the header."""
    for edit in edits:
        prefix = "" if edit.owner == "/" else edit.owner
        old = _current(dataset, edit)
        if old is not None:
            yield f"- {statement(prefix, edit.name, old)}"
        if isinstance(edit, RenameAttribute):
            yield f"+ {statement(prefix, edit.new_name, old if old is not None else '')}"
        elif not isinstance(edit, RemoveAttribute):
            yield f"+ {statement(prefix, edit.name, value_of(edit))}"


def _current(dataset: Dataset, edit: Edit) -> Value | None:
    if edit.owner.endswith("/"):
        group = dataset.groups.get(edit.owner.rstrip("/") or "/")
        return group.attributes.get(edit.name) if group else None
    variable = dataset.variables.get(edit.owner)
    return variable.attributes.get(edit.name) if variable else None
