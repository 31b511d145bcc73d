"""Domain variables, HEALPix and reduced Gaussian grids (CF 5.6, 5.8)."""

import pytest

from fairtool.rules.cf.grid_mapping_examples import GAUSSIAN, HEALPIX
from tests.rules.checking import findings

GLAT = 'double glat(lat, lon) ; glat:units = "degrees_north" ; glat:standard_name = "latitude" ; '
DOMAIN = 'char d ; d:long_name = "grid" ; '


def chapter(text: str, version: str = "1.13") -> list[str]:
    return [rule for rule, _, _ in findings(text, version=version) if rule.startswith(("cf-5", "cf-f"))]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ('d:dimensions = "lat lon" ; d:coordinates = "glat" ;', []),
        ('d:dimensions = "time lat lon" ; d:coordinates = "glat lat" ;', []),
        ('double h ; h:units = "m" ; d:dimensions = "" ; d:coordinates = "h" ;', []),
        ('d:dimensions = "lat" ; d:coordinates = "glat" ;', ["cf-5.8-domain-coordinates"]),
        ('d:dimensions = "lat y" ; d:coordinates = "glat" ;', ["cf-5.8-domain-dimensions-exist"]),
        ('d:dimensions = "lat lon" ; d:coordinates = "nowhere" ;', ["cf-5-coordinates-exist"]),
        ('d:coordinates = "glat" ;', ["cf-5.8-domain-dimensions-present"]),
        ('d:coordinates = "glat" ; d:units = "K" ;', ["cf-5-coordinates-dimensions"]),
        ('d:dimensions = "lat lon" ; d:units = "K" ;', ["cf-5.8-domain-data-attributes"]),
        (':external_variables = "area" ; d:dimensions = "lat lon" ; d:cell_measures = "area: area" ;', []),
    ],
)
def test_domain_variables(text: str, rules: list[str]) -> None:
    assert chapter(f"{GLAT} {DOMAIN} {text}") == rules


def test_before_1_9_there_are_no_domain_variables() -> None:
    assert chapter(f'{GLAT} {DOMAIN} d:coordinates = "glat" ;', "1.8") == ["cf-5-coordinates-dimensions"]
    assert chapter(f'{GLAT} {DOMAIN} d:dimensions = "nowhere" ;', "1.8") == []


def test_a_domain_of_ragged_arrays_reaches_its_stations() -> None:
    text = (
        "dimensions: obs = 9 ; station = 3 ; n = 8 ; variables: int which(obs) ; "
        'which:instance_dimension = "station" ; double slat(station) ; slat:units = "degrees_north" ; '
        f'char name(station, n) ; name:cf_role = "timeseries_id" ; {DOMAIN} d:dimensions = "obs" ; '
        'd:coordinates = "slat name" ;'
    )
    assert chapter(text) == []


@pytest.mark.parametrize(
    ("old", "new", "rules"),
    [
        ('"nested"', '"ring"', []),
        ("crs:refinement_level = 2 ;", "crs:refinement_level = 2. ;", []),
        ("crs:refinement_level = 2 ;", "crs:refinement_level = -1 ;", ["cf-5.6-healpix-level-value"]),
        ("crs:refinement_level = 2 ;", "crs:refinement_level = 0 ;", []),
        ("crs:refinement_level = 2 ;", 'crs:refinement_level = "2" ;', ["cf-5.6-grid-mapping-types"]),
        ('"nested"', '"zuniq"', ["cf-5.6-healpix-level"]),
        ("int cell(cell)", "float cell(cell)", ["cf-5.6-healpix-index-type"]),
        ("cell = 0, 5, 9", "cell = -3, 5, 9", ["cf-5.6-healpix-index-values"]),
        ("cell = 0, 5, 9", "cell = 0, 5, 192", ["cf-f-healpix-index-range"]),
        ("cell = 0, 5, 9", "cell = 0, 5, 191", []),
        ("cell = 0, 5, 9", "cell = 9, 5, 0", []),
        ("cell = 0, 5, 9", "cell = 9, 0, 5", ["cf-5-coordinate-monotonic"]),
    ],
)
def test_healpix(old: str, new: str, rules: list[str]) -> None:
    assert chapter(HEALPIX.replace(old, new)) == rules


def test_an_index_of_cells_that_come_again_stays_an_auxiliary_coordinate() -> None:
    text = HEALPIX.replace("int cell(cell) ; cell:", "int index(cell) ; index:").replace("cell:units", "index:units")
    text = text.replace("t:units", 't:coordinates = "index" ; t:units')
    assert chapter(text.replace("cell = 0, 5, 9", "index = 5, 0, 5")) == []
    assert chapter(text.replace("cell = 0, 5, 9", "index = 5, 0, 9")) == ["cf-5.6-healpix-coordinate"]


@pytest.mark.parametrize(
    ("old", "new", "rules"),
    [
        ('"octahedral"', '"Normal"', []),
        ('"octahedral"', "1", ["cf-5.6-gaussian-subtype"]),
        ('crs:latitude_dimension = "latitude"', "crs:latitude_dimension = 4", ["cf-5.6-gaussian-latitudes"]),
        ("4, 39 ;", "4, 40 ;", ["cf-5.6-gaussian-index-values"]),
        ("crs:points_per_latitude", "crs:accumulated_points_per_latitude", ["cf-5.6-gaussian-index-values"]),
        ("crs:latitude_dimension", "crs:note", ["cf-f-parameters-required"]),
    ],
)
def test_reduced_gaussian_grids(old: str, new: str, rules: list[str]) -> None:
    assert chapter(GAUSSIAN.replace(old, new), "1.14") == rules


def test_the_draft_is_not_applied_to_1_13() -> None:
    assert chapter(GAUSSIAN.replace("octahedral", "nonsense")) == ["cf-5.6-grid-mapping-name"]
