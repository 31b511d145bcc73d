"""A code of a list for what means the same in other words."""

from collections.abc import Mapping

from fairtool.plan.fault import Fault
from fairtool.vocabulary.languages import language

# What people and tools write, in small letters, and the code that means it.
_MEANINGS: Mapping[str, str] = {
    "true": "yes",
    "false": "no",
    "oui": "yes",
    "non": "no",
    "ne sais pas": "unknown",
    "inconnu": "unknown",
    "y": "yes",
    "n": "no",
    "ouvert": "open",
    "fermé": "closed",
    "partagé": "shared",
    "€": "EUR",
    "euro": "EUR",
    "euros": "EUR",
    "£": "GBP",
    "http-orcid": "orcid",
    "http-isni": "isni",
    "http-doi": "doi",
    "http-ark": "ark",
    "http-handle": "handle",
    "crossref funder id": "fundref",
    "core trust seal": "coretrustseal",
    "uri": "url",
}


def code_for(fault: Fault) -> str | None:
    """Give the one code that a value certainly means; None where none or several may be meant."""
    if isinstance(fault.value, bool):
        return _listed("yes" if fault.value else "no", fault)
    if not isinstance(fault.value, str):
        return None
    said = fault.value.strip()
    by_letters = {code.lower(): code for code in fault.codes}
    found = by_letters.get(said.lower()) or _listed(_MEANINGS.get(said.lower(), ""), fault)
    return found or _language(said, fault)


def _language(said: str, fault: Fault) -> str | None:
    known = language(said) if "fra" in fault.codes else None
    return _listed(known.terminological, fault) if known else None


def _listed(code: str, fault: Fault) -> str | None:
    return code if code in fault.codes else None
