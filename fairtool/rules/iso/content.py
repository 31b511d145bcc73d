"""Content and grids: units and values of bands, check points."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.node import Node
from fairtool.iso.values import nil_of
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.iso.said import children, is_19139, says

_BAND = (
    "gmd:distributionInfo += <gmd:contentInfo><gmd:MD_CoverageDescription>"
    '<gmd:attributeDescription gco:nilReason="unknown"/><gmd:contentType><gmd:MD_CoverageContentTypeCode '
    'codeList="http://standards.iso.org/iso/19139/resources/gmxCodelists.xml#MD_CoverageContentTypeCode" '
    'codeListValue="image"/></gmd:contentType><gmd:dimension><gmd:MD_Band>'
    "<gmd:maxValue><gco:Real>0.7</gco:Real></gmd:maxValue>{}</gmd:MD_Band></gmd:dimension>"
    "</gmd:MD_CoverageDescription></gmd:contentInfo>\ngmd:distributionInfo ="
)
_SAMPLE = (
    "in dataset-3\nmdb:identificationInfo += <mdb:contentInfo><mrc:MD_CoverageDescription>"
    '<mrc:attributeDescription gco:nilReason="unknown"/><mrc:attributeGroup><mrc:MD_AttributeGroup><mrc:contentType>'
    '<mrc:MD_CoverageContentTypeCode codeList="http://standards.iso.org/iso/19115/resources/Codelists/cat/'
    'codelists.xml#MD_CoverageContentTypeCode" codeListValue="image"/></mrc:contentType><mrc:attribute>'
    "<mrc:MD_SampleDimension>{}</mrc:MD_SampleDimension></mrc:attribute></mrc:MD_AttributeGroup></mrc:attributeGroup>"
    "</mrc:MD_CoverageDescription></mdb:contentInfo>"
)
_RECTIFIED = (
    "gmd:referenceSystemInfo += <gmd:spatialRepresentationInfo><gmd:MD_Georectified><gmd:numberOfDimensions>"
    "<gco:Integer>2</gco:Integer></gmd:numberOfDimensions><gmd:cellGeometry><gmd:MD_CellGeometryCode "
    'codeList="http://standards.iso.org/iso/19139/resources/gmxCodelists.xml#MD_CellGeometryCode" '
    'codeListValue="area"/></gmd:cellGeometry><gmd:transformationParameterAvailability><gco:Boolean>false</gco:Boolean>'
    "</gmd:transformationParameterAvailability><gmd:checkPointAvailability><gco:Boolean>true</gco:Boolean>"
    '</gmd:checkPointAvailability>{}<gmd:cornerPoints gco:nilReason="missing"/><gmd:pointInPixel>'
    "<gmd:MD_PixelOrientationCode>center</gmd:MD_PixelOrientationCode></gmd:pointInPixel></gmd:MD_Georectified>"
    "</gmd:spatialRepresentationInfo>\ngmd:referenceSystemInfo ="
)


@rule(
    "iso-mrc-band-units",
    covers=["mrc.band-units"],
    when=element("Variable"),
    examples=[
        Example(
            "mrc.band-units",
            bad=_BAND.format(""),
            good=_BAND.format('<gmd:units xlink:href="http://vocab.nerc.ac.uk/collection/P06/current/UMUM/"/>'),
        )
    ],
)
def band_limits_have_units(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A band with a lower or upper limit has the unit of it.

    0.7 may be micrometres of a wavelength or a share of reflected light.
    """
    limits = ("minValue", "maxValue") if is_19139(context.view) else ("boundMin", "boundMax")
    unit = "units" if is_19139(context.view) else "boundUnits"
    if node.element.tag.endswith("_Band") and says(node, *limits) and not _is_there(node, unit):
        yield Problem(
            "{where} has limits without a unit; write it in {unit}",
            where=node.where,
            line=node.line,
            unit=node.name.partition(":")[0].replace("gmi", "gmd") + f":{unit}",
        )


def _is_there(node: Node, name: str) -> bool:
    """Tell whether a child is there with anything in it, or with a reference."""
    return says(node, name) or any(
        child.tag.endswith(f"}}{name}") and len(child) for child in node.element.iterchildren("*")
    )


@rule(
    "iso-mrc-sample-values",
    covers=["mrc.sample-values"],
    when=element("Variable"),
    examples=[
        Example(
            "mrc.sample-values",
            bad=_SAMPLE.format(""),
            good=_SAMPLE.format(
                "<mrc:maxValue><gco:Real>24.1</gco:Real></mrc:maxValue><mrc:minValue><gco:Real>5.2</gco:Real>"
                '</mrc:minValue><mrc:units xlink:href="http://vocab.nerc.ac.uk/collection/P06/current/UPAA/"/>'
            ),
        )
    ],
)
def sample_dimension_has_values(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A sample dimension has a largest, smallest or mean value, or says that they are not known.

    They tell whether the data can hold what one looks for, before anything is downloaded.
    """
    is_asked = node.element.tag.endswith("}MD_SampleDimension") and not is_19139(context.view)
    values = ("maxValue", "minValue", "meanValue")
    if is_asked and not says(node, *values) and not any(nil_of(child) for child in children(node.element, *values)):
        yield Problem(
            "{where} has neither a largest nor a smallest nor a mean value; write mrc:minValue and mrc:maxValue, "
            'or gco:nilReason="unknown" on one of them',
            where=node.where,
            line=node.line,
        )


@rule(
    "iso-msr-check-points",
    covers=["msr.check-points"],
    when=element("Grid"),
    examples=[
        Example(
            "msr.check-points",
            bad=_RECTIFIED.format(""),
            good=_RECTIFIED.format(
                "<gmd:checkPointDescription><gco:CharacterString>Douze points levés au GNSS</gco:CharacterString>"
                "</gmd:checkPointDescription>"
            ),
        )
    ],
)
def check_points_are_described(node: Node, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """Where check points are available, they are described.

    They exist so that others can test the accuracy of the grid, which takes knowing what and where they are.
    """
    if node.text("check_points") in ("true", "1") and not says(node, "checkPointDescription"):
        yield Problem(
            "{where} has check points and does not describe them; say in {description} what they are",
            where=node.where,
            line=node.line,
            description=node.path("check_point_description"),
        )
