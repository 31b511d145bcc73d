"""Units rank concepts: one whose quantity cannot have the units of a variable is hardly the one that is meant."""

import numpy as np

from fairtool.mapping.evidence import Evidence
from fairtool.mapping.rank import Doubles, Model, best_rows
from fairtool.thesauri.index import Index

_AGAINST, _FOR = -4.0, 3.0  # what is added to the score of a concept
_LOOKED_AT = 30  # concepts


def contradicts(own: str | None, unit: str) -> bool:
    """Tell whether a quantity in its own units cannot be said in others; never for what is no unit."""
    from fairtool.netcdf import units  # noqa: PLC0415 - loads UDUNITS, which few keywords need

    return bool(unit) and own is not None and units.is_valid(unit) and not _fits(own, unit)


def _fits(own: str, unit: str) -> bool:
    """Tell whether a quantity can have units; a time may be said as one since a moment."""
    from fairtool.netcdf import udunits, units  # noqa: PLC0415 - see above

    return units.convertible(own, unit) or (udunits.is_time_reference(unit) and units.convertible(own, "s"))


def for_units(unit: str, evidence: Evidence, model: Model, index: Index) -> Doubles | float:
    """Give what the units of a variable add to the score of each row of the evidence; nothing for what is no unit."""
    if not unit:
        return 0.0
    from fairtool.netcdf import units  # noqa: PLC0415 - loads UDUNITS, which few keywords need

    if not units.is_valid(unit):
        return 0.0
    more = np.zeros(len(evidence.concepts))
    for row in best_rows(evidence, evidence.features @ model.weights, _LOOKED_AT):
        own = index.hit(int(evidence.concepts[row])).unit
        if own is not None:
            more[evidence.concepts == evidence.concepts[row]] = _FOR if _fits(own, unit) else _AGAINST
    return more
