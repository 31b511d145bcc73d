"""How deep or high the data are, and how deep or high the record says that they are."""

from collections.abc import Iterable, Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.record.bundle import Bundle
from fairtool.record.extent import Vertical
from fairtool.rule import Example, rule
from fairtool.rules.crosscheck.disagreement import SOURCE, disagreement, number

_FIELDS = ("resources[0].extents[0].verticals", "resources[0].extents")
_RECORD = (
    "gmd:identificationInfo/*/gmd:extent += <gmd:extent><gmd:EX_Extent><gmd:verticalElement><gmd:EX_VerticalExtent>"
    "<gmd:minimumValue><gco:Real>0</gco:Real></gmd:minimumValue><gmd:maximumValue><gco:Real>{}</gco:Real>"
    "</gmd:maximumValue><gmd:verticalCRS/></gmd:EX_VerticalExtent></gmd:verticalElement></gmd:EX_Extent></gmd:extent>"
)
_CDL = '\n---\nfloat z(z) ; z:units = "m" ; z:positive = "down" ; z:standard_name = "depth" ;\ndata: z = 120 ;'
_SLACK = 0.01  # of the range


@rule(
    "crosscheck-vertical",
    severity=Severity.ERROR,
    source=SOURCE,
    examples=[Example("vertical", bad=_RECORD.format(50) + _CDL, good=_RECORD.format(120) + _CDL)],
)
def vertical_range_holds_data(bundle: Bundle, context: Context[Bundle]) -> Iterator[Problem]:
    """The vertical range of the record holds all of the data.

    Depths and heights are told with either sign, so the range is held against the data both ways.
    """
    said, found = _range(bundle.said.verticals), _range(bundle.found.verticals)
    if said is None or found is None or _holds(said, found) or _holds(said, (-found[1], -found[0])):
        return
    yield disagreement(
        bundle,
        "the vertical range of the record is {said}; the data reach from {low} to {found} ({at}); "
        "write the range of the data, in the unit of the reference system that the record names",
        fields=_FIELDS,
        measured=_FIELDS,
        said=f"{number(said[0])} ... {number(said[1])}",
        low=number(found[0]),
        found=number(found[1]),
    )


def _range(verticals: Iterable[Vertical]) -> tuple[float, float] | None:
    values = [value for one in verticals for value in (one.minimum, one.maximum) if value is not None]
    return (min(values), max(values)) if values else None


def _holds(outer: tuple[float, float], inner: tuple[float, float]) -> bool:
    slack = _SLACK * max(abs(inner[0]), abs(inner[1]), 1)
    return outer[0] - slack <= inner[0] and inner[1] <= outer[1] + slack
