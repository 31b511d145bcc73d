"""The contents that are taken for netCDF files: what each is called, how it is known, and what to do."""

import re
from typing import NamedTuple

from fairtool.errors import UnreadableError


class _Pretender(NamedTuple):
    """One kind of content: the pattern of its first bytes, the message and the hint."""

    pattern: re.Pattern[bytes]
    template: str
    hint: str


def _known(pattern: bytes, template: str, hint: str) -> _Pretender:
    return _Pretender(re.compile(pattern, re.DOTALL | re.IGNORECASE), template, hint)


_UNPACK = "unpack it first"
_GET_NETCDF = "give the netCDF file itself"
_CONVERT = "convert it to netCDF first"

_PRETENDERS = (
    _known(
        rb"version https://git-lfs\.github\.com/spec/",
        "{path} is a Git LFS pointer of {size} bytes, not the data",
        "run `git lfs pull`",
    ),
    _known(
        rb"(?:\.\./)*(?:\.git|)/annex/objects/",
        "{path} is a git-annex pointer of {size} bytes, not the data",
        "run `git annex get {path}`",
    ),
    _known(
        rb"(?:md5|outs|etag|wdir|deps|frozen|meta|desc):\s",
        "{path} is a DVC pointer of {size} bytes, not the data",
        "run `dvc pull`, then give the file it stands for",
    ),
    _known(
        rb"\s*(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b",
        "{path} is an HTML page, not the data: perhaps a log-in or error page saved by a download",
        "open it in a browser to see what it says, then download the data again",
    ),
    _known(rb"\x1f\x8b", "{path} is compressed with gzip", "run `gunzip` on it first"),
    _known(rb"BZh[1-9]", "{path} is compressed with bzip2", "run `bunzip2` on it first"),
    _known(rb"\xfd7zXZ\0", "{path} is compressed with xz", "run `unxz` on it first"),
    _known(rb"\x28\xb5\x2f\xfd", "{path} is compressed with zstd", "run `unzstd` on it first"),
    _known(rb"\x1f\x9d", "{path} is compressed with compress", "run `uncompress` on it first"),
    _known(rb"PK(?:\x03\x04|\x05\x06)", "{path} is a zip archive", _UNPACK),
    _known(rb".{257}ustar", "{path} is a tar archive", _UNPACK),
    _known(rb"\x0e\x03\x13\x01", "{path} is an HDF4 file, not netCDF", "convert it with h4tonccf or h4toh5 first"),
    _known(rb"GRIB", "{path} is a GRIB file, not netCDF", "convert it with grib_to_netcdf or `cdo -f nc copy` first"),
    _known(rb"BUFR", "{path} is a BUFR file, not netCDF", _CONVERT),
    _known(
        rb"CDF[^\x01\x02\x05]",
        "{path} is a netCDF file of an unknown version",
        "ask for it in netCDF-3 or netCDF-4",
    ),
    _known(rb"\xcd\xf3\x00\x01|\xcd\xf2\x60\x02|\0\0\xff\xff", "{path} is a NASA CDF file, not netCDF", _CONVERT),
    _known(rb"II\*\0|MM\0\*", "{path} is a TIFF image, not netCDF", _CONVERT),
    _known(rb"%PDF-", "{path} is a PDF document, not netCDF", _GET_NETCDF),
    _known(rb"PAR1", "{path} is a Parquet file, not netCDF", _CONVERT),
    _known(rb"\x93NUMPY", "{path} is a NumPy array file, not netCDF", _CONVERT),
    _known(rb"(?:\xef\xbb\xbf)?\s*<\?xml\b|\s*<[a-z][\w.-]*:?[\w.-]*[\s>/]", "{path} is XML, not netCDF", _GET_NETCDF),
    _known(rb"""(?:\xef\xbb\xbf)?\s*(?:\{\s*["}]|\[\s*[\[\]{"\d-])""", "{path} is JSON, not netCDF", _GET_NETCDF),
    _known(
        rb"\0{16,}\Z",
        "{path} begins with nothing but null bytes",
        "the file was reserved but never filled, or its transfer broke off; fetch it again",
    ),
)


def unmask(head: bytes, size: int, name: str) -> UnreadableError | None:
    """Give the error that says what the first bytes of a file of `size` bytes are, None where they are not known."""
    if not size:
        return UnreadableError(
            "{path} is empty",
            hint="its transfer broke off or its writer failed; fetch it again",
            path=name,
        )
    for pretender in _PRETENDERS:
        if pretender.pattern.match(head):
            return UnreadableError(pretender.template, hint=pretender.hint, path=name, size=size)
    return None
