"""Making a record ready for an encoding: what follows from what it says, and what holds for the record itself."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from fairtool.conversion.encodings import Encoding
from fairtool.conversion.fill_facts import has_conformity, has_link, with_conformity
from fairtool.conversion.fill_parties import is_complete
from fairtool.conversion.fill_rights import as_conditions, has_conditions
from fairtool.conversion.identifier import AUTO, as_uri, derived, made
from fairtool.conversion.parts import citation_of, with_citation, with_resource
from fairtool.conversion.prepare_19115_3 import in_words_of_19115_3
from fairtool.conversion.prepare_19139 import in_words_of_19139
from fairtool.conversion.prepare_measured import measured
from fairtool.record.citation import Identifier, Online
from fairtool.record.content import Variable
from fairtool.record.distribution import Distribution, Transfer
from fairtool.record.flat_identifiers import DOI_ADDRESS, doi_of
from fairtool.record.lineage import Lineage
from fairtool.record.quality import Quality
from fairtool.record.record import Record
from fairtool.record.scope import Scope, ScopeDescription
from fairtool.record.text import Text

_PAGE: Mapping[str, str] = {"eng": "Page of the data", "fre": "Page des données"}
_PLAIN = frozenset({"dataset", "series"})  # levels whose quality needs no description
_ID = "data"  # of the element that services refer to
_LEVELS: Mapping[str, Mapping[str, str]] = {  # what a level is called, where the standard asks for a name
    "series": {"eng": "Series", "fre": "Série"},
    "service": {"eng": "Service", "fre": "Service"},
}
_STANDARDS: Mapping[str, tuple[str, str]] = {
    "iso19139": ("ISO 19115:2003/19139", "1.0"),  # as the catalogues of GeoNetwork call it
    "iso19115-3": ("ISO 19115-3", "2018"),
}


def is_new(record: Record) -> bool:
    """Tell whether a record was read from something else than ISO: in ISO it is a new one."""
    return not record.encoding.startswith("ISO-")


def identified(record: Record) -> Record:
    """Give a record with an identifier where it can be derived, or is to be made."""
    if record.identifier == AUTO:
        return replace(record, identifier=made(record))
    return record if record.identifier else replace(record, identifier=derived(record))


def prepared(record: Record, encoding: Encoding, today: date) -> Record:
    """Give the record as it goes to the writer of an encoding.

    In ISO it is UTF-8, has a date, and declares the standard of its own encoding, not that of its source. One that is
    new in ISO is made as INSPIRE wants it; one that was ISO before stays what it is.
    """
    if not encoding.is_iso:
        return record
    record = _declared(record, encoding, today)
    if not is_new(record):
        return in_words_of_19115_3(record) if _is_new_in_19115_3(record, encoding) else record
    record = _by_inspire(replace(record, standards=()))
    return in_words_of_19139(record) if encoding.name == "iso19139" else in_words_of_19115_3(record)


def _is_new_in_19115_3(record: Record, encoding: Encoding) -> bool:
    """Tell whether a record of ISO 19139 goes to ISO 19115-3, which asks for more."""
    return encoding.name == "iso19115-3" and not record.encoding.startswith("ISO-19115-3")


def _declared(record: Record, encoding: Encoding, today: date) -> Record:
    """Give what the record says of itself."""
    name, version = _STANDARDS[encoding.name]
    was = "iso19115-3" if record.encoding.startswith("ISO-19115-3") else "iso19139"
    changes = not record.standard_name or (was != encoding.name and not is_new(record))
    return replace(
        record,
        date_stamp=record.date_stamp or ("" if record.dates else today.isoformat()),
        character_set="utf8",
        standard_name=Text(name) if changes else record.standard_name,
        standard_version=version if changes else record.standard_version,
        standards=() if changes else record.standards,
    )


def _by_inspire(record: Record) -> Record:
    """Add what INSPIRE wants and follows from the rest: identifier of the data, contact of the record, conformity."""
    if record.identifier and not citation_of(record).identifiers:
        record = with_citation(record, identifiers=(Identifier(code=Text(as_uri(record.identifier))),))
    reachable = tuple(one for one in record.resource.contacts if is_complete(one))
    if reachable:
        contacts = record.contacts or (replace(reachable[0], role="pointOfContact"),)
        record = with_resource(replace(record, contacts=contacts), contacts=reachable)
    if not has_conditions(record):
        record = with_resource(record, constraints=tuple(map(as_conditions, record.resource.constraints)))
    record = with_resource(record, id=record.resource.id or _ID)
    if not has_conformity(record):
        record = with_conformity(record, passed=None)
    return _scoped(_with_landing_page(measured(_without_bare_limits(record))))


def _with_landing_page(record: Record) -> Record:
    """Give the address that a DOI leads to as a link, where the record has none."""
    doi = next(filter(None, map(doi_of, citation_of(record).identifiers)), "")
    if not doi or has_link(record):
        return record
    page = Text(_PAGE.get(record.language, _PAGE["eng"]))
    link = Online(url=f"{DOI_ADDRESS}{doi}", name=Text("DOI"), description=page, function="information")
    first, *others = record.distributions or (Distribution(),)
    return replace(
        record, distributions=(replace(first, transfers=(*first.transfers, Transfer(links=(link,)))), *others)
    )


def _without_bare_limits(record: Record) -> Record:
    """Leave out the range of variables without a unit, which ISO does not allow."""
    coverages = tuple(
        replace(one, variables=tuple(map(_with_unit_or_no_range, one.variables))) for one in record.coverages
    )
    return replace(record, coverages=coverages)


def _with_unit_or_no_range(variable: Variable) -> Variable:
    has_unit = variable.unit or variable.unit_name or variable.unit_definition
    return variable if has_unit else replace(variable, minimum=None, maximum=None)


def _scoped(record: Record) -> Record:
    """Give lineage and quality the scope of the record, and a name to a level that is no data set."""
    level = next(iter(record.scopes), "dataset")
    words = _LEVELS.get(level, {"eng": level})
    name = "" if level == "dataset" else words.get(record.language, words["eng"])
    scope = Scope(level, descriptions=() if level in _PLAIN else (ScopeDescription(other=name),))
    if name and not record.scope_names:
        record = replace(record, scope_names=(Text(name),))
    lineages = tuple(one if one.scopes else replace(one, scopes=(scope,)) for one in record.lineages or (Lineage(),))
    qualities = tuple(
        replace(one, scope=scope) if one.scope is None or one.scope == Scope(level) else one for one in record.qualities
    )
    return replace(record, lineages=lineages, qualities=qualities or (Quality(scope),))
