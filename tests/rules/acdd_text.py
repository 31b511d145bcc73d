"""Pieces of CDL for the tests of ACDD, and what its rules say on them."""

from datetime import date

from fairtool.context import Context
from fairtool.engine import examine
from fairtool.netcdf import cdl
from fairtool.report import OutcomeStatus
from fairtool.rules import frame
from fairtool.rules.catalogue import rules_of
from fairtool.version import Version
from fairtool.vocabulary.store import shipped

DATE = ("acdd-date-iso8601", "acdd-date-form", "acdd-date-future")
LIMIT = ("acdd-limit-number", "acdd-limit-order", "acdd-limit-range")
LIMITS = ("acdd-limits-data", "acdd-limits-wide")
TIME = ("acdd-time-coverage-data", "acdd-time-coverage-wide")
BOUNDS = ("acdd-bounds-wkt", "acdd-bounds-inside", "acdd-bounds-order", "acdd-bounds-crs")


def findings(text, *names, version="1.3"):
    """Give (rule, where, severity) of the findings of the rules of ACDD that are named, of all without a name."""
    view = cdl.parse(frame.complete(text, f"CF-1.13, ACDD-{version}"), "example.nc")
    rules = [rule for rule in rules_of("acdd").values() if not names or rule.id in names]
    context = Context(view, Version.parse(version), shipped(), today=date(2026, 1, 1))
    found = examine(view, rules, {"acdd": context})
    assert not [outcome for outcome in found.outcomes if outcome.status is OutcomeStatus.CRASHED], found.outcomes
    return [(finding.rule, finding.where, str(finding.severity)) for finding in found.findings]


def rules(text, *names, version="1.3"):
    return [rule for rule, _, _ in findings(text, *names, version=version)]


def box(south, north, west, east):
    return (
        f":geospatial_lat_min = {south} ; :geospatial_lat_max = {north} ; "
        f":geospatial_lon_min = {west} ; :geospatial_lon_max = {east} ; "
    )


def lons(*values, kind="double"):
    return (
        f'dimensions: lon = {len(values)} ;\nvariables: {kind} lon(lon) ; lon:units = "degrees_east" ; '
        f'lon:standard_name = "longitude" ;\ndata: lon = {", ".join(map(str, values))} ;\nvariables: '
    )


def lats(*values, kind="double", more=""):
    return (
        f'dimensions: lat = {len(values)} ;\nvariables: {kind} lat(lat) ; lat:units = "degrees_north" ; '
        f'lat:standard_name = "latitude" ; {more}\ndata: lat = {", ".join(map(str, values))} ;\nvariables: '
    )


def depths(*values, units="m", positive="down"):
    return (
        f'dimensions: z = {len(values)} ;\nvariables: float z(z) ; z:units = "{units}" ; z:positive = "{positive}" ; '
        f'z:axis = "Z" ;\ndata: z = {", ".join(map(str, values))} ;\nvariables: '
    )


def times(*values, units="days since 2000-01-01", kind="double", more=""):
    return (
        f'dimensions: time = {len(values)} ;\nvariables: {kind} time(time) ; time:units = "{units}" ; '
        f'time:standard_name = "time" ; {more}\ndata: time = {", ".join(map(str, values))} ;\nvariables: '
    )


def coverage(start, end):
    return f':time_coverage_start = "{start}" ; :time_coverage_end = "{end}" ;'
