"""What GeoNetwork does to the XML of a record: finds its identifier, and changes what it keeps."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from lxml import etree

GMD = "http://www.isotc211.org/2005/gmd"
GCO = "http://www.isotc211.org/2005/gco"
SAFE = etree.XMLParser(resolve_entities=False, no_network=True)
AFTER_LOCALE = frozenset(
    f"{{{GMD}}}{name}"
    for name in (
        "spatialRepresentationInfo",
        "referenceSystemInfo",
        "metadataExtensionInfo",
        "identificationInfo",
        "contentInfo",
        "distributionInfo",
        "dataQualityInfo",
    )
)


@dataclass(frozen=True, slots=True)
class Habits:
    """How a catalogue treats what it is sent.

    `stamps` sets the date stamp of the record to now, as the real one does; `adds_locale` adds a gmd:locale;
    `other_prefixes` writes all names with prefixes of its own. `lags` is whether records are found only after
    `Catalogue.refresh`. `public_csw` is whether inserts by CSW are seen by all. `workflow` makes new records drafts that
    `publishToAll` does not publish.
    """

    stamps: bool = True
    adds_locale: bool = False
    other_prefixes: bool = False
    lags: bool = False
    public_csw: bool = False
    workflow: bool = False


def parsed(text: bytes) -> Any:
    """Read XML. Raises etree.XMLSyntaxError."""
    return etree.fromstring(text, SAFE)


def identifier_of(record: Any) -> str:
    """Give the identifier of a record, or nothing."""
    return str(record.findtext(f"{{{GMD}}}fileIdentifier/{{{GCO}}}CharacterString", "")).strip()


def title_of(record: Any) -> str:
    """Give the first title in a record."""
    return str(record.findtext(f".//{{{GMD}}}title/{{{GCO}}}CharacterString", ""))


def with_identifier(record: Any, identifier: str) -> Any:
    """Give a record another identifier."""
    for old in record.findall(f"{{{GMD}}}fileIdentifier"):
        record.remove(old)
    new = etree.Element(f"{{{GMD}}}fileIdentifier")
    etree.SubElement(new, f"{{{GCO}}}CharacterString").text = identifier
    record.insert(0, new)
    return record


def fault_in(record: Any) -> str:
    """Say what a schema would have against a record; only the names and the presence of parts are looked at."""
    for needed in ("contact", "dateStamp", "identificationInfo"):
        if record.find(f"{{{GMD}}}{needed}") is None:
            return f"cvc-complex-type.2.4.b: 'gmd:MD_Metadata' is not complete: 'gmd:{needed}' is expected."
    foreign = [one.tag for one in record if not str(one.tag).startswith(f"{{{GMD}}}")]
    return f"cvc-complex-type.2.4.a: '{foreign[0]}' is not expected." if foreign else ""


def as_kept(record: Any, habits: Habits) -> bytes:
    """Give the text that the catalogue keeps of a record."""
    if habits.stamps:
        _stamp(record)
    if habits.adds_locale:
        _add_locale(record)
    if habits.other_prefixes:
        record = _renamed(record)
    return bytes(etree.tostring(record, encoding="UTF-8", xml_declaration=True))


def _stamp(record: Any) -> None:
    stamp = record.find(f"{{{GMD}}}dateStamp")
    if stamp is None:
        return
    for old in list(stamp):
        stamp.remove(old)
    etree.SubElement(stamp, f"{{{GCO}}}DateTime").text = datetime.now(UTC).isoformat(timespec="milliseconds")


def _add_locale(record: Any) -> None:
    if record.find(f"{{{GMD}}}locale") is not None:
        return
    locale = etree.Element(f"{{{GMD}}}locale")
    inside = etree.SubElement(locale, f"{{{GMD}}}PT_Locale", id="FR")
    language = etree.SubElement(inside, f"{{{GMD}}}languageCode")
    listed = {"codeList": "http://www.loc.gov/standards/iso639-2/", "codeListValue": "fre"}
    etree.SubElement(language, f"{{{GMD}}}LanguageCode", listed)
    coding = etree.SubElement(inside, f"{{{GMD}}}characterEncoding")
    etree.SubElement(coding, f"{{{GMD}}}MD_CharacterSetCode", {"codeList": "", "codeListValue": "utf8"})
    place = next((number for number, one in enumerate(record) if one.tag in AFTER_LOCALE), len(record))
    record.insert(place, locale)


def _renamed(record: Any) -> Any:
    spaces = sorted({str(etree.QName(one).namespace) for one in record.iter(etree.Element)})
    root = etree.Element(record.tag, record.attrib, nsmap={f"n{number}": space for number, space in enumerate(spaces)})
    root.text = record.text
    root.extend(list(record))
    etree.cleanup_namespaces(root)
    return root
