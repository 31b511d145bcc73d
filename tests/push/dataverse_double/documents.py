"""Data sets as a client sends them: enough to be taken, and what a test adds."""

from typing import Literal

from tests.push.dataverse_double.shapes import Json

Class = Literal["primitive", "compound", "controlledVocabulary"]


def field(name: str, value: object, type_class: Class = "primitive") -> Json:
    """Give a field; it may stand several times where its value is a list."""
    return {"typeName": name, "typeClass": type_class, "multiple": isinstance(value, list), "value": value}


def compound(name: str, *items: dict[str, str]) -> Json:
    """Give a field of compounds, each with its children by name."""
    return field(name, [{child: field(child, text) for child, text in item.items()} for item in items], "compound")


def listed(name: str, *words: str) -> Json:
    """Give a field of words from a vocabulary."""
    return field(name, list(words), "controlledVocabulary")


def enough(title: str = "Sea level at Brest") -> list[Json]:
    """Give the fields that every collection wants."""
    return [
        field("title", title),
        compound("author", {"authorName": "Le Goff, Anne"}),
        compound("datasetContact", {"datasetContactEmail": "anne@example.org"}),
        compound("dsDescription", {"dsDescriptionValue": "Hourly heights."}),
        listed("subject", "Earth and Environmental Sciences"),
    ]


def version(*more: Json, geospatial: tuple[Json, ...] = (), title: str = "Sea level at Brest") -> Json:
    """Give a version with a licence and enough metadata, and more."""
    blocks = {"citation": {"fields": [*enough(title), *more]}}
    if geospatial:
        blocks["geospatial"] = {"fields": list(geospatial)}
    licence = {"name": "CC BY 4.0", "uri": "http://creativecommons.org/licenses/by/4.0"}
    return {"license": licence, "metadataBlocks": blocks}


def dataset(*more: Json, geospatial: tuple[Json, ...] = (), title: str = "Sea level at Brest") -> Json:
    """Give a data set with its first version."""
    return {"datasetVersion": version(*more, geospatial=geospatial, title=title)}


def box(west: str, east: str, north: str, south: str, *, latitudes: bool = True) -> Json:
    """Give a bounding box, with the names of 6.2 or those before."""
    top, bottom = ("northLatitude", "southLatitude") if latitudes else ("northLongitude", "southLongitude")
    return compound("geographicBoundingBox", {"westLongitude": west, "eastLongitude": east, top: north, bottom: south})
