"""The grid mappings of Appendix F: their parameters, the attributes of Table F.1, and their coordinates."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple, NotRequired, TypedDict

from fairtool.resources import schema
from fairtool.version import Version


class GridMapping(NamedTuple):
    """A grid mapping; `choices` are lists of parameters of which one is needed (`either`: no more than one)."""

    name: str
    since: Version
    required: tuple[str, ...]
    choices: tuple["Choice", ...]
    coordinates: tuple[str, ...]
    earlier: tuple[Version, tuple[str, ...]] | None
    counts: Mapping[str, tuple[int, ...]]
    values: Mapping[str, tuple[float, ...]]
    added: Mapping[str, Version]
    deprecated: Mapping[str, Version]

    def is_deprecated(self, parameter: str, version: Version) -> bool:
        """Say whether a parameter should no more be used with this mapping."""
        since = self.deprecated.get(parameter)
        return since is not None and since <= version

    def coordinates_in(self, version: Version) -> tuple[str, ...]:
        """Give the standard names of the coordinates in a version of CF."""
        return self.earlier[1] if self.earlier and version < self.earlier[0] else self.coordinates


class Choice(NamedTuple):
    """Parameters of which one must be there; `exclusive` where the text says either."""

    names: tuple[str, ...]
    exclusive: bool


class Parameter(NamedTuple):
    """An attribute of Table F.1: `type` S text, N number; `types` holds what the text and the table allow together."""

    name: str
    types: frozenset[str]
    since: Version
    units: str
    words: tuple[str, ...]
    minimum: float | None
    maximum: float | None
    below: float | None
    above: float | None
    counts: tuple[int, ...]

    @property
    def is_longitude(self) -> bool:
        """True where the domain is that of longitudes, with an upper limit that is not reached."""
        return self.below is not None

    def admits(self, value: float) -> bool:
        """Say whether a number lies in the domain."""
        low = self.minimum is None or value >= self.minimum
        high = self.maximum is None or value <= self.maximum
        return (
            low and high and (self.below is None or value < self.below) and (self.above is None or value > self.above)
        )


class _Earlier(TypedDict):
    version: str
    names: list[str]


class _Mapping(TypedDict):
    since: str
    required: list[str]
    one_of: NotRequired[list[list[str]]]
    any_of: NotRequired[list[list[str]]]
    coordinates: list[str]
    coordinates_before: NotRequired[_Earlier]
    counts: NotRequired[dict[str, list[int]]]
    values: NotRequired[dict[str, list[float]]]
    added: NotRequired[dict[str, str]]
    deprecated: NotRequired[dict[str, str]]


class _Attribute(TypedDict, total=False):
    type: str
    printed: str
    since: str
    units: str
    values: list[str]
    min: float
    max: float
    below: float
    above: float
    count: list[int]


class _File(TypedDict):
    mappings: dict[str, _Mapping]
    attributes: dict[str, _Attribute]


@cache
def grid_mappings() -> Mapping[str, GridMapping]:
    """Give the grid mappings of all versions by the value of `grid_mapping_name`."""
    return {name: _mapping(name, entry) for name, entry in _content()["mappings"].items()}


@cache
def parameters() -> Mapping[str, Parameter]:
    """Give the attributes of Table F.1 of all versions by name."""
    return {name: _parameter(name, entry) for name, entry in _content()["attributes"].items()}


@cache
def _content() -> _File:
    loaded = schema("cf/appendix-f")
    return _File(mappings=loaded["mappings"], attributes=loaded["attributes"])


def _mapping(name: str, entry: _Mapping) -> GridMapping:
    earlier = entry.get("coordinates_before")
    either = [Choice(tuple(names), exclusive=True) for names in entry.get("one_of", [])]
    some = [Choice(tuple(names), exclusive=False) for names in entry.get("any_of", [])]
    return GridMapping(
        name=name,
        since=Version.parse(entry["since"]),
        required=tuple(entry["required"]),
        choices=(*either, *some),
        coordinates=tuple(entry["coordinates"]),
        earlier=(Version.parse(earlier["version"]), tuple(earlier["names"])) if earlier else None,
        counts={key: tuple(counts) for key, counts in entry.get("counts", {}).items()},
        values={key: tuple(values) for key, values in entry.get("values", {}).items()},
        added={key: Version.parse(version) for key, version in entry.get("added", {}).items()},
        deprecated={key: Version.parse(version) for key, version in entry.get("deprecated", {}).items()},
    )


def _parameter(name: str, entry: _Attribute) -> Parameter:
    return Parameter(
        name=name,
        types=frozenset({entry["type"], entry.get("printed", entry["type"])}),
        since=Version.parse(entry["since"]),
        units=entry.get("units", ""),
        words=tuple(entry.get("values", [])),
        minimum=entry.get("min"),
        maximum=entry.get("max"),
        below=entry.get("below"),
        above=entry.get("above"),
        counts=tuple(entry.get("count", [1])),
    )
