"""Interpolation variables: their method, its precision and its parameters (CF 8.3.3, 8.3.8, 8.3.10)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Related, SetAttribute
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Numbers, Variable
from fairtool.netcdf.role import Role
from fairtool.rule import Example, role, rule
from fairtool.rules.cf.attribute_text import shown, type_of
from fairtool.rules.cf.interpolation_example import GOOD, PLAIN
from fairtool.rules.cf.interpolation_table import interpolations
from fairtool.rules.cf.text_edit import write_text

_NAME, _DESCRIPTION, _PRECISION = "interpolation_name", "interpolation_description", "computational_precision"
_PRECISION_TEXT = 'method:computational_precision = "64"'


@rule(
    "cf-8.3-interpolation-method",
    covers=["8.3:R2"],
    when=role(Role.INTERPOLATION),
    examples=[
        Example("8.3:R2", bad=GOOD.replace('"bi_quadratic_latitude_longitude"', '"cubic"'), good=GOOD),
        Example("8.3:R2", bad=PLAIN.replace("interpolation_description", "comment"), good=PLAIN),
        Example(
            "8.3:R2", bad=PLAIN.replace('"by hand" ;', '"by hand" ; method:interpolation_name = "linear" ;'), good=PLAIN
        ),
    ],
)
def interpolation_variables_say_the_method(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """An interpolation variable has either an `interpolation_name` of Appendix J or an `interpolation_description`.

    The coordinates between the tie points are computed by this method; another one gives other places.
    """
    given = [name for name in (_NAME, _DESCRIPTION) if name in variable.attributes]
    if not given:
        template = "{where} has no interpolation_name; write one of {known}, or an interpolation_description"
        yield Problem(template, where=variable.place(), known=_known(context))
    elif len(given) > 1:
        template = "{where} stands beside interpolation_name; keep one of the two"
        related = (Related(variable.place(_NAME), shown(variable.attributes[_NAME])),)
        yield Problem(template, where=variable.place(_DESCRIPTION), related=related)
    for name in given:
        value = variable.attributes[name]
        if not isinstance(value, str):
            template = "{where} = {value} is of the type {type}; write one text"
            yield Problem(template, where=variable.place(name), value=shown(value), type=type_of(value))
        elif name == _NAME and value not in _known(context).split(", "):
            yield Problem(
                '{where} = "{value}" is no method of Appendix J; they are {known}',
                where=variable.place(name),
                value=value,
                known=_known(context),
                fix=_respelt(variable, value),
            )


def _known(context: Context[Dataset]) -> str:
    return ", ".join(name for name, one in interpolations().methods.items() if one.since <= context.version)


def _respelt(variable: Variable, value: str) -> SetAttribute | None:
    """Give the edit that writes a method in lower case, if that is all that is wrong."""
    word = value.strip().lower()
    return write_text(variable, _NAME, word) if word in interpolations().methods else None


@rule(
    "cf-8.3-computational-precision",
    covers=["8.3:R3"],
    when=role(Role.INTERPOLATION),
    examples=[
        Example("8.3:R3", bad=GOOD.replace(_PRECISION_TEXT, 'method:comment = "64"'), good=GOOD),
        Example("8.3:R3", bad=GOOD.replace(_PRECISION_TEXT, 'method:computational_precision = "double"'), good=GOOD),
        Example("8.3:R3", bad=GOOD.replace(_PRECISION_TEXT, "method:computational_precision = 64"), good=GOOD),
    ],
)
def interpolation_variables_say_the_precision(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """An interpolation variable has the text attribute `computational_precision`, with the value 32 or 64.

    It says how many bits the producer's computation had; with fewer, the coordinates do not come out as exact.
    """
    del context
    value, legal = variable.attributes.get(_PRECISION), interpolations().precisions
    if value is None:
        template = '{where} has no computational_precision; write the text "32" or "64"'
        yield Problem(template, where=variable.place())
    elif not isinstance(value, str) or value not in legal:
        written = shown(value).strip()
        certain = written in legal and isinstance(value, str | Numbers)
        yield Problem(
            '{where} = {value} ({type}) is not legal; write the text "32" or "64"',
            where=variable.place(_PRECISION),
            value=shown(value),
            type=type_of(value),
            fix=write_text(variable, _PRECISION, written) if certain else None,
        )


@rule(
    "cf-8.3-interpolation-scalar",
    covers=["8.3:Rec1"],
    when=role(Role.INTERPOLATION),
    examples=[Example("8.3:Rec1", bad=GOOD.replace("char method ;", "char method(v) ;"), good=GOOD)],
)
def interpolation_variables_are_scalars(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """An interpolation variable has no dimensions.

    It only holds attributes; values would have no meaning.
    """
    dimensions = context.view.roles.dimensions[variable.path]
    if dimensions:
        template = "{where} has the dimensions ({dimensions}); make it a scalar"
        yield Problem(template, where=variable.place(), dimensions=", ".join(one.name for one in dimensions))
