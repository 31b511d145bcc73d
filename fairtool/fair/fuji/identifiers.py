"""Which identifiers F-UJI takes for persistent, by their syntax."""

import re

from fairtool.identifiers import doi_of

_PERSISTENT = (
    re.compile(r"(?:hdl:\s*|https?://hdl\.handle\.net/)\d+(?:\.\d+)*/\S+", re.IGNORECASE),
    re.compile(r"(?:https?://[^\s/]+/)?ark:/?\d{5,9}/\S+", re.IGNORECASE),
    re.compile(r"https?://purl\.[\w./-]+/\S+", re.IGNORECASE),
    re.compile(r"https://(?:www\.)?w3id\.org/\S+", re.IGNORECASE),
    re.compile(r"urn:[a-z0-9][a-z0-9-]{1,31}:\S+", re.IGNORECASE),
)


def is_pid(text: str) -> bool:
    """Tell whether a text is a DOI, also one of the prefixes for examples, a Handle, ARK, PURL, w3id or URN."""
    return bool(doi_of(text)) or any(one.fullmatch(text.strip()) for one in _PERSISTENT)
