"""How producers of data call the quantities of CF: long names and short names of model and archive tables."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from thesauri_eccodes import parameters
from thesauri_standard_names import StandardNames

LABEL, SHORT = "label", "short"
_MOST_NAMES = 4  # a label that stands for more names tells nothing
_LONGEST = 150
_MARKUP = re.compile(r"<[^>]*>")
_NO_UNITS = frozenset({"~", "none", "unknown", "various"})
_ONES = frozenset({"(0 - 1)", "Fraction", "Proportion", "dimensionless", "Dimensionless", "Numeric"})


@dataclass(frozen=True, slots=True, order=True)
class Use:
    """A label or short name of a quantity in one source."""

    standard_name: str
    kind: str
    label: str
    unit: str
    source: str


def cmor(folder: Path) -> Iterator[Use]:
    """Give the variables of CMOR tables, below a folder for each project."""
    for table in sorted(folder.glob("*/*.json")):
        entries = json.loads(table.read_text("utf-8")).get("variable_entry", {})
        for key, entry in entries.items():
            short = entry.get("out_name") or key
            for kind, label in ((LABEL, entry.get("long_name", "")), (SHORT, short)):
                yield Use(entry.get("standard_name", ""), kind, label, entry.get("units", ""), table.parent.name)


def ecmwf(definitions: Path) -> Iterator[Use]:
    """Give the parameters of the ECMWF."""
    for parameter in parameters(definitions):
        labels = [(LABEL, parameter.name), *((SHORT, short) for short in parameter.short_names)]
        for kind, label in labels:
            yield Use(parameter.standard_name, kind, label, parameter.unit, "ecmwf")


def usage(uses: Iterable[Use], names: StandardNames) -> list[tuple[str, str, str, str, str]]:
    """Give the rows of the table: name, kind, label, unit, sources; a pair once, names in force only."""
    rows: defaultdict[tuple[str, str, str], list[Use]] = defaultdict(list)
    for use in uses:
        label = _clean(use.label)
        for name in names.in_force(use.standard_name.strip()):
            if label and len(label) <= _LONGEST and label.lower() != name.replace("_", " ").lower():
                rows[name, use.kind, label].append(use)
    spread: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for name, kind, label in rows:
        spread[kind, label.casefold()].add(name)
    return sorted(
        (*key, _unit(found), ",".join(sorted({use.source for use in found})))
        for key, found in rows.items()
        if len(spread[key[1], key[2].casefold()]) <= _MOST_NAMES
    )


def _clean(label: str) -> str:
    return " ".join(_MARKUP.sub(" ", label).split())


def _unit(uses: list[Use]) -> str:
    """Give the first unit that is one, written as UDUNITS has it."""
    for use in uses:
        unit = " ".join(use.unit.replace("**", "").split())
        if unit in _ONES:
            return "1"
        if unit and unit.lower() not in _NO_UNITS and "table" not in unit.lower():
            return unit
    return ""
