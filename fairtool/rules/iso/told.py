"""Which mistakes another rule of the run tells already, by structure or for INSPIRE: each is told once."""

from functools import lru_cache

from fairtool.context import Context
from fairtool.iso.element import Element
from fairtool.iso.view import XmlRecord
from fairtool.rules.inspire.levels import LEVELS, first_identification, identifications, levels

_LANGUAGES = ("inspire-c.5-metadata-language", "inspire-1.6-resource-language")
_LEVELS = ("inspire-1.1-resource-type", "inspire-3.1-resource-type")
_CONTACTS = "inspire-c.10-responsible-organisation"
_DATES = "inspire-c.11-temporal-reference"


def by_structure(element: Element, context: Context[XmlRecord], attribute: str = "") -> bool:
    """Tell whether the rules of structure refuse the value of an element, or an attribute of it."""
    rule = "iso-structure-attribute" if attribute else "iso-structure-value"
    return rule in context.beside and (element, attribute) in context.view.misvalued


def by_inspire(element: Element, rule: str, field: str, context: Context[XmlRecord]) -> bool:
    """Tell whether a rule of INSPIRE, which is of the run, looks at an element: that of a field of what is described.

    Without a field the element is the identification section itself.
    """
    return rule in context.beside and element in _judged(context.view, field)


@lru_cache(maxsize=16)
def _judged(view: XmlRecord, field: str) -> frozenset[Element]:
    return frozenset(
        one.element for resource in identifications(view) for one in (resource.all(field) if field else (resource,))
    )


def has_language_told(element: Element, context: Context[XmlRecord]) -> bool:
    """Tell whether a rule of INSPIRE looks at the element of a language: that of the metadata, or of the data."""
    return context.beside.issuperset(_LANGUAGES) and element.getparent() in _languages(context.view)


@lru_cache(maxsize=2)
def _languages(view: XmlRecord) -> frozenset[Element]:
    of_record = () if LEVELS.isdisjoint(levels(view)) else view.node.all("language")
    resource = first_identification(view)
    is_data = resource is not None and view.nodes("DataRecord")
    return frozenset(one.element for one in (*of_record, *(resource.all("languages") if resource and is_data else ())))


def has_code_told(element: Element, context: Context[XmlRecord]) -> bool:
    """Tell whether a rule of INSPIRE judges the value of a code: a level, a role, the type of a date."""
    beside = context.beside
    return bool(beside) and any(element in found for rule, found in _codes(context.view) if rule in beside)


@lru_cache(maxsize=2)
def _codes(view: XmlRecord) -> tuple[tuple[str, frozenset[Element]], ...]:
    """Give the elements of codes that each rule of INSPIRE judges, those where an unknown code is wrong by it."""
    scopes = view.node.all("scopes")[:1] if LEVELS.isdisjoint(levels(view)) else ()
    is_data = bool(view.nodes("DataRecord") or view.nodes("OtherRecord"))
    roles = [one for part in identifications(view) for one in part.all("contacts.role")]
    resource = first_identification(view)
    kinds = resource.all("citation.dates.type") if resource else ()
    rows = ((_LEVELS[0] if is_data else _LEVELS[1], scopes), (_CONTACTS, roles), (_DATES, kinds))
    return tuple((rule, frozenset(one.element for one in found)) for rule, found in rows)
