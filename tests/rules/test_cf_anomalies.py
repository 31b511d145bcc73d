"""Anomalies: the forms that the examples of CF 7.5 have are legal, each departure is told."""

import pytest

from fairtool.rules.cf.anomaly_examples import CASE_1, CASE_2, CASE_3
from tests.rules.checking import findings

HORIZONTAL = (
    'float latitude(latitude) ; latitude:units = "degrees_north" ; latitude:standard_name = "latitude" ; '
    'float longitude(longitude) ; longitude:units = "degrees_east" ; longitude:standard_name = "longitude" ; '
)
TIMES = (
    'double time(time) ; time:standard_name = "time" ; time:units = "days since 2023-07-16" ; time:bounds = "tb" ; '
    'time:calendar = "standard" ; double tb(time, bnds) ; '
)
DELTA = (
    'float delta({dimensions}) ; delta:standard_name = "air_temperature" ; delta:units = "degC" ; '
    'delta:units_metadata = "temperature: difference" ; delta:ancillary_variables = "clim" ; '
    'delta:cell_methods = "time: maximum time: anomaly_wrt clim" ; '
)
NORM = (
    'float clim({dimensions}) ; clim:standard_name = "air_temperature" ; clim:units = "degC" ; '
    'clim:units_metadata = "temperature: on_scale" ; '
)
REF = (
    'double ref{own} ; ref:standard_name = "time" ; ref:units = "days since 1990-01-01" ; ref:calendar = "standard" ; '
)

EXAMPLE_15_SCALAR = (
    "dimensions: time = 4 ; latitude = 3 ; longitude = 4 ;\nvariables: "
    + DELTA.format(dimensions="time, latitude, longitude")
    + 'delta:coordinates = "ref" ; '
    + NORM.format(dimensions="latitude, longitude")
    + 'clim:coordinates = "ref" ; clim:cell_methods = "ref: mean" ; '
    + REF.format(own="")
    + 'ref:bounds = "ref_b" ; double ref_b(bnds) ; '
    + HORIZONTAL
    + TIMES
)
EXAMPLE_15_DIMENSION = (
    "dimensions: time = 4 ; latitude = 3 ; longitude = 4 ; ref = 1 ;\nvariables: "
    + DELTA.format(dimensions="time, ref, latitude, longitude")
    + NORM.format(dimensions="ref, latitude, longitude")
    + 'clim:cell_methods = "ref: mean within years ref: mean over years" ; '
    + REF.format(own="(ref)")
    + 'ref:climatology = "ref_b" ; double ref_b(ref, bnds) ; '
    + HORIZONTAL
    + TIMES
)
EXAMPLE_16 = (
    "dimensions: time = 4 ; latitude = 3 ; longitude = 4 ;\nvariables: "
    + DELTA.format(dimensions="time, latitude, longitude")
    + 'delta:coordinates = "ref" ; '
    + 'int clim ; clim:_FillValue = -999 ; clim:coordinates = "ref" ; clim:cell_methods = "ref: mean" ; '
    + REF.format(own="")
    + 'ref:bounds = "ref_b" ; double ref_b(bnds) ; '
    + HORIZONTAL
    + TIMES
)
EXAMPLE_17 = (
    "dimensions: time = 2 ; latitude = 3 ; longitude = 4 ; zm_lon = 1 ;\nvariables: "
    'float rtoa(time, latitude, longitude, zm_lon) ; rtoa:standard_name = "toa_net_downward_radiative_flux" ; '
    'rtoa:units = "W m-2" ; rtoa:cell_methods = "time: mean latitude: mean longitude: anomaly_wrt zm" ; '
    'rtoa:ancillary_variables = "zm" ; int zm(zm_lon) ; zm:cell_methods = "zm_lon: mean" ; zm:_FillValue = -999 ; '
    'float zm_lon(zm_lon) ; zm_lon:standard_name = "longitude" ; zm_lon:units = "degrees_E" ; zm_lon:bounds = "zb" ; '
    "float zb(zm_lon, bnds) ; " + HORIZONTAL + TIMES
)
EXAMPLE_18 = (
    "dimensions: y = 3 ; x = 4 ;\nvariables: "
    'float topography(y, x) ; topography:standard_name = "surface_altitude" ; topography:units = "m" ; '
    'topography:cell_methods = "{entry}: anomaly_wrt low" ; topography:coordinates = "xrange yrange" ; '
    'topography:ancillary_variables = "low" ; float low ; low:coordinates = "xrange yrange" ; '
    'low:cell_methods = "{norm}: minimum" ; '
    'float xrange ; xrange:standard_name = "projection_x_coordinate" ; xrange:units = "km" ; xrange:bounds = "xb" ; '
    'float xb(bnds) ; float yrange ; yrange:standard_name = "projection_y_coordinate" ; yrange:units = "km" ; '
    'yrange:bounds = "yb" ; float yb(bnds) ; float x(x) ; x:standard_name = "projection_x_coordinate" ; x:units = "km" ; '
    'float y(y) ; y:standard_name = "projection_y_coordinate" ; y:units = "km" ; '
)
LEGAL = {
    "7.15, scalar norm coordinate": EXAMPLE_15_SCALAR,
    "7.15, norm dimension of size one": EXAMPLE_15_DIMENSION,
    "7.16": EXAMPLE_16,
    "7.17": EXAMPLE_17,
    "7.18 with area": EXAMPLE_18.format(entry="area", norm="area"),
    "7.18 with names": EXAMPLE_18.format(entry="x: y", norm="xrange: yrange"),
    "7.19": CASE_3,
    "case 1": CASE_1,
    "case 2": CASE_2,
}


def told(text: str, version: str = "1.13") -> list[str]:
    """Give the rules of 7.3 to 7.5 that tell an error; bounds that are recommended do not count."""
    recommended = ("cf-7.3-cell-methods-bounds", "cf-7.3-cell-methods-complete")
    return [
        name
        for name, _, _ in findings(text, None, version)
        if name.startswith(("cf-7.3", "cf-7.4", "cf-7.5")) and name not in recommended
    ]


@pytest.mark.parametrize("name", LEGAL)
def test_the_examples_of_the_conventions_are_legal(name: str) -> None:
    assert told(LEGAL[name]) == []


def test_the_climatological_time_of_a_selection_has_climatology() -> None:
    """Example 7.19 writes `bounds` there; 7.4 and the conformance document ask for `climatology`."""
    assert told(CASE_3.replace("clim:climatology", "clim:bounds")) == ["cf-7.5-norm-selection"]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (EXAMPLE_16.replace('delta:ancillary_variables = "clim" ;', ""), "cf-7.5-anomaly-norm"),
        (
            EXAMPLE_16.replace('time:standard_name = "time" ;', "", 1).replace("tb", "t_b"),
            "cf-7.5-anomaly-coordinates-named",
        ),
        (EXAMPLE_15_SCALAR.replace('"air_temperature"', '"air_temperature_anomaly"'), "cf-7.5-anomaly-standard-names"),
        (EXAMPLE_15_SCALAR.replace("clim(latitude", "clim(time, latitude"), "cf-7.5-anomaly-axes"),
        (EXAMPLE_15_SCALAR.replace("clim(latitude, longitude)", "clim(latitude)"), "cf-7.5-anomaly-axes"),
        (EXAMPLE_16.replace('ref:bounds = "ref_b" ;', ""), "cf-7.5-norm-coordinates"),
        (EXAMPLE_16.replace('"ref: mean"', '"ref: mean latitude: mean"'), "cf-7.5-norm-methods"),
        (EXAMPLE_18.format(entry="area", norm="xrange"), "cf-7.5-norm-methods"),
        (CASE_3.replace('month:select = "clim" ;', 'month:select = "time" ;'), "cf-7.5-norm-selection"),
        (CASE_3.replace("month = 1, 2", "month = 3, 2"), "cf-7.5-norm-selection-values"),
    ],
)
def test_a_departure_is_told(text: str, rule: str) -> None:
    assert rule in told(text)


def test_before_1_13_only_the_method_is_told() -> None:
    assert told(EXAMPLE_16, "1.12") == ["cf-7.3-cell-methods-method"]


def test_a_file_that_names_no_norm_stops_no_rule() -> None:
    text = 'float d(time) ; d:cell_methods = "time: anomaly_wrt" ; d:ancillary_variables = 1 ;'
    assert told(text) == ["cf-7.3-cell-methods-form"]


def test_a_variable_that_is_its_own_norm_stops_no_rule() -> None:
    text = 'float d(time) ; d:cell_methods = "time: anomaly_wrt d" ; d:ancillary_variables = "d" ;'
    assert "cf-7.5-anomaly-standard-names" not in told(text)
