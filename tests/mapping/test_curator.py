"""What curators of French records write: plurals, abbreviations in brackets, words in another order, names of sensors."""

from pathlib import Path

import pytest

from fairtool.mapping.abbreviations import without_abbreviation
from fairtool.mapping.answer import Answer, Decision, Keyword, Method, Predicate
from fairtool.mapping.matcher import Matcher
from fairtool.mapping.review import Review, Reviews, reviewed
from fairtool.mapping.sssom import SetFacts, sssom_tsv
from fairtool.mapping.turtle import mapping_turtle
from fairtool.skos.facet import Facet
from fairtool.thesauri.content import content_of
from fairtool.thesauri.index import Index
from fairtool.thesauri.store import write_index
from fairtool.thesauri.thesaurus_facts import ThesaurusFacts
from tests.mapping.conftest import Answering
from tests.thesauri.small import BASE, entry, thesaurus

CF, GCMD, GEMET, THEMES = "cf-standard-names", "gcmd-science-keywords", "gemet", "data-terra-themes"
BIRD = "http://www.eionet.europa.eu/gemet/concept/912"
INSTRUMENTS, PLATFORMS = "gcmd-instruments", "gcmd-platforms"


def _taken(answer: Answer) -> list[str]:
    return [one.label for one in answer.candidates if one.certain]


@pytest.mark.parametrize(
    ("keyword", "label", "matched"),
    [
        ("oiseaux", "bird", "oiseau"),
        ("papillons", "butterfly", "papillon"),
        ("Lacs", "lake", "lac"),
        ("récifs coralliens", "coral reef", "récif corallien"),
        ("communautes vegetales", "plant community", "communauté végétale"),
    ],
)
def test_a_plural_is_taken_by_the_label_of_its_own_language(
    onto: Answering, keyword: str, label: str, matched: str
) -> None:
    answer = onto(keyword, GEMET)
    assert _taken(answer) == [label]
    assert (answer.candidates[0].method, answer.candidates[0].matched) == (Method.WORDS, matched)


@pytest.mark.parametrize(
    ("keyword", "thesaurus", "wrong"),
    [
        ("déformation du sol", GEMET, "soil formation"),
        ("surfaces en eau", GEMET, "surface water"),
        ("artificialisation des sols", GEMET, "artificial land"),
        ("indice de végétation", CF, "normalized_difference_vegetation_index"),
        ("direction du vent", CF, "wind_to_direction"),
        ("wind direction", CF, "wind_to_direction"),
        ("température de l'eau", CF, "sea_water_temperature"),
        ("pollution", GEMET, "pollution abatement"),
    ],
)
def test_what_only_looks_like_it_is_not_taken(onto: Answering, keyword: str, thesaurus: str, wrong: str) -> None:
    assert wrong not in _taken(onto(keyword, thesaurus))


@pytest.mark.parametrize("keyword", ["dissolved oxygen", "oxygène dissous"])
def test_how_an_amount_is_measured_is_told_by_its_units(onto: Answering, keyword: str) -> None:
    name = "mole_concentration_of_dissolved_molecular_oxygen_in_sea_water"
    assert _taken(onto(keyword, CF, unit="umol l-1")) == [name]
    doubtful = onto(keyword, CF)
    assert (doubtful.candidates[0].label, _taken(doubtful)) == (name, [])
    assert "how the amount is measured" in doubtful.candidates[0].remarks[0].template


def test_the_practical_salinity_is_the_practical_one(onto: Answering) -> None:
    assert _taken(onto("practical salinity", CF)) == ["sea_water_practical_salinity"]


def test_the_french_direction_of_the_wind_is_where_it_comes_from(onto: Answering) -> None:
    assert _taken(onto("direction du vent", CF, unit="degree")) == ["wind_from_direction"]


@pytest.mark.parametrize(
    ("keyword", "thesaurus"),
    [
        ("cirrus", INSTRUMENTS),
        ("gaz à effet de serre", INSTRUMENTS),
        ("chimie atmosphérique", PLATFORMS),
        ("nuages", PLATFORMS),
        ("NOx", PLATFORMS),
    ],
)
def test_a_word_in_the_name_of_a_sensor_is_not_the_sensor(onto: Answering, keyword: str, thesaurus: str) -> None:
    assert all(one.score < 0.5 for one in onto(keyword, thesaurus).candidates)


@pytest.mark.parametrize(
    ("keyword", "thesaurus", "label"),
    [
        ("LAI (Leaf Area Index)", CF, "leaf_area_index"),
        ("composés organiques volatils (COV)", GCMD, "VOLATILE ORGANIC COMPOUNDS"),
        ("dioxyde de soufre (SO2)", GCMD, "SULFUR DIOXIDE"),
    ],
)
def test_words_with_their_abbreviation_are_taken_by_the_words(
    onto: Answering, keyword: str, thesaurus: str, label: str
) -> None:
    assert [one.rpartition(" > ")[2] for one in _taken(onto(keyword, thesaurus))] == [label]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("méthane (CH4)", "méthane"),
        ("ozone (O3)", "ozone"),
        ("LAI (Leaf Area Index)", "Leaf Area Index"),
        ("contenu électronique total (TEC)", "contenu électronique total"),
        ("température (SST)", "température (SST)"),
        ("champignon (comestible)", "champignon (comestible)"),
        ("pression (hPa)", "pression (hPa)"),
        ("(", "("),
        ("()", "()"),
        ("AB (AB)", "AB (AB)"),
    ],
)
def test_brackets_are_left_out_only_where_they_say_the_same(text: str, plain: str) -> None:
    assert without_abbreviation(text) == plain


@pytest.mark.parametrize(
    ("keyword", "predicate"),
    [("pluie", Predicate.CLOSE), ("GNSS", Predicate.CLOSE), ("précipitations", Predicate.EXACT)],
)
def test_a_theme_found_by_another_name_is_near(onto: Answering, keyword: str, predicate: Predicate) -> None:
    answer = onto(keyword, THEMES)
    assert _taken(answer)
    assert answer.candidates[0].predicate is predicate


def test_all_names_of_a_sensor_are_the_same(onto: Answering) -> None:
    answer = onto("Moderate-Resolution Imaging Spectroradiometer", INSTRUMENTS)
    assert (_taken(answer), answer.candidates[0].predicate) == ([answer.candidates[0].label], Predicate.EXACT)


def test_what_a_curator_accepted_is_in_doubt_no_more(onto: Answering) -> None:
    answer = onto("NOx", GEMET)
    first = answer.candidates[0]
    assert first.remarks
    decided = reviewed(answer, Reviews((Review("NOx", "", GEMET, first.uri),)), [GEMET])
    assert (decided.decision, decided.candidates[0].uri, decided.candidates[0].remarks) == (
        Decision.ACCEPTED, first.uri, (),
    )  # fmt: skip


def test_a_suggestion_that_nobody_would_take_is_not_exchanged(onto: Answering) -> None:
    answer = onto("oiseaux", GEMET)
    assert len(answer.candidates) > 1
    table = sssom_tsv([answer], SetFacts("1", "2026-11-28", suggestions=True))
    assert [row.count("gemet:912\t") for row in table.splitlines() if row.startswith("keyword:")] == [1]


def test_the_graph_has_the_labels_of_a_concept_in_both_languages(onto: Answering) -> None:
    text = mapping_turtle([onto("oiseaux", GEMET)])
    assert f"<{BIRD}>" in text
    assert '"bird"@en' in text
    assert '"oiseau"@fr' in text


@pytest.mark.parametrize(
    ("unit", "concept"), [("m", "metre"), ("umol kg-1", "micromole"), ("umol kg^-1", "micromole"), ("kg-1", "")]
)
def test_the_symbol_of_a_unit_is_taken_however_powers_are_written(tmp_path: Path, unit: str, concept: str) -> None:
    units = thesaurus(
        entry("metre", "en:Metres", "-en:m"), entry("micromole", "en:Micromoles a kilogram", "-en:umol/kg")
    )
    path = tmp_path / "units.sqlite"
    write_index(path, content_of(units), ThesaurusFacts("units", "Units", facets=frozenset({Facet.UNIT})).as_texts())
    index = Index(path)
    try:
        answer = Matcher((index,)).answer(Keyword(unit, unit=unit, facet=Facet.UNIT))
    finally:
        index.close()
    assert [one.uri for one in answer.candidates if one.certain] == ([f"{BASE}{concept}"] if concept else [])
