"""Units steer: a variable is not taken for a quantity that its units cannot be those of."""

import pytest

from fairtool.mapping.answer import Decision
from fairtool.mapping.units import contradicts
from tests.mapping.conftest import Answering

CF = "cf-standard-names"


@pytest.mark.parametrize(
    ("own", "unit", "against"),
    [
        ("K", "Pa", True),
        ("K", "degree_Celsius", False),
        ("K", "", False),
        ("K", "furlong per blink", False),
        (None, "Pa", False),
        ("1", "%", False),
        ("1", "m", True),
        ("s", "days since 2000-01-01", False),
        ("m", "days since 2000-01-01", True),
        ("kg m-2 s-1", "mm", True),
        ("Pa", "hPa ", False),
    ],
)
def test_units_contradict_a_quantity_where_they_cannot_be_converted(
    own: str | None, unit: str, *, against: bool
) -> None:
    assert contradicts(own, unit) is against


@pytest.mark.parametrize(("unit", "name"), [("kg m-2 s-1", "precipitation_flux"), ("kg m-2", "precipitation_amount")])
def test_precipitation_is_what_its_units_say(onto: Answering, unit: str, name: str) -> None:
    assert onto("precipitation", CF, unit=unit).candidates[0].label == name


def test_precipitation_in_millimetres_is_a_thickness_among_the_first(onto: Answering) -> None:
    answer = onto("precipitation", CF, unit="mm")
    assert answer.decision is Decision.SUGGESTED
    assert any(one.label.startswith("lwe_thickness_of") for one in answer.candidates)


@pytest.mark.parametrize("text", ["temperature", "air temperature", "Température de l'air", "sea surface temperature"])
@pytest.mark.parametrize("unit", ["Pa", "kg m-2", "1"])
def test_a_temperature_with_other_units_is_not_accepted(onto: Answering, text: str, unit: str) -> None:
    answer = onto(text, CF, unit=unit)
    assert answer.decision is not Decision.ACCEPTED
    assert not any(one.certain for one in answer.candidates)


@pytest.mark.parametrize("unit", ["", "K", "degC", "not a unit", "°F"])
def test_a_temperature_with_its_units_or_none_is_accepted(onto: Answering, unit: str) -> None:
    assert onto("air temperature", CF, unit=unit).decision is Decision.ACCEPTED


def test_a_time_since_a_moment_is_a_time(onto: Answering) -> None:
    answer = onto("forecast reference time", CF, unit="days since 2000-01-01")
    assert answer.decision is Decision.ACCEPTED
    assert answer.candidates[0].label == "forecast_reference_time"


@pytest.mark.parametrize("unit", ["\x00", "m" * 2000, "😀", "m/0", "**"])
def test_no_unit_stops_a_mapping(onto: Answering, unit: str) -> None:
    assert onto("air temperature", CF, unit=unit).candidates[0].label == "air_temperature"
