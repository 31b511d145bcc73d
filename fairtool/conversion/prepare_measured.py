"""Making the variables of a new record ready for ISO: what follows from their units."""

from dataclasses import replace

from fairtool.netcdf.dataset import Format
from fairtool.record.content import Coverage, Variable
from fairtool.record.record import Record

UDUNITS = "http://www.unidata.ucar.edu/software/udunits"
_DATA = frozenset(one.value for one in Format)  # CF takes the units of data from UDUNITS


def measured(record: Record) -> Record:
    """Give a record that says which quantities are in physical units, and where the units of data are from.

    ISO wants a kind of content of every coverage, and a source of every name of a unit.
    """
    coverages = tuple(map(_with_content_type, record.coverages))
    if record.encoding in _DATA:
        coverages = tuple(replace(one, variables=tuple(map(_of_udunits, one.variables))) for one in coverages)
    return replace(record, coverages=coverages)


def _with_content_type(coverage: Coverage) -> Coverage:
    known = coverage.content_types or not coverage.variables
    if known or not all(one.unit or one.unit_name for one in coverage.variables):
        return coverage
    return replace(coverage, content_types=("physicalMeasurement",))


def _of_udunits(variable: Variable) -> Variable:
    return replace(variable, unit_codespace=UDUNITS) if variable.unit_name else variable
