"""`cell_methods`: what is legal is let pass, by version; each fault is told by one rule."""

import pytest

from tests.rules.checking import findings

T = 'float t(time, lat, lon) ; t:units = "K" ; t:standard_name = "air_temperature" ; t:cell_methods = "{methods}" ; '


def told(methods: str, rule: str | None = None, version: str = "1.13", more: str = "") -> list[str]:
    """Give the rules of 7.3 and 7.4 that tell an error of a `cell_methods` text."""
    recommendations = ("cf-7.3-cell-methods-complete", "cf-7.3-cell-methods-bounds")
    found = findings(T.format(methods=methods) + more, rule, version)
    return [name for name, _, _ in found if name.startswith(("cf-7.3", "cf-7.4")) and name not in recommendations]


@pytest.mark.parametrize(
    "methods",
    [
        "time: mean",
        "lat: mean time: mean",
        "time: variance",
        "time: MEAN",
        "area: mean",
        "area: mean where land time: mean",
        "area: mean where sea_ice over sea",
        "area: time: mean (interval: 1 day)",
        "lat: lon: standard_deviation (interval: 10 km)",
        "lat: lon: standard_deviation (interval: 0.1 degree_N interval: 0.2 degree_E)",
        "time: mean (interval: 1 month)",
        "time: mean (interval: 1 year comment: calendar years)",
        "time: mean (interval: 1 hr comment: sampled instantaneously)",
        "time: mean (with weights)",
        "time: mean (comment: with weights)",
        "time: minimum within years time: mean over years",
        "time: mean within days time: mean over days time: mean over years",
        "time: mean over years (ENSO years)",
        "area: mean time: maximum within days time: mean over days",
        "longitude: mean latitude: maximum",
        "realization: mean",
    ],
)
def test_legal_methods_are_let_pass(methods: str) -> None:
    for version in ("1.6", "1.8", "1.13"):
        assert told(methods, None, version) == []


@pytest.mark.parametrize(
    ("methods", "rule"),
    [
        ("", "cf-7.3-cell-methods-form"),
        ("mean", "cf-7.3-cell-methods-form"),
        ("time:mean", "cf-7.3-cell-methods-form"),
        ("time: mean over", "cf-7.3-cell-methods-form"),
        ("time: mean within months", "cf-7.3-cell-methods-form"),
        ("time: mean (unfinished", "cf-7.3-cell-methods-form"),
        ("tiem: mean", "cf-7.3-cell-methods-names"),
        ("time: meen", "cf-7.3-cell-methods-method"),
        ("time: mean time: maximum", "cf-7.3-cell-methods-once"),
        ("lat: lat: mean", "cf-7.3-cell-methods-once"),
        ("area: mean where lnad", "cf-7.3-cell-methods-area-types"),
        ("area: mean where land over lnad", "cf-7.3-cell-methods-area-types"),
        ("time: mean (interval: one day)", "cf-7.3-cell-methods-intervals"),
        ("time: mean (interval: 1 dya)", "cf-7.3-cell-methods-intervals"),
        ("time: mean (interval: 1)", "cf-7.3-cell-methods-intervals"),
        ("time: lat: lon: mean (interval: 1 d interval: 2 m)", "cf-7.3-cell-methods-intervals"),
        ("time: mean within years", "cf-7.4-cell-methods-within-over"),
        ("time: mean within days time: mean over years", "cf-7.4-cell-methods-within-over"),
    ],
)
def test_a_fault_is_told_once(methods: str, rule: str) -> None:
    assert told(methods) == [rule]


@pytest.mark.parametrize("value", ["1", "2.5f", '"time: mean", "lat: mean"', "1, 2"])
def test_an_attribute_of_any_type_stops_no_rule(value: str) -> None:
    kind = "string " if '"' in value else ""
    text = f"float t(time) ; {kind}t:cell_methods = {value} ;"
    assert [name for name, _, _ in findings(text) if name.startswith("cf-7.3")] == ["cf-7.3-cell-methods-form"]


def test_string_attributes_are_read() -> None:
    assert findings('float t(time) ; string t:cell_methods = "time: mean" ;', "cf-7.3-cell-methods-form") == []


@pytest.mark.parametrize(
    ("method", "version", "found"),
    [
        ("root_mean_square", "1.6", 1),
        ("root_mean_square", "1.7", 0),
        ("sum_of_squares", "1.8", 0),
        ("range", "1.6", 1),
        ("anomaly_wrt n", "1.12", 1),
        ("anomaly_wrt n", "1.13", 0),
    ],
)
def test_methods_have_their_versions(method: str, version: str, found: int) -> None:
    assert len(told(f"time: {method}", "cf-7.3-cell-methods-method", version)) == found


def test_a_climatological_time_may_be_named_again() -> None:
    time = 'double time(time) ; time:units = "days since 2000-01-01" ; time:climatology = "c" ; double c(time, bnds) ; '
    assert told("time: mean time: maximum", "cf-7.3-cell-methods-once", more=time) == []
    assert told("time: mean time: maximum", "cf-7.3-cell-methods-once")


def test_a_standard_name_may_stand_for_climatological_time() -> None:
    text = (
        'float t(lat) ; t:cell_methods = "time: mean within years time: mean over years" ; '
        't:units = "K" ; t:standard_name = "air_temperature" ;'
    )
    assert findings(text, "cf-7.3-cell-methods-names") == []
    assert findings(text, "cf-7.3-cell-methods-once") == []


@pytest.mark.parametrize(
    ("declared", "found"),
    [
        ('char kind(len) ; kind:standard_name = "area_type" ;', 0),
        ('string kind ; kind:standard_name = "area_type" ;', 0),
        ('string kind(one) ; kind:standard_name = "area_type" ;', 0),
        ('char kind(one, len) ; kind:standard_name = "area_type" ;', 0),
        ('char kind(two, len) ; kind:standard_name = "area_type" ;', 1),
        ('string kind(two) ; kind:standard_name = "area_type" ;', 1),
        ('string kind ; kind:standard_name = "region" ;', 1),
        ('int kind ; kind:standard_name = "area_type" ;', 1),
    ],
)
def test_a_coordinate_after_over_holds_one_area_type(declared: str, found: int) -> None:
    text = f"dimensions: one = 1 ; two = 2 ; len = 9 ;\nvariables: {declared} {T.format(methods='area: mean where land over kind')}"
    assert len(findings(text, "cf-7.3-cell-methods-area-types")) == found


def test_an_area_type_wins_over_a_variable_of_its_name() -> None:
    text = f"float land(lat, lon) ; {T.format(methods='area: mean where land')}"
    assert findings(text, "cf-7.3-cell-methods-area-types") == []


@pytest.mark.parametrize(
    ("methods", "lacking"),
    [
        ("time: mean area: mean", None),
        ("time: lat: lon: mean", None),
        ("time: latitude: longitude: mean", None),
        ("time: mean", "lat, lon"),
        ("area: mean", "time"),
    ],
)
def test_every_axis_of_space_and_time_has_an_entry(methods: str, lacking: str | None) -> None:
    found = [message for _, _, message in findings(T.format(methods=methods), "cf-7.3-cell-methods-complete")]
    assert [f"entry for {lacking};" in message for message in found] == ([True] if lacking else [])


@pytest.mark.parametrize(
    "declared",
    [
        'byte q(time) ; q:flag_values = 0b ; q:flag_meanings = "good" ;',
        'float y(time) ; y:units = "degrees_north" ;',
        'char name(time) ; name:long_name = "station" ;',
        'int crs ; crs:grid_mapping_name = "latitude_longitude" ;',
        'float x(bnds) ; x:units = "m" ;',
    ],
)
def test_what_is_no_quantity_over_cells_needs_no_entry(declared: str) -> None:
    assert findings(declared, "cf-7.3-cell-methods-complete") == []


def test_an_axis_without_bounds_is_told_once() -> None:
    text = "".join(
        f'float t{number}(time) ; t{number}:units = "K" ; t{number}:cell_methods = "time: mean" ; '
        for number in range(3)
    )
    assert [where for _, where, _ in findings(text, "cf-7.3-cell-methods-bounds")] == ["time"]


@pytest.mark.parametrize("methods", ["time: point", "area: mean", "longitude: mean", "time: Point"])
def test_no_bounds_are_asked_for_points_and_standard_names(methods: str) -> None:
    assert findings(T.format(methods=methods), "cf-7.3-cell-methods-bounds") == []
