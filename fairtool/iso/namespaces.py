"""The namespaces of metadata records: the usual prefix of each, and all the addresses that it has had."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

_19115_3 = "http://standards.iso.org/iso/19115/-3"
# Packages of ISO 19115-3 that have had the versions 1.0 and 2.0, those with 1.0 only, and the odd ones.
_TWICE = (
    "cit",
    "mdb",
    "mco",
    "mrd",
    "mrl",
    "mrc",
    "msr",
    "mri",
    "mex",
    "mas",
    "mac",
    "mda",
    "mds",
    "mdt",
    "md1",
    "md2",
)
_ONCE = ("mcc", "lan", "gex", "mmi", "mpc", "mrs", "cat", "gcx", "gmw", "gco")

# The first address is that of the current edition.
URIS: Mapping[str, tuple[str, ...]] = {
    "gmd": ("http://www.isotc211.org/2005/gmd",),
    "gco": ("http://www.isotc211.org/2005/gco", f"{_19115_3}/gco/1.0"),
    "gmx": ("http://www.isotc211.org/2005/gmx",),
    "gts": ("http://www.isotc211.org/2005/gts",),
    "gsr": ("http://www.isotc211.org/2005/gsr",),
    "gss": ("http://www.isotc211.org/2005/gss",),
    "srv": ("http://www.isotc211.org/2005/srv", f"{_19115_3}/srv/2.1", f"{_19115_3}/srv/2.0"),
    "gml": ("http://www.opengis.net/gml/3.2", "http://www.opengis.net/gml"),
    "gmi": ("http://standards.iso.org/iso/19115/-2/gmi/1.0", "http://www.isotc211.org/2005/gmi"),
    **{name: (f"{_19115_3}/{name}/2.0", f"{_19115_3}/{name}/1.0") for name in _TWICE},
    **{name: (f"{_19115_3}/{name}/1.0",) for name in _ONCE if name != "gco"},
    "mdq": ("http://standards.iso.org/iso/19157/-2/mdq/1.0",),
    "gfc": ("http://standards.iso.org/iso/19110/gfc/1.1", "http://www.isotc211.org/2005/gfc"),
    "xlink": ("http://www.w3.org/1999/xlink",),
    "xsi": ("http://www.w3.org/2001/XMLSchema-instance",),
    "csw": ("http://www.opengis.net/cat/csw/2.0.2",),
    "csw30": ("http://www.opengis.net/cat/csw/3.0",),
    "ows": ("http://www.opengis.net/ows", "http://www.opengis.net/ows/1.1", "http://www.opengis.net/ows/2.0"),
    "oai": ("http://www.openarchives.org/OAI/2.0/",),
    "rdf": ("http://www.w3.org/1999/02/22-rdf-syntax-ns#",),
    "datacite": ("http://datacite.org/schema/kernel-4",),
    "eml": ("https://eml.ecoinformatics.org/eml-2.2.0", "eml://ecoinformatics.org/eml-2.1.1"),
    "xml": ("http://www.w3.org/XML/1998/namespace",),
}
_PREFIXES: Mapping[str, str] = {uri: prefix for prefix, uris in URIS.items() for uri in uris}


@lru_cache(maxsize=4096)
def prefixed(tag: str) -> str:
    """Give `{http://www.isotc211.org/2005/gmd}title` as `gmd:title`; a name without a known prefix stays bare."""
    uri, brace, name = tag[1:].partition("}") if tag.startswith("{") else ("", "", tag)
    if not brace:
        return tag
    prefix = _PREFIXES.get(uri)
    return f"{prefix}:{name}" if prefix else name


def namespace(tag: str) -> str:
    """Give the namespace of a tag, empty where it has none."""
    return tag[1:].partition("}")[0] if tag.startswith("{") else ""


def tags(name: str, used: Iterable[str]) -> tuple[str, ...]:
    """Give the tags that `gmd:title` may be in a document that uses these namespaces; without any, the current one."""
    prefix, _, local = name.partition(":")
    if not local:
        return (name,)
    uris = URIS[prefix]
    present = tuple(uri for uri in uris if uri in used)
    return tuple(f"{{{uri}}}{local}" for uri in present or uris[:1])
