"""Skosmos: `/rest/v1/{vocabulary}/data`, which sends on to the file of the whole vocabulary.

The interface is described in swagger.json of NatLibFi/Skosmos.
"""

from collections.abc import Iterator
from urllib.parse import quote

from fairtool.errors import UnreadableError
from fairtool.thesauri.presets import Preset
from fairtool.thesauri.servers.json_answer import field, items, json_of
from fairtool.thesauri.servers.way import JSON, RDF_XML, TURTLE, Answered, Asked, Way, one_file


def ways(preset: Preset) -> Iterator[Way]:
    """Give the whole vocabulary in Turtle, then in RDF/XML, then the file that the server keeps beside."""
    root = f"{preset.address.rstrip('/')}/rest/v1"
    if not preset.id:
        yield f"{root}/vocabularies", _the_only_one
        return
    data = f"{root}/{quote(preset.id, safe='')}/data?format="
    yield one_file(f"{data}text/turtle", TURTLE)
    yield one_file(f"{data}application/rdf%2Bxml", RDF_XML)
    if preset.dump:
        yield one_file(preset.dump, TURTLE)


def _the_only_one(asked: Asked) -> Answered:
    """Ask which vocabularies there are, and take the one where there is one."""
    root = f"{asked.preset.address.rstrip('/')}/rest/v1"
    page = asked.session.get(f"{root}/vocabularies?lang=en", JSON)
    names = [field(one, "id") for one in items(json_of(page), "vocabularies")]
    if len(names) != 1:
        raise UnreadableError(
            "{path} has {count} vocabularies: {names}",
            path=asked.preset.address,
            count=len(names),
            names=", ".join(sorted(names)) or "-",
            hint="say which: --id NAME",
        )
    data = f"{root}/{quote(names[0], safe='')}/data?format=text/turtle"
    return Answered(asked.session.pages(data, TURTLE))
