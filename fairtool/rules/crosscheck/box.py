"""Where the data are, and where the record says that they are."""

from collections.abc import Iterator
from typing import NamedTuple

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.record.bundle import Bundle
from fairtool.record.extent import Box
from fairtool.rule import Example, rule
from fairtool.rules.crosscheck.disagreement import SOURCE, disagreement, number

_LEAST = 0.011  # degrees; records give two decimals
_TOO_WIDE = 1.0  # degrees beyond the data that a record may well claim
_PART = 0.25  # of the extent of the data
_NORTH = (
    "gmd:identificationInfo/*/gmd:extent/*/gmd:geographicElement/*/gmd:northBoundLatitude/gco:Decimal = "
    "<gco:Decimal>{}</gco:Decimal>\n---\n"
)
_DATA = 'float lat(lat) ; lat:units = "degrees_north" ;\ndata: lat = 48.38 ;'


class Sides(NamedTuple):
    """The sides of a box in degrees; `east` is beyond 180 where the box crosses the antimeridian."""

    west: float
    east: float
    south: float
    north: float


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
        beyond = [side for side, degrees in _outside(found, said) if degrees > max(_TOO_WIDE, _PART * lengths[side])]
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
    said, found = _united(bundle.said.boxes), _united(bundle.found.boxes)
    return (said, _nearest(found, said)) if said and found else None


def _misses(said: Sides, found: Sides) -> list[str]:
    """Give the sides on which the data reach beyond the box of the record."""
    return [side for side, degrees in _outside(said, found) if degrees > _LEAST]


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


def _united(boxes: tuple[Box, ...]) -> Sides | None:
    """Give the box that holds all boxes; None where no box is whole."""
    known = [
        Sides(box.west, box.east + 360 * (box.east < box.west), box.south, box.north)
        for box in boxes
        if box.west is not None and box.east is not None and box.south is not None and box.north is not None
    ]
    if not known:
        return None
    first = known[0]
    near = [first, *(_nearest(box, first) for box in known[1:])]
    return Sides(
        min(one.west for one in near),
        max(one.east for one in near),
        min(one.south for one in near),
        max(one.north for one in near),
    )


def _nearest(box: Sides, other: Sides) -> Sides:
    """Give a box turned round the globe to where it is nearest to another: 350 is -10."""
    if other.east - other.west >= 360 - _LEAST:
        return box._replace(west=max(box.west, other.west), east=min(box.east, other.east))
    turns = min((-360, 0, 360), key=lambda turn: abs(_middle(box) + turn - _middle(other)))
    return box._replace(west=box.west + turns, east=box.east + turns)


def _middle(box: Sides) -> float:
    return (box.west + box.east) / 2


def _outside(inner: Sides, outer: Sides) -> Iterator[tuple[str, float]]:
    """Give how far one box reaches beyond another on each side, in degrees."""
    yield "west", inner.west - outer.west
    yield "east", outer.east - inner.east
    yield "south", inner.south - outer.south
    yield "north", outer.north - inner.north
