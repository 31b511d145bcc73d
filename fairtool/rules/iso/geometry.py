"""Positions of GML: labels of axes belong to a reference system."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.namespaces import URIS
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, rule

_GML = tuple(f"{{{uri}}}" for uri in URIS["gml"])
_POLYGON = (
    "gmd:identificationInfo/*/gmd:extent[1]/*/gmd:geographicElement += <gmd:geographicElement><gmd:EX_BoundingPolygon>"
    '<gmd:polygon><gml:Point gml:id="p"{}><gml:pos>48.3 -4.5</gml:pos></gml:Point></gmd:polygon>'
    "</gmd:EX_BoundingPolygon></gmd:geographicElement>"
)


@rule(
    "iso-gml-axis-labels",
    covers=["gml.axis-labels"],
    examples=[
        Example(
            "gml.axis-labels",
            bad=_POLYGON.format(' axisLabels="lat lon"'),
            good=_POLYGON.format(
                ' srsName="http://www.opengis.net/def/crs/EPSG/0/4258" axisLabels="lat lon" uomLabels="deg deg"'
            ),
        )
    ],
)
def labels_of_axes_are_complete(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """A position with labels of axes has those of units and the name of its reference system.

    Labels without a reference system say which number comes first and not what it means.
    """
    for tag, found in view.by_tag.items():
        if not tag.startswith(_GML):
            continue
        for one in found:
            labels = [name for name in ("axisLabels", "uomLabels") if one.get(name) is not None]
            missing = [name for name in ("axisLabels", "uomLabels", "srsName") if labels and one.get(name) is None]
            if missing:
                yield Problem(
                    "{where} has {labels} without {missing}; write all three or none",
                    where=Node(one, "Geometry", view.paths).where,
                    line=one.sourceline,
                    labels=", ".join(labels),
                    missing=", ".join(missing),
                )
