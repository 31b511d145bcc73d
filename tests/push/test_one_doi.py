"""One data set, one DOI: Recherche Data Gouv is sent nothing that has a DOI of another repository."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from fairtool.discovery import Source
from fairtool.netcdf.read_limits import Limits
from fairtool.push.doi_owner import doi_owner
from fairtool.push.form import Given
from fairtool.push.item import Item
from fairtool.push.journal import known_in
from fairtool.push.one_doi import place_of, second_doi
from fairtool.push.planning import Planned, planned_items
from fairtool.push.target import Target, check_target
from fairtool.push.targets import Place
from fairtool.record.nested import nested
from tests.push.advised import iso_file, said
from tests.push.dataverse.opening import opened
from tests.push.dataverse_double import Double

RDG = "https://entrepot.recherche.data.gouv.fr"
DEMO = "https://demo.recherche.data.gouv.fr"


def _place(url: str = RDG, kind: str = "dataverse", **settings: str) -> Place | None:
    return place_of(Target("mine", kind, url, settings))


def _given(doi: str) -> Given:
    return Given("a.xml", "0" * 64, nested(said(doi=doi)), b"")


@pytest.mark.parametrize(
    "url", [RDG, f"{RDG}/", f"{RDG}/dataverse/lab", DEMO, "https://ENTREPOT.recherche.data.gouv.fr:443"]
)
def test_a_target_is_known_by_its_origin_whatever_it_is_called(url: str) -> None:
    place = _place(url)
    assert place
    assert place.name == "recherche-data-gouv"


@pytest.mark.parametrize("url", ["http://127.0.0.1:8080", "http://entrepot.recherche.data.gouv.fr", f"{RDG}:8443"])
def test_another_origin_is_another_place(url: str) -> None:
    assert _place(url) is None


@pytest.mark.parametrize("url", [RDG, DEMO])
@pytest.mark.parametrize(
    ("doi", "owner", "owner_fr"),
    [
        ("10.17882/1", "the data have the DOI 10.17882/1 of SEANOE already", "SEANOE"),
        ("10.5281/zenodo.1", "of Zenodo already", "Zenodo"),
        ("10.99998/1", "from an unknown repository", "10.99998/1"),
    ],
)
def test_a_doi_of_another_repository_is_refused_with_the_rule(url: str, doi: str, owner: str, owner_fr: str) -> None:
    why = second_doi(_given(doi), _place(url))
    assert why
    assert owner in why.text("en")
    assert "no data set is created there where another repository gives a DOI" in why.text("en")
    assert "https://recherche.data.gouv.fr/fr/faq" in why.text("en")
    assert owner_fr in why.text("fr")
    assert "aucun jeu de données n’y est créé" in why.text("fr")


@pytest.mark.parametrize("doi", ["", "10.57745/ABC", "10.15454/XYZ", "10.5072/fk2/example"])
def test_no_doi_and_one_of_its_own_are_let_in(doi: str) -> None:
    assert second_doi(_given(doi), _place()) is None


def test_what_the_repository_took_over_is_its_own() -> None:
    assert doi_owner("10.15454/1").name == "recherche-data-gouv"
    place = _place(**{"doi-prefix": "10.99998, 10.99997"})
    assert second_doi(_given("10.99998/1"), place) is None
    assert second_doi(_given("10.99996/1"), place) is not None
    check_target(Target("mine", "dataverse", RDG, {"doi-prefix": "10.99998"}))


@pytest.mark.parametrize(
    ("kind", "url"),
    [("geonetwork", "https://sextant.ifremer.fr/geonetwork"), ("aeris", "https://api.sedoo.fr/aeris-catalogue-prod")],
)
def test_a_catalogue_takes_records_of_data_with_any_doi(kind: str, url: str) -> None:
    place = _place(url, kind)
    assert place
    assert second_doi(_given("10.17882/1"), place) is None


def test_the_plan_refuses_it_before_any_call_whatever_is_forced(tmp_path: Path) -> None:
    one = iso_file(tmp_path, said(doi="10.17882/1"))
    other = iso_file(tmp_path, said(doi="", identifier="urn:b"), "b.xml")
    with Double(version="6.8", rdg=True, index_lag=None) as double:
        items = _planned(double, tmp_path, one, other)
        asked = [f"{seen}" for seen in double.requests]
    assert {name: item.action for name, item in items.items()} == {"record.xml": "refused", "b.xml": "create"}
    reason = items["record.xml"].reason
    assert reason
    assert "--force does not lift this" in reason.text("en")
    assert asked
    assert not any("6017b53d" in target for target in asked)


def _planned(double: Double, folder: Path, *paths: Path) -> Mapping[str, Item]:
    sources = [Source(path.name, path) for path in paths]
    asked = Planned(sources, (), known_in(folder / "journal.jsonl"), Limits(), force=True, place=_place(DEMO))
    with opened(double) as catalogue:
        catalogue.prospect()
        return {one.path: one for one in planned_items(catalogue, asked)}
