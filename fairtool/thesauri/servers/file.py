"""A plain RDF file at an address, or several that belong together."""

from collections.abc import Iterator

from fairtool.thesauri.presets import Preset
from fairtool.thesauri.servers.way import TURTLE, Answered, Asked, Way, one_file


def ways(preset: Preset) -> Iterator[Way]:
    """Give the address; where there are more files, all are fetched."""
    yield one_file(preset.address, TURTLE) if not preset.more else (preset.address, _all)
    if preset.dump:
        yield one_file(preset.dump, TURTLE)


def _all(asked: Asked) -> Answered:
    addresses = (asked.preset.address, *asked.preset.more)
    return Answered(tuple(page for address in addresses for page in asked.session.pages(address, TURTLE)))
