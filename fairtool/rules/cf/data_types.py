"""The types of variables (CF 2.2)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import NcType, Variable
from fairtool.rule import Example, rule
from fairtool.version import Version

_CLASSIC = frozenset({NcType.CHAR, NcType.BYTE, NcType.SHORT, NcType.INT, NcType.FLOAT, NcType.DOUBLE})


@rule(
    "cf-2.2-data-type",
    covers=["2.2:S1", "2.2:S2"],
    examples=[
        Example(
            "2.2:S1",
            bad='types: compound pair { int a ; int b ; } ;\nvariables: pair sst(time) ; sst:long_name = "pairs" ;',
            good='int64 sst(time) ; sst:units = "1" ; sst:long_name = "counts" ;',
        ),
        Example(
            "2.2:S2",
            bad='int64 sst(time) ; sst:units = "1" ; sst:long_name = "counts" ;',
            good='int sst(time) ; sst:units = "1" ; sst:long_name = "counts" ;',
            version="1.7",
        ),
    ],
)
def types_are_those_of_cf(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A variable has one of the types of netCDF itself, and not one that the file defines.

    Few tools read compound, variable-length, enumerated or opaque types. Until CF-1.8 the conventions list only the
    types of classic netCDF (and `string` from CF-1.8): unsigned and 64-bit integers came with CF-1.9.
    """
    accepted = _CLASSIC | {NcType.STRING} if context.version >= Version(1, 8) else _CLASSIC
    if variable.type is NcType.USER:
        defined = "{where} is of the type {type}, which the file defines; use a type of netCDF itself"
        foreign = "{where} is of the type {type}, which netCDF does not have; use a type of netCDF itself"
        yield Problem(
            foreign if context.view.format.is_zarr else defined,
            where=variable.place(),
            type=variable.type_name,
            row="2.2:S1" if context.version >= Version(1, 9) else "2.2:S2",
        )
    elif context.version < Version(1, 9) and variable.type not in accepted:
        yield Problem(
            "{where} is of the type {type}, which CF-{version} does not list; {types} are",
            where=variable.place(),
            type=variable.type,
            version=context.version,
            types=", ".join(sorted(accepted)),
            row="2.2:S2",
        )
