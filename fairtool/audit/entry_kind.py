"""What kind of thing a name says that a file is; the file is not opened."""

from collections.abc import Mapping

from fairtool.audit.entry import Kind

_KINDS: Mapping[str, Kind] = {
    **dict.fromkeys((".nc", ".nc4", ".nc3", ".cdf", ".netcdf"), "netcdf"),
    ".cdl": "cdl",
    **dict.fromkeys((".xml", ".eml"), "xml"),
    **dict.fromkeys((".rdf", ".ttl"), "rdf"),
    **dict.fromkeys((".json", ".jsonld"), "json"),
    **dict.fromkeys((".yaml", ".yml"), "plan"),
}
_LONGEST = 12  # characters of a suffix that is told


def kind_by_name(name: str) -> Kind:
    """Give the kind that the ending of a name means, `other` for what is not known."""
    return _KINDS.get(suffix_of(name), "other")


def suffix_of(name: str) -> str:
    """Give the ending of a name in lower case, `.nc`; empty where it has none that is short."""
    stem, dot, end = name[name.rfind("/") + 1 :].rpartition(".")
    return f".{end.lower()}" if dot and stem and len(end) < _LONGEST else ""
