"""Where the documents of a target are: records or items in a collection, or the collections themselves."""

from dataclasses import dataclass

from fairtool.push.ogcapi.address import Place
from fairtool.push.path_part import path_part


@dataclass(frozen=True, slots=True)
class Shelf:
    """What is kept, and how: the encoding of fairtool, the media type, whether the documents are collections."""

    software: str
    encoding: str
    media_type: str
    are_collections: bool = False
    names_collection: bool = False  # documents say which collection they are in


def address_of_all(place: Place, shelf: Shelf, collection: str) -> str:
    """Give the address that new documents are sent to."""
    return place.collections if shelf.are_collections else place.items(collection)


def address_of(place: Place, shelf: Shelf, collection: str, identifier: str) -> str:
    """Give the address of one document."""
    return f"{address_of_all(place, shelf, collection)}/{path_part(identifier)}"
