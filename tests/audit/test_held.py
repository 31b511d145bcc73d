"""What an audit keeps of a file or record, and the parts that it is made of."""

import json

import cftime
import pytest

from fairtool.audit.file_name import Folded, folded, shape
from fairtool.audit.held import holding_of
from fairtool.audit.holding import Holding, from_json, to_json
from fairtool.audit.lengths import length_of
from fairtool.audit.times import Times, times_of
from fairtool.netcdf import cdl
from fairtool.netcdf.calendars import CALENDARS
from fairtool.netcdf.facts import from_facts, to_facts
from fairtool.netcdf.time_line import day_on, moment
from tests.rules.checking import record, thesaurus

HEADER = """netcdf a {
dimensions: time = 3 ; bnds = 2 ;
variables: double time(time) ; time:units = "days since 2000-01-01" ; time:bounds = "time_bnds" ;
  double time_bnds(time, bnds) ;
  :title = "Sea" ; :id = "SST" ; :naming_authority = "fr.lops" ; :doi = "https://doi.org/10.17882/1234" ;
  :tracking_id = "HDL:21.14100/ABC" ; :institution = "LOPS" ; :publisher_name = "Sextant" ;
  :publisher_email = "sextant@example.org" ; :contact = "A. Nonyme <a@example.org>" ;
  :time_coverage_start = "1999-01-01" ; :time_coverage_end = "1999-12-31" ;
data: time = 0.5, 1.5, 2.5 ; time_bnds = 0, 1, 1, 2, 2, 3 ;
}"""


def _held(text: str) -> Holding:
    return holding_of(cdl.parse(text, "a.nc"), "a.nc", "netcdf")


def test_a_data_file_is_held_by_its_identifiers_times_and_people() -> None:
    assert _held(HEADER) == Holding(
        "a.nc",
        "netcdf",
        title="Sea",
        identifiers=("hdl:21.14100/abc",),
        belongs=("10.17882/1234", "fr.lops:sst"),
        times=Times(946684800, 946684800 + 3 * 86400, 86400, 3),
        centres=("Sextant", "LOPS"),
        contacts=(("Sextant", "sextant@example.org"), ("A. Nonyme", "a@example.org")),
    )


def test_a_holding_is_small_and_comes_back_from_its_stored_form() -> None:
    held = _held(HEADER)
    stored = json.dumps(to_json(held), separators=(",", ":"))
    assert len(stored) < 400
    assert from_json(json.loads(stored), "a.nc", "netcdf") == held


def test_without_values_the_attributes_tell_the_time() -> None:
    view = from_facts(to_facts(cdl.parse(HEADER, "a.nc")), "a.nc")
    times = times_of(view)
    assert times is not None
    assert (times.told, times.number) == ("attributes", 0)
    assert moment(times.start, times.line) == "1999-01-01"


def test_a_record_is_held_by_its_links() -> None:
    held = holding_of(record(""), "r.xml", "xml")
    assert held.identifiers
    assert held.title == "Température de la mer à la bouée de la Baie, de 2010 à 2025"
    assert held.times is not None
    assert held.times.told == "record"
    assert not held.is_data


@pytest.mark.parametrize(
    "units",
    ["days since 2000-13-45", "fathoms since 2000-01-01", "days since launch", "K", "", "days since 2000-01-00"],
)
def test_times_that_cannot_be_counted_are_left_out(units: str) -> None:
    text = f'netcdf a {{ dimensions: time = 1 ; variables: double time(time) ; time:units = "{units}" ; data: time = 1 ; }}'
    assert _held(text).times is None


@pytest.mark.parametrize("value", ["NaN, NaN", "1e300, 2", "-1e308, 1e308", "1e30, 1e30"])
def test_values_beyond_all_time_are_left_out(value: str) -> None:
    text = (
        'netcdf a { dimensions: time = 2 ; variables: double time(time) ; time:units = "days since 2000-01-01" ; '
        f"data: time = {value} ; }}"
    )
    assert _held(text).times is None


def test_a_time_without_a_dimension_is_one_moment() -> None:
    text = (
        "netcdf a { dimensions: x = 2 ; variables: double time ; float sst(x) ; "
        'time:units = "days since 1970-01-02" ; sst:coordinates = "time" ; data: time = 1.5 ; }'
    )
    assert _held(text).times == Times(216000.0, 216000.0, 0.0, 1)


@pytest.mark.parametrize("calendar", ["standard", "proleptic_gregorian", "noleap", "360_day", "all_leap"])
@pytest.mark.parametrize("day", [(1, 1, 1), (1582, 10, 4), (1582, 10, 15), (1850, 1, 1), (2000, 2, 28), (2001, 3, 1)])
def test_days_are_counted_as_cftime_counts_them(calendar: str, day: tuple[int, int, int]) -> None:
    counted = cftime.date2num(cftime.datetime(*day, calendar=calendar), "days since 1970-01-01", calendar)
    assert day_on(CALENDARS[calendar], day) == counted


@pytest.mark.parametrize("calendar", ["proleptic_gregorian", "noleap", "360_day", "all_leap"])
def test_a_moment_is_the_day_that_was_counted(calendar: str) -> None:
    known = CALENDARS[calendar]
    for day in ((1970, 1, 1), (1969, 12, 30), (2000, 2, 28), (2001, 3, 1), (2100, 12, 30)):
        assert moment(day_on(known, day) * 86400.0, known) == "{:04d}-{:02d}-{:02d}".format(*day)
    assert moment(3661.4, known) == "1970-01-01T01:01:01"


@pytest.mark.parametrize(
    ("name", "pattern", "numbers"),
    [
        ("sst_20010203.nc", "sst_{YYYYMMDD}.nc", ()),
        ("x/2001/02/sst_2001-02-03.nc", "sst_{YYYY-MM-DD}.nc", ()),
        ("MOD09A1.A2001034.h18v04.hdf", "MOD#A#.A{YYYYDDD}.h#v#.hdf", ("09", "1", "18", "04")),
        ("tas_r1i1p1f1_185001-201412.nc", "tas_r#i#p#f#_{YYYYMM}-{YYYYMM}.nc", ("1", "1", "1", "1")),
        ("R3902131_001D.nc", "{mode}#_#.nc", ("3902131", "001")),
        ("BD3902131_001.nc", "B{mode}#_#.nc", ("3902131", "001")),
        ("a_20010203T1200Z.nc", "a_{YYYYMMDDhhmm}.nc", ()),
        ("7f0c1b1e-0d3e-4f0a-9d2a-0a1b2c3d4e5f.nc", "{uuid}.nc", ()),
        ("a_9999999999.nc", "a_#.nc", ("9999999999",)),
        ("", "", ()),
    ],
)
def test_names_are_folded(name: str, pattern: str, numbers: tuple[str, ...]) -> None:
    assert folded(name)[1:] == Folded("", pattern, numbers)[1:]


def test_shapes_keep_what_stands_between_words() -> None:
    assert shape("sst_{YYYYMMDD}.nc") == shape("chl_{YYYYMMDD}.nc") != shape("sst-{YYYYMMDD}.nc")
    assert shape("sst_{YYYY}.nc") != shape("sst_{YYYY}.nc4")


@pytest.mark.parametrize(
    ("seconds", "step", "english", "french"),
    [
        (86400, 86400, "1 day", "1 jour"),
        (3 * 3600, 3600, "3 hours", "3 heures"),
        (61 * 86400, 30.5 * 86400, "2 months", "2 mois"),
        (365 * 86400, 365 * 86400, "1 year", "1 an"),
        (730 * 86400, 366 * 86400, "2 years", "2 ans"),
        (36 * 3600, 6 * 3600, "1.5 days", "1,5 jour"),
        (0.4, 0.1, "0.4 seconds", "0,4 seconde"),
        (400 * 86400, 86400, "400 days", "400 jours"),
    ],
)
def test_lengths_are_told_in_the_unit_that_fits(seconds: float, step: float, english: str, french: str) -> None:
    assert length_of(seconds, step) == (english, french)


def test_what_describes_no_data_is_held_by_its_name() -> None:
    graph = thesaurus("<https://example.org/sea> a skos:Concept .")
    assert holding_of(graph, "t.ttl", "rdf") == Holding("t.ttl", "rdf")
