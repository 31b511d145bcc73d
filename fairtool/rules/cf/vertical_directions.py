"""Standard names that imply a vertical direction (CF 4.3), from the table the project ships."""

from collections.abc import Mapping
from functools import cache

from fairtool.resources import schema
from fairtool.rules.cf.parametric import parametric_coordinates


@cache
def vertical_directions() -> Mapping[str, str]:
    """Give the direction, `up` or `down`, in which the values of each vertical standard name grow.

    The names of parametric coordinates are among them, save those whose formula leaves the direction open.
    """
    listed = schema("cf/special-standard-names")["vertical"]
    directions = {name: direction for direction in ("up", "down") for name in listed[direction]}
    parametric = {name: entry.positive for name, entry in parametric_coordinates().items() if entry.positive}
    return directions | parametric
