"""What a record here says put into what the catalogue of AERIS holds: what only the catalogue knows stays there."""

from collections.abc import Mapping

from fairtool.push.json_form import said

_KEPT = frozenset({"identifiers", "links"})  # lists in which the catalogue has entries of its own: its DOI, its service
Json = dict[str, object]


def changed_members(held: Mapping[str, object], wanted: Mapping[str, object]) -> Json:
    """Give the members that have to be sent so that the catalogue says what is wanted, each as it is to be.

    Objects keep members that only the catalogue has. So do items of lists that say nothing else than those here, and
    items of the lists of identifiers and links stay.
    """
    merged = {name: _merged(name, held.get(name), value) for name, value in wanted.items()}
    return {name: value for name, value in merged.items() if said(value) != said(held.get(name))}


def _merged(name: str, held: object, wanted: object) -> object:
    if isinstance(wanted, Mapping) and isinstance(held, Mapping):
        return {**held, **{one: _merged(one, held.get(one), value) for one, value in wanted.items()}}
    if isinstance(wanted, list) and isinstance(held, list):
        found = [next((one for one in held if says(one, item)), item) for item in wanted]
        return [*found, *(one for one in held if one not in found)] if name in _KEPT else found
    return wanted


def says(held: object, wanted: object) -> bool:
    """Say whether a value says all that another one does, and maybe more."""
    here, there = said(wanted), said(held)
    if isinstance(here, Mapping) and isinstance(there, Mapping):
        return all(says(there.get(name), value) for name, value in here.items())
    return here == there
