"""Where the data are, and where the record says that they are."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.record.bundle import Bundle
from fairtool.record.sides import LEAST, Sides, nearest, outside, united_sides
from fairtool.rule import Example, rule
from fairtool.rules.crosscheck.disagreement import SOURCE, disagreement, number

_TOO_WIDE = 1.0  # degrees beyond the data that a record may well claim
_PART = 0.25  # of the extent of the data
_NORTH = (
    "gmd:identificationInfo/*/gmd:extent/*/gmd:geographicElement/*/gmd:northBoundLatitude/gco:Decimal = "
    "<gco:Decimal>{}</gco:Decimal>\n---\n"
)
_DATA = 'float lat(lat) ; lat:units = "degrees_north" ;\ndata: lat = 48.38 ;'


@rule(
    "crosscheck-box-holds-data",
    severity=Severity.ERROR,
    source=SOURCE,
    examples=[
        Example(
            "box",
            bad=_NORTH.format("48.35") + _DATA,
            good=_NORTH.format("48.40") + _DATA,
        )
    ],
)
def box_holds_data(bundle: Bundle, context: Context[Bundle]) -> Iterator[Problem]:
    """The box of the record holds all of the data.

    Catalogues find data by their box: what lies outside of it is not found by those who look for it there.
    """
    sides = _compared(bundle)
    if sides:
        said, found = sides
        beyond = _misses(said, found)
        if beyond:
            yield _told(
                bundle,
                "the box of the record is {said} (west, east, south, north); the data reach beyond it in the {sides} "
                "({at}); write {found}",
                sides,
                beyond,
            )


@rule(
    "crosscheck-box-not-too-wide",
    severity=Severity.WARNING,
    source=SOURCE,
    examples=[
        Example(
            "box",
            bad=_NORTH.format("68.35") + _DATA,
            good=_NORTH.format("48.40") + _DATA,
        )
    ],
)
def box_is_not_too_wide(bundle: Bundle, context: Context[Bundle]) -> Iterator[Problem]:
    """The box of the record is not much wider than the data.

    A box that is far too wide brings the data up in searches for places where there are none.
    """
    sides = _compared(bundle)
    if sides and not _misses(*sides):  # of a box that misses some of the data it is told already what to write
        said, found = sides
        lengths = {"west": found.east - found.west, "south": found.north - found.south}
        lengths |= {"east": lengths["west"], "north": lengths["south"]}
        beyond = [side for side, degrees in outside(found, said) if degrees > max(_TOO_WIDE, _PART * lengths[side])]
        if beyond:
            yield _told(
                bundle,
                "the box of the record is {said} (west, east, south, north), and reaches far beyond the data in the "
                "{sides}: they lie within {found} ({at}); write that, or name all files that the record is about",
                sides,
                beyond,
            )


_FRENCH = {"west": "à l’ouest", "east": "à l’est", "south": "au sud", "north": "au nord"}


def _compared(bundle: Bundle) -> tuple[Sides, Sides] | None:
    """Give the box of the record and that of the data, turned to where the two are nearest."""
    said, found = united_sides(bundle.said.boxes), united_sides(bundle.found.boxes)
    return (said, nearest(found, said)) if said and found else None


def _misses(said: Sides, found: Sides) -> list[str]:
    """Give the sides on which the data reach beyond the box of the record."""
    return [side for side, degrees in outside(said, found) if degrees > LEAST]


def _told(bundle: Bundle, template: str, sides: tuple[Sides, Sides], beyond: list[str]) -> Problem:
    fields = (f"resources[0].extents*.{beyond[0]}", "resources[0].extents")
    said, found = (", ".join(map(number, one)) for one in sides)
    return disagreement(
        bundle,
        template,
        fields=fields,
        measured=fields,
        said=said,
        found=found,
        sides=", ".join(beyond),
        sides_fr=", ".join(_FRENCH[side] for side in beyond),
    )
