"""Where and when a resource is, as GeoDCAT-AP has it: locations, periods, reference systems, resolution."""

from fairtool.record.essentials import Essentials
from fairtool.record.extent import Box, Period
from fairtool.record.flat_identifiers import EPSG_ADDRESS, epsg_of
from fairtool.record.geodcat_thing import Iri, Literal, Properties, Thing, Value, address, say
from fairtool.record.geodcat_words import date, spoken
from fairtool.record.text import Text

_SYSTEM = "http://inspire.ec.europa.eu/glossary/SpatialReferenceSystem"


def extents(essentials: Essentials) -> Properties:
    """Give boxes, places and periods."""
    boxes = (_location(box) for box in essentials.boxes if box.inclusion is not False)
    places = (_place(place, essentials.language) for place in essentials.places)
    periods = (_period(period) for period in essentials.periods)
    return (
        *(("dct:spatial", found) for found in (*boxes, *places) if found is not None),
        *(("dct:temporal", found) for found in periods if found.properties),
    )


def systems(essentials: Essentials) -> Properties:
    """Give reference systems, and the specifications that the resource conforms to."""
    specifications = (_standard(text, "", essentials.language) for text in essentials.conformances)
    reference = (_standard(text, _SYSTEM, essentials.language) for text in essentials.reference_systems)
    return tuple(("dct:conformsTo", found) for found in (*reference, *specifications))


def resolutions(essentials: Essentials) -> Properties:
    """Give the resolution in space, by distance and by scale, and in time."""
    metres = essentials.resolution_metres
    distance = say("dcat:spatialResolutionInMeters", _pointed(metres), "xsd:decimal") if metres is not None else ()
    step = essentials.temporal_resolution if essentials.temporal_resolution.startswith("P") else ""
    return (*distance, *_scale(essentials.scale), *say("dcat:temporalResolution", step, "xsd:duration"))


def decimal(number: float) -> str:
    """Give a number without exponent, as `xsd:decimal` wants it."""
    return f"{number:.12f}".rstrip("0").rstrip(".") or "0"


def _pointed(number: float) -> str:
    """Give a number with a decimal point, which Turtle takes for the type."""
    text = decimal(number)
    return text if "." in text else f"{text}.0"


def well_known_text(box: Box) -> str:
    """Give a box as WKT, longitude first; one over the antimeridian in two parts; empty where it is not whole."""
    west, east, south, north = box.west, box.east, box.south, box.north
    if west is None or east is None or south is None or north is None:
        return ""
    if west == east and south == north:
        return f"POINT({decimal(west)} {decimal(south)})"
    if west > east:
        return f"MULTIPOLYGON({_ring(west, 180, south, north)},{_ring(-180, east, south, north)})"
    return f"POLYGON{_ring(west, east, south, north)}"


def _ring(west: float, east: float, south: float, north: float) -> str:
    corners = ((west, north), (east, north), (east, south), (west, south), (west, north))
    return f"(({','.join(f'{decimal(x)} {decimal(y)}' for x, y in corners)}))"


def _location(box: Box) -> Thing | None:
    text = well_known_text(box)
    return Thing(("dct:Location",), (("dcat:bbox", Literal(text, datatype="gsp:wktLiteral")),)) if text else None


def _place(place: Text, main: str) -> Value | None:
    names = spoken("skos:prefLabel", place, main)
    return Thing(("dct:Location",), names, address(place.href)) if names else None


def _period(period: Period) -> Thing:
    end = period.end if period.end_indeterminate != "unknown" else ""
    return Thing(("dct:PeriodOfTime",), (*date("dcat:startDate", period.begin), *date("dcat:endDate", end)))


def _standard(text: Text, kind: str, main: str) -> Thing:
    code = epsg_of(text) if kind else None
    uri = f"{EPSG_ADDRESS}{code}" if code else address(text.href) or (address(text.value) if kind else "")
    type_of = (("dct:type", Iri(kind)),) if kind else ()
    return Thing(("dct:Standard",), (*spoken("dct:title", text, main if not kind else ""), *type_of), uri)


def _scale(denominator: int | None) -> Properties:
    if not denominator or denominator < 0:
        return ()
    metric = Iri("geodcatap:spatialResolutionAsScale")
    value = Literal(_pointed(1 / denominator), datatype="xsd:decimal")
    measured = Thing(("dqv:QualityMeasurement",), (("dqv:isMeasurementOf", metric), ("dqv:value", value)))
    return (("dqv:hasQualityMeasurement", measured),)
