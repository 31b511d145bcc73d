"""Places are advised by rules: theme, size, embargo, licence, and one DOI for one data set."""

from datetime import date

import pytest

from fairtool.push.advise.advice import Verdict
from fairtool.push.advise.notes import open_points
from fairtool.push.advise.subject import Embargo
from fairtool.push.advise.themes import clues_of
from fairtool.record.essentials import Essentials, Keyword, Licence
from fairtool.record.text import Text
from tests.push.advised import UUID, advised, judged, keyword, measured, said, told, variable


@pytest.mark.parametrize(
    ("topic", "name"),
    [
        ("oceans", "seanoe"),
        ("climatologyMeteorologyAtmosphere", "aeris"),
        ("inlandWaters", "theia-ozcar"),
        ("geoscientificInformation", "formater"),
        ("biota", "pndb"),
        ("environment", "easydata"),
        ("imageryBaseMapsEarthCover", "theia-stac"),
        ("economy", "recherche-data-gouv"),
    ],
)
def test_the_theme_of_the_data_leads_to_the_place_of_that_theme(topic: str, name: str) -> None:
    best = advised(said(topic)).best
    assert best
    assert best.place.name == name


def test_marine_data_go_to_seanoe_then_sextant_then_the_catalogue_of_odatis() -> None:
    advice = advised(said())
    fitting = [one.place.name for one in advice.judged if one.verdict is Verdict.FITS]
    assert fitting == ["seanoe", "sextant", "odatis"]


def test_a_general_repository_comes_after_those_of_the_theme() -> None:
    advice = advised(said("climatologyMeteorologyAtmosphere"))
    assert [one.place.name for one in advice.judged][:3] == ["aeris", "easydata", "recherche-data-gouv"]
    assert told(judged(advice, "recherche-data-gouv"), "theme") == [
        ("against", "the theme of the data (atmosphere) has places of its own")
    ]


def test_a_place_for_rehearsal_is_never_advised() -> None:
    assert "demo-recherche-data-gouv" not in {one.place.name for one in advised(said()).judged}


def test_without_a_theme_nothing_is_guessed() -> None:
    advice = advised(said(""))
    assert advice.best is None
    assert judged(advice, "seanoe").verdict is Verdict.OPEN
    assert any("the theme of the data is not known" in point for point in open_points(advice, "en"))


def test_easy_data_takes_no_biodiversity() -> None:
    assert told(judged(advised(said("biota")), "easydata"), "theme") == [
        ("blocks", "the place takes no data on biodiversity")
    ]


@pytest.mark.parametrize(
    ("one", "theme"),
    [
        (keyword("Oceanographic geographical features", "http://inspire.ec.europa.eu/theme/of"), "marine"),
        (keyword("Sol", thesaurus="GEMET - INSPIRE themes, version 1.0"), "land"),
        (keyword("EARTH SCIENCE > SOLID EARTH > TECTONICS"), "solid-earth"),
        (keyword("débit", "https://w3id.org/ozcar-theia/c_1"), "land"),
        (keyword("Océanographie"), "marine"),
    ],
)
def test_keywords_of_lists_tell_the_theme(one: Keyword, theme: str) -> None:
    assert [clue.theme for clue in clues_of(said("", keywords=(one,)))] == [theme]


def test_free_text_tells_no_theme() -> None:
    assert clues_of(said("", title=Text("The ocean and the sea"), keywords=(keyword("ocean colour of my eyes"),))) == ()


def test_standard_names_tell_the_theme_where_the_record_does_not() -> None:
    names = ("sea_water_temperature", "air_pressure_at_mean_sea_level", "eastward_wind", "time")
    variables = tuple(map(variable, names))
    assert [clue.theme for clue in clues_of(said("", variables=variables))] == ["marine", "atmosphere", "atmosphere"]
    assert {clue.theme for clue in clues_of(said("oceans", variables=variables))} == {"marine"}


def test_more_than_a_hundred_gigabytes_are_too_much_for_seanoe() -> None:
    advice = advised(said(), measured(60 * 10**9, 60 * 10**9))
    assert told(judged(advice, "seanoe"), "size") == [("blocks", "the data have 120 GB; the most is 100 GB")]
    assert advice.best
    assert advice.best.place.name == "sextant"


def test_a_hundred_gigabytes_are_not() -> None:
    advice = advised(said(), measured(100 * 10**9))
    assert told(judged(advice, "seanoe"), "size") == [("for", "the data have 100 GB, of 100 GB at most")]


def test_a_file_can_be_too_large_where_the_deposit_is_not() -> None:
    advice = advised(said("environment"), measured(6 * 10**9, 1))
    assert told(judged(advice, "easydata"), "size")[1] == ("blocks", "the file 0.nc has 6 GB; a file has 5 GB at most")


def test_a_size_that_nobody_told_is_open() -> None:
    assert told(judged(advised(said()), "seanoe"), "size") == [
        ("open", "the size of the data is not known; the most is 100 GB")
    ]


@pytest.mark.parametrize(
    ("until", "weight"), [("2028-11-29", "for"), ("2028-11-30", "blocks"), ("2027-01-01", "for")], ids=str
)
def test_an_embargo_lasts_two_years_at_most(until: str, weight: str) -> None:
    advice = advised(said(), embargo=Embargo(date.fromisoformat(until)))
    assert told(judged(advice, "seanoe"), "embargo")[0][0] == weight


def test_whether_there_is_an_embargo_is_open_until_somebody_says_so() -> None:
    assert told(judged(advised(said()), "seanoe"), "embargo")[0][0] == "open"
    assert told(judged(advised(said(), embargo=Embargo(None)), "seanoe"), "embargo") == []


def test_a_day_of_publication_to_come_is_an_embargo() -> None:
    advice = advised(said(published="2029-06-01"))
    assert told(judged(advice, "seanoe"), "embargo")[0][0] == "blocks"


@pytest.mark.parametrize(
    ("licence", "weight"),
    [
        (Licence("CC-BY-4.0"), "for"),
        (Licence("CC0-1.0"), "for"),
        (Licence(text="CC BY-NC-SA"), "for"),
        (Licence("etalab-2.0"), "blocks"),
        (Licence(text="ask the author"), "open"),
    ],
    ids=str,
)
def test_seanoe_takes_creative_commons(licence: Licence, weight: str) -> None:
    assert told(judged(advised(said(licences=(licence,))), "seanoe"), "licence")[0][0] == weight


def test_no_licence_is_open() -> None:
    assert told(judged(advised(said(licences=())), "seanoe"), "licence")[0][0] == "open"


@pytest.mark.parametrize(
    "access",
    [
        Text(
            "x",
            "http://inspire.ec.europa.eu/metadata-codelist/LimitationsOnPublicAccess/INSPIRE_Directive_Article13_1b",
        ),
        Text("restricted"),
    ],
    ids=str,
)
def test_data_that_are_not_for_all_are_none_for_seanoe(access: Text) -> None:
    assert told(judged(advised(said(access=(access,))), "seanoe"), "access")[0][0] == "blocks"


def test_data_without_limits_are() -> None:
    free = Text(
        "Pas de restriction", "http://inspire.ec.europa.eu/metadata-codelist/LimitationsOnPublicAccess/noLimitations"
    )
    assert told(judged(advised(said(access=(free,))), "seanoe"), "access") == []


@pytest.mark.parametrize("doi", ["10.5281/zenodo.1", "10.17882/12", "10.15148/1", "10.25326/1", "10.99998/x"])
def test_data_with_a_doi_of_another_get_no_entry_in_recherche_data_gouv(doi: str) -> None:
    found = judged(advised(said(doi=doi)), "recherche-data-gouv")
    assert found.verdict is Verdict.NO
    (reason,) = (one for one in found.reasons if one.weight.value == "blocks")
    assert "one data set, one DOI" in reason.text("en")
    assert reason.fact
    assert (reason.fact.source, str(reason.fact.read)) == ("https://recherche.data.gouv.fr/fr/faq", "2026-11-29")


def test_a_catalogue_takes_the_record_of_data_with_a_doi() -> None:
    advice = advised(said(doi="10.5281/zenodo.1"))
    assert [one.place.name for one in advice.judged][:2] == ["sextant", "odatis"]
    assert judged(advice, "seanoe").verdict is Verdict.NO


def test_data_that_have_their_doi_from_a_place_stay_there() -> None:
    best = advised(said("oceans", doi="10.57745/ABC")).best
    assert best
    assert best.place.name == "recherche-data-gouv"
    assert told(best, "own-doi")[0][1].startswith("the data have their DOI 10.57745/abc from there already")


def test_a_doi_for_examples_is_none() -> None:
    advice = advised(said(doi="10.1234/abc"))
    assert judged(advice, "seanoe").verdict is Verdict.FITS
    assert "the DOI 10.1234/abc has a prefix for examples, and counts for nothing" in open_points(advice, "en")


def test_the_doi_of_sextant_is_made_of_the_identifier_of_the_record() -> None:
    assert ("for", f"the DOI would be 10.12770/{UUID}") in told(judged(advised(said()), "sextant"), "doi")


def test_sextant_asks_for_authors_a_publisher_a_date_and_a_uuid() -> None:
    bare = Essentials(identifier="baie.xml", topics=("oceans",))
    asked = [text for weight, text in told(judged(advised(bare), "sextant"), "doi") if weight == "open"]
    assert asked == [
        "the identifier of the record is baie.xml, and no UUID, which the DOI is made of",
        "for a DOI the record has to name authors, with the role author",
        "for a DOI the record has to name a publisher, with the role publisher",
        "for a DOI the record has to give a date of creation or of publication",
    ]


def test_a_doi_of_sextant_that_is_not_of_the_record_is_told() -> None:
    other = "10.12770/00000000-0000-4000-8000-0123456789ab"
    assert told(judged(advised(said(doi=other)), "sextant"), "doi") == [
        ("against", f"the DOI is {other}, and that of this record would be 10.12770/{UUID}")
    ]


def test_a_record_that_sextant_harvested_is_changed_at_its_source() -> None:
    found = judged(advised(said(identifier="seanoe:102259")), "sextant")
    assert told(found, "harvested") == [
        ("blocks", "the record seanoe:102259 comes from SEANOE by harvest; change it there")
    ]


def test_data_without_a_place_on_the_map_are_told_to_easy_data() -> None:
    assert told(judged(advised(said("environment", boxes=())), "easydata"), "place")[0][0] == "open"


def test_a_harvested_record_of_many_themes_says_so() -> None:
    advice = advised(said(topics=("oceans", "biota")))
    assert "the record tells more than one theme: the first in the list has the most clues" in open_points(advice, "en")
