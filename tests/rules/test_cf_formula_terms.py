"""Parametric vertical coordinates (CF 4.3.3, Appendix D): legal ways to write them, versions, hostile types."""

import pytest

from fairtool.finding import SetAttribute
from fairtool.rules.cf.formula_terms_example import ocean_sigma_z, sigma
from fairtool.rules.cf.parametric import parametric_coordinates
from tests.rules.checking import examined, findings

_FAMILY = ("cf-4.3.3-", "cf-d-")


def _own(text: str, version: str = "1.13") -> list[tuple[str, str, str]]:
    return [found for found in findings(text, version=version) if found[0].startswith(_FAMILY)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(sigma(), id="plain"),
        pytest.param(sigma("SIGMA: z PS: ps PTop: ptop"), id="case of terms"),
        pytest.param(sigma("ptop: ptop\\n ps: ps   sigma: z"), id="order and blanks"),
        pytest.param(sigma(more='ps:standard_name = "surface_air_pressure" ;'), id="names of terms"),
        pytest.param(sigma(more='string z:computed_standard_name = "air_pressure" ;'), id="string attribute"),
        pytest.param(ocean_sigma_z(), id="ocean sigma over z"),
        pytest.param(ocean_sigma_z(sigma_values="_, _, _, _", zlev_values="_, _, _, _"), id="no data"),
    ],
)
def test_nothing_is_said_of_a_legal_coordinate(text: str) -> None:
    assert not _own(text)


def test_upper_case_terms_are_unknown_to_1_6() -> None:
    found = _own(sigma("SIGMA: z ps: ps ptop: ptop"), "1.6")
    assert [rule for rule, _, _ in found if rule == "cf-4.3.3-formula-terms-form"]


@pytest.mark.parametrize("value", ["1", '""', '"sigma:z ps:ps"', '"sigma : z"', '"a: b: c"', '{"sigma: z", "ps: ps"}'])
def test_a_malformed_attribute_is_reported_once(value: str) -> None:
    kind = "string " if value.startswith("{") else ""
    text = sigma(None, more=f"{kind}z:formula_terms = {value.strip('{}')} ;")
    assert [rule for rule, _, _ in _own(text)] == ["cf-4.3.3-formula-terms-form"]


def test_a_missing_variable_is_reported_once() -> None:
    found = _own(sigma("sigma: z ps: ps ptop: none_such"))
    assert [rule for rule, _, _ in found] == ["cf-4.3.3-formula-terms-form"]


@pytest.mark.parametrize(
    ("name", "version", "count"),
    [
        ("atmosphere_hybrid_sigma_ln_pressure_coordinate", "1.13", 1),
        ("atmosphere_hybrid_sigma_ln_pressure_coordinate", "1.14", 0),
        ("ocean_s_coordinate_g1", "1.6", 1),
        ("ocean_s_coordinate_g1", "1.7", 0),
    ],
)
def test_a_formula_exists_from_its_version_on(name: str, version: str, count: int) -> None:
    text = f'dimensions: z = 2 ; variables: float z(z) ; z:standard_name = "{name}" ; z:formula_terms = "depth: d" ; float d ;'
    assert len(findings(text, "cf-4.3.3-formula-terms-place", version)) == count


def test_bounds_repeat_the_attributes_of_their_coordinate() -> None:
    text = sigma(
        more='z:bounds = "zb" ; float zb(z, bnds) ; zb:formula_terms = "sigma: zb ps: ps ptop: ptop" ; '
        'zb:computed_standard_name = "air_pressure" ; z:computed_standard_name = "air_pressure" ;'
    )
    assert not [found for found in _own(text) if found[1].startswith("zb")]


@pytest.mark.parametrize(("units", "count"), [("hPa", 0), ("Pa", 0), ("m", 1), ("no_such_unit", 0), ("1", 1)])
def test_units_of_terms(units: str, count: int) -> None:
    assert len(findings(sigma(ps_units=units), "cf-4.3.3-formula-terms-units")) == count


def test_units_of_terms_are_not_judged_before_1_9() -> None:
    assert not findings(sigma(ps_units="m"), "cf-4.3.3-formula-terms-units", "1.8")


@pytest.mark.parametrize(("nsigma", "count"), [("2", 0), ("3", 1)])
def test_the_number_of_sigma_levels_is_counted(nsigma: str, count: int) -> None:
    terms = "sigma: sigma eta: eta depth: depth depth_c: depth_c zlev: zlev nsigma: nsigma"
    text = ocean_sigma_z(formula_terms=terms, more="int nsigma ;", more_data=f"nsigma = {nsigma} ;")
    assert len(findings(text, "cf-d-sigma-z-levels")) == count


def test_a_coordinate_without_its_surface_pressure_is_only_mentioned() -> None:
    assert [rule for rule, _, _ in _own(sigma("sigma: z ptop: ptop"))] == ["cf-d-formula-complete"]


def test_every_parametric_coordinate_is_known_by_a_word_of_its_name() -> None:
    assert {name for name in parametric_coordinates() if "_coordinate" not in name} == set()


@pytest.mark.parametrize(
    ("dimension", "more", "advice"),
    [
        ("(z)", "", "give lev and its dimension z the same name, or name lev in the attribute coordinates of the data"),
        ("", "", "name lev in the attribute coordinates of the data"),
        ("(z)", 'lev:standard_name = "height" ;', "move it to the vertical coordinate"),
    ],
)
def test_formula_terms_on_no_coordinate_are_told_with_what_to_do(dimension: str, more: str, advice: str) -> None:
    name = more or 'lev:standard_name = "atmosphere_sigma_coordinate" ;'
    text = f'dimensions: z = 2 ; variables: float lev{dimension} ; {name} lev:formula_terms = "sigma: lev" ;'
    ((_, _, message),) = findings(text, "cf-4.3.3-formula-terms-place")
    assert message.endswith(advice)


_OCEAN = (
    'dimensions: z = 2 ; variables: double z(z) ; z:standard_name = "ocean_sigma_coordinate" ; z:units = "1" ; '
    'z:formula_terms = "sigma: z eta: eta depth: depth" ; float eta(lat, lon) ; float depth(lat, lon) ; '
    'depth:standard_name = "{0}" ;'
)


@pytest.mark.parametrize(
    ("given", "fixed"),
    [
        ("sea_floor_depth", "sea_floor_depth_below_geoid"),
        ("sea_floor_depth_below_sea_level", "sea_floor_depth_below_mean_sea_level"),
        ("sea_floor_depth standard_error", "sea_floor_depth_below_geoid standard_error"),
        ("sea_surface_elevation", None),
    ],
)
def test_an_old_name_of_a_wanted_one_is_told_so_and_mended(given: str, fixed: str | None) -> None:
    found, _ = examined(_OCEAN.format(given), "cf-4.3.3-formula-terms-names")
    ((finding),) = found
    edits = finding.fix.edits if finding.fix else ()
    assert edits == ((SetAttribute("depth", "standard_name", fixed),) if fixed else ())
    assert ("the old name of" in finding.message) is (fixed is not None)
