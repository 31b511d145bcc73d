"""Concepts in a data set: the edits of its header that say them, made as `fairtool fix` makes edits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from fairtool.finding import Edit, SetAttribute
from fairtool.mapping.answer import Answer, Remark
from fairtool.mapping.document_taken import accepted, taken
from fairtool.mapping.labels import label_in
from fairtool.mapping.netcdf_patch_keywords import with_concepts
from fairtool.mapping.sdn import PARAMETERS, UNITS, sdn_patch
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import StringText
from fairtool.netcdf.units import convertible
from fairtool.translate import marked

_STANDARD_NAMES = "cf-standard-names"
_UNITS_DIFFER = marked(
    "{where} gets no standard_name: its units {units} cannot be converted to {canonical}, those of {name}"
)
_NO_UNITS = marked("{where} gets no standard_name: it has no units to hold against {canonical}, those of {name}")


@dataclass(frozen=True, slots=True)
class HeaderPatch:
    """The edits of a header, and what the user should know."""

    edits: tuple[Edit, ...]
    notes: tuple[Remark, ...] = ()


def patched_header(
    dataset: Dataset, answers: Sequence[Answer], *, schemes: Sequence[str], today: date, sdn: bool = False
) -> HeaderPatch:
    """Give the edits for what is accepted: keywords, standard names, and with `sdn` the attributes of SeaDataNet.

    `schemes` are the names of the thesauri that were looked into. What the file says already stays as it is.
    """
    edits: list[Edit] = []
    notes: list[Remark] = []
    for answer in answers:
        for one in _standard_name(dataset, answer):
            if isinstance(one, Remark):
                notes.append(one)
            elif not any(isinstance(other, SetAttribute) and other.owner == one.owner for other in edits):
                edits.append(one)
    concepts = [one for _, one in taken(answers) if one.scheme.name not in {PARAMETERS, UNITS}]
    edits += [SetAttribute("/", name, text, _type(dataset)) for name, text in with_concepts(dataset, concepts).items()]
    if sdn:
        found = sdn_patch(dataset, answers, schemes)
        edits += found.edits
        notes += found.notes
        edits += _history(dataset, found.versions, today)
    return HeaderPatch(tuple(edits), tuple(notes))


def _standard_name(dataset: Dataset, answer: Answer) -> Iterator[SetAttribute | Remark]:
    """Give the standard name of a variable that has none, where its units can be those of the name."""
    at, _, attribute = answer.keyword.where.rpartition(":")
    variable = dataset.variables.get(at or attribute)
    best = next((one for one in accepted(answer) if one.scheme.name == _STANDARD_NAMES), None)
    if best is None or variable is None or "standard_name" in variable.attributes or attribute == "units":
        return
    units = variable.text("units") or ""
    if best.unit and units and convertible(units, best.unit):
        yield SetAttribute(variable.path, "standard_name", label_in(best, ("en",)))
    elif best.unit:
        values = {"where": variable.path, "units": units, "canonical": best.unit, "name": best.label}
        yield Remark(_UNITS_DIFFER if units else _NO_UNITS, values)


def _type(dataset: Dataset) -> str:
    """Give the type that the keywords are stored in, that of new text where there are none."""
    return "string" if isinstance(dataset.attributes.get("keywords"), StringText) else "char"


def _history(dataset: Dataset, versions: Sequence[str], today: date) -> Iterator[SetAttribute]:
    """Add to the history which versions of the NVS the attributes follow: no attribute is for that."""
    before = dataset.attributes.get("history")
    if versions and (before is None or isinstance(before, str)):
        line = f"{today.isoformat()} fairtool map: SeaDataNet attributes by NVS {', '.join(versions)}"
        kind = "string" if isinstance(before, StringText) else "char"
        yield SetAttribute("/", "history", f"{line}\n{before}" if before else line, kind)
