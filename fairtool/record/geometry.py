"""Geometry and reference systems that a record holds as GML, kept as they are."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Geometry:
    """A GML element: its kind (`Polygon`), the address of its reference system, its texts in order, and its source.

    `points` are the texts of the element and of what is in it, such as lists of coordinates; `xml` is the element with
    the namespace of GML 3.2, so that it can be written again.
    """

    kind: str = ""
    srs: str = ""
    points: tuple[str, ...] = ()
    xml: str = ""
