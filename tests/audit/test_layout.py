"""Where a file belongs, by the layout of an archive, by what it declares, or by its folder."""

import doctest
from pathlib import Path

import pytest

from fairtool.audit import data_set_name
from fairtool.audit.centres import centre_named, pole_named
from fairtool.audit.layout import Layout, Place, Said, placed
from fairtool.errors import UsageError
from fairtool.resources import schema
from tests.audit.archive import archive
from tests.audit.running import audit

LAYOUT = Layout.parse("{pole}/{centre}/{dataset}/{year}")


@pytest.mark.parametrize(
    ("pattern", "name", "place"),
    [
        ("{pole}/{centre}/{dataset}/{year}", "aeris/icare/modis/2020/a.nc", Place("modis", "ICARE", "aeris", 2020)),
        ("{pole}/{centre}/{dataset}/{year}", "AERIS/LOA/modis/2020/07/a.nc", Place("modis", "LOA", "aeris", 2020)),
        ("{pole}/{dataset}", "mine/modis/a.nc", Place("modis", "", "mine")),
        ("data/*/{dataset}/{any}", "data/x/sst/y/a.nc", Place("sst")),
        ("{dataset}_v{any}/{year}", "sst_v2/1999/a.nc", Place("sst", year=1999)),
        ("{dataset}/{dataset}", "sst/L4/2024/a.nc", Place("sst/L4", year=2024)),
        ("*_{dataset}.nc", "2024_sst.nc", Place("sst")),
        ("{dataset}", "é+(a)/x.nc", Place("é+(a)")),
        ("a.b/{dataset}", "axb/sst/x.nc", Place("axb/sst")),
        ("/{dataset}/", "sst/x.nc", Place("sst")),
        ("{centre}/{dataset}", "sedoo/sst/x.nc", Place("sst", "SEDOO", "aeris")),
        ("{centre}/{dataset}", "sedoo/sst.zarr", Place("sst.zarr", "SEDOO", "aeris")),
        ("{pole}/{dataset}/…", "mine/modis/x/a.nc", Place("modis", "", "mine")),
        ("{pole}/{dataset}/...", "mine/modis/a.nc", Place("modis", "", "mine")),
        ("{pole}/{dataset}/**", "mine/modis/x/y/a.nc", Place("modis", "", "mine")),
    ],
)
def test_the_layout_of_an_archive_says_where_a_file_belongs(pattern: str, name: str, place: Place) -> None:
    assert placed(name, Said(), Layout.parse(pattern)) == place


def test_the_layout_counts_before_what_the_file_says() -> None:
    said = Said("my-sst", "10.1234/abc", ("SISMER",), 1998)
    assert placed("aeris/icare/modis/2020/a.nc", said, LAYOUT) == Place("modis", "ICARE", "aeris", 2020)


def test_a_file_beside_the_layout_is_placed_by_what_it_says() -> None:
    said = Said("", "10.1234/ABC", ("IFREMER/SISMER",), 1998)
    assert placed("a.nc", said, LAYOUT) == Place("10.1234/abc", "SISMER", "odatis", 1998)
    assert placed("aeris/icare/modis/latest/a.nc", Said(), LAYOUT) == Place("aeris/icare/modis/latest")


@pytest.mark.parametrize(
    ("pattern", "place"),
    [
        ("{centre}/{dataset}", Place("catalogue", "catalogue")),
        ("{centre}/*", Place("catalogue", "catalogue")),
        ("{dataset}/{year}", Place("catalogue")),
        ("{dataset}", Place("catalogue")),
    ],
)
def test_the_name_of_a_file_is_no_folder_of_the_layout(pattern: str, place: Place) -> None:
    assert placed("catalogue/2020", Said(), Layout.parse(pattern)) == place


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("aeris/icare/modis/a.nc", Place("modis", "ICARE", "aeris")),
        ("aeris/icare/modis.zarr", Place("modis.zarr", "ICARE", "aeris")),
        ("aeris/icare/a.nc", Place("10.1234/abc", "ICARE", "aeris")),
        ("aeris/a.nc", Place("10.1234/abc", "SISMER", "aeris")),
        ("a.nc", Place("10.1234/abc", "SISMER", "odatis")),
    ],
)
def test_the_folders_that_a_file_lies_in_count_where_the_layout_has_more(name: str, place: Place) -> None:
    assert placed(name, Said("", "10.1234/abc", ("SISMER",)), LAYOUT) == place


def test_a_text_in_the_layout_is_not_left_out() -> None:
    layout = Layout.parse("products/{centre}/{dataset}")
    assert placed("raw/icare/a.nc", Said(), layout) == Place("raw/icare")
    assert placed("products/icare/a.nc", Said(), layout).centre == "ICARE"
    assert not layout.fits("a.nc")
    assert not layout.fits("raw/icare/modis/a.nc")


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("", "the layout '' is no pattern"),
        ("/", "the layout '/' is no pattern"),
        ("a/" * 30, "is no pattern"),
        ("{dataset}" * 100, "is no pattern"),
        ("{project}/{dataset}", "the layout '{project}/{dataset}' has '{project}', which is no field"),
        ("{dataset", "which is no field"),
        ("dataset}", "which is no field"),
        ("{}", "which is no field"),
        ("{centre}{dataset}", "has nothing between two fields of '{centre}{dataset}'"),
        ("{centre}*", "has nothing between two fields"),
        ("{year}/{year}", "the layout '{year}/{year}' has year twice"),
    ],
)
def test_what_is_no_layout_is_told(pattern: str, told: str) -> None:
    with pytest.raises(UsageError) as caught:
        Layout.parse(pattern)
    assert told in str(caught.value)
    assert caught.value.hint.format_map(caught.value.values)


@pytest.mark.parametrize(
    ("name", "dataset"),
    [
        ("sst/a.nc", "sst"),
        ("sst/2024/01/a.nc", "sst"),
        ("sst/2024/L4/001/a.nc", "sst/L4"),
        ("sst/20240131/a.nc", "sst"),
        ("sst/2024-01-31/a.nc", "sst"),
        ("sst/D20240131/a.nc", "sst"),
        ("sst/2024_031/a.nc", "sst"),
        ("sst/20240131T120000Z/a.nc", "sst"),
        ("sst/day_031/a.nc", "sst"),
        ("sst/year=2024/month=1/a.nc", "sst"),
        ("jason/cycle_012/a.nc", "jason"),
        ("S2/L1C/v1.2/a.nc", "S2/L1C/v1.2"),
        ("coriolis/1900722/profiles/R1900722_001.nc", "coriolis/profiles"),
        ("2024.zip!sst/a.nc", "sst"),
        ("sst.tar.gz!2024/a.nc", "sst"),
        ("2024/a.nc", "."),
        ("a.nc", "."),
        ("", "."),
    ],
)
def test_a_folder_is_a_data_set_without_its_dates_and_numbers(name: str, dataset: str) -> None:
    assert placed(name, Said()).dataset == dataset


@pytest.mark.parametrize(
    ("identifier", "doi", "dataset"),
    [
        ("ostia-l4", "", "ostia-l4"),
        ("ostia-l4", "https://doi.org/10.1234/ABC", "10.1234/abc"),
        ("doi:10.1234/abc", "", "10.1234/abc"),
        ("2b7c1f6e-7d0c-4f0e-9a55-0d6a3a6d4a11", "", "2b7c1f6e-7d0c-4f0e-9a55-0d6a3a6d4a11"),
        ("SST_20240131_L4", "", "sst"),
        ("org.example:sst_20240131_l4.nc", "", "sst"),
        ("ostia-2024-01-31", "", "sst"),
        ("ostia-20240201", "", "ostia-20240201"),
        ("  ", "no DOI", "sst"),
    ],
)
def test_a_declared_identifier_is_the_data_set_unless_it_is_that_of_the_file(
    identifier: str, doi: str, dataset: str
) -> None:
    assert placed("sst/2024/sst_20240131_l4.nc", Said(identifier, doi)).dataset == dataset


@pytest.mark.parametrize(
    ("name", "said", "year"),
    [
        ("sst/2024/a.nc", None, 2024),
        ("sst/2024/a.nc", 1998, 1998),
        ("sst/202401/a.nc", None, 2024),
        ("sst/a_20240131.nc", None, 2024),
        ("sst/a_200001-201412.nc", None, 2000),
        ("sst/a_20240131120000.nc", None, 2024),
        ("sst/a_99999999.nc", None, None),
        ("sst/1234/a_12345678.nc", None, None),
    ],
)
def test_the_year_is_what_the_file_says_else_that_of_its_folder_or_name(
    name: str, said: int | None, year: int | None
) -> None:
    assert placed(name, Said(start_year=said)).year == year


@pytest.mark.parametrize(
    ("names", "title", "pole"),
    [
        (["AERIS/ICARE Data and Services Center"], "ICARE", "aeris"),
        (["Service de Données de l’Observatoire Midi-Pyrénées"], "SEDOO", "aeris"),
        (["IFREMER / SISMER"], "SISMER", "odatis"),
        (["Ifremer"], "Ifremer", "odatis"),
        (["Coriolis GDAC", "ICARE"], "Coriolis", "odatis"),
        (["CNES", "Muscate (CNES)"], "MUSCATE", "theia"),
        (["CNES"], "CNES", ""),
        (["Observatoire  d'essai", "AERIS"], "Observatoire d'essai", "aeris"),
        (["ForM@Ter"], "ForM@Ter", "formater"),
        (["Icarean Institute"], "Icarean Institute", ""),
        (["", " "], "", ""),
        ([], "", ""),
    ],
)
def test_a_centre_is_known_by_the_words_in_its_name(names: list[str], title: str, pole: str) -> None:
    found = centre_named(names)
    assert (found.title, found.pole) == (title, pole)


def test_every_row_of_the_centres_names_a_pole_and_says_where_it_was_read() -> None:
    table = schema("audit/centres")
    rows = [*table["centres"].items(), *table["poles"].items()]
    assert [name for name, row in rows if row.get("pole", name) not in table["poles"]] == []
    assert [name for name, row in rows if not (row.get("recalled") or (row.get("source") and row.get("read")))] == []
    assert [name for name, row in rows if not (row["title"] and row["words"])] == []
    assert {pole_named(word) for row in table["poles"].values() for word in row["words"]} == set(table["poles"])


def test_the_examples_of_the_names_hold() -> None:
    assert doctest.testmod(data_set_name).failed == 0


def test_a_run_says_how_many_files_the_layout_fits_and_what_it_does_not_fit(tmp_path: Path) -> None:
    root, store = archive(tmp_path / "data", 4), tmp_path / "store.sqlite"
    (root / "settings.xml").write_text("<settings/>")
    told = audit("run", root, "--store", store, "--layout", "{centre}/{year}", "--exit-zero", code=0)
    assert "layout" not in told.stderr  # all lie in a folder, which is the centre
    told = audit("run", root, "--store", store, "--layout", "products/{dataset}/{year}", "--exit-zero", code=0)
    assert (
        "fairtool: the layout products/{dataset}/{year} fits 0 of 4 files; it does not fit a/sst_0000.nc, whose name "
        "would have to begin as products/{dataset}/YYYY\n"
    ) in told.stderr
    told = audit("run", root, "--store", store, "--layout", "a/{dataset}", "--exit-zero", "--lang", "fr", code=0)
    assert "a/{dataset} correspond à 2 des 4 fichiers" in told.stderr
    told = audit("run", root, "--store", store, "--layout", "a/{dataset}", "--exit-zero", "--quiet", code=0)
    assert "layout" not in told.stderr
