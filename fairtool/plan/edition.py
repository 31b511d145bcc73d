"""Which version of the RDA DMP Common Standard a plan follows."""

import re
from collections.abc import Mapping, Sequence

from fairtool.plan.fault import Fault
from fairtool.plan.faults import faults_of
from fairtool.plan.shape import Shape, shape_of
from fairtool.version import Version

VERSIONS: tuple[str, ...] = ("1.2", "1.1", "1.0")
_NAMED = re.compile(r"(?<![\d.])1\.[012](?![\d])")


def judged(document: Mapping[str, object], fixed: Version | None) -> tuple[Version, tuple[Fault, ...]]:
    """Give the version to hold a document to, and its faults by it.

    It is the one that the user says, else the one that `$schema` names, else the newest: all that is valid by 1.1 is
    valid by 1.2, unless it uses a key of 1.2 for something of its own. Only then an older version is asked, and taken
    where it finds less.
    """
    named = str(fixed) if fixed else declared(document)
    if named:
        return Version.parse(named), _by(document, named)
    faults = _by(document, VERSIONS[0])
    if not any(_is_new(fault.where) for fault in faults):
        return Version.parse(VERSIONS[0]), faults
    return min(((Version.parse(one), _by(document, one)) for one in VERSIONS), key=lambda judged: len(judged[1]))


def declared(document: Mapping[str, object]) -> str:
    """Give the version that the address of the schema names; empty where none does."""
    schema = document.get("$schema")
    found = _NAMED.findall(schema) if isinstance(schema, str) else []
    return found[-1] if found else ""


def _by(document: object, version: str) -> tuple[Fault, ...]:
    return faults_of(document, shape_of(version))


def _is_new(where: str) -> bool:
    """Say whether a place is in a key that 1.1 does not know."""
    shape: Shape | None = shape_of("1.1")
    for part in where.split("/")[1:]:
        if shape is None:
            return True
        shape = shape.items if part.isdecimal() and shape.type == "array" else shape.keys.get(part)
    return shape is None


def known_versions() -> Sequence[str]:
    """Give the versions, the oldest first."""
    return tuple(reversed(VERSIONS))
