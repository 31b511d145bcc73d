"""The types and dimensions of the variables that describe fragments (CF 2.8); reads no values."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Related
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import Role
from fairtool.rule import Example, role, rule
from fairtool.rules.cf.aggregation_example import FILES, SCALAR, VALUES
from fairtool.rules.cf.aggregation_fragments import Use, is_used, own_dimensions, uses


@rule(
    "cf-2.8-map-shape",
    covers=["2.8:R8"],
    when=role(Role.FRAGMENT),
    examples=[
        Example("2.8:R8", bad=FILES.replace("int sizes", "float sizes"), good=FILES),
        Example("2.8:R8", bad=FILES.replace("rows = 2", "rows = 1").replace("= 1, 1, 3, _", "= 1, 1"), good=FILES),
        Example("2.8:R8", bad=SCALAR.replace("int sizes", "int sizes(bnds)").replace("= 1", "= 1, 1"), good=SCALAR),
    ],
)
def maps_have_a_row_for_each_dimension(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `map` variable is of integer type and has a row for each aggregated dimension, or is a scalar if none is.

    It holds the sizes of the fragments along each dimension; software computes from them where each fragment belongs.
    """
    if is_used(variable, "map", context.view) and not variable.type.is_integer:
        template = "{where} is the map of fragments and of the type {type}; store the sizes as int"
        yield Problem(template, where=variable.place(), type=variable.type_name or variable.type.value)
    for use in uses(variable, "map", context.view):
        rows = len(use.dimensions)
        if not rows and variable.dimensions:
            template = (
                "{where} has the dimensions ({found}); {aggregation} has no aggregated dimensions, so make it a scalar"
            )
        elif rows and (len(variable.dimensions) != 2 or variable.shape[0] != rows):
            template = (
                "{where} has the dimensions ({found}); the map of {aggregation} has two, the first of length {rows}, "
                "a row for each aggregated dimension"
            )
        else:
            continue
        yield Problem(
            template,
            where=variable.place(),
            found=_shown(variable),
            aggregation=use.aggregation.path,
            rows=rows,
            related=_related(use),
        )
        return


@rule(
    "cf-2.8-uris-type",
    covers=["2.8:R5"],
    when=role(Role.FRAGMENT),
    examples=[
        Example(
            "2.8:R5",
            bad=FILES.replace("string files", "int files").replace('"a.nc", "https://example.org/b.nc"', "1, 2"),
            good=FILES,
        )
    ],
)
def uris_are_text(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `uris` variable is of the type string.

    It names the files of the fragments. An array of char, its last dimension the length of the text, is as good.
    """
    if is_used(variable, "uris", context.view) and not variable.type.is_text:
        template = "{where} names the files of fragments and is of the type {type}; store them as string"
        yield Problem(template, where=variable.place(), type=variable.type_name or variable.type.value)


@rule(
    "cf-2.8-fragment-dimensions",
    covers=["2.8:R5", "2.8:R7"],
    when=role(Role.FRAGMENT),
    examples=[
        Example("2.8:R5", bad=FILES.replace("files(f_time, f_lat)", "files(f_time)"), good=FILES),
        Example("2.8:R7", bad=VALUES.replace("means(f_time, f_lat)", "means(f_time)"), good=VALUES),
    ],
)
def fragments_have_a_dimension_for_each(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `uris` and `unique_values` variables have as many dimensions as there are aggregated dimensions.

    Each stands for one of them and counts the fragments along it.
    """
    for feature, row in (("uris", "2.8:R5"), ("unique_values", "2.8:R7")):
        for use in uses(variable, feature, context.view):
            wanted = len(use.dimensions)
            if len(own_dimensions(variable, wanted)) == wanted:
                continue
            yield Problem(
                "{where} has the dimensions ({found}); the {feature} of {aggregation} have {wanted}, one for each "
                "aggregated dimension ({names})",
                where=variable.place(),
                found=_shown(variable),
                feature=feature,
                aggregation=use.aggregation.path,
                wanted=wanted,
                names=", ".join(one.name for one in use.dimensions),
                row=row,
                related=_related(use),
            )
            break


@rule(
    "cf-2.8-identifier-dimensions",
    covers=["2.8:R6"],
    when=role(Role.FRAGMENT),
    examples=[
        Example("2.8:R6", bad=FILES.replace("names ;", "names(f_time) ;", 1), good=FILES),
        Example(
            "2.8:R6",
            bad=FILES.replace("names ;", "names(f_lat, f_time) ;", 1).replace('"tas"', '"a", "b"'),
            good=FILES.replace("names ;", "names(f_time, f_lat) ;", 1).replace('"tas"', '"a", "b"'),
        ),
    ],
)
def identifiers_are_one_or_one_for_each_file(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `identifiers` variable is a scalar, or has the dimensions of the `uris` variable in the same order.

    It names the variable to take from each file; a scalar names the one that is taken from all.
    """
    for use in uses(variable, "identifiers", context.view):
        files = own_dimensions(use.uris, len(use.dimensions)) if use.uris else None
        if files is None or own_dimensions(variable, len(files)) in ((), files):
            continue
        if not own_dimensions(variable):
            continue
        yield Problem(
            "{where} has the dimensions ({found}); make it a scalar, or give it those of {uris} ({wanted})",
            where=variable.place(),
            found=_shown(variable),
            uris=use.uris.path if use.uris else "",
            wanted=", ".join(one.name for one in files),
            related=_related(use),
        )
        return


def _shown(variable: Variable) -> str:
    return ", ".join(f"{one.name} = {one.length}" for one in variable.dimensions)


def _related(use: Use) -> tuple[Related, ...]:
    return (Related(use.aggregation.place("aggregated_data"), use.aggregation.text("aggregated_data") or ""),)
