"""Where the data are in schema.org: latitude before longitude, south-west before north-east."""

from collections.abc import Iterator

from fairtool.record.altitudes import system_of
from fairtool.record.citation import Identifier
from fairtool.record.essentials import Essentials
from fairtool.record.extent import Box, Vertical
from fairtool.record.json_node import JsonNode
from fairtool.record.json_written import known
from fairtool.record.nested_said import Said
from fairtool.record.schema_org_node import get, kinds, text_of
from fairtool.record.schema_org_words import CRS_PROPERTY, RESOLUTION, SCALE, VERTICAL
from fairtool.record.text import Text


def places(said: Essentials) -> list[object]:
    """Give the boxes, then the names; what else is known of space goes with the first."""
    found = [known(at_type="Place", geo=shape) for box in said.boxes if (shape := _shape(box))]
    found += [known(at_type="Place", name=place.value, url=place.href) for place in said.places]
    properties = list(_properties(said))
    if properties:
        found = found or [{"@type": "Place"}]
        found[0] = found[0] | {"additionalProperty": properties}
    return list(found)


def read_places(root: JsonNode) -> Iterator[Said]:
    """Give boxes, names, reference systems, heights, resolution and scale."""
    for place in get(root, "spatialCoverage"):
        name = text_of(get(place, "name")) or (place.text() if "://" not in place.text() else "")
        yield Said("places", Text(name, text_of(get(place, "url"))) if name else None, place.where)
        for shape in get(place, "geo"):
            yield Said("boxes", _box(shape), shape.where)
        for one in get(place, "additionalProperty"):
            yield from _property(one)


def _shape(box: Box) -> dict[str, object]:
    if box.west is None or box.east is None or box.south is None or box.north is None:
        return {}
    if (box.west, box.south) == (box.east, box.north):
        return {"@type": "GeoCoordinates", "latitude": box.south, "longitude": box.west}
    corners = (box.south, box.west, box.north, box.east)
    return {"@type": "GeoShape", "box": " ".join(f"{side!r}" for side in corners)}


def _properties(said: Essentials) -> Iterator[dict[str, object]]:
    for system in said.reference_systems:
        yield known(
            at_type="PropertyValue",
            propertyID=CRS_PROPERTY,
            name=system.value,
            value=system.href or system.value,
        )
    for one in said.verticals:
        system = system_of(one)
        yield known(
            at_type="PropertyValue",
            name=VERTICAL,
            description=system.value,
            minValue=one.minimum,
            maxValue=one.maximum,
            url=system.href,
        )
    if said.resolution_metres is not None:
        yield known(
            at_type="PropertyValue", name=RESOLUTION, value=said.resolution_metres, unitText="m", unitCode="MTR"
        )
    if said.scale is not None:
        yield known(at_type="PropertyValue", name=SCALE, value=said.scale)


def _property(node: JsonNode) -> Iterator[Said]:
    name, value = text_of(get(node, "name")), get(node, "value")
    if text_of(get(node, "propertyID")) == CRS_PROPERTY:
        said = text_of(value)
        address = said if "://" in said or said.startswith("urn:") else ""
        yield Said("reference_systems", Text(name or said, address) if said else None, node.where)
    elif name == VERTICAL:
        low, high = get(node, "minValue").number(), get(node, "maxValue").number()
        words = text_of(get(node, "description"))
        system = Identifier(code=Text(words)) if words else None
        yield Said("verticals", Vertical(low, high, text_of(get(node, "url")), system), node.where)
    elif name == RESOLUTION and text_of(get(node, "unitText")) == "m":
        yield Said("resolution_metres", value.number(), node.where)
    elif name == SCALE:
        number = value.number()
        yield Said("scale", int(number) if number is not None else None, node.where)


def _box(node: JsonNode) -> Box | None:
    """Give the box of a shape or of a point; corners may be parted by blanks, commas or both."""
    if "GeoCoordinates" in kinds(node):
        latitude, longitude = get(node, "latitude").number(), get(node, "longitude").number()
        return None if latitude is None or longitude is None else Box(None, longitude, longitude, latitude, latitude)
    numbers = [JsonNode(one).number() for one in text_of(get(node, "box")).replace(",", " ").split()]
    if len(numbers) != 4 or None in numbers:
        return None
    south, west, north, east = numbers
    return Box(None, west, east, south, north)
