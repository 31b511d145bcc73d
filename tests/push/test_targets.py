"""The places that records go to are well kept data: every fact has a source and a date, or is said to be recalled."""

import tomllib

import pytest

from fairtool.errors import UsageError
from fairtool.push.advise.themes import themes
from fairtool.push.doi_owner import doi_owner
from fairtool.push.kit.fill import FILLS, TEXTS
from fairtool.push.target_file import load_place, places, target_names
from fairtool.push.targets import KINDS, Place
from fairtool.resources import folder
from fairtool.vocabulary.inspire import themes as inspire_themes

PLACES = pytest.mark.parametrize("place", places(), ids=lambda place: place.name)
_TOPICS = tomllib.loads((folder("schemas") / "push" / "themes.toml").read_text("utf-8"))


def test_the_places_are_there() -> None:
    wanted = {"seanoe", "sextant", "easydata", "aeris", "theia-ozcar", "theia-stac", "formater", "pndb", "odatis"}
    assert wanted | {"recherche-data-gouv", "demo-recherche-data-gouv"} == set(target_names())


@PLACES
def test_a_fact_has_a_source_and_a_day_or_is_recalled(place: Place) -> None:
    for fact in place.facts.values():
        assert fact.values["en"], fact.name
        assert fact.values["fr"], fact.name
        assert fact.recalled != bool(fact.source and fact.read), fact.name
        assert not fact.source or "://" in fact.source


@PLACES
def test_what_is_compared_is_known(place: Place) -> None:
    assert place.kind in KINDS
    assert "theme" in place.facts
    assert not place.tried
    assert {*place.accepts.themes, *place.accepts.refused} <= set(themes())
    assert bool(place.accepts.themes) == (place.scope != "all")
    assert not place.rehearsal_of or load_place(place.rehearsal_of).form


@PLACES
def test_the_fields_of_a_form_are_filled_by_what_there_is(place: Place) -> None:
    fields = [field for section in place.form.sections for field in section.fields] if place.form else []
    for field in fields:
        assert field.labels["en"], place.name
        assert field.labels["fr"], place.name
        assert not field.fill or field.fill in {*FILLS, *TEXTS}, field.fill
        assert not field.lang or field.fill in TEXTS
        assert bool(field.hints["en"]) == bool(field.hints["fr"])


def test_every_way_to_fill_a_field_is_used_by_a_form() -> None:
    used = {field.fill for one in places() if one.form for section in one.form.sections for field in section.fields}
    assert {*FILLS, *TEXTS} - used == set()


def test_a_place_has_other_names() -> None:
    assert load_place("RDG").name == "recherche-data-gouv"
    assert load_place("Theia").name == "theia-ozcar"
    assert load_place("form@ter").name == "formater"


def test_a_name_that_is_none_is_told_what_is_near() -> None:
    with pytest.raises(UsageError, match="there is no target senoe") as error:
        load_place("senoe")
    assert error.value.values["near"] == "seanoe"


def test_what_the_repositories_say_is_not_said_twice() -> None:
    assert load_place("seanoe").facts["size"].values["en"] == "100 GB a record"
    assert load_place("seanoe").facts["size"].source == "https://www.seanoe.org/html/about.htm"


@pytest.mark.parametrize(
    ("doi", "name", "title"),
    [
        ("10.17882/1", "seanoe", "SEANOE"),
        ("10.12770/1", "sextant", "Sextant"),
        ("10.57745/1", "recherche-data-gouv", "Recherche Data Gouv"),
        ("10.25326/1", "aeris", "AERIS"),
        ("10.57932/1", "easydata", "EaSy Data"),
        ("10.15148/1", "", "OREME"),
        ("10.5281/zenodo.1", "", "Zenodo"),
        ("10.1594/1", "", "PANGAEA"),
    ],
)
def test_a_prefix_tells_who_gave_a_doi(doi: str, name: str, title: str) -> None:
    assert (doi_owner(doi).name, doi_owner(doi).titles["en"]) == (name, title)


def test_a_prefix_that_nobody_knows_is_of_nobody() -> None:
    assert not doi_owner("10.99998/1").is_known


def test_a_theme_is_told_by_codes_that_exist_and_by_each_once() -> None:
    for key, known in (("inspire", set(inspire_themes())), ("topics", None), ("gcmd", None)):
        codes = [code for entry in _TOPICS.values() for code in entry[key]]
        assert len(codes) == len(set(codes))
        assert known is None or set(codes) <= known
