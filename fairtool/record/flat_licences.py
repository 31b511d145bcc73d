"""Licences that records name by words, ids or addresses, as SPDX ids and addresses."""

from fairtool.vocabulary.licences import licence


def spdx_of(text: str) -> str:
    """Give the SPDX id of the licence that a text names; empty where none is known."""
    known = licence(text)
    return known.spdx or "" if known else ""


def address_of(spdx: str) -> str:
    """Give the address of a licence by its SPDX id; empty for none."""
    known = licence(spdx)
    return known.url if known else ""
