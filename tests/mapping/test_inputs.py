"""Where keywords come from: words, lists, data sets, records."""

from pathlib import Path

import pytest

from fairtool.discovery import Source
from fairtool.errors import UnreadableError
from fairtool.mapping.answer import Keyword
from fairtool.mapping.inputs import keywords_of, with_defaults
from fairtool.mapping.inputs_list import MOST, listed
from fairtool.mapping.inputs_netcdf import keyword_words, of_dataset, units_of
from fairtool.mapping.inputs_words import of_words
from fairtool.netcdf import cdl
from fairtool.netcdf.read_limits import Limits
from fairtool.resources import folder
from fairtool.skos.facet import Facet

HEADER = """netcdf synthetic {
dimensions: time = 2 ; nv = 2 ;
variables:
  double time(time) ; time:units = "days since 2020-01-01" ; time:bounds = "time_bnds" ;
  double time_bnds(time, nv) ;
  float sst(time) ; sst:standard_name = "sea_surface_temperature" ; sst:long_name = "température  de surface" ;
    sst:units = "degree_Celsius" ; sst:ancillary_variables = "sst_qc" ;
  byte sst_qc(time) ; sst_qc:flag_values = 0b ; sst_qc:flag_meanings = "good" ;
  float wind_speed(time) ; wind_speed:units = "m s-1" ;
  char station(nv) ; station:long_name = "name of the station" ;
  char ship ; ship:long_name = "R/V Thalassa" ;
  :keywords = "GCMD:EARTH SCIENCE > OCEANS > SALINITY/DENSITY, courants" ;
  :keywords_vocabulary = "GCMD:GCMD Keywords" ;
  :platform = "ship" ; :instrument = "CTD, thermosalinographe" ;
}
"""


def _texts(data: bytes, suffix: str = "") -> list[str]:
    return [one.text for one in listed(data, "liste", suffix)]


@pytest.mark.parametrize(
    ("data", "suffix", "texts"),
    [
        ("température\nsalinité\n", "", ["température", "salinité"]),
        ("\ufefftempérature\r\n\r\n# une remarque\r\n  salinité  ", "", ["température", "salinité"]),
        ("EARTH SCIENCE > OCEANS, deep\nvent", ".txt", ["EARTH SCIENCE > OCEANS, deep", "vent"]),
        ("id,Keyword\n1,sea ice\n2,\n", ".csv", ["sea ice"]),
        ('Mot-clé;langue\n"glace; de mer";fr\n', ".csv", ["glace; de mer"]),
        ("unité\tlibellé\nK\ttempérature\n", ".tsv", ["température"]),
        ("keyword\nsea ice\n", ".csv", ["sea ice"]),
        ("sea ice\nwind\n", ".csv", ["sea ice", "wind"]),
    ],
    ids=[
        "lines",
        "mark, CRLF, blanks, comment",
        "comma in a line",
        "csv",
        "french csv",
        "tsv",
        "one column",
        "plain csv",
    ],
)
def test_a_list_gives_its_keywords_in_order(data: str, suffix: str, texts: list[str]) -> None:
    assert _texts(data.encode(), suffix) == texts


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "utf-8", "utf-8-sig"])
def test_a_list_may_be_in_any_usual_encoding(encoding: str) -> None:
    assert _texts("été\nœuvre\n".replace("œ", "oe").encode(encoding)) == ["été", "oeuvre"]


def test_a_table_says_language_unit_and_facet() -> None:
    data = "terme;langue;unité;facette\nTempérature;fr-FR;K;variable\n".encode()
    assert listed(data, "t.csv", ".csv") == (
        Keyword("Température", "fr", "K", Facet.VARIABLE, source="t.csv", where="line 2"),
    )


@pytest.mark.parametrize(
    ("data", "suffix", "told"),
    [
        (b"", "", "liste holds no keyword"),
        (b" \n# rien\n", "", "liste holds no keyword"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "", "liste is no text"),
        (b"a,b\n1,2\n", ".csv", "liste has no column of keywords: its first line is a,b"),
        (b"word\n" + b"x" * 1001, "", "line 2 of liste has 1001 characters"),
        (b"a\n" * (MOST + 1), "", "liste holds more than 100000 keywords"),
    ],
    ids=["empty", "comments only", "binary", "no column", "long line", "many"],
)
def test_what_is_no_list_is_refused_in_one_sentence(data: bytes, suffix: str, told: str) -> None:
    with pytest.raises(UnreadableError, match=told):
        listed(data, "liste", suffix)


def test_words_of_the_command_line_are_keywords_unless_empty() -> None:
    assert of_words(["sea  ice", " ", "--"], "en") == (Keyword("sea ice", "en"),)


def test_what_the_user_says_of_all_leaves_what_a_keyword_says_of_itself() -> None:
    given = (Keyword("a", "en"), Keyword("b", facet=Facet.PLACE))
    assert with_defaults(given, "fr", Facet.THEME) == (
        Keyword("a", "en", facet=Facet.THEME),
        Keyword("b", "fr", facet=Facet.PLACE),
    )


@pytest.mark.parametrize(
    ("text", "vocabulary", "words"),
    [
        ("a, b,a", "", ("a", "b")),
        ("A > B, with comma; C", "", ("A > B, with comma", "C")),
        ("sea_ice_area_fraction air_temperature", "", ("sea_ice_area_fraction", "air_temperature")),
        ("GCMD:A > B, CF:air_temperature", "GCMD:GCMD Keywords, CF:Standard Names", ("A > B", "air_temperature")),
        ("http://a.org/b, WMO:c", "GCMD:GCMD Keywords", ("http://a.org/b", "WMO:c")),
        ("", "", ()),
    ],
)
def test_keywords_are_parted_as_they_were_joined(text: str, vocabulary: str, words: tuple[str, ...]) -> None:
    assert keyword_words(text, vocabulary) == words


def test_a_data_set_gives_keywords_platform_instruments_and_names_of_data() -> None:
    found = {(one.where, one.text, one.unit, one.facet) for one in of_dataset(cdl.parse(HEADER, "s.cdl"))}
    assert found == {
        (":keywords", "EARTH SCIENCE > OCEANS > SALINITY/DENSITY", "", None),
        (":keywords", "courants", "", None),
        (":platform", "R/V Thalassa", "", Facet.PLATFORM),
        (":instrument", "CTD", "", Facet.INSTRUMENT),
        (":instrument", "thermosalinographe", "", Facet.INSTRUMENT),
        ("sst:standard_name", "sea_surface_temperature", "degree_Celsius", Facet.VARIABLE),
        ("sst:long_name", "température de surface", "degree_Celsius", Facet.VARIABLE),
        ("wind_speed", "wind speed", "m s-1", Facet.VARIABLE),
    }


def test_units_are_keywords_on_request() -> None:
    found = [(one.where, one.text) for one in units_of(cdl.parse(HEADER, "s.cdl"))]
    assert found == [("sst:units", "degree_Celsius"), ("wind_speed:units", "m s-1")]


def test_a_record_gives_keywords_with_language_link_thesaurus_and_place() -> None:
    path = folder("templates") / "records/dataset.xml"
    first, *_ = keywords_of(Source("r.xml", path), Limits())
    assert (first.text, first.lang) == ("Caractéristiques géographiques océanographiques", "fr")
    assert first.uri == "http://inspire.ec.europa.eu/theme/of"
    assert first.thesaurus.startswith("GEMET")
    assert first.where.startswith("/gmd:MD_Metadata/gmd:identificationInfo/")


@pytest.mark.parametrize(
    ("name", "content", "texts"),
    [
        ("h.cdl", HEADER, 8),
        ("words", "sea ice\nwind\n", 2),
        ("words.txt", "netcdf files\nwind\n", 2),
        ("r.jsonld", '{"@context": "https://schema.org/", "@type": "Dataset", "name": "a", "keywords": ["x", "y"]}', 2),
    ],
)
def test_a_source_is_read_as_what_it_is(tmp_path: Path, name: str, content: str, texts: int) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    assert len(keywords_of(Source(str(path), path), Limits())) == texts


@pytest.mark.parametrize(("name", "content"), [("a.nc", b""), ("a.txt", b""), ("a", b"\0\1\2"), ("a.xml", b"<a/>")])
def test_what_cannot_be_read_is_told_with_its_name(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnreadableError, match=str(path)):
        keywords_of(Source(str(path), path), Limits())


@pytest.mark.parametrize("name", ["missing.txt", "missing", "missing.nc"])
def test_a_file_that_is_not_there_is_told(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with pytest.raises(UnreadableError, match="does not exist"):
        keywords_of(Source(str(path), path), Limits())
