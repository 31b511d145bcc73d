"""Attributes, variables, grids and names of the files of a data set: the minority is told, what differs by nature not."""

from pathlib import Path

import pytest

from fairtool.audit.collection import Collection
from fairtool.audit.fold import fold
from fairtool.audit.headings import heading_of
from fairtool.audit.held import holding_of
from fairtool.netcdf import cdl
from fairtool.netcdf.facts import to_facts
from tests.audit.archives import SST, collection, days, findings, report, rules, write

NAME, TYPE, DIMENSIONS, SAID = SST


def _messages(root: Path) -> list[str]:
    return [one.message for one in findings(root)]


def test_the_minority_of_an_attribute_is_named(tmp_path: Path) -> None:
    days(tmp_path, range(8))
    days(tmp_path, range(8, 10), institution="LPO")
    assert _messages(tmp_path) == [
        (
            ':institution is "LOPS" in 8 files and "LPO" in 2 (sst_20000109.nc, sst_20000110.nc); write the same in all '
            "where the same is meant"
        )
    ]


def test_what_differs_by_nature_is_not_told(tmp_path: Path) -> None:
    days(tmp_path, range(8), history="a", date_created="2001", tracking_id="x", time_coverage_start="2000-01-01")
    days(tmp_path, [8], history="b", date_created="2002", tracking_id="y", time_coverage_start="2000-01-09")
    assert findings(tmp_path) == []


def test_an_attribute_without_a_norm_is_not_told(tmp_path: Path) -> None:
    days(tmp_path, range(5), platform="Thalassa")
    days(tmp_path, range(5, 10), platform="Atalante")
    assert findings(tmp_path) == []


def test_an_attribute_may_differ_from_kind_to_kind(tmp_path: Path) -> None:
    for name in ("tas", "pr"):
        for year in range(2000, 2010 if name == "tas" else 2003):
            write(tmp_path / f"{name}_{year}.nc", [366 * (year - 2000)], variable_id=name)
    assert findings(tmp_path) == []


def test_two_versions_of_the_conventions_are_told_without_a_norm(tmp_path: Path) -> None:
    days(tmp_path, range(3))
    days(tmp_path, range(3, 6), Conventions="CF-1.6")
    assert rules(tmp_path) == ["conventions-consistent"]


def test_an_attribute_that_a_few_files_lack_is_told(tmp_path: Path) -> None:
    days(tmp_path, range(19), license="CC-BY-4.0")
    days(tmp_path, [19])
    assert _messages(tmp_path) == [":license is in 19 files and missing in 1 (sst_20000120.nc); write it there too"]


def test_an_attribute_that_many_files_lack_is_not_told(tmp_path: Path) -> None:
    days(tmp_path, range(14), license="CC-BY-4.0")
    days(tmp_path, range(14, 20))
    assert findings(tmp_path) == []


def _with(folder: Path, variable: tuple[str, str, tuple[str, ...], dict[str, str]]) -> None:
    days(folder, range(9))
    write(folder / "sst_20000110.nc", [9 + part / 4 for part in range(4)], variables=[variable])


@pytest.mark.parametrize(
    ("variable", "rule"),
    [
        ((NAME, TYPE, DIMENSIONS, {**SAID, "units": "degree_Celsius"}), "units-same"),
        ((NAME, TYPE, DIMENSIONS, {**SAID, "standard_name": "sea_surface_skin_temperature"}), "standard-name-same"),
        ((NAME, "f8", DIMENSIONS, SAID), "type-same"),
        ((NAME, TYPE, ("time", "lon", "lat"), SAID), "dimensions-same"),
        (("SST", TYPE, DIMENSIONS, SAID), "variable-name-same"),
        (("sal", TYPE, DIMENSIONS, {"units": "1e-3"}), "variables-present"),
    ],
)
def test_a_variable_that_is_otherwise_in_one_file_is_told_once(
    tmp_path: Path, variable: tuple[str, str, tuple[str, ...], dict[str, str]], rule: str
) -> None:
    _with(tmp_path, variable)
    (finding,) = findings(tmp_path)
    assert finding.rule == f"archive-{rule}"
    assert [one.path for one in finding.related] == ["sst_20000110.nc"]


@pytest.mark.parametrize("units", ["kelvin", "degK", "K "])
def test_another_spelling_of_a_unit_is_the_same_unit(tmp_path: Path, units: str) -> None:
    _with(tmp_path, (NAME, TYPE, DIMENSIONS, {**SAID, "units": units}))
    assert findings(tmp_path) == []


def test_files_that_stand_together_by_chance_are_not_compared(tmp_path: Path) -> None:
    for number, name in enumerate(("alpha", "beta", "gamma", "delta", "epsilon")):
        said = {"units": "K" if number % 2 else "m"}
        write(
            tmp_path / f"{name}.nc",
            [number],
            variables=[("x", "f4", DIMENSIONS, said)],
            Conventions=f"CF-1.{number + 6}",
        )
    assert findings(tmp_path) == []


def test_half_of_the_files_in_another_unit_are_told_without_a_norm(tmp_path: Path) -> None:
    days(tmp_path, range(5))
    for day in range(5, 10):
        other = (NAME, TYPE, DIMENSIONS, {**SAID, "units": "degree_Celsius"})
        write(tmp_path / f"sst_200001{day + 1:02d}.nc", [day + part / 4 for part in range(4)], variables=[other])
    assert rules(tmp_path) == ["units-same"]


def test_half_of_the_files_of_another_type_are_no_norm(tmp_path: Path) -> None:
    days(tmp_path, range(5))
    for day in range(5, 10):
        other = (NAME, "f8", DIMENSIONS, SAID)
        write(tmp_path / f"sst_200001{day + 1:02d}.nc", [day + part / 4 for part in range(4)], variables=[other])
    assert findings(tmp_path) == []


def test_a_missing_variable_is_told_where_nobody_asks_for_the_names(tmp_path: Path) -> None:
    _with(tmp_path, ("SST", TYPE, DIMENSIONS, SAID))
    found = report(tmp_path, "archive-variable-name").findings
    assert [one.rule for one in found] == ["archive-variables-present"]


def test_variables_that_share_a_standard_name_have_no_one_name(tmp_path: Path) -> None:
    for day in range(8):
        names = ("t2m", "t10m") if day % 4 else ("t2m",)
        write(
            tmp_path / f"met_2000010{day + 1}.nc",
            [day],
            variables=[(name, "f4", DIMENSIONS, {"units": "K", "standard_name": "air_temperature"}) for name in names],
        )
    assert findings(tmp_path) == []


def test_another_grid_is_told(tmp_path: Path) -> None:
    days(tmp_path, range(9))
    write(tmp_path / "sst_20000110.nc", [9 + part / 4 for part in range(4)], lengths=(2, 4))
    (finding,) = findings(tmp_path)
    assert finding.message == (
        "lat() is 3 in 9 files and 2 in 1 (sst_20000110.nc); is the grid another, or the file incomplete?"
    )


def test_profiles_of_any_length_are_no_other_grid(tmp_path: Path) -> None:
    for number in range(12):
        write(tmp_path / f"ctd_{number:03d}.nc", [number], lengths=(3 + number % 5, 4))
    assert findings(tmp_path) == []


@pytest.mark.parametrize("name", ["sst-20000110.nc", "SST_20000110.nc", "sst_20000110_final.nc", "sst_2000-01-10.nc"])
def test_a_name_of_another_form_is_told(tmp_path: Path, name: str) -> None:
    days(tmp_path, range(9))
    write(tmp_path / name, [9 + part / 4 for part in range(4)])
    (finding,) = findings(tmp_path)
    assert finding.rule == "archive-name-pattern"
    assert finding.message.startswith(f"{name} (1) are named ")
    assert finding.message.endswith("most files are named sst_{YYYYMMDD}.nc, 9 of 10; name them so")


def test_stations_and_counters_are_no_other_form(tmp_path: Path) -> None:
    for number, station in enumerate(("brest", "nice", "le_havre", "sete", "toulon", "calais")):
        for year in range(2001, 2004):
            if station != "le_havre":
                write(tmp_path / f"wind_{station}_{year}.nc", [366 * year + number])
    assert findings(tmp_path) == []


def _attribute(count: int) -> Collection:
    def one(number: int) -> tuple[str, str]:
        return f"a_{number:05d}.nc", f'netcdf a {{ :processor = "{number if number % 3 else "p"}" ; }}'

    views = ((name, cdl.parse(text, name)) for name, text in map(one, range(count)))
    return fold(((holding_of(view, name, "cdl"), heading_of(to_facts(view))) for name, view in views), "many")


def test_an_attribute_of_a_thousand_values_is_counted_in_bounded_memory() -> None:
    found = _attribute(1500)
    spread = found.kinds[0].attributes["processor"]
    assert len(spread.variants) == 100
    assert spread.total == 1500
    assert spread.usual(2 / 3) is None


def test_names_that_are_no_text_are_held() -> None:
    view = cdl.parse(
        'netcdf a { dimensions: time = 1 ; variables: double time(time) ; time:units = "days since 2000-01-01" ; data: time = 1 ; }',
        "a.nc",
    )
    name = "caf\udce9_20000101.nc"
    found = fold([(holding_of(view, name, "cdl"), heading_of(to_facts(view)))] * 5, "odd")
    assert found.series[0].count == 5
    assert found.members == (name,) * 5


def test_the_report_of_a_data_set_names_it_and_its_first_files(tmp_path: Path) -> None:
    days(tmp_path, range(5))
    found = report(tmp_path)
    assert (found.path, found.kind, found.status) == ("the data set", "collection", "clean")
    assert found.members == tuple(f"sst_2000010{day}.nc" for day in range(1, 6))
    assert sum(found.counts.values()) == 14


def test_the_order_in_which_files_pass_by_makes_no_difference(tmp_path: Path) -> None:
    days(tmp_path, [*range(6), *range(8, 15)])
    days(tmp_path, [15], institution="LPO")
    found = collection(tmp_path)
    assert [(one.before, one.after) for series in found.series for one in series.gaps] == [
        ("sst_20000106.nc", "sst_20000109.nc")
    ]
