"""Writes a record as Croissant 1.1 with the properties of GeoCroissant 1.0."""

from collections.abc import Iterator, Mapping
from mimetypes import MimeTypes

from fairtool.record.citation import Online
from fairtool.record.content import Variable
from fairtool.record.datacite import alpha2
from fairtool.record.essentials import AUTHORS, Essentials
from fairtool.record.file import DataFile
from fairtool.record.flat import flat
from fairtool.record.flat_identifiers import address_of, epsg_of
from fairtool.record.json_written import known
from fairtool.record.record import Record
from fairtool.record.schema_org import write_schema_org
from fairtool.record.schema_org_variables import concepts_of

_VOCABULARY = "http://mlcommons.org/croissant/"
CONFORMANCE = (f"{_VOCABULARY}1.1", f"{_VOCABULARY}geo/1.0")
# Words of the vocabulary that need no more than its prefix.
_OWN = (
    "annotation",
    "arrayShape",
    "citeAs",
    "column",
    "containedIn",
    "equivalentProperty",
    "excludes",
    "extract",
    "field",
    "fileObject",
    "fileProperty",
    "fileSet",
    "format",
    "includes",
    "isArray",
    "isLiveDataset",
    "jsonPath",
    "key",
    "md5",
    "parentField",
    "readLines",
    "recordSet",
    "references",
    "regex",
    "sdVersion",
    "separator",
    "source",
    "subField",
    "transform",
    "unArchive",
    "value",
)
# What the schema.org description says and Croissant says in its own way.
_REPLACED = frozenset({"@context", "@type", "distribution"})
_TYPES: Mapping[str, str] = {
    "float": "sc:Float",
    "double": "sc:Float",
    "string": "sc:Text",
    "char": "sc:Text",
    **dict.fromkeys(("byte", "ubyte", "short", "ushort", "int", "uint", "int64", "uint64"), "sc:Integer"),
}
_DOWNLOADS = frozenset({"download", "offlineAccess", "fileAccess"})


def write_croissant(record: Record) -> dict[str, object]:
    """Give the description of a record: files with checksum and size, and a record set with a field a variable."""
    said = flat(record)
    files = _files(said)
    general = {key: _as_work(value) for key, value in write_schema_org(record).items() if key not in _REPLACED}
    return {
        "@context": _context(said),
        "@type": "sc:Dataset",
        "conformsTo": list(CONFORMANCE),
        **general,
        **_words(said, general),
        **known(citeAs=_citation(said), distribution=files, recordSet=_record_sets(said, files)),
        **_geographic(said),
    }


def _words(said: Essentials, general: Mapping[str, object]) -> Mapping[str, object]:
    """Give keywords as words, which is all that readers of Croissant take, and their concepts as what it is about."""
    terms = [one for one in _listed(general.get("keywords")) if isinstance(one, dict)]
    words = list(dict.fromkeys(one.label.value for one in said.keywords))
    return known(keywords=words, about=[*terms, *_listed(general.get("about"))])


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _as_work(value: object) -> object:
    """Give related data sets as works: readers of Croissant take any Dataset in the document for the one described."""
    items = value if isinstance(value, list) else ()
    if not any(isinstance(one, dict) and one.get("@type") == "Dataset" for one in items):
        return value
    return [one | {"@type": "CreativeWork"} for one in items]


def _context(said: Essentials) -> Mapping[str, object]:
    """Give the context that the specification lists, with the prefix of GeoCroissant."""
    return {
        "@language": alpha2(said.language) or "en",
        "@vocab": "https://schema.org/",
        "sc": "https://schema.org/",
        "cr": _VOCABULARY,
        "rai": f"{_VOCABULARY}RAI/",
        "geocr": f"{_VOCABULARY}geo/",
        "dct": "http://purl.org/dc/terms/",
        "conformsTo": "dct:conformsTo",
        "data": {"@id": "cr:data", "@type": "@json"},
        "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
        "examples": {"@id": "cr:examples", "@type": "@json"},
        **{word: f"cr:{word}" for word in _OWN},
    }


def _files(said: Essentials) -> list[dict[str, object]]:
    """Give the files: those that were seen, each with the download of its name; else the downloads."""
    downloads = [link for link in said.links if link.function in _DOWNLOADS]
    if not said.files:
        return list(_of_links(downloads, said))
    return [_file(one, next((x.url for x in downloads if x.url.endswith(one.name)), "")) for one in said.files]


def _file(file: DataFile, url: str) -> dict[str, object]:
    return known(
        at_type="cr:FileObject",
        at_id=file.name,
        name=file.name,
        contentUrl=url or file.name,
        contentSize=f"{file.size} B" if file.size is not None else "",
        encodingFormat=file.media_type or file.format or _media_type(file.name),
        sha256=file.sha256,
    )


def _of_links(links: list[Online], said: Essentials) -> Iterator[dict[str, object]]:
    format_ = said.formats[0][0] if len(said.formats) == 1 else ""
    for number, link in enumerate(links, start=1):
        name = str(link.name or "") or link.url.rstrip("/").rpartition("/")[2]
        yield known(
            at_type="cr:FileObject",
            at_id=f"file-{number}",
            name=name,
            description=str(link.description or ""),
            contentUrl=link.url,
            encodingFormat=format_ or _media_type(link.url),
        )


def _media_type(name: str) -> str:
    """Give the media type that the end of a name tells, since a file of Croissant must have one."""
    return MimeTypes().guess_type(name)[0] or "application/octet-stream"


def _record_sets(said: Essentials, files: list[dict[str, object]]) -> list[dict[str, object]]:
    """Give one record set with all variables; they stand in every file that is listed."""
    named = [one for one in said.variables if one.name]
    if not named:
        return []
    source = {"fileObject": {"@id": files[0]["@id"]}} if files else {}
    tabular = any("csv" in str(one.get("encodingFormat", "")).casefold() for one in files[:1])
    fields = {one.name: _field(one, source, tabular=tabular) for one in reversed(named)}
    return [
        {
            "@type": "cr:RecordSet",
            "@id": "variables",
            "name": "variables",
            "field": [fields[name] for name in dict.fromkeys(one.name for one in named)],
        }
    ]


def _field(variable: Variable, source: Mapping[str, object], *, tabular: bool) -> dict[str, object]:
    """Give a field: a column of a table, or the content of a file such as netCDF, whose variables no extract names."""
    concepts = concepts_of(variable)
    extract = {"extract": {"column": variable.name} if tabular else {"fileProperty": "content"}} if source else {}
    return known(
        at_type="cr:Field",
        at_id=f"variables/{variable.name}",
        name=variable.name,
        description=str(variable.description or ""),
        dataType=_TYPES.get(variable.type.casefold(), "sc:Float" if variable.unit or variable.unit_name else "sc:Text"),
        isArray=None if tabular else True,
        equivalentProperty=concepts[0] if len(concepts) == 1 else concepts,
        unitText=variable.unit_name or variable.unit,
        source={**source, **extract},
    )


def _geographic(said: Essentials) -> Mapping[str, object]:
    """Give reference system, resolution in space and time, and the names of bands."""
    systems = [f"EPSG:{epsg}" if (epsg := epsg_of(one)) else one.value for one in said.reference_systems]
    length = said.resolution_metres
    found = {
        "geocr:coordinateReferenceSystem": systems[0] if systems else "",
        "geocr:spatialResolution": _quantity(length, "m") if length is not None else {},
        "geocr:temporalResolution": said.temporal_resolution,
    }
    return {key: value for key, value in found.items() if value}


def _quantity(value: float, unit: str) -> Mapping[str, object]:
    return {"@type": "QuantitativeValue", "value": value, "unitText": unit}


def _citation(said: Essentials) -> str:
    """Give how to cite the data: authors, year, title, version, publisher, DOI; empty without a title or author."""
    authors = "; ".join(party.name for party in said.having(*AUTHORS))
    title = str(said.title or "")
    if not authors or not title:
        return ""
    year = f" ({said.published[:4]})" if said.published else ""
    publisher = next((party.organisation or party.individual for party in said.having("publisher")), "")
    address = address_of(said.doi) if said.doi else ""
    version = f"version {said.version}" if said.version else ""
    return ". ".join(filter(None, (f"{authors}{year}", title, version, publisher, address)))
