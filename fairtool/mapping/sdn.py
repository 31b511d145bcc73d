"""The attributes of SeaDataNet: what a variable is, by P01, and its unit, by P06; complete or absent."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from re import fullmatch

from fairtool.finding import Edit, SetAttribute
from fairtool.mapping.answer import Answer, Candidate, Remark
from fairtool.mapping.document_taken import accepted
from fairtool.mapping.labels import label_in
from fairtool.netcdf.dataset import Dataset
from fairtool.translate import marked

PARAMETERS = "nvs-p01"
UNITS = "nvs-p06"
ATTRIBUTES = ("sdn_parameter_urn", "sdn_parameter_name", "sdn_uom_urn", "sdn_uom_name")
_WITHOUT = marked("SeaDataNet attributes need the vocabularies P01 and P06: fairtool vocab pull nvs-p01 nvs-p06")
_HALF = marked("{where} gets no SeaDataNet attributes: no concept of {missing} is accepted for it")


@dataclass(frozen=True, slots=True)
class SdnPatch:
    """The edits, the versions of the vocabularies that they follow, and what the user should know."""

    edits: tuple[Edit, ...] = ()
    versions: tuple[str, ...] = ()
    notes: tuple[Remark, ...] = ()


def sdn_patch(dataset: Dataset, answers: Sequence[Answer], schemes: Iterable[str]) -> SdnPatch:
    """Give the attributes of each variable for which P01 and P06 are accepted both.

    `schemes` are the names of the thesauri that were looked into. The unit of a variable is what is accepted in P06
    for a keyword at its `units`. Nothing is concluded from P02, which is coarser. What a variable has already stays.
    """
    if not {PARAMETERS, UNITS} <= set(schemes):
        return SdnPatch(notes=(Remark(_WITHOUT),))
    parameters, units = _found(answers, PARAMETERS), _found(answers, UNITS)
    edits: list[Edit] = []
    used: list[Candidate] = []
    notes: list[Remark] = []
    for path in dict.fromkeys((*parameters, *units)):
        variable = dataset.variables.get(path)
        if variable is None or any(name in variable.attributes for name in ATTRIBUTES):
            continue
        parameter, unit = parameters.get(path), units.get(path)
        if parameter and unit and urn_of(parameter, "P01") and urn_of(unit, "P06"):
            edits.extend(_edits(path, parameter, unit))
            used += (parameter, unit)
        elif parameter or path in units:
            notes.append(Remark(_HALF, {"where": path, "missing": "P06" if parameter else "P01"}))
    return SdnPatch(tuple(edits), tuple(dict.fromkeys(map(_version, used))), tuple(notes))


def urn_of(one: Candidate, collection: str) -> str:
    """Give the URN of a concept: its notation, else by its address in the NVS; empty where it has none."""
    if fullmatch(rf"SDN:{collection}:[^:\s]*:[^:\s]+", one.notation):
        return one.notation
    found = fullmatch(rf"https?://vocab\.nerc\.ac\.uk/collection/{collection}/current/([^/\s]+)/?", one.uri)
    return f"SDN:{collection}::{found[1]}" if found else ""


def _found(answers: Iterable[Answer], scheme: str) -> Mapping[str, Candidate]:
    """Give what is accepted for each variable; the first of its names that has a concept decides."""
    found: dict[str, Candidate] = {}
    for answer in answers:
        at, _, attribute = answer.keyword.where.rpartition(":")
        path = at or attribute
        for one in accepted(answer):
            is_unit = attribute == "units"
            if path and one.scheme.name == scheme and is_unit is (scheme == UNITS):
                found.setdefault(path, one)
    return found


def _edits(path: str, parameter: Candidate, unit: Candidate) -> Iterator[Edit]:
    names = (label_in(one, ("en",)) for one in (parameter, unit))  # as SeaDataNet has them, whatever is shown
    values = (urn_of(parameter, "P01"), next(names), urn_of(unit, "P06"), next(names))
    for name, value in zip(ATTRIBUTES, values, strict=True):
        yield SetAttribute(path, name, value)


def _version(one: Candidate) -> str:
    said = " ".join(part for part in (one.scheme.version, one.scheme.date) if part)
    return f"{one.scheme.name.removeprefix('nvs-').upper()} {said}".strip()
