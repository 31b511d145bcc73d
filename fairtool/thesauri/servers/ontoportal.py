"""OntoPortal, of which EarthPortal is one: the file of an ontology, with a key in the header."""

from collections.abc import Iterator
from urllib.parse import quote

from fairtool.errors import FairtoolError
from fairtool.thesauri.presets import Preset
from fairtool.thesauri.servers.json_answer import field, json_of
from fairtool.thesauri.servers.way import JSON, TURTLE, Answered, Asked, Way


def ways(preset: Preset) -> Iterator[Way]:
    """Give the ontology by its acronym; its latest submission says the version."""
    yield _root(preset), _download


def _root(preset: Preset) -> str:
    return f"{preset.address.rstrip('/')}/ontologies/{quote(preset.id, safe='')}"


def _download(asked: Asked) -> Answered:
    root = _root(asked.preset)
    page = asked.session.get(f"{root}/download", TURTLE, known=asked.known, with_key=True)
    if page.got.unchanged:
        return Answered((page,))
    said = _submission(asked, root)
    return Answered((page,), version=field(said, "version"), licence=field(said, "hasLicense"))


def _submission(asked: Asked, root: str) -> object:
    """Give what the portal says of the latest submission; what cannot be had is no reason to go without the file."""
    try:
        return json_of(asked.session.get(f"{root}/latest_submission?include=all", JSON, with_key=True))
    except FairtoolError:
        return None
