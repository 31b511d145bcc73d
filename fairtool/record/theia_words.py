"""The words of the Theia/OZCAR pivot in terms of ISO 19115: roles, topics, INSPIRE themes, thesauri."""

import re
from collections.abc import Mapping

from fairtool.record.essentials import Keyword
from fairtool.vocabulary.inspire import theme, theme_at

INSPIRE_THEMES = "GEMET - INSPIRE themes, version 1.0"
CLIMATES = "Theia/OZCAR climates"
GEOLOGIES = "Theia/OZCAR geologies"
CATEGORIES = "w3id.org/ozcar-theia/"  # in the addresses of the concepts of its thesaurus
# Codes of CI_RoleCode.
ROLES: Mapping[str, str] = {
    "principalInvestigator": "Principal investigator",
    "pointOfContact": "Data manager",
    "collaborator": "Project member",
    "originator": "Data collector",
    "author": "Principal investigator",
    "custodian": "Data manager",
}
OTHER_ROLE = "Project member"
GROUP = "Research group"
# Codes of MD_TopicCategoryCode.
TOPICS: Mapping[str, str] = {
    "boundaries": "Boundaries",
    "biota": "Biota",
    "climatologyMeteorologyAtmosphere": "Climatology / Meteorology / Atmosphere",
    "economy": "Economy",
    "elevation": "Elevation",
    "environment": "Environment",
    "farming": "Farming",
    "geoscientificInformation": "Geoscientific Information",
    "health": "Health",
    "imageryBaseMapsEarthCover": "Imagery / Base Maps / Earth Cover",
    "inlandWaters": "Inland Waters",
    "intelligenceMilitary": "Intelligence / Military",
    "location": "Location",
    "oceans": "Oceans",
    "planningCadastre": "Planning / Cadastre",
    "society": "Society",
    "structure": "Structure",
    "transportation": "Transportation",
    "utilitiesCommunication": "Utilities / Communication",
}


def role_of(word: str) -> str:
    """Give the code of a role of the pivot; that of a contact where it is none."""
    return next((code for code, name in ROLES.items() if name == word), "pointOfContact")


def topic_of(word: str) -> str:
    """Give the code of a topic of the pivot; the word itself where it is none."""
    return next((code for code, name in TOPICS.items() if name == word), word)


def theme_of(keyword: Keyword) -> str:
    """Give the English name of the INSPIRE theme that a keyword is, in whatever language; empty where it is none."""
    found = theme_at(keyword.uri) if keyword.uri else None
    if found is None and "inspire" in keyword.thesaurus.casefold() and (named := theme(keyword.label.value)):
        found = named.entry
    return re.sub("[—–]", "-", found.labels["en"]) if found else ""


def slug(text: str) -> str:
    """Give a text as a part of an id: letters, digits, `_`, `-` and `.`."""
    return re.sub(r"[^\w.-]+", "_", text, flags=re.ASCII).strip("_") or "1"
