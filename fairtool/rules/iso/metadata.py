"""What the record says of itself: its level, its creation, its encoding, its maintenance."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.element import Element
from fairtool.iso.node import Node
from fairtool.iso.structure import Kind
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.iso.said import children, has, has_value, is_19139, is_excused

_SERIES = (
    "gmd:hierarchyLevel/gmd:MD_ScopeCode@codeListValue = series\n"
    "gmd:dataQualityInfo/gmd:DQ_DataQuality/gmd:scope/gmd:DQ_Scope/gmd:level/gmd:MD_ScopeCode@codeListValue = series\n"
    "gmd:hierarchyLevelName ={}"
)
_NAME = (
    " <gmd:hierarchyLevelName><gco:CharacterString>ensemble de séries</gco:CharacterString></gmd:hierarchyLevelName>"
)
_CREATED = "in dataset-3\nmdb:dateInfo/cit:CI_Date/cit:dateType/cit:CI_DateTypeCode@codeListValue = {}"
_LOCALE = "in dataset-3\nmdb:defaultLocale/lan:PT_Locale/lan:characterEncoding = "
_MAINTENANCE = (
    "in dataset-3\nmdb:identificationInfo/*/mri:extent[2] += <mri:resourceMaintenance>"
    "<mmi:MD_MaintenanceInformation>{}</mmi:MD_MaintenanceInformation></mri:resourceMaintenance>"
)


@rule(
    "iso-mdb-scope-name",
    covers=["mdb.scope-name"],
    when=element("Record"),
    examples=[Example("mdb.scope-name", bad=_SERIES.format(""), good=_SERIES.format(_NAME))],
)
def other_levels_are_named(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A record of something else than a data set has the name of its level.

    `series` and `service` are codes; the name tells a reader what they mean here.
    """
    old = is_19139(context.view)
    levels = node.all("scopes")
    if old and any(level.value in ("dataset", "") for level in levels):
        return
    for level in levels[:1] if old else levels:
        held = node.element if old else _scope_of(level)
        named = children(held, "hierarchyLevelName" if old else "name")
        if level.value not in ("dataset", "") and not any(map(is_excused, named)):
            yield Problem(
                "{where} is missing, and the level is {level}; write what it is, in words",
                where=node.place("scope_names") if old else f"{Node(held, node.kind, node.paths).where}/mdb:name",
                line=level.line,
                level=level.value,
            )


def _scope_of(level: Node) -> Element:
    """Give the scope that a level is that of, in ISO 19115-3."""
    held = level.element.getparent()
    above = held.getparent() if held is not None else None
    return level.element if above is None else above


@rule(
    "iso-mdb-create-date",
    covers=["mdb.create-date"],
    when=element("Record"),
    examples=[
        Example("mdb.create-date", bad=_CREATED.format("revision"), good=_CREATED.format("creation")),
    ],
)
def record_has_a_creation_date(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The record has the date when it was created.

    With the date of its revision beside it, a catalogue knows what changed since it last looked.
    """
    if (
        not _lacks_all_dates(context)
        and not is_19139(context.view)
        and not any(date.text("type") == "creation" and date.text("value") for date in node.all("dates"))
    ):
        yield Problem(
            "{where} is missing; give the date when the record was made, with the type creation",
            where=node.place("dates"),
            line=node.line,
        )


def _lacks_all_dates(context: Context[XmlRecord]) -> bool:
    """Tell whether the rules of structure say that the whole element of the dates is missing."""
    faults = (context.view.faults or ()) if "iso-structure-missing" in context.beside else ()
    return any(fault.kind is Kind.MISSING and fault.name == "mdb:dateInfo" for fault in faults)


@rule(
    "iso-lan-character-set",
    covers=["lan.character-set"],
    when=element("Record"),
    examples=[
        Example(
            "lan.character-set",
            bad=f'{_LOCALE}<lan:characterEncoding gco:nilReason="missing"/>',
            good=f"{_LOCALE}<lan:characterEncoding><lan:MD_CharacterSetCode "
            'codeList="http://standards.iso.org/iso/19115/resources/Codelists/cat/codelists.xml#MD_CharacterSetCode" '
            'codeListValue="utf16"/></lan:characterEncoding>',
        )
    ],
)
def default_locales_have_an_encoding(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A default locale has a character encoding.

    The wrong one turns every accent into two strange letters.
    """
    if is_19139(context.view):
        return
    for holder in (node, *node.all("resources")):
        for locale in children(holder.element, "defaultLocale"):
            encodings = (one for held in locale.iterchildren("*") for one in children(held, "characterEncoding"))
            if not any(map(has_value, encodings)):
                found = Node(locale, holder.kind, holder.paths)
                yield Problem(
                    "{where} has no character encoding; write it in lan:characterEncoding, usually utf8",
                    where=found.where,
                    line=found.line,
                )


@rule(
    "iso-mmi-frequency",
    covers=["mmi.frequency"],
    when=element("Maintenance"),
    examples=[
        Example(
            "mmi.frequency",
            bad=_MAINTENANCE.format(""),
            good=_MAINTENANCE.format(
                "<mmi:userDefinedMaintenanceFrequency><gco:TM_PeriodDuration>P18M</gco:TM_PeriodDuration>"
                "</mmi:userDefinedMaintenanceFrequency>"
            ),
        )
    ],
)
def maintenance_has_a_frequency(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """Maintenance has a frequency, from the list or of its own.

    Whoever uses the data wants to know when to look again.
    """
    names = ("maintenanceAndUpdateFrequency", "userDefinedMaintenanceFrequency")
    if not is_19139(context.view) and not has(node, *names):
        yield Problem(
            "{where} does not say how often; write it in {frequency}",
            where=node.where,
            line=node.line,
            frequency=node.path("frequency"),
        )
