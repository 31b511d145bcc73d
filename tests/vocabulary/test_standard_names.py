"""The shipped CF standard name table answers what rules ask of it."""

import pytest

from fairtool.vocabulary.concept import StandardName
from fairtool.vocabulary.scheme import Scheme
from fairtool.vocabulary.store import shipped

NAMES = shipped().standard_names


def test_table_says_its_version_and_date() -> None:
    assert NAMES.scheme == Scheme("cf-standard-names", "CF Standard Name Table", "93", "2026-03-17", "CC0-1.0")


def test_table_holds_all_names_of_its_version() -> None:
    assert len(NAMES) == 5023
    assert len(list(NAMES)) == 5023


def test_names_come_in_alphabetical_order() -> None:
    assert list(NAMES) == sorted(NAMES)


@pytest.mark.parametrize(
    ("name", "units"),
    [
        ("air_temperature", "K"),
        ("sea_water_practical_salinity", "1"),
        ("latitude", "degree_north"),
        ("time", "s"),
        ("sea_water_salinity", "1e-3"),
        ("equivalent_reflectivity_factor", "dBZ"),
        ("integral_wrt_time_of_radioactivity_concentration_of_102mTc_in_air", "Bq s m-3"),
    ],
)
def test_name_has_its_canonical_units(name: str, units: str) -> None:
    entry = NAMES.get(name)
    assert entry is not None
    assert (entry.name, entry.canonical_units) == (name, units)


@pytest.mark.parametrize("name", ["platform_name", "area_type", "region", "sea_ice_classification"])
def test_name_for_text_has_no_canonical_units(name: str) -> None:
    entry = NAMES.get(name)
    assert entry is not None
    assert entry.canonical_units is None


def test_name_has_an_address_and_a_scheme() -> None:
    uri = "https://vocab.nerc.ac.uk/standard_name/air_temperature/"
    assert NAMES.get("air_temperature") == StandardName("air_temperature", "cf-standard-names", uri, "K")


@pytest.mark.parametrize("name", ["Air_Temperature", "air temperature", "air_temperature ", "", "names"])
def test_only_exact_spelling_is_listed(name: str) -> None:
    assert name not in NAMES
    assert NAMES.get(name) is None


def test_alias_is_not_a_name_in_force() -> None:
    assert "surface_carbon_dioxide_mole_flux" not in NAMES
    assert NAMES.get("surface_carbon_dioxide_mole_flux") is None


@pytest.mark.parametrize(
    ("alias", "successors"),
    [
        ("vegetation_carbon_content", ("vegetation_mass_content_of_carbon",)),
        (
            "surface_carbon_dioxide_mole_flux",
            ("surface_downward_mole_flux_of_carbon_dioxide", "surface_upward_mole_flux_of_carbon_dioxide"),
        ),
        ("photolysis_rate_of_ozone_to_1D_oxygen_atom", ("photolysis_rate_of_ozone_to_atomic_singlet_oxygen",)),
    ],
)
def test_alias_has_its_successors(alias: str, successors: tuple[str, ...]) -> None:
    assert NAMES.successors(alias) == successors
    assert all(successor in NAMES for successor in successors)


@pytest.mark.parametrize("name", ["air_temperature", "no_such_name", ""])
def test_what_is_no_alias_has_no_successor(name: str) -> None:
    assert NAMES.successors(name) == ()


def test_name_that_the_table_lists_as_its_own_alias_has_no_successor() -> None:
    name = "integral_wrt_depth_of_sea_water_potential_temperature_expressed_as_heat_content"
    assert name in NAMES
    assert NAMES.successors(name) == ()


def test_name_can_be_in_force_and_an_alias_too() -> None:
    assert "ocean_volume" in NAMES
    assert NAMES.successors("ocean_volume") == ("sea_water_volume",)
