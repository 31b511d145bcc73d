"""Which encoding a metadata record in XML has, from its namespaces."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from fairtool.iso.element import Element
from fairtool.iso.namespaces import URIS, namespace
from fairtool.iso.paths import Column

Family = Literal["iso", "datacite", "eml", "dcat", "other"]


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding: what reports call it, and the family whose rules hold.

    `column` is its column of the path table (for ISO), `structure` the table of its structure; both are empty where
    there is none.
    """

    label: str
    family: Family
    column: Column | None = None
    structure: str = ""


_GML_OLD = URIS["gml"][1]
_LABELS: Mapping[str, Encoding] = {
    f"{{{URIS['mdb'][0]}}}MD_Metadata": Encoding("ISO-19115-3:2018", "iso", "19115-3", "iso-19115-3-2.0"),
    f"{{{URIS['mdb'][1]}}}MD_Metadata": Encoding("ISO-19115-3:2016", "iso", "19115-3", "iso-19115-3-1.0"),
    f"{{{URIS['datacite'][0]}}}resource": Encoding("DataCite-4", "datacite", None, "datacite-4"),
    f"{{{URIS['eml'][0]}}}eml": Encoding("EML-2.2", "eml", None, "eml-2.2"),
    f"{{{URIS['eml'][1]}}}eml": Encoding("EML-2.1", "eml", None, "eml-2.1"),
    f"{{{URIS['rdf'][0]}}}RDF": Encoding("DCAT", "dcat"),
}
_GMD = f"{{{URIS['gmd'][0]}}}MD_Metadata"
_GMI = tuple(f"{{{uri}}}MI_Metadata" for uri in URIS["gmi"])
ROOTS: frozenset[str] = frozenset({*_LABELS, _GMD, *_GMI})


def encoding_of(root: Element) -> Encoding | None:
    """Give the encoding of a record by its root element and the flavour of its GML; None where it is no record."""
    if root.tag in _LABELS:
        return _LABELS[root.tag]
    if root.tag != _GMD and root.tag not in _GMI:
        return None
    old = any(namespace(tag) == _GML_OLD for tag in _tags(root))
    year = "2006" if old else "2007"
    if root.tag == _GMD:
        return Encoding(f"ISO-19139:{year}", "iso", "19139", f"iso-19139-{year}")
    return Encoding(f"ISO-19115-2:{year}", "iso", "19139", f"iso-19139-{year}")


def _tags(root: Element) -> Iterator[str]:
    uris = (URIS["gml"][0], _GML_OLD)
    yield from (element.tag for element in root.iter(*(f"{{{uri}}}*" for uri in uris)))


def records_in(root: Element, most: int = 6) -> Iterator[Element]:
    """Give the outermost elements that are records, such as those of a CSW or OAI-PMH response.

    Only `most` levels are looked at, so that what is embedded deep in a record is not taken for one.
    """
    level = [root]
    for _ in range(most):
        if not level:
            return
        deeper: list[Element] = []
        for element in level:
            if element.tag in ROOTS:
                yield element
            else:
                deeper.extend(element.iterchildren("*"))
        level = deeper
