"""What the attributes of a data set must be after edits: the picture that the mended copy is compared with."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from fairtool.finding import HeaderEdit, RemoveAttribute, RenameAttribute, SetAttribute
from fairtool.fix.edits import by_owner
from fairtool.netcdf.model import Attributes, Group, NcType, Numbers, StringText, Value, Variable


def value_of(edit: SetAttribute) -> Value:
    """Give the attribute value that an edit writes."""
    if edit.type == "string":
        return StringText(edit.value) if isinstance(edit.value, str) else tuple(str(one) for one in _many(edit.value))
    if isinstance(edit.value, str):
        return edit.value
    return Numbers(NcType(edit.type), tuple(one for one in _many(edit.value) if not isinstance(one, str)))


def _many(value: object) -> tuple[str | int | float, ...]:
    return value if isinstance(value, tuple) else (value,)


def edited(root: Group, edits: Iterable[HeaderEdit]) -> Group:
    """Give a group with the edits made in it and below; raises KeyError where an edit names nothing."""
    wanted = by_owner(edits)
    done = _group(root, wanted)
    known = set(_owners(root))
    missing = set(wanted) - known
    if missing:
        raise KeyError(min(missing))
    return done


def _owners(group: Group) -> Iterable[str]:
    yield group.owner
    yield from (variable.path for variable in group.variables.values())
    for child in group.groups.values():
        yield from _owners(child)


def _group(group: Group, wanted: Mapping[str, tuple[HeaderEdit, ...]]) -> Group:
    return replace(
        group,
        attributes=_attributes(group.attributes, wanted.get(group.owner, ())),
        variables={name: _variable(variable, wanted) for name, variable in group.variables.items()},
        groups={name: _group(child, wanted) for name, child in group.groups.items()},
    )


def _variable(variable: Variable, wanted: Mapping[str, tuple[HeaderEdit, ...]]) -> Variable:
    edits = wanted.get(variable.path)
    return replace(variable, attributes=_attributes(variable.attributes, edits)) if edits else variable


def _attributes(attributes: Attributes, edits: Iterable[HeaderEdit]) -> Attributes:
    result = dict(attributes)
    for edit in edits:
        match edit:
            case SetAttribute():
                result[edit.name] = value_of(edit)
            case RemoveAttribute():
                del result[edit.name]
            case RenameAttribute():
                result[edit.new_name] = result.pop(edit.name)
    return result
