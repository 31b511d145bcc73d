"""Coordinates that stand for geometries by `nodes` (CF 7.6)."""

from collections.abc import Iterator, Mapping

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.geometry_container import Geometry, geometry_of
from fairtool.rules.cf.geometry_examples import LINES, POLYGONS

_OTHER = """
  int utm ; utm:grid_mapping_name = "transverse_mercator" ; utm:scale_factor_at_central_meridian = 0.9996 ;
    utm:longitude_of_central_meridian = 3. ; utm:latitude_of_projection_origin = 0. ; utm:false_easting = 500000. ;
    utm:false_northing = 0. ; utm:semi_major_axis = 6378137. ; utm:inverse_flattening = 298.257223563 ;
  int shapes ;"""
_TWO_MAPPINGS = (
    POLYGONS.replace("\n  int shapes ;", _OTHER)
    .replace('shapes:grid_mapping = "crs"', 'shapes:grid_mapping = "utm"')
    .replace('flow:grid_mapping = "crs"', 'flow:grid_mapping = "crs: site_lat site_lon utm: x y"')
    .replace("degrees_east", "m", 2)
)


@rule(
    "cf-7.6-nodes",
    covers=["7.6:R11"],
    when=attribute("nodes"),
    examples=[Example("7.6:R11", bad=LINES.replace('nodes = "y"', 'nodes = "count"'), good=LINES)],
)
def nodes_names_a_node_coordinate(coordinate: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `nodes` of a coordinate is the name of one node coordinate of the geometry.

    It says that the coordinate is a rough place of the same thing that the nodes outline.
    """
    geometries = _geometries(coordinate, context.view)
    if not geometries:
        return
    value = coordinate.attributes["nodes"]
    where = coordinate.place("nodes")
    if not isinstance(value, str) or len(value.split()) != 1:
        yield Problem("{where} is {value}; write the name of one node coordinate", where=where, value=value)
        return
    known = {node.path for geometry in geometries for node in geometry.nodes}
    target = context.view.roles.target(coordinate, "nodes")
    if target is None:
        yield Problem("{where} names {name}, which is no variable of the file", where=where, name=value)
    elif target.path not in known and known:
        yield Problem(
            "{where} names {name}, which is no node coordinate of the geometry; they are {known}",
            where=where,
            name=value,
            known=", ".join(sorted(known)),
        )


@rule(
    "cf-7.6-nodes-grid-mapping",
    covers=["7.6:R12"],
    when=attribute("nodes"),
    examples=[Example("7.6:R12", bad=_TWO_MAPPINGS, good=POLYGONS)],
)
def nodes_have_the_same_grid_mapping(coordinate: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A coordinate with `nodes` has the grid mapping of the node coordinates that it names.

    The two are compared number by number, so they must be of one coordinate system; else leave `nodes` out.
    """
    node = context.view.roles.target(coordinate, "nodes")
    for geometry in _geometries(coordinate, context.view) if node else ():
        for user in geometry.users:
            if node is None or node not in geometry.nodes:
                continue
            own = _mapping(user, coordinate)
            theirs = _mapping(geometry.container, node) or _mapping(user, node)
            if own and theirs and own != theirs:
                yield Problem(
                    "{where} names {node}, whose grid mapping is {theirs}, and that of {coordinate} is {own}; "
                    "remove nodes",
                    where=coordinate.place("nodes"),
                    node=node.path,
                    theirs=theirs,
                    coordinate=coordinate.path,
                    own=own,
                )


def _geometries(coordinate: Variable, dataset: Dataset) -> tuple[Geometry, ...]:
    """Give the geometries whose container or data variable names a coordinate."""
    found: dict[str, Geometry] = {}
    for source in dataset.roles.naming(coordinate, "coordinates"):
        container = dataset.roles.target(source, "geometry") or source
        geometry = geometry_of(container, dataset)
        if geometry.users or "geometry_type" in container.attributes:
            found[container.path] = geometry
    return tuple(found.values())


def _mapping(variable: Variable, coordinate: Variable) -> str | None:
    """Give the name of the grid mapping that a variable has for a coordinate, None where it has none."""
    text = variable.text("grid_mapping") or ""
    if ":" not in text:
        return text.strip() or None
    return _extended(text).get(coordinate.name)


def _extended(text: str) -> Mapping[str, str]:
    """Read `crs: x y wgs84: lat lon` as coordinate -> grid mapping."""
    key, found = "", {}
    for word in text.replace(":", ": ").split():
        if word.endswith(":"):
            key = word[:-1]
        else:
            found[word] = key
    return found
