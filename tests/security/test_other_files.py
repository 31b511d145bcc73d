"""A file cannot make fairtool read another one: what lies there could be secret, or never end."""

from pathlib import Path

import h5py
import pytest

from fairtool.errors import UnreadableError
from fairtool.netcdf.read import read


def _external(file: h5py.File, other: Path) -> None:
    file.create_dataset("x", (8,), "i1", external=[(str(other), 0, 8)])


def _virtual(file: h5py.File, other: Path) -> None:
    layout = h5py.VirtualLayout((8,), "i1")
    layout[:] = h5py.VirtualSource(other, "x", (8,))
    file.create_virtual_dataset("x", layout)


@pytest.mark.parametrize("store", [_external, _virtual])
def test_values_that_lie_in_another_file_are_refused(tmp_path: Path, store: object) -> None:
    assert callable(store)
    secret = tmp_path / "secret"
    secret.write_bytes(b"PASSWORD")
    with h5py.File(tmp_path / "x.nc", "w") as file:
        store(file.create_group("g"), secret)
    with pytest.raises(UnreadableError, match="at /g/x: its content lies in another file"):
        read(tmp_path / "x.nc")
