"""The attributes of CF as Appendix A lists them: their type, and where they have a meaning."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple, NotRequired, TypedDict

from fairtool.resources import schema
from fairtool.version import Version

# Attributes whose type another rule judges.

# Attributes whose type a rule of their own tells of, arrays of strings included.
_CHECKED = """
Conventions _FillValue actual_range add_offset aggregated_data aggregated_dimensions algorithm ancillary_variables
axis bounds bounds_tie_points calendar cell_measures cell_methods cf_role climatology compress
computational_precision computed_standard_name coordinate_interpolation coordinates dimensions external_variables
featureType flag_masks flag_meanings flag_values formula_terms geometry geometry_type grid_mapping implementation
instance_dimension interior_ring interpolation_description interpolation_name interpolation_parameters leap_month
leap_year location location_index_set mesh missing_value month_lengths node_coordinates node_count nodes
part_node_count positive quantization quantization_nsb quantization_nsd sample_dimension scale_factor select
standard_name tie_point_mapping units units_metadata
"""
TYPE_CHECKED_ELSEWHERE = frozenset(_CHECKED.split())


class Listed(NamedTuple):
    """An attribute of Appendix A: `type` is S (text), N (number) or D (as its variable).

    `places` gives the codes of the places where the attribute has a meaning, newest first, each from a version on.
    """

    name: str
    type: str
    since: Version
    places: tuple[tuple[Version, frozenset[str]], ...]

    def on(self, version: Version) -> frozenset[str]:
        """Give the codes of the places in a version of CF; none where the attribute was not there yet."""
        return next((codes for since, codes in self.places if since <= version), frozenset())


class _Place(TypedDict):
    since: str
    on: list[str]


class _Entry(TypedDict):
    type: str
    since: str
    on: NotRequired[list[str]]
    places: NotRequired[list[_Place]]


@cache
def listed_attributes() -> Mapping[str, Listed]:
    """Give the attributes that Appendix A or chapter 8.3 defines, by name."""
    content = schema("cf/appendix-a")
    return {name: _listed(name, entry) for part in ("attributes", "elsewhere") for name, entry in content[part].items()}


@cache
def text_attributes(version: Version) -> frozenset[str]:
    """Give the names of the attributes that are text in a version of CF."""
    return frozenset(one.name for one in listed_attributes().values() if one.type == "S" and one.since <= version)


def _listed(name: str, entry: _Entry) -> Listed:
    places = entry.get("places") or [_Place(since=entry["since"], on=entry.get("on", []))]
    ordered = sorted(((Version.parse(place["since"]), frozenset(place["on"])) for place in places), reverse=True)
    return Listed(name, entry["type"], Version.parse(entry["since"]), tuple(ordered))
