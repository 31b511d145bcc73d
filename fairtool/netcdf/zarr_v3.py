"""Version 3 of Zarr: one `zarr.json` in each folder, and that of the root may hold all others (consolidated metadata).

The names of dimensions are `dimension_names`. A `fill_value` is only what a chunk that was never written holds: xarray
does not take it for missing values, and looks for the attribute `_FillValue`, which it writes in base64 for floats.
"""

from collections.abc import Iterator

from fairtool.errors import UnreadableError
from fairtool.netcdf.zarr_codecs import deflate_of
from fairtool.netcdf.zarr_files import MetadataFiles, checked_path
from fairtool.netcdf.zarr_json import DAMAGED, Object
from fairtool.netcdf.zarr_node import ArrayNode, RawNode, lengths, names_of, objects, shortened
from fairtool.netcdf.zarr_types import type_of_name

_FILE, _ALL = "zarr.json", "consolidated_metadata"
_NAMES = "dimension_names"


def nodes(files: MetadataFiles) -> Iterator[RawNode]:
    """Give the groups and arrays of a store, parents first; raises `UnreadableError`.

    Consolidated metadata are what readers open where they are there; those of a form that nobody knows are passed
    over, and the folders are walked.
    """
    root = files.document(_FILE)
    label = files.label(_FILE)
    if root is None:
        raise UnreadableError("{path} does not exist", hint=DAMAGED, path=label)
    first = _node("", root, label)
    files.count("")
    yield first
    together = objects(root.get(_ALL), _ALL, label)
    if together.get("kind") == "inline" and "metadata" in together:
        yield from _consolidated(files, objects(together["metadata"], "metadata", label))
    elif first.array is None:
        yield from _walked(files)


def array_of(raw: RawNode, document: Object) -> ArrayNode:
    """Give what the document of an array says; raises `UnreadableError` where it does not say it."""
    shape = lengths(document.get("shape"), "shape", raw.file)
    grid = objects(document.get("chunk_grid"), "chunk_grid", raw.file)
    configuration = objects(grid.get("configuration"), "configuration", raw.file)
    codecs = document.get("codecs")
    levels = [deflate_of(one) for one in codecs] if isinstance(codecs, list) else []
    return ArrayNode(
        path=raw.path,
        file=raw.file,
        shape=shape,
        type=type_of_name(document.get("data_type"), raw.file),
        names=names_of(document.get(_NAMES), len(shape), _NAMES, raw.file),
        attributes=raw.attributes,
        fill=raw.attributes.get("_FillValue"),
        deflate=next((level for level in levels if level is not None), None),
        chunks=lengths(configuration.get("chunk_shape", []), "chunk_shape", raw.file),
        document={key: value for key, value in document.items() if key != "attributes"},
    )


def _consolidated(files: MetadataFiles, metadata: Object) -> Iterator[RawNode]:
    label = files.label(_FILE)
    for path, document in metadata.items():
        if path:  # the root itself may be listed
            files.count(path)
            yield _node(checked_path(path, label), objects(document, path, label), f"{label} ({path})")


def _walked(files: MetadataFiles) -> Iterator[RawNode]:
    waiting = list(reversed(tuple(files.folders(""))))
    while waiting:
        path = waiting.pop()
        document = files.document(f"{path}/{_FILE}")
        if document is None:
            continue  # a folder that is nothing of Zarr's
        files.count(path)
        found = _node(path, document, files.label(f"{path}/{_FILE}"))
        yield found
        if found.array is None:
            waiting.extend(reversed(tuple(files.folders(path))))


def _node(path: str, document: Object, file: str) -> RawNode:
    kind = document.get("node_type")
    if document.get("zarr_format") != 3 or kind not in ("group", "array"):
        raise UnreadableError(
            "{path} has zarr_format = {value} and node_type = {kind}; 3, and group or array, are meant",
            hint=DAMAGED,
            path=file,
            value=shortened(document.get("zarr_format")),
            kind=shortened(kind),
        )
    attributes = objects(document.get("attributes"), "attributes", file)
    return RawNode(path, file, attributes, document if kind == "array" else None)
