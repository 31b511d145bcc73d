"""The geospatial block of Dataverse, in its own names and in those of Recherche Data Gouv."""

from collections.abc import Iterator, Mapping

from fairtool.record.citation import Online
from fairtool.record.dataverse_fields import Field, compounds, controlled, inner, inners, primitive, values
from fairtool.record.essentials import Essentials
from fairtool.record.extent import Box
from fairtool.record.flat_extents import metres
from fairtool.record.flat_identifiers import EPSG_ADDRESS, epsg_of
from fairtool.record.json_node import JsonNode
from fairtool.record.nested_said import Said
from fairtool.record.text import Text


def geospatial(said: Essentials, *, french: bool) -> Iterator[Field]:
    """Give the fields of space: Recherche Data Gouv has `northLongitude` and blocks of its own for quality."""
    yield compounds("geographicCoverage", ((primitive("otherGeographicCoverage", one.value),) for one in said.places))
    yield compounds("geographicBoundingBox", (_box(one, french=french) for one in said.boxes))
    if french:
        yield compounds("qualityValidity", (_quality(said),))
        yield compounds("conformity", ((primitive("specification", one.value),) for one in said.conformances))
        return
    yield compounds("geographicReferenceSystemInfo", (_system(one) for one in said.reference_systems))
    yield compounds("geographicSpatialResolution", _resolutions(said))
    yield compounds("geographicReferenceDate", _dates(said))
    yield primitive("geographicDataLineageStatement", str(said.lineage or ""))
    yield compounds("geographicDistribution", (_link(one) for one in said.links))


def read_geospatial(fields: Mapping[str, JsonNode]) -> Iterator[Said]:
    """Give what is said of space, whichever the names."""
    for one in values(fields, "geographicCoverage"):
        for name in ("otherGeographicCoverage", "city", "state", "country"):
            yield Said("places", Text(inner(one, name)) if inner(one, name) else None, one.where)
    for one in values(fields, "geographicUnit"):
        yield Said("places", Text(one.text()) if one.text() else None, one.where)
    yield from _read_plain(fields)
    for one in values(fields, "geographicSpatialResolution"):
        yield from _read_resolution(one)
    yield from _read_quality(fields)


def _read_plain(fields: Mapping[str, JsonNode]) -> Iterator[Said]:
    for one in values(fields, "geographicBoundingBox"):
        yield Said("boxes", _read_box(one), one.where)
    for one in values(fields, "geographicReferenceSystemInfo"):
        yield Said("reference_systems", _read_system(one), one.where)
    for one in values(fields, "geographicReferenceDate"):
        if inner(one, "geographicReferenceDateType") == "revision":
            yield Said("revised", inner(one, "geographicReferenceDateValue"), one.where)
    for one in values(fields, "geographicDataLineageStatement"):
        yield Said("lineage", Text(one.text()) if one.text() else None, one.where)
    for one in values(fields, "geographicDistribution"):
        yield Said("links", _read_link(one), one.where)


def _read_quality(fields: Mapping[str, JsonNode]) -> Iterator[Said]:
    for one in values(fields, "qualityValidity"):
        text = "\n".join(inners(one, "lineage"))
        yield Said("lineage", Text(text) if text else None, one.where)
        for said in inners(one, "spatialResolution"):
            number, _, unit = said.partition(" ")
            yield Said("resolution_metres", metres(JsonNode(number).number(), unit), one.where)
    for one in values(fields, "conformity"):
        for text in inners(one, "specification"):
            yield Said("conformances", Text(text), one.where)


def _box(box: Box, *, french: bool) -> tuple[Field, ...]:
    kind = "Longitude" if french else "Latitude"
    sides = (
        ("westLongitude", box.west),
        ("eastLongitude", box.east),
        (f"north{kind}", box.north),
        (f"south{kind}", box.south),
    )
    return tuple(primitive(name, "" if side is None else f"{side:.12g}") for name, side in sides)


def _read_box(node: JsonNode) -> Box | None:
    def side(*names: str) -> float | None:
        return next((found for name in names if (found := node[name]["value"].number()) is not None), None)

    west, east = side("westLongitude"), side("eastLongitude")
    south, north = side("southLatitude", "southLongitude"), side("northLatitude", "northLongitude")
    box = Box(None, west, east, south, north)
    return box if box != Box() else None


def _system(system: Text) -> tuple[Field, ...]:
    epsg = epsg_of(system)
    code, space = (str(epsg), "EPSG") if epsg and system.value == f"EPSG:{epsg}" else (system.value, system.href)
    return primitive("geographicReferenceSystemCode", code), primitive("geographicReferenceSystemCodeSpace", space)


def _read_system(node: JsonNode) -> Text | None:
    code = inner(node, "geographicReferenceSystemCode")
    space = inner(node, "geographicReferenceSystemCodeSpace")
    if space == "EPSG" and code.isdecimal():
        return Text(f"EPSG:{code}", f"{EPSG_ADDRESS}{code}")
    return Text(code, space if "://" in space else "") if code else None


def _resolutions(said: Essentials) -> Iterator[tuple[Field, ...]]:
    found = ((said.resolution_metres, "distance", "m"), (said.scale, "equivalentScale", ""))
    for number, type_, unit in found:
        if number is not None:
            yield (
                primitive("geographicSpatialResolutionValue", f"{number:.12g}"),
                controlled("geographicSpatialResolutionType", type_),
                primitive("geographicSpatialResolutionUnitOfMeasure", unit),
            )


def _read_resolution(node: JsonNode) -> Iterator[Said]:
    number = node["geographicSpatialResolutionValue"]["value"].number()
    type_, unit = (inner(node, f"geographicSpatialResolution{one}") for one in ("Type", "UnitOfMeasure"))
    if type_ == "equivalentScale":
        yield Said("scale", int(number) if number is not None else None, node.where)
    elif type_ == "distance":
        yield Said("resolution_metres", metres(number, unit), node.where)


def _dates(said: Essentials) -> Iterator[tuple[Field, ...]]:
    if said.revised:
        yield (
            primitive("geographicReferenceDateValue", said.revised[:10]),
            controlled("geographicReferenceDateType", "revision"),
        )


def _link(link: Online) -> tuple[Field, ...]:
    return (
        primitive("geographicDistributionLink", link.url),
        primitive("geographicDistributionLinkLabel", str(link.name or "")),
        primitive("geographicProtocol", str(link.protocol or "")),
    )


def _read_link(node: JsonNode) -> Online | None:
    url, name, protocol = (
        inner(node, one)
        for one in ("geographicDistributionLink", "geographicDistributionLinkLabel", "geographicProtocol")
    )
    return Online(url, Text(protocol) if protocol else None, None, Text(name) if name else None) if url else None


def _quality(said: Essentials) -> tuple[Field, ...]:
    length = said.resolution_metres
    return (
        primitive("lineage", str(said.lineage or "")),
        primitive("spatialResolution", f"{length:.12g} m" if length is not None else ""),
    )
