"""What kind of thing a file holds, by its first bytes and its name: a metadata record, a plan or a data set."""

import re
import stat
from pathlib import Path
from typing import Literal

Kind = Literal["data", "xml", "text", "plan"]
HEAD = 4096
# What is looked into in a directory: a file of such a name may be a record, or anything else.
RECORD_SUFFIXES: frozenset[str] = frozenset({".xml", ".rdf", ".eml", ".ttl", ".jsonld"})
_IN_XML: frozenset[str] = frozenset({".xml", ".rdf", ".eml"})
_XML = re.compile(
    r"\s*<(?:\?xml|!--|!DOCTYPE(?!\s+html)|(?!html|head|body)[a-z_][\w.-]*:?[\w.-]*[\s>/])", re.IGNORECASE
)
# A comment ends at the first sign of its end: were it free to go on, many of them would be tried in every combination.
_HTML = re.compile(
    r"\s*(?:<\?xml.*?\?>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html\b)", re.IGNORECASE | re.DOTALL
)
_TEXT = re.compile(r"\s*(?:#[^\n]*\n\s*)*(?:@prefix|@base|prefix\s|base\s|<http|[{\[])", re.IGNORECASE)
_OBJECT = re.compile(r"\s*[{\[]")
_RECORD = re.compile(
    r"\bM[DI]_Metadata\b|\bGetRecord(?:s|ById)Response\b|\bOAI-PMH\b|datacite\.org/schema/kernel-|\beml-2\.\d|w3\.org/ns/dcat#"
)

# The key of a plan by the RDA DMP Common Standard, or that of the data sets in a plan of DMP OPIDoR.
_PLAN_FILE = re.compile(r"^fairtool_plan:", re.MULTILINE)
_PLAN = re.compile(rb'[{,]\s*"(?:dmp|researchOutput)"\s*:')

_BEGINNING = 2**20  # bytes in which a file that describes data says so
_SKOS, _RDF = b"w3.org/2004/02/skos/core#", b"w3.org/1999/02/22-rdf-syntax-ns#"
_DESCRIBES = re.compile(
    rb":(?:Dataset|DatasetSeries|DataService|Catalog|CatalogRecord|M[DI]_Metadata)\b"
    rb"|ns/dcat#(?:Data|Catalog)|schema\.org/Dataset|OAI-PMH|GetRecord"
)


def kind_of(path: Path) -> Kind:
    """Tell a record in XML, or in Turtle or JSON, from a data set.

    What cannot be looked at is left to the reader of data sets to refuse.

    A device, socket or named pipe is never opened: reading one may wait for ever.
    """
    head = _head(path)
    if head is None or _HTML.match(head):
        return "data"
    suffix, is_data = path.suffix.lower(), head.startswith(("CDF", "\x89HDF"))
    if (suffix in _IN_XML and not is_data and not _TEXT.match(head)) or (_XML.match(head) and not _TEXT.match(head)):
        return "xml"
    if (_OBJECT.match(head) and is_plan(path)) or (not is_data and _PLAN_FILE.search(head)):
        return "plan"
    return "text" if _TEXT.match(head) or (suffix in RECORD_SUFFIXES and not is_data) else "data"


def is_plan(path: Path) -> bool:
    """Say whether a document in JSON holds a data-management plan."""
    with path.open("rb") as file:
        return _PLAN.search(file.read(_BEGINNING)) is not None


def is_thesaurus(path: Path) -> bool:
    """Say whether a record in RDF, as `kind_of` takes it to be, is a thesaurus in SKOS that describes no data."""
    with path.open("rb") as file:
        data = file.read(_BEGINNING)
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    is_rdf = start not in (b"{", b"[") and (start != b"<" or _RDF in data)
    return is_rdf and _SKOS in data and not _DESCRIBES.search(data)


def is_record(path: Path) -> bool:
    """Say whether a file found in a directory looks like a metadata record, or like a response that holds some."""
    head = _head(path)
    return head is not None and bool((_XML.match(head) or _TEXT.match(head)) and _RECORD.search(head))


def names_record(path: Path) -> bool:
    """Say whether a file with the name of XML has the words of a record in its beginning, however broken it is."""
    head = _head(path) if path.suffix.lower() in _IN_XML else None
    return head is not None and not _HTML.match(head) and bool(_RECORD.search(head))


def _head(path: Path) -> str | None:
    """Give the first characters of a file, None where there is no regular file to be read."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return None
        with path.open("rb") as file:
            data = file.read(HEAD)
    except OSError:
        return None
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:4].strip():
        unmarked = "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"
        return data.decode("utf-16" if data[:1] in b"\xff\xfe" else unmarked, "replace").lstrip("\ufeff")
    return data.decode("latin-1").removeprefix("ï»¿")
