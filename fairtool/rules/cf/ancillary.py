"""Ancillary variables: data about the values of a variable (CF 3.4)."""

from collections.abc import Iterator, Mapping

from fairtool.context import Context
from fairtool.finding import Problem, Related, SetAttribute
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Dimension, NcType, StringText, Variable
from fairtool.netcdf.references import Reference
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.attribute_text import shown, type_of
from fairtool.rules.cf.external_variables import external_names

_NAME = "ancillary_variables"
_SST = 'float sst(time) ; sst:units = "K" ; sst:long_name = "sst" ; '
_ERROR = 'float error(time) ; error:units = "K" ; error:long_name = "error of sst" ; '
_FLAG = 'byte flag(time) ; flag:units = "1" ; flag:long_name = "flag" ; '


@rule(
    "cf-3.4-ancillary-variables-text",
    covers=["3.4:S1"],
    when=attribute(_NAME),
    examples=[
        Example(
            "3.4:S1",
            bad=_SST + "sst:ancillary_variables = 1 ; " + _ERROR,
            good=_SST + 'sst:ancillary_variables = "error" ; ' + _ERROR,
        ),
        Example(
            "3.4:S1",
            bad=_SST + 'sst:ancillary_variables = "error, flag" ; ' + _ERROR + _FLAG,
            good=_SST + 'sst:ancillary_variables = "error flag" ; ' + _ERROR + _FLAG,
        ),
    ],
)
def ancillary_variables_are_listed(variable: Variable, _context: Context[Dataset]) -> Iterator[Problem]:
    """The attribute `ancillary_variables` is a text that lists names of variables, separated by blanks.

    Software finds quality flags and uncertainties of a variable by this list.
    """
    value = variable.attributes[_NAME]
    if not isinstance(value, str):
        yield Problem(
            "{where} = {value} is no single text ({type}); write the names in one text, separated by blanks",
            where=variable.place(_NAME),
            value=shown(value),
            type=type_of(value),
        )
    elif "," in value:
        listed = " ".join(value.replace(",", " ").split())
        yield Problem(
            '{where} = "{value}" has commas; separate the names by blanks: "{listed}"',
            where=variable.place(_NAME),
            value=value,
            listed=listed,
            fix=SetAttribute(variable.path, _NAME, listed, "string" if isinstance(value, StringText) else "char"),
        )


@rule(
    "cf-3.4-ancillary-variables-exist",
    covers=["3.4:S2"],
    when=attribute(_NAME),
    examples=[
        Example(
            "3.4:S2",
            bad=_SST + 'sst:ancillary_variables = "error flag" ; ' + _ERROR,
            good=_SST + 'sst:ancillary_variables = " error  " ; ' + _ERROR,
        )
    ],
)
def ancillary_variables_exist(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The variables that `ancillary_variables` names are in the file.

    A name that leads nowhere hides the quality flags from whoever uses the data. Variables that the global attribute
    `external_variables` names may stand elsewhere.
    """
    if "," in (variable.text(_NAME) or ""):  # told by the rule of the form
        return
    external = external_names(context.view)
    for reference in context.view.roles.named_by(variable, _NAME):
        if reference.target is None and reference.name not in external:
            yield Problem(
                '{where} names "{name}", which is no variable of this file; add it, or correct the name',
                where=variable.place(_NAME),
                name=reference.name,
            )


@rule(
    "cf-3.4-ancillary-variable-dimensions",
    covers=["3.4:S3"],
    when=attribute(_NAME),
    examples=[
        Example(
            "3.4:S3",
            bad=_SST + 'sst:ancillary_variables = "error" ; float error(time, lat) ; error:units = "K" ; '
            'error:long_name = "error of sst" ;',
            good=_SST + 'sst:ancillary_variables = "error" ; float error ; error:units = "K" ; '
            'error:long_name = "error of sst" ;',
        )
    ],
)
def ancillary_variables_have_fitting_dimensions(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """An ancillary variable has some or all of the dimensions of the variable it belongs to, in any order.

    Then each of its values belongs to known values of the data. Where the data is compressed by gathering, the
    gathered dimensions are as good. The norm of an anomaly (CF 7.5) has dimensions of its own, which CF allows.
    """
    allowed = _allowed(variable, context)
    for reference in context.view.roles.named_by(variable, _NAME):
        other = [one.name for one in _own(reference.target, allowed, context) if one.path not in allowed]
        if reference.target and other and not _is_norm(variable, reference):
            yield Problem(
                "{where} names {name}, which has the dimension {other} that {variable} has not",
                where=variable.place(_NAME),
                name=reference.name,
                other=", ".join(other),
                variable=variable.place(),
                related=(Related(reference.target.place()),),
            )


def _allowed(variable: Variable, context: Context[Dataset]) -> Mapping[str, Dimension]:
    """Give the dimensions of a variable, and those that were gathered into them, by path."""
    roles = context.view.roles
    dimensions = roles.dimensions[variable.path]
    found = list(dimensions)
    for dimension in dimensions:
        gathered = roles.scope.variable(dimension.name, variable.group)
        for name in (gathered[0].text("compress") or "").split() if gathered else ():
            one = roles.scope.dimension(name, variable.group)
            found += [one] if one else []
    return {dimension.path: dimension for dimension in found}


def _own(target: Variable | None, allowed: Mapping[str, Dimension], context: Context[Dataset]) -> tuple[Dimension, ...]:
    """Give the dimensions of an ancillary variable, without the length of its texts."""
    if target is None:
        return ()
    own = context.view.roles.dimensions[target.path]
    is_length = target.type is NcType.CHAR and own and own[-1].path not in allowed
    return own[:-1] if is_length else own


def _is_norm(variable: Variable, reference: Reference) -> bool:
    """Say whether the variable names another one as the norm of its anomalies: `time: anomaly_wrt (norm)`."""
    methods = variable.text("cell_methods") or ""
    return "anomaly_wrt" in methods and reference.name in methods
