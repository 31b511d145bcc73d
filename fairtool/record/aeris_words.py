"""The words of the catalogue of AERIS: texts in English and French, roles, kinds of links.

Experimental: AERIS publishes no schema. Source: the public components that its catalogue shows records with
(aeris-data/aeris-metadata-components-vjs): names of fields and codes.
"""

from collections.abc import Iterator, Mapping

from fairtool.record.geodcat_words import tag
from fairtool.record.json_node import JsonNode
from fairtool.record.text import Text

DEFAULT = "DEFAULT_VALUE_KEY"  # the key of a text in no language
METADATA_ROLE = "metadatapointofcontact"
DOI_SPACE = "http://dx.doi.org/"
LEVELS = "AERIS data levels"
# Codes of CI_RoleCode, which AERIS writes in lower case.
_ROLES = (
    "author",
    "coAuthor",
    "collaborator",
    "contributor",
    "custodian",
    "distributor",
    "editor",
    "funder",
    "originator",
    "owner",
    "pointOfContact",
    "principalInvestigator",
    "processor",
    "publisher",
    "resourceProvider",
    "sponsor",
    "user",
)
_CODES: Mapping[str, str] = {role.lower(): role for role in _ROLES}
# Kinds of links by the codes of CI_OnLineFunctionCode.
LINKS: Mapping[str, str] = {
    "download": "HTTP_DOWNLOAD_LINK",
    "order": "ORDER_LINK",
    "search": "OPENSEARCH_LINK",
    "information": "INFORMATION_LINK",
}
_LANGUAGES: Mapping[str, str] = {"en": "eng", "fr": "fre"}


def role_of(word: str) -> str:
    """Give the code of a role; the word itself where it is none."""
    return _CODES.get(word.casefold(), word)


def function_of(kind: str) -> str:
    """Give the function of a kind of link (a code of CI_OnLineFunctionCode)."""
    if kind == "FTP_DOWNLOAD_LINK":
        return "download"
    return next((code for code, name in LINKS.items() if name == kind), "")


def link_of(function: str, url: str) -> str:
    """Give the kind of a link."""
    if function == "download" and url.startswith("ftp"):
        return "FTP_DOWNLOAD_LINK"
    return LINKS.get(function, "INFORMATION_LINK" if function else "HTTP_DOWNLOAD_LINK")


def international(text: Text | None, main: str) -> dict[str, str]:
    """Give a text with its translations by `en` and `fr`; `main` is the language of the record (ISO 639-2/B)."""
    if text is None or not text.value:
        return {}
    said = {tag(main): text.value} | {tag(code): words for code, words in text.translations.items()}
    found = {code: said[code] for code in _LANGUAGES if said.get(code)}
    return found or {DEFAULT: text.value}


def text_of(node: JsonNode, main: str) -> Text | None:
    """Give a text in the language of the record with its translations, from an object or a plain text."""
    if plain := node.text():
        return Text(plain)
    said = {code: node[key].text() for key, code in _LANGUAGES.items() if node[key].text()}
    value = said.pop(main, "") or node[DEFAULT].text() or next(iter(said.values()), "")
    return Text(value, "", {code: words for code, words in said.items() if words != value}) if value else None


def main_language(root: JsonNode) -> str:
    """Give the language that most texts of a document are in, English where none leads; empty without any text."""
    counts = dict.fromkeys(_LANGUAGES, 0)
    for said in _texts(root.value):
        for key in counts:
            counts[key] += bool(JsonNode(said)[key].text())
    best = max(counts, key=lambda key: counts[key])
    return _LANGUAGES[best] if counts[best] else ""


def _texts(value: object) -> Iterator[Mapping[str, object]]:
    """Give the texts by language that stand anywhere in a value."""
    if isinstance(value, Mapping):
        if value.keys() <= {*_LANGUAGES, DEFAULT}:
            yield value
        else:
            for one in value.values():
                yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
