"""Distribution: formats, and the density of media."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.iso.said import has, is_19139, says

_DISTRIBUTION = "gmd:distributionInfo/gmd:MD_Distribution"
_MEDIUM = (
    f"{_DISTRIBUTION}/gmd:transferOptions/*/gmd:onLine += <gmd:offLine><gmd:MD_Medium>"
    "<gmd:density><gco:Real>4.7</gco:Real></gmd:density>{}</gmd:MD_Medium></gmd:offLine>"
)
_UNITS = "<gmd:densityUnits><gco:CharacterString>Go</gco:CharacterString></gmd:densityUnits>"


@rule(
    "iso-mrd-format",
    covers=["mrd.format"],
    when=element("Distribution"),
    examples=[
        Example(
            "mrd.format",
            bad=f"{_DISTRIBUTION}/gmd:distributionFormat =",
            good=f"{_DISTRIBUTION}/gmd:distributionFormat = <gmd:distributionFormat><gmd:MD_Format><gmd:name>"
            "<gco:CharacterString>GeoTIFF</gco:CharacterString></gmd:name><gmd:version><gco:CharacterString>1.1"
            "</gco:CharacterString></gmd:version></gmd:MD_Format></gmd:distributionFormat>",
        )
    ],
)
def distribution_has_a_format(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A distribution has a format, of its own or of one of its distributors.

    The format decides with what the data can be opened.
    """
    if not is_19139(context.view) or has(node, "distributionFormat") or _is_of_a_service(context.view):
        return
    if not any(has(distributor, "distributorFormat") for distributor in node.all("distributors")):
        yield Problem(
            "{where} names no format; write the one in which the data are given, such as netCDF 4, in {formats}",
            where=node.where,
            line=node.line,
            formats=node.path("formats"),
        )


def _is_of_a_service(view: XmlRecord) -> bool:
    return any(resource.element.tag.endswith("}SV_ServiceIdentification") for resource in view.node.all("resources"))


@rule(
    "iso-mrd-density-units",
    covers=["mrd.density-units"],
    when=element("Medium"),
    examples=[Example("mrd.density-units", bad=_MEDIUM.format(""), good=_MEDIUM.format(_UNITS))],
)
def density_has_units(node: Node, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """The density of a medium has a unit.

    A number of bits, of bytes or of tracks are not the same.
    """
    if has(node, "density") and not says(node, "densityUnits"):
        yield Problem(
            "{where} has a density without a unit; write it in {units}",
            where=node.where,
            line=node.line,
            units=node.path("density_units"),
        )
