"""Extents: what they must have, and which records need one."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.iso.said import has, is_19139, says

_EXTENT = "gmd:identificationInfo/*/gmd:extent[1]"
_BOX = (
    f"{_EXTENT}/gmd:EX_Extent/gmd:geographicElement = <gmd:geographicElement><gmd:EX_GeographicDescription>"
    "<gmd:geographicIdentifier><gmd:MD_Identifier><gmd:code><gco:CharacterString>Baie</gco:CharacterString></gmd:code>"
    "</gmd:MD_Identifier></gmd:geographicIdentifier></gmd:EX_GeographicDescription></gmd:geographicElement>"
)
_VERTICAL = (
    "in dataset-3\nmdb:identificationInfo/*/mri:extent[2]/gex:EX_Extent/gex:temporalElement += <gex:verticalElement>"
    "<gex:EX_VerticalExtent><gex:minimumValue><gco:Real>-12</gco:Real></gex:minimumValue><gex:maximumValue>"
    "<gco:Real>0</gco:Real></gex:maximumValue>{}</gex:EX_VerticalExtent></gex:verticalElement>"
)


@rule(
    "iso-gex-extent-content",
    covers=["gex.extent-content"],
    when=element("Extent"),
    examples=[
        Example(
            "gex.extent-content",
            bad="gmd:identificationInfo/*/gmd:extent[2]/gmd:EX_Extent/gmd:temporalElement =",
            good="gmd:identificationInfo/*/gmd:extent[2]/gmd:EX_Extent/gmd:temporalElement = "
            "<gmd:description><gco:CharacterString>Entrée de la baie</gco:CharacterString></gmd:description>",
        )
    ],
)
def extent_says_something(node: Node, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """An extent has a description, or a geographic, temporal or vertical element.

    An empty one cannot be searched for.
    """
    if not says(node, "description") and not has(node, "geographicElement", "temporalElement", "verticalElement"):
        yield Problem(
            "{where} is empty; write a description ({description}) or a bounding box ({box}), or take it out",
            where=node.where,
            line=node.line,
            description=node.path("description"),
            box=node.path("boxes"),
        )


@rule(
    "iso-gex-vertical-crs",
    covers=["gex.vertical-crs"],
    when=element("Vertical"),
    examples=[
        Example(
            "gex.vertical-crs",
            bad=_VERTICAL.format(""),
            good=_VERTICAL.format(
                "<gex:verticalCRSId><mrs:MD_ReferenceSystem><mrs:referenceSystemIdentifier><mcc:MD_Identifier>"
                "<mcc:code><gco:CharacterString>EPSG:5720</gco:CharacterString></mcc:code></mcc:MD_Identifier>"
                "</mrs:referenceSystemIdentifier></mrs:MD_ReferenceSystem></gex:verticalCRSId>"
            ),
        )
    ],
)
def vertical_extent_has_a_reference(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A vertical extent has a reference system or the identifier of one.

    Twelve metres above the sea, the bottom or the ellipsoid are three places.
    """
    if not is_19139(context.view) and not has(node, "verticalCRS", "verticalCRSId"):
        yield Problem(
            "{where} has no reference system; identify it in {crs}, such as EPSG:5720 (NGF-IGN69)",
            where=node.where,
            line=node.line,
            crs=node.path("crs_identifier"),
        )


@rule(
    "iso-mri-dataset-extent",
    covers=["mri.dataset-extent"],
    when=element("Record"),
    examples=[Example("mri.dataset-extent", bad=f"{_EXTENT} =", good=_BOX)],
)
def data_set_has_an_extent(node: Node, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """A data set has a bounding box or a geographic description.

    Catalogues find data on a map; what has no place on it is not found.
    """
    levels = {level.value for level in node.all("scopes")}
    if levels and levels.isdisjoint({"dataset", ""}):
        return
    for resource in node.all("resources"):
        is_data = resource.element.tag.endswith("}MD_DataIdentification")
        if is_data and not resource.all("extents.boxes") and not resource.all("extents.places"):
            yield Problem(
                "{where} is missing; give the bounding box of the data, or name the place",
                where=f"{resource.place('extents')}/{_box(node)}",
                line=resource.line,
            )


def _box(node: Node) -> str:
    return node.paths["Extent"].fields["boxes"].text
