"""Records whose fields are filled at random, with values of the kind that the path table says."""

import random
from dataclasses import fields
from typing import Any, get_args, get_type_hints

from fairtool.iso.paths import paths
from fairtool.record.geometry import Geometry
from fairtool.record.iso_plan import classes
from fairtool.record.record import Record
from fairtool.record.text import Text

TABLE = paths("19115-3", frozenset())
CLASSES = classes()
KINDS = {
    "Constraints": ("MD_LegalConstraints", "MD_SecurityConstraints", "MD_Constraints", ""),
    "Grid": ("MD_Georectified", "MD_GridSpatialRepresentation", "MD_Georeferenceable", ""),
    "QualityReport": ("DQ_DomainConsistency", "DQ_CompletenessOmission", "DQ_NonQuantitativeAttributeAccuracy"),
}
# Values where a list of the standard is closed, or the text has a form.
CLOSED = {
    "topics": "oceans",
    "obligation": "optional",
    "direction": "in",
    "point_in_pixel": "upperLeft",
    "duration": "P1D",
    "temporal_resolutions": "PT1H",
    "frequency": "P1M",
    "user_frequency": "P1Y",
    "interval": "3",
    "interval_unit": "day",
    "begin_indeterminate": "",
    "end_indeterminate": "",
    "indeterminate": "",
}


class Filler:
    """Fills records from a seed; every text differs from the others."""

    def __init__(self, seed: int) -> None:
        """Take the seed, which decides everything."""
        self.random = random.Random(seed)  # noqa: S311 - no secret
        self.share = self.random.choice((0.15, 0.3, 0.5))
        self.number = 0

    def record(self) -> Record:
        """Give a record."""
        made: Record = self.make(Record, self.random.choice((2, 3, 4)))
        return made

    def make(self, cls: type, depth: int) -> Any:
        """Give an object of a class, with objects in it down to a depth."""
        hints = get_type_hints(cls)
        known = {one.name for one in fields(cls)}
        said: dict[str, Any] = {}
        for row in TABLE[cls.__name__].fields.values():
            if row.name in known and self.random.random() < self.share:
                hint = hints[row.name]
                many = getattr(hint, "__origin__", None) is tuple
                found = [
                    self.value(cls, row.kind, row.name, depth) for _ in range(self.random.randint(1, 2) if many else 1)
                ]
                values = tuple(one for one in found if one is not None)
                if many or values or type(None) in get_args(hint):
                    said[row.name] = values if many else next(iter(values), None)
        return cls(**said)

    def value(self, cls: type, kind: str, name: str, depth: int) -> Any:
        """Give a value for a field of a class; None where it would lie too deep."""
        self.number += 1
        if kind in TABLE and kind in CLASSES:
            return self.make(CLASSES[kind], depth - 1) if depth else None
        if name in CLOSED and kind not in {"code", "string"}:
            return CLOSED[name]
        word = f"mot{self.number}"
        match kind:
            case "text":
                said = (
                    Text(word),
                    Text(word, f"https://synthetique.example/{word}"),
                    Text(word, "", {"eng": f"word{self.number}"}),
                )
                return self.random.choice(said)
            case "tag":
                return self.random.choice(KINDS[cls.__name__])
            case "Geometry":
                gml = 'xmlns:gml="http://www.opengis.net/gml/3.2"'
                return Geometry(
                    "Point", "", ("1 2",), f'<gml:Point {gml} gml:id="{word}"><gml:pos>1 2</gml:pos></gml:Point>'
                )
        typed: dict[str, tuple[Any, ...]] = {
            "real": (1.5, 0.0, -3.25, 1e-7),
            "integer": (1, 25000),
            "boolean": (True, False),
            "language": ("fre", "eng"),
            "date": ("2020-01-02", "2021-03-04T05:06:07"),
            "time": ("2020-01-02", "2021-03-04T05:06:07"),
        }
        return self.random.choice(typed.get(kind, (word,)))
