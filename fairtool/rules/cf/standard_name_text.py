"""What the text of `standard_name` says: a name and a modifier, and what the table knows of the name (CF 3.3)."""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from fairtool.netcdf.model import Variable
from fairtool.vocabulary.store import StandardNames

# Names that the conventions themselves use and version 93 of the table has not, with their canonical units; the one
# of taxa stood in the example of 6.1.2 until CF-1.10.
BEYOND_THE_TABLE: Mapping[str, str] = {
    "atmosphere_hybrid_sigma_ln_pressure_coordinate": "1",
    "healpix_index": "1",
    "number_concentration_of_organisms_in_taxon_in_sea_water": "m-3",
    "reduced_gaussian_index": "1",
}
_BETWEEN_WORDS = re.compile(r"[\s\-]+")


class NameText(NamedTuple):
    """A standard name and its modifier, as written; the modifier is empty where there is none."""

    name: str
    modifier: str = ""


def name_text(variable: Variable) -> NameText | None:
    """Give the standard name of a variable and its modifier; None where the attribute has not one or two words."""
    text = variable.text("standard_name")
    words = text.split() if text else []
    return NameText(*words) if len(words) in (1, 2) else None


def canonical_units(name: str, table: StandardNames) -> str | None:
    """Give the canonical units of a name; those of its successor for an alias, None where there are none."""
    if name in BEYOND_THE_TABLE:
        return BEYOND_THE_TABLE[name]
    entry = table.get(name)
    if entry is None:
        successors = table.successors(name)
        entry = table.get(successors[0]) if len(successors) == 1 else None
    return entry.canonical_units if entry else None


def is_known(name: str, table: StandardNames) -> bool:
    """Tell whether a name may stand in a file: in force, an alias, or defined by the conventions themselves."""
    return name in table or name in BEYOND_THE_TABLE or bool(table.successors(name))


def respelt(text: str, table: StandardNames) -> str | None:
    """Give the listed name that differs from a text in upper case, blanks or hyphens only, or None."""
    joined = _BETWEEN_WORDS.sub("_", text.strip()).lower()
    return _by_lower_case(table).get(joined) if len(joined) <= 300 else None  # type: ignore[arg-type] # any object hashes


def is_one_name(text: NameText, table: StandardNames) -> bool:
    """Tell whether name and modifier are one listed name, written with a blank: `air temperature`."""
    if not text.modifier or is_known(text.name, table):
        return False
    return respelt(f"{text.name} {text.modifier}", table) is not None


@cache
def _by_lower_case(table: StandardNames) -> Mapping[str, str]:
    return {name.lower(): name for name in (*table, *BEYOND_THE_TABLE)}
