"""Which variables the attributes of a variable name, by the grammar of each attribute."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from fairtool.netcdf.model import Variable
from fairtool.netcdf.scope import Scope, Search

# A word before a colon. It is tried only where a word begins, or a long text without a colon takes minutes.
KEY = re.compile(r"(?<![^\s:])([^\s:]++):")


class Word(NamedTuple):
    """A variable named inside an attribute, with the key (measure, term, mapping) that it stands under."""

    name: str
    key: str = ""


class Reference(NamedTuple):
    """A name inside an attribute, and the variable it refers to (None where none is found)."""

    source: Variable
    attribute: str
    word: Word
    target: Variable | None
    search: Search | None

    @property
    def name(self) -> str:
        """The name as written."""
        return self.word.name

    @property
    def key(self) -> str:
        """The key it stands under: `area` in `area: cell_area`; empty in a plain list."""
        return self.word.key


def listed(text: str) -> tuple[Word, ...]:
    """Read a blank-separated list: `lat lon`."""
    return tuple(Word(name) for name in text.split())


def keyed(text: str) -> tuple[Word, ...]:
    """Read `key: name key: name ...`, with any number of names under a key; `key:name` is tolerated."""
    key, words = "", []
    for word in re.findall(r"[^\s:]+:?", text):
        if word.endswith(":"):
            key = word[:-1]
        else:
            words.append(Word(word, key))
    return tuple(words)


def grid_mapping(text: str) -> tuple[Word, ...]:
    """Read the grid mapping variables: `crs`, or the keys of `crs: x y wgs84: lat lon`."""
    if ":" not in text:
        return listed(text)
    return tuple(Word(name) for name in KEY.findall(text))


def interpolation(text: str) -> tuple[Word, ...]:
    """Read the interpolation variables of `lat: lon: bilinear time: linear`: the words without a colon."""
    return tuple(Word(word) for word in text.split() if not word.endswith(":"))


GRAMMARS: Mapping[str, Callable[[str], tuple[Word, ...]]] = {
    "ancillary_variables": listed,
    "bounds": listed,
    "bounds_tie_points": listed,
    "cell_measures": keyed,
    "climatology": listed,
    "coordinate_interpolation": interpolation,
    "coordinates": listed,
    "formula_terms": keyed,
    "geometry": listed,
    "grid_mapping": grid_mapping,
    "interior_ring": listed,
    "interpolation_parameters": keyed,
    "aggregated_data": keyed,
    "mesh": listed,
    "node_coordinates": listed,
    "node_count": listed,
    "nodes": listed,
    "part_node_count": listed,
    "quantization": listed,
    "location_index_set": listed,
    "face_node_connectivity": listed,
    "edge_node_connectivity": listed,
    "face_edge_connectivity": listed,
    "face_face_connectivity": listed,
    "edge_face_connectivity": listed,
    "boundary_node_connectivity": listed,
    "volume_node_connectivity": listed,
    "edge_coordinates": listed,
    "face_coordinates": listed,
    "volume_coordinates": listed,
}


def references_of(variable: Variable, scope: Scope) -> Iterator[Reference]:
    """Give every reference that the attributes of a variable make, in attribute order."""
    for attribute, value in variable.attributes.items():
        grammar = GRAMMARS.get(attribute)
        if grammar is None or not isinstance(value, str):
            continue
        for word in grammar(value):
            target, search = scope.variable(word.name, variable.group) or (None, None)
            yield Reference(variable, attribute, word, target, search)
