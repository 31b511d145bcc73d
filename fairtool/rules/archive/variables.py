"""Variables: one name means one thing in all files of a data set."""

from collections.abc import Callable, Iterator

from fairtool.audit.collection import Collection, FileKind, SharedVariable
from fairtool.audit.tally import Spread, Variant
from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.netcdf import units
from fairtool.rule import Example, rule
from fairtool.rules.archive.said import SHOWN, SOURCE, drifting, lacking, related

_SST = 'float sst(time, lat, lon) ; sst:units = "{}" ; sst:standard_name = "{}" ;'
_USUAL = "sst_200{1..4}.nc\n" + _SST.format("K", "sea_surface_temperature")
_TEMPERATURE = "sea_surface_temperature"


def _example(row: str, other: str, good: str = "") -> Example:
    """Give an example of four files and a fifth that differs."""
    alike = good or _SST.format("K", _TEMPERATURE)
    return Example(row, bad=f"{_USUAL}\n---\nsst_2005.nc\n{other}\n", good=f"{_USUAL}\n---\nsst_2005.nc\n{alike}\n")


@rule(
    "archive-units-same",
    severity=Severity.WARNING,
    source=SOURCE,
    examples=[
        _example("units", _SST.format("degree_Celsius", _TEMPERATURE), _SST.format("kelvin", _TEMPERATURE)),
    ],
)
def units_are_the_same(variable: SharedVariable, context: Context[Collection]) -> Iterator[Problem]:
    """A variable has the same units in all files of a data set.

    Who reads the files together takes the units of the first for all: a year in degrees Celsius among years in kelvin
    becomes an ice age. Two spellings of one unit are the same; of a time only the unit counts, and not its origin.
    """
    yield from _differing(
        variable,
        variable.units,
        '{where} is "{usual}" in {most} files and "{value}" in {count} ({names}); convert the values to one unit',
        "units",
        _same_units,
    )


@rule(
    "archive-standard-name-same",
    severity=Severity.WARNING,
    source=SOURCE,
    examples=[_example("standard-name", _SST.format("K", "sea_surface_skin_temperature"))],
)
def standard_names_are_the_same(variable: SharedVariable, context: Context[Collection]) -> Iterator[Problem]:
    """A variable has the same standard name in all files of a data set.

    The standard name says what was measured: another one is another quantity, or an error in one of the files.
    """
    yield from _differing(
        variable,
        variable.standard_names,
        '{where} is "{usual}" in {most} files and "{value}" in {count} ({names}); write what is meant in all',
        "standard_name",
    )


@rule(
    "archive-type-same",
    severity=Severity.WARNING,
    source=SOURCE,
    examples=[_example("type", _SST.format("K", _TEMPERATURE).replace("float", "double"))],
)
def types_are_the_same(variable: SharedVariable, context: Context[Collection]) -> Iterator[Problem]:
    """A variable has the same type in all files of a data set.

    Packed integers among floats have other scale factors and missing values, and files of several types cannot be
    joined without a conversion.
    """
    yield from _differing(
        variable,
        variable.types,
        "{where} is of type {usual} in {most} files and {value} in {count} ({names}); write one type",
    )


@rule(
    "archive-dimensions-same",
    severity=Severity.WARNING,
    source=SOURCE,
    examples=[
        _example("dimensions", _SST.format("K", _TEMPERATURE).replace("time, lat, lon", "time, lon, lat")),
    ],
)
def dimensions_are_the_same(variable: SharedVariable, context: Context[Collection]) -> Iterator[Problem]:
    """A variable has the same dimensions in the same order in all files of a data set.

    Files in which latitude and longitude are exchanged, or one dimension has another name, cannot be joined.
    """
    yield from _differing(
        variable,
        variable.dimensions,
        "{where} has the dimensions ({usual}) in {most} files and ({value}) in {count} ({names}); "
        "write the same in all",
    )


@rule(
    "archive-grid-size-same",
    severity=Severity.WARNING,
    source=SOURCE,
    examples=[
        Example(
            "grid-size",
            bad='sst_200{1..4}.nc\n:title = "sea" ;\n---\nsst_2005.nc\ndimensions: lat = 5 ;\nvariables: '
            'float lat(lat) ; lat:units = "degrees_north" ;\ndata: lat = 1, 2, 3, 4, 5 ;\n',
            good='sst_200{1..5}.nc\n:title = "sea" ;\n',
        )
    ],
)
def grid_sizes_are_the_same(kind: FileKind, context: Context[Collection]) -> Iterator[Problem]:
    """A dimension that has one length in most files has it in all.

    Another length is another grid, a file that was cut off, or a level that is missing. Time and unlimited dimensions
    are left out, and dimensions that more than a third of the files have in another length: profiles, stations.
    """
    for name, spread in kind.lengths.items():
        usual, others = drifting(_texts(spread))
        for other in others[:SHOWN] if usual else ():
            yield Problem(
                "{where} is {usual} in {most} files and {value} in {count} ({names}); is the grid another, or the file "
                "incomplete?",
                where=f"{name}()",
                usual=usual.value if usual else "",
                most=usual.count if usual else 0,
                value=other.value,
                count=other.count,
                names=other.files,
                related=related(other.names),
            )


@rule(
    "archive-variable-name-same",
    severity=Severity.WARNING,
    source=SOURCE,
    examples=[_example("variable-name", _SST.format("K", _TEMPERATURE).replace("sst", "SST"))],
)
def variable_names_are_the_same(kind: FileKind, context: Context[Collection]) -> Iterator[Problem]:
    """What most files of a data set call by one name has that name in all of them.

    A program that asks for `sst` finds nothing in a file that calls it `SST`. Compared by standard names that only one
    variable of a file has.
    """
    for standard_name, spread in kind.named.items():
        usual, others = drifting(spread)
        for other in others[:SHOWN] if usual else ():
            yield Problem(
                "the variable with the standard name {standard_name} is {usual} in {most} files and {where} in {count} "
                "({names}); give it one name",
                where=other.value,
                standard_name=standard_name,
                usual=usual.value if usual else "",
                most=usual.count if usual else 0,
                count=other.count,
                names=other.files,
                related=related(other.names),
            )


@rule(
    "archive-variables-present",
    severity=Severity.WARNING,
    source=SOURCE,
    examples=[
        Example(
            "variables",
            bad=f'{_USUAL}\n---\nsst_2005.nc\n:title = "sea" ;\n',
            good=f'{_USUAL}\n---\nsea_level_2005.nc\n:title = "sea" ;\n',
        )
    ],
)
def variables_are_present(kind: FileKind, context: Context[Collection]) -> Iterator[Problem]:
    """A variable that nearly all files of a data set have is in all of them.

    A file without it interrupts every series that is made of it. Told where no more than a tenth of the files whose
    names have one pattern lack it; files of other variables have other names.
    """
    renamed = _renamed(kind) if variable_names_are_the_same.id in context.beside else {}
    for path, (count, names) in lacking(kind.variable_sets).items():
        if renamed.get(path) == count:
            continue
        yield Problem(
            "{where} is in {most} files and missing in {count} ({names}); is the file incomplete?",
            where=path,
            most=kind.count - count,
            count=count,
            names=", ".join(names) + (" ..." if count > len(names) else ""),
            related=related(names),
        )


def _renamed(kind: FileKind) -> dict[str, int]:
    """Give the variables that some files have by another name, and how many files these are."""
    found = [drifting(spread) for spread in kind.named.values()]
    return {usual.value: sum(other.count for other in others) for usual, others in found if usual and others}


def _differing(
    variable: SharedVariable,
    spread: Spread[str],
    template: str,
    attribute: str = "",
    same: Callable[[str, str], bool] = str.__eq__,
) -> Iterator[Problem]:
    """Tell each value that differs from the most frequent one: of attributes any, else where there is a norm.

    What is not said at all is told by other rules.
    """
    said = tuple(one for one in spread.variants if one.value)
    first = next(iter(said), None) if attribute else drifting(spread)[0]
    for other in [one for one in said[1:] if first and not same(first.value, one.value)][:SHOWN]:
        yield Problem(
            template,
            where=f"{variable.path}:{attribute}" if attribute else variable.path,
            usual=first.value if first else "",
            most=first.count if first else 0,
            value=other.value,
            count=other.count,
            names=other.files,
            related=related(other.names),
        )


def _same_units(first: str, second: str) -> bool:
    """Say whether two texts mean one unit; what UDUNITS does not know is compared as it is."""
    return first == second or units.same(first.removesuffix(" since"), second.removesuffix(" since"))


def _texts(spread: Spread[int]) -> Spread[str]:
    variants = tuple(Variant(str(one.value), one.count, one.names) for one in spread.variants)
    return Spread(variants, spread.others)
