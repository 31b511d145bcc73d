"""The controlled words of Dataverse's citation block, and its names of licences."""

from collections.abc import Mapping

METADATA_AGENCY = "ISO 19115 metadata identifier"
TOPICS = "ISO 19115 topic category"
EARTH = "Earth and Environmental Sciences"

KINDS: Mapping[str, str] = {
    "dataset": "Dataset",
    "nonGeographicDataset": "Dataset",
    "series": "Collection",
    "service": "Service",
    "software": "Software",
    "model": "Model",
    "document": "Text",
    "sample": "Physical Object",
}
KIND_OF: Mapping[str, str] = {word: kind for kind, word in reversed(tuple(KINDS.items()))}

CONTRIBUTORS: Mapping[str, str] = {
    "processor": "Data Curator",
    "custodian": "Data Manager",
    "editor": "Editor",
    "collaborator": "Project Member",
    "owner": "Rights Holder",
    "rightsHolder": "Rights Holder",
    "sponsor": "Sponsor",
}
ROLE_OF: Mapping[str, str] = {
    "Data Curator": "processor",
    "Data Collector": "processor",
    "Data Manager": "custodian",
    "Hosting Institution": "custodian",
    "Editor": "editor",
    "Project Member": "collaborator",
    "Project Leader": "collaborator",
    "Project Manager": "collaborator",
    "Researcher": "collaborator",
    "Rights Holder": "owner",
    "Sponsor": "sponsor",
    "Funder": "funder",
}

PUBLICATIONS = frozenset({"IsCitedBy", "Cites", "IsSupplementTo", "IsSupplementedBy", "IsReferencedBy", "References"})
PUBLICATION_IDS = frozenset(
    {"ark", "arXiv", "bibcode", "cstr", "doi", "ean13", "eissn", "handle", "isbn", "issn", "istc", "lissn", "lsid"}
    | {"pmid", "purl", "upc", "url", "urn"}
)

# Languages whose name in Dataverse is not their name in ISO 639.
LANGUAGES: Mapping[str, str] = {"spa": "Spanish, Castilian", "gre": "Greek (modern)", "cat": "Catalan,Valencian"}

# Licences that an installation of Dataverse comes with, or that Recherche Data Gouv has: name and address.
LICENCES: Mapping[str, tuple[str, str]] = {
    "CC0-1.0": ("CC0 1.0", "http://creativecommons.org/publicdomain/zero/1.0"),
    "CC-BY-4.0": ("CC BY 4.0", "http://creativecommons.org/licenses/by/4.0"),
    "CC-BY-SA-4.0": ("CC BY-SA 4.0", "http://creativecommons.org/licenses/by-sa/4.0"),
    "CC-BY-NC-4.0": ("CC BY-NC 4.0", "http://creativecommons.org/licenses/by-nc/4.0"),
    "CC-BY-ND-4.0": ("CC BY-ND 4.0", "http://creativecommons.org/licenses/by-nd/4.0"),
    "CC-BY-NC-SA-4.0": ("CC BY-NC-SA 4.0", "http://creativecommons.org/licenses/by-nc-sa/4.0"),
    "CC-BY-NC-ND-4.0": ("CC BY-NC-ND 4.0", "http://creativecommons.org/licenses/by-nc-nd/4.0"),
    "etalab-2.0": ("etalab 2.0", "https://spdx.org/licenses/etalab-2.0"),
}
