"""Thesauri as records cite them: title, version, and the identifier by which GeoNetwork catalogues know them."""

import re
from collections.abc import Mapping

from fairtool.record.citation import Citation, Date, Identifier
from fairtool.record.text import Text
from fairtool.thesauri.thesaurus_facts import ThesaurusFacts

# What Sextant, the catalogue of ODATIS, calls thesauri that it holds.
_KNOWN: Mapping[str, str] = {
    "odatis-od1": "external.theme.NVS.OD1",
    "sextant-centres": "local.theme.odatis_centre_donnees",
    "sextant-dataset-types": "local.theme.type_jeux_donnee",
    "sextant-infrastructures": "local.theme.IR",
    "sextant-sno": "local.theme.SNO",
    "sextant-variables": "local.theme.odatis_variables",
    "inspire-themes": "external.theme.httpinspireeceuropaeutheme-theme",
}
_REGISTRY = "https://sextant.ifremer.fr/geonetwork/srv/api/registries/vocabularies/"
_DAY = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_ADDRESS = re.compile(r"(?:https?://|urn:)[^\s<>\"{}|\\^`]+")


def cited(scheme: ThesaurusFacts, kind: str) -> Citation | None:
    """Give the citation of a thesaurus for keywords of a kind, as the records of Sextant have it.

    None where its date is not known: INSPIRE takes no citation of a thesaurus without.
    """
    day = next((found[0] for text in (scheme.date, scheme.version) if (found := _DAY.match(text))), "")
    if not day:
        return None
    name = known_as(scheme, kind)
    href = f"{_REGISTRY}{_KNOWN[scheme.name]}" if scheme.name in _KNOWN else ""
    return Citation(
        title=Text(scheme.title or scheme.name, scheme.uri if _ADDRESS.fullmatch(scheme.uri) else ""),
        dates=(Date(day, "publication"),),
        edition=scheme.version,
        identifiers=(Identifier(code=Text(name, href)),),
    )


def known_as(scheme: ThesaurusFacts, kind: str) -> str:
    """Give the identifier of a thesaurus in GeoNetwork: its own, or one made as GeoNetwork makes them."""
    if scheme.identifier:
        return scheme.identifier
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", scheme.name).strip("-")
    list_of_nvs = plain[4:].upper() if plain.startswith("nvs-") else ""
    own = f"external.{kind}.NVS.{list_of_nvs}" if list_of_nvs else f"external.{kind}.{plain}"
    return f"geonetwork.thesaurus.{_KNOWN.get(scheme.name, own)}"


def is_same(cited_as: tuple[str, ...], scheme: ThesaurusFacts) -> bool:
    """Tell whether a thesaurus is the one that a record cites by these titles, identifiers and addresses."""
    said = {one.casefold().rstrip("/") for one in cited_as if one}
    known = {scheme.title, scheme.name, scheme.uri, *(known_as(scheme, kind) for kind in ("theme", "place"))}
    return not said.isdisjoint(one.casefold().rstrip("/") for one in known if one)
