"""Values of Zarr stores are read as those of netCDF, within the budget, and nothing that a store says is run."""

import json
import pickle
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import numcodecs
import numpy as np
import pytest
import zarr

from fairtool.errors import Unavailable
from fairtool.netcdf.read import read
from fairtool.netcdf.read_limits import Limits
from fairtool.netcdf.values import Array
from tests.netcdf.stores import GROUP_2, GROUP_3, VERSIONS, Store, array_2, array_3, written

NUMBERS = ("i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8", "f4", "f8")


@pytest.fixture(params=VERSIONS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    return Store(tmp_path / "a.zarr", request.param)


def values(path: Path, variable: str = "v", **limits: Any) -> Array:
    dataset = read(path, limits=Limits(**limits))
    return dataset.read(dataset.variables[variable])


def unavailable(path: Path, variable: str = "v", **limits: Any) -> str:
    with pytest.raises(Unavailable) as caught:
        values(path, variable, **limits)
    return str(caught.value)


@pytest.mark.parametrize("kind", NUMBERS)
@pytest.mark.parametrize("order", "<>")
def test_numbers_come_in_the_order_of_this_machine(store: Store, kind: str, order: str) -> None:
    store.array("v", ["x", "y"], np.arange(6).reshape(2, 3).astype(order + kind), chunks=(1, 2))
    found = values(store.path)
    assert found.dtype == np.dtype(kind)
    assert found.dtype.isnative
    assert found.tolist() == [[0, 1, 2], [3, 4, 5]]


@pytest.mark.parametrize(
    ("given", "dtype"), [(np.array([b"ab", b"c"]), None), (np.array(["é", "c"]), None), (["é", "c"], "str")]
)
def test_texts_are_strings(store: Store, given: Any, dtype: str | None) -> None:
    data = np.array(given, object) if dtype else given
    store.array("v", ["x"], data, **({"dtype": dtype} if dtype else {}))
    found = values(store.path)
    assert found.dtype == object
    assert found.tolist() == [one.decode() if isinstance(one, bytes) else one for one in data.tolist()]


def test_single_bytes_are_chars(store: Store) -> None:
    store.array("v", ["x"], np.array([b"a", b"b"]))
    assert values(store.path).tolist() == [b"a", b"b"]
    assert values(store.path).dtype == "S1"


def test_what_was_never_written_is_the_fill_value(tmp_path: Path) -> None:
    written(tmp_path, {"zarr.json": GROUP_3, "v/zarr.json": array_3(fill_value=7)})
    assert values(tmp_path).tolist() == [7, 7, 7]


def test_values_of_groups_shards_and_scalars_are_read(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.zarr", 3).group("g")
    store.array("g/v", ["x"], np.arange(6), chunks=(1,), shards=(3,))
    store.array("s", [], np.float64(1.5)).together()
    assert values(store.path, "/g/v").tolist() == [0, 1, 2, 3, 4, 5]
    assert values(store.path, "s").tolist() == 1.5


def test_values_of_an_array_that_is_the_store_are_read(tmp_path: Path) -> None:
    for version in VERSIONS:
        made = zarr.create_array(tmp_path / f"v{version}.zarr", data=np.arange(3), zarr_format=version)
        assert values(tmp_path / f"v{version}.zarr", f"v{version}").tolist() == made[...].tolist() == [0, 1, 2]


@pytest.mark.parametrize(
    "codec", [numcodecs.Zlib(1), numcodecs.GZip(1), numcodecs.BZ2(1), numcodecs.LZMA(), numcodecs.Zstd(), None]
)
def test_the_usual_compressions_are_undone(tmp_path: Path, codec: Any) -> None:
    Store(tmp_path, 2).array("v", ["x"], np.arange(3), compressors=codec, filters=[numcodecs.Shuffle(8)])
    assert values(tmp_path).tolist() == [0, 1, 2]


def test_blocks_are_made_of_whole_chunks_within_the_budget(store: Store) -> None:
    data = np.arange(100.0).reshape(50, 2)
    store.array("v", ["x", "y"], data, chunks=(4, 2))
    dataset = read(store.path, limits=Limits(value_bytes=16 * 10))
    blocks = list(dataset.blocks(dataset.variables["v"]))
    assert {len(block) for block in blocks} == {8, 2}
    assert np.concatenate(blocks).tolist() == data.tolist()


def test_a_variable_beyond_the_budget_is_not_read(store: Store) -> None:
    store.array("v", ["x"], np.zeros(100))
    assert "v takes 800 bytes, more than the 799" in unavailable(store.path, value_bytes=799)


def test_a_chunk_beyond_the_budget_is_not_unpacked(tmp_path: Path) -> None:
    grid = {"name": "regular", "configuration": {"chunk_shape": [10**12]}}
    written(tmp_path, {"zarr.json": GROUP_3, "v/zarr.json": array_3(chunk_grid=grid), "v/c/0": b"12"})
    assert "v takes 4000000000000 bytes" in unavailable(tmp_path)


def test_chunks_beyond_number_are_not_looked_for(tmp_path: Path) -> None:
    grid = {"name": "regular", "configuration": {"chunk_shape": [1]}}
    written(tmp_path, {"zarr.json": GROUP_3, "v/zarr.json": array_3(shape=[10**6], chunk_grid=grid)})
    assert "v lies in 1000000 chunks, more than the 100000" in unavailable(tmp_path)


def test_values_that_were_hardly_written_are_not_made_up_in_blocks(tmp_path: Path) -> None:
    grid = {"name": "regular", "configuration": {"chunk_shape": [10**6]}}
    written(tmp_path, {"zarr.json": GROUP_3, "v/zarr.json": array_3(shape=[10**10], chunk_grid=grid), "v/c/0": b"12"})
    dataset = read(tmp_path)
    with pytest.raises(Unavailable, match="far more room in memory than in its store"):
        next(dataset.blocks(dataset.variables["v"]))


@pytest.mark.parametrize("chunk", [b"", b"12", bytes(11), bytes(13)])
def test_a_damaged_chunk_is_unavailable(tmp_path: Path, chunk: bytes) -> None:
    written(tmp_path, {"zarr.json": GROUP_3, "v/zarr.json": array_3(), "v/c/0": chunk})
    assert unavailable(tmp_path).startswith("the values of v cannot be read")


def test_types_that_netcdf_does_not_have_are_not_read(store: Store) -> None:
    store.array("v", ["x"], np.zeros(3, bool))
    assert unavailable(store.path) == "v has the type bool, which netCDF does not have"


class Trap:
    """What makes a file when it is unpickled."""

    def __init__(self, path: Path) -> None:
        """Keep the file to make."""
        self.path = path

    def __reduce__(self) -> tuple[Any, ...]:
        """Say how to make it."""
        return Path.touch, (self.path,)


@pytest.mark.parametrize("where", ["compressor", "filters", "metadata of the folder alone"])
def test_a_program_in_a_chunk_is_not_run(tmp_path: Path, where: str) -> None:
    sprung = tmp_path / "sprung"
    codec = {"id": "pickle", "protocol": 5}
    trapped = array_2(**{"compressor": codec} if where == "compressor" else {"filters": [codec]})
    root = written(tmp_path / "a", {".zgroup": GROUP_2, "v/.zarray": trapped, "v/0": pickle.dumps(Trap(sprung))})
    if where.startswith("metadata"):  # another document than the one that was looked at
        listed = {"zarr_consolidated_format": 1, "metadata": {".zgroup": GROUP_2, "v/.zarray": array_2()}}
        written(root, {".zmetadata": listed})
        assert unavailable(root).startswith("the values of v cannot be read")
    else:
        assert unavailable(root) == "v is stored with the codec pickle, which is not run"
    assert not sprung.exists()


@pytest.mark.parametrize(
    "codec",
    [
        {"name": "numcodecs.pickle"},
        {"name": "bytes", "id": "pickle"},
        {"name": "numcodecs.zlib", "configuration": {"id": "pickle"}},
        {"name": "sharding_indexed", "configuration": {"codecs": [{"name": "numcodecs.pickle"}]}},
        "pickle",
    ],
)
def test_a_codec_that_is_not_known_is_not_run(tmp_path: Path, codec: object) -> None:
    written(tmp_path, {"zarr.json": GROUP_3, "v/zarr.json": array_3(codecs=[codec])})
    assert unavailable(tmp_path) == "v is stored with the codec pickle, which is not run"


@pytest.mark.parametrize("target", ["chunk", "folder"])
def test_a_chunk_that_is_a_link_is_not_followed(tmp_path: Path, target: str) -> None:
    outside = written(tmp_path / "outside", {"0": bytes(12)})
    root = written(tmp_path / "a.zarr", {"zarr.json": GROUP_3, "v/zarr.json": array_3(), "v/c/0": bytes(12)})
    assert values(root).tolist() == [0, 0, 0]
    if target == "chunk":
        (root / "v/c/0").unlink()
        (root / "v/c/0").symlink_to(outside / "0")
    else:
        shutil.rmtree(root / "v/c")
        (root / "v/c").symlink_to(outside)
    assert unavailable(root) == "v has the chunk v/c/0, which is a link and may lead out of the store"


def test_a_chunk_that_is_no_file_is_not_opened(tmp_path: Path) -> None:
    root = written(tmp_path, {"zarr.json": GROUP_3, "v/zarr.json": array_3(), "v/c/0/inner": b""})
    assert unavailable(root) == "v has the chunk v/c/0, which is no file"


def test_a_store_under_a_link_is_read(tmp_path: Path) -> None:
    Store(tmp_path / "a.zarr", 3).array("v", ["x"], np.arange(3))
    (tmp_path / "b.zarr").symlink_to(tmp_path / "a.zarr")
    assert values(tmp_path / "b.zarr").tolist() == [0, 1, 2]


def test_without_the_library_values_are_unavailable(store: Store) -> None:
    store.array("v", ["x"], np.arange(3))
    code = (
        "import sys; from pathlib import Path\n"
        "sys.modules['zarr'] = None  # what Python does where it is not installed\n"
        "from fairtool.netcdf.read import read\n"
        "from fairtool.errors import Unavailable\n"
        "dataset = read(Path(sys.argv[1]))\n"
        "try: dataset.read(dataset.variables['v'])\n"
        "except Unavailable as error: print(error, '|', error.hint)"
    )
    ran = subprocess.run([sys.executable, "-c", code, store.path], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == (
        "the values of v are in a Zarr store, and zarr is not installed | pip install 'data-terra-fairtool[cloud]'"
    )


def test_metadata_that_changed_since_are_not_believed(store: Store) -> None:
    store.array("v", ["x"], np.arange(3))
    dataset = read(store.path)
    name = "zarr.json" if store.version == 3 else ".zarray"
    document = json.loads((store.path / "v" / name).read_text())
    (store.path / "v" / name).write_text(json.dumps({**document, "shape": [10**15]}))
    assert dataset.read(dataset.variables["v"]).tolist() == [0, 1, 2]
