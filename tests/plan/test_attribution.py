"""Which data file belongs to which data set of a plan."""

import json
from collections.abc import Mapping, Sequence

import pytest

from fairtool.plan.attribution import attributed
from fairtool.plan.found_file import FoundFile
from fairtool.record.bundle import Described
from fairtool.record.citation import Citation, Identifier
from fairtool.record.json_node import JsonNode
from fairtool.record.record import Record
from fairtool.record.resource import Resource
from fairtool.record.text import Text

SST: Mapping[str, object] = {
    "title": "Température de surface",
    "dataset_id": {"identifier": "https://doi.org/10.1234/SST", "type": "doi"},
    "distribution": [{"title": "files", "access_url": "https://site.example/get/all-sst.nc"}],
    "fairtool": {"key": "sst"},
}
WIND: Mapping[str, object] = {"title": "Wind", "dataset_id": {"identifier": "w1", "type": "other"}}


def nodes(*datasets: Mapping[str, object]) -> list[JsonNode]:
    return [JsonNode(json.loads(json.dumps(one)), f"/dmp/dataset/{number}") for number, one in enumerate(datasets)]


def described(name: str, kind: str = "netcdf", identifier: str = "", title: str = "") -> Described:
    """Give a data file, or a record, that says little."""
    citation = Citation(
        title=Text(title) if title else None, identifiers=(Identifier(code=Text(identifier)),) if identifier else ()
    )
    return Described(name, kind, Record(resources=(Resource(citation=citation),)))


def number_of(name: str, data: Sequence[Described] = (), datasets: Sequence[Mapping[str, object]] = (SST, WIND)) -> int:
    """Give the number of the data set that a file belongs to, -1 for none."""
    found = attributed(nodes(*datasets), [FoundFile(name)], {one.name: one for one in data}, [])
    return next(iter(found.files), -1)


@pytest.mark.parametrize(
    ("name", "data", "number"),
    [
        ("a.nc", [described("a.nc", identifier="doi:10.1234/sst")], 0),
        ("a.nc", [described("a.nc", identifier="w1")], 1),
        ("data/all-sst.nc", [], 0),
        ("data/SST/2020/a.nc", [], 0),
        ("data/temperature-de-surface/a.nc", [], 0),
        ("a.nc", [described("a.nc", title="température de surface")], 0),
        ("sst_2020.nc", [], 0),
        ("wind.csv", [], 1),
        ("windows.csv", [], -1),
        ("a.nc", [described("a.nc", identifier="10.1234/other", title="Rain")], -1),
        ("sst/wind.csv", [], 0),
    ],
)
def test_a_file_is_known_by_its_identifier_its_name_its_folder_or_its_title(
    name: str, data: list[Described], number: int
) -> None:
    assert number_of(name, data) == number


def test_the_identifier_decides_before_the_folder() -> None:
    assert number_of("sst/a.nc", [described("sst/a.nc", identifier="w1")]) == 1


def test_whatever_it_is_called_a_file_belongs_to_the_only_data_set() -> None:
    assert number_of("rain.csv", datasets=[SST]) == 0


def test_a_folder_with_the_key_of_two_data_sets_tells_nothing() -> None:
    assert number_of("sst/a.nc", datasets=[SST, {**WIND, "fairtool": {"key": "SST"}}]) == -1


def test_where_a_plan_file_says_that_its_data_lie_decides_before_the_names() -> None:
    places = {0: "data/sst", 1: "data/sst/wind_*", 2: "data/rain.csv", 9: "data"}
    names = ["data/sst/a.nc", "data/sst/wind_1.nc", "data/sst/deep/sst.nc", "data/rain.csv", "elsewhere.nc"]
    found = attributed(nodes(SST, WIND, {"title": "Rain"}), [FoundFile(name) for name in names], {}, [], places)
    told = {number: [one.name for one in files] for number, files in found.files.items()}
    assert told == {0: [names[0], names[2]], 1: [names[1]], 2: [names[3]]}
    assert [one.name for one in found.left_out] == [names[4]]


def test_a_plan_without_data_sets_has_no_place_for_a_file() -> None:
    found = attributed([], [FoundFile("a.nc")], {}, [])
    assert [one.name for one in found.left_out] == ["a.nc"]


def test_records_belong_to_the_data_set_with_their_identifier_or_title_and_take_their_files_along() -> None:
    records = [described("r1.xml", "xml", title="Wind"), described("r2.xml", "xml", identifier="10.1234/sst")]
    data = {"r1.nc": described("r1.nc"), "r2.nc": described("r2.nc")}
    found = attributed(nodes(SST, WIND), [FoundFile(name) for name in data], data, records)
    assert {number: one.name for number, one in found.records.items()} == {1: "r1.xml", 0: "r2.xml"}
    assert {number: [one.name for one in files] for number, files in found.files.items()} == {
        1: ["r1.nc"],
        0: ["r2.nc"],
    }
