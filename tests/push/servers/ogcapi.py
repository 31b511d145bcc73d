"""A double of OGC API Records with transactions: as the standard has it, or with the faults of pycsw 3."""

from lxml import etree

from tests.push.servers.features import Features, Item, Key, Quirks, WrongError, as_item
from tests.push.servers.geonetwork_xml import identifier_of, parsed, title_of
from tests.push.servers.loopback import Asked, Reply

RECORDS = "http://www.opengis.net/spec/ogcapi-records-1/1.0/conf"
FEATURES = "http://www.opengis.net/spec/ogcapi-features"
STANDARD = Quirks()
PYCSW = Quirks(
    location=False,
    replaces_by_xml=False,
    misses=False,
    duplicate=400,
    clauses=True,
    slashes=False,
    tags=False,
)
MAIN = "metadata:main"
XML_TYPES = frozenset({"application/xml", "text/xml"})


class RecordsApi(Features):
    """A catalogue with one collection of records. It keeps the XML of records that came as XML in `xml`."""

    conformance = (
        f"{FEATURES}-1/1.0/conf/core",
        f"{FEATURES}-1/1.0/conf/geojson",
        f"{RECORDS}/record-core",
        f"{RECORDS}/record-collection",
        f"{RECORDS}/record-api",
        f"{RECORDS}/json",
    )
    transactions: tuple[str, ...] = (f"{FEATURES}-4/1.0/conf/create-replace-delete", f"{FEATURES}-4/1.0/conf/update")

    def __init__(
        self, quirks: Quirks = STANDARD, *, collection: str = MAIN, key: Key | None = None, writes: bool = True
    ) -> None:
        """Take its quirks, the name of its collection and the key that writing needs."""
        super().__init__(quirks, key=key, writes=writes)
        self.main = collection
        self.collections[collection] = {"id": collection, "type": "Collection", "itemType": "record", "links": []}
        self.items[collection] = {}
        self.xml: dict[str, bytes] = {}

    @property
    def records(self) -> dict[str, Item]:
        """The records of the collection, by identifier."""
        return self.items[self.main]

    def create(self, collection: str, asked: Asked) -> Reply:
        """Keep a new record."""
        item = self.read(asked, replaces=False)
        if not item.get("id"):
            raise WrongError(400, "InvalidParameterValue", "A record has an id")
        reply = self.kept(collection, item)
        if asked.media_type in XML_TYPES:
            self.xml[str(item["id"])] = asked.body
        return reply

    def read(self, asked: Asked, *, replaces: bool) -> Item:
        """Give the record in the body, which is GeoJSON or ISO 19139; pycsw reads no XML from PUT."""
        if asked.media_type not in XML_TYPES:
            return as_item(asked.body)
        if replaces and not self.quirks.replaces_by_xml:
            raise WrongError(400, "InvalidParameterValue", "No data found")
        try:
            root = parsed(asked.body)
        except etree.XMLSyntaxError as error:
            raise WrongError(400, "InvalidParameterValue", f"The body is no XML: {error}") from error
        if replaces:
            self.xml[identifier_of(root)] = asked.body
        properties = {"type": "dataset", "title": title_of(root)}
        return {"id": identifier_of(root), "type": "Feature", "geometry": None, "properties": properties, "links": []}

    def shown(self, item: Item, asked: Asked) -> Reply:
        """Give a record as GeoJSON, or as the XML that it came as where that is asked for."""
        wants = asked.query.get("f", asked.headers.get("accept", "json"))
        if "xml" in wants and item["id"] in self.xml:
            return Reply(200, self.xml[item["id"]], {"Content-Type": "application/xml"})
        return super().shown(item, asked)
