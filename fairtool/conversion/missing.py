"""What an encoding needs and a record does not say: the keys that are asked for."""

from collections.abc import Mapping

from fairtool.conversion.encodings import Encoding
from fairtool.conversion.fill_rights import has_conditions, has_public_access
from fairtool.conversion.keys import KEYS, Key
from fairtool.conversion.prepare import is_new
from fairtool.record.record import Record

# What INSPIRE wants of data, by the Technical Guidance 2.0, in the order in which it is easily answered.
_ISO = (
    "record.identifier", "record.language", "title", "abstract", "scope", "topic", "theme", "thesaurus_date",
    "resource.language", "contact.organisation", "contact.email", "licence", "limitations", "lineage", "published",
    "box", "crs", "representation", "format",
)  # fmt: skip
_CORE = ("record.identifier", "record.language", "title", "abstract", "published")
_GENERAL = ("title", "abstract", "creator.name", "licence")
_DATACITE = ("doi", "title", "creator.name", "publisher.name", "published")
_NEEDED: Mapping[str, tuple[str, ...]] = {
    "iso19139": _ISO,
    "iso19115-3": _ISO,
    "datacite": _DATACITE,
    "datacite-xml": _DATACITE,
    "schema-org": _GENERAL,
    "geodcat": (*_GENERAL, "publisher.name", "contact.email"),
    "geodcat-xml": (*_GENERAL, "publisher.name", "contact.email"),
    "geodcat-jsonld": (*_GENERAL, "publisher.name", "contact.email"),
    "stac": ("record.identifier", "title", "abstract", "licence", "box", "period"),
    "stac-item": ("record.identifier", "title", "abstract", "licence", "box", "period"),
    "recherche-data-gouv": ("title", "abstract", "creator.name", "contact.email"),
    "dataverse": ("title", "abstract", "creator.name", "contact.email"),
    "ogcapi-records": ("record.identifier", "title", "abstract", "record.language"),
    "eml": ("title", "abstract", "creator.name", "contact.organisation"),
    "croissant": ("title", "abstract", "licence", "creator.name", "published", "link"),
    "theia": ("record.identifier", "title", "abstract", "contact.email", "licence"),
    "aeris": ("record.identifier", "title", "abstract", "contact.email", "licence"),
}
_ANY_DATE = frozenset({"created", "published", "revised"})  # INSPIRE takes any of them


def missing(record: Record, encoding: Encoding) -> tuple[Key, ...]:
    """Give the keys that are still open, in the order in which they are asked.

    Of a record that was read from another one only what the standard itself wants: whether INSPIRE holds is not known.
    """
    needed = _CORE if encoding.is_iso and not is_new(record) else _NEEDED[encoding.name]
    return tuple(KEYS[name] for name in needed if not _is_said(KEYS[name], record, encoding))


def _is_said(key: Key, record: Record, encoding: Encoding) -> bool:
    if encoding.is_iso and key.name == "published":
        return any(KEYS[name].has(record) for name in _ANY_DATE)
    if encoding.is_iso and key.name == "licence":
        return has_conditions(record)
    if encoding.is_iso and key.name == "limitations":
        return has_public_access(record)
    if not encoding.is_iso and key.name in ("published", "created"):
        return any(KEYS[name].has(record) for name in ("published", "created"))
    return key.has(record)
