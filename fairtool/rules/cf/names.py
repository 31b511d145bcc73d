"""The names of variables, dimensions, attributes and groups (CF 2.3)."""

import re
from collections.abc import Callable, Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Related
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Attributes, Dimension, Group, Variable
from fairtool.netcdf.zarr_name import UNNAMED
from fairtool.rule import Example, rule
from fairtool.version import Version

_LEGAL = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
# Names that the netCDF library (the NUG keeps a leading underscore for it), its tools and OPeNDAP servers write.
_SYSTEM = re.compile(
    r"_(FillValue|Unsigned|Encoding|Format|NCProperties|NoFill|IsNetcdf4|SuperblockVersion|Storage|ChunkSizes?"
    r"|DeflateLevel|Shuffle|Endianness|Fletcher32|Filter|Codecs|Netcdf4\w+|nc3_strict|lastModified|ARRAY_DIMENSIONS"
    r"|Coordinate\w*|CoordSysBuilder|Quantize\w+)|DODS(_EXTRA)?\..+"
)


@rule(
    "cf-2.3-variable-names",
    covers=["2.3:Rec1"],
    examples=[
        Example(
            "2.3:Rec1",
            bad='float sst-skin(time) ; sst-skin:units = "K" ; sst-skin:long_name = "skin" ;',
            good='float sst_skin(time) ; sst_skin:units = "K" ; sst_skin:long_name = "skin" ;',
        ),
        Example(
            "2.3:Rec1",
            bad='float t-2(time) ; t-2:units = "K" ; t-2:long_name = "temperature" ;',
            good='float t2(time) ; t2:units = "K" ; t2:long_name = "temperature" ;',
            version="1.7",
        ),
        Example(
            "2.3:Rec1",
            bad='float sst(time) ; sst:units = "K" ; sst:long_name = "skin" ; sst:my.note = "x" ;',
            good='float sst(time) ; sst:units = "K" ; sst:long_name = "skin" ; sst:my_note = "x" ;',
        ),
    ],
)
def names_of_variables_are_plain(variable: Variable, _context: Context[Dataset]) -> Iterator[Problem]:
    """The names of a variable and of its attributes are a letter, then letters, digits and underscores (ASCII).

    Such names can be used as they are in every language and tool; others need quoting, or cannot be used at all. CF
    says so as advice in all versions, although the conformance documents of CF-1.6 and CF-1.7 make it a requirement.
    """
    if not _LEGAL.fullmatch(variable.name):
        yield Problem(
            "the name of the variable {where} is not plain; use ASCII letters, digits and _, a letter first",
            where=variable.place(),
        )
    yield from _attributes(variable.attributes, variable.place)


@rule(
    "cf-2.3-dimension-names",
    covers=["2.3:Rec1"],
    examples=[
        Example(
            "2.3:Rec1",
            bad='dimensions: n.obs = 2 ; variables: float sst(n.obs) ; sst:units = "K" ; sst:long_name = "sst" ;',
            good='dimensions: n_obs = 2 ; variables: float sst(n_obs) ; sst:units = "K" ; sst:long_name = "sst" ;',
        )
    ],
)
def names_of_dimensions_are_plain(dimension: Dimension, context: Context[Dataset]) -> Iterator[Problem]:
    """The name of a dimension is a letter, then letters, digits and underscores (ASCII).

    Such names can be used as they are in every language and tool; others need quoting, or cannot be used at all.
    """
    known = (dimension.path or dimension.name) in context.view.variables  # told of the variable already
    if context.view.format.is_zarr and dimension.name.startswith(UNNAMED):
        yield Problem(
            "a dimension of {length} elements has no name in the store; name the dimensions of the arrays that have it",
            where=dimension.place,
            length=dimension.length,
        )
    elif not known and not _LEGAL.fullmatch(dimension.name):
        yield Problem(
            "the name of the dimension {where} is not plain; use ASCII letters, digits and _, a letter first",
            where=dimension.place,
        )


@rule(
    "cf-2.3-group-names",
    covers=["2.3:Rec1"],
    examples=[Example("2.3:Rec1", bad=':my-note = "x" ;', good=':my_note = "x" ;')],
)
def names_of_groups_are_plain(group: Group, context: Context[Dataset]) -> Iterator[Problem]:
    """The names of a group and of its attributes are a letter, then letters, digits and underscores (ASCII).

    Names of groups become parts of paths, which CF 2.7 writes with these letters only.
    """
    name = group.path.rpartition("/")[2]
    if group.path != "/" and context.version >= Version(1, 8) and not _LEGAL.fullmatch(name):
        yield Problem(
            "the name of the group {where} is not plain; use ASCII letters, digits and _, a letter first",
            where=group.path,
        )
    yield from _attributes(group.attributes, group.place)


def _attributes(attributes: Attributes, place: Callable[[str], str]) -> Iterator[Problem]:
    for name in attributes:
        if not _LEGAL.fullmatch(name) and not _SYSTEM.fullmatch(name):
            yield Problem(
                "the name of the attribute {where} is not plain; use ASCII letters, digits and _, a letter first",
                where=place(name),
            )


@rule(
    "cf-2.3-names-differ-by-more-than-case",
    covers=["2.3:Rec2"],
    examples=[
        Example(
            "2.3:Rec2",
            bad='float sst(time) ; sst:units = "K" ; sst:long_name = "a" ; float SST(time) ; SST:units = "K" ; '
            'SST:long_name = "b" ;',
            good='float sst(time) ; sst:units = "K" ; sst:long_name = "a" ; float sst2(time) ; sst2:units = "K" ; '
            'sst2:long_name = "b" ;',
        )
    ],
)
def names_differ_by_more_than_case(group: Group, _context: Context[Dataset]) -> Iterator[Problem]:
    """No two variables of a group have names that differ in upper and lower case alone.

    People mistake them for each other, and software that ignores case reads the wrong one.
    """
    first: dict[str, Variable] = {}
    for variable in group.variables.values():
        other = first.setdefault(variable.name.lower(), variable)
        if other is not variable:
            yield Problem(
                "{where} and {other} differ in upper and lower case alone; give one of them another name",
                where=variable.place(),
                other=other.name,
                related=(Related(other.place()),),
            )
