"""The encoding of text (CF 2.2)."""

from collections.abc import Iterator
from unicodedata import is_normalized, normalize

from fairtool.context import Context
from fairtool.finding import Problem, SetAttribute
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Group, NcType, StringText, Value, Variable
from fairtool.netcdf.role import COORDINATES, Role
from fairtool.netcdf.values import Array
from fairtool.rule import Example, rule

# What stands for missing bytes in a char variable is a byte, not a text.
_BYTES = frozenset({"_FillValue", "missing_value"})
_READ_ALWAYS = (*COORDINATES, Role.LABEL, Role.INSTANCE_ID)


@rule(
    "cf-2.2-text-is-utf-8",
    covers=["2.2:R1"],
    examples=[
        Example(
            "2.2:R1",
            bad='float sst(time) ; sst:units = "K" ; sst:long_name = "tempe\u0301rature" ;',
            good='float sst(time) ; sst:units = "K" ; sst:long_name = "temp\u00e9rature" ;',
        )
    ],
)
def text_of_variables_is_utf_8(variable: Variable, _context: Context[Dataset]) -> Iterator[Problem]:
    """The text in the attributes of a variable is UTF-8, in Unicode Normalization Form C.

    Text in any other encoding is shown as question marks or stops the reader. In Form C an accented letter is one
    character, so that two texts that look the same are the same.
    """
    for name, value in variable.attributes.items():
        if not (variable.type is NcType.CHAR and name in _BYTES):
            yield from _encoded(variable.path, variable.place(name), name, value)


@rule(
    "cf-2.2-global-text-is-utf-8",
    covers=["2.2:R1"],
    examples=[
        Example("2.2:R1", bad=':title = "Me\u0301diterrane\u0301e" ;', good=':title = "M\u00e9diterran\u00e9e" ;')
    ],
)
def text_of_groups_is_utf_8(group: Group, _context: Context[Dataset]) -> Iterator[Problem]:
    """The text in global and group attributes is UTF-8, in Unicode Normalization Form C.

    Titles, names of people and places are full of accents; in another encoding they are shown as question marks in
    every catalogue.
    """
    for name, value in group.attributes.items():
        yield from _encoded(group.path, group.place(name), name, value)


def _encoded(owner: str, where: str, name: str, value: Value) -> Iterator[Problem]:
    texts = value if isinstance(value, tuple) else (value,)
    wrong = next((text for text in texts if isinstance(text, str) and not _is_right(text)), None)
    if wrong is None:
        return
    damaged = next((index for index, letter in enumerate(wrong) if "\udc80" <= letter <= "\udcff"), None)
    if damaged is not None:
        yield Problem(
            "{where} holds the byte 0x{byte}, which is no UTF-8, at position {position}; write the text in UTF-8",
            where=where,
            byte=f"{ord(wrong[damaged]) - 0xDC00:02X}",
            position=damaged + 1,
        )
    elif not is_normalized("NFC", wrong):
        yield Problem(
            "{where} holds letters and accents as separate characters; write them as one (Unicode Form C)",
            where=where,
            fix=_normal(owner, name, value),
        )


def _is_right(text: str) -> bool:
    return text.isascii() or (is_normalized("NFC", text) and not any("\ud800" <= letter <= "\udfff" for letter in text))


def _normal(owner: str, name: str, value: Value) -> SetAttribute | None:
    if not isinstance(value, str):
        return None
    return SetAttribute(owner, name, normalize("NFC", value), "string" if isinstance(value, StringText) else "char")


@rule(
    "cf-2.2-text-values-are-utf-8",
    covers=["2.2:R1"],
    reads="values",
    examples=[
        Example(
            "2.2:R1",
            bad='dimensions: n = 2 ; variables: string place(n) ; place:long_name = "place" ; data: '
            'place = "Se\u0301te", "Brest" ;',
            good='dimensions: n = 2 ; variables: string place(n) ; place:long_name = "place" ; data: '
            'place = "S\u00e8te", "Brest" ;',
        )
    ],
)
def text_values_are_utf_8(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The values of a text variable are UTF-8, in Unicode Normalization Form C.

    Names of stations and labels are matched letter by letter, and are shown to people. Labels and coordinates are
    always read; other text variables only when whole data variables may be.
    """
    if not variable.type.is_text or not (context.deep or context.view.roles.has(variable, *_READ_ALWAYS)):
        return
    fill = variable.text("_FillValue") or ""
    for block in context.view.blocks(variable):
        if not block.size or _is_ascii(block):  # an array without elements may still have a great many rows
            continue
        wrong = _first_wrong(block, fill)
        if wrong is not None:
            shown = wrong.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
            template = '{where} has a value that is not UTF-8 in Unicode Form C: "{text}"'
            yield Problem(template, where=variable.place(), text=shown[:80])
            return


def _first_wrong(block: Array, fill: str) -> str | None:
    """Give the first text that is not UTF-8 in Form C, its fill values left out; None where all are."""
    for text in _texts(block.tolist()):
        if not _is_right(text.replace(fill, "") if fill else text):
            return text
    return None


def _is_ascii(block: Array) -> bool:
    """Say quickly whether an array of characters is ASCII alone, as most are."""
    return block.dtype.kind == "S" and (not block.size or int(block.view("u1").max()) < 0x80)


def _texts(values: object) -> Iterator[str]:
    """Give the texts of nested lists of strings, or of lists of single bytes (one text per row)."""
    if isinstance(values, str):
        yield values
    elif isinstance(values, bytes):
        yield values.decode("utf-8", "surrogateescape")
    elif isinstance(values, list) and values and isinstance(values[0], bytes):
        yield b"".join(values).decode("utf-8", "surrogateescape")
    elif isinstance(values, list):
        for value in values:
            yield from _texts(value)
