"""The extensions of STAC that a description uses, and their fields.

Source: the extensions of the STAC community, names of fields and addresses of schemas.
"""

from collections.abc import Iterator, Mapping
from itertools import groupby

from fairtool.record.altitudes import system_of
from fairtool.record.content import Variable
from fairtool.record.essentials import AUTHORS, Essentials, Keyword, Party
from fairtool.record.extent import Vertical
from fairtool.record.flat_identifiers import doi_in, epsg_of
from fairtool.record.geodcat_words import tag
from fairtool.record.stac_extent import bounds, intervals, overall
from fairtool.record.stac_words import Words

_SCHEMAS: Mapping[str, str] = {
    "sci": "scientific/v1.0.0",
    "proj": "projection/v2.0.0",
    "themes": "themes/v1.0.0",
    "cube": "datacube/v2.2.0",
    "file": "file/v2.1.0",
    "processing": "processing/v1.2.0",
    "contacts": "contacts/v0.1.1",
    "version": "version/v1.2.0",
    "language": "language/v1.0.0",
}
_PUBLICATIONS = frozenset({"IsSupplementTo", "IsDocumentedBy", "IsDescribedBy", "IsCitedBy", "IsReferencedBy"})
Json = dict[str, object]


def fields(essentials: Essentials, words: Words) -> Json:
    """Give the fields of all extensions that the description fills."""
    code = next((found for system in essentials.reference_systems if (found := epsg_of(system))), None)
    candidates: Json = {
        "sci:doi": essentials.doi,
        "sci:citation": citation(essentials, words),
        "sci:publications": [{"doi": doi} for doi in _publications(essentials)],
        "proj:code": f"EPSG:{code}" if code else "",
        "themes": list(_themes(essentials, words)),
        "processing:lineage": words.say(essentials.lineage),
        "contacts": [_contact(party) for party in essentials.parties if party.name],
        "version": essentials.version,
        "language": {"code": tag(words.language or essentials.language)} if tag(essentials.language) else {},
    }
    return {name: value for name, value in (candidates | _cube(essentials, words)).items() if value}


def schemas(document: Mapping[str, object]) -> list[str]:
    """Give the addresses of the extensions whose fields stand anywhere in a document."""
    names = set(_names(document))
    return [
        f"https://stac-extensions.github.io/{path}/schema.json"
        for prefix, path in _SCHEMAS.items()
        if any(name == prefix or name.startswith(f"{prefix}:") for name in names)
    ]


def citation(essentials: Essentials, words: Words) -> str:
    """Give how the resource is cited: authors (year). Title. Version. Publisher. DOI; empty without authors."""
    authors = "; ".join(dict.fromkeys(party.name for party in essentials.having(*AUTHORS) if party.name))
    year = (essentials.published or essentials.revised or essentials.created)[:4]
    if not authors or not year:
        return ""
    publisher = next((party.name for party in essentials.having("publisher")), "")
    version = f"Version {essentials.version}" if essentials.version else ""
    doi = f"https://doi.org/{essentials.doi}" if essentials.doi else ""
    parts = (f"{authors} ({year})", words.say(essentials.title), version, publisher)
    return ". ".join((*(part.rstrip(".") for part in parts if part), doi)).rstrip(" ")


def _publications(essentials: Essentials) -> list[str]:
    found = (doi_in(one.identifier) for one in essentials.relations if one.type in _PUBLICATIONS)
    return list(dict.fromkeys(doi for doi in found if doi))


def _themes(essentials: Essentials, words: Words) -> Iterator[Json]:
    known = [keyword for keyword in essentials.keywords if keyword.thesaurus_uri]
    for scheme, group in groupby(sorted(known, key=_scheme), key=_scheme):
        yield {"scheme": scheme, "concepts": [_concept(keyword, words) for keyword in group]}


def _scheme(keyword: Keyword) -> str:
    return keyword.thesaurus_uri


def _concept(keyword: Keyword, words: Words) -> dict[str, str]:
    label = words.say(keyword.label)
    return {"id": keyword.uri or label, "title": label} | ({"url": keyword.uri} if "://" in keyword.uri else {})


def _contact(party: Party) -> Json:
    link = f"https://orcid.org/{party.orcid}" if party.orcid else party.url
    found: Json = {
        "name": party.individual,
        "organization": party.organisation,
        "emails": [{"value": party.email}] if party.email else [],
        "links": [{"rel": "about", "href": link}] if link else [],
        "roles": [party.role] if party.role else [],
    }
    return {key: value for key, value in found.items() if value}


def _cube(essentials: Essentials, words: Words) -> Json:
    """Give variables and the dimensions that they are known to lie in: those of the extent."""
    named = [variable for variable in essentials.variables if variable.name]
    dimensions = _dimensions(essentials)
    if not named or not dimensions:
        return {}
    return {
        "cube:dimensions": dimensions,
        "cube:variables": {one.name: _variable(one, list(dimensions), words) for one in named},
    }


def _dimensions(essentials: Essentials) -> Json:
    found: Json = {}
    if boxes := bounds(essentials.boxes):
        west, south, east, north = overall(boxes)
        found["x"] = {"type": "spatial", "axis": "x", "extent": [west, east]}
        found["y"] = {"type": "spatial", "axis": "y", "extent": [south, north]}
    if vertical := next((one for one in essentials.verticals if None not in {one.minimum, one.maximum}), None):
        found["z"] = _height(vertical)
    if essentials.periods:
        found["t"] = {"type": "temporal", "extent": intervals(essentials.periods)[0]}
    return found


def _height(vertical: Vertical) -> Json:
    """Give the vertical dimension with what its numbers count."""
    system = system_of(vertical)
    found: Json = {
        "type": "spatial",
        "axis": "z",
        "description": "" if "://" in system.value else system.value,
        "extent": [vertical.minimum, vertical.maximum],
        "reference_system": epsg_of(system),
    }
    return {key: value for key, value in found.items() if value}


def _variable(variable: Variable, dimensions: list[str], words: Words) -> Json:
    found: Json = {
        "dimensions": dimensions,
        "type": "data",
        "description": words.say(variable.description),
        "unit": variable.unit or variable.unit_name,
    }
    return {key: value for key, value in found.items() if value}


def _names(document: Mapping[str, object]) -> Iterator[str]:
    """Give the names of the fields of a document, of its properties and of its assets."""
    own, listed = document.get("properties"), document.get("assets")
    parts = (document, own, *(listed.values() if isinstance(listed, Mapping) else ()))
    for part in parts:
        if isinstance(part, Mapping):
            yield from (str(name) for name in part)
