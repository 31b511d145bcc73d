"""One way to ask a server for a thesaurus; where it leads to none, the next is tried."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from fairtool.thesauri.presets import Preset
from fairtool.thesauri.servers.session import Known, Page, Session

TURTLE = "text/turtle, application/rdf+xml;q=0.8, application/ld+json;q=0.6, */*;q=0.1"
RDF_XML = "application/rdf+xml, text/xml;q=0.8, text/turtle;q=0.6, */*;q=0.1"
JSON = "application/json"
JSON_LD = "application/ld+json"


@dataclass(frozen=True, slots=True)
class Asked:
    """A conversation, what is wanted of it, and the copy that is there."""

    preset: Preset
    session: Session
    known: Known


@dataclass(frozen=True, slots=True)
class Answered:
    """The files of a thesaurus, to be read as one; the version and licence where the server says them apart."""

    pages: tuple[Page, ...]
    version: str = ""
    licence: str = ""

    @property
    def unchanged(self) -> bool:
        """Say whether the server answered that nothing has changed."""
        return any(page.got.unchanged for page in self.pages)


Way = tuple[str, Callable[[Asked], Answered]]
"""The address that is asked first, and how."""
Adapter = Callable[[Preset], Iterator[Way]]


def one_file(address: str, accept: str) -> Way:
    """Give the way that fetches an address, with the pages that follow it."""
    return address, lambda asked: Answered(asked.session.pages(address, accept, known=asked.known))
