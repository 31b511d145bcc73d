"""Variables that were quantized, and the parameter of the quantization (CF 8.4.2)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Related, SetAttribute
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import NcType, Numbers, Value, Variable
from fairtool.netcdf.number import exactly
from fairtool.netcdf.role import Role
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.attribute_text import shown, type_of
from fairtool.rules.cf.quantization_example import BITROUND, GOOD
from fairtool.rules.cf.quantization_table import quantization
from fairtool.rules.cf.single_reference import one_existing_variable

_PARAMETERS = ("quantization_nsb", "quantization_nsd")
_DIGITS = GOOD.replace(BITROUND, '"bitgroom"').replace("nsb", "nsd").replace("= 9", "= 3")
_COORDINATE = 'double z ; z:units = "m" ; z:standard_name = "height" ; z:axis = "Z" ; z:positive = "up" ; '


@rule(
    "cf-8.4-quantized-type",
    covers=["8.4:R3"],
    when=attribute("quantization"),
    examples=[
        Example("8.4:R3", bad=GOOD.replace("float ps", "int ps"), good=GOOD),
        Example("8.4:R3", bad=GOOD.replace('quantization = "q"', "quantization = 1"), good=GOOD),
    ],
)
def quantized_variables_are_floating(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `quantization` attribute is text and stands on a variable of the type float or double.

    Quantization rounds the digits behind the point of a floating-point number; integers have none.
    """
    del context
    value = variable.attributes["quantization"]
    if not isinstance(value, str):
        template = "{where} = {value} is of the type {type}; write the name of the quantization container"
        yield Problem(template, where=variable.place("quantization"), value=shown(value), type=type_of(value))
    if not variable.type.is_floating:
        template = "{where} stands on a variable of the type {type}; only float and double are quantized"
        kind = variable.type_name or variable.type.value
        yield Problem(template, where=variable.place("quantization"), type=kind)


@rule(
    "cf-8.4-container-exists",
    covers=["8.4:R4"],
    when=attribute("quantization"),
    examples=[Example("8.4:R4", bad=GOOD.replace('quantization = "q"', 'quantization = "info"'), good=GOOD)],
)
def quantization_names_a_container(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `quantization` attribute is the name of one variable of the file, the quantization container.

    The container says by which algorithm and software the data were rounded.
    """
    if variable.text("quantization") is not None:  # other types are told by the rule on types
        yield from one_existing_variable(variable, "quantization", context)


@rule(
    "cf-8.4-parameter",
    covers=["8.4:R5"],
    when=attribute("quantization"),
    examples=[
        Example("8.4:R5", bad=GOOD.replace("ps:quantization_nsb", "ps:nsb"), good=GOOD),
        Example("8.4:R5", bad=_DIGITS.replace("nsd", "nsb"), good=_DIGITS),
        Example("8.4:R5", bad=GOOD.replace("nsb = 9", "nsb = 9.f"), good=GOOD),
    ],
)
def quantized_variables_give_the_parameter(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A quantized variable says how many bits (`quantization_nsb`) or digits (`quantization_nsd`) were kept.

    It is an integer: bits for bitround, decimal digits for the other algorithms. It tells users how exact the data are,
    which can differ from variable to variable.
    """
    container = context.view.roles.target(variable, "quantization")
    algorithm = (container.text("algorithm") if container else None) or ""
    name = quantization().parameters.get(algorithm)
    if container is None or name is None:
        return  # told by the rules on the container
    value = variable.attributes.get(name)
    if value is None:
        written = variable.attributes.get(quantization().by_library.get(algorithm, ""))
        yield Problem(
            "{where} was quantized by {algorithm} and has no {name}; write it as an integer",
            where=variable.place(),
            algorithm=algorithm,
            name=name,
            fix=_as_integer(variable, name, written),
            related=(Related(container.place("algorithm"), algorithm),),
        )
    elif not (isinstance(value, Numbers) and value.type.is_integer and len(value.values) == 1):
        yield Problem(
            "{where} = {value} ({type}) is no single integer; write one",
            where=variable.place(name),
            value=shown(value),
            type=type_of(value),
            fix=_as_integer(variable, name, value),
        )


def _as_integer(variable: Variable, name: str, value: Value | None) -> SetAttribute | None:
    """Give the edit that writes a number as an int, if it is one and nothing is lost."""
    numbers = value.values if isinstance(value, Numbers) else ()
    number = exactly(numbers[0], NcType.INT) if len(numbers) == 1 else None
    return None if number is None else SetAttribute(variable.path, name, number, "int")


@rule(
    "cf-8.4-parameter-range",
    covers=["8.4:R6", "8.4:R7"],
    when=attribute(*_PARAMETERS),
    examples=[
        Example("8.4:R6", bad=GOOD.replace("= 9", "= 24"), good=GOOD.replace("= 9", "= 23")),
        Example("8.4:R6", bad=GOOD.replace("= 9", "= 0"), good=GOOD.replace("float", "double").replace("= 9", "= 24")),
        Example("8.4:R7", bad=_DIGITS.replace("= 3", "= 8"), good=_DIGITS.replace("= 3", "= 7")),
        Example("8.4:R7", bad=_DIGITS.replace("= 3", "= 0"), good=_DIGITS.replace("float", "double")),
    ],
)
def parameters_lie_in_their_range(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The number of bits is 1 to 23 for float and 1 to 52 for double, that of digits 1 to 7 and 1 to 15.

    More than that the type does not hold, and nothing would have been rounded.
    """
    del context
    for name, row in zip(_PARAMETERS, ("8.4:R6", "8.4:R7"), strict=True):
        value, limits = variable.attributes.get(name), quantization().ranges[name].get(variable.type)
        if limits is None or not isinstance(value, Numbers) or not value.type.is_integer or len(value.values) != 1:
            continue
        low, high = limits
        if not low <= value.values[0] <= high:
            yield Problem(
                "{where} = {value}; on a variable of the type {type} it is {low} to {high}",
                where=variable.place(name),
                value=value.values[0],
                type=variable.type.value,
                low=low,
                high=high,
                row=row,
            )


@rule(
    "cf-8.4-no-quantized-coordinates",
    covers=["8.4:R8"],
    when=attribute("quantization"),
    examples=[
        Example("8.4:R8", bad=f'{GOOD} lat:quantization = "q" ; lat:quantization_nsb = 9 ;', good=GOOD),
        Example(
            "8.4:R8",
            bad=f'{GOOD} {_COORDINATE} ps:coordinates = "z" ; z:quantization = "q" ; z:quantization_nsb = 9 ;',
            good=f'{GOOD} {_COORDINATE} ps:coordinates = "z" ;',
        ),
    ],
)
def coordinates_are_not_quantized(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """No coordinate, and no variable that `coordinates`, `formula_terms` or `cell_measures` names, was quantized.

    Places, times and areas enter into every later computation, regridding above all; rounding them harms all data. A
    variable that is data as well is no exception.
    """
    where = variable.place("quantization")
    if context.view.roles.has(variable, Role.COORDINATE):
        yield Problem("{where} stands on a coordinate variable; write it unquantized", where=where)
        return
    for reference in context.view.roles.referrers.get(variable.path, ()):
        if reference.attribute in quantization().metadata and reference.source is not variable:
            yield Problem(
                "{where} stands on a variable that {naming} names; write it unquantized",
                where=where,
                naming=reference.source.place(reference.attribute),
                related=(Related(reference.source.place(reference.attribute)),),
            )
            return
