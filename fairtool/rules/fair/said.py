"""What the rules of this package share: what a record says in flat form, where it says it, and what says nothing."""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import PurePath
from typing import Any
from urllib.parse import urlsplit

from fairtool.finding import Problem
from fairtool.iso.namespaces import prefixed
from fairtool.iso.view import XmlRecord
from fairtool.netcdf.placeholder import is_placeholder
from fairtool.record.essentials import Essentials
from fairtool.record.flat import flat
from fairtool.record.flat_identifiers import whole
from fairtool.record.part import RecordPart, parts_at

SOURCE = "FAIR principles (2016)"
# Hosts that stand for others in texts, or for the computer itself (RFC 2606, RFC 6761): nobody's data are there.
_NOBODYS = re.compile(r"(?:.+\.)?(?:example\.(?:com|net|org)|invalid|test|localhost|localdomain)", re.IGNORECASE)
IDENTIFIERS = ("resources.citation.identifiers.code", "identifier", "data_set_uri")


@lru_cache(maxsize=2)  # every rule asks for that of the record at hand
def essentials(view: XmlRecord) -> Essentials:
    """Give what a record says of the data, in flat form."""
    return flat(view.record)


def says(text: object) -> bool:
    """Tell whether a text is there and no placeholder: `x`, `...`, `à compléter`."""
    return bool(str(text or "").strip()) and not is_placeholder(str(text))


def problem(view: XmlRecord, template: str, *fields: str, **values: object) -> Problem:
    """Give a problem at the first of these fields that has something in it, else at the whole record."""
    part = next((one for field in fields for one in parts_at(view.record, field) if one.is_placed), None)
    where = part.where if part else whole_record(view)
    shown: dict[str, Any] = dict(values)
    return Problem(template, where=where, line=part.line if part else None, **shown)


def whole_record(view: XmlRecord) -> str:
    """Give what the whole record is called: its root in XML, its address in RDF, in JSON, without either, its file."""
    root = RecordPart(view.record, view.record).root
    if view.root.tag == "record" and not root.startswith("<"):
        return view.path if "://" in view.path else PurePath(view.path).name or "record"
    return root or f"/{prefixed(view.root.tag)}"


def identifiers_of_data(view: XmlRecord) -> Iterator[tuple[str, str]]:
    """Give the identifiers of the data, each with the address of its anchor; empty where that is the same or none."""
    citation = view.record.resource.citation
    for one in citation.identifiers if citation else ():
        text, href = whole(one).strip(), (one.code.href if one.code else "").strip()
        if text or href:
            yield text or href, href if text and href != text else ""


def is_placed_on_the_web(url: str) -> bool:
    """Tell whether an address leads to something of its own: neither to a host of examples, nor to a home page only."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return False
    host = (parts.hostname or "").rstrip(".")
    return not _NOBODYS.fullmatch(host) and bool(parts.path.strip("/") or parts.query)


def scheme_of(url: str) -> str:
    """Give the scheme of an address that names a host, in lower case; empty for what is no such address."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return parts.scheme.lower() if "." in parts.netloc else ""
