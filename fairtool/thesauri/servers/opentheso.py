"""OpenTheso: a whole thesaurus by `/openapi/v1/thesaurus/{id}`, in the form that the header asks for.

The answer calls itself JSON in either form (ThesaurusIdController of miledrousset/Opentheso), so its content decides.
"""

from collections.abc import Iterator
from urllib.parse import quote

from fairtool.thesauri.presets import Preset
from fairtool.thesauri.servers.way import JSON_LD, Way, one_file


def ways(preset: Preset) -> Iterator[Way]:
    """Give the thesaurus as JSON-LD, then as RDF/XML."""
    address = f"{preset.address.rstrip('/')}/openapi/v1/thesaurus/{quote(preset.id, safe='')}"
    yield one_file(address, JSON_LD)
    yield one_file(address, "application/rdf+xml")
