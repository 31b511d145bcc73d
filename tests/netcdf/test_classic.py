"""The parser of classic headers gives what netCDF-C gives, and refuses every damage within bounds."""

import os
import struct
import tracemalloc
from contextlib import suppress
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import netCDF4
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairtool.errors import Unavailable, UnreadableError
from fairtool.netcdf.classic import Header, read_header
from fairtool.netcdf.classic_values import ClassicValues
from fairtool.netcdf.hdf5 import open_netcdf, read_groups
from fairtool.netcdf.model import NcType, Numbers
from fairtool.netcdf.read_limits import Limits

FORMATS = ("NETCDF3_CLASSIC", "NETCDF3_64BIT_OFFSET", "NETCDF3_64BIT_DATA")
CLASSIC_TYPES = ("i1", "S1", "i2", "i4", "f4", "f8")
ALL_TYPES = (*CLASSIC_TYPES, "u1", "u2", "u4", "i8", "u8")
STANDARD = Limits()
STREAMING = 0xFFFFFFFF


def parse(data: bytes, limits: Limits = STANDARD) -> Header:
    return read_header(BytesIO(data), "a.nc", limits)


def values_of(data: bytes, budget: int = 2**20) -> ClassicValues:
    return ClassicValues("a.nc", lambda: BytesIO(data), parse(data).extents, budget)


def sample(kind: str, count: int) -> np.ndarray:
    numbers = np.arange(1, count + 1) * 3
    return (97 + numbers % 26).astype("u1").view("S1") if kind == "S1" else numbers.astype(kind)


def write(path: Path, data_model: str) -> Path:
    """Write a file with every type, as fixed and record variables, with attributes of every type."""
    types = ALL_TYPES if data_model == "NETCDF3_64BIT_DATA" else CLASSIC_TYPES
    with netCDF4.Dataset(path, "w", format=data_model) as file:
        file.set_auto_maskandscale(False)
        file.title = "été"
        file.createDimension("time", None)
        file.createDimension("x", 3)
        for kind in types:
            fixed = file.createVariable(f"fixed_{kind}", kind, ("x",))
            record = file.createVariable(f"record_{kind}", kind, ("time", "x"))
            scalar = file.createVariable(f"scalar_{kind}", kind)
            fixed.text = f"of {kind}"
            if kind != "S1":
                fixed.setncattr("one", sample(kind, 1))
                fixed.setncattr("three", sample(kind, 3))
            fixed[:] = sample(kind, 3)
            record[:] = sample(kind, 6).reshape(2, 3)
            scalar[...] = sample(kind, 1)[0]
    return path


@pytest.fixture(scope="module", params=FORMATS)
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("classic") / "a.nc", request.param)


def corpus() -> list[Path]:
    folder = os.environ.get("FAIRTOOL_CORPUS")
    files = sorted((Path(folder) / "cf").glob("*.nc")) if folder else []
    return [path for path in files if path.read_bytes()[:3] == b"CDF"]


def assert_same_as_netcdf(path: Path) -> None:
    data = path.read_bytes()
    handle = open_netcdf(path, str(path))
    try:
        root = read_groups(handle, str(path), Limits())
        mine = parse(data)
        assert repr(mine.root) == repr(root)  # as text, because NaN differs from itself
        reader = values_of(data, budget=2**28)
        for name, variable in handle.variables.items():
            variable.set_auto_maskandscale(False)
            variable.set_auto_chartostring(False)
            expected = np.asarray(variable[...])
            found = reader.read(name)
            assert found.dtype == expected.dtype.newbyteorder("=")
            assert found.shape == expected.shape
            assert found.tobytes() == expected.astype(found.dtype).tobytes()
    finally:
        handle.close()


def test_header_and_values_are_those_of_netcdf_c(written: Path) -> None:
    assert_same_as_netcdf(written)


@pytest.mark.parametrize("path", corpus(), ids=lambda path: path.name)
def test_real_files_are_read_as_netcdf_c_reads_them(path: Path) -> None:
    assert_same_as_netcdf(path)


@pytest.mark.parametrize("data_model", FORMATS)
@pytest.mark.parametrize("kind", CLASSIC_TYPES)
def test_a_record_variable_that_is_alone_has_no_padding(tmp_path: Path, data_model: str, kind: str) -> None:
    path = tmp_path / "a.nc"
    with netCDF4.Dataset(path, "w", format=data_model) as file:
        file.createDimension("time", None)
        file.createDimension("x", 3)
        file.createVariable("fixed", "i1", ("x",))[:] = [1, 2, 3]
        file.createVariable("v", kind, ("time", "x"))[:] = sample(kind, 15).reshape(5, 3)
    assert_same_as_netcdf(path)
    assert np.array_equal(values_of(path.read_bytes()).read("v").ravel(), sample(kind, 15))


@pytest.mark.parametrize("name", ["fixed_f8", "record_i2", "scalar_f4"])
def test_blocks_are_the_values_within_the_budget(written: Path, name: str) -> None:
    data = written.read_bytes()
    blocks = list(values_of(data, budget=8).blocks(name))
    assert all(block.nbytes <= 8 for block in blocks)
    whole = values_of(data).read(name)
    assert np.array_equal(np.concatenate([np.atleast_1d(block) for block in blocks]), np.atleast_1d(whole))


def test_a_variable_beyond_the_budget_is_unavailable(written: Path) -> None:
    reader = values_of(written.read_bytes(), budget=8)
    with pytest.raises(Unavailable, match="fixed_f8 takes 24 bytes"):
        reader.read("fixed_f8")
    with pytest.raises(Unavailable, match="record_f8 takes 24 bytes"):
        list(reader.blocks("record_f8"))


def test_the_header_of_a_file_that_shrank_is_noticed_with_the_values(written: Path) -> None:
    data = written.read_bytes()
    extents = parse(data).extents
    reader = ClassicValues("a.nc", lambda: BytesIO(data[: extents["record_f8"].begin + 4]), extents, 2**20)
    with pytest.raises(Unavailable, match="became shorter"):
        reader.read("record_f8")


def test_a_header_longer_than_the_first_reading_is_read_on(tmp_path: Path) -> None:
    path = tmp_path / "a.nc"
    with netCDF4.Dataset(path, "w", format="NETCDF3_CLASSIC") as file:
        file.history = "x" * 300_000
        file.createDimension("x", 2)
        file.createVariable("v", "i4", ("x",))[:] = [1, 2]
    assert len(parse(path.read_bytes()).root.attributes["history"]) == 300_000
    with pytest.raises(UnreadableError, match="header of more than 100000 bytes"):
        parse(path.read_bytes(), Limits(attribute_bytes=100_000))


# --- headers written by hand -------------------------------------------------------------------------------------


def integer(*numbers: int) -> bytes:
    return struct.pack(f">{len(numbers)}I", *numbers)


def name(text: bytes) -> bytes:
    return integer(len(text)) + text + b"\0" * (-len(text) % 4)


def dimension(text: bytes, length: int) -> bytes:
    return name(text) + integer(length)


def variable(text: bytes, ids: tuple[int, ...] = (0,), *, code: int = 4, begin: int = 200) -> bytes:
    return name(text) + integer(len(ids), *ids) + integer(0, 0, code, 0, begin)


def header(
    *,
    records: int = 0,
    dimensions: tuple[bytes, ...] = (),
    attributes: bytes = integer(0, 0),
    variables: tuple[bytes, ...] = (),
) -> bytes:
    listed = (integer(10, len(dimensions)) if dimensions else integer(0, 0)) + b"".join(dimensions)
    stored = (integer(11, len(variables)) if variables else integer(0, 0)) + b"".join(variables)
    return (b"CDF\x01" + integer(records) + listed + attributes + stored).ljust(200, b"\0")


X = dimension(b"x", 2)
TIME = dimension(b"time", 0)
VALUES = bytes(8)


def test_the_smallest_file_is_an_empty_data_set() -> None:
    assert parse(b"CDF\x01" + bytes(28)).root.variables == {}


def test_the_number_of_records_of_a_stream_follows_from_the_size() -> None:
    data = header(records=STREAMING, dimensions=(TIME,), variables=(variable(b"t"),)) + bytes(4 * 7)
    assert parse(data).root.dimensions["time"].length == 7
    assert values_of(data).read("t").shape == (7,)


def test_a_stream_without_record_variables_has_no_records() -> None:
    assert parse(header(records=STREAMING, dimensions=(TIME,))).root.dimensions["time"].length == 0


def test_bytes_that_are_not_utf8_are_kept() -> None:
    attributes = integer(12, 1) + name(b"t\xe9") + integer(2) + name(b"\xe9t\xe9")
    found = parse(header(dimensions=(dimension(b"d\xff", 2),), attributes=attributes)).root
    assert next(iter(found.dimensions)).encode("utf-8", "surrogateescape") == b"d\xff"
    assert found.attributes == {"t\udce9": "\udce9t\udce9"}


@pytest.mark.parametrize(
    ("text", "raw", "expected"),
    [
        (b"title", b"a\0\0", "a"),
        (b"title", b"\0", ""),
        (b"title", b"a\0b", "a\0b"),
        (b"_FillValue", b"\0", "\0"),
    ],
)
def test_null_bytes_end_a_text_but_are_a_fill_value(text: bytes, raw: bytes, expected: str) -> None:
    attributes = integer(12, 1) + name(text) + integer(2) + name(raw)
    assert parse(header(attributes=attributes)).root.attributes == {text.decode(): expected}


def test_an_attribute_may_hold_no_number() -> None:
    attributes = integer(12, 1) + name(b"a") + integer(5, 0)
    assert parse(header(attributes=attributes)).root.attributes == {"a": Numbers(NcType.FLOAT, ())}


DAMAGES = {
    "junk": (b"CDF\x01" + b"this is no header of a netCDF file at all", "announces|announced|code"),
    "magic alone": (b"CDF\x01", "cut off: its header needs byte 8"),
    "cut header": (header(dimensions=(X,))[:30], "cut off|announced"),
    "unknown list": (header(attributes=integer(13, 1)), "begins with the code 13 instead of 12"),
    "junk before nothing": (header(attributes=integer(99, 0)), "begins with the code 99 instead of 12"),
    "absent list of one": (header(attributes=integer(0, 1)), "begins with the code 0 instead of 12"),
    "too many dimensions": (b"CDF\x01" + integer(0, 10, 2**31), "2147483648 items are announced before byte 16"),
    "too many attributes": (header(attributes=integer(12, 2**32 - 1)), "4294967295 items"),
    "long attribute": (header(attributes=integer(12, 1) + name(b"a") + integer(6, 2**29)), "536870912 items"),
    "name without letters": (header(dimensions=(integer(0, 3, 0),)), "the name at byte 16 has 0 bytes"),
    "endless name": (header(dimensions=(dimension(b"x" * 300, 2),)).ljust(900, b"\0"), "names have 1 to 256"),
    "dimension twice": (header(dimensions=(X, X)), "the name x at byte 28 is there twice"),
    "attribute twice": (header(attributes=integer(12, 2) + 2 * (name(b"a") + integer(4, 1, 1))), "name a .* twice"),
    "variable twice": (
        header(dimensions=(X,), variables=(variable(b"v"), variable(b"v", begin=208))) + bytes(16),
        "twice",
    ),
    "two record dimensions": (header(dimensions=(TIME, dimension(b"t2", 0))), "second unlimited dimension"),
    "record dimension second": (header(dimensions=(TIME, X), variables=(variable(b"v", (1, 0)),)), "not the first"),
    "unknown dimension": (header(dimensions=(X,), variables=(variable(b"v", (1,)),)), "dimension number 1 of 1"),
    "type 0": (header(dimensions=(X,), variables=(variable(b"v", code=0),)), "type code .* is 0"),
    "type of CDF-5": (header(dimensions=(X,), variables=(variable(b"v", code=7),)), "type code .* is 7; .* 1 to 6"),
    "values in the header": (
        header(dimensions=(X,), variables=(variable(b"v", begin=8),)),
        "at byte 8, where other content",
    ),
    "values over values": (
        header(dimensions=(X,), variables=(variable(b"v"), variable(b"w", begin=204))) + bytes(16),
        "values of w at byte 204",
    ),
    "values missing": (
        header(dimensions=(X,), variables=(variable(b"v"),)) + bytes(7),
        "values of v end at byte 208.* 207 bytes",
    ),
    "values beyond": (
        header(dimensions=(X,), variables=(variable(b"v", begin=2**32 - 4),)),
        "cut off: the values of v",
    ),
    "records missing": (header(records=9, dimensions=(TIME,), variables=(variable(b"t"),)) + VALUES, "end at byte 236"),
    "huge dimensions": (
        header(dimensions=(dimension(b"y", 2**31),) * 1, variables=(variable(b"v", (0,) * 9),)),
        "cut off: the values of v",
    ),
}


@pytest.mark.parametrize("case", DAMAGES)
def test_damage_is_named_with_its_place(case: str) -> None:
    data, message = DAMAGES[case]
    with pytest.raises(UnreadableError, match=message):
        parse(data)


def test_a_negative_begin_in_64_bits_is_refused() -> None:
    stored = name(b"v") + integer(1, 0) + integer(0, 0, 4, 0) + struct.pack(">q", -8)
    data = b"CDF\x02" + header(dimensions=(X,), variables=(stored,))[4:]
    with pytest.raises(UnreadableError, match="cut off: the values of v"):
        parse(data)


def test_lists_beyond_the_limit_are_refused() -> None:
    data = header(dimensions=tuple(dimension(b"d%d" % index, 1) for index in range(10)))
    with pytest.raises(UnreadableError, match="10 items"):
        parse(data, Limits(objects=9))


# --- mutations ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("sound")
    return {data_model: write(folder / data_model, data_model).read_bytes() for data_model in FORMATS}


@settings(max_examples=300, deadline=500)
@given(
    data_model=st.sampled_from(FORMATS),
    flips=st.lists(st.tuples(st.integers(0, 3000), st.integers(1, 255)), min_size=1, max_size=8),
    cut=st.none() | st.integers(0, 3000),
)
def test_a_mutated_file_is_read_or_refused(
    sound: dict[str, bytes],
    data_model: str,
    flips: list[tuple[int, int]],
    cut: int | None,
) -> None:
    mutant = bytearray(sound[data_model])
    for place, bits in flips:
        mutant[place % len(mutant)] ^= bits
    data = bytes(mutant[:cut])
    try:
        found = parse(data)
    except UnreadableError:
        return  # any other exception fails the test
    reader = ClassicValues("a.nc", lambda: BytesIO(data), found.extents, 2**20)
    for variable in found.root.variables.values():
        assert reader.read(variable.path).shape == variable.shape


@settings(max_examples=200, deadline=500)
@given(
    data_model=st.sampled_from(FORMATS),
    place=st.integers(0, 700),
    number=st.sampled_from(
        [2**31 - 1, 2**31, 2**32 - 1, 2**32 - 4, 0x7FFFFFF0, 0, 10, 11, 12],
    ),
)
def test_an_extreme_integer_is_read_or_refused(
    sound: dict[str, bytes], data_model: str, place: int, number: int
) -> None:
    mutant = bytearray(sound[data_model])
    mutant[4 * place : 4 * place + 4] = integer(number)
    tracemalloc.start()
    with suppress(UnreadableError):  # any other exception fails the test
        parse(bytes(mutant))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2**20


def test_every_cut_of_a_file_is_refused(sound: dict[str, bytes]) -> None:
    data = sound["NETCDF3_64BIT_DATA"]
    ends = sorted(extent.begin for extent in parse(data).extents.values())
    for length in (*range(4, ends[0], 7), *(middle + 1 for middle, _ in pairwise(ends))):
        with pytest.raises(UnreadableError):
            parse(data[:length])


def test_a_slash_in_a_name_of_an_old_file_is_no_path() -> None:
    data = header(dimensions=(dimension(b"x", 2),), variables=(variable(b"a/b", (0,)),)) + bytes(400)
    (found,) = read_header(BytesIO(data), "old.nc", Limits()).root.variables.values()
    assert (found.name, found.group, found.path) == ("a/b", "/", "a/b")
