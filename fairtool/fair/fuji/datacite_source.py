"""What F-UJI finds in the JSON that DataCite gives for a DOI."""

from fairtool.fair.fuji.source import Claimed, Source, Way, elements
from fairtool.record.json_node import JsonNode

_NAMESPACE = "http://datacite.org/schema/"


def datacite_source(root: JsonNode) -> Source:
    """Give what is found in a document; of several sizes and formats the first counts, and files have no names."""
    rights = _each(root, "rightsList", "rightsUri") or _each(root, "rightsList", "rights")
    found = elements(
        identifier=_texts(root["id"]),
        type=_texts(root["types"]["resourceTypeGeneral"]),
        creator=_each(root, "creators", "name"),
        publisher=_texts(root["publisher"]) or _texts(root["publisher"]["name"]),
        contributor=_each(root, "contributors", "name"),
        title=_each(root, "titles", "title"),
        keywords=_each(root, "subjects", "subject"),
        published=_dates(root, "Available") or _texts(root["publicationYear"]),
        modified=_dates(root, "Updated"),
        created=_dates(root, "Created"),
        licence=rights,
        access=rights,
        summary=_each(root, "descriptions", "description"),
        size=_texts(root["sizes"])[:1],
        format=_texts(root["formats"])[:1],
    )
    content = root["contentUrl"].text()
    return Source(
        Way.DATACITE,
        found,
        (Claimed(content),) if content else (),
        _each(root, "relatedIdentifiers", "relatedIdentifier"),
        (_NAMESPACE, *_each(root, "subjects", "valueUri")),
        _each(root, "subjects", "valueUri"),
    )


def _texts(node: JsonNode) -> tuple[str, ...]:
    return tuple(text for one in node if (text := one.text()))


def _each(root: JsonNode, name: str, member: str) -> tuple[str, ...]:
    return tuple(text for one in root[name] if (text := one[member].text()))


def _dates(root: JsonNode, kind: str) -> tuple[str, ...]:
    return tuple(one["date"].text() for one in root["dates"] if one["dateType"].text() == kind)
