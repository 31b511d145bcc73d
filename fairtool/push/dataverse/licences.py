"""The licences that a server offers, and that of a record among them: by its address, its SPDX name, its name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fairtool.record.dataverse_words import LICENCES
from fairtool.record.essentials import Licence
from fairtool.record.json_node import JsonNode


@dataclass(frozen=True, slots=True)
class Offered:
    """A licence of a server, named as it wants it named: it compares names and addresses to the letter."""

    name: str
    uri: str
    spdx: str = ""


def offered(nodes: Iterable[JsonNode]) -> tuple[Offered, ...]:
    """Read the licences of a server, those that can be chosen."""
    return tuple(
        Offered(one["name"].text(), one["uri"].text(), one["rightsIdentifier"].text())
        for one in nodes
        if one["active"].value is not False
    )


def chosen(licences: Sequence[Licence], choice: Sequence[Offered]) -> Offered | None:
    """Give the first licence of a record that the server offers, None where there is none."""
    found = (_same(one, other) for one in licences for other in choice)
    return next((one for one in found if one), None)


def _same(own: Licence, other: Offered) -> Offered | None:
    name, address = LICENCES.get(own.spdx, ("", ""))
    by_address = plain(other.uri) in {plain(address), plain(own.url)} - {""}
    by_name = own.spdx and own.spdx.casefold() == other.spdx.casefold()
    return other if by_address or by_name or (name and name == other.name) else None


def plain(address: str) -> str:
    """Give an address without what makes no other licence: the scheme, the end of a path, `legalcode`."""
    bare = address.casefold().removeprefix("https://").removeprefix("http://").removeprefix("www.")
    return bare.rstrip("/").removesuffix("/legalcode").removesuffix("/deed.fr").removesuffix("/deed.en").rstrip("/")
