"""Units (CF 3.1): what is legal is not reported, what is wrong is reported once, and nothing stops the rules."""

import pytest

from fairtool.finding import SetAttribute
from tests.rules.checking import examined, findings

RULES = (
    "cf-3.1-units-text",
    "cf-3.1-units-valid",
    "cf-3.1-units-factor",
    "cf-3.1-units-volume-ratio",
    "cf-3.1-units-level",
    "cf-3.1-units-required",
    "cf-3.1-units-of-coordinates",
    "cf-3.1-units-canonical",
    "cf-3.1-units-metadata-value",
    "cf-3.1-units-metadata-place",
    "cf-3.1-units-metadata-difference",
    "cf-4.4-leap-seconds-calendar",
)
LAT = 'float lat(lat) ; lat:standard_name = "latitude" ; lat:units = "degrees_north" ; lat:bounds = "lat_bnds" ; '


def told(text: str, version: str = "1.13") -> list[tuple[str, str]]:
    """Give (rule, where) of what the rules of 3.1 say, save the advice on temperatures."""
    return [(rule, where) for one in RULES for rule, where, _ in findings(text, one, version)]


def data(name: str, units: str | None, more: str = "") -> str:
    """Declare a variable `x` with a standard name and units."""
    given = f'x:units = "{units}" ; ' if units is not None else ""
    return f'float x(time) ; x:standard_name = "{name}" ; {given} {more}'


@pytest.mark.parametrize(
    ("name", "units", "more"),
    [
        ("air_temperature", "degC", ""),
        ("air_temperature", "K2", 'x:cell_methods = "time: variance" ;'),
        ("air_temperature", "K2", 'x:cell_methods = "area: mean time: Variance (interval: 1 day)" ;'),
        ("air_temperature", "K4", 'x:cell_methods = "time: sum_of_squares area: variance" ;'),
        ("air_temperature", "K", 'x:cell_methods = "time: standard_deviation" ;'),
        ("air_temperature", "K", 'x:cell_methods = "time: my_own_method" ;'),
        ("air_temperature", "K2", 'x:cell_methods = "time: my_own_method" ;'),
        ("air_temperature standard_error", "K", ""),
        ("air_temperature detection_minimum", "degF", ""),
        ("air_temperature number_of_observations", "1", ""),
        ("air_temperature number_of_observations", "count", ""),
        ("air_temperature status_flag", "1", ""),
        ("sea_water_practical_salinity", "1", ""),
        ("sea_water_practical_salinity", "1e-3", ""),
        ("sea_water_salinity", "g kg-1", ""),
        ("relative_humidity", "%", ""),
        ("cloud_area_fraction", "1", ""),
        ("cloud_area_fraction", "", ""),
        ("specific_humidity", "g/kg", ""),
        ("mole_fraction_of_carbon_dioxide_in_air", "1e-6", ""),
        ("mole_fraction_of_carbon_dioxide_in_air", "ppm", ""),
        ("equivalent_reflectivity_factor", "dBZ", ""),
        ("sound_pressure_level_in_water", "dB", ""),
        ("wind_from_direction", "radian", ""),
        ("wind_from_direction", "degrees", ""),
        ("forecast_period", "hours", ""),
        ("time", "days since 1950-01-01", ""),
        ("time", "s2", 'x:cell_methods = "time: variance" ;'),
        ("forecast_reference_time", "hours since 2000-01-01", ""),
        ("reference_epoch", "days since 2000-01-01", ""),
        ("time_when_flood_water_falls_below_threshold", "days since 2000-01-01", ""),
        ("air_pressure", " hPa ", ""),
        ("ocean_sigma_z_coordinate", "m", ""),
        ("ocean_sigma_z_coordinate", "1", ""),
        ("healpix_index", "1", ""),
        ("not_a_name", "m", ""),
        ("platform_id", "1", ""),
        ("sea_water_temperature", "1", 'x:flag_values = 1.f ; x:flag_meanings = "good" ;'),
        ("tendency_of_air_temperature", "K s-1", ""),
        ("air_pressure_at_sea_level", "hPa", ""),
    ],
)
def test_units_that_fit_are_not_reported(name: str, units: str, more: str) -> None:
    assert told(data(name, units, more)) == []


@pytest.mark.parametrize(
    ("name", "units", "more"),
    [
        ("air_temperature", "m", ""),
        ("air_temperature", "", ""),
        ("air_temperature", "1", ""),
        ("air_temperature", "C", ""),
        ("air_temperature", "K", 'x:cell_methods = "time: variance" ;'),
        ("air_temperature", "K2", ""),
        ("air_temperature", "K2", 'x:cell_methods = "time: mean" ;'),
        ("air_temperature standard_error", "1", ""),
        ("air_temperature number_of_observations", "K", ""),
        ("sea_water_practical_salinity", "m", ""),
        ("forecast_period", "hours since 2000-01-01", ""),
        ("air_pressure_at_sea_level", "m", ""),
        ("depth", "level", ""),
        ("precipitation_flux", "mm day-1", ""),
        ("latitude", "m", ""),
        ("time", "m", ""),
    ],
)
def test_units_that_do_not_fit_are_reported_once(name: str, units: str, more: str) -> None:
    ids = [rule for rule, _ in told(data(name, units, more)) if rule != "cf-3.1-units-level"]
    assert ids == ["cf-3.1-units-canonical"]


@pytest.mark.parametrize(
    ("units", "suggested"),
    [
        ("psu", '"1"'),
        ("degrees celcius", '"degree_Celsius"'),
        ("days since launch of the ship", ""),
        ("no units known", ""),
    ],
)
def test_units_that_udunits_does_not_know_are_reported_with_what_was_meant(units: str, suggested: str) -> None:
    text = f'float x(time) ; x:long_name = "x" ; x:units = "{units}" ;'
    ((rule, where, message),) = findings(text, "cf-3.1-units-valid")
    assert (rule, where) == ("cf-3.1-units-valid", "x:units")
    assert suggested in message


def test_level_fits_a_dimensionless_coordinate_and_is_deprecated() -> None:
    assert told(data("atmosphere_sigma_coordinate", "level")) == [("cf-3.1-units-level", "x:units")]


def test_what_was_meant_fits_the_standard_name() -> None:
    ((_, _, message),) = findings(data("air_temperature", "unknown"), "cf-3.1-units-valid")
    assert 'such as "K"' in message
    ((_, _, message),) = findings(data("time", "days-since 2000"), "cf-3.1-units-valid")
    assert "days since 2000-01-01" in message
    ((_, _, message),) = findings(data("sea_water_practical_salinity", "PSU"), "cf-3.1-units-valid")
    assert 'write "1"' in message


def test_a_time_coordinate_without_a_date_is_reported_by_the_rule_on_time_alone() -> None:
    text = 'double time(time) ; time:standard_name = "time" ; time:units = "{0}" ; data: time = 0, 1 ;'
    for units in ("days since launch", "days", "1", "day as %Y%m%d", "days since 2000-01-01 25:00:00"):
        assert told(text.format(units)) == []
        assert [rule for rule, _, _ in findings(text.format(units)) if rule.startswith("cf-4.4")]


@pytest.mark.parametrize(
    "text",
    [
        data("platform_id", None),
        data("air_temperature status_flag", None),
        data("air_temperature number_of_observations", None),
        data("cloud_area_fraction", None),
        data("wind_from_direction", None),
        data("not_a_name", None),
        data("air_temperature", None, 'x:flag_values = 1.f ; x:flag_meanings = "good" ;'),
        'string x(time) ; x:standard_name = "air_temperature" ;',
        'char x(time) ; x:standard_name = "time" ;',
        'float x(time) ; x:long_name = "x" ;',
        'int lat(lat) ; lat:long_name = "row" ; data: lat = 0, 1, 2 ;',
        'float lat(lat) ; lat:standard_name = "platform_id" ; data: lat = 0, 1, 2 ;',
        f'{LAT} float lat_bnds(lat, bnds) ; lat_bnds:standard_name = "latitude" ;',
        'int crs ; crs:grid_mapping_name = "latitude_longitude" ; crs:standard_name = "air_temperature" ;',
    ],
)
def test_what_is_no_dimensional_quantity_needs_no_units(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        data("air_temperature", None),
        data("air_temperature standard_error", None),
        data("equivalent_reflectivity_factor", None),
        data("latitude", None),
        data("time", None),
        data("air_pressure_at_sea_level", None),
        'float lon(lon) ; lon:long_name = "Longitude" ; data: lon = 0, 1, 2, 3 ;',
        "double time(time) ; data: time = 0, 1 ;",
    ],
)
def test_missing_units_are_reported_once(text: str) -> None:
    assert len(told(text)) == 1


def test_missing_units_of_a_time_axis_are_told_by_the_rule_on_time() -> None:
    assert told('double time(time) ; time:axis = "T" ; data: time = 0, 1 ;') == []


def test_bounds_with_the_units_of_their_coordinate_are_not_reported_again() -> None:
    text = LAT.replace("degrees_north", "deg. north of here") + (
        'float lat_bnds(lat, bnds) ; lat_bnds:units = "deg. north of here" ;'
    )
    assert told(text) == [("cf-3.1-units-valid", "lat:units")]


@pytest.mark.parametrize(
    ("value", "fixed"),
    [("1", "1"), ("2.5", "2.5"), ("1, 2", None)],
)
def test_a_number_as_units_is_fixed_where_it_is_one(value: str, fixed: str | None) -> None:
    found, _ = examined(f'double x(time) ; x:long_name = "x" ; x:units = {value} ;', "cf-3.1-units-text")
    ((finding),) = found
    edits = finding.fix.edits if finding.fix else ()
    assert edits == ((SetAttribute("x", "units", fixed),) if fixed else ())


@pytest.mark.parametrize(
    ("units", "name", "reported"),
    [
        ("10 m", "depth", True),
        ("1e-3 kg s-1", "depth", True),
        ("m s-2", "depth", False),
        ("1e-3", "sea_water_salinity", False),
        ("1e-3 s-1", "tendency_of_sea_water_salinity_due_to_advection", False),
        ("days since 2000-01-01", "time", False),
        ("W m-2 sr-1 (m-1)-1", "toa_outgoing_radiance_per_unit_wavenumber", False),
    ],
)
def test_factors_are_reported_in_the_draft_only(units: str, name: str, *, reported: bool) -> None:
    text = data(name, units)
    assert bool(findings(text, "cf-3.1-units-factor", "1.14")) is reported
    assert findings(text, "cf-3.1-units-factor", "1.13") == []


@pytest.mark.parametrize(
    ("units", "name", "version", "fixed"),
    [
        ("ppbv", "mole_fraction_of_ozone_in_air", "1.11", "1e-9"),
        ("ppmv day-1", "mole_fraction_of_ozone_in_air", "1.11", ""),
        ("ppbv", "mole_fraction_of_ozone_in_air", "1.10", None),
        ("ppb", "mole_fraction_of_ozone_in_air", "1.13", None),
        ("ppbv", "", "1.13", None),
    ],
)
def test_volume_ratios_beside_a_standard_name(units: str, name: str, version: str, fixed: str | None) -> None:
    given = f'x:standard_name = "{name}" ;' if name else 'x:long_name = "x" ;'
    found, _ = examined(f'float x(time) ; {given} x:units = "{units}" ;', "cf-3.1-units-volume-ratio", version)
    assert len(found) == (fixed is not None)
    edits = [edit for finding in found if finding.fix for edit in finding.fix.edits]
    assert edits == ([SetAttribute("x", "units", fixed)] if fixed else [])


TIME = 'double t(time) ; t:standard_name = "time" ; t:units = "days since 2000-01-01" ; t:units_metadata = "{0}" ; '
TEMPERATURE = 'float t(time) ; t:long_name = "t" ; t:units = "W m-2 K-1" ; t:units_metadata = "{0}" ; '


@pytest.mark.parametrize(
    ("text", "version", "rules"),
    [
        (TIME.format("leap_seconds: utc"), "1.10", []),
        (TIME.format("leap_seconds: utc"), "1.11", ["cf-3.1-units-metadata-value", "cf-3.1-units-metadata-place"]),
        (TIME.format("leap_seconds: utc"), "1.12", []),
        (TIME.format("leap_seconds: utc"), "1.13", ["cf-3.1-units-metadata-value"]),
        (TIME.format("leap_seconds: none") + 't:calendar = "360_day" ;', "1.12", ["cf-4.4-leap-seconds-calendar"]),
        (TIME.format("leap_seconds: none") + 't:calendar = "Gregorian" ;', "1.12", []),
        (TIME.format("temperature: unknown"), "1.12", ["cf-3.1-units-metadata-place"]),
        (TEMPERATURE.format("temperature: on_scale"), "1.11", []),
        (TEMPERATURE.format("temperature:on_scale"), "1.11", ["cf-3.1-units-metadata-value"]),
        (TEMPERATURE.format("leap_seconds: none"), "1.12", ["cf-3.1-units-metadata-place"]),
        (TEMPERATURE.replace("W m-2 K-1", "what").format("temperature: unknown"), "1.13", ["cf-3.1-units-valid"]),
    ],
)
def test_units_metadata_by_version(text: str, version: str, rules: list[str]) -> None:
    assert [rule for rule, _ in told(text, version)] == rules


def test_temperatures_need_units_metadata_from_1_11_on() -> None:
    text = data("air_temperature", "degC")
    assert findings(text, "cf-3.1-units-metadata-given", "1.10") == []
    assert len(findings(text, "cf-3.1-units-metadata-given", "1.11")) == 1
    assert findings(data("air_pressure", "Pa"), "cf-3.1-units-metadata-given") == []


@pytest.mark.parametrize(
    "more",
    [
        "x:units = 1b, 2b ; x:standard_name = 3 ; x:units_metadata = 5. ; x:cell_methods = 7 ;",
        'string x:units = "m", "s" ; string x:standard_name = "depth", "height" ;',
        'string x:units = "m" ; string x:standard_name = "depth" ; string x:units_metadata = "temperature: unknown" ;',
        'x:units = "((((" ; x:standard_name = "   " ; x:units_metadata = ":" ; x:cell_methods = ":::" ;',
        f'x:units = "{"m" * 5000}" ; x:standard_name = "{"a " * 3000}" ;',
        'x:units = "" ; x:units_metadata = "" ; x:standard_name = "" ; x:calendar = 3 ;',
    ],
)
@pytest.mark.parametrize("kind", ["float", "char", "string", "int64"])
def test_hostile_attributes_stop_no_rule(kind: str, more: str) -> None:
    for one in (*RULES, "cf-3.1-units-metadata-given"):
        findings(f"{kind} x(time) ; {more}", one, "1.14")


@pytest.mark.parametrize(
    ("units", "meant"),
    [
        ("degrees Celsius", "degree_Celsius"),
        ("degree Celsius", "degree_Celsius"),
        ("Degrees Celsius", "degree_Celsius"),
        ("deg Celsius", "degree_Celsius"),
        ("Celsius degrees", "degree_Celsius"),
        ("degree centigrade", "degree_Celsius"),
        ("degrees C", "degree_Celsius"),
        ("degrees Kelvin", "K"),
        ("degrees K", "K"),
        ("deg K", "K"),
        ("degrees Fahrenheit", "degree_Fahrenheit"),
        ("deg Fahrenheit", "degree_Fahrenheit"),
        ("degrees F", "degree_Fahrenheit"),
    ],
)
def test_a_degree_apart_from_its_scale_is_reported_once_with_what_is_meant(units: str, meant: str) -> None:
    found = [one for one in findings(data("air_temperature", units)) if one[1] == "x:units"]
    ((_, _, message),) = [one for one in found if one[0] != "cf-3.1-units-metadata-given"]
    assert f'write "{meant}"' in message


@pytest.mark.parametrize("units", ["degree_Celsius", "degrees_celsius", "Celsius", "°C", "degreeC", "kelvin", "°K"])
def test_one_word_for_a_scale_of_temperature_is_right(units: str) -> None:
    assert told(data("air_temperature", units)) == []


@pytest.mark.parametrize(
    ("units", "meant"),
    [("pct", "%"), ("Per cent", "%"), ("percentages", "%"), ("vol%", "%"), ("% RH", "%")],
)
def test_words_for_percent(units: str, meant: str) -> None:
    ((_, _, message),) = findings(f'float x(time) ; x:long_name = "x" ; x:units = "{units}" ;', "cf-3.1-units-valid")
    assert f'write "{meant}"' in message


@pytest.mark.parametrize(
    ("name", "meant"),
    [("sea_water_salinity", "1e-3"), ("sea_surface_salinity", "1e-3"), ("sea_water_practical_salinity", "1")],
)
@pytest.mark.parametrize("units", ["psu", "PSU", "pss-78"])
def test_psu_is_what_the_standard_name_says(name: str, units: str, meant: str) -> None:
    ((_, _, message),) = findings(data(name, units), "cf-3.1-units-valid")
    assert f'write "{meant}"' in message


@pytest.mark.parametrize("units", ["dB", "decibels"])
def test_a_decibel_is_no_number_without_units(units: str) -> None:
    ((_, _, message),) = findings(f'float x(time) ; x:long_name = "x" ; x:units = "{units}" ;', "cf-3.1-units-valid")
    assert message.endswith("is no unit that UDUNITS knows")
