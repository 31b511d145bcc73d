"""Concepts in data sets: keywords, standard names, and attributes of SeaDataNet, complete or absent."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from fairtool.finding import SetAttribute
from fairtool.mapping.answer import Answer, Candidate, Method
from fairtool.mapping.document_patch import Asked, patched
from fairtool.mapping.netcdf_patch import HeaderPatch, patched_header
from fairtool.mapping.sdn import urn_of
from fairtool.netcdf import cdl
from fairtool.netcdf.read import opened
from fairtool.netcdf.read_limits import Limits
from fairtool.skos.entry import Label
from tests.mapping.answers import CURRENTS, DEGREES, GCMD, OD1, P01, PARAMETER, SEA_TEMPERATURE, SST, suggested, taken

TODAY = date(2026, 11, 23)
SDN = ("nvs-p01", "nvs-p06", "cf-standard-names")
HEADER = """netcdf synthetic {{
dimensions: time = 2 ;
variables:
  float sst(time) ; // gardé
    sst:long_name = "température" ;{units}
{attributes}
    :title = "essai" ;
data:
  sst = 1, 2 ;
}}
"""


def _header(attributes: str = "", units: str = '\n    sst:units = "degree_Celsius" ;') -> str:
    return HEADER.format(attributes=attributes, units=units)


def _patch(text: str, answers: Sequence[Answer], *, sdn: bool = False, schemes: Sequence[str] = SDN) -> HeaderPatch:
    return patched_header(cdl.parse(text, "s.cdl"), answers, schemes=schemes, today=TODAY, sdn=sdn)


def _values(patch: HeaderPatch) -> dict[str, object]:
    found: dict[str, object] = {}
    for edit in patch.edits:
        assert isinstance(edit, SetAttribute)
        found[f"{edit.owner}:{edit.name}".removeprefix("/")] = edit.value
    return found


@pytest.mark.parametrize(
    ("before", "concepts", "keywords", "vocabulary"),
    [
        ("", (SEA_TEMPERATURE,), SEA_TEMPERATURE.label, "GCMD Science Keywords"),
        (
            ':keywords = "mer" ;',
            (SEA_TEMPERATURE,),
            f"mer, GCMD:{SEA_TEMPERATURE.label}",
            "GCMD:GCMD Science Keywords",
        ),
        (
            ':keywords = "A > B" ; :keywords_vocabulary = "GCMD Science Keywords" ;',
            (SEA_TEMPERATURE,),
            f"A > B, {SEA_TEMPERATURE.label}",
            "GCMD Science Keywords",
        ),
        (
            "",
            (SEA_TEMPERATURE, SST),
            f"GCMD:{SEA_TEMPERATURE.label}, CF:sea_surface_temperature",
            "GCMD:GCMD Science Keywords, CF:NetCDF COARDS Climate and Forecast Standard Names",
        ),
        (
            ':keywords = "GCMD:A > B; x, y" ; :keywords_vocabulary = "GCMD:GCMD Keywords" ;',
            (SST,),
            "GCMD:A > B; x, y; CF:sea_surface_temperature",
            "GCMD:GCMD Keywords, CF:NetCDF COARDS Climate and Forecast Standard Names",
        ),
    ],
    ids=["none", "free words", "one vocabulary", "two vocabularies", "a second vocabulary"],
)
def test_concepts_join_the_keywords_and_none_is_taken_out(
    before: str, concepts: tuple[Candidate, ...], keywords: str, vocabulary: str
) -> None:
    found = _values(_patch(_header(before), [taken("température", *concepts)]))
    assert (found[":keywords"], found[":keywords_vocabulary"]) == (keywords, vocabulary)


LABELS = (Label("Currents", "en"), Label("Courants", "fr"))


@pytest.mark.parametrize(
    ("language", "keywords"),
    [("", "Currents"), (':language = "fr" ;', "Courants"), (':metadata_language = "fre" ;', "Courants"),
     (':language = "de" ;', "Currents"), (':language = "x y" ;', "Currents")],
)  # fmt: skip
def test_keywords_are_in_the_language_of_the_file_or_in_english(language: str, keywords: str) -> None:
    french = replace(CURRENTS, labels=LABELS)
    assert _values(_patch(_header(language), [taken("x", french)]))[":keywords"] == keywords


def test_a_concept_that_is_there_in_another_language_is_not_written_again() -> None:
    there = ':keywords = "mer, odatis-od1:Courants" ; :keywords_vocabulary = "odatis-od1:Variables ODATIS" ;'
    assert _patch(_header(there), [taken("x", replace(CURRENTS, labels=LABELS))]).edits == ()


def test_keywords_stay_of_the_type_that_they_are_stored_in() -> None:
    patch = _patch(_header('string :keywords = "mer" ;'), [taken("x", SEA_TEMPERATURE)])
    assert {edit.type for edit in patch.edits if isinstance(edit, SetAttribute)} == {"string"}


@pytest.mark.parametrize(
    ("attributes", "units", "expected"),
    [
        ("", '\n sst:units = "degree_Celsius" ;', "sea_surface_temperature"),
        ("", '\n sst:units = "m s-1" ;', None),
        ("", "", None),
        (' sst:standard_name = "sea_water_temperature" ;', '\n sst:units = "K" ;', None),
    ],
    ids=["compatible", "not compatible", "no units", "has one"],
)
def test_a_standard_name_goes_where_units_agree_and_none_is(attributes: str, units: str, expected: str | None) -> None:
    patch = _patch(_header(attributes, units), [taken("température", SST, where="sst:long_name")])
    assert _values(patch).get("sst:standard_name") == expected
    assert bool(patch.notes) == (expected is None and not attributes)


def test_only_what_is_accepted_goes_into_a_file() -> None:
    assert _patch(_header(), [suggested("température", SST)]) == HeaderPatch(())


PAIR = (taken("température", PARAMETER, where="sst:long_name"), taken("degree_Celsius", DEGREES, where="sst:units"))


def test_seadatanet_attributes_are_four_with_the_versions_in_the_history() -> None:
    found = _values(_patch(_header(':history = "fait" ;'), PAIR, sdn=True))
    assert found == {
        "sst:sdn_parameter_urn": "SDN:P01::TEMPPR01",
        "sst:sdn_parameter_name": "Temperature of the water body",
        "sst:sdn_uom_urn": "SDN:P06::UPAA",
        "sst:sdn_uom_name": "Degrees Celsius",
        ":history": "2026-11-23 fairtool map: SeaDataNet attributes by NVS P01 140 2026-01-05, P06 98 2026-01-02\nfait",
    }


@pytest.mark.parametrize(("some", "missing"), [(PAIR[:1], "P06"), (PAIR[1:], "P01")])
def test_half_of_them_is_not_written(some: Sequence[Answer], missing: str) -> None:
    patch = _patch(_header(), some, sdn=True)
    assert patch.edits == ()
    assert patch.notes[0].values == {"where": "sst", "missing": missing}


def test_without_p01_the_command_that_pulls_it_is_told_and_nothing_written() -> None:
    p02 = replace(
        PARAMETER, scheme=replace(P01, name="nvs-p02"), uri="http://vocab.nerc.ac.uk/collection/P02/current/TEMP/"
    )
    patch = _patch(
        _header(), [taken("température", p02, where="sst:long_name"), PAIR[1]], sdn=True, schemes=["nvs-p02"]
    )
    assert not any(isinstance(one, SetAttribute) and "sdn" in one.name for one in patch.edits)
    assert "fairtool vocab pull nvs-p01 nvs-p06" in patch.notes[0].template


def test_what_a_variable_has_of_seadatanet_stays() -> None:
    assert _patch(_header(' sst:sdn_uom_urn = "SDN:P06::UAAA" ;'), PAIR, sdn=True).edits == ()


@pytest.mark.parametrize(
    ("uri", "notation", "urn"),
    [
        ("x", "SDN:P01::A1", "SDN:P01::A1"),
        ("http://vocab.nerc.ac.uk/collection/P01/current/A1/", "", "SDN:P01::A1"),
        ("http://vocab.nerc.ac.uk/collection/P02/current/A1/", "SDN:P02::A1", ""),
    ],
)
def test_a_urn_is_of_the_collection_that_is_asked_for(uri: str, notation: str, urn: str) -> None:
    assert urn_of(Candidate(uri, "a", "en", GCMD, 1.0, Method.EXACT, notation=notation), "P01") == urn


def test_a_file_is_changed_as_fix_changes_it_and_the_second_time_not(tmp_path: Path) -> None:
    path = tmp_path / "s.cdl"
    path.write_text(_header(), encoding="utf-8")
    answers = [taken("température", SST, SEA_TEMPERATURE, where="sst:long_name"), *PAIR]
    asked = Asked(SDN, Limits(), TODAY, sdn=True)
    shown = patched(path, answers, asked)
    assert '+ sst:standard_name = "sea_surface_temperature" ;' in shown.lines
    assert path.read_text(encoding="utf-8") == _header()
    patched(path, answers, replace(asked, apply=True))
    with opened(path) as dataset:
        assert dataset.variables["sst"].text("sdn_uom_name") == "Degrees Celsius"
        assert dataset.text("keywords") == f"CF:sea_surface_temperature, GCMD:{SEA_TEMPERATURE.label}"
    assert "// gardé" in path.read_text(encoding="utf-8")
    assert (tmp_path / "s.cdl.bak").read_text(encoding="utf-8") == _header()
    assert patched(path, answers, asked).count == 0


def test_another_concept_is_added_later_beside_the_first(tmp_path: Path) -> None:
    path = tmp_path / "s.cdl"
    path.write_text(_header(), encoding="utf-8")
    asked = Asked(SDN, Limits(), TODAY, apply=True, backup=False)
    patched(path, [taken("a", SST)], asked)
    other = Candidate("http://a.org/b", "Courants", "fr", OD1, 1.0, Method.REVIEWED, certain=True)
    patched(path, [taken("a", SST), taken("b", other)], asked)
    with opened(path) as dataset:
        assert dataset.text("keywords") == "sea_surface_temperature, odatis-od1:Courants"
    assert patched(path, [taken("a", SST), taken("b", other)], asked).count == 0
