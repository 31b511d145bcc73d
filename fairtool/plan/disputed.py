"""What the files of a data set do not agree on, taken out of what is said of the data set."""

from collections.abc import Sequence

from fairtool.plan.described_dataset import Object, without_empty
from fairtool.plan.yaml_node import Plain
from fairtool.record.essentials import Essentials

_STANDARD_NAMES = "CF"  # the codespace of standard names


def without_disputed(made: Object, files: Sequence[Essentials]) -> Object:
    """Give a data set without the licence and the standard names that only some of its files have.

    A plan holds for all files: what is taken from one of them would be refuted by the next.
    """
    found = dict(made)
    forms, about = found.get("distribution"), found.get("about")
    if isinstance(forms, dict) and _have_several_licences(files):
        kept = {key: _without(one, "license") for key, one in forms.items()}
        found["distribution"] = without_empty({**kept})
    if isinstance(about, dict) and isinstance(about.get("variables"), list):
        found["about"] = {**about, "variables": _variables(about["variables"], files)}
    return without_empty(found)


def _have_several_licences(files: Sequence[Essentials]) -> bool:
    given = [frozenset(one.spdx or one.url for one in each.licences if one.spdx or one.url) for each in files]
    return len(set(filter(None, given))) > 1


def _variables(said: Plain, files: Sequence[Essentials]) -> Plain:
    """Give the variables, those that have several standard names, or none in some files, without one."""
    names: dict[str, set[str]] = {}
    for each in files:
        for one in each.variables:
            name = next((str(code.code) for code in one.names if code.codespace == _STANDARD_NAMES and code.code), "")
            names.setdefault(one.name, set()).add(name)
    disputed = {name for name, found in names.items() if len(found) > 1}
    listed = said if isinstance(said, list) else []
    return [_without(one, "standard_name", "uri") if _name(one) in disputed else one for one in listed]


def _name(variable: Plain) -> str:
    return str(variable.get("name", "")) if isinstance(variable, dict) else ""


def _without(said: Plain, *names: str) -> Plain:
    return {key: one for key, one in said.items() if key not in names} if isinstance(said, dict) else said
