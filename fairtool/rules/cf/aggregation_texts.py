"""The names of files and variables that fragments are taken from (CF 2.8.1); reads them."""

import re
from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf import missing
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import Role
from fairtool.rule import Example, role, rule
from fairtool.rules.cf.aggregation_example import FILES
from fairtool.rules.cf.aggregation_fragments import is_used

# What RFC 3986 allows in a URI: letters, digits, some signs, and % with two hexadecimal digits.
_SIGNS = re.compile(r"(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*")
_EACH = FILES.replace("names ;", "names(f_time, f_lat) ;", 1)


@rule(
    "cf-2.8-uris-form",
    covers=["2.8:R5"],
    when=role(Role.FRAGMENT),
    reads="values",
    examples=[
        Example("2.8:R5", bad=FILES.replace('"a.nc"', '"/data/a.nc"'), good=FILES.replace("a.nc", "../data/a.nc")),
        Example("2.8:R5", bad=FILES.replace("a.nc", "#a"), good=FILES.replace("a.nc", "file:///data/a.nc")),
        Example("2.8:R5", bad=FILES.replace("a.nc", "my file.nc"), good=FILES.replace("a.nc", "my%20file.nc")),
    ],
)
def uris_are_absolute_or_relative(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """Each of the `uris` is an absolute URI, or a relative path that begins with neither `/` nor `#`.

    Software opens the files by them. A path from the root has a scheme in front: `file:///data/a.nc`. A blank or a
    letter with an accent is written as `%` and its code.
    """
    if not is_used(variable, "uris", context.view) or not variable.type.is_text:
        return
    uris = missing.texts(context.view.read(variable))
    wrong = [uri for uri in uris if uri.startswith(("/", "#")) or not _SIGNS.fullmatch(uri)]
    if not wrong:
        return
    template = (
        '{where} has "{uri}", a path from the root or a fragment; write "file://" and the whole path, or a relative '
        "path ({number} such in all)"
        if wrong[0].startswith(("/", "#"))
        else '{where} has "{uri}", whose signs are not all allowed in a URI; write the others as % and their code '
        "({number} such in all)"
    )
    yield Problem(template, where=variable.place(), uri=wrong[0], number=len(wrong))


@rule(
    "cf-2.8-fragments-named",
    covers=["2.8:R5", "2.8:R6"],
    when=role(Role.FRAGMENT),
    reads="values",
    examples=[
        Example("2.8:R5", bad=FILES.replace('"a.nc"', '""'), good=FILES),
        Example("2.8:R6", bad=_EACH.replace('"tas"', '"tas", ""'), good=_EACH.replace('"tas"', '"tas", "ta"')),
    ],
)
def no_fragment_lacks_its_name(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `uris` and `identifiers` variables have no missing values.

    A fragment without file or name cannot be found. A variable that is all fill was never written, and is left alone.
    """
    for feature, row in (("uris", "2.8:R5"), ("identifiers", "2.8:R6")):
        if not is_used(variable, feature, context.view):
            continue
        lacking = _missing(variable, context.view)
        if any(lacking) and not all(lacking):
            template = "{where} has {number} missing values; write the name of each fragment"
            yield Problem(template, where=variable.place(), number=sum(lacking), row=row)


def _missing(variable: Variable, view: Dataset) -> list[bool]:
    """Say of each value whether it is missing: fill, or an empty text."""
    raw = view.read(variable)
    if not variable.type.is_text:
        return [not one for one in missing.present(variable, raw).ravel().tolist()]
    fill = {variable.text(name) for name in ("_FillValue", "missing_value")} - {None}
    return [not text or text in fill for text in missing.texts(raw)]
