"""A double of a STAC API with transactions on collections and items."""

from tests.push.servers.features import Features, Item, Quirks, WrongError, as_item, merged
from tests.push.servers.loopback import Asked, Reply, as_json

STAC = "https://api.stacspec.org/v1.0.0"
STANDARD = Quirks(location=False)
PYCSW = Quirks(location=False, misses=False, duplicate=400, clauses=True, slashes=False, tags=False)


class StacApi(Features):
    """A server of collections that clients make, with their items."""

    conformance = (
        f"{STAC}/core",
        f"{STAC}/collections",
        f"{STAC}/ogcapi-features",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
    )
    transactions: tuple[str, ...] = (
        f"{STAC}/ogcapi-features/extensions/transaction",
        f"{STAC}/collections/extensions/transaction",
        "http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/simpletx",
    )

    def make_collection(self, asked: Asked) -> Reply:
        """Make a collection."""
        made = as_item(asked.body)
        _has(made, type="Collection", needs=("id", "description", "license", "extent", "links"))
        identifier = str(made["id"])
        if identifier in self.collections:
            raise WrongError(self.quirks.duplicate, "ConflictError", f"Collection {identifier} already exists")
        self.collections[identifier] = made
        self.items[identifier] = {}
        return as_json(made, 201)

    def one_collection(self, asked: Asked, identifier: str) -> Reply:
        """Show, replace, patch or delete a collection; its items go with it."""
        match asked.method:
            case "PUT" | "PATCH":
                new = as_item(asked.body)
                before = self.collections[identifier]
                self.collections[identifier] = {
                    **(new if asked.method == "PUT" else merged(before, new)),
                    "id": identifier,
                }
            case "DELETE":
                del self.collections[identifier], self.items[identifier]
                return Reply(204)
        return super().one_collection(Asked("GET", asked.target, asked.headers), identifier)

    def create(self, collection: str, asked: Asked) -> Reply:
        """Keep a new item, or several in a FeatureCollection, of which the first that is there already stops the rest."""
        found = as_item(asked.body)
        if found.get("type") == "FeatureCollection":
            for item in found.get("features", []):
                self._kept_item(collection, item)
            return Reply(201)
        return self._kept_item(collection, found)

    def read(self, asked: Asked, *, replaces: bool) -> Item:  # noqa: ARG002
        """Give the item in the body."""
        item = as_item(asked.body)
        _has(item, type="Feature", needs=("id", "geometry", "properties", "links", "assets"))
        return item

    def _kept_item(self, collection: str, item: Item) -> Reply:
        _has(item, type="Feature", needs=("id", "geometry", "properties", "links", "assets"))
        if "datetime" not in item["properties"]:
            raise WrongError(400, "RequestValidationError", "properties.datetime: field required")
        if item.get("collection", collection) != collection:
            raise WrongError(400, "InvalidParameterValue", "The collection in the body is another than in the address")
        reply = self.kept(collection, {**item, "collection": collection})
        said = as_json(item, 201)
        return Reply(201, said.body, {**reply.headers, **said.headers})


def _has(found: Item, *, type: str, needs: tuple[str, ...]) -> None:  # noqa: A002 - the word of the format
    missing = [name for name in needs if name not in found]
    if found.get("type") != type or missing:
        raise WrongError(400, "RequestValidationError", f"{', '.join(missing) or 'type'}: field required for a {type}")
