"""Cell measures: several pairs, external variables, gathered dimensions, units that convert."""

import pytest

from tests.rules.checking import findings

DATA = 'float t(time, lat, lon) ; t:cell_measures = "{pairs}" ; '
AREA = 'float a(lat, lon) ; a:units = "{units}" ; '


@pytest.mark.parametrize("pairs", ["area: a volume: v", " area:  a\tvolume: v ", "volume: v"])
def test_several_pairs_are_legal(pairs: str) -> None:
    text = f'{DATA.format(pairs=pairs)} {AREA.format(units="m2")} float v(time, lat, lon) ; v:units = "m3" ;'
    assert [found for found in findings(text) if found[0].startswith("cf-7.2")] == []


@pytest.mark.parametrize(
    "pairs", ["", "area:a", "area a", "area: a volume:", "area: volume: a", "--OPT", ": a", "a: b: c", "area: a:b"]
)
def test_other_forms_are_told_once(pairs: str) -> None:
    found = findings(f"{DATA.format(pairs=pairs)} {AREA.format(units='m2')}", "cf-7.2-cell-measures-pairs")
    assert len(found) == 1


@pytest.mark.parametrize("value", ["1", "1.5f", '"area: a", "volume: v"', "-1b"])
def test_an_attribute_of_any_type_stops_no_rule(value: str) -> None:
    text = (
        f"float t(time) ; string t:cell_measures = {value} ;"
        if '"' in value
        else f"float t ; t:cell_measures = {value} ;"
    )
    assert len(findings(text, "cf-7.2-cell-measures-pairs")) == 1
    findings(text)


@pytest.mark.parametrize(
    ("units", "found"), [("m2", 0), ("km2", 0), ("hectare", 0), ("cm^2", 0), ("m", 1), ("m3", 1), ("sr", 1), ("psu", 0)]
)
def test_units_of_an_area_convert_to_square_metres(units: str, found: int) -> None:
    """Units that UDUNITS does not know are told by the rule on units alone."""
    text = f"{DATA.format(pairs='area: a')} {AREA.format(units=units)}"
    assert len(findings(text, "cf-7.2-cell-measure-units")) == found


GATHERED = (
    'dimensions: land = 2 ; \nvariables: int land(land) ; land:compress = "lat lon" ; '
    'float t(time, land) ; t:cell_measures = "area: a" ; float a({dimensions}) ; a:units = "m2" ;'
)


@pytest.mark.parametrize(
    ("dimensions", "version", "found"),
    [("lat, lon", "1.11", 0), ("land", "1.6", 0), ("lat, lon", "1.10", 1), ("lat, lon, bnds", "1.13", 1)],
)
def test_gathered_dimensions_are_those_behind(dimensions: str, version: str, found: int) -> None:
    text = GATHERED.format(dimensions=dimensions)
    assert len(findings(text, "cf-7.2-cell-measures-dimensions", version)) == found


def test_a_domain_variable_spans_the_dimensions_that_it_names() -> None:
    text = f'char domain ; domain:dimensions = "lat lon" ; domain:cell_measures = "area: a" ; {AREA.format(units="m2")}'
    assert findings(text, "cf-7.2-cell-measures-dimensions", "1.9") == []


def test_a_measure_in_the_group_above_is_found() -> None:
    text = (
        f'{AREA.format(units="m2")}\ngroup: g {{ variables: float t(time, lat, lon) ; t:cell_measures = "area: a" ; }}'
    )
    for name in ("cf-7.2-cell-measures-variables", "cf-7.2-cell-measures-dimensions", "cf-7.2-cell-measure-units"):
        assert findings(text, name) == []
