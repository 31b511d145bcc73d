"""A record of a service says so: by its level, its identification and its data quality section (3.1, 3.2, 3.8)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.about import SERVICE, SERVICE_SECTION, first_sections
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.content import code, said
from fairtool.rules.inspire.levels import says_service
from fairtool.rules.inspire.service_parts import UNIDENTIFIED

_SCOPE = "gmd:dataQualityInfo/gmd:DQ_DataQuality/gmd:scope/gmd:DQ_Scope"
_DATA = "<gmd:identificationInfo><gmd:MD_DataIdentification/></gmd:identificationInfo>"


@rule(
    "inspire-3.1-resource-type",
    covers=["3.1"],
    when=element("ServiceRecord"),
    examples=[
        Example("3.1", bad="in service\ngmd:hierarchyLevelName =", good="in service"),
        Example(
            "3.1", bad="in service\ngmd:hierarchyLevel/gmd:MD_ScopeCode@codeListValue = software", good="in service"
        ),
    ],
)
def level_is_service(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A record of a service has the hierarchy level `service`, once, and names it in the language of the record.

    Catalogues sort records by the level: with another one, or with several, the service is not found as a service, and
    none of the requirements on services is tested. The name of the level is asked for by ISO 19115 for all that is not
    a data set.
    """
    record = view.node
    scopes = record.all("scopes")
    if not says_service(view):
        yield _other_level(record, scopes)
        return
    if len(scopes) > 1:
        yield Problem(
            "{where} is one of {count} hierarchy levels; a record of a service has one, service",
            where=scopes[1].where,
            line=scopes[1].line,
            count=len(scopes),
        )
    yield from _names(record)


def _other_level(record: Node, scopes: tuple[Node, ...]) -> Problem:
    if not scopes:
        return Problem(
            '{where} is missing in a record that describes a service; write codeListValue="service"',
            where=record.place("scopes"),
            line=record.line,
        )
    return Problem(
        '{where} is "{level}" in a record that describes a service; write codeListValue="service"',
        where=scopes[0].where,
        line=scopes[0].line,
        level=code(scopes[0]),
    )


def _names(record: Node) -> Iterator[Problem]:
    names = record.all("scope_names")
    if not names:
        yield Problem(
            '{where} is missing; name the level there in the language of the record, as "service"',
            where=record.place("scope_names"),
            line=record.line,
        )
    for name in names:
        if not said(name.element):
            yield Problem(
                '{where} is empty; name the level there in the language of the record, as "service"',
                where=name.where,
                line=name.line,
            )


@rule(
    UNIDENTIFIED,
    covers=["3.2"],
    when=element("ServiceRecord"),
    examples=[Example("3.2", bad=f"in service\ngmd:identificationInfo = {_DATA}", good="in service")],
)
def first_section_is_of_a_service(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The first identification section of a record of a service is exactly one `srv:SV_ServiceIdentification`.

    The type of the service, its operations and its data sets have their places in that element only: a service that is
    described as data has none of them.
    """
    found = sum(one.element.tag.endswith(SERVICE_SECTION) for one in first_sections(view.node))
    if found != 1:
        yield Problem(
            "{where} holds {count} elements {name}; keep one of them"
            if found
            else "{where} holds no {name}; write one there, with what there is to say of the service",
            where=view.node.place("resources").removesuffix("/*"),
            line=view.node.line,
            count=found,
            name="SV_ServiceIdentification",
        )


@rule(
    "inspire-3.8-data-quality-section",
    covers=["3.8"],
    when=element("ServiceRecord"),
    examples=[
        Example("3.8", bad="in service\ngmd:dataQualityInfo =", good="in service"),
        Example("3.8", bad=f"in service\n{_SCOPE}/gmd:levelDescription =", good="in service"),
        Example(
            "3.8", bad=f"in service\n{_SCOPE}/gmd:level/gmd:MD_ScopeCode@codeListValue = dataset", good="in service"
        ),
    ],
)
def one_quality_section_is_about_the_service(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A record of a service has exactly one data quality section, about the service, and names that level.

    The declarations of conformity stand in this section: its level says that it is the service that conforms, and not
    the data behind it. The guidance asks for one section about the whole service; the reference validator takes no
    other section beside it, so that a second one, about a part, is told here too.
    """
    qualities = view.node.all("qualities")
    if len(qualities) != 1:
        yield Problem(
            "{where} is one of {count} data quality sections; keep one, about the service"
            if qualities
            else "{where} is missing; write one data quality section, about the service",
            where=view.node.place("qualities"),
            line=qualities[1].line if qualities else view.node.line,
            count=len(qualities),
        )
        return
    yield from _scope(qualities[0])


def _scope(quality: Node) -> Iterator[Problem]:
    levels = quality.all("scope.level")
    if SERVICE not in {code(level) for level in levels}:
        yield Problem(
            '{where} is "{level}"; the data quality section of a service is about it: write codeListValue="service"',
            where=levels[0].where if levels else quality.place("scope"),
            line=levels[0].line if levels else quality.line,
            level=code(levels[0]) if levels else "",
        )
    elif not any(said(other.element) for other in quality.all("scope.descriptions.other")):
        scope = quality.first("scope") or quality
        yield Problem(
            '{where} does not name the level; write "service" in {path}, in the language of the record',
            where=scope.where,
            line=scope.line,
            path=f"{quality.paths['Scope'].fields['descriptions'].text}/"
            f"{quality.paths['ScopeDescription'].fields['other'].text}",
        )
