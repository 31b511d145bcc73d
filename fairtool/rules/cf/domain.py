"""Domain variables: locations without data (CF 5.8)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import Role
from fairtool.rule import Example, attribute, role, rule
from fairtool.rules.cf.attribute_table import listed_attributes
from fairtool.rules.cf.attribute_text import shown, type_of
from fairtool.rules.cf.domain_candidate import seems_a_domain

_GLAT = 'float glat(lat, lon) ; glat:units = "degrees_north" ; glat:standard_name = "latitude" ; '
_DOMAIN = 'char domain ; domain:coordinates = "glat" ; domain:long_name = "grid" ; '
_GOOD = f'{_GLAT} {_DOMAIN} domain:dimensions = "lat lon" ;'


@rule(
    "cf-5.8-domain-dimensions-present",
    covers=["5.8:R1"],
    when=attribute("coordinates", "cell_measures") & role(Role.DATA),
    examples=[Example("5.8:R1", bad=f"{_GLAT} {_DOMAIN}", good=_GOOD)],
)
def domain_variables_have_dimensions(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A domain variable has the attribute `dimensions`.

    The attribute makes it one. A scalar that says nothing about data, and whose coordinates or cell measures have
    dimensions, can only be meant as a domain.
    """
    if seems_a_domain(context.view, variable):
        template = "{where} is missing; list the dimensions of the domain that {variable} describes"
        yield Problem(template, where=variable.place("dimensions"), variable=variable.path)


@rule(
    "cf-5.8-domain-dimensions-exist",
    covers=["5.8:R2"],
    when=attribute("dimensions"),
    examples=[
        Example("5.8:R2", bad=_GOOD.replace('"lat lon"', '"lat lon y"'), good=_GOOD),
        Example("5.8:R2", bad=_GOOD.replace('"lat lon"', "2"), good=_GOOD),
    ],
)
def domain_dimensions_exist(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """`dimensions` of a domain variable is a text that lists existing dimensions, separated by blanks; it may be empty.

    It tells software the shape of the domain, as the dimensions of a data variable do.
    """
    where = variable.place("dimensions")
    value = variable.attributes["dimensions"]
    if not isinstance(value, str):
        template = "{where} is no single text but {value} ({type}); write the names of the dimensions in one text"
        yield Problem(template, where=where, value=shown(value), type=type_of(value))
        return
    for name in dict.fromkeys(value.split()):
        if context.view.roles.scope.dimension(name, variable.group) is None:
            template = '{where} names "{name}", which is no dimension of this file; correct the name'
            yield Problem(template, where=where, name=name)


@rule(
    "cf-5.8-domain-scalar",
    covers=["5.8:S1"],
    when=attribute("dimensions"),
    examples=[Example("5.8:S1", bad=_GOOD.replace("char domain ;", "int domain(lat) ;"), good=_GOOD)],
)
def domain_variables_are_scalars(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A variable with the attribute `dimensions` is a scalar.

    The attribute makes it a domain variable, which holds no data; on data it must not stand.
    """
    if context.view.roles.dimensions[variable.path]:
        template = "{where} makes a domain variable of {variable}, which has dimensions; take the attribute out of data"
        yield Problem(template, where=variable.place("dimensions"), variable=variable.path)


@rule(
    "cf-5.8-domain-long-name",
    covers=["5.8:Rec1"],
    when=role(Role.DOMAIN),
    examples=[Example("5.8:Rec1", bad=_GOOD.replace('domain:long_name = "grid" ;', ""), good=_GOOD)],
)
def domain_variables_have_a_long_name(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A domain variable has `long_name`.

    Nothing else says to people what the domain is.
    """
    del context
    if "long_name" not in variable.attributes:
        template = "{where} is missing; say in a few words what domain it is"
        yield Problem(template, where=variable.place("long_name"))


@rule(
    "cf-5.8-domain-data-attributes",
    covers=["5.8:Rec2"],
    when=role(Role.DOMAIN),
    examples=[Example("5.8:Rec2", bad=f'{_GOOD} domain:cell_methods = "area: mean" ;', good=_GOOD)],
)
def domain_variables_have_no_data_attributes(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A domain variable has no attribute that speaks of data.

    Units, standard names and cell methods describe values, and a domain has none. Which attributes are for data only
    is said by Appendix A.
    """
    listed = listed_attributes()
    for name in variable.attributes:
        places = listed[name].on(context.version) if name in listed else frozenset()
        if "D" in places and "Do" not in places:
            template = "{where} describes data, and a domain variable holds none; leave it out"
            yield Problem(template, where=variable.place(name))
