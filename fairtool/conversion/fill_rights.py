"""Answers about what may be done with the data: licence or conditions, and limitations on public access."""

from dataclasses import replace

from fairtool.conversion.parts import says, with_resource
from fairtool.conversion.said import Answer, as_text, last
from fairtool.conversion.wrong import one_of
from fairtool.record.constraint import Constraints
from fairtool.record.record import Record
from fairtool.record.text import Text
from fairtool.vocabulary.inspire import CodeList, code_list, value
from fairtool.vocabulary.languages import language as language_named
from fairtool.vocabulary.licences import licence as licence_named

_LEGAL, _OTHER = "MD_LegalConstraints", "otherRestrictions"
_IN_FRENCH = ("fre", "fra", "fr")
_FRENCH = {"etalab-2.0": "Licence Ouverte 2.0 (Etalab)", "etalab-1.0": "Licence Ouverte 1.0 (Etalab)"}
_NONE = dict.fromkeys(("none", "no", "aucune"), "noLimitations")
_ACCESS, _USE = "LimitationsOnPublicAccess", "ConditionsApplyingToAccessAndUse"


def put_licence(record: Record, said: Answer) -> Record:
    """Put the licence or the conditions of use, in place of those that are there."""
    found = licence_named(last(said))
    condition = _of_list(code_list(_USE), last(said), record)
    if found and found.url:
        name = _FRENCH.get(found.key, found.name) if record.language in _IN_FRENCH else found.name
        text = Text(last(said) if len(last(said)) > len(name) else name, found.url)
    elif condition:
        text = condition
    else:
        text = as_text(said, record.language)
    kept = tuple(block for block in record.resource.constraints if not _is_use(block))
    return with_resource(record, constraints=(*kept, Constraints(_LEGAL, use=(_OTHER,), others=(text,))))


def put_limitations(record: Record, said: Answer) -> Record:
    """Put the limitations on public access: a value of the INSPIRE list, by any label, code or address."""
    entry = code_list(_ACCESS)
    text = _of_list(entry, _NONE.get(last(said).lower(), last(said)), record)
    if text is None:
        code = one_of("limitations", last(said), entry.values)
        text = _of_list(entry, code, record) or Text(code)
    kept = tuple(block for block in record.resource.constraints if not block.access)
    return with_resource(record, constraints=(*kept, Constraints(_LEGAL, access=(_OTHER,), others=(text,))))


def _of_list(entry: CodeList, said: str, record: Record) -> Text | None:
    """Give the value of a list as an anchor with its label in the language of the record."""
    found = value(entry.name, said)
    by_code = next((code for code in entry.values if said.strip().lower() == code.lower()), None)
    code = by_code or entry.code_of(said.strip()) or (found.entry if found else None)
    if code is None:
        return None
    known = language_named(record.language) if record.language else None
    labels, short = entry.values[code], (known.alpha2 if known else None) or "en"
    usual = entry.usual.get(code, ()) if short == "fr" else ()  # what French catalogues write; the list has no French
    return Text(labels.get(short) or next(iter(usual), "") or labels["en"], entry.value_uri(code))


def _is_use(block: Constraints) -> bool:
    return bool(block.use) and not block.access


def has_licence(record: Record) -> bool:
    """Tell whether some constraints say how the data may be used."""
    return any(
        (block.use and any(map(says, block.others))) or (block.limitations and not block.access)
        for block in record.resource.constraints
    )


def has_conditions(record: Record) -> bool:
    """Tell whether conditions of use stand where INSPIRE looks for them: as other restrictions with a text."""
    return any(_OTHER in block.use and any(map(says, block.others)) for block in record.resource.constraints)


def has_limitations(record: Record) -> bool:
    """Tell whether some constraints are about access."""
    return any(block.access for block in record.resource.constraints)


def has_public_access(record: Record) -> bool:
    """Tell whether the limitations on public access stand as INSPIRE wants them: as a value of its list."""
    entry = code_list(_ACCESS)
    anchors = [text.href for block in record.resource.constraints if _OTHER in block.access for text in block.others]
    return any(entry.code_of(href) for href in anchors)


def kinds_of(block: Constraints) -> frozenset[str]:
    """Give what constraints are about: access, use, or something else."""
    found = [name for name, codes in (("access", block.access), ("use", block.use or block.limitations)) if codes]
    return frozenset(found or (block.kind,))


def as_conditions(block: Constraints) -> Constraints:
    """Give constraints on use with their words where INSPIRE looks for them."""
    if block.access or block.others or not block.limitations or block.kind != _LEGAL:
        return block
    return replace(block, use=(_OTHER,), others=block.limitations)
