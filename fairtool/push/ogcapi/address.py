"""Where an interface of OGC or STAC has its collections, from any address of it that a user has at hand."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit, urlunsplit

from fairtool.push.path_part import path_part


@dataclass(frozen=True, slots=True)
class Place:
    """The address of a landing page without a slash at its end, and the collection that the address named."""

    landing: str
    collection: str = ""

    @classmethod
    def at(cls, url: str) -> "Place":
        """Give the place of an address: of the landing page, of the collections, of one of them or of its items."""
        parts = urlsplit(url)
        path = [one for one in parts.path.split("/") if one]
        collection = ""
        if "collections" in path:
            at = path.index("collections")
            collection = unquote(path[at + 1]) if len(path) > at + 1 else ""
            path = path[:at]
        root = "".join(f"/{one}" for one in path if one != "conformance")
        return cls(urlunsplit((parts.scheme, parts.netloc, root, "", "")), collection)

    @property
    def conformance(self) -> str:
        """The address where it says what it can do."""
        return f"{self.landing}/conformance"

    @property
    def collections(self) -> str:
        """The address of all collections."""
        return f"{self.landing}/collections"

    def items(self, collection: str) -> str:
        """Give the address of the items of a collection."""
        return f"{self.collections}/{path_part(collection)}/items"
