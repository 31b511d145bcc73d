"""The standards that fairtool knows: their versions, and where their rules are."""

from collections.abc import Mapping

from fairtool.version import Version

# The newest released version of each standard; a newer one is a draft.
NEWEST: Mapping[str, Version] = {
    "cf": Version(1, 13),
    "acdd": Version(1, 3),
    "ugrid": Version(1, 0),
    "iso": Version(1, 0),
    "inspire": Version(2, 0),
    "datacite": Version(4, 7),
    "eml": Version(2, 2),
    "dcat": Version(3, 0),
    "skos": Version(1, 0),
    "madmp": Version(1, 2),
}
OLDEST: Mapping[str, Version] = {
    "cf": Version(1, 6),
    "acdd": Version(1, 1),
    "ugrid": Version(1, 0),
    "iso": Version(1, 0),
    "inspire": Version(2, 0),
    "datacite": Version(4, 0),
    "eml": Version(2, 1),
    "dcat": Version(3, 0),
    "skos": Version(1, 0),
    "madmp": Version(1, 0),
}
DRAFT: Mapping[str, Version] = {"cf": Version(1, 14)}
_SPELT: Mapping[str, str] = {"madmp": "maDMP"}  # others are written in capitals
_UNVERSIONED: Mapping[str, str] = {"iso": "ISO 19115"}  # its editions are told by the encoding of a record


def label(standard: str, version: Version) -> str:
    """Give a standard and its version as findings name them: `CF-1.8`."""
    return _UNVERSIONED.get(standard) or f"{_SPELT.get(standard, standard.upper())}-{version}"
