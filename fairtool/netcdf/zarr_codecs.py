"""The codecs of a Zarr array: which may be run on what a stranger wrote, and what they say of compression.

Among the codecs that the library finds by name is `pickle`, which runs whatever program the data hold. So values are
only read through codecs that are known here.
"""

from collections.abc import Mapping

from fairtool.errors import Unavailable
from fairtool.netcdf.zarr_node import ArrayNode

_PREFIX = "numcodecs."  # of codecs of version 2 in version 3
_SAFE = frozenset(
    {
        *("zlib", "gzip", "bz2", "lzma", "blosc", "zstd", "lz4", "base64", "packbits", "astype"),
        *("shuffle", "delta", "fixedscaleoffset", "quantize", "bitround", "vlen-utf8", "transpose", "bytes"),
        *("crc32", "crc32c", "adler32", "fletcher32", "jenkins_lookup3", "sharding_indexed"),
    }
)


def deflate_of(compressor: object) -> int | None:
    """Give the level of a codec in JSON, if it is zlib, which is what netCDF-4 calls deflate."""
    if not isinstance(compressor, dict) or {*_names(compressor)} != {"zlib"}:
        return None
    configuration = compressor.get("configuration", compressor)
    level = configuration.get("level") if isinstance(configuration, dict) else None
    return level if isinstance(level, int) and 0 <= level <= 9 else None


def refuse_unsafe(variable: str, node: ArrayNode) -> None:
    """Raise `Unavailable` where an array is stored through a codec that is not known to be harmless."""
    document = node.document
    waiting: list[object] = [document.get("compressor"), document.get("filters"), document.get("codecs")]
    while waiting:
        given = waiting.pop()
        if isinstance(given, list):
            waiting.extend(given)
        elif isinstance(given, dict):
            configuration = given.get("configuration")
            names = (*_names(given), *(_names(configuration) if isinstance(configuration, dict) else ()))
            for name in names or ("",):
                _refuse(name, variable)
            if isinstance(configuration, dict):  # of shards, which hold codecs of their own
                waiting += [configuration.get("codecs"), configuration.get("index_codecs")]
        elif given is not None:
            _refuse(str(given), variable)


def _names(codec: Mapping[str, object]) -> list[str]:
    """Give what a codec is called by either version, whichever the library goes by."""
    return [str(codec[key]).removeprefix(_PREFIX) for key in ("id", "name") if key in codec]


def _refuse(name: str, variable: str) -> None:
    if name not in _SAFE:
        raise Unavailable(
            "{variable} is stored with the codec {codec}, which is not run", variable=variable, codec=name[:40]
        )
