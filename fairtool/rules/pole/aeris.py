"""Good practice of AERIS for netCDF files (SEDOO, "Bonnes pratiques")."""

from collections.abc import Iterator
from math import prod

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.measurements import is_measurement
from fairtool.netcdf.model import Dimension, NcType, Variable
from fairtool.netcdf.role import Role
from fairtool.rule import Example, role, rule
from fairtool.rules.pole.storage import is_netcdf3, knows_compression

_SOURCE = "AERIS, https://www.sedoo.fr/bonnes-pratiques"
_LEVEL = 5  # of 0 to 9: small files at a fair speed
_O3 = 'float o3(time, lat, lon) ; o3:units = "1" ; o3:standard_name = "mole_fraction_of_ozone_in_air" ; '
_NAMED = f'{_O3} o3:long_name = "ozone" ;'


@rule("pole-aeris-netcdf4", severity=Severity.WARNING, source=_SOURCE)
def the_file_is_netcdf4(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """The file is stored as netCDF-4.

    Only netCDF-4 compresses the data, and it lets variables be larger than 2 GB.
    """
    if is_netcdf3(dataset):
        yield Problem("the file is stored as {format}; write netCDF-4", where="/", format=dataset.format.value)


@rule(
    "pole-aeris-deflate",
    when=role(Role.DATA),
    severity=Severity.WARNING,
    source=_SOURCE,
    examples=[
        Example(
            "pole-aeris-deflate",
            bad=f"{_NAMED} float t(time) ; t:_DeflateLevel = 5 ;",
            good=f"{_NAMED} o3:_DeflateLevel = 5 ;",
        )
    ],
)
def data_are_compressed(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The data are compressed, best with deflate at level 5.

    Compression makes files up to ten times smaller, and every reader of netCDF-4 undoes it unasked.
    """
    if not knows_compression(context.view) or not is_measurement(variable, context.view):
        return
    if not variable.deflate and prod(variable.shape) > 1:
        yield Problem("{where} is not compressed; use deflate at level {level}", where=variable.place(), level=_LEVEL)


@rule(
    "pole-aeris-lower-case",
    severity=Severity.WARNING,
    source=_SOURCE,
    examples=[
        Example("pole-aeris-lower-case", bad=_NAMED.replace("o3(", "O3(").replace("o3:", "O3:"), good=_NAMED),
    ],
)
def variable_names_are_lower_case(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """Names of variables are written in lower case.

    Some systems tell `O3` from `o3` and some do not: two names that differ by case only are then confused.
    """
    if variable.name != variable.name.lower():
        yield Problem("{where} has capitals in its name; write it in lower case", where=variable.place())


@rule(
    "pole-aeris-dimension-name",
    severity=Severity.WARNING,
    source=_SOURCE,
    examples=[
        Example(
            "pole-aeris-dimension-name",
            bad='dimensions: x = 4 ;\nvariables: float height(x) ; height:units = "m" ; height:positive = "up" ; '
            'float t(x) ; t:units = "K" ; t:long_name = "t" ; t:coordinates = "height" ;',
            good='dimensions: height = 4 ;\nvariables: float height(height) ; height:units = "m" ; '
            'height:positive = "up" ; float t(height) ; t:units = "K" ; t:long_name = "t" ;',
        )
    ],
)
def a_dimension_has_the_name_of_its_coordinate(dimension: Dimension, context: Context[Dataset]) -> Iterator[Problem]:
    """A dimension and its coordinate variable have the same name.

    Software finds the coordinate of a dimension by this name alone. Files of discrete sampling geometries, whose
    dimensions count observations, are not asked.
    """
    dataset = context.view
    if "featureType" in dataset.attributes or dataset.roles.coordinate_variable(dimension):
        return
    along = tuple(
        variable
        for variable in dataset.having(Role.AUXILIARY)
        if dataset.roles.dimensions[variable.path] == (dimension,) and dataset.roles.axis(variable)
    )
    if len(along) == 1:
        yield Problem(
            "{where} has the coordinate {coordinate}; give both the same name",
            where=dimension.place,
            coordinate=along[0].path,
        )


@rule(
    "pole-aeris-name",
    when=role(Role.DATA),
    severity=Severity.WARNING,
    source=_SOURCE,
    examples=[Example("pole-aeris-name", bad='float o3(time) ; o3:units = "1" ;', good=_NAMED)],
)
def data_have_a_name(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A data variable has a `standard_name` or a `long_name`.

    Without either, only its author knows what it is.
    """
    if is_measurement(variable, context.view) and not {"standard_name", "long_name"} & variable.attributes.keys():
        yield Problem("{where} has neither standard_name nor long_name; write both", where=variable.place())


@rule(
    "pole-aeris-both-names",
    when=role(Role.DATA),
    severity=Severity.INFO,
    source=_SOURCE,
    examples=[Example("pole-aeris-both-names", bad=_O3, good=_NAMED)],
)
def data_have_both_names(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A data variable has a `standard_name` and a `long_name`, where it has one of them.

    The first is for software, the second for plots.
    """
    missing = [name for name in ("standard_name", "long_name") if name not in variable.attributes]
    if is_measurement(variable, context.view) and len(missing) == 1:
        yield Problem("{where} has no {name}; best write both names", where=variable.place(), name=missing[0])


@rule(
    "pole-aeris-float",
    when=role(Role.DATA),
    severity=Severity.INFO,
    source=_SOURCE,
    examples=[Example("pole-aeris-float", bad=_NAMED.replace("float", "double"), good=_NAMED)],
)
def data_are_single_precision(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """Data are stored as `float` where its seven digits are enough.

    `double` takes twice the space. Whether seven digits are enough only the producer knows.
    """
    if variable.type is NcType.DOUBLE and variable.shape and is_measurement(variable, context.view):
        yield Problem(
            "{where} is double; float takes half the space, if its precision is enough", where=variable.place()
        )
