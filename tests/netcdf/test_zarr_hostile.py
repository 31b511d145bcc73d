"""Whatever stands in the metadata of a Zarr store, it is read or refused with the file and what is wrong in it."""

import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fairtool.errors import Unavailable, UnreadableError
from fairtool.netcdf.read import read
from fairtool.netcdf.read_limits import Limits
from tests.netcdf.stores import GROUP_2, GROUP_3, array_2, array_3, written


def refused(root: Path, limits: Limits | None = None) -> str:
    with pytest.raises(UnreadableError) as caught:
        read(root, limits=limits or Limits())
    assert caught.value.hint.format_map(caught.value.values)
    assert str(caught.value).startswith(str(root))
    return str(caught.value).removeprefix(str(root))


TEXTS = {
    "cut off": ('{"zarr_format": 3, "node_type": "gr', "/v/zarr.json is no JSON: what stands at line 1, column 3"),
    "empty": ("", "/v/zarr.json is no JSON"),
    "a list": ("[1]", "/v/zarr.json is JSON, but no object"),
    "null": ("null", "/v/zarr.json is JSON, but no object"),
    "a key twice": ('{"zarr_format": 3, "zarr_format": 2}', "/v/zarr.json has the key zarr_format twice"),
    "a key twice deep inside": ('{"a": [{"b": {"c": 1, "d": 2, "c": 3}}]}', "/v/zarr.json has the key c twice"),
    "bytes": (b'{"a": "\xff"}', "/v/zarr.json is not UTF-8 text: byte 7"),
    "deep lists": ("[" * 100_000 + "]" * 100_000, "/v/zarr.json is nested too deeply"),
    "deep objects": ('{"a":' * 100_000 + "1" + "}" * 100_000, "/v/zarr.json is nested too deeply"),
    "thousands of digits": ('{"shape": [' + "9" * 5000 + "]}", "/v/zarr.json holds a number of thousands of digits"),
    "a huge power": ('{"a": 1e999}', "/v/zarr.json holds the number 1e999, which is too large"),
}


@pytest.mark.parametrize("case", TEXTS)
def test_what_is_no_sound_json_is_named(tmp_path: Path, case: str) -> None:
    content, message = TEXTS[case]
    written(tmp_path, {"zarr.json": GROUP_3, "v/zarr.json": content})
    assert refused(tmp_path).startswith(message)


ARRAYS_3 = {
    "shape": ([3.0, "3", True, -1, None, 2**63, [3]], "has shape = "),
    "a shape that is a number": ([1e15], "has shape = "),
    "node_type": (["thing", None, 1], "has zarr_format = 3 and node_type = "),
    "zarr_format": ([2, "3", None], "has zarr_format = "),
    "data_type": ([None, 7, "", {"name": 1}, []], "has data_type = "),
    "dimension_names": ([[1], "x", ["a/b"]], "has dimension_names = "),
    "chunk_grid": ([[1], "x", {"configuration": 1}, {"configuration": {"chunk_shape": [0.5]}}], " = "),
    "attributes": ([[1], "x", 1], "has attributes = "),
}


@pytest.mark.parametrize(("key", "value"), [(key, value) for key, (values, _) in ARRAYS_3.items() for value in values])
def test_a_wrong_value_in_an_array_of_version_3_is_named(tmp_path: Path, key: str, value: object) -> None:
    field = "shape" if key.startswith("a shape") else key
    changed = [value] if key == "shape" else value
    written(tmp_path, {"zarr.json": GROUP_3, "v/zarr.json": array_3(**{field: changed})})
    message = refused(tmp_path)
    assert message.startswith("/v/zarr.json ")
    assert ARRAYS_3[key][1] in message


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("shape", None, "has shape = null"),
        ("dtype", "<q4", 'has dtype = "<q4", which is no type'),
        ("dtype", "float", 'has dtype = "float"'),
        ("dtype", 4, "has dtype = 4"),
        ("chunks", "3", 'has chunks = "3"'),
        ("zarr_format", 3, "has zarr_format = 3; 2 is meant"),
        ("fill_value", "one", 'has the fill_value "one", which is no number of the type float'),
        ("fill_value", [0], "has the fill_value [0]"),
    ],
)
def test_a_wrong_value_in_an_array_of_version_2_is_named(tmp_path: Path, key: str, value: object, message: str) -> None:
    written(tmp_path, {".zgroup": GROUP_2, "v/.zarray": array_2(**{key: value})})
    assert refused(tmp_path).startswith(f"/v/.zarray {message}")


def test_names_of_dimensions_that_are_too_few_are_told(tmp_path: Path) -> None:
    attributes = {"_ARRAY_DIMENSIONS": ["x", "y"]}
    written(tmp_path, {".zgroup": GROUP_2, "v/.zarray": array_2(), "v/.zattrs": attributes})
    assert "names 2 dimensions in _ARRAY_DIMENSIONS, and the shape has 1" in refused(tmp_path)


@pytest.mark.parametrize("name", ["../v", "a/../../v", "/v", "a//b", ".", "a\\b", "v/.zarray", "a\0b"])
def test_a_name_that_leads_out_of_the_store_is_refused(tmp_path: Path, name: str) -> None:
    outside = {"zarr_consolidated_format": 1, "metadata": {".zgroup": GROUP_2, f"{name}/.zarray": array_2()}}
    written(tmp_path / "two", {".zmetadata": outside})
    assert "which is no place inside of the store" in refused(tmp_path / "two")
    together = {"kind": "inline", "metadata": {name: array_3()}}
    written(tmp_path / "three", {"zarr.json": {**GROUP_3, "consolidated_metadata": together}})
    assert "which is no place inside of the store" in refused(tmp_path / "three")


@pytest.mark.parametrize("target", ["/etc/passwd", "../elsewhere.json", "zarr.json"])
def test_metadata_that_are_a_link_are_refused(tmp_path: Path, target: str) -> None:
    (tmp_path / "elsewhere.json").write_text("{}")
    root = written(tmp_path / "a.zarr", {"zarr.json": GROUP_3, "v/readme": ""})
    (root / "v/zarr.json").symlink_to(target)
    assert refused(root).startswith("/v/zarr.json is a link")


def test_a_group_that_is_a_link_is_refused(tmp_path: Path) -> None:
    root = written(tmp_path / "a.zarr", {"zarr.json": GROUP_3})
    (root / "again").symlink_to(root)
    assert refused(root).startswith("/again is a link")


def test_metadata_that_are_a_pipe_are_not_waited_for(tmp_path: Path) -> None:
    root = written(tmp_path, {"zarr.json": GROUP_3, "v/readme": ""})
    os.mkfifo(root / "v/zarr.json")
    assert refused(root).startswith("/v/zarr.json is no file")


def test_too_many_arrays_are_refused(tmp_path: Path) -> None:
    written(tmp_path, {"zarr.json": GROUP_3, **{f"v{number}/zarr.json": array_3() for number in range(5)}})
    assert len(read(tmp_path, limits=Limits(objects=6)).variables) == 5
    assert "has more than 5 groups and arrays" in refused(tmp_path, Limits(objects=5))


def test_groups_that_nest_too_deeply_are_refused(tmp_path: Path) -> None:
    groups = {f"{'g/' * depth}zarr.json": GROUP_3 for depth in range(10)}
    written(tmp_path, groups)
    assert len(read(tmp_path).groups) == 10
    assert "nests groups more than 8 deep" in refused(tmp_path, Limits(depth=8))
    together = {"kind": "inline", "metadata": {"/".join("g" * 300): GROUP_3}}
    written(tmp_path / "two", {"zarr.json": {**GROUP_3, "consolidated_metadata": together}})
    assert "nests groups more than 200 deep" in refused(tmp_path / "two")


def test_documents_are_read_within_the_limit_one_by_one_and_together(tmp_path: Path) -> None:
    padded = array_3(attributes={"a": "x" * 5000})
    written(tmp_path, {"zarr.json": GROUP_3, **{f"v{number}/zarr.json": padded for number in range(5)}})
    assert "v0/zarr.json goes beyond the 4000 bytes" in refused(tmp_path, Limits(attribute_bytes=4000))
    assert "v4/zarr.json goes beyond the" in refused(tmp_path, Limits(attribute_bytes=6000))


def test_an_array_inside_of_an_array_is_refused(tmp_path: Path) -> None:
    together = {"kind": "inline", "metadata": {"v": array_3(), "v/w": array_3()}}
    written(tmp_path, {"zarr.json": {**GROUP_3, "consolidated_metadata": together}})
    assert "is an array, and holds groups or arrays" in refused(tmp_path)


def test_a_store_without_metadata_is_refused(tmp_path: Path) -> None:
    written(tmp_path, {"a.zarr/v/0.0": b"12"})
    assert "holds neither zarr.json nor .zgroup nor .zarray" in refused(tmp_path / "a.zarr")


def test_a_number_that_no_type_holds_is_refused(tmp_path: Path) -> None:
    written(tmp_path, {"zarr.json": GROUP_3, "v/zarr.json": array_3(attributes={"a": 10**400})})
    assert refused(tmp_path) == "/v/zarr.json holds a number that no type of netCDF can hold"


def test_a_huge_shape_costs_nothing(tmp_path: Path) -> None:
    written(tmp_path, {"zarr.json": GROUP_3, "v/zarr.json": array_3(shape=[10**15, 10**18])})
    assert read(tmp_path).variables["v"].shape == (10**15, 10**18)


def test_half_characters_are_bytes_that_are_no_utf_8(tmp_path: Path) -> None:
    document = array_3(attributes={"a": "\ud800"}, dimension_names=["\udfff"])
    variable = read(written(tmp_path, {"zarr.json": GROUP_3, "v/zarr.json": document})).variables["v"]
    text = variable.attributes["a"]
    assert isinstance(text, str)
    assert (text + variable.dimension_names[0]).encode("utf-8", "surrogateescape") == b"\xed\xa0\x80\xed\xbf\xbf"


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats()
    | st.sampled_from(
        ["", "float32", "<f4", "|O", "group", "array", "inline", "zlib", "NaN", "AAAAAAAA+H8=", "..", "g"]
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab/_.", max_size=4), inner, max_size=3),
    max_leaves=6,
)
KEYS_2 = ["shape", "chunks", "dtype", "fill_value", "compressor", "filters", "zarr_format", "order"]
NCZARR = ["_nczarr_attr", "_nczarr_array", "_nczarr_group", "_ARRAY_DIMENSIONS", "_FillValue", "valid_range"]


def _tried(root: Path) -> None:
    """Read the header and all values; an error that is not ours goes through."""
    with suppress(UnreadableError):
        dataset = read(root)
        for variable in dataset.variables.values():
            with suppress(Unavailable):
                dataset.read(variable)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.dictionaries(st.sampled_from(KEYS_2), VALUES), st.dictionaries(st.sampled_from(NCZARR), VALUES))
def test_any_metadata_of_version_2_are_read_or_refused(
    tmp_path: Path, changes: dict[str, object], attributes: dict[str, object]
) -> None:
    documents = {".zgroup": GROUP_2, ".zattrs": attributes, "v/.zarray": array_2(**changes), "v/.zattrs": attributes}
    _tried(written(tmp_path, documents))


KEYS_3 = [*array_3(), "dimension_names", "consolidated_metadata", "storage_transformers"]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.dictionaries(st.sampled_from(KEYS_3), VALUES), st.dictionaries(st.sampled_from(NCZARR), VALUES))
def test_any_metadata_of_version_3_are_read_or_refused(
    tmp_path: Path, changes: dict[str, object], attributes: dict[str, object]
) -> None:
    array = {**array_3(attributes=attributes), **changes}
    _tried(written(tmp_path, {"zarr.json": {**GROUP_3, "attributes": attributes}, "v/zarr.json": array}))


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.dictionaries(st.text("ab/_.", max_size=4), VALUES, max_size=4))
def test_any_consolidated_metadata_are_read_or_refused(tmp_path: Path, metadata: dict[str, object]) -> None:
    together = {"kind": "inline", "metadata": {"v": array_3(), **metadata}}
    _tried(written(tmp_path / "3", {"zarr.json": {**GROUP_3, "consolidated_metadata": together}}))
    listed = {"zarr_consolidated_format": 1, "metadata": {"v/.zarray": array_2(), **metadata}}
    _tried(written(tmp_path / "2", {".zmetadata": listed}))
