"""The NERC Vocabulary Server: a collection in its own profile, as Turtle or RDF/XML."""

from collections.abc import Iterator
from urllib.parse import quote

from fairtool.thesauri.presets import Preset
from fairtool.thesauri.servers.way import RDF_XML, TURTLE, Way, one_file


def ways(preset: Preset) -> Iterator[Way]:
    """Give the collection in Turtle by the parameters of the address, then in RDF/XML by the header."""
    collection = f"{preset.address.rstrip('/')}/collection/{quote(preset.id, safe='')}/current/"
    yield one_file(f"{collection}?_profile=nvs&_mediatype=text/turtle", TURTLE)
    yield one_file(collection, RDF_XML)
    if preset.dump:
        yield one_file(preset.dump, TURTLE)
