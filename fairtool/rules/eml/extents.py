"""Where the data of a record in EML are: a box whose limits are in their order."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.record.extent import Box
from fairtool.record.part import RecordPart
from fairtool.record.record import Record
from fairtool.rule import Example, rule
from fairtool.rules.eml.structure import sample

_HALF = 180.0
_BOX = (
    "<coverage><geographicCoverage><geographicDescription>Baie</geographicDescription><boundingCoordinates>"
    "<westBoundingCoordinate>{}</westBoundingCoordinate><eastBoundingCoordinate>{}</eastBoundingCoordinate>"
    "<northBoundingCoordinate>{}</northBoundingCoordinate><southBoundingCoordinate>{}</southBoundingCoordinate>"
    "</boundingCoordinates></geographicCoverage></coverage>"
)
_SOURCE = "EML 2.2 boundingCoordinates"


def _placed(west: str, east: str, north: str, south: str) -> str:
    return sample(more=_BOX.format(west, east, north, south))


@rule(
    "eml-box-order",
    severity=Severity.ERROR,
    source=_SOURCE,
    examples=[
        Example(
            "box", bad=_placed("-4.60", "-4.50", "48.30", "48.40"), good=_placed("-4.60", "-4.50", "48.40", "48.30")
        )
    ],
)
def box_has_its_south_below(record: Record, context: Context[object]) -> Iterator[Problem]:
    """The southern limit of a box is not north of the northern one.

    Such a box holds nothing, and the data are found by no search on a map.
    """
    for box, part in _boxes(record):
        if box.south is not None and box.north is not None and box.south > box.north:
            yield Problem(
                "{where} has its south ({south}) above its north ({north}); exchange the two",
                where=part.where,
                line=part.line,
                south=box.south,
                north=box.north,
            )


@rule(
    "eml-box-swapped",
    severity=Severity.WARNING,
    source=_SOURCE,
    examples=[
        Example(
            "box", bad=_placed("-4.50", "-4.60", "48.40", "48.30"), good=_placed("178.10", "-178.20", "48.40", "48.30")
        )
    ],
)
def box_has_its_west_first(record: Record, context: Context[object]) -> Iterator[Problem]:
    """A box whose west lies east of its east crosses the meridian of 180 degrees on the shorter way.

    Otherwise it goes round the other side of the globe, which is rarely meant: the two limits were exchanged.
    """
    for box, part in _boxes(record):
        if box.west is not None and box.east is not None and 0 < box.west - box.east < _HALF:
            yield Problem(
                "{where} goes from {west} eastwards to {east}, nearly round the globe; exchange west and east",
                where=part.where,
                line=part.line,
                west=box.west,
                east=box.east,
            )


def _boxes(record: Record) -> Iterator[tuple[Box, RecordPart]]:
    for number, resource in enumerate(record.resources):
        for place, extent in enumerate(resource.extents):
            for position, box in enumerate(extent.boxes):
                path = f"resources[{number}].extents[{place}].boxes[{position}]"
                yield box, RecordPart(record, box, path)
