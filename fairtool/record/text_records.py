"""Reading records in JSON and Turtle: which encoding a document has is seen from what it holds."""

import json
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from fairtool.errors import UnreadableError
from fairtool.iso.safe import read
from fairtool.record.record import Record
from fairtool.translate import marked


class _Reader(NamedTuple):
    """What a document of an encoding looks like, and module and function that read it."""

    fits: Callable[[Mapping[str, Any]], bool]
    module: str
    function: str


def _context(document: Mapping[str, Any]) -> str:
    return json.dumps(document.get("@context", ""))


def _is_datacite(document: Mapping[str, Any]) -> bool:
    data = document.get("data", document)
    attributes = data.get("attributes", data) if isinstance(data, dict) else {}
    if not isinstance(attributes, dict):
        return False
    return {"titles", "creators"} <= attributes.keys() or "datacite.org/schema" in str(attributes.get("schemaVersion"))


NO_RECORD = marked("{path} holds no metadata record that is known")
_READERS = (
    _Reader(lambda one: "schema.org" in _context(one), "schema_org_read", "read_schema_org"),
    _Reader(lambda one: "datasetVersion" in one or "metadataBlocks" in one, "dataverse_read", "read_dataverse"),
    _Reader(_is_datacite, "datacite_read", "read_datacite"),
    _Reader(lambda one: "datasets" in one and "producer" in one, "theia_read", "read_theia"),
    _Reader(lambda one: "resourceTitle" in one, "aeris_read", "read_aeris"),
)


def graph_records(path: Path, name: str) -> tuple[Record, ...]:
    """Read all that a document in DCAT describes: Turtle, RDF/XML or JSON-LD; raises UnreadableError."""
    found: tuple[Record, ...] = _reader("dcat", "read_all_dcat")(read(path, name), name)
    return found


def text_records(path: Path, name: str) -> tuple[Record, ...]:
    """Read the records in a document in JSON or Turtle; raises UnreadableError where it holds none that is known."""
    data = read(path, name)
    if data.decode("utf-8-sig", "replace").lstrip()[:1] not in ("{", "["):
        return graph_records(path, name)
    try:
        document = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise UnreadableError("{path} is not JSON: {reason}", path=name, reason=error) from error
    if isinstance(document, dict):
        if "dcat" in _context(document):
            return graph_records(path, name)
        for reader in _READERS:
            if reader.fits(document):
                return (_reader(reader.module, reader.function)(data, name),)
    raise UnreadableError(
        NO_RECORD,
        hint="give a record in DataCite, schema.org, Dataverse, DCAT or the JSON of a pole, or one in XML",
        path=name,
    )


def _reader(module: str, function: str) -> Callable[[bytes, str], Any]:
    reader: Callable[[bytes, str], Any] = getattr(import_module(f"fairtool.record.{module}"), function)
    return reader
