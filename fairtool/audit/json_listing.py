"""Listings in JSON, read from a file: answers of an ESGF search, and items of STAC."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from fairtool.audit.listed_file import algorithm_named, expected
from fairtool.audit.name_list import opened
from fairtool.audit.served_file import ServedFile, nanoseconds, whole_bytes
from fairtool.errors import UnreadableError
from fairtool.netcdf.read_limits import MEBIBYTE
from fairtool.record.json_node import JsonNode, read_json

_LARGEST = 256 * MEBIBYTE  # an answer of ESGF has 10,000 files at most, and 3 KB for each
# The beginnings of a multihash: the number of the algorithm and the bytes of the checksum, as the table of multicodec
# gives them.
_MULTIHASH: Mapping[str, str] = {"1220": "sha256", "1114": "sha1", "1340": "sha512", "d50110": "md5"}

_SERVICES = ("httpserver", "opendap", "gridftp")  # the first gives the file; the others say where it is on the server


def json_files(path: Path) -> Iterator[ServedFile]:
    """Give the files that a listing names; raises UnreadableError for JSON that is no listing."""
    with opened(path) as file:
        data = file.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise UnreadableError(
            "{path} is a listing of more than {limit} MiB", hint="part it", path=path, limit=_LARGEST // MEBIBYTE
        )
    root = read_json(data, str(path), lists=True)
    documents = root["response"]["docs"]
    items = tuple(_items(root))
    if documents.value is None and not items:
        raise UnreadableError(
            "{path} is JSON, and no listing that is known",
            hint="give an answer of an ESGF search (type=File, format=application/solr+json), or items of STAC",
            path=path,
        )
    found = [one for document in documents for one in _of_esgf(document)]
    if documents and not found:
        raise UnreadableError(
            "{path} is an answer of an ESGF search without files", hint="ask for type=File", path=path
        )
    yield from found
    yield from (one for item in items for one in _of_stac(item))


def _of_esgf(document: JsonNode) -> Iterator[ServedFile]:
    """Give the file of one document: `url` has the address, the type and the service, with bars between."""
    ways = [one.text().split("|") for one in document["url"]]
    whole = {way[2].lower(): way[0] for way in reversed(ways) if len(way) == 3}
    path = next((whole[name] for name in _SERVICES if name in whole), "")
    if path:
        yield ServedFile(
            path.removesuffix(".html"),
            whole_bytes(document["size"].number()),
            nanoseconds(document["timestamp"].text()),
            _checksum(document),
            fetched=_SERVICES[0] in whole,
        )


def _checksum(document: JsonNode) -> str:
    algorithm = algorithm_named(next(iter(document["checksum_type"]), JsonNode()).text())
    digest = next(iter(document["checksum"]), JsonNode()).text()
    return expected(algorithm, digest) if algorithm and digest else ""


def _items(root: JsonNode) -> Iterator[JsonNode]:
    """Give the items of STAC: the document, those in a collection of items, or in a list."""
    for one in [*root["features"], *root] if isinstance(root.value, Mapping) else root:
        if one["assets"].members:
            yield one


def _of_stac(item: JsonNode) -> Iterator[ServedFile]:
    for asset in (item["assets"][name] for name in item["assets"].members):
        if not asset["href"]:
            continue
        updated = asset.first("updated", "created").text() or item["properties"]["updated"].text()
        digest = asset.first("file:checksum").text().lower()
        start = next((one for one in _MULTIHASH if digest.startswith(one)), "")
        yield ServedFile(
            asset["href"].text(),
            whole_bytes(asset.first("file:size", "size").number()),
            nanoseconds(updated),
            f"{_MULTIHASH[start]}:{digest[len(start) :]}" if start else "",
        )
