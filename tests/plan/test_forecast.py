"""The forecast adds up what the plan says, and says what the plan does not say."""

import json
import re
from datetime import date
from itertools import pairwise
from typing import Any

import jsonschema
import pytest
from lxml import etree

from fairtool.errors import UsageError
from fairtool.plan.forecast import Forecast, Rate, forecast_of
from fairtool.plan.forecast_document import forecast_json
from fairtool.plan.pole_file import load_pole, plan_poles
from fairtool.plan.rates import UNIT, rate_of_pole, said_rate
from fairtool.render.plan.forecast_svg import forecast_svg
from fairtool.render.plan.forecast_text import forecast_markdown, forecast_text
from fairtool.resources import folder
from tests.plan.paper import HOSTILE, PLAN, SALINITY, manuscript

RATE = Rate(100.0, "EUR", "a test")
SVG = "{http://www.w3.org/2000/svg}"


def dataset(name: str, **about: float) -> dict[str, Any]:
    """Give a data set of which only these things are known."""
    return {"title": name, "fairtool": about}


def ahead(*datasets: dict[str, Any], years: int = 3, rate: Rate | None = RATE, **plan: Any) -> Forecast:
    """Look ahead for a plan with these data sets."""
    return forecast_of(manuscript({"dataset": list(datasets), **plan}), "A plan", years, rate)


WHOLE = dataset("a", bytes=10**12, growth_bytes_per_year=10**12, copies=2)


def test_volume_grows_each_year_and_each_copy_is_counted() -> None:
    found = ahead(WHOLE)
    assert [(one.day, one.size, one.stored) for one in found.years] == [
        (date(2026, 11, 29), 1e12, 2e12),
        (date(2027, 11, 29), 2e12, 4e12),
        (date(2028, 11, 29), 3e12, 6e12),
        (date(2029, 11, 29), 4e12, 8e12),
    ]
    assert not found.is_least


def test_the_cost_of_a_year_is_by_what_is_stored_at_its_end() -> None:
    assert [one.cost for one in ahead(WHOLE).years] == [None, 400.0, 600.0, 800.0]


def test_distributions_add_up_where_the_whole_is_not_told() -> None:
    parts = {"title": "a", "distribution": [{"byte_size": 10}, {"byte_size": 20}, {}]}
    assert ahead(parts).years[0].size == 30


def test_data_that_shrink_end_at_nothing() -> None:
    assert [one.size for one in ahead(dataset("a", bytes=10, growth_bytes_per_year=-6, copies=1)).years] == [
        10,
        4,
        0,
        0,
    ]


@pytest.mark.parametrize(
    ("about", "sentence"),
    [
        ({"growth_bytes_per_year": 0, "copies": 1}, "The volume of a is not known, and not counted."),
        ({"bytes": 5, "copies": 1}, "The growth of a is not known; the volume is counted as it is now."),
        ({"bytes": 5, "growth_bytes_per_year": 0}, "The number of copies of a is not known; one is counted."),
    ],
)
def test_what_is_not_known_is_said_and_makes_a_lower_bound(about: dict[str, float], sentence: str) -> None:
    found = ahead(dataset("a", **about))
    assert found.is_least
    text = forecast_text(found, "en")
    assert sentence in text.splitlines()
    assert re.search("≥ .*  ≥ ", text)


@pytest.mark.parametrize("wrong", [{"bytes": -5}, {"bytes": "many"}, {"copies": 0}, {"copies": "two"}])
def test_what_cannot_be_true_is_not_known(wrong: dict[str, Any]) -> None:
    about = {"bytes": 5, "growth_bytes_per_year": 1, "copies": 1, **wrong}
    assert ahead(dataset("a", **about)).is_least


def test_nothing_is_missing_from_a_plan_that_says_all() -> None:
    assert ahead(WHOLE).unknown == ()


def test_without_a_rate_no_cost_is_told() -> None:
    found = ahead(WHOLE, rate=None)
    assert {one.cost for one in found.years} == {None}
    assert "What a terabyte costs in a year is not known" in forecast_text(found, "en")
    assert "Cost of the year" not in forecast_text(found, "en")
    assert not found.is_least


def test_declared_costs_stand_apart() -> None:
    text = forecast_text(ahead(WHOLE, cost=PLAN["cost"]), "en")
    assert "The plan declares €4,800 for Storage, without a year; it is not in the table." in text


def test_a_plan_without_data_sets_says_so() -> None:
    assert "The plan has no data set." in forecast_text(ahead(), "en")


def test_a_leap_day_has_an_anniversary_each_year() -> None:
    one = manuscript({"dataset": [WHOLE]})
    leap = type(one)(one.dmp, one.template, one.language, "2028-02-29")
    assert [year.day.isoformat() for year in forecast_of(leap, "t", 1, None).years] == ["2028-02-29", "2029-02-28"]


@pytest.mark.parametrize(
    ("text", "rate"),
    [("120", (120.0, "EUR")), ("120 EUR", (120.0, "EUR")), ("99,50 €", (99.5, "EUR")), ("80 chf", (80.0, "CHF"))],
)
def test_a_rate_is_read_as_people_write_it(text: str, rate: tuple[float, str]) -> None:
    found = said_rate(text, "en")
    assert (found.value, found.currency) == rate


@pytest.mark.parametrize("text", ["", "free", "-5", "12 XQX", "1e999", "nan", "10 EUR a year"])
def test_another_rate_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="--tariff cannot be"):
        said_rate(text, "en")


@pytest.mark.parametrize("pole", plan_poles())
def test_the_rate_of_a_pole_is_only_what_its_model_knows(pole: str) -> None:
    known = [one for one in load_pole(pole).tariffs if one.unit == UNIT and one.value is not None]
    found = rate_of_pole(pole, "en")
    assert (found is None) == (len(known) != 1)


def test_a_document_follows_its_schema_and_holds_the_numbers() -> None:
    schema = json.loads((folder("schemas") / "json/fairtool-forecast-1.json").read_text(encoding="utf-8"))
    document = json.loads(forecast_json(ahead(WHOLE, SALINITY, cost=PLAN["cost"]), "plan.json", "0", "en"))
    jsonschema.Draft202012Validator(schema).validate(document)
    assert document["years"][1]["bytes_stored"] == 4e12 + 2 * 50.6e9
    assert document["at_least"] is False
    assert document["rate"] == {"value": 100.0, "currency": "EUR", "source": "a test"}


def test_markdown_has_a_row_a_year() -> None:
    text = forecast_markdown(ahead(WHOLE), "en").replace("\u00a0", " ")
    assert "| 29 November 2029 | 4 TB | 8 TB | €800 |" in text


def _picture(*datasets: dict[str, Any], years: int = 3) -> etree._Element:
    return etree.fromstring(forecast_svg(ahead(*datasets, years=years), "en").encode())


def _bars(picture: etree._Element) -> list[etree._Element]:
    return [one for one in picture.iter(f"{SVG}rect") if one.get("class") != "page" and one.get("height") != "13"]


def test_the_picture_has_a_bar_a_year_as_high_as_the_volume() -> None:
    heights = [float(one.get("height", 0)) for one in _bars(_picture(WHOLE))]
    assert [round(height / heights[0], 2) for height in heights] == [1, 2, 3, 4]


def test_the_picture_tells_its_numbers_to_who_cannot_see_it() -> None:
    picture = _picture(WHOLE)
    assert picture.get("role") == "img"
    told = picture.find(f"{SVG}desc")
    assert told is not None
    assert "29 November 2029 – 8 TB" in (told.text or "").replace("\u00a0", " ")


def test_the_picture_follows_light_and_dark_and_fetches_nothing() -> None:
    text = forecast_svg(ahead(WHOLE), "en")
    assert "prefers-color-scheme: dark" in text
    assert not re.search(r"(href|src|url\(|@import|<script)", text)


@pytest.mark.parametrize("count", [0, 1, 6, 7, 100])
def test_of_many_data_sets_the_smaller_ones_are_one_part(count: int) -> None:
    picture = _picture(*(dataset(f"d{place}", bytes=10**9 * (place + 1), copies=1) for place in range(count)))
    legend = [one for one in picture.iter(f"{SVG}rect") if one.get("height") == "13"]
    assert len(legend) == min(count, 6)
    bottoms = {round(float(one.get("y", 0)) + float(one.get("height", 0))) for one in _bars(picture)}
    assert not count or max(bottoms) == 324


@pytest.mark.parametrize("years", [1, 10, 100])
def test_the_labels_of_years_never_lie_over_each_other(years: int) -> None:
    picture = _picture(WHOLE, years=years)
    places = [float(one.get("x", 0)) for one in picture.iter(f"{SVG}text") if re.fullmatch(r"2\d{3}", one.text or "")]
    assert all(second - first >= 36 for first, second in pairwise(places))


def test_hostile_names_stay_names() -> None:
    found = ahead(dataset(HOSTILE, bytes=5), dataset("]]>", bytes=3))
    etree.fromstring(forecast_svg(found, "en").encode())
    assert "\u202e" not in forecast_svg(found, "en") + forecast_text(found, "en") + forecast_markdown(found, "en")
    assert "<script" not in forecast_svg(found, "en") + forecast_markdown(found, "en")
