"""The valid range of packed data is one of the packed numbers (CF 8.1)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Numbers, Variable
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.attribute_text import shown

_LIMITS = ("valid_min", "valid_max", "valid_range")
_T = (
    't(time) ; t:units = "K" ; t:standard_name = "air_temperature" ; t:scale_factor = 0.01 ; t:add_offset = 273.15 ; '
    't:units_metadata = "temperature: on_scale" ; '
)


@rule(
    "cf-8.1-valid-range-type",
    covers=["8.1:S1"],
    when=attribute(*_LIMITS),
    examples=[
        Example("8.1:S1", bad=f"short {_T}t:valid_min = 200.0 ;", good=f"short {_T}t:valid_min = -7315s ;"),
        Example("8.1:S1", bad=f"short {_T}t:valid_range = 200.f, 320.f ;", good=f"short {_T}t:valid_max = 4685s ;"),
    ],
)
def the_valid_range_is_of_the_packed_type(variable: Variable, _context: Context[Dataset]) -> Iterator[Problem]:
    """The valid range of packed data has the type of the packed data.

    Software compares it with the numbers as they are stored. A range in the units of the unpacked data makes it throw
    away good values, or keep bad ones.
    """
    if not {"scale_factor", "add_offset"} & variable.attributes.keys():
        return
    for name in _LIMITS:
        value = variable.attributes.get(name)
        if isinstance(value, Numbers) and not _agrees(value, variable):
            yield Problem(
                "{where} = {value} is of the type {type}, and the packed data of the type {wanted}; write the limits "
                "of the packed numbers, as {wanted}",
                where=variable.place(name),
                value=shown(value),
                type=value.type.value,
                wanted=variable.type.value,
            )


def _agrees(value: Numbers, variable: Variable) -> bool:
    """Say whether the types are the same; with `_Unsigned` (NUG) the unsigned type of the same size is as good."""
    if value.type is variable.type or not variable.type.is_numeric:
        return True
    both = value.type.is_integer and variable.type.is_integer
    return "_Unsigned" in variable.attributes and both and value.type.itemsize == variable.type.itemsize
