"""Ragged arrays: their count and index variables (CF 9.3.3, 9.3.4)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from fairtool.context import Context
from fairtool.finding import Problem, Related
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.roles import Role
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.sampling_examples import CONTIGUOUS, INDEXED, PROFILES
from fairtool.rules.cf.sampling_ragged_arrays import Partition, counts, indexes, named_dimension
from fairtool.rules.cf.sampling_types import feature_type

_ROWS: Mapping[str, str] = {"sample_dimension": "9.3.3", "instance_dimension": "9.3.4"}


@rule(
    "cf-9.3.3-ragged-type",
    covers=["9.3.3:S1", "9.3.4:S1"],
    when=attribute("sample_dimension", "instance_dimension"),
    examples=[
        Example("9.3.3:S1", bad=CONTIGUOUS.replace("int row_size", "float row_size"), good=CONTIGUOUS),
        Example("9.3.4:S1", bad=INDEXED.replace("int which", "double which"), good=INDEXED),
    ],
)
def ragged_variables_are_integers(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """Count and index variables are of an integer type.

    They count elements and number features, and readers use them to cut arrays.
    """
    if not variable.type.is_integer:
        yield Problem(
            "{where} has the type {type}; a count or index variable is of an integer type",
            where=variable.place(),
            type=variable.type_name or variable.type.value,
            row=f"{_section(variable)}:S1",
        )


@rule(
    "cf-9.3.3-ragged-dimension",
    covers=["9.3.3:S2", "9.3.4:S2"],
    when=attribute("sample_dimension", "instance_dimension"),
    examples=[
        Example(
            "9.3.3:S2",
            bad=CONTIGUOUS.replace("row_size(station)", "row_size(station, bnds)").replace("row_size = 2, 3, 1 ;", ""),
            good=CONTIGUOUS,
        ),
        Example(
            "9.3.4:S2",
            bad=INDEXED.replace('instance_dimension = "station"', 'instance_dimension = "obs"'),
            good=INDEXED,
        ),
    ],
)
def ragged_variables_have_one_dimension(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A count variable has the instance dimension only, an index variable the sample dimension only.

    One count for each feature, one index for each element.
    """
    for attribute_name, section in _ROWS.items():
        if attribute_name not in variable.attributes:
            continue
        named = named_dimension(variable, attribute_name, context.view)
        if len(variable.dimensions) != 1 or variable.dimensions[0] == named:
            yield Problem(
                '{where} has the dimensions ({dimensions}) and {attribute} = "{name}"; '
                "it has one dimension, and names the other of the two",
                where=variable.place(),
                dimensions=", ".join(variable.dimension_names),
                attribute=attribute_name,
                name=variable.attributes[attribute_name],
                row=f"{section}:S2",
            )


@rule(
    "cf-9.3.3-ragged-name",
    covers=["9.3.3:S3", "9.3.4:S3"],
    when=attribute("sample_dimension", "instance_dimension"),
    examples=[
        Example(
            "9.3.3:S3", bad=CONTIGUOUS.replace('sample_dimension = "obs"', 'sample_dimension = "o"'), good=CONTIGUOUS
        ),
        Example(
            "9.3.4:S3", bad=INDEXED.replace('instance_dimension = "station"', "instance_dimension = 3"), good=INDEXED
        ),
    ],
)
def ragged_variables_name_a_dimension(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """`sample_dimension` and `instance_dimension` are each the name of one dimension of the file.

    The name says which dimension is cut into features, or which one numbers them.
    """
    for attribute_name, section in _ROWS.items():
        value = variable.attributes.get(attribute_name)
        if value is not None and named_dimension(variable, attribute_name, context.view) is None:
            yield Problem(
                "{where} is {value}; write the name of one dimension of the file",
                where=variable.place(attribute_name),
                value=value,
                row=f"{section}:S3",
            )


@rule(
    "cf-9.5-one-feature",
    covers=["9.5:S2"],
    when=attribute("sample_dimension", "instance_dimension"),
    examples=[
        Example(
            "9.5:S2",
            bad=CONTIGUOUS.replace(
                "  float level",
                '  int again(station) ; again:long_name = "counts" ; again:sample_dimension = "obs" ;\n  float level',
            ).replace("row_size = 2, 3, 1 ;", "row_size = 2, 3, 1 ; again = 1, 3, 2 ;"),
            good=CONTIGUOUS,
        )
    ],
)
def each_element_has_one_feature(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """A sample dimension has one count variable or one index variable, so that each element has one feature.

    With two of them an element could belong to two features.
    """
    ways: defaultdict[str, list[Partition]] = defaultdict(list)
    for one in counts(dataset) + indexes(dataset):
        ways[one.sample.path or one.sample.name].append(one)
    for first, *others in ways.values():
        for other in others:
            yield Problem(
                "{where} and {first} both cut the dimension {dimension} into features; keep one of them",
                where=other.variable.place(),
                first=first.variable.path,
                dimension=other.sample.name,
                related=(Related(first.variable.place()),),
            )


@rule(
    "cf-h.5-ragged-profiles",
    covers=["H.5:S1"],
    when=attribute("instance_dimension"),
    examples=[
        Example(
            "H.5:S1",
            bad=PROFILES.replace("which(cast)", "which(obs)").replace("which = 0, 1, 0 ;", "which = 0, 0, 1, 1, 0 ;"),
            good=PROFILES,
        )
    ],
)
def profiles_are_counted_and_indexed(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """Ragged collections of profiles have a count and an index variable, both over the profile dimension.

    Of the four ways to store two levels of ragged arrays CF supports this one only: the levels of each profile stand
    together, and an index says which station or trajectory the profile belongs to.
    """
    kind = feature_type(dataset)
    if kind is None or len(kind.roles) < 2 or not dataset.having(Role.COUNT):
        return
    profiles = {one.instance for one in counts(dataset)}
    for index in indexes(dataset):
        if profiles and index.sample not in profiles:
            yield Problem(
                "{where} has the dimension {dimension}; in ragged {type} data the index variable has the dimension "
                "of the count variable, {profiles}",
                where=index.variable.place(),
                dimension=index.sample.name,
                type=kind.name,
                profiles=", ".join(sorted(one.name for one in profiles)),
            )


def _section(variable: Variable) -> str:
    return next(section for name, section in _ROWS.items() if name in variable.attributes)
