"""Reference systems, resolution and scale in a `TechnicalInfo` of DataCite, one a line, written and read."""

from collections.abc import Iterator

from fairtool.record.essentials import Essentials
from fairtool.record.json_node import JsonNode
from fairtool.record.nested_said import Said
from fairtool.record.text import Text

_SYSTEM = "Coordinate reference system"
_RESOLUTION = "Spatial resolution in metres"
_SCALE = "Scale denominator"


def technical(said: Essentials) -> str:
    """Give what is known, `Coordinate reference system: EPSG:4326`; empty where nothing is."""
    lines = [f"{_SYSTEM}: {one.value} {one.href}".strip() for one in said.reference_systems]
    if said.resolution_metres is not None:
        lines.append(f"{_RESOLUTION}: {said.resolution_metres:.12g}")
    if said.scale is not None:
        lines.append(f"{_SCALE}: {said.scale}")
    return "\n".join(lines)


def is_technical(text: str) -> bool:
    """Tell whether a text is one of ours."""
    return text.startswith((f"{_SYSTEM}: ", f"{_RESOLUTION}: ", f"{_SCALE}: "))


def read_technical(text: str, where: str) -> Iterator[Said]:
    """Give what the lines say."""
    for line in text.splitlines():
        label, _, value = line.partition(": ")
        number = JsonNode(value).number()
        if label == _SYSTEM:
            yield Said("reference_systems", _system(value), where)
        elif label == _RESOLUTION:
            yield Said("resolution_metres", number, where)
        elif label == _SCALE:
            yield Said("scale", None if number is None else int(number), where)


def _system(value: str) -> Text:
    words, _, address = value.rpartition(" ")
    known = words and ("://" in address or address.startswith("urn:"))
    return Text(words, address) if known else Text(value)
