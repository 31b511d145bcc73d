"""GeoNetwork, of which Sextant is one: a thesaurus of the catalogue as RDF/XML."""

from collections.abc import Iterator
from urllib.parse import quote

from fairtool.thesauri.presets import Preset
from fairtool.thesauri.servers.way import RDF_XML, Way, one_file


def ways(preset: Preset) -> Iterator[Way]:
    """Give the thesaurus by its key in the catalogue, `local.theme.SNO`."""
    registry = f"{preset.address.rstrip('/')}/srv/api/registries/vocabularies"
    yield one_file(f"{registry}/{quote(preset.id, safe='')}", RDF_XML)
    if preset.dump:
        yield one_file(preset.dump, RDF_XML)
