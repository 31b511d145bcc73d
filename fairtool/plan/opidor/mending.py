"""Values of plans that others write wrong, and what they mean: each way of mending gives the value and a sentence.

Only what is certain is mended. What nobody said stays open: an access or a title is never invented.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from fairtool.identifiers import doi_of, named_identifier, orcid_ok
from fairtool.plan.codes import code_lists
from fairtool.plan.fault import Fault, Kind
from fairtool.plan.formats import is_day, is_moment
from fairtool.plan.opidor.labels import code_of
from fairtool.plan.zone import at_zone
from fairtool.translate import marked

_LOCAL_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?(\.\d+)?)?")
_ZONE = marked("{where} is {value}, without a time zone: {new} was written")
_CODE = marked("{where} is {value}, which the standard calls {new}")
_WHOLE = marked("{where} is {value}: written as the number {new}")
_TEXT = marked("{where} is {value}: written as text")
_LIST = marked("{where} is one value: written as a list")
_DAY = marked("{where} is {value}: the day alone was kept")
_TRUTH = marked("{where} is {value}: written as {new}")

_TRUE = frozenset({"yes", "true", "oui", "reused"})
_FALSE = frozenset({"no", "false", "non", "produced"})
# Codes of the standard by the registry of DMP OPIDoR that has the same thing in words.
_REGISTRIES: Mapping[str, str] = {
    "data_access": "DataAccess",
    "personal_data": "YesNoUnknown",
    "sensitive_data": "YesNoUnknown",
    "ethical_issues_exist": "YesNoUnknown",
    "support_versioning": "YesNoUnknown",
    "funding_status": "FundingStatus",
    "certified_with": "Certification",
}
# ISO 639-1 and the other form of ISO 639-2, for the languages that plans are written in.
_LANGUAGES: Mapping[str, str] = {
    "fr": "fra", "fre": "fra", "en": "eng", "de": "deu", "ger": "deu", "es": "spa", "it": "ita", "pt": "por",
    "nl": "nld", "dut": "nld", "fr-fr": "fra", "fr_fr": "fra", "en-gb": "eng", "en_gb": "eng", "en-us": "eng",
    "français": "fra", "french": "fra", "anglais": "eng", "english": "eng",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mended:
    """The value that is right, and the sentence that says so."""

    value: object
    template: str


def kind_of(identifier: str) -> str:
    """Give the kind of an identifier by how it is written: orcid, ror, isni, doi; else url or other."""
    found = named_identifier(identifier)
    if found:
        return found[0].casefold()
    if doi_of(identifier) or orcid_ok(identifier):
        return "doi" if doi_of(identifier) else "orcid"
    return "url" if identifier.startswith(("http://", "https://")) else "other"


def mended(fault: Fault, zone: str = "Z") -> Mended | None:
    """Give what a value should be; None where that is not certain. `zone` is that of moments without one."""
    if fault.kind is Kind.FORMAT:
        return _format(fault, zone)
    found = _BY_KIND.get(fault.kind)
    return found(fault) if found else None


def _code(fault: Fault) -> Mended | None:
    text = str(fault.value).strip()
    registry = _REGISTRIES.get(fault.name, "PIDSystem" if fault.codes == code_lists()["pid_system"] else "")
    found = (
        next((code for code in fault.codes if code.casefold() == text.casefold()), ""),
        code_of(registry, text) if registry else "",
        _LANGUAGES.get(text.casefold(), ""),
    )
    code = next((one for one in found if one in fault.codes), "")
    return Mended(code, _CODE) if code else None


def _format(fault: Fault, zone: str) -> Mended | None:
    text = str(fault.value).strip()
    if fault.format == "date-time":
        found = _LOCAL_MOMENT.fullmatch(text)
        if not found:
            return None
        local = f"{found[1]}T{found[2] or '00:00'}{found[3] or ':00'}{found[4] or ''}"
        moment = at_zone(local, zone) if is_moment(f"{local}Z") else ""
        return Mended(moment, _ZONE) if moment else None
    if fault.format == "date" and is_day(text[:10]) and text[10:11] in ("T", " "):
        return Mended(text[:10], _DAY)
    return None


def _type(fault: Fault) -> Mended | None:
    value = fault.value
    match fault.type:
        case "integer" | "number":
            return _number(value, whole=fault.type == "integer")
        case "string" if isinstance(value, int | float) and not isinstance(value, bool):
            return Mended(f"{value:.15g}" if isinstance(value, float) else str(value), _TEXT)
        case "boolean" if str(value).casefold() in _TRUE | _FALSE:
            return Mended(str(value).casefold() in _TRUE, _TRUTH)
        case "array" if isinstance(value, Mapping if fault.items == "object" else str):
            return Mended([value], _LIST)
        case "array" if fault.name.endswith("_id") and isinstance(value, str):
            return Mended([{"identifier": value, "type": kind_of(value)}], _LIST)
    return None


def _number(value: object, *, whole: bool) -> Mended | None:
    try:
        number = float(str(value).strip())
    except ValueError:
        return None
    near = abs(number) < 2**63 and abs(number - round(number)) <= max(abs(number), 1) * 1e-9
    if whole and not near:
        return None
    return Mended(round(number) if near else number, _WHOLE) if abs(number) < float("inf") else None


_BY_KIND: Mapping[Kind, Callable[[Fault], Mended | None]] = {
    Kind.CODE: _code,
    Kind.TYPE: _type,
}
