"""Aggregation variables: the examples of the conventions, other shapes, and unwritten fragments."""

import pytest

from fairtool.rules.cf.aggregation_example import FILES, SCALAR, VALUES
from tests.rules.checking import findings

CHARS = (
    FILES.replace("f_lat = 1 ;", "f_lat = 1 ; len = 24 ;")
    .replace("string files(f_time, f_lat)", "char files(f_time, f_lat, len)")
    .replace("string names ;", "char names(len) ;")
)
TWO = FILES.replace(
    "int sizes",
    'float sst ; sst:units = "K" ; sst:long_name = "sst" ; sst:aggregated_dimensions = "time lat" ; '
    'sst:aggregated_data = "map: sizes uris: files identifiers: names" ; int sizes',
)
COORDINATE = """variables:
  double time ; time:standard_name = "time" ; time:units = "days since 2000-01-01" ; time:calendar = "standard" ;
    time:aggregated_dimensions = "time" ; time:aggregated_data = "map: sizes uris: files identifiers: names" ;
  int sizes(rows, columns) ; string files(columns) ; string names(columns) ;
data:
  sizes = 1, 1 ; files = "a.nc", "b.nc" ; names = "time", "t" ;
"""


def _found(text: str) -> list[tuple[str, str, str]]:
    return [one for one in findings(text) if one[0].startswith("cf-2.8")]


@pytest.mark.parametrize(
    "text",
    [FILES, VALUES, SCALAR, CHARS, TWO, f"dimensions: rows = 1 ; columns = 2 ;\n{COORDINATE}"],
    ids=["files", "values", "scalar", "chars", "two variables", "coordinate variable"],
)
def test_legal_ways_of_aggregating_are_left_alone(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    "pairs",
    [
        "identifiers: names  map: sizes\n uris: files",
        "uris: files identifiers: names map: sizes",
    ],
)
def test_the_order_of_features_is_free(pairs: str) -> None:
    assert _found(FILES.replace("map: sizes uris: files identifiers: names", pairs)) == []


@pytest.mark.parametrize(
    "pairs",
    [
        "",
        "map:sizes uris: files identifiers: names",
        "map: sizes",
        "map: sizes uris: files",
        "map: sizes map: sizes uris: files identifiers: names",
        "map: sizes uris: files identifiers: names unique_values: sizes",
        "MAP: sizes URIS: files IDENTIFIERS: names",
        "map: sizes uris: files identifiers:",
    ],
)
def test_other_pairs_are_told_once(pairs: str) -> None:
    text = FILES.replace("map: sizes uris: files identifiers: names", pairs)
    assert len(findings(text, "cf-2.8-aggregated-data")) == 1


def test_a_shared_map_is_told_once() -> None:
    assert [one[:2] for one in _found(TWO.replace("1, 1, 3, _", "1, 2, 3, _"))] == [("cf-2.8-map-sums", "sizes")]
    assert len(findings(TWO.replace("int sizes", "float sizes"), "cf-2.8-map-shape")) == 1


@pytest.mark.parametrize(
    ("sizes", "found"),
    [("1, 1, 3, _", 0), ("2, _, 3, _", 0), ("1, 1, 1, 1", 1), ("1, 0, 2, _", 2), ("_, _, _, _", 0), ("2, _, _, _", 1)],
)
def test_rows_of_a_map_add_up(sizes: str, found: int) -> None:
    assert len(findings(FILES.replace("1, 1, 3, _", sizes), "cf-2.8-map-sums")) == found


def test_a_map_that_was_never_written_tells_nothing_of_the_fragments() -> None:
    assert _found(FILES.replace("1, 1, 3, _", "_, _, _, _")) == []


@pytest.mark.parametrize(
    ("uri", "found"),
    [
        ("data/a.nc", 0),
        ("../a.nc", 0),
        ("s3://bucket/a.nc", 0),
        ("locally_meaningful:///UID", 0),
        ("https://example.org/a.nc?x=1#y", 0),
        ("a%20b.nc", 0),
        ("/data/a.nc", 1),
        ("//host/a.nc", 1),
        ("#a", 1),
        ("a b.nc", 1),
        ("a%2.nc", 1),
        ("donn\u00e9es.nc", 1),
        ("C:\\\\data\\\\a.nc", 1),
    ],
)
def test_uris_are_absolute_or_relative_paths(uri: str, found: int) -> None:
    assert len(findings(FILES.replace("a.nc", uri, 1), "cf-2.8-uris-form")) == found


@pytest.mark.parametrize(("values", "found"), [('"", ""', 0), ('"a", ""', 1), ('"a", "?"', 1)])
def test_fragments_without_a_file_are_told_unless_none_was_written(values: str, found: int) -> None:
    text = FILES.replace('"a.nc", "https://example.org/b.nc"', values)
    text = text.replace("string names ;", 'string files:_FillValue = "?" ; string names ;')
    assert len(findings(text, "cf-2.8-fragments-named")) == found


def test_a_dimension_that_is_missing_is_told_once() -> None:
    assert [one[0] for one in _found(FILES.replace('"time lat"', '"time y"'))] == ["cf-2.8-aggregated-dimensions"]


def test_a_scalar_map_is_one() -> None:
    assert len(findings(SCALAR.replace("sizes = 1", "sizes = 0"), "cf-2.8-map-sums")) == 1


@pytest.mark.parametrize("version", ["1.8", "1.12"])
def test_older_versions_know_no_aggregation(version: str) -> None:
    text = FILES.replace("double temp ;", "double temp(time) ;")
    assert [one for one in findings(text, version=version) if one[0].startswith("cf-2.8")] == []
