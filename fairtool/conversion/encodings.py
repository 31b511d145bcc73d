"""The encodings that records are written in: name, ending of the file, and the writer, loaded when it is needed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from importlib import import_module

from fairtool.errors import UsageError
from fairtool.record.record import Record


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding: the ending of its files, module and function of its writer, and what that is told beside.

    `versions` are those that the writer knows, the newest last; empty where there is one only.
    """

    name: str
    suffix: str
    module: str
    function: str
    arguments: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)
    versions: tuple[str, ...] = ()

    @property
    def is_iso(self) -> bool:
        """True for the encodings of ISO 19115, which INSPIRE asks for."""
        return self.name.startswith("iso")

    def write(self, record: Record) -> bytes:
        """Give a record as a document."""
        writer = getattr(import_module(f"fairtool.record.{self.module}"), self.function)
        document = writer(record, *self.arguments, **self.options)
        if isinstance(document, bytes):
            return document
        if not isinstance(document, str):
            document = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
        text: str = document
        return text.encode("utf-8", "replace")


_DATACITE = ("4.5", "4.6", "4.7")
_ALL = (
    Encoding("iso19139", ".xml", "iso_write", "write_iso", ("19139",)),
    Encoding("iso19115-3", ".xml", "iso_write", "write_iso", ("19115-3",)),
    Encoding("datacite", ".json", "datacite", "write_datacite", versions=_DATACITE),
    Encoding("datacite-xml", ".xml", "datacite_xml", "write_datacite_xml", versions=_DATACITE),
    Encoding("schema-org", ".jsonld", "schema_org", "write_schema_org"),
    Encoding("geodcat", ".ttl", "geodcat", "write_geodcat", ("turtle",)),
    Encoding("geodcat-xml", ".rdf", "geodcat", "write_geodcat", ("rdf-xml",)),
    Encoding("geodcat-jsonld", ".jsonld", "geodcat", "write_geodcat", ("json-ld",)),
    Encoding("stac", ".json", "stac", "write_stac"),
    Encoding("stac-item", ".json", "stac", "write_stac", ("item",)),
    Encoding("dataverse", ".json", "dataverse", "write_dataverse"),
    Encoding(
        "recherche-data-gouv", ".json", "dataverse", "write_dataverse", options={"dialect": "recherche-data-gouv"}
    ),
    Encoding("ogcapi-records", ".json", "ogcapi_records", "write_ogcapi_records"),
    Encoding("eml", ".xml", "eml_write", "write_eml"),
    Encoding("croissant", ".json", "croissant", "write_croissant"),
    Encoding("theia", ".json", "theia_write", "write_theia"),
    Encoding("aeris", ".json", "aeris", "write_aeris"),
)
ENCODINGS: Mapping[str, Encoding] = {one.name: one for one in _ALL}
_ALIASES: Mapping[str, str] = {
    "19139": "iso19139", "iso-19139": "iso19139", "19115-3": "iso19115-3", "iso-19115-3": "iso19115-3",
    "schema.org": "schema-org", "geodcat-ap": "geodcat", "dcat": "geodcat", "ogc-records": "ogcapi-records",
    "geodcat-turtle": "geodcat", "datacite-json": "datacite",
}  # fmt: skip


def encoding_named(name: str, version: str | None = None) -> Encoding:
    """Give the encoding with a name, in a version where one is said; raises UsageError that says what is near."""
    known = _ALIASES.get(name.lower(), name.lower())
    if known in ENCODINGS:
        return ENCODINGS[known] if version is None else _in_version(ENCODINGS[known], version)
    near = get_close_matches(known, ENCODINGS, 1)
    raise UsageError(
        "there is no encoding {name}",
        name=name,
        hint="did you mean {near}?" if near else "the encodings are {names}",
        near=", ".join(near),
        names=", ".join(ENCODINGS),
    )


def _in_version(encoding: Encoding, version: str) -> Encoding:
    if version in encoding.versions:
        return replace(encoding, options={**encoding.options, "version": version})
    raise UsageError(
        "{encoding} has no version {version}",
        encoding=encoding.name,
        version=version,
        hint="the versions are {names}" if encoding.versions else "leave --version out: it is written in one only",
        names=", ".join(encoding.versions),
    )
