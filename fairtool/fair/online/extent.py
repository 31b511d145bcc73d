"""How far one looks at what is published: how many requests of each kind, and what records are asked for as."""

from dataclasses import dataclass

RESOLVER = "https://doi.org/"
# What records are asked for as, one request each.
NEGOTIATED: tuple[str, ...] = (
    "application/ld+json, application/vnd.schemaorg.ld+json;q=0.9",  # the second of DataCite
    "text/turtle",
    "application/vnd.datacite.datacite+json",
    "application/vnd.iso.19139+xml, application/vnd.iso.19115-3+xml, application/xml;q=0.5",
)


@dataclass(frozen=True, slots=True)
class Extent:
    """How far to look: the resolver of DOIs, how much is asked for, and what as."""

    resolver: str = RESOLVER
    most_items: int = 10
    most_descriptions: int = 10
    negotiated: tuple[str, ...] = NEGOTIATED
    most_services: int = 3
    most_catalogues: int = 3
