"""What the rules of this package share: what a record says in flat form, where it says it, and what says nothing."""

from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from fairtool.finding import Problem
from fairtool.iso.view import XmlRecord
from fairtool.netcdf.placeholder import is_placeholder
from fairtool.record.essentials import Essentials
from fairtool.record.flat import flat
from fairtool.record.part import RecordPart, parts_at

SOURCE = "FAIR principles (2016)"
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
    part = next((one for field in fields for one in parts_at(view.record, field)), None)
    where = part.where if part else RecordPart(view.record, view.record).root or "/"
    shown: dict[str, Any] = dict(values)
    return Problem(template, where=where, line=part.line if part else None, **shown)


def scheme_of(url: str) -> str:
    """Give the scheme of an address that names a host, in lower case; empty for what is no such address."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return parts.scheme.lower() if "." in parts.netloc else ""
