"""Which addresses are read in parts, and through what."""

from pathlib import PurePosixPath
from urllib.parse import urlsplit

from fairtool.cloud.source import Source

_WEB = ("http", "https")
STORE = "s3"
_ZARR = ".zarr"
DATA_SUFFIXES = frozenset({".nc", ".nc4", ".nc3", ".cdf", ".netcdf"})


def scheme_of(address: str) -> str:
    """Give the scheme of an address in lower case: `https`, `s3`."""
    return address.partition("://")[0].lower()


def is_data(address: str) -> bool:
    """Say whether an address names a data set of which parts can be read; all else is fetched as a whole."""
    is_file = PurePosixPath(_path(address)).suffix.lower() in DATA_SUFFIXES
    return scheme_of(address) in (*_WEB, STORE) and (is_file or is_store(address))


def is_store(address: str) -> bool:
    """Say whether an address names a Zarr store rather than a file: by its ending, or as a folder."""
    path = _path(address)
    return path.endswith("/") or PurePosixPath(path).suffix.lower() == _ZARR


def _path(address: str) -> str:
    """Give the path in an address, empty in what is none; a key of an object store may hold any sign."""
    try:
        return address if scheme_of(address) == STORE else urlsplit(address).path
    except ValueError:  # brackets that hold no address of a host
        return ""


def source_of(address: str, seconds: float) -> Source:
    """Give what reads an address in parts, nothing being asked yet; `seconds` are for all its requests together."""
    if scheme_of(address) == STORE:
        from fairtool.cloud.s3_source import S3Source  # noqa: PLC0415 - few runs read object stores

        return S3Source(address, seconds)
    from fairtool.cloud.http_source import HttpSource  # noqa: PLC0415 - httpx costs 0.1 s

    return HttpSource(address, seconds)
