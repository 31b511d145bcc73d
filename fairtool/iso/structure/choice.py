"""Which structure table a record calls for, by its namespaces."""

from collections.abc import Mapping

from lxml import etree

from fairtool.iso.element import Element

GML_32 = "http://www.opengis.net/gml/3.2"
GML_320 = "http://www.opengis.net/gml"
_ROOTS: Mapping[str, str] = {
    "http://standards.iso.org/iso/19115/-3/mdb/1.0": "iso-19115-3-1.0",
    "http://standards.iso.org/iso/19115/-3/mdb/2.0": "iso-19115-3-2.0",
    "http://datacite.org/schema/kernel-4": "datacite-4",
    "https://eml.ecoinformatics.org/eml-2.2.0": "eml-2.2",
    "eml://ecoinformatics.org/eml-2.1.1": "eml-2.1",
}
TABLES = ("iso-19139-2006", "iso-19139-2007", *_ROOTS.values())
_ISO_19139 = frozenset(
    {
        *(f"http://www.isotc211.org/2005/{name}" for name in ("gmd", "gmi", "gmx", "srv", "gco", "gts", "gss", "gsr")),
        "http://standards.iso.org/iso/19115/-2/gmi/1.0",
    }
)
_COUNTS = {
    namespace: etree.XPath("count(descendant::gml:*)", namespaces={"gml": namespace}) for namespace in (GML_32, GML_320)
}


def table_for(root: Element) -> str | None:
    """Give the name of the table for a record; None where no table knows the namespace of its root.

    ISO 19139 of 2006 and 2007 share their namespaces but for GML: what the record uses more decides, then what it
    declares, then 2007.
    """
    namespace = etree.QName(root).namespace or ""
    if namespace not in _ISO_19139:
        return _ROOTS.get(namespace)
    new, old = (_COUNTS[one](root) for one in (GML_32, GML_320))
    if new == old:
        declared = set(root.nsmap.values())
        return "iso-19139-2006" if GML_320 in declared and GML_32 not in declared else "iso-19139-2007"
    return "iso-19139-2006" if old > new else "iso-19139-2007"
