"""What the server checks before it saves a version, and the sentence with which it refuses one."""

import re
from collections.abc import Iterator, Mapping

from tests.push.dataverse_double.answers import RefusedError
from tests.push.dataverse_double.blocks import Blocks
from tests.push.dataverse_double.field_type import FieldType
from tests.push.dataverse_double.shapes import Item, Values

_DATE = re.compile(
    r"\d{1,4}(-\d{1,2}(-\d{1,2})?)?( AD)?|\d+ BC|\[\d+ ?(BC|AD)?\?\]|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d{3})?"
)
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_URL = re.compile(r"(https?|ftp)://[^\s/]+(/\S*)?")
_BOX = (
    "has invalid coordinates. East must be greater than West and North must be greater than South."
    " Missing values are NOT allowed."
)
_FIELD = "edu.harvard.iq.dataverse.DatasetField[ id=null ]"
_VALUE = "edu.harvard.iq.dataverse.DatasetFieldValue[ id=null ]"


def check_version(blocks: Blocks, values: Values) -> None:
    """Refuse metadata that lack a required field or hold a value of the wrong kind: 403, all faults in a sentence."""
    faults = [f"{said} (Invalid value:{what})" for said, what in _faults(blocks, values)]
    if faults:
        raise RefusedError(403, "Validation Failed: " + ", ".join(faults) + ".")


def _faults(blocks: Blocks, values: Values) -> Iterator[tuple[str, str]]:
    for _, field in blocks.ordered():
        items = values.get(field.name, [])
        yield from ((said, _FIELD) for said in _missing(blocks, field, items))
        for item in items:
            yield from ((said, _VALUE) for said in _misfits(blocks, field, item))


def _missing(blocks: Blocks, field: FieldType, items: list[Item]) -> Iterator[str]:
    if not field.children:
        if blocks.is_required(field) and not items:
            yield f"{field.display_name} is required."
        return
    given: list[Item] = items or [{}]
    for item in given:
        yield from _missing_children(blocks, field, item)


def _missing_children(blocks: Blocks, field: FieldType, item: Item) -> Iterator[str]:
    """Look for the children that a required compound needs, or an optional one of which something is filled."""
    filled = item if isinstance(item, Mapping) else {}
    for child in field.children:
        if not child.required or filled.get(child.name):
            continue
        if blocks.is_required(field):
            yield f"{child.display_name} is required."
        elif any(filled.values()):
            yield (
                f"{child.display_name} is required if you choose to enter a value in any of the optional"
                f" {field.title} fields."
            )


def _misfits(blocks: Blocks, field: FieldType, item: Item) -> Iterator[str]:
    if isinstance(item, str):
        yield from _misfit(field, item)
        return
    for child in field.children:
        yield from _misfit(child, item.get(child.name, ""))
    if field.name == "geographicBoundingBox" and blocks.edition.checks_boxes and not _box_stands(item, blocks):
        yield f"{field.title}  {_BOX}"


def _misfit(field: FieldType, text: str) -> Iterator[str]:
    if not text:
        return
    said = f"{field.display_name}  "
    match field.kind:
        case "DATE" if not _DATE.fullmatch(text):
            yield said + 'is not a valid date. "yyyy" is a supported format.'
        case "INT" if not re.fullmatch(r"[+-]?\d+", text):
            yield said + "is not a valid integer."
        case "FLOAT" if not _is_number(text):
            yield said + "is not a valid number."
        case "URL" if not _URL.fullmatch(text):
            yield f"{field.display_name} {text}  is not a valid URL."
        case "EMAIL" if not _MAIL.fullmatch(text):
            yield f"{field.display_name} {text}  is not a valid email address."


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _box_stands(item: Mapping[str, str], blocks: Blocks) -> bool:
    """Whether a box has its four bounds, in range and in order; one across the 180th meridian does not stand."""
    north, south = blocks.edition.latitudes
    names = ("westLongitude", "eastLongitude", north, south)
    if not all(_is_number(item.get(name, "")) for name in names):
        return False
    west, east, top, bottom = (float(item[name]) for name in names)
    in_range = max(abs(west), abs(east)) <= 180 and max(abs(top), abs(bottom)) <= 90
    return in_range and west <= east and bottom <= top
