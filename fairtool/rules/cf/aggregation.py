"""Aggregation variables: their two attributes, and what may be one (CF 2.8)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import Role
from fairtool.rule import Example, attribute, role, rule
from fairtool.rules.cf.aggregation_example import FILES, SCALAR, VALUES
from fairtool.rules.cf.aggregation_table import feature_sets
from fairtool.rules.cf.attribute_text import shown, type_of
from fairtool.rules.cf.word_pairs import pairs

_DIMENSIONS, _DATA = "aggregated_dimensions", "aggregated_data"
_CONTAINERS = (Role.GRID_MAPPING, Role.DOMAIN, Role.MESH, Role.GEOMETRY, Role.INTERPOLATION, Role.QUANTIZATION)


@rule(
    "cf-2.8-aggregated-dimensions",
    covers=["2.8:R1", "2.8:R2"],
    when=role(Role.AGGREGATION),
    examples=[
        Example("2.8:R1", bad=SCALAR.replace('temp:aggregated_dimensions = "" ;', ""), good=SCALAR),
        Example("2.8:R1", bad=FILES.replace('"time lat"', "2"), good=FILES),
        Example("2.8:R2", bad=FILES.replace('"time lat"', '"time y"'), good=FILES),
    ],
)
def aggregated_dimensions_exist(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """An aggregation variable names in `aggregated_dimensions` the dimensions that its data have, all in the file.

    The variable itself is a scalar, so this is the only place where the shape of the data stands. For data that are
    one value the text is empty.
    """
    where, value = variable.place(_DIMENSIONS), variable.attributes.get(_DIMENSIONS)
    if value is None:
        template = (
            "{where} has aggregated_data and no aggregated_dimensions; write the dimensions of the data, or an empty "
            "text for a single value"
        )
        yield Problem(template, where=variable.place(), row="2.8:R1")
    elif not isinstance(value, str):
        template = "{where} is no single text but {value} ({type}); write the names of dimensions"
        yield Problem(template, where=where, value=shown(value), type=type_of(value), row="2.8:R1")
    else:
        for name in value.split():
            if context.view.roles.scope.dimension(name, variable.group) is None:
                template = '{where} names "{name}", which is no dimension here; define it'
                yield Problem(template, where=where, name=name, row="2.8:R2")


@rule(
    "cf-2.8-aggregation-scalar",
    covers=["2.8:R3"],
    when=role(Role.AGGREGATION),
    examples=[Example("2.8:R3", bad=FILES.replace("double temp ;", "double temp(time, lat) ;"), good=FILES)],
)
def aggregation_variables_are_scalars(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """An aggregation variable has no dimensions.

    It holds no data, which are in the fragments; its dimensions stand in `aggregated_dimensions`. The
    declarations of Example L.4 do not keep to this; the text of chapter 2.8 prevails.
    """
    del context
    if variable.dimensions:
        yield Problem(
            "{where} has the dimensions ({dimensions}); an aggregation variable is a scalar and names the dimensions "
            "of its data in aggregated_dimensions",
            where=variable.place(),
            dimensions=", ".join(variable.dimension_names),
        )


@rule(
    "cf-2.8-aggregated-data",
    covers=["2.8:R4"],
    when=role(Role.AGGREGATION),
    examples=[
        Example("2.8:R4", bad=VALUES.replace("map: sizes unique_values: means", "sizes means"), good=VALUES),
        Example("2.8:R4", bad=VALUES.replace("unique_values: means", "uris: means"), good=VALUES),
        Example("2.8:R4", bad=VALUES.replace("map: sizes", "Map: sizes"), good=VALUES),
        Example("2.8:R4", bad=VALUES.replace("map: sizes", "map: shape"), good=VALUES),
        Example("2.8:R4", bad=SCALAR.replace("temp:aggregated_data", "temp:comment"), good=SCALAR),
    ],
)
def aggregated_data_name_the_fragments(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `aggregated_data` are pairs of a feature and a variable: map, uris and identifiers, or map and unique_values.

    By these variables software finds the fragments and puts them together. The features are written in lower case,
    in any order, each once.
    """
    where, value = variable.place(_DATA), variable.attributes.get(_DATA)
    if value is None:
        template = (
            "{where} has aggregated_dimensions and no aggregated_data; name the variables that tell the fragments"
        )
        yield Problem(template, where=variable.place())
    elif not isinstance(value, str):
        template = '{where} is no single text but {value} ({type}); write "map: name unique_values: name" or similar'
        yield Problem(template, where=where, value=shown(value), type=type_of(value))
    elif (found := pairs(value)) is None:
        template = '{where} = "{value}"; write pairs such as "map: name uris: name identifiers: name"'
        yield Problem(template, where=where, value=value)
    else:
        yield from _wrong_features(variable, [feature for feature, _ in found])
        for reference in context.view.roles.named_by(variable, _DATA):
            if reference.target is None:
                template = '{where} names "{name}", which is no variable of this file; add it, or correct the name'
                yield Problem(template, where=where, name=reference.name)


def _wrong_features(variable: Variable, given: list[str]) -> Iterator[Problem]:
    sets = feature_sets()
    if frozenset(given) not in map(frozenset, sets) or len(set(given)) < len(given):
        yield Problem(
            '{where} has the features "{given}"; write either "{first}" or "{second}"',
            where=variable.place(_DATA),
            given=", ".join(given),
            first=", ".join(sets[0]),
            second=", ".join(sets[-1]),
        )


@rule(
    "cf-2.8-container-not-aggregated",
    covers=["2.8:Rec1"],
    when=role(Role.AGGREGATION) & attribute(_DIMENSIONS),
    examples=[
        Example(
            "2.8:Rec1",
            bad=SCALAR.replace("  int sizes", '  temp:grid_mapping_name = "latitude_longitude" ; int sizes'),
            good=SCALAR,
        )
    ],
)
def containers_are_not_aggregated(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A variable that only holds attributes is no aggregation variable.

    A grid mapping, domain, mesh, geometry, interpolation or quantization variable has no data of interest, so there
    is nothing to aggregate.
    """
    if context.view.roles.has(variable, *_CONTAINERS):
        template = "{where} only holds attributes, its data mean nothing; write it as an ordinary variable"
        yield Problem(template, where=variable.place())
