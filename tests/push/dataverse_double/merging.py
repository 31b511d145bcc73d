"""How an edit changes metadata, with the server's surprises.

Values of a field of several are joined to those that stand, unless they are found in them: found as a piece of text, so
that "sea" is not added where "sea surface" stands, not even in a replacement, which only begins from nothing.
"""

from collections.abc import Mapping

from tests.push.dataverse_double.blocks import Blocks
from tests.push.dataverse_double.field_type import FieldType
from tests.push.dataverse_double.shapes import Item, Values
from tests.push.dataverse_double.state import copied_values


class MergeError(ValueError):
    """The edit is refused; the message is the server's."""


def merged(blocks: Blocks, values: Values, given: Values, *, replacing: bool) -> Values:
    """Give the metadata after an edit."""
    result = copied_values(values)
    for name, items in given.items():
        field = blocks.top(name)
        if field is None:
            continue
        standing = [] if replacing else result.get(name, [])
        result[name] = _joined(blocks, field, standing, items)
    return result


def _joined(blocks: Blocks, field: FieldType, standing: list[Item], given: list[Item]) -> list[Item]:
    if not field.multiple:
        if standing and blocks.edition.refuses_second_value:
            said = (
                "You may not add data to a field that already has data and does not allow multiples. Use replace=true"
                f" to replace existing data ({field.title})"
            )
            raise MergeError(said)
        return standing or given
    if field.children:
        return _joined_compounds(field, standing, given)
    if field.vocabulary:
        before = "; ".join(_shown(field, one) for one in standing)
        return [*standing, *(one for one in given if _shown(field, one) not in before)]
    return _joined_texts(field, standing, given)


def _joined_texts(field: FieldType, standing: list[Item], given: list[Item]) -> list[Item]:
    result = list(standing)
    for one in given:
        if _shown(field, one) not in "; ".join(_shown(field, other) for other in result):
            result.append(one)
    return result


def _joined_compounds(field: FieldType, standing: list[Item], given: list[Item]) -> list[Item]:
    """Join compounds: what is looked for in what stands is all that was given, run together."""
    wanted = "; ".join(_shown(field, one) for one in given)
    result = list(standing)
    for one in given:
        if wanted not in "; ".join(_shown(field, other) for other in result):
            result.append(one)
    return result


def _shown(field: FieldType, item: Item) -> str:
    if isinstance(item, str):
        return item
    return "; ".join(item[child.name] for child in field.children if child.name in item)


def reduced(blocks: Blocks, values: Values, given: Values) -> Values:
    """Give the metadata without what is to be deleted."""
    result = copied_values(values)
    for name, items in given.items():
        field = blocks.top(name)
        if field is None:
            continue
        if name not in result:
            raise MergeError(_absent(field, items))
        result[name] = _without(field, result[name], items)
    return result


def _without(field: FieldType, standing: list[Item], doomed: list[Item]) -> list[Item]:
    if not field.multiple:
        return []
    shown = [_spoken(one) for one in standing]
    for one in doomed:
        if _spoken(one) not in shown:
            raise MergeError(_absent(field, [one]))
    gone = {_spoken(one) for one in doomed}
    return [one for one in standing if _spoken(one) not in gone]


def _spoken(item: Item) -> str:
    """Run the texts of a value together in the order in which they came."""
    return "; ".join(item.values()) if isinstance(item, Mapping) else item


def _absent(field: FieldType, items: list[Item]) -> str:
    said = "; ".join(_spoken(one) for one in items)
    return f"Delete metadata failed: {field.display_name}: {said} not found."
