"""The interpolation methods of Appendix J and the terms of their parameters."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from fairtool.resources import folder
from fairtool.version import Version


@dataclass(frozen=True, slots=True)
class Method:
    """A method: the terms that `interpolation_parameters` may have, and from when on a term is needed."""

    since: Version
    terms: Mapping[str, Version | None]

    def required(self, version: Version) -> tuple[str, ...]:
        """Give the terms that are needed in a version of CF."""
        return tuple(term for term, since in self.terms.items() if since and since <= version)


@dataclass(frozen=True, slots=True)
class Interpolations:
    """The methods by name, and the legal values of `computational_precision`."""

    methods: Mapping[str, Method]
    precisions: tuple[str, ...]


@cache
def interpolations() -> Interpolations:
    """Give what Appendix J and chapter 8.3 say of interpolation variables."""
    content = tomllib.loads((folder("schemas") / "cf/appendix-j.toml").read_text(encoding="utf-8"))
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
