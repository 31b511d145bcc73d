"""A keyword is mapped by address, code, label and words, in both languages; what is not sure is never taken."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fairtool.mapping.answer import Answer, Decision, Keyword, Method, Predicate
from fairtool.mapping.matcher import Matcher
from fairtool.mapping.review import Review, Reviews
from fairtool.skos.entry import LabelKind
from fairtool.skos.facet import Facet
from fairtool.thesauri.index import Index
from tests.mapping.conftest import Answering
from tests.thesauri.small import BASE, entry

CF, GCMD, OD1, GEMET, INSPIRE = "cf-standard-names", "gcmd-science-keywords", "odatis-od1", "gemet", "inspire-themes"
DOXY = "http://vocab.nerc.ac.uk/collection/OD1/current/DOXY/"
Small = Callable[..., Matcher]


def _first(answer: Answer) -> tuple[str, str]:
    return answer.decision.value, answer.candidates[0].label if answer.candidates else ""


# Addresses, codes, paths


@pytest.mark.parametrize(
    "text",
    [
        DOXY,
        DOXY.rstrip("/"),
        DOXY.replace("http:", "https:"),
        DOXY.rstrip("/").replace("http:", "https:"),
        "SDN:OD1::DOXY",
        "sdn:od1::doxy",
        " SDN:OD1::DOXY ",
    ],
)
def test_an_address_or_code_is_its_concept(onto: Answering, text: str) -> None:
    answer = onto(text, OD1)
    (one,) = answer.candidates
    assert (answer.decision, one.uri, one.score, one.method, one.predicate) == (
        Decision.ACCEPTED, DOXY, 1.0, Method.IDENTIFIER, Predicate.EXACT,
    )  # fmt: skip


def test_the_address_that_a_file_gives_stands_above_its_words(onto: Answering) -> None:
    assert onto("anything at all", OD1, uri=DOXY).candidates[0].uri == DOXY
    assert onto("Courants", OD1, uri="https://elsewhere.example/a").candidates[0].label == "Currents"


def test_a_keyword_that_is_linked_to_one_thesaurus_is_not_sought_by_its_words_in_another(onto: Answering) -> None:
    said = onto("sea surface temperature", CF, GCMD)
    assert {one.scheme.name for one in said.candidates if one.certain} == {CF, GCMD}
    name = next(one.uri for one in said.candidates if one.scheme.name == CF)
    linked = onto("sea surface temperature", CF, GCMD, uri=name)
    assert [one.uri for one in linked.candidates] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "EARTH SCIENCE > OCEANS > OCEAN TEMPERATURE > SEA SURFACE TEMPERATURE",
        "OCEANS > OCEAN TEMPERATURE > SEA SURFACE TEMPERATURE",
        "Earth Science>Oceans>Ocean Temperature>Sea Surface Temperature",
        "oceans  >  ocean temperature > sea  surface temperature",
    ],
)
def test_a_path_is_its_concept_however_it_is_written(onto: Answering, text: str) -> None:
    answer = onto(text, GCMD)
    assert answer.decision is Decision.ACCEPTED
    assert answer.candidates[0].label == "EARTH SCIENCE > OCEANS > OCEAN TEMPERATURE > SEA SURFACE TEMPERATURE"


@pytest.mark.parametrize("text", ["Atmosphere", "OCEANS"])
def test_a_heading_alone_is_looked_at(onto: Answering, text: str) -> None:
    answer = onto(text, GCMD)
    assert answer.decision is Decision.SUGGESTED
    assert answer.candidates[0].label.rpartition(" > ")[2] == text.upper()
    assert answer.candidates[0].method is Method.EXACT


def test_an_old_path_is_the_concept_of_today(onto: Answering) -> None:
    answer = onto("EARTH SCIENCE > AGRICULTURE > FOREST SCIENCE > FOREST MANAGEMENT > SILVICULTURE", GCMD)
    assert answer.decision is Decision.ACCEPTED
    assert answer.candidates[0].uri.endswith("8e115d45-acd4-4116-a0e1-3de8a5db23c2")


@pytest.mark.parametrize(("text", "name"), [("grid_eastward_wind", "x_wind"), ("Grid Eastward Wind", "x_wind")])
def test_a_former_standard_name_leads_to_the_one_of_today(onto: Answering, text: str, name: str) -> None:
    answer = onto(text, CF)
    assert _first(answer) == ("accepted", name)
    assert answer.candidates[0].kind is LabelKind.ALTERNATIVE


@pytest.mark.parametrize("text", ["US", "au", "so"])
def test_a_code_of_two_letters_may_be_a_word_and_is_looked_at(onto: Answering, text: str) -> None:
    assert onto(text, INSPIRE).decision is Decision.SUGGESTED


def test_a_number_that_is_a_code_is_looked_at(small: Small) -> None:
    matcher = small(entry("a", "en:sea", notations=("2015",)))
    assert matcher.answer(Keyword("2015")).decision is Decision.SUGGESTED
    assert matcher.answer(Keyword("2015", uri=f"{BASE}a")).decision is Decision.ACCEPTED


# Deprecated concepts


def test_a_deprecated_concept_gives_way_to_what_replaces_it(small: Small) -> None:
    matcher = small(
        entry("old", "en:wind chill", notations=("W1",), deprecated=True, replaced_by=(f"{BASE}new",)),
        entry("new", "en:apparent temperature"),
    )
    for text in (f"{BASE}old", "wind chill"):
        answer = matcher.answer(Keyword(text))
        assert _first(answer) == ("accepted", "apparent temperature")
        assert answer.candidates[0].remarks
    assert [one.template for one in matcher.answer(Keyword("wind chill")).candidates[0].remarks] == [
        "{label} is the label of a deprecated concept, which this one replaces"
    ]


def test_a_deprecated_concept_that_several_replace_is_looked_at(small: Small) -> None:
    matcher = small(
        entry("old", "en:flux of carbon", deprecated=True, replaced_by=(f"{BASE}up", f"{BASE}down")),
        entry("up", "en:upward flux of carbon"),
        entry("down", "en:downward flux of carbon"),
    )
    for text in (f"{BASE}old", "flux of carbon"):
        assert matcher.answer(Keyword(text)).decision is Decision.SUGGESTED


@pytest.mark.parametrize(("text", "name"), [("ocean_volume", "sea_water_volume"), ("ocean volume", "sea_water_volume")])
def test_a_name_that_is_an_alias_too_leads_to_the_other_with_a_remark(onto: Answering, text: str, name: str) -> None:
    answer = onto(text, CF)
    assert _first(answer) == ("accepted", name)
    assert answer.candidates[0].remarks


def test_a_former_name_of_two_is_looked_at(onto: Answering) -> None:
    assert onto("surface_carbon_dioxide_mole_flux", CF).decision is Decision.SUGGESTED


def test_a_deprecated_concept_gives_way_to_the_one_in_force_with_its_name(small: Small) -> None:
    matcher = small(entry("old", "en:salinity", "-en:saltiness", deprecated=True), entry("new", "en:salinity"))
    for text in (f"{BASE}old", "salinity", "saltiness"):
        answer = matcher.answer(Keyword(text))
        assert answer.decision is Decision.ACCEPTED
        assert answer.candidates[0].uri == f"{BASE}new"


def test_a_deprecated_concept_that_nothing_replaces_is_looked_at(small: Small) -> None:
    matcher = small(entry("old", "en:salinity", deprecated=True), entry("b", "en:wind"))
    for text in (f"{BASE}old", "salinity"):
        answer = matcher.answer(Keyword(text))
        assert answer.decision is Decision.SUGGESTED
        assert [remark.template for remark in answer.candidates[0].remarks] == [
            "{uri} is deprecated, and its thesaurus names nothing that took its place"
        ]


# Words


@pytest.mark.parametrize(
    ("text", "method"),
    [
        ("Oxygène dissous", Method.EXACT),
        ("OXYGÈNE DISSOUS", Method.EXACT),
        ("oxygene dissous", Method.NORMALISED),
        ("oxygène-dissous", Method.NORMALISED),
        ("Dissolved Oxygen", Method.EXACT),
        ("oxygen, dissolved", Method.WORDS),
    ],
)
def test_a_label_is_found_in_both_languages_and_the_answer_says_how(onto: Answering, text: str, method: Method) -> None:
    answer = onto(text, OD1)
    assert (answer.decision, answer.candidates[0].uri, answer.candidates[0].method) == (Decision.ACCEPTED, DOXY, method)


@pytest.mark.parametrize("text", ["Bathymétrie", "Hydrographie", "Eaux souterraines", "Courants"])
def test_a_french_label_is_found_as_itself_without_saying_that_it_is_french(onto: Answering, text: str) -> None:
    one = onto(text, OD1, GEMET, INSPIRE).candidates[0]
    assert one.method is Method.EXACT
    assert (one.matched.casefold(), one.matched_lang, one.certain) == (text.casefold(), "fr", True)


def test_a_french_label_that_no_dictionary_knows_is_accepted(small: Small) -> None:
    answer = small(entry("a", "fr:xyloglyphie nouvelle"), entry("b", "en:wind")).answer(Keyword("Xyloglyphie nouvelle"))
    assert (answer.decision, answer.candidates[0].method) == (Decision.ACCEPTED, Method.EXACT)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("température de l'air", "air_temperature"),
        ("Temperature de l’air", "air_temperature"),
        ("vent zonal", "eastward_wind"),
        ("sea surface temperature", "sea_surface_temperature"),
    ],
)
def test_keywords_in_both_languages_are_standard_names(onto: Answering, text: str, name: str) -> None:
    assert _first(onto(text, CF)) == ("accepted", name)


@pytest.mark.parametrize("text", ["œuf", "oeuf", "Œuf", "ŒUF"])
def test_a_ligature_is_two_letters(onto: Answering, text: str) -> None:
    assert _first(onto(text, GEMET)) == ("accepted", "egg")


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("sulfate aerosol", "sulphate aerosol"),
        ("ocean colour", "ocean color"),
        ("water vapor", "water vapour"),
        ("ionized gas", "ionised gas"),
        ("sea salt", "seasalt"),
        ("groundwater", "ground water"),
        ("river mouth", "mouths of rivers"),
    ],
)
def test_other_spellings_of_a_label_are_the_same_words(small: Small, label: str, text: str) -> None:
    assert _first(small(entry("a", f"en:{label}"), entry("b", "en:wind")).answer(Keyword(text))) == ("accepted", label)


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [("groundwater", "ground water", GCMD), ("groundwater", "ground water", GEMET), ("seasalt", "sea salt", CF)],
)
def test_one_word_or_two_is_the_same_concept(onto: Answering, one: str, other: str, name: str) -> None:
    found = [[each.uri for each in onto(text, name).candidates[:1]] for text in (one, other)]
    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("CH4", CF, "methane"),
        ("NO2", GCMD, "NITROGEN DIOXIDE"),
        ("NO2", GEMET, "nitrogen dioxide"),
        ("Hg", GEMET, "mercury"),
    ],
)
def test_a_formula_suggests_its_substance(onto: Answering, text: str, name: str, label: str) -> None:
    answer = onto(text, name)
    assert answer.decision is Decision.SUGGESTED
    assert label in answer.candidates[0].label


def test_a_symbol_suggests_its_element(small: Small) -> None:
    assert _first(small(entry("a", "en:antimony"), entry("b", "en:wind")).answer(Keyword("Sb"))) == (
        "suggested",
        "antimony",
    )


# What is not sure


@pytest.mark.parametrize("text", ["BMI", "SST", "GIS", "SIG", "SOS", "SPM"])
@pytest.mark.parametrize("name", [CF, GCMD, GEMET, OD1])
@pytest.mark.parametrize("lang", ["", "fr", "en"])
def test_an_acronym_that_is_no_label_is_never_accepted(onto: Answering, text: str, name: str, lang: str) -> None:
    assert onto(text, name, lang=lang).decision is not Decision.ACCEPTED


def test_an_acronym_suggests_the_words_whose_initials_it_is(small: Small) -> None:
    answer = small(entry("a", "en:body mass index"), entry("b", "en:wind")).answer(Keyword("BMI"))
    assert _first(answer) == ("suggested", "body mass index")


def test_an_acronym_that_is_a_label_is_accepted(small: Small) -> None:
    assert _first(small(entry("a", "en:DDT"), entry("b", "en:wind")).answer(Keyword("DDT"))) == ("accepted", "DDT")


def test_a_label_of_two_concepts_is_looked_at(small: Small) -> None:
    matcher = small(entry("a", "en:mercury"), entry("b", "en:mercury"), entry("c", "en:wind"))
    answer = matcher.answer(Keyword("mercury"))
    assert answer.decision is Decision.SUGGESTED
    assert {one.uri for one in answer.candidates[:2]} == {f"{BASE}a", f"{BASE}b"}


@pytest.mark.parametrize("text", ["PRECIPITATION", "nitrogen", "ozone"])
def test_a_label_that_stands_in_several_paths_is_looked_at(onto: Answering, text: str) -> None:
    answer = onto(text, GCMD)
    assert answer.decision is Decision.SUGGESTED
    assert len({one.uri for one in answer.candidates}) > 1


@pytest.mark.parametrize("name", [CF, GCMD, GEMET, OD1, INSPIRE])
@pytest.mark.parametrize("text", ["", " ", "😀", "…", "\u200b", "xqzwv kjhgf", "lorem xyzzy plugh", "a" * 2000, "\0"])
def test_nonsense_is_no_concept(onto: Answering, name: str, text: str) -> None:
    assert onto(text, name) == Answer(Keyword(text), Decision.NONE)


@pytest.mark.parametrize("text", ["x", "T", "é", "1", "%", "a"])
@pytest.mark.parametrize("name", [CF, GCMD, GEMET])
def test_one_letter_is_never_accepted(onto: Answering, name: str, text: str) -> None:
    assert onto(text, name).decision is not Decision.ACCEPTED


@pytest.mark.parametrize(
    "text", ["pressure", "temperature", "Atmosphere", "sea surface temperature", "SST", "glace de mer", "vent"]
)
def test_scores_are_probabilities_in_order_and_never_one(onto: Answering, text: str) -> None:
    answer = onto(text, CF, GCMD, GEMET)
    for name in (CF, GCMD, GEMET):
        scores = [one.score for one in answer.candidates if one.scheme.name == name]
        assert len(scores) <= 5
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score < 1 for score in scores)
        assert len({one.uri for one in answer.candidates}) == len(answer.candidates)
    assert [one.certain for one in answer.candidates] == sorted(
        (one.certain for one in answer.candidates), reverse=True
    )
    assert (answer.decision is Decision.ACCEPTED) == answer.candidates[0].certain


def test_a_concept_whose_label_has_but_some_of_the_words_is_broader(onto: Answering) -> None:
    answer = onto("sea surface temperature of the northern Adriatic", CF)
    named = next(one for one in answer.candidates if one.label == "sea_surface_temperature")
    assert named.predicate is Predicate.BROAD


# Facets, order, reviews


def test_only_thesauri_about_what_is_asked_for_are_asked(onto: Answering) -> None:
    assert {one.scheme.name for one in onto("Soil", CF, INSPIRE, facet=Facet.THEME).candidates} == {INSPIRE}
    assert onto("Soil", INSPIRE, facet=Facet.PLATFORM).decision is Decision.NONE
    assert onto("degree Celsius", CF, INSPIRE, facet=Facet.UNIT).candidates == ()


def test_a_thesaurus_that_does_not_say_what_it_is_about_is_asked(small: Small) -> None:
    assert (
        small(entry("a", "en:sea ice")).answer(Keyword("sea ice", facet=Facet.PLATFORM)).decision is Decision.ACCEPTED
    )


def test_the_order_of_the_keywords_changes_no_answer(library: Callable[[str], Index]) -> None:
    texts = ["pressure", "sea surface temperature", "nitrogen", "precipitation", "chlorophyll", "salinity", "xyzzy"]
    keywords = [Keyword(text, source="a.nc") for text in texts]
    matcher = Matcher((library(CF), library(GCMD)), names=library(CF))
    forth, back = matcher.answers(keywords), matcher.answers(reversed(keywords))
    assert forth == tuple(reversed(back))


def test_a_keyword_alone_is_answered_as_among_those_of_other_files(library: Callable[[str], Index]) -> None:
    matcher = Matcher((library(GCMD),), names=library(CF))
    alone = matcher.answer(Keyword("nitrogen", source="a.nc"))
    others = [Keyword("OCEANS > OCEAN CHEMISTRY > PHOSPHATE", source="b.nc"), Keyword("nitrogen", source="a.nc")]
    assert matcher.answers(others)[1] == alone


def test_what_a_curator_accepted_comes_first_and_is_certain(library: Callable[[str], Index]) -> None:
    reviews = Reviews((Review("oxygène dissous", "", OD1, "https://elsewhere.example/o2", "O2"),))
    answer = Matcher((library(OD1),), reviews=reviews).answer(Keyword("Oxygène  dissous"))
    first = answer.candidates[0]
    assert (answer.decision, first.uri, first.method, first.score, first.certain) == (
        Decision.ACCEPTED, "https://elsewhere.example/o2", Method.REVIEWED, 1.0, True,
    )  # fmt: skip


def test_what_a_curator_refused_is_not_shown(library: Callable[[str], Index]) -> None:
    reviews = Reviews((Review("dissolved oxygen", "", OD1, refused=(DOXY,)),))
    answer = Matcher((library(OD1),), reviews=reviews).answer(Keyword("dissolved oxygen"))
    assert DOXY not in [one.uri for one in answer.candidates]
    assert answer.decision is not Decision.ACCEPTED


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_labels_are_shown_in_the_language_of_the_run(library: Callable[[str], Index], lang: str) -> None:
    matcher = Matcher((library(OD1),), lang)  # type: ignore[arg-type] - fr or en
    assert matcher.answer(Keyword("SDN:OD1::DOXY")).candidates[0].lang == lang


# Whatever comes


@pytest.mark.parametrize("labels", [("en:☀",), ("en:of",), ("de:Meer",), ("en:a",), (":sea",)])
def test_a_thesaurus_of_strange_labels_can_be_asked(small: Small, labels: tuple[str, ...]) -> None:
    matcher = small(entry("a", *labels))
    for text in ("sea", "☀", "of", "a", "meer", "xyzzy"):
        assert matcher.answer(Keyword(text)).decision in Decision


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(max_size=60)
    | st.text(st.characters(categories=["Cs", "L"]), max_size=9)
    | st.text("aeioust CH4NO2>:/-_éœ%'", max_size=40),
    lang=st.sampled_from(["", "fr", "en", "de", "x"]),
    unit=st.sampled_from(["", "K", "m s-1", "days since 2000-01-01"]) | st.text(max_size=6),
)
def test_any_text_is_answered(onto: Answering, text: str, lang: str, unit: str) -> None:
    answer = onto(text, CF, GCMD, OD1, lang=lang, unit=unit)
    assert len(answer.candidates) <= 15
    for one in answer.candidates:
        assert 0 <= one.score <= 1
        assert one.score < 1 or one.method is Method.IDENTIFIER
    if answer.decision is Decision.ACCEPTED:
        assert answer.candidates[0].certain
