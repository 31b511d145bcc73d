"""The area types after `where` and `over` in `cell_methods` (CF 7.3.3)."""

from collections.abc import Iterator
from itertools import islice

from fairtool.context import Context
from fairtool.finding import Problem, Related
from fairtool.netcdf.cell_methods import methods_of
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import NcType, Variable
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.cell_axes import standard_name
from fairtool.rules.cf.cell_methods_syntax import MOST

_T = 'float t(time, lat) ; t:units = "K" ; t:standard_name = "surface_temperature" ; t:cell_methods = '
_TYPES = "dimensions: ls = 2 ; len = 8 ; variables: "
_LS = f'{_TYPES} float t(ls, lat) ; t:units = "K" ; t:standard_name = "surface_temperature" ; t:coordinates = "kind" ; '
_KIND = 'char kind(ls, len) ; kind:standard_name = "area_type" ; data: kind = "land", "sea" ; '
_ONE = 'char one(len) ; one:standard_name = "area_type" ; '


@rule(
    "cf-7.3-cell-methods-area-types",
    covers=["7.3:R1"],
    when=attribute("cell_methods"),
    examples=[
        Example("7.3:R1", bad=f'{_T} "area: mean where lands" ;', good=f'{_T} "area: mean where land over sea" ;'),
        Example(
            "7.3:R1",
            bad=f'{_LS} t:cell_methods = "area: mean where kind" ; {_KIND.replace("area_type", "region")}',
            good=f'{_LS} t:cell_methods = "area: mean where kind" ; {_KIND}',
        ),
        Example(
            "7.3:R1",
            bad=f'{_LS} t:cell_methods = "area: mean where land over kind" ; {_KIND}',
            good=f'{_LS.replace("kind", "kind one")} t:cell_methods = "area: mean where kind over one" ; {_ONE} {_KIND}'
            ' one = "sea" ;',
        ),
    ],
)
def area_types_are_known(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """What follows `where` and `over` in `cell_methods` is an area type, or a text coordinate that holds area types.

    The word says over which part of a cell the value holds; one that is not in the area type table says nothing to
    others. After `over` a coordinate holds a single area type.
    """
    entries = methods_of(variable.text("cell_methods") or "")
    words = dict.fromkeys(pair for entry in entries for pair in (("where", entry.where), ("over", entry.over)))
    unlisted = (pair for pair in words if pair[1] and pair[1] not in context.vocabularies.area_types)
    for keyword, word in islice(unlisted, MOST):
        yield from _judge(variable, keyword, word, context)


def _judge(variable: Variable, keyword: str, word: str, context: Context[Dataset]) -> Iterator[Problem]:
    """Give the problem of a word that is no area type itself."""
    where = variable.place("cell_methods")
    found = context.view.roles.scope.variable(word, variable.group)
    if found is None:
        near = ", ".join(f'"{name}"' for name in context.vocabularies.area_types.nearest(word[:100]))
        if near:
            template = '{where} has "{keyword} {word}", which is no area type and no variable; near it are {near}'
            yield Problem(template, where=where, keyword=keyword, word=word, near=near)
        else:
            template = '{where} has "{keyword} {word}", which is no area type and no variable of this file'
            yield Problem(template, where=where, keyword=keyword, word=word)
        return
    holder = found[0]
    related = (Related(holder.place()),)
    if not holder.type.is_text or standard_name(holder) != "area_type":
        template = '{where} has "{keyword} {word}"; {holder} is no text variable with standard_name = "area_type"'
        yield Problem(template, where=where, keyword=keyword, word=word, holder=holder.path, related=related)
    elif keyword == "over" and not _holds_one(holder, context):
        template = '{where} has "over {word}"; {holder} holds {shape} texts, and one is needed'
        shape = " x ".join(str(size) for size in _counted(holder, context))
        yield Problem(template, where=where, word=word, holder=holder.path, shape=shape, related=related)


def _counted(holder: Variable, context: Context[Dataset]) -> tuple[int, ...]:
    """Give the shape of the texts of a variable: the last dimension of a char variable is the length of a text."""
    lengths = tuple(dimension.length for dimension in context.view.roles.dimensions[holder.path])
    return lengths[:-1] if holder.type is NcType.CHAR else lengths


def _holds_one(holder: Variable, context: Context[Dataset]) -> bool:
    counted = _counted(holder, context)
    return len(counted) < 2 and all(length == 1 for length in counted)
