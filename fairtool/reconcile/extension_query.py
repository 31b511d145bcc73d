"""What a client asks to fetch: properties of concepts by their identifiers."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from fairtool.reconcile.query import LONGEST
from fairtool.reconcile.refused import Refused

MOST_IDS = 1000
MOST_PROPERTIES = 50


@dataclass(frozen=True, slots=True)
class Column:
    """A property to fetch: at most `limit` values, 0 for all; concepts by their `addresses` alone, or by names too."""

    name: str
    limit: int = 0
    addresses: bool = False


@dataclass(frozen=True, slots=True)
class ExtensionQuery:
    """The concepts and the properties."""

    ids: tuple[str, ...] = ()
    columns: tuple[Column, ...] = field(default=())


def extension_of(document: object) -> ExtensionQuery:
    """Give what is to be fetched; raises Refused where it is not as the specification has it."""
    if not isinstance(document, dict):
        raise Refused("{where} is no JSON object: write ids and properties", where="extend")
    ids, columns = (_listed(document, name) for name in ("ids", "properties"))
    if len(ids) > MOST_IDS or len(columns) > MOST_PROPERTIES:
        raise Refused(
            "at most {ids} identifiers and {properties} properties are answered at once",
            status=413, ids=MOST_IDS, properties=MOST_PROPERTIES,
        )  # fmt: skip
    return ExtensionQuery(tuple(_id(one, "ids") for one in ids), tuple(_column(one) for one in columns))


def _listed(document: Mapping[str, object], name: str) -> list[object]:
    found = document.get(name)
    if not isinstance(found, list):
        raise Refused("{where} is no list", where=f"extend.{name}")
    return found


def _id(said: object, where: str) -> str:
    if not isinstance(said, str) or len(said) > LONGEST:
        raise Refused("{where} is no text", where=f"extend.{where}")
    return said


def _column(said: object) -> Column:
    if not isinstance(said, dict):
        raise Refused("{where} has not both id and settings as an object", where="extend.properties")
    settings = said.get("settings") or {}
    if not isinstance(settings, dict):
        raise Refused("{where} has not both id and settings as an object", where="extend.properties")
    limit = str(settings.get("limit", 0))
    return Column(
        _id(said.get("id"), "properties.id"),
        int(limit[:6]) if limit.isascii() and limit.isdigit() else 0,
        settings.get("content") == "uri",
    )
