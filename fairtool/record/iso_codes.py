"""Code lists of ISO 19139 and 19115-3: their addresses, and the codes that were renamed between the two."""

from collections.abc import Mapping
from types import MappingProxyType

from fairtool.iso.paths import Column

LANGUAGES = "http://www.loc.gov/standards/iso639-2/"
_ISO_19139 = "http://standards.iso.org/iso/19139/resources"
_LISTS: Mapping[Column, str] = {
    "19139": f"{_ISO_19139}/gmxCodelists.xml",
    "19115-3": "http://standards.iso.org/iso/19115/resources/Codelists/cat/codelists.xml",
}
# Codes of 19139 and what they became in 19115-3.
_RENAMED: Mapping[str, Mapping[str, str]] = {"MD_RestrictionCode": {"license": "licence"}}
# Kinds of quality report of 19139 and what they became in ISO 19157.
KINDS: Mapping[str, str] = MappingProxyType(
    {
        "DQ_NonQuantitativeAttributeAccuracy": "DQ_NonQuantitativeAttributeCorrectness",
        "QE_Usability": "DQ_UsabilityElement",
    }
)


def code_list(name: str, column: Column) -> str:
    """Give the address of a code list by the name of its element: `CI_RoleCode`."""
    if name == "LanguageCode":
        return LANGUAGES
    if column == "19139" and name.startswith("MI_"):
        return f"{_ISO_19139}/gmiCodelists.xml#{name}"
    return f"{_LISTS[column]}#{name}"


def renamed(name: str, code: str, column: Column) -> str:
    """Give a code by the name that it has in an encoding."""
    known = _RENAMED.get(name, {})
    if column == "19115-3":
        return known.get(code, code)
    return next((old for old, new in known.items() if new == code), code)
