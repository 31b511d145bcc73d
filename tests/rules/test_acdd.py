"""The rules of ACDD in the cases that their examples do not show: versions, hostile values, false alarms."""

from datetime import date

import pytest

from fairtool.context import Context
from fairtool.engine import examine
from fairtool.netcdf import cdl
from fairtool.report import OutcomeStatus
from fairtool.rules import frame
from fairtool.rules.acdd.addresses import check_digit
from fairtool.rules.acdd.attributes import attributes
from fairtool.rules.acdd.placeholder import is_placeholder
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


# Presence


@pytest.mark.parametrize(("version", "severity"), [("1.1", "info"), ("1.3", "warning")])
def test_the_level_of_an_attribute_is_that_of_the_version(version, severity):
    assert findings("", "acdd-publisher-name", version=version) == [
        ("acdd-publisher-name", ":publisher_name", severity)
    ]


@pytest.mark.parametrize("name", ["acdd-conventions", "acdd-source", "acdd-geospatial-bounds", "acdd-references"])
def test_what_came_with_1_3_is_not_asked_before(name):
    assert rules(':Conventions = "CF-1.6" ;', name, version="1.1") == []


def test_vertical_limits_are_asked_only_where_there_is_a_vertical_coordinate():
    names = ("acdd-geospatial-vertical-min", "acdd-geospatial-vertical-max", "acdd-geospatial-vertical-positive")
    assert rules("", *names) == []
    assert rules(depths(1, 2), *names) == list(names)


def test_both_spellings_of_acknowledgement_count():
    assert rules(':acknowledgment = "The crew." ;', "acdd-acknowledgement") == []


def test_a_blank_attribute_is_missing():
    assert rules(':title = "  " ;', "acdd-title") == ["acdd-title"]


@pytest.mark.parametrize(
    "variable",
    [
        "char name(time) ;",
        'int platform ; platform:long_name = "buoy" ;',
        'byte t_qc(time) ; t_qc:flag_values = 0b, 1b ; t_qc:flag_meanings = "good bad" ;',
        'float x(time, lat) ; x:units = "degrees_east" ;',
        'int crs ; crs:grid_mapping_name = "latitude_longitude" ;',
        'int ctd(time) ; :instrument = "ctd" ;',
    ],
)
def test_only_data_need_the_attributes_of_data(variable):
    assert rules(variable, "acdd-units", "acdd-standard-name", "acdd-coverage-content-type", "acdd-long-name") == []


def test_ancillary_data_need_no_attributes_of_data():
    text = 'float t(time) ; t:ancillary_variables = "e" ; float e(time) ;'
    assert {where for _, where, _ in findings(text, "acdd-units")} == {"t:units"}


# Values of every kind

HOSTILE = ["1", "1.5, 2.5", '""', '"   "', '"x\\000y"', f'"{"(" * 5000}"', '"9999-99-99"', "NaN", "1e308", "-1b", '"٣"']


@pytest.mark.parametrize("value", HOSTILE)
def test_no_value_of_any_attribute_stops_a_rule(value):
    written = " ".join(f":{name} = {value} ;" for name, row in attributes().items() if row.on == "global")
    findings(f"{depths(1, 2)} float t(time) ; t:coverage_content_type = {value} ; t:long_name = {value} ; {written}")


def test_arrays_of_strings_stop_no_rule():
    written = " ".join(f'string :{name} = "a", "b" ;' for name, row in attributes().items() if row.on == "global")
    findings(f"{depths(1, 2)} {written}")


# Placeholders


@pytest.mark.parametrize(
    "text",
    ["unknown", "Unknown.", "N/A", "n/a", "none", "x", "XXX", "-", "--", "...", "?", "TBD", "todo", "<title>", "{{title}}",
     "Lorem ipsum dolor sit amet", "inconnu", "À compléter", "a completer", "non renseigné", "to be determined"],
)  # fmt: skip
def test_words_that_say_nothing(text):
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    ["SST", "1", "x-ray", "Unknown Pleasures", "nonetheless", "L4", "<jean@example.org>", "Xxi", "été", "a", ""],
)
def test_words_that_say_something(text):
    assert not is_placeholder(text)


def test_a_placeholder_is_said_once():
    text = ':creator_email = "unknown" ; :date_created = "TBD" ; :geospatial_lat_min = "n/a" ; :creator_type = "xxx" ;'
    assert set(rules(text, "acdd-placeholder", "acdd-email", *DATE, *LIMIT, "acdd-choice")) == {"acdd-placeholder"}


def test_none_is_an_answer_for_the_licence():
    assert rules(':license = "None" ;', "acdd-placeholder") == []


# Dates and durations


@pytest.mark.parametrize("text", ["2004", "2004-05", "20040506", "2004-05-06T07:08Z", "2004-05-06T07:08:09.5+01:00"])
def test_dates_of_iso8601_are_dates(text):
    assert rules(f':date_created = "{text}" ;', *DATE) == []


@pytest.mark.parametrize("text", ["2013-09-05 12:55 UTC", "05/09/2013", "2004-13-01", "yesterday"])
def test_other_texts_are_no_dates(text):
    assert rules(f':date_created = "{text}" ;', *DATE) == ["acdd-date-iso8601"]


def test_the_coverage_may_have_a_date_of_the_calendar_of_the_data():
    axis = times(0, 1, more='time:calendar = "360_day" ;')
    assert rules(f"{axis} {coverage('2000-01-01', '2000-02-30')}", *DATE) == []
    assert rules(f"{axis} :date_created = '2000-02-30' ;".replace("'", '"'), *DATE) == ["acdd-date-iso8601"]


def test_a_date_of_today_is_not_in_the_future():
    assert rules(':date_created = "2026-01-01T23:00:00Z" ;', *DATE) == []
    assert rules(':date_created = "2026-01-03" ;', *DATE) == ["acdd-date-future"]


def test_a_coverage_of_one_day_may_end_on_the_day_it_starts():
    assert rules(coverage("2000-01-01T12:00:00Z", "2000-01-01"), "acdd-time-coverage-order") == []


@pytest.mark.parametrize(("version", "found"), [("1.1", []), ("1.3", ["acdd-duration-iso8601"])])
def test_acdd_1_1_takes_units_of_time_for_a_duration(version, found):
    assert rules(':time_coverage_duration = "60 days" ;', "acdd-duration-iso8601", version=version) == found


@pytest.mark.parametrize("text", ["P1Y", "P12M", "P365D", "P52W", "P0001Y"])
def test_a_duration_may_be_written_in_any_unit(text):
    written = f':time_coverage_duration = "{text}" ; {coverage("2000-01-01", "2001-01-01")}'
    assert rules(written, "acdd-duration-iso8601", "acdd-duration-agrees") == []


@pytest.mark.parametrize("text", ["P3Y", "P30D", "PT1H"])
def test_a_duration_that_is_another_one_is_found(text):
    written = f':time_coverage_duration = "{text}" ; {coverage("2000-01-01", "2001-01-01")}'
    assert rules(written, "acdd-duration-iso8601", "acdd-duration-agrees") == ["acdd-duration-agrees"]


@pytest.mark.parametrize(
    ("resolution", "values", "found"),
    [
        ("P1M", (0, 31, 60, 91), []),  # months of 31, 29 and 31 days
        ("P1M", (0, 1, 2, 3), ["acdd-resolution-data"]),
        ("PT24H", (0, 1, 2, 3), []),
        ("PT1H", (0, 1, 5, 6), []),  # no equal steps
        ("PT1H", (0, 1), []),  # too few
        ("PT1H", (3, 2, 1, 0), []),
    ],
)
def test_the_resolution_is_compared_with_equal_steps_only(resolution, values, found):
    assert rules(f'{times(*values)} :time_coverage_resolution = "{resolution}" ;', "acdd-resolution-data") == found


# The time axis


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        ("2000-01-01T00:00:00Z", "2000-01-10T00:00:00Z", []),
        ("2000-01-01", "2000-01-10", []),
        ("2000-01", "2000-01", []),
        ("2000-01-01T01:00:00+01:00", "2000-01-10T00:00:00Z", []),
        ("2000-01-01T00:00:01Z", "2000-01-09T23:59:59Z", []),
        ("1999-12-31T12:00:00Z", "2000-01-10T12:00:00Z", []),
        ("2000-01-02", "2000-01-10", ["acdd-time-coverage-data"]),
        ("2000-01-01", "2000-01-08", ["acdd-time-coverage-data"]),
        ("2000-01-01T00:00:00Z", "2000-01-09T00:00:00Z", ["acdd-time-coverage-data"]),
        ("1990-01-01", "2000-01-10", ["acdd-time-coverage-wide"]),
        ("2000-01-01", "2010-01-10", ["acdd-time-coverage-wide"]),
    ],
)
def test_the_time_coverage_holds_the_time_axis(start, end, found):
    assert rules(f"{times(*range(10))} {coverage(start, end)}", *TIME) == found


def test_a_coverage_may_be_that_of_the_cells():
    axis = (
        'dimensions: time = 1 ;\nvariables: double time(time) ; time:units = "days since 2000-01-01" ; '
        'time:standard_name = "time" ; time:bounds = "time_bnds" ; double time_bnds(time, bnds) ;'
        "\ndata: time = 182 ; time_bnds = 0, 366 ;\nvariables: "
    )
    checked = ("acdd-time-coverage-data", "acdd-time-coverage-wide")
    assert rules(f"{axis} {coverage('2000-01-01', '2001-01-01')}", *checked) == []
    assert rules(f"{axis} {coverage('1998-01-01', '2001-01-01')}", *checked) == ["acdd-time-coverage-wide"]


def test_what_a_float_rounds_off_is_no_contradiction():
    axis = times(1.1, 2.1, units="days since 1850-01-01", kind="float").replace("1.1, 2.1", "54786.3, 54787.3")
    text = f"{axis} {coverage('2000-01-01T07:12:00Z', '2000-01-02T07:12:00Z')}"
    assert rules(text, "acdd-time-coverage-data") == []


@pytest.mark.parametrize("calendar", ["360_day", "julian", "none", "mine"])
def test_calendars_that_cannot_be_compared_are_left_alone(calendar):
    axis = times(0, 1, more=f'time:calendar = "{calendar}" ;')
    assert rules(f"{axis} {coverage('1990-01-01', '1991-01-01')}", "acdd-time-coverage-data") == []


def test_the_start_of_a_forecast_is_not_the_time_of_the_data():
    text = (
        'double ref ; ref:standard_name = "forecast_reference_time" ; ref:units = "days since 1990-01-01" ; '
        'float t(time) ; t:coordinates = "ref" ;\ndata: ref = 0 ;\nvariables: '
    )
    assert rules(f"{text} {coverage('2000-01-01', '2000-01-02')}", "acdd-time-coverage-data") == []


def test_times_that_are_all_missing_contradict_nothing():
    axis = times("_", "_", more="time:_FillValue = -1. ;")
    assert rules(f"{axis} {coverage('1990-01-01', '1991-01-01')}", *TIME) == []


# The box


@pytest.mark.parametrize(
    ("data", "limits", "found"),
    [
        (lons(175, 180, 185), box(-10, 10, 175, -175), []),
        (lons(175, 180, -175), box(-10, 10, 175, 185), []),
        (lons(175, 180, -175), box(-10, 10, 175, -178), ["acdd-limits-data"]),
        (lons(*range(0, 360, 10)), box(-10, 10, -180, 180), []),
        (lons(*range(0, 360, 10)), box(-10, 10, 0, 360), []),
        (lons(*range(-180, 180, 10)), box(-10, 10, 0, 359), []),
        (lons(*range(-180, 180, 10)), box(-10, 10, 0, 340), ["acdd-limits-data"]),
        (lons(189, 189.6), box(-10, 10, -171, -170.4), []),
        (lons(0.1, 0.2, kind="float"), box(-10, 10, 0.1, 0.2), []),
        (lons(-5.4321, -4.1234), box(-10, 10, -5.43, -4.12), []),
        (lons(-5.4, -3.9), box(-10, 10, -5, -4), ["acdd-limits-data", "acdd-limits-data"]),
        (lats(41.4, 42), box(41, 42, 0, 30), []),
        (lats(41.4, 42), box(41, 42.0, 0, 30), []),
        (lats(41.4, 42.6), box(41, 42, 0, 30), ["acdd-limits-data"]),
        (lats(41.4, 42.6), box('"41.4"', '"42.6"', 0, 30), []),
        (lats("_", "_", more="lat:_FillValue = -999. ;"), box(41, 42, 0, 30), []),
        (lats(41.4, 999, more="lat:_FillValue = -999. ;"), box(41, 42, 0, 30), []),
        (lats(-10, 0, 10), box(-90, 10, 0, 30), ["acdd-limits-wide"]),
        (lats(-10, 0, 10), box(-15, 15, 0, 30), []),
        (lats(10), box(10, 10, 0, 30), []),
    ],
)
def test_the_box_holds_the_coordinates_and_little_more(data, limits, found):
    assert rules(f"{data} {limits}", *LIMITS) == found


def test_limits_in_other_units_are_converted():
    text = lats(0, 45) + box(0, 0.7854, 0, 30) + ':geospatial_lat_units = "radian" ;'
    assert rules(text, *LIMIT, *LIMITS) == []


@pytest.mark.parametrize(
    ("data", "limits", "units", "positive", "found"),
    [
        (depths(5, 100), (5, 100), "m", "down", []),
        (depths(5, 100), (0.005, 0.1), "km", "down", []),
        (depths(5, 100), (-100, -5), "m", "up", []),
        (depths(5, 100), (5, 100), "m", "up", ["acdd-limits-data"]),
        (depths(5, 100, units="dbar"), (0, 1), "m", "down", []),
        (depths(5, 100), (5, 50), "m", "down", ["acdd-limits-data"]),
        (depths(5, 100), (5, 1000), "m", "down", ["acdd-limits-wide"]),
        (depths(5, 100), (0, 100), "m", "", []),
    ],
)
def test_the_vertical_limits_hold_the_vertical_coordinate(data, limits, units, positive, found):
    text = (
        f"{data} :geospatial_vertical_min = {limits[0]} ; :geospatial_vertical_max = {limits[1]} ; "
        f':geospatial_vertical_units = "{units}" ; :geospatial_vertical_positive = "{positive}" ;'
    )
    assert sorted(set(rules(text, *LIMITS))) == found


def test_a_box_across_the_antimeridian_is_in_order():
    assert rules(box(-10, 10, 170, -170), "acdd-limit-order", "acdd-limit-range") == []


# The outline


@pytest.mark.parametrize(
    ("outline", "system", "found"),
    [
        ("POLYGON ((-10 0, -10 30, 10 30, 10 0, -10 0))", "", []),
        ("POLYGON ((0 -10, 30 -10, 30 10, 0 10, 0 -10))", "", ["acdd-bounds-order"]),
        ("POLYGON ((0 -10, 30 -10, 30 10, 0 10, 0 -10))", "OGC:CRS84", ["acdd-bounds-crs"]),
        ("POINT (500000 4000000)", "EPSG:32631", []),
        ("POINT Z (5 25 100)", "EPSG:4979", []),
        ("POINT (50 60)", "EPSG:4326", ["acdd-bounds-inside"]),
        ("POINT (5 5)", "urn:ogc:def:crs:EPSG::4326", []),
        ("POINT (5 5)", "WGS84", ["acdd-bounds-crs"]),
    ],
)
def test_the_outline_is_inside_the_box(outline, system, found):
    written = f':geospatial_bounds_crs = "{system}" ;' if system else ""
    assert rules(f'{box(-10, 10, 0, 30)} :geospatial_bounds = "{outline}" ; {written}', *BOUNDS) == found


def test_an_outline_across_the_antimeridian_is_inside():
    text = box(-10, 10, 170, -170) + ':geospatial_bounds = "POLYGON ((-10 170, -10 -170, 10 -170, 10 170, -10 170))" ;'
    assert rules(text, *BOUNDS) == []


# Words and addresses


@pytest.mark.parametrize("text", ["0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-9079-593X"])
def test_the_check_digit_of_an_orcid(text):
    assert check_digit(text[:-1]) == text[-1]


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("creator_url", "https://orcid.org/0000-0002-1825-0097/", []),
        ("creator_url", "https://orcid.org/0000-0002-1825-0097, https://orcid.org/0000-0001-5109-3700", []),
        ("creator_id", "orcid.org/0000-0002-1825-0079", ["acdd-orcid"]),
        ("creator_url", "http:/spray.ucsd.edu", ["acdd-url"]),
        ("creator_url", "https://www.example.org/a,b?c=d", []),
        ("metadata_link", "doi:10.12770/1", []),
        ("metadata_link", "10.12770/1", ["acdd-url"]),
        ("creator_email", "a.b+c@example.co.uk", []),
        ("creator_email", "AJuarez AT whoi.edu", []),
        ("creator_email", "a@example.org; b@example.org", []),
        ("creator_email", "a@b", ["acdd-email"]),
        ("creator_type", "Person", []),
        ("cdm_data_type", "timeseries", []),
        ("cdm_data_type", "station_profile", []),
        ("cdm_data_type", "any", ["acdd-choice"]),
        ("license", "CC BY 4.0", []),
        ("license", "cc-by-nc-sa-4.0", []),
        ("license", "CC0", []),
        ("license", "CC-BY-SA", ["acdd-license-version"]),
        ("keywords", "ocean", []),
        ("keywords", "sea surface temperature of the ocean", []),
        ("keywords", "ocean|sea", ["acdd-keywords-list"]),
        ("geospatial_lat_units", "degree_north", []),
        ("id", "10.12770/abc", []),
    ],
)
def test_words_and_addresses(name, value, found):
    checked = ("acdd-orcid", "acdd-url", "acdd-email", "acdd-choice", "acdd-license-version", "acdd-keywords-list",
               "acdd-geospatial-units", "acdd-id-blanks")  # fmt: skip
    assert rules(f':{name} = "{value}" ;', *checked) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CF-1.13, ACDD-1.3", []),
        ("ACDD-1.3 CF-1.13", []),
        ("CF-1.13, acdd-1.3", ["acdd-conventions-name"]),
        ("CF-1.13", ["acdd-conventions-name"]),
    ],
)
def test_conventions_name_acdd(text, found):
    assert rules(f':Conventions = "{text}" ;', "acdd-conventions-name") == found
