"""HEALPix grids: the refinement level and the index (CF 5.6, Appendix F)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, RemoveAttribute
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Numbers, Variable
from fairtool.netcdf.role import Role
from fairtool.rule import Example, attribute, role, rule
from fairtool.rules.cf.grid_mapping_examples import HEALPIX

_WITH_LEVEL = ("nested", "ring")
_WITHOUT_LEVEL = ("nuniq", "zuniq")
HIGHEST_LEVEL = 29
_UNIQUE = HEALPIX.replace("nested", "nuniq").replace("crs:refinement_level = 2 ;", "")
_LEVEL = "crs:refinement_level = 2 ;"


@rule(
    "cf-5.6-healpix-level",
    covers=["5.6:R10", "5.6:R11"],
    when=attribute("indexing_scheme") & role(Role.GRID_MAPPING),
    examples=[
        Example("5.6:R10", bad=HEALPIX.replace(_LEVEL, ""), good=HEALPIX),
        Example("5.6:R11", bad=HEALPIX.replace("nested", "nuniq"), good=_UNIQUE),
    ],
)
def refinement_level_fits_the_scheme(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """`refinement_level` stands beside the schemes nested and ring, and not beside nuniq and zuniq.

    An index of the first two means nothing without the level; the other two hold the level in the index itself.
    """
    del context
    scheme = variable.text("indexing_scheme") or ""
    where = variable.place("refinement_level")
    has_level = "refinement_level" in variable.attributes
    if scheme.lower() in _WITH_LEVEL and not has_level:
        template = '{where} is missing; indexing_scheme = "{scheme}" needs the refinement level, from 0 to 29'
        yield Problem(template, where=where, scheme=scheme, row="5.6:R10")
    elif scheme.lower() in _WITHOUT_LEVEL and has_level:
        template = '{where} stands beside indexing_scheme = "{scheme}", whose indices hold the level; leave it out'
        fix = RemoveAttribute(variable.path, "refinement_level")
        yield Problem(template, where=where, scheme=scheme, fix=fix, row="5.6:R11")


@rule(
    "cf-5.6-healpix-level-value",
    covers=["5.6:R12"],
    when=attribute("refinement_level") & role(Role.GRID_MAPPING),
    examples=[
        Example("5.6:R12", bad=HEALPIX.replace(_LEVEL, "crs:refinement_level = 30 ;"), good=HEALPIX),
        Example("5.6:R12", bad=HEALPIX.replace(_LEVEL, "crs:refinement_level = 2.5 ;"), good=HEALPIX),
    ],
)
def refinement_level_is_an_integer(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """`refinement_level` is an integer from 0 to 29.

    Level 0 has 12 cells and each level four times more; indices beyond level 29 do not fit into 64 bits.
    """
    del context
    value = variable.attributes["refinement_level"]
    if isinstance(value, Numbers) and refinement_level(variable) is None:
        template = "{where} is {value}; it must be one integer from 0 to 29"
        yield Problem(template, where=variable.place("refinement_level"), value=str(value))


def refinement_level(mapping: Variable) -> int | None:
    """Give the refinement level of a grid mapping variable, or None where there is no legal one."""
    value = mapping.attributes.get("refinement_level")
    if not isinstance(value, Numbers) or len(value.values) != 1:
        return None
    level = value.values[0]
    return int(level) if level in range(HIGHEST_LEVEL + 1) else None


@rule(
    "cf-5.6-healpix-index-type",
    covers=["5.6:R13"],
    when=attribute("standard_name"),
    examples=[Example("5.6:R13", bad=HEALPIX.replace("int cell(", "double cell("), good=HEALPIX)],
)
def healpix_index_is_an_integer(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A variable with the standard name `healpix_index` has an integer type.

    It numbers cells; a floating-point number cannot hold the indices of fine grids.
    """
    del context
    if variable.text("standard_name") == "healpix_index" and not variable.type.is_integer:
        template = "{where} is the HEALPix index and has the type {type}; store it as int or int64"
        yield Problem(template, where=variable.place(), type=variable.type_name or variable.type.value)
