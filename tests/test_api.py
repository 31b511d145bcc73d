"""The Python API: the public names, and what they do with what is wrong."""

import importlib
from collections.abc import Callable
from pathlib import Path

import pytest

import fairtool
from fairtool.netcdf.read import opened
from fairtool.report import Status

EXAMPLES = Path(__file__).parents[1] / "examples"
BAD = str(EXAMPLES / "mooring.cdl")


@pytest.mark.parametrize("name", fairtool.__all__)
def test_every_public_name_is_there_and_no_module_hides_it(name: str) -> None:
    importlib.import_module("fairtool.api")
    value = getattr(fairtool, name)
    assert name == "__version__" or callable(value)
    assert name in dir(fairtool)


def test_a_name_that_is_not_public_is_refused() -> None:
    with pytest.raises(AttributeError, match="fairtool has no nothing"):
        fairtool.nothing  # noqa: B018 - the access is the test


def test_one_path_or_several_text_or_path_objects_are_taken() -> None:
    one = [report.path for report in fairtool.validate(Path(BAD))]
    several = [report.path for report in fairtool.validate([Path(BAD), str(EXAMPLES / "sst-grid.cdl")])]
    assert one == [BAD]
    assert several == [BAD, str(EXAMPLES / "sst-grid.cdl")]


def test_nothing_is_reported_of_nothing() -> None:
    assert list(fairtool.validate([])) == []


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: fairtool.validate(BAD, profiles=["cff"]), "there is no profile cff"),
        (lambda: fairtool.validate(BAD, select=["cf-99"]), "no rule begins with cf-99"),
        (lambda: fairtool.validate(BAD, ignore=["cf-99"]), "no rule begins with cf-99"),
        (lambda: fairtool.validate(BAD, versions={"cf": "1.99"}), "cf has no version 1.99"),
        (lambda: fairtool.validate(BAD, versions={"cff": "1.8"}), "there is no standard cff"),
        (lambda: fairtool.validate(BAD, select="cf-3"), "cf-3 is a text where a list of texts is meant"),
        (lambda: fairtool.validate("https://example.org/a.nc"), "is an address, and the network is not used"),
        (lambda: fairtool.validate_text("netcdf a {}", profiles=["cff"]), "there is no profile cff"),
    ],
)
def test_what_does_not_exist_is_refused_at_once(call: Callable[[], object], message: str) -> None:
    with pytest.raises(fairtool.UsageError, match=message):
        call()


@pytest.mark.parametrize("version", ["1.6", "1.13", "1.14", "1.14-draft"])
def test_every_known_version_is_taken(version: str) -> None:
    (report,) = fairtool.validate(BAD, versions={"cf": version}, select=["cf-2.6"])
    assert report.standard == f"CF-{version.removesuffix('-draft')}"


def test_files_and_their_text_give_the_same_findings() -> None:
    (report,) = fairtool.validate(BAD)
    of_text = fairtool.validate_text(Path(BAD).read_text(encoding="utf-8"), name=BAD)
    assert of_text.findings == report.findings
    assert of_text.path == report.path


def test_select_and_ignore_choose_rules() -> None:
    def rules(**options: list[str]) -> set[str]:
        (report,) = fairtool.validate(BAD, **options)
        return {finding.rule for finding in report.findings}

    assert rules(select=["cf-3.1-units-valid"]) == {"cf-3.1-units-valid"}
    assert rules() - rules(ignore=["cf-3.1"]) == {"cf-3.1-units-valid"}


def test_text_that_is_no_cdl_is_reported_under_its_name() -> None:
    report = fairtool.validate_text("variables: oops", name="draft.cdl")
    assert report.status is Status.UNREADABLE
    assert report.path == "draft.cdl"


def test_text_that_no_file_can_hold_is_reported_under_its_name() -> None:
    report = fairtool.validate_text("netcdf a { // \ud800\n}", name="draft.cdl")
    assert report.status is Status.UNREADABLE
    assert report.findings[0].message.startswith("draft.cdl is not UTF-8 text")


def test_the_header_is_read_and_values_are_had_where_the_file_is_open() -> None:
    path = EXAMPLES / "sst-grid.cdl"
    assert list(fairtool.read(path).dimensions) == ["time", "lat", "lon", "nv"]
    with opened(path) as dataset:
        assert dataset.read(dataset.variables["lat"]).tolist() == [42.0, 42.5, 43.0]


def test_what_cannot_be_read_says_why() -> None:
    with pytest.raises(fairtool.UnreadableError, match=r"nowhere\.nc"):
        fairtool.read("nowhere.nc")


def test_rules_are_found_by_the_beginning_of_their_id() -> None:
    found = fairtool.find_rules("cf-3.1-")
    assert found
    assert all(rule.id.startswith("cf-3.1-") for rule in found)
    assert len(fairtool.find_rules()) > len(found)
    assert {"acdd", "cf", "ugrid", "pole"} <= {rule.standard for rule in fairtool.find_rules()}
