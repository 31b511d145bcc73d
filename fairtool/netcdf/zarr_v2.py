"""Version 2 of Zarr: `.zgroup`, `.zarray` and `.zattrs` in each folder, and all of them again in `.zmetadata`.

The names of dimensions are the attribute `_ARRAY_DIMENSIONS` of xarray, which no reader shows. A `fill_value` that is
not null is the `_FillValue` of the variable, as xarray and netCDF-C read it, except where netCDF-C wrote the array: it
always writes a `fill_value`, and the attribute only where somebody set it.
"""

from collections.abc import Iterator

from fairtool.errors import UnreadableError
from fairtool.netcdf.model import NcType
from fairtool.netcdf.nczarr import is_nczarr
from fairtool.netcdf.zarr_codecs import deflate_of
from fairtool.netcdf.zarr_files import MetadataFiles, checked_path
from fairtool.netcdf.zarr_json import DAMAGED, Object
from fairtool.netcdf.zarr_node import ArrayNode, RawNode, ZarrType, lengths, names_of, objects, shortened
from fairtool.netcdf.zarr_types import type_of_code

_GROUP, _ARRAY, _ATTRIBUTES, _ALL = ".zgroup", ".zarray", ".zattrs", ".zmetadata"
_DIMENSIONS = "_ARRAY_DIMENSIONS"


def nodes(files: MetadataFiles) -> Iterator[RawNode]:
    """Give the groups and arrays of a store, parents first; raises `UnreadableError`.

    `.zmetadata` is what readers open where it is there; one that breaks off stops them, and so it does here. One of a
    form that nobody knows is passed over, and the folders are walked.
    """
    together = files.document(_ALL)
    if together is not None and together.get("zarr_consolidated_format") == 1:
        yield from _consolidated(files, objects(together.get("metadata"), "metadata", files.label(_ALL)))
    else:
        yield from _walked(files)


def array_of(raw: RawNode, document: Object) -> ArrayNode:
    """Give what the documents of an array say; raises `UnreadableError` where they do not say it."""
    shape = lengths(document.get("shape"), "shape", raw.file)
    kind = _type(document, raw.file)
    return ArrayNode(
        path=raw.path,
        file=raw.file,
        shape=shape,
        type=kind,
        names=names_of(_names(raw, len(shape)), len(shape), _DIMENSIONS, raw.file),
        attributes=raw.attributes,
        fill=None if is_nczarr(raw.attributes) else document.get("fill_value"),
        deflate=deflate_of(document.get("compressor")),
        chunks=lengths(document.get("chunks"), "chunks", raw.file),
        document=_with_sizes(document, kind),
    )


def _type(document: Object, file: str) -> ZarrType:
    """Give the type; objects are texts where a filter says that they are stored so."""
    filters = document.get("filters")
    for one in filters if isinstance(filters, list) else []:
        if document.get("dtype") == "|O" and isinstance(one, dict) and one.get("id") == "vlen-utf8":
            return ZarrType(NcType.STRING)
    return type_of_code(document.get("dtype"), file)


def _with_sizes(document: Object, kind: ZarrType) -> Object:
    """Give a document whose filter `shuffle` says the size of an element; netCDF-C writes 0, which others believe."""
    filters = document.get("filters")
    if not isinstance(filters, list):
        return document
    told = [
        {**one, "elementsize": kind.size or kind.kind.itemsize}
        if isinstance(one, dict) and one.get("id") == "shuffle" and one.get("elementsize") == 0
        else one
        for one in filters
    ]
    return {**document, "filters": told}


def _names(raw: RawNode, rank: int) -> object:
    """Give the names of the dimensions, none where there is only the one that stands for having none."""
    names = raw.attributes.get(_DIMENSIONS)
    return None if rank != 1 and names == ["_scalar_"] else names


def _consolidated(files: MetadataFiles, metadata: Object) -> Iterator[RawNode]:
    label = files.label(_ALL)
    for key in metadata:
        path, _, name = key.rpartition("/")
        if name in (_GROUP, _ARRAY):
            files.count(path)
            where = f"{label} ({key})"
            document = _versioned(objects(metadata[key], key, label), where)
            beside = f"{path}/{_ATTRIBUTES}" if path else _ATTRIBUTES
            attributes = objects(metadata.get(beside), beside, label)
            yield RawNode(checked_path(path, label), where, attributes, document if name == _ARRAY else None)


def _walked(files: MetadataFiles) -> Iterator[RawNode]:
    waiting = [""]
    while waiting:
        path = waiting.pop()
        prefix = f"{path}/" if path else ""
        kind = _ARRAY
        document = files.document(prefix + _ARRAY)
        if document is None:
            kind = _GROUP
            document = files.document(prefix + _GROUP)
        if document is None and path:
            continue  # a folder that is nothing of Zarr's
        files.count(path)
        where = files.label(prefix + kind)
        attributes = files.document(prefix + _ATTRIBUTES) or {}
        if document is not None:
            _versioned(document, where)
        yield RawNode(path, where, attributes, document if kind == _ARRAY else None)
        if kind == _GROUP:
            waiting.extend(reversed(tuple(files.folders(path))))


def _versioned(document: Object, file: str) -> Object:
    if document.get("zarr_format") != 2:
        raise UnreadableError(
            "{path} has zarr_format = {value}; 2 is meant",
            hint=DAMAGED,
            path=file,
            value=shortened(document.get("zarr_format")),
        )
    return document
