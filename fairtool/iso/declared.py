"""Which standards a record is checked against, by what it says of itself."""

import re
from collections.abc import Iterator, Mapping

from fairtool.iso.view import XmlRecord
from fairtool.standards import NEWEST
from fairtool.version import Version

# A record that names INSPIRE as its standard, cites its themes, or claims conformity to its regulations.
_INSPIRE = re.compile(r"\binspire\b|1089/2010|976/2009", re.IGNORECASE)


def declared_standards(view: XmlRecord) -> Mapping[str, Version]:
    """Give the standards that a record is held to: structure always, ISO for ISO, INSPIRE where it is cited."""
    family = view.encoding.family
    found: list[str] = [family]
    if family == "iso" and any(_INSPIRE.search(text) for text in _citing(view)):
        found.append("inspire")
    return {name: NEWEST[name] for name in found if name in NEWEST}


def _citing(view: XmlRecord) -> Iterator[str]:
    """Give the texts in which a record may cite INSPIRE."""
    yield view.node.text("standard_name")
    yield view.node.text("standard_version")
    for node in view.nodes("Keywords"):
        yield from node.texts("thesaurus.title")
    for node in view.nodes("Conformance"):
        yield from node.texts("specification.title")
