"""What edits change, as lines of CDL with - and + before them, and the rules that ask for it as comments."""

from collections.abc import Iterable, Iterator

from fairtool.finding import (
    HeaderEdit,
    JsonEdit,
    RemoveAttribute,
    RemoveJson,
    RenameAttribute,
    RenameJson,
    SetXml,
)
from fairtool.fix.edits import Edits
from fairtool.fix.expected import value_of
from fairtool.netcdf.cdl_format import statement
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Value


def diff(dataset: Dataset, edits: Edits) -> Iterator[str]:
    """Give the lines of a diff of the header; the last line of each change names the rules that ask for it."""
    for edit in edits.edits:
        if isinstance(edit, SetXml | JsonEdit):
            continue
        *before, last = _lines(edit, _current(dataset, edit))
        yield from before
        yield f"{last} // {', '.join(edits.rules[edit])}" if edits.rules.get(edit) else last


def _lines(edit: HeaderEdit, old: Value | None) -> Iterator[str]:
    """Give the lines of one change, at least one."""
    prefix = "" if edit.owner == "/" else edit.owner
    if old is not None or isinstance(edit, RemoveAttribute):
        yield f"- {statement(prefix, edit.name, old if old is not None else '')}"
    if isinstance(edit, RenameAttribute):
        yield f"+ {statement(prefix, edit.new_name, old if old is not None else '')}"
    elif not isinstance(edit, RemoveAttribute):
        yield f"+ {statement(prefix, edit.name, value_of(edit))}"


def _current(dataset: Dataset, edit: HeaderEdit) -> Value | None:
    if edit.owner.endswith("/"):
        group = dataset.groups.get(edit.owner.rstrip("/") or "/")
        return group.attributes.get(edit.name) if group else None
    variable = dataset.variables.get(edit.owner)
    return variable.attributes.get(edit.name) if variable else None


def diff_of_xml(edits: Edits, values: Iterable[str]) -> Iterator[str]:
    """Give the lines of a diff of an XML document; `values` are what stands now where each edit writes."""
    written = [edit for edit in edits.edits if isinstance(edit, SetXml)]
    for edit, old in zip(written, values, strict=True):
        name = "/".join(edit.where.split("/")[-2:])
        place = f"{name}/@{edit.attribute}" if edit.attribute else name
        yield f'- {place} = "{old}"'
        rules = ", ".join(edits.rules.get(edit, ()))
        yield f'+ {place} = "{edit.value}"' + (f" // {rules}" if rules else "")


def diff_of_json(edits: Edits, values: Iterable[str]) -> Iterator[str]:
    """Give the lines of a diff of a JSON document; `values` are what stands now where each edit writes."""
    written = [edit for edit in edits.edits if isinstance(edit, JsonEdit)]
    for edit, old in zip(written, values, strict=True):
        *before, last = _lines_of_json(edit, old)
        yield from before
        rules = ", ".join(edits.rules.get(edit, ()))
        yield f"{last} // {rules}" if rules else last


def _lines_of_json(edit: JsonEdit, old: str) -> Iterator[str]:
    """Give the lines of one change, at least one."""
    if old:
        yield f"- {edit.where}: {old}"
    if isinstance(edit, RenameJson):
        yield f"+ {edit.where.rpartition('/')[0]}/{edit.key}: {old}"
    elif not isinstance(edit, RemoveJson):
        yield f"+ {edit.where}: {edit.value}"
