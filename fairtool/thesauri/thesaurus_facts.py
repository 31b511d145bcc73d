"""What is known of a thesaurus as a whole, wherever it came from."""

from collections.abc import Mapping
from dataclasses import dataclass

from fairtool.skos.facet import Facet


@dataclass(frozen=True, slots=True)
class ThesaurusFacts:
    """A thesaurus: its name here, its title, and what it says of itself.

    `source` is `shipped`, `pulled` or the path of a file. `date` is ISO 8601 where the source has it so. `licence` is
    an SPDX identifier, an address, or `unconfirmed`. `facets` are what its concepts are about, none where unknown.
    `akin` is the name of the thesaurus of the project that has the same concepts, whose tables hold for this one, too.
    """

    name: str
    title: str
    version: str = ""
    date: str = ""
    uri: str = ""
    licence: str = "unconfirmed"
    source: str = ""
    facets: frozenset[Facet] = frozenset()
    identifier: str = ""
    akin: str = ""

    def as_texts(self) -> Mapping[str, str]:
        """Give the facts as names and texts."""
        return {
            name: getattr(self, name)
            for name in ("name", "title", "version", "date", "uri", "licence", "source", "identifier", "akin")
        } | {"facets": " ".join(sorted(self.facets))}


def facts_of(texts: Mapping[str, str]) -> ThesaurusFacts:
    """Give the facts of a thesaurus out of names and texts."""
    facets = frozenset(Facet(name) for name in texts["facets"].split())
    return ThesaurusFacts(**{name: text for name, text in texts.items() if name != "facets"}, facets=facets)
