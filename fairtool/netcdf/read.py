"""Reading a netCDF data set from a file, a Zarr store or bytes, whatever its encoding."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from fairtool.errors import UnreadableError
from fairtool.netcdf.classic import read_header
from fairtool.netcdf.classic_values import ClassicValues
from fairtool.netcdf.dataset import Dataset, Format
from fairtool.netcdf.read_errors import unreadable
from fairtool.netcdf.read_limits import Limits
from fairtool.netcdf.sniff import HEAD, Kind, sniff, sniff_bytes

__all__ = ["Limits", "close", "opened", "read", "read_bytes", "read_classic"]

_STANDARD = Limits()
_SMALL = 2**18  # bytes
_VERSIONS: Mapping[int, Format] = {1: Format.CLASSIC, 2: Format.OFFSET_64, 5: Format.CDF5}


def read(path: Path, *, limits: Limits = _STANDARD, name: str | None = None) -> Dataset:
    """Read the header of a file; its values are read on demand, until `close` or the end of `opened`.

    `name` is what messages call it where that is not its path. Raises `UnreadableError` saying what is wrong and what
    to do, for anything that is no sound netCDF or CDL file or Zarr store.
    """
    name = name or str(path)
    kind = sniff(path, name)
    with unreadable(name):
        if kind is Kind.CLASSIC:
            return read_classic(_source(path), name, limits)
        if kind is Kind.CDL:
            return _cdl(_bounded(path, name, limits), name)
        if kind is Kind.ZARR:
            return _zarr(path, name, limits)
    return _hdf5(path, name, limits)


def read_bytes(data: bytes, name: str, *, limits: Limits = _STANDARD) -> Dataset:
    """Read a data set from the bytes of a file, such as standard input; `name` is what messages call it."""
    kind = sniff_bytes(data[:HEAD], len(data), name)
    if kind is Kind.CLASSIC:
        return read_classic(lambda: BytesIO(data), name, limits)
    if kind is Kind.CDL:
        return _cdl(data, name)
    return _hdf5(data, name, limits)


@contextmanager
def opened(path: Path, *, limits: Limits = _STANDARD, name: str | None = None) -> Iterator[Dataset]:
    """Give the data set of a file, and close the file at the end, so that nothing stays open or locked."""
    dataset = read(path, limits=limits, name=name)
    try:
        yield dataset
    finally:
        close(dataset)


def close(dataset: Dataset) -> None:
    """Close the file under a data set; its header stays, its values are `Unavailable` from now on."""
    release = getattr(dataset.reader, "close", None)
    if release:
        release()


def _source(path: Path) -> Callable[[], BinaryIO]:
    """Give how to open a file: a small one is read at once, since its header and coordinates are most of it."""
    if path.stat().st_size > _SMALL:
        return lambda: path.open("rb")
    data = path.read_bytes()
    return lambda: BytesIO(data)


def read_classic(source: Callable[[], BinaryIO], name: str, limits: Limits) -> Dataset:
    """Read a classic file through whatever opens it, once for the header and once for each reading of values."""
    with source() as file:
        header = read_header(file, name, limits)
    reader = ClassicValues(name, source, header.extents, limits.value_bytes)
    return Dataset(name, _VERSIONS[header.version], header.root, reader)


def _hdf5(source: Path | bytes, name: str, limits: Limits) -> Dataset:
    from fairtool.netcdf.hdf5_dataset import read_hdf5  # noqa: PLC0415 - netCDF4 and h5py cost 0.2 s

    return read_hdf5(source, name, limits)


def _zarr(path: Path, name: str, limits: Limits) -> Dataset:
    from fairtool.netcdf.zarr import read_zarr  # noqa: PLC0415 - most data are files

    return read_zarr(path, name, limits)


def _cdl(data: bytes, name: str) -> Dataset:
    from fairtool.netcdf.cdl import parse  # noqa: PLC0415 - most files are no CDL

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(
            "{path} is not UTF-8 text: byte {offset} fits no character",
            hint="save it as UTF-8",
            path=name,
            offset=error.start,
        ) from error
    return parse(text, name)


def _bounded(path: Path, name: str, limits: Limits) -> bytes:
    with path.open("rb") as file:
        data = file.read(limits.value_bytes + 1)
    if len(data) > limits.value_bytes:
        raise UnreadableError(
            "{path} is CDL text of more than {limit} bytes",
            hint="make a netCDF file of it with ncgen",
            path=name,
            limit=limits.value_bytes,
        )
    return data
