"""A misspelt entry leads to the one that was meant."""

import os
import subprocess
import sys

import pytest

from fairtool.vocabulary.store import shipped

NAMES = shipped().standard_names
MISSPELT = {
    "sea_surface_temprature": "sea_surface_temperature",
    "air_temp": "air_temperature",
    "sea_water_temp": "sea_water_temperature",
    "windspeed": "wind_speed",
    "seasurfacetemperature": "sea_surface_temperature",
    "wind_spd": "wind_speed",
    "air_presure": "air_pressure",
    "relative_humidty": "relative_humidity",
    "longitute": "longitude",
    "lat": "latitude",
    "depht": "depth",
    "easward_wind": "eastward_wind",
    "eastward_sea_water_veloctiy": "eastward_sea_water_velocity",
    "salinity": "sea_water_salinity",
    "turbidity": "sea_water_turbidity",
    "significant_wave_height": "sea_surface_wave_significant_height",
    "mole_concentration_of_nitrates_in_sea_water": "mole_concentration_of_nitrate_in_sea_water",
    "concentration_of_chlorophyll_in_sea_water": "mass_concentration_of_chlorophyll_in_sea_water",
    "surface_downwelling_short_wave_flux_in_air": "surface_downwelling_shortwave_flux_in_air",
    "sea_surface_height_above_sealevel": "sea_surface_height_above_mean_sea_level",
}
OTHERWISE_WRITTEN = {
    "temperature_sea_water": "sea_water_temperature",
    "temperature_of_air": "air_temperature",
    "AIR_TEMPERATURE": "air_temperature",
    "Sea Surface Temperature": "sea_surface_temperature",
    "sea-surface-temperature": "sea_surface_temperature",
    "air_temperature ": "air_temperature",
    "Time": "time",
    "surface_radioactivity_content_of_241am": "surface_radioactivity_content_of_241Am",
}


@pytest.mark.parametrize(("text", "meant"), MISSPELT.items())
def test_misspelt_name_leads_to_the_name_meant(text: str, meant: str) -> None:
    assert NAMES.nearest(text)[0] == meant


@pytest.mark.parametrize(("text", "meant"), OTHERWISE_WRITTEN.items())
def test_order_of_words_and_case_and_blanks_do_not_matter(text: str, meant: str) -> None:
    assert NAMES.nearest(text)[0] == meant


@pytest.mark.parametrize("text", ["", "_", "foo", "xyzzy_quux", "of_in_to", "201", "été", "x" * 5000, "a_" * 5000])
def test_what_resembles_nothing_gets_no_suggestion(text: str) -> None:
    assert NAMES.nearest(text) == ()


@pytest.mark.parametrize("text", ["temprature", "sea_watr_salinty", "rainfall", "ocean"])
def test_suggestions_are_names_in_force_without_repetition(text: str) -> None:
    suggestions = NAMES.nearest(text, limit=10)
    assert suggestions
    assert len(set(suggestions)) == len(suggestions)
    assert all(name in NAMES for name in suggestions)


@pytest.mark.parametrize("limit", [1, 2, 5])
def test_no_more_than_the_limit_is_suggested(limit: int) -> None:
    assert len(NAMES.nearest("temperature", limit)) == limit


def test_misspelt_alias_leads_to_its_successors() -> None:
    assert NAMES.nearest("surface_carbon_dioxide_mole_flx")[:2] == (
        "surface_downward_mole_flux_of_carbon_dioxide",
        "surface_upward_mole_flux_of_carbon_dioxide",
    )


def test_only_names_with_accepted_units_are_suggested() -> None:
    suggestions = NAMES.nearest("sea_surface", accept=lambda units: units == "K")
    assert suggestions[0] == "sea_surface_temperature"
    for name in suggestions:
        entry = NAMES.get(name)
        assert entry is not None
        assert entry.canonical_units == "K"


def test_accepting_nothing_suggests_nothing() -> None:
    assert NAMES.nearest("air_temp", accept=lambda _: False) == ()


def test_name_without_units_is_suggested_only_when_units_are_not_asked() -> None:
    assert NAMES.nearest("platfrm_name")[0] == "platform_name"
    assert "platform_name" not in NAMES.nearest("platfrm_name", limit=20, accept=lambda _: True)


def test_units_are_asked_once_each() -> None:
    asked: list[str] = []

    def accept(units: str) -> bool:
        asked.append(units)
        return False

    NAMES.nearest("temperature", accept=accept)
    assert "K" in asked
    assert len(set(asked)) == len(asked)


@pytest.mark.parametrize("seed", ["1", "2"])
def test_suggestions_do_not_depend_on_the_run(seed: str) -> None:
    program = (
        "from fairtool.vocabulary.store import shipped\n"
        "names = shipped().standard_names\n"
        "print([names.nearest(text, 20) for text in ('temperature', 'sea_watr_salinty', 'wind')])"
    )
    here = [NAMES.nearest(text, 20) for text in ("temperature", "sea_watr_salinty", "wind")]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    run = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == str(here)
