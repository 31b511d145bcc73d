"""References between groups (CF 2.7.1)."""

import re
from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Related, SetAttribute
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import StringText, Variable
from fairtool.netcdf.references import GRAMMARS, Reference, listed
from fairtool.netcdf.scope import Search
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.external_variables import external_names

_DIMENSIONS = ("aggregated_dimensions", "compress", "dimensions", "instance_dimension", "sample_dimension")
_PATH = re.compile(r"(/|(\.\./)*)(\w+/)*\w+", re.ASCII)
_REFERRING = attribute(*GRAMMARS)
_SST_IN = 'float sst(n) ; sst:units = "K" ; sst:long_name = "sst" ; '
_PLACE = 'float place(n) ; place:units = "m" ; place:long_name = "place" ;'
_FAR = 'float far(n) ; far:units = "1" ; far:long_name = "far" ; '
_ALONG = 'group: g { variables: float n(n) ; n:units = "m" ; n:long_name = "n" ; data: n = 1, 2 ; }'


@rule(
    "cf-2.7-same-dimension",
    covers=["2.7:R2"],
    when=_REFERRING,
    examples=[
        Example(
            "2.7:R2",
            bad="group: a { dimensions: n = 2 ; variables: " + _SST_IN + 'sst:coordinates = "/b/place" ; } '
            "group: b { dimensions: n = 2 ; variables: " + _PLACE + " }",
            good="dimensions: n = 2 ; group: a { variables: " + _SST_IN + 'sst:coordinates = "/b/place" ; } '
            "group: b { variables: " + _PLACE + " }",
        )
    ],
)
def dimensions_of_the_same_name_are_the_same(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A dimension of a variable of another group, named like one of the referring variable, is the same dimension.

    Two dimensions with one name that are defined in two groups have nothing to do with each other, so the variable
    that is named does not fit. Define the dimension once, in a group above both.
    """
    roles = context.view.roles
    own = {dimension.name: dimension for dimension in roles.dimensions[variable.path]}
    for reference in roles.references[variable.path]:
        target = reference.target
        if target is None or target.group == variable.group:
            continue
        other = next((one for one in roles.dimensions[target.path] if own.get(one.name, one) != one), None)
        if other:
            yield Problem(
                "{where} names {name}, whose dimension {other} is not the dimension {own} of the variable",
                where=variable.place(reference.attribute),
                name=reference.name,
                other=other.path or other.name,
                own=own[other.name].path or other.name,
                related=(Related(target.place()), Related(other.place)),
            )


@rule(
    "cf-2.7-path-syntax",
    covers=["2.7:R3"],
    when=attribute(*GRAMMARS, *_DIMENSIONS),
    examples=[
        Example(
            "2.7:R3",
            bad="dimensions: n = 2 ; variables: " + _SST_IN + 'sst:coordinates = "g//place" ; '
            "group: g { variables: " + _PLACE + " }",
            good="dimensions: n = 2 ; variables: " + _SST_IN + 'sst:coordinates = "g/place" ; '
            "group: g { variables: " + _PLACE + " }",
        )
    ],
)
def paths_are_words_and_slashes(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A path to a variable or dimension is made of words joined by slashes, and may begin with `/` or `../`.

    The words are letters, digits and underscores. The conformance document prints three dots for the group above;
    the UNIX convention, which it names, has two.
    """
    named = [(one.attribute, one.name) for one in context.view.roles.references[variable.path]]
    named += [(name, word.name) for name in _DIMENSIONS for word in listed(variable.text(name) or "")]
    for name, word in named:
        if "/" in word and not _PATH.fullmatch(word):
            yield Problem(
                '{where} has "{path}", which is no path like /group/name, ../group/name or group/name',
                where=variable.place(name),
                path=word,
            )


@rule(
    "cf-2.7-reference-in-scope",
    covers=["2.7:R4"],
    when=_REFERRING,
    examples=[
        Example(
            "2.7:R4",
            bad="dimensions: n = 2 ; group: a { variables: " + _SST_IN + 'sst:coordinates = "place" ; } '
            "group: b { variables: " + _PLACE + " }",
            good="dimensions: n = 2 ; group: a { variables: " + _SST_IN + 'sst:coordinates = "../b/place" ; } '
            "group: b { variables: " + _PLACE + " }",
        )
    ],
)
def names_are_found_in_scope(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A variable that is named without a path stands in the same group or in one above it.

    Only coordinate variables are searched for in other groups; an auxiliary coordinate there needs a path. A name that
    stands nowhere in the file is told by the rule of the attribute.
    """
    external = external_names(context.view)
    for reference in context.view.roles.references[variable.path]:
        if reference.search is Search.OUT_OF_SCOPE and reference.target and reference.name not in external:
            yield Problem(
                "{where} names {name}, which is neither in the group {group} nor above it; write the path {path}",
                where=variable.place(reference.attribute),
                name=reference.name,
                group=variable.group,
                path=_absolute(reference.target),
                related=(Related(reference.target.place()),),
            )


@rule(
    "cf-2.7-path-rather-than-lateral-search",
    covers=["2.7:Rec1"],
    when=_REFERRING,
    examples=[
        Example(
            "2.7:Rec1",
            bad="dimensions: n = 2 ; variables: " + _FAR + 'far:coordinates = "n" ; ' + _ALONG,
            good="dimensions: n = 2 ; variables: " + _FAR + 'far:coordinates = "/g/n" ; ' + _ALONG,
        )
    ],
)
def coordinates_elsewhere_are_named_by_path(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A coordinate variable of another group is named by its path.

    Without one it is found by a search through all groups below its dimension, which CF discourages and not all
    software does.
    """
    for reference in context.view.roles.references[variable.path]:
        if reference.search is Search.LATERAL and reference.target:
            yield Problem(
                "{where} names {name}, which is found in another group by search alone; write the path {path}",
                where=variable.place(reference.attribute),
                name=reference.name,
                path=_absolute(reference.target),
                fix=_with_path(variable, reference, _absolute(reference.target)),
            )


def _absolute(target: Variable) -> str:
    return target.path if target.path.startswith("/") else f"/{target.path}"


def _with_path(variable: Variable, reference: Reference, path: str) -> SetAttribute | None:
    """Give the attribute with the path in place of the name, where it is a plain list."""
    text = variable.text(reference.attribute)
    if text is None or GRAMMARS[reference.attribute] is not listed:
        return None
    words = [path if word == reference.name else word for word in text.split()]
    kind = "string" if isinstance(text, StringText) else "char"
    return SetAttribute(variable.path, reference.attribute, " ".join(words), kind)
