"""The two forms of the `grid_mapping` attribute: a name, or names with the coordinates they apply to (CF 5.6)."""

from enum import StrEnum
from typing import NamedTuple

from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable


class Section(NamedTuple):
    """A grid mapping variable by name, and the names of its coordinates; none in the short form."""

    mapping: str
    coordinates: tuple[str, ...] = ()


class SyntaxFault(StrEnum):
    """What can be wrong with the form."""

    EMPTY = "empty"
    SEVERAL = "several names"
    COMMA = "comma"
    START = "no mapping first"
    ALONE = "mapping without coordinates"


class MappingText(NamedTuple):
    """What a `grid_mapping` text says; `fault` where it is in neither form."""

    sections: tuple[Section, ...]
    fault: SyntaxFault | None = None

    @property
    def is_extended(self) -> bool:
        """True where coordinates are named."""
        return any(section.coordinates for section in self.sections)


def read_mapping_text(text: str) -> MappingText:
    """Read the text of a `grid_mapping` attribute; a blank after the colon may be missing, as in the chapter."""
    words = text.replace(":", ": ").split()
    if not words:
        return MappingText((), SyntaxFault.EMPTY)
    if any(mark in text for mark in ",;"):
        return MappingText((), SyntaxFault.COMMA)
    if not any(":" in word for word in words):
        fault = SyntaxFault.SEVERAL if len(words) > 1 else None
        return MappingText(tuple(Section(word) for word in words), fault)
    return _read_extended(words)


def _read_extended(words: list[str]) -> MappingText:
    groups: list[tuple[str, list[str]]] = []
    for word in words:
        if word.endswith(":"):
            groups.append((word[:-1], []))
        elif groups:
            groups[-1][1].append(word)
        else:
            return MappingText((), SyntaxFault.START)
    sections = tuple(Section(name, tuple(coordinates)) for name, coordinates in groups)
    if any(not section.mapping for section in sections):
        return MappingText(sections, SyntaxFault.START)
    alone = any(not section.coordinates for section in sections)
    return MappingText(sections, SyntaxFault.ALONE if alone else None)


def mapping_sections(variable: Variable) -> tuple[Section, ...]:
    """Give what a well-formed `grid_mapping` attribute of a variable says; nothing where it is not well-formed."""
    text = variable.text("grid_mapping")
    read = read_mapping_text(text) if text is not None else MappingText(())
    return () if read.fault else read.sections


def georeferencing_coordinates(view: Dataset, variable: Variable) -> tuple[Variable, ...]:
    """Give the coordinates of a variable that a grid mapping can apply to.

    They are its coordinate and auxiliary coordinate variables; for a domain variable those of its `dimensions`; and the
    node coordinates of its geometry or mesh and the tie points of its interpolation, which stand for coordinates.
    """
    found = list(view.roles.coordinates[variable.path])
    for name in (variable.text("dimensions") or "").split():
        dimension = view.roles.scope.dimension(name, variable.group)
        along = view.roles.coordinate_variable(dimension) if dimension else None
        found += [along] if along else []
    for container in ("geometry", "mesh", "location_index_set"):
        target = view.roles.target(variable, container)
        found += _named_by_container(view, target) if target else []
    return (*found, *_tie_points(view, variable))


def _named_by_container(view: Dataset, container: Variable) -> list[Variable]:
    """Give the coordinates that a geometry container, a mesh or a set of places on a mesh names."""
    mesh = view.roles.target(container, "mesh")
    names = ("coordinates", "node_coordinates", "edge_coordinates", "face_coordinates", "volume_coordinates")
    holders = (container, mesh) if mesh else (container,)
    targets = (one.target for holder in holders for name in names for one in view.roles.named_by(holder, name))
    return [target for target in targets if target]


def _tie_points(view: Dataset, variable: Variable) -> tuple[Variable, ...]:
    words = (variable.text("coordinate_interpolation") or "").replace(":", ": ").split()
    found = (view.roles.scope.variable(word[:-1], variable.group) for word in words if word.endswith(":"))
    return tuple(one[0] for one in found if one)
