"""A day, a moment or an address in the form of the standard for one in another form."""

import re

from fairtool.identifiers import doi_of
from fairtool.plan.fault import Fault
from fairtool.plan.formats import FORMATS, is_day, is_moment
from fairtool.plan.zone import at_zone
from fairtool.rules.iso.calendar import mended
from fairtool.vocabulary.licences import licence

_MOMENT = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:[Tt]| +)(\d{2}:\d{2})(:\d{2})?(\.\d+)?\s*([Zz]|UTC|[+-]\d{2}(?::?\d{2})?)?", re.ASCII
)
_MIDNIGHT = re.compile(r"(\d{4}-\d{2}-\d{2})[Tt ]00:00(?::00(?:\.0+)?)?(?:[Zz]|[+-]\d{2}:?\d{2})?", re.ASCII)
_SITE = re.compile(r"(?:[a-z\d-]+\.)+[a-z]{2,}(?:/\S*)?", re.ASCII)


def text_for(fault: Fault, zone: str) -> str | None:
    """Give the text in the right form; None where it is not certain. `zone` is that of moments without one."""
    text = str(fault.value).strip()
    if fault.format == "date":
        found = _day(text)
    elif fault.format == "date-time":
        found = _moment(text, zone)
    else:
        found = address(text, fault.name) if fault.format == "uri" else ""
    return found if found and FORMATS[fault.format](found) else None


def _day(text: str) -> str:
    """Give the day of a midnight, or of a date in another order.

    Another time may be the midnight of the next day in another zone: 22:00 in UTC is that of a summer day in France.
    """
    moment = _MIDNIGHT.fullmatch(text)
    if moment and is_day(moment[1]):
        return moment[1]
    return text if is_day(text) else mended(text)


def _moment(text: str, zone: str) -> str:
    found = _MOMENT.fullmatch(text)
    if not found:
        return ""
    day, minutes, seconds, fraction, said = found.groups()
    local = f"{day}T{minutes}{seconds or ':00'}{fraction or ''}"
    if said:
        return local + _offset(said)
    return at_zone(local, zone) if zone and is_moment(f"{local}Z") else ""


def _offset(said: str) -> str:
    if said.upper() in ("Z", "UTC"):
        return "Z"
    digits = said[1:].replace(":", "").ljust(4, "0")
    return f"{said[0]}{digits[:2]}:{digits[2:]}"


def address(text: str, name: str) -> str:
    """Give the address of a DOI, of a licence that is named, or of a site that is written without `https://`."""
    if doi := doi_of(text):
        return f"https://doi.org/{doi}"
    known = licence(text) if name == "license_ref" else None
    if known and known.url:
        return known.url
    if _SITE.fullmatch(text) and (text.startswith("www.") or "/" in text):
        return f"https://{text}"
    return text
