"""The interpolation methods of Appendix J and the terms of their parameters."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from fairtool.resources import schema
from fairtool.version import Version


class Method(NamedTuple):
    """A method: the terms that `interpolation_parameters` may have, and from when on a term is needed."""

    since: Version
    terms: Mapping[str, Version | None]

    def required(self, version: Version) -> tuple[str, ...]:
        """Give the terms that are needed in a version of CF."""
        return tuple(term for term, since in self.terms.items() if since and since <= version)


class Interpolations(NamedTuple):
    """The methods by name, and the legal values of `computational_precision`."""

    methods: Mapping[str, Method]
    precisions: tuple[str, ...]


@cache
def interpolations() -> Interpolations:
    """Give what Appendix J and chapter 8.3 say of interpolation variables."""
    content = schema("cf/appendix-j")
    terms = {
        name: {term: _since(entry.get("required_since")) for term, entry in entries.items()}
        for name, entries in content["terms"].items()
    }
    methods = {
        name: Method(Version.parse(entry["since"]), terms.get(name, {})) for name, entry in content["methods"].items()
    }
    return Interpolations(methods, tuple(content["interpolation_variable"]["computational_precision"]))


def _since(version: str | None) -> Version | None:
    return Version.parse(version) if version else None
